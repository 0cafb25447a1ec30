"""The ways into a journal: unlocking one, and making the first."""
