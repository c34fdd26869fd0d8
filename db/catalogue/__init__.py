"""What a librarian adds to an article, and how it is found and proved (private)."""
