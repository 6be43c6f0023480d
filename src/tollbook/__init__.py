"""Tollbook: news reports into a defensible casualty record."""
