"""The archive as it was: the list of backups, a look at one, and the way back to it."""
