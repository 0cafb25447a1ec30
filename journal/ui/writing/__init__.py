"""The guided writing page: one prompt at a time, saved as it is written."""
