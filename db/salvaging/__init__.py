"""What can still be read of a damaged database, without SQLite, and the way back to an archive."""
