"""Readers of what other journals wrote: plain records out, nothing changed. One file for each source."""
