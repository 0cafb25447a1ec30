"""Use cases: plain functions over an open journal."""
