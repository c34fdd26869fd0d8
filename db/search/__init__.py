"""How Vietnamese is found."""
