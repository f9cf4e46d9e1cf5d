"""Outlines: a quick look at what a text lacks."""

from __future__ import annotations

_COMMON = b"abcdefghilmnoprstuwy"


def outline(text: str) -> bytes:
    """A text without its common letters, a quarter of it.

    It holds the outline of whatever the text holds: strings of marks, capitals and figures,
    of which most texts hold none, are looked for in a quarter of the time.
    """
    return text.encode("utf-8", "surrogatepass").translate(None, _COMMON)
