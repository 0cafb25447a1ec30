"""Files attached to entries: adding, showing, saving a copy."""
