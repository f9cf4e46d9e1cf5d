"""What a story says a person is, in the words beside the name: "Rui Salgado, a spokesman for the union,"."""

from __future__ import annotations

import re

from ..document import Document
from ..layers.saying import SAYING
from ..span import Span

_WORD = r"(?:(?:[A-Z]\.)+|[^\s,.;:!?()\"\u201c\u201d\u2014]+)"
_NO_ROLE = (
    "who|whose|whom|which|that|where|when|while|and|but|or|if|because|though|he|she|they|it|we|you|there|then|not"
    "|as|in|on|at|from|for|with|of|to|by|after|before|during|since|until|about|among|under|over|like|also|both|all"
    "|more|most|according|said|told|is|are|was|were|be|has|have|had|do|does|did|will|would|can|could|may|might|must"
)
"""Words with which a sentence goes on behind a name without saying what the person is."""
_VERBS = frozenset("is are was were has have had will would could can may might must did does do".split())
_AGE = r"(?:,?\s+\d{1,3})?"
_AFTER = re.compile(
    rf"{_AGE},\s+(?P<role>(?:(?:an?|the|its|his|her|their)\s+)?(?!(?:{_NO_ROLE}|\w+ing|\w+ed)\b)[a-z][^\W\d]*(?:[-\s]{_WORD}){{0,9}}?)(?=[,.;]|\s\()"
)
_BEFORE = re.compile(
    r"(?:^|[.,;:\u201d\"]\s+|\b(?:and|but|said|says|told)\s+)"
    rf"(?P<role>(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s+(?:{_WORD}\s+){{0,7}}?[a-z][\w-]+),\s+$"
)
_SECOND = re.compile(r"^.*\sand\s+(?=(?:an?|the|its|his|her|their)\s)", re.S)
"""What stands before the last of two: "the news media and his opponent, Jane Roe"."""
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
    """On one line, without its article and without the verb that the story goes on with; "" where it is a clause."""
    words = _SECOND.sub("", role).split()
    cut = next((index for index, word in enumerate(words) if word in SAYING), len(words))
    if not _VERBS.isdisjoint(words[:cut]) and "who" not in words:
        return ""
    return re.sub(r"^(?:an?|the) ", "", " ".join(words[:cut]), flags=re.I)
