"""The encrypted folder: header, key slots, recovery code."""
