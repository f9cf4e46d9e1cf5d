"""Kinds that do arithmetic: figures against figures."""
