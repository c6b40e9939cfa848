"""Measurements of the real chain, compared with a committed baseline."""
