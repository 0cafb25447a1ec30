"""Tests of the page that shares with a mentor."""
