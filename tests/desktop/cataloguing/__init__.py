"""Tests of cataloguing."""
