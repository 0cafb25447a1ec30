"""Tags and saved searches: rename, merge, delete."""
