"""Insights: what entries show, as small figures."""
