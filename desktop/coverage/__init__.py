"""What the archive holds of an award, year by year."""
