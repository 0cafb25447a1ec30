"""What the writer may set, and what there is to know about this journal."""
