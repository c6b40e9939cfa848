"""Answers of founders -> a cited plan of registration: the form, the documents, the calendar. Read `plan.py` first."""
