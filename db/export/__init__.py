"""What leaves the archive: papers for people, one module a format; plain data in, bytes out."""
