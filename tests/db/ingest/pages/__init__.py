"""What is found on web pages, part by part."""
