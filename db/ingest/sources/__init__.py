"""One module for each format that articles come in."""
