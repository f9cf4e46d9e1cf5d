"""How kinds of the figures desk say what they worked out, and how sure they are of it."""

from __future__ import annotations

from ...diagnostic import Severity
from ...document import Document
from ...layers.quotes import in_quotation
from ...rule import Match
from ...span import Span
from .shape import Figure


def percent(value: float, like: str = "") -> str:
    """A percentage in figures, with as many decimals as small ones need or as `like` has: 25%, 3.2%, 0.04%."""
    size = abs(value)
    decimals = 1 if "." in like or size < 10 else 0
    if 0 < size < 0.95:
        decimals = 2
    return f"{_bare(round(size, decimals))}%"


def amount(value: float) -> str:
    """A number as a reader would write it: 38,506, 1.5 million, 0.25."""
    for scale, word in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if abs(value) >= scale and abs(value / scale * 1000 - round(value / scale * 1000)) < 1e-6:
            return _bare(round(value / scale, 3)) + word
    return _bare(round(value, 2))


def _bare(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def evidence(figures: list[Figure], words: str) -> tuple[tuple[Span, str], ...]:
    """The other figures of a sum, for `Match.related`."""
    return tuple((figure.span, words) for figure in figures)


def asked(document: Document, match: Match, question: str, *, unsure: bool) -> Match:
    """The match as a question, where it is unsure or the words are a speaker's."""
    if unsure or in_quotation(document, match.span) or document.zone_at(match.span.start) == "blockquote":
        return match._replace(severity=Severity.QUERY, message=question)
    return match
