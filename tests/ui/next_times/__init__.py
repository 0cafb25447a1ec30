"""Next times in the window."""
