"""The Guides page: the gallery, a guide's details, trying one out, and packs that come and go."""
