"""The Journal page: find an entry, read it, mend it."""
