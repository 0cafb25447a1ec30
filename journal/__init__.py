"""Afterword: a private, offline reflection journal."""
