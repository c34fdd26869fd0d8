"""Figures, not verdicts: how fast, how much memory, how large. Run by `dev.py bench`."""
