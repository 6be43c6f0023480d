"""Closed word lists of English news on violence. General: no war, no country, no decade."""
