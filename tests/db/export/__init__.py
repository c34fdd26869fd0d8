"""What leaves the archive on paper."""
