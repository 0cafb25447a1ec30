"""One editor for each field type of `journal.model.fields`."""
