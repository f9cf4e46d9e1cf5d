"""Of what time a figure is: the date in its sentence that goes with it."""

from __future__ import annotations

from bisect import bisect_left

from ...document import Document
from ..dates import Date, dates
from ..quantities import COMPARED, Quantity, quantities
from ..saying import PLAIN
from ..sentences import sentence_at
from ..tokens import Tokens, tokens

_REACH = 14
"""Tokens between a figure and its date."""
_WINDOW = 60
"""Tokens to either side of a figure in which its dates stand; a sentence may be a whole text."""
_BREAKS = frozenset(
    "; : — – ( ) but while whereas although though than compared from versus up down after before until since "
    "when".split()
)
"""What parts a figure from a date: the other half of a comparison, another event."""
_CLAUSES = frozenset("; : — – but while whereas although though compared versus than from".split())
_STATING = 4
_SAYING = PLAIN - {"added", "adds"}
"""Tokens between a verb of saying and the day on which it was said: "said in a statement Monday"."""
_LEAD = 4
"""Tokens of a date at the start of a sentence: it is of all that follows its comma."""
_BETWEEN = frozenset(
    "on late early in a an the statement interview email report tweet briefing news conference".split()
)


class Times:
    """The dates and figures of one document, to be asked what date a figure is of; a length of time is of none."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._stream: Tokens = tokens(document)
        self._dates = [item for item in dates(document) if item.kind not in ("decade", "century")]
        self._starts = [item.tokens[0] for item in self._dates]
        self._firsts = [item.first for item in quantities(document) if item.role in COMPARED]

    def of(self, item: Quantity) -> tuple[Date | None, Date | None]:
        """(the date that the figure is of, the date on which it was said); None for none."""
        sentence = sentence_at(self._document, item.span.start)
        begin, end = self._stream.at(sentence.start), self._stream.at(sentence.end)
        first, last = max(begin, item.first - _WINDOW), min(end, item.last + _WINDOW)
        here = self._dates[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        if not here:
            return None, None
        said = [date for date in here if self._is_stated(date, begin, end)]
        told = [date for date in here if date not in said and not item.first <= date.tokens[0] < item.last]
        own = self._own(item, told, begin) if item.dimension != "time" or item.role == "age" else None
        return own, min(said, key=lambda date: abs(date.tokens[0] - item.first), default=None)

    def _own(self, item: Quantity, told: list[Date], begin: int) -> Date | None:
        """The date right behind the figure, with no other figure between; else the one before; else the only one."""
        after = next((date for date in told if date.tokens[0] >= item.last), None)
        if after is not None and self._joined(item.last, after.tokens[0], _BREAKS):
            return after
        before = next((date for date in reversed(told) if date.tokens[1] <= item.first), None)
        if before is not None and self._joined(before.tokens[1], item.first, _CLAUSES):
            # "The wall, built in 1961, is 9 feet high": the date is of what the commas set off.
            apart = "," in self._stream.keys[before.tokens[1] : item.first]
            return before if not apart or before.tokens[0] - begin < _LEAD else None
        return self._only(item, told)

    def _only(self, item: Quantity, told: list[Date]) -> Date | None:
        """The one date of a sentence without a comparison."""
        if len(told) != 1:
            return None
        first, last = sorted((item.first, told[0].tokens[0]))
        return told[0] if _BREAKS.isdisjoint(self._stream.keys[first:last]) else None

    def _joined(self, first: int, last: int, breaks: frozenset[str]) -> bool:
        """Whether no other figure and no break stands between two tokens."""
        if last - first > _REACH or not breaks.isdisjoint(self._stream.keys[first:last]):
            return False
        return bisect_left(self._firsts, first) == bisect_left(self._firsts, last)

    def _is_stated(self, date: Date, begin: int, end: int) -> bool:
        """Whether a date is the day on which somebody spoke: said Monday, police on Monday said."""
        keys = self._stream.keys
        first, last = date.tokens
        for at in range(first - 1, max(begin, first - 1 - _STATING) - 1, -1):
            if keys[at] in _SAYING:
                return True
            if keys[at] not in _BETWEEN:
                break
        return last < end and keys[last] in _SAYING and first > begin + 1
