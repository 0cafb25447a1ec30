"""Documents that leave the app, made in memory."""
