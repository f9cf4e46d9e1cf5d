"""What a story says a person is, in the words beside the name: "Rui Salgado, a spokesman for the union,"."""

from __future__ import annotations

import re

from ..document import Document
from ..layers.saying import SAYING
from ..span import Span

_WORD = r"(?:(?:[A-Z]\.)+|[^\s,.;:!?()\"\u201c\u201d\u2014]+)"
_AGE = r"(?:,?\s+\d{1,3})?"
_AFTER = re.compile(
    rf"{_AGE},\s+(?P<role>(?:(?:an?|the|its|his|her|their)\s+)?(?!who\b|which\b|and\b|but\b|or\b|where\b|when\b|whose\b"
    rf"|according\b|speaking\b|\w+ing\b|\w+ed\b|said\b|told\b|he\b|she\b|they\b|they\b|it\b|as\b|in\b|on\b|at\b|from\b"
    rf"|for\b|with\b|of\b|to\b|by\b)[a-z][^\W\d]*(?:[-\s]{_WORD}){{0,9}}?)(?=[,.;]|\s\()"
)
_BEFORE = re.compile(
    r"(?:^|[.,;:\u201d\"]\s+|\b(?:and|but|said|says|told)\s+)"
    rf"(?P<role>(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s+(?:{_WORD}\s+){{0,7}}?[a-z][\w-]+),\s+$"
)
_REACH = 90


def role_of(document: Document, name: Span) -> str:
    """The words beside a name that say what the person is; "" where none do."""
    block = document.blocks[document.block_at(name.start)].span
    text = document.text
    after = _AFTER.match(text, name.end, min(block.end, name.end + _REACH))
    if after is not None and (role := _tidy(after["role"])):
        return role
    before = _BEFORE.search(text[max(block.start, name.start - _REACH) : name.start])
    return _tidy(before["role"]) if before is not None else ""


def _tidy(role: str) -> str:
    """On one line, without its article and without the verb that the story goes on with."""
    words = role.split()
    cut = next((index for index, word in enumerate(words) if word in SAYING), len(words))
    return re.sub(r"^(?:an?|the) ", "", " ".join(words[:cut]), flags=re.I)
