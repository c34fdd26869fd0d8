"""Each part of an archive is looked at by itself."""
