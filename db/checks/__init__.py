"""The parts of an archive, each looked at by a function of its own that changes nothing."""
