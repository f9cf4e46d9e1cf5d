"""A claim, and whether two of them have one source and one time."""

from __future__ import annotations

from ...record import NamedTuple
from ..dates import Date
from ..quantities import Quantity
from .voices import Voice

_PRINTED = ("year", "month", "day", "weekday")


class Claim(NamedTuple):
    """A figure, who says so, and of when it is.

    `voice` is None where the story says so itself. `when` is the date that the figure is of ("in 2019",
    "as of Monday", "last year"), `stated` the one on which it was said ("police said Monday");
    None where the sentence has none.
    """

    item: Quantity
    voice: Voice | None
    when: Date | None
    stated: Date | None

    @property
    def date(self) -> Date | None:
        """The date that the figure is of, else the one on which it was said."""
        return self.when or self.stated


def same_source(one: Claim, other: Claim) -> bool | None:
    """Whether one source has both figures; None where the story leaves that open."""
    first, second = one.voice, other.voice
    if first is None or second is None:
        return None
    return first.same(second)


def same_time(one: Claim, other: Claim) -> bool | None:
    """Whether both figures are of one time; None where the story leaves that open."""
    first, second = one.date, other.date
    if first is None or second is None:
        return None
    if first.first and first.last and second.first and second.last:
        return first.first <= second.last and second.first <= first.last
    told = [(getattr(first, part), getattr(second, part)) for part in _PRINTED]
    both = [(here, there) for here, there in told if here is not None and there is not None]
    if "relative" in (first.kind, second.kind):
        return None
    return all(here == there for here, there in both) if both else None
