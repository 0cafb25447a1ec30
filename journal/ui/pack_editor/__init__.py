"""Writing a prompt pack: the page, its outline, its forms and the preview beside them."""
