"""Is the block under the headline a deck (standfirst, dek) or already the lede?

A deck taken for the lede makes the real lede look like a repetition; a lede taken for
a deck is taken out of the story. The second is the worse error, so a deck needs a
sign of its own: a missing full stop, a byline or an empty line after it, or a name that
the story introduces a second time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..wording import Wording

_MAX_WORDS = 40
_MIN_WORDS = 5
_REPORTING = Wording(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:said|told|according\s+to|announced|yesterday|today|tonight)\b"
    r"|[\"“”]|\([A-Z]"
)
_STOPPED = Wording(r"[.!?…][\"”’')\]]*$")
_INNER_STOP = Wording(r"[a-z\d’”)]{2}[.!?][\"”’]?\s+[\"“‘]?[A-Z]")
_FULL_NAME = Wording(
    r"\b(?=([A-Z][a-zà-ÿ]+(?:\s[A-Z]\.)?)\s((?:[A-Z]['’]|Ma?c)?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?)\b(?!-|\s[A-Z]))"
)
_TITLES = frozenset(
    """Bishop Cardinal Chancellor Chief Congressman Councillor Dame Doctor General Governor Judge Justice King Lady
    Lord Mayor Minister Miss Pope Premier President Prime Prince Princess Queen Secretary Senator Sheriff Sir
    Speaker""".split()
)
"""Words that stand before a surname again and again, as no first name does."""
_COURTESY = frozenset({None, "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."})
"""What stands before a surname that comes alone."""


def is_deck(texts: Sequence[str], index: int, lede: int, *, apart: int = 0) -> bool:
    """Whether block `index`, under the headline, is a deck; `lede` is the next block of prose.

    `apart` is how many first blocks one empty line sets off from the rest (0: unknown).
    """
    text = texts[index]
    words = len(text.split())
    if lede + 1 >= len(texts) or not _MIN_WORDS <= words <= _MAX_WORDS or len(texts[lede].split()) < 12:
        return False
    if not _STOPPED.search(text):
        return text[-1] not in ":;," and text[0].isupper()
    if _REPORTING.search(text) or _INNER_STOP.search(text):
        return False
    if lede > index + 1 or index + 1 == apart:
        return True
    return bool(_REPORTING.search(texts[lede])) and _introduced_again(text, texts[lede:])


def _introduced_again(deck: str, story: Sequence[str]) -> bool:
    """Whether a full name in the deck comes again in full before its surname comes alone.

    A surname that never comes alone is none: no story calls New York just York, one that
    calls the Justice Department the Department does so with an article, and the Korea
    after South is not the one after North.
    """
    text = "\n".join(story)
    for found in _FULL_NAME.finditer(deck):
        first, last = found.groups()
        if first in _TITLES or not _leads(text, first, last):
            continue
        mentions = re.finditer(rf"(?:\b({re.escape(first)}|the|[A-Z][\w.]*)\s+)?\b{re.escape(last)}\b", text)
        before = [mention[1] for mention in mentions]
        if before and before[0] == first and not _COURTESY.isdisjoint(before):
            return True
    return False


def _leads(text: str, first: str, last: str) -> bool:
    """Whether the first name stands before the surname where a text first has that: seen without a pattern."""
    place = text.find(last)
    while place >= 0 and _in_word(text, place, place + len(last)):
        place = text.find(last, place + 1)
    before = text[: max(0, place)]
    return first.startswith(last) or before != (bare := before.rstrip()) and bare.endswith(first)


def _in_word(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(char.isalnum() or char == "_" for char in around)
