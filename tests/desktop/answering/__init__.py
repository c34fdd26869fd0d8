"""Tests of what is given to readers."""
