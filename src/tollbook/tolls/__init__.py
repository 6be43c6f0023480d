"""Tolls: from statements to low, best and high that explain themselves."""
