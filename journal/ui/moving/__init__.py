"""Everything out of the journal at once, and other journals in."""
