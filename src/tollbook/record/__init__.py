"""The record: what was reported, what was claimed, what was decided, in a database."""
