"""What a measure is."""

from __future__ import annotations

from ...record import NamedTuple
from ...span import Span
from ..numerals import Numeral
from ..units import Unit


class Measure(NamedTuple):
    """A figure, a range or a product of figures in one unit.

    `numerals` are the figures, in `unit`; `joint` is "to" (70 to 80 miles), "by" (10 by 20 feet) or "".
    `first` and `last` are its tokens, half-open; `span` their stretch.
    """

    numerals: tuple[Numeral, ...]
    joint: str
    unit: Unit
    first: int
    last: int
    span: Span
