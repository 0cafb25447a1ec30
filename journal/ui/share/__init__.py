"""Sharing with a mentor: what leaves, line by line, and the very file that will."""
