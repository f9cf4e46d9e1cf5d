"""Layers: what many rules need to know of a text, computed once a document and only when asked for."""
