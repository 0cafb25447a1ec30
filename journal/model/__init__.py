"""What the journal is made of: plain values and pure functions."""
