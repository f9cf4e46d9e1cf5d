"""The marks in the story of a report: findings as links to their cards, facts as words that can be lit up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...record import NamedTuple
from ...span import Span
from ..markup import escape, named, shown
from ..result import FileResult, Located, Range, Story
from .story import Cut, plain_span


class Mark(NamedTuple):
    """One place of a finding, in code points of the plain text.

    `key` is the finding's on the page, `number` its own in the list; `half` is 0 for the
    place itself, from 1 for the other halves of the contradiction; `twin` is the place
    that it leads to, where there is one.
    """

    span: Span
    anchor: str
    key: str
    number: int
    half: int
    found: Located
    twin: Twin | None = None


class Twin(NamedTuple):
    """Another half of a contradiction: the id of its place, its line, and whether it stands further down."""

    anchor: str
    line: int
    below: bool


class Fact(NamedTuple):
    """One place of a fact."""

    span: Span
    anchor: str
    key: str


def key_of(file: int, number: int) -> str:
    """What a finding is called on the page: that of a file, both counted from 1."""
    return f"{file}-{number}"


def anchor_of(key: str, half: int = 0) -> str:
    """The id of a place in the story."""
    return f"m{key}r{half}" if half else f"m{key}"


def marks(result: FileResult, story: Story, file: int) -> Iterator[Mark]:
    """The marks of the `file`th result: each half of a contradiction leads to the next, the last to the first."""
    for number, found in enumerate(result.diagnostics, 1):
        key = key_of(file, number)
        places = [found.place.range, *(other.place.range for other in found.related)]
        for half, where in enumerate(places):
            after = (half + 1) % len(places)
            twin = _twin(anchor_of(key, after), where, places[after]) if len(places) > 1 else None
            yield Mark(plain_span(story, Span(*where[:2])), anchor_of(key, half), key, number, half, found, twin)


def _twin(anchor: str, here: Range, there: Range) -> Twin:
    return Twin(anchor, there.line, there.start >= here.start)


def told(cut: Cut[Mark | Fact]) -> str:
    """A piece of the story as HTML."""
    facts = [spot for spot in cut.over if isinstance(spot, Fact)]
    found = [spot for spot in cut.over if isinstance(spot, Mark)]
    words = shown(cut.text)
    if facts:
        first, *more = [spot.anchor for spot in cut.begin if isinstance(spot, Fact)] or [""]
        named_here = f' id="{first}"' if first else ""
        keys = " ".join(dict.fromkeys(fact.key for fact in facts))
        words = f'{_anchors(more)}<span data-of="{keys}"{named_here}>{words}</span>'
    return _marked(cut, found, words) if found else words


def _marked(cut: Cut[Mark | Fact], over: list[Mark], words: str) -> str:
    begin = [spot for spot in over if spot in cut.begin]
    end = sorted((spot for spot in over if spot in cut.end), key=lambda spot: spot.number)
    inner = over[0]
    severity = max(spot.found.severity for spot in over).label
    point = "" if cut.text else " point"
    keys = " ".join(dict.fromkeys(spot.key for spot in over))
    # Whoever goes from link to link meets each mark once, however many pieces it is in.
    place = f' id="{begin[0].anchor}"' if begin else ' tabindex="-1"'
    title = named("\n".join(dict.fromkeys(spot.found.message for spot in over)))
    ends = f' data-ends="{" ".join(dict.fromkeys(spot.key for spot in end))}"' if end else ""
    return (
        f'{_anchors([spot.anchor for spot in begin[1:]])}<mark class="{severity}{point}" data-of="{keys}"{ends}>'
        f'<a{place} href="#i{inner.key}" aria-label="{named(_label(cut.text, inner))}" title="{title}">{words}</a>'
        f"</mark>{_numbers(end)}{''.join(map(_arrow, end))}"
    )


def _label(text: str, mark: Mark) -> str:
    what = f"{mark.found.severity.label} {mark.number}"
    return ", ".join(filter(None, (" ".join(text.split()), f"other half of {what}" if mark.half else what)))


def _numbers(end: list[Mark]) -> str:
    """The numbers of the findings that end here, as a footnote has them; they are no words of the story."""
    return "".join(
        f'<sup class="ref {mark.found.severity.label}" data-for="{mark.key}" data-n="{mark.number}"'
        ' aria-hidden="true"></sup>'
        for mark in {mark.key: mark for mark in end}.values()
    )


def _arrow(mark: Mark) -> str:
    if mark.twin is None:
        return ""
    label = f"other half of {mark.found.severity.label} {mark.number}, line {mark.twin.line}"
    way = "down" if mark.twin.below else "up"
    return (
        f'<a class="twin {way}" data-for="{mark.key}" href="#{mark.twin.anchor}"'
        f' aria-label="{label}" title="{label}"></a>'
    )


def _anchors(names: Sequence[str]) -> str:
    """Places whose element has a name already."""
    return "".join(f'<span id="{escape(name)}"></span>' for name in names)
