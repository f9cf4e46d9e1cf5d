"""Kinds that look at names: people, organizations, titles, places."""
