"""Small widgets that pages are made of: one file each, no knowledge of journals."""
