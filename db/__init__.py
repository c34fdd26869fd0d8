"""The archive: an offline store of Vietnamese press articles."""
