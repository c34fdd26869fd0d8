"""Each format is read as its module promises."""
