"""Texts and originals read again while nobody works, and what is said of what is not as it was."""
