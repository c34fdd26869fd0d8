"""The window in which an archive is checked."""
