"""Pairs of invented articles that name the same person, or two of one name."""
