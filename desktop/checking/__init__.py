"""Whether the archive is sound: a look at every part, what helps, and a report on paper."""
