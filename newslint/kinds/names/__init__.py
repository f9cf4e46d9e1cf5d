"""Kinds that look at names: people, organisations, titles, places."""
