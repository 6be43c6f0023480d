"""Readers of country files: each yields (line, record) and raises RowError on a bad row."""
