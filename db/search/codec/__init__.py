"""The index as arrays: how articles become them, how they lie on the disk, how they answer."""
