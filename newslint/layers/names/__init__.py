"""Names in a story: who is named where, as what, and which later mentions are the same person.

No model and no list of known people: capitals, titles, particles, endings, and what the
story itself says (a full name once, a surname later). What the evidence does not decide
has the kind "".
"""

from __future__ import annotations

from ...document import Document, layer
from .people import Story, read
from .types import Mention, Name, Person

__all__ = ["Mention", "Name", "Person", "names", "people", "person_at"]


@layer
def _story(document: Document) -> Story:
    return read(document)


def names(document: Document) -> list[Name]:
    """Every name of the story in order, single words that were never introduced included."""
    return _story(document).names


def people(document: Document) -> list[Person]:
    """Everybody whom the story names in full or with a title, in the order of first mention."""
    return _story(document).people


def person_at(document: Document, offset: int) -> Person | None:
    """The person whose name covers the offset, None where there is none."""
    from bisect import bisect_right

    starts = _mention_starts(document)
    at = bisect_right(starts, (offset, len(people(document)))) - 1
    if at < 0:
        return None
    person = people(document)[starts[at][1]]
    covers = any(item.span.start <= offset < item.span.end for item in person.mentions)
    return person if covers else None


@layer
def _mention_starts(document: Document) -> list[tuple[int, int]]:
    """Where each mention starts, and the index of its person."""
    found = [(item.span.start, index) for index, person in enumerate(people(document)) for item in person.mentions]
    return sorted(found)
