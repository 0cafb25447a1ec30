"""Follow-ups: conversations to go back to, and the card to take along."""
