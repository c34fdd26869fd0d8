"""Helping: the sheet of keys, whether the archive is sound, and what program this is."""
