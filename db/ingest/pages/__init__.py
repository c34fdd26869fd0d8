"""How a web page is read: its text, what it says of itself, and where its article stands."""
