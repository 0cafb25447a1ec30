"""People: who there is, a person with everything in order, and names changed everywhere."""
