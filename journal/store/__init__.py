"""The encrypted database: schema, entries, search."""
