"""Saves what people change in the catalogue, each change with its history (private)."""
