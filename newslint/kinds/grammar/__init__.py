"""Kinds that know how English words stand together."""
