"""Private files: atomic writes and the instance lock."""
