"""Prompt packs: reading, checking and stepping through guides."""
