"""The Today page: the ways in, what waits, and drafts to go on with."""
