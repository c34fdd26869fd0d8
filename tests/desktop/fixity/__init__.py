"""Tests of what goes on while nobody works."""
