"""Web and mail addresses that stand in the text itself."""

from __future__ import annotations

from ..document import Zone
from ..span import Span
from ..wording import Wording

_URL = Wording(r"(?:https?://|www\.)[^\s<>\"“”]+|(?<![\w.+-])[\w+-][\w.+-]{0,63}@[\w-]{1,63}\.[\w.-]{1,190}")
_TAIL = ".,;:!?'’)]*_"


def find_urls(text: str) -> list[Zone]:
    """The `url` zones of a text, in order, without the punctuation that ends a sentence."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    zones = []
    for found in _URL.finditer(text):
        words = found.group().rstrip(_TAIL)
        if words.endswith(("/", "=")) or "(" not in words:
            end = found.start() + len(words)
        else:  # a bracket opened inside the address closes inside it
            end = found.start() + len(words) + found.group()[len(words) :].startswith(")")
        zones.append(Zone("url", Span(found.start(), end)))
    return zones
