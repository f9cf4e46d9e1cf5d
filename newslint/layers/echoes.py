"""Quotations that give the same words: word for word, or nearly so.

Two quotations are aligned from a run of words that both hold. What an ellipsis or square
brackets stand for is left open, and so is what comes before and after the words they share.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..document import Document, layer
from ..record import NamedTuple
from ..span import Span
from .attributions import Attribution, quotations
from .tokens import Tokens, tokens

_SEED = 3
_SHORT = 5
"""Words of a fragment in which a change leaves no run of so many."""
_OFTEN = 4
"""A run that stands in more quotations than this is a formula."""
_NEARLY = 0.7
"""What part of the shorter quotation must agree for the two to be one remark."""
GAP = "*"
"""What stands in a row of words for what was cut or put in."""
_SLIP = 5
"""Letters of a word of which another is a slip."""
_ENOUGH = 4
"""Words that must agree for other words to be a change, and no remark of their own."""
_BRIDGES = ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0))
"""How many words of the one may stand for how many of the other."""


class Spoken(NamedTuple):
    """The words of one quotation, folded; a gap where something was cut or put in."""

    attribution: Attribution
    keys: tuple[str, ...]
    spans: tuple[Span, ...]


class Change(NamedTuple):
    """Words of one quotation that stand for others in its echo, with the words that agree around them.

    `slip`: whether they are one word each, and a letter apart.
    """

    here: Span
    there: Span
    slip: bool


class Echo(NamedTuple):
    """Two quotations that share words; `here` is the later one in the text.

    `shared`: how many words agree, and `share` what part that is of the shorter one. `changes`:
    where they do not, in between or, for words that look alike, at the end. `here_words` and
    `there_words`: the stretches from the first shared word to the last.
    """

    here: Spoken
    there: Spoken
    shared: int
    share: float
    changes: tuple[Change, ...]
    here_words: Span
    there_words: Span


@layer
def spoken(document: Document) -> list[Spoken]:
    """The quotations of a document as rows of words."""
    stream = tokens(document)
    return [_words(document, stream, item) for item in quotations(document)]


@layer
def echoes(document: Document) -> list[Echo]:
    """The pairs of quotations that share a run of words, in the order of the later ones.

    What has been quoted in the very same words before is paired with the first such place alone.
    """
    rows = spoken(document)
    partners: list[dict[int, tuple[int, int]]] = [{} for _ in rows]
    _pair(rows, _SEED, [True] * len(rows), partners)
    short = [_SEED < len(row.keys) <= _SHORT for row in rows]
    if any(short):
        _pair(rows, _SEED - 1, short, partners)
    return [
        _align(row, rows[other], *start)
        for row, others in zip(rows, partners, strict=True)
        for other, start in sorted(others.items())
    ]


def _pair(rows: list[Spoken], size: int, wanted: list[bool], partners: list[dict[int, tuple[int, int]]]) -> None:
    """Note for each quotation the earlier ones with which it shares a run of so many words, and where both have it.

    One of the two at least must be wanted.
    """
    seen: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    firsts: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows):
        first = firsts.setdefault(row.keys, number)
        for at in range(len(row.keys) - size + 1):
            seed = row.keys[at : at + size]
            if GAP in seed:
                continue
            places = seen.get(seed)
            if places is None:
                if first == number:
                    seen[seed] = [(number, at)]
                continue
            for other, place in places:
                if other != number and (wanted[number] or wanted[other]) and (first == number or other == first):
                    partners[number].setdefault(other, (at, place))
            if first == number and len(places) < _OFTEN:
                places.append((number, at))


def variants(document: Document) -> Iterator[Echo]:
    """The pairs of quotations that are one but for a word or two, not those of one paragraph."""
    for echo in echoes(document):
        if echo.changes and echo.share >= _NEARLY:
            blocks = {document.block_at(words.start) for words in (echo.here_words, echo.there_words)}
            display = any(document.blocks[block].name in ("headline", "deck") for block in blocks)
            slip = any(change.slip for change in echo.changes)
            if len(blocks) == 2 and (display or slip or echo.shared >= _ENOUGH):
                yield echo


def _words(document: Document, stream: Tokens, item: Attribution) -> Spoken:
    keys: list[str] = []
    places: list[int] = []
    depth = 0
    first, last = stream.at(item.words.start), stream.at(item.words.end)
    for index, key in enumerate(stream.keys[first:last], first):
        if depth == 0 and key[0].isalnum():
            keys.append(key.replace(".", ""))
            places.append(index)
            continue
        if key in "[(":
            depth += 1
        gap = depth > 0 or key == "…" or (key == "." and document.text.startswith(".", stream.ends[index]))
        if key in "])":
            depth = max(0, depth - 1)
        if (gap and keys[-1:] != [GAP]) or (not gap and key in "$£€%"):
            keys.append(GAP if gap else key)
            places.append(index)
    return Spoken(item, tuple(keys), tuple(Span(stream.starts[place], stream.ends[place]) for place in places))


def _align(here: Spoken, there: Spoken, at: int, place: int) -> Echo:
    """The two quotations laid side by side, from where they share a first run of words."""
    right = list(_reach(here.keys, there.keys, at, place, 1))
    left = list(_reach(here.keys, there.keys, at - 1, place - 1, -1))
    rows = sorted(left + right)
    changes = [
        _change(here, there, a1, a2, b1, b2)
        for (a1, b1), (a2, b2) in pairwise(rows)
        if "".join(here.keys[a1 + 1 : a2]) != "".join(there.keys[b1 + 1 : b2])
    ]
    (a1, b1), (a2, b2) = rows[0], rows[-1]
    if _ends_otherwise(here.keys, there.keys, (a1, b1), -1, len(rows)):
        changes.insert(0, _change(here, there, a1 - 1, a1, b1 - 1, b1))
    if _ends_otherwise(here.keys, there.keys, (a2, b2), 1, len(rows)):
        changes.append(_change(here, there, a2, a2 + 1, b2, b2 + 1))
    shorter = min(sum(key != GAP for key in row.keys) for row in (here, there))
    return Echo(
        here,
        there,
        len(rows),
        len(rows) / shorter,
        tuple(changes),
        _stretch(here, a1, a2),
        _stretch(there, b1, b2),
    )


def _change(here: Spoken, there: Spoken, a1: int, a2: int, b1: int, b2: int) -> Change:
    """The stretches from word 1 to word 2, of which one at least agrees."""
    differ = [
        (one, two) for one, two in zip(here.keys[a1 : a2 + 1], there.keys[b1 : b2 + 1], strict=False) if one != two
    ]
    slip = a2 - a1 == b2 - b1 and len(differ) == 1 and _is_slip(*sorted(differ[0], key=len))
    return Change(_stretch(here, a1, a2), _stretch(there, b1, b2), slip)


def _ends_otherwise(one: tuple[str, ...], two: tuple[str, ...], last: tuple[int, int], step: int, shared: int) -> bool:
    """Whether beyond the last words that agree one quotation has a single word more, and the other another one.

    Where few words agree, it must be nearly the other's.
    """
    a, b = last[0] + step, last[1] + step
    inside = 0 <= a < len(one) and 0 <= b < len(two)
    if not inside or GAP in (one[a], two[b]) or (0 <= a + step < len(one) and 0 <= b + step < len(two)):
        return False
    return shared >= _ENOUGH or _is_slip(*sorted((one[a], two[b]), key=len))


def _is_slip(short: str, long: str) -> bool:
    """Whether two words differ by one letter: changed, added or left out."""
    if len(short) < _SLIP or not short.isalpha() or len(long) - len(short) > 1:
        return False
    start = next((k for k, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    end = next((k for k, (x, y) in enumerate(zip(short[::-1], long[::-1], strict=False)) if x != y), len(short))
    return len(long) - min(start + end, len(short)) <= 1


def _reach(one: tuple[str, ...], two: tuple[str, ...], a: int, b: int, step: int) -> Iterator[tuple[int, int]]:
    """The pairs of words that agree from a place on, to the right or to the left, over small changes."""
    while True:
        while _agree(one, two, a, b):
            yield a, b
            a, b = a + step, b + step
        bridge = next((gap for gap in _BRIDGES if _bridged(one, two, a, b, gap, step)), None)
        if bridge is None:
            return
        a, b = a + step * bridge[0], b + step * bridge[1]


def _agree(one: tuple[str, ...], two: tuple[str, ...], a: int, b: int) -> bool:
    return 0 <= a < len(one) and 0 <= b < len(two) and one[a] == two[b] != GAP


def _bridged(one: tuple[str, ...], two: tuple[str, ...], a: int, b: int, gap: tuple[int, int], step: int) -> bool:
    """Whether the rows agree again beyond a change, and nothing in it was cut by right."""
    if any(_holds_gap(row, at, size, step) for row, at, size in ((one, a, gap[0]), (two, b, gap[1]))):
        return False
    a, b = a + step * gap[0], b + step * gap[1]
    if not _agree(one, two, a, b):
        return False
    ends = not (0 <= a + step < len(one) and 0 <= b + step < len(two))
    return ends or _agree(one, two, a + step, b + step)


def _holds_gap(row: tuple[str, ...], at: int, size: int, step: int) -> bool:
    """Whether a gap stands among the changed words."""
    return any(0 <= at + step * k < len(row) and row[at + step * k] == GAP for k in range(size))


def _stretch(row: Spoken, first: int, last: int) -> Span:
    return Span(row.spans[first].start, row.spans[last].end)
