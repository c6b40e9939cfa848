"""Russian as drafts are written in: numbers of things, sums, days and periods, places, beginnings of words. Knows no fund."""
