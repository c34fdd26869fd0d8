"""Opening: the first screen, and how an archive is chosen, made and opened."""
