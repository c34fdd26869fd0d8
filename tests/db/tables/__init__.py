"""Tests of the tables of an archive."""
