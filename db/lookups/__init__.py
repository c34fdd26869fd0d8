"""Reads the catalogue: what was recorded of articles, names, awards and figures (private)."""
