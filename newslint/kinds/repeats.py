"""duplicate-text: paragraphs and sentences that stand twice."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..document import Document, layer
from ..index import Hit
from ..layers.quotes import in_quotation
from ..layers.sentences import sentences
from ..rule import Match
from ..schema import Field, number, text
from ..span import Span
from .base import Kind
from .pullquotes import is_pull_quote

Passage = tuple[Span, str]
Twin = tuple[Span, Span]
"""A passage and the earlier one it repeats."""
_RUN = 5
_MARKS = "\"'.,;:!?()[]…–— "
_SHORT = 10
"""Words of a sentence that a speaker may say again for its weight."""
_OFTEN = 3
"""What stands so many times is no slip: a refrain, the form of a list, a line under each picture."""
_END = 8
"""Words that two versions of a sentence share at its start or at its end."""
_AT_ONCE = 3
"""Words of a sentence that is not said twice in a row by right."""
_LEAST = 10
"""Words of a sentence that can be a version of another; formulas are shorter."""
_LONGEST_LEFT = 3
"""Words by which two versions of a sentence differ at most."""
_RARE = 8
"""Letters of a word that tells which passage another may repeat."""


class DuplicateText(Kind):
    """The same paragraph, word for word or nearly so, or the same sentence word for word.

    `min_paragraph`, `min_sentence`: shorter ones (in words) may recur by right. `near`:
    of which share the five-word runs of a paragraph stand in an earlier one for the two to be
    the same. `sentence`: the message for a sentence. The later place is marked.
    """

    name = "duplicate-text"
    fields = {
        "min_paragraph": Field(number, required=True),
        "min_sentence": Field(number, required=True),
        "near": Field(number, required=True),
        "sentence": Field(text, required=True),
    }
    says = ("line",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        blocks = [span for zone, span in document.blocks if zone in self.rule.zones]
        same, rest = _twins(_passages(document, blocks, self.options["min_paragraph"]))
        paragraphs = sorted(same + list(_near_twins(rest, self.options["near"])))
        repeated = [span for span, _ in paragraphs]
        spans = list(_inside(sentences(document), blocks))
        if repeated:
            again = set(_inside(spans, repeated))
            spans = [span for span in spans if span not in again]
        twins, single = _twins(_passages(document, spans, self.options["min_sentence"]))
        twins = _seldom(twins + list(_versions(single))) + list(_at_once(document, spans, self.options["min_sentence"]))
        twins = sorted(twin for twin in twins if not _is_refrain(document, *twin))
        for found, message in ((_seldom(paragraphs), None), (twins, self.options["sentence"])):
            slips = [twin for twin in found if not (_is_asked_again(document, *twin) or is_pull_quote(document, *twin))]
            for span, first in _joined(document, slips):
                line = document.source.lines.position(document.offsets.to_file(first).start).line
                yield Match(
                    span, {"line": str(line)}, related=((first, "The same words stand here."),), message=message
                )


def _passages(document: Document, spans: list[Span], least: float) -> list[Passage]:
    return [(span, words) for span in spans if (words := _bare(document, span)).count(" ") + 1 >= least]


def _twins(passages: list[Passage]) -> tuple[list[Twin], list[Passage]]:
    """The passages that stand twice, each with the first place, and the others."""
    seen: dict[str, Span] = {}
    twins: list[Twin] = []
    rest: list[Passage] = []
    for span, words in passages:
        if words in seen:
            twins.append((span, seen[words]))
        else:
            seen[words] = span
            rest.append((span, words))
    return twins, rest


def _seldom(twins: list[Twin]) -> list[Twin]:
    """Those whose first place is repeated but once or so."""
    times = Counter(first for _, first in twins)
    return [twin for twin in twins if times[twin[1]] + 1 < _OFTEN]


def _is_asked_again(document: Document, again: Span, first: Span) -> bool:
    """Whether a question is put a second time, some paragraphs on: to the next of those asked."""
    asks = document.words(again).rstrip("\"”’'").endswith("?")
    return asks and document.block_at(again.start) > document.block_at(first.start) + 1


def _is_refrain(document: Document, again: Span, first: Span) -> bool:
    """Whether a speaker says a short sentence twice: all of it is speech."""
    words = _bare(document, again)
    short = words.count(" ") < _SHORT and not any(mark in words for mark in '"“”')
    return short and all(in_quotation(document, one) for one in (again, first))


def _bare(document: Document, span: Span) -> str:
    """A passage as it is compared, without the marks around it and with straight ones inside."""
    return _straight(document)[span.start : span.end].strip(_MARKS)


@layer
def _straight(document: Document) -> str:
    """The text with straight quotation marks, character for character."""
    return document.text.replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")


def _at_once(document: Document, spans: list[Span], least: float) -> Iterator[Twin]:
    """Short sentences that stand twice with nothing between."""
    for first, again in pairwise(spans):
        if again.end - again.start != first.end - first.start or document.words(first) != document.words(again):
            continue
        if _AT_ONCE <= _bare(document, again).count(" ") + 1 < least:
            yield again, first


def _versions(passages: list[Passage]) -> Iterator[Twin]:
    """Sentences that say what an earlier one says, with a few words more or less: `..., he said`; `Meanwhile, ...`."""
    seen: dict[tuple[str, ...], Passage] = {}
    for span, passage in passages:
        start = tuple(passage.split(None, _END)[1:_END])
        if len(start) < _END - 1:
            continue
        end = tuple(passage.rsplit(None, _END - 1)[1:])
        earlier = seen.get(start) or seen.get(end)
        if earlier is not None and _is_version(*(_stripped(one.split()) for one in (earlier[1], passage))):
            yield span, earlier[0]
        seen.setdefault(start, (span, passage))
        seen.setdefault(end, (span, passage))


def are_versions(document: Document, one: Span, two: Span) -> bool:
    """Whether two sentences are the same, or one says in a few words more what the other says."""
    words = [_bare(document, span).split() for span in (one, two)]
    return words[0] == words[1] or _is_version(*map(_stripped, words))


def _stripped(words: list[str]) -> list[str]:
    return [word.strip(_MARKS) for word in words]


def _is_version(one: list[str], two: list[str]) -> bool:
    """Whether a few words were added, cut or, in a long sentence, changed, and none of them is a name or a figure."""
    short, long = sorted((len(one), len(two)))
    if long < _LEAST or long - short > _LONGEST_LEFT:
        return False
    alike = [first.casefold() == second.casefold() for first, second in zip(one, two, strict=False)]
    start = alike.index(False) if False in alike else short
    alike = [a.casefold() == b.casefold() for a, b in zip(reversed(one[start:]), reversed(two[start:]), strict=False)]
    end = alike.index(False) if False in alike else short - start
    rests = [words[start : len(words) - end] for words in (one, two)]
    changed = min(map(len, rests))
    plain = all(word.islower() or (start == 0 and word.isalpha()) for rest in rests for word in rest if word)
    return plain and (not changed or (changed == 1 and short >= 2 * _LEAST))


def _joined(document: Document, twins: list[Twin]) -> Iterator[Twin]:
    """Passages that follow one another in both places, as one."""
    last: Twin | None = None
    for twin in twins:
        if last and all(document.text[one.end : two.start].isspace() for one, two in zip(last, twin, strict=True)):
            last = (Span(last[0].start, twin[0].end), Span(last[1].start, twin[1].end))
            continue
        if last:
            yield last
        last = twin
    if last:
        yield last


def _inside(spans: list[Span], blocks: list[Span]) -> Iterator[Span]:
    """Those of the spans that one of the blocks (in order, not overlapping) holds."""
    starts = [block.start for block in blocks]
    for span in spans:
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and span.end <= blocks[index].end:
            yield span


def _near_twins(passages: list[Passage], share: float) -> Iterator[Twin]:
    """Passages most of whose runs of words stand in an earlier one.

    Compared is only the one that most rare words point to; each remembers its first place.
    """
    owners: dict[str, int] = {}
    for place, (span, passage) in enumerate(passages):
        words = passage.split()
        rare = [word for word in words if len(word) >= _RARE]
        # Most paragraphs share too few words with all others together.
        if 2 * sum(map(owners.__contains__, rare)) >= share * len(rare) > 0:
            best, count = Counter(owners[word] for word in rare if word in owners).most_common(1)[0]
            if 2 * count >= share * len(rare) and _is_near(passages[best][1].split(), words, share):
                yield span, passages[best][0]
        for word in rare:
            owners.setdefault(word, place)


def _is_near(one: list[str], two: list[str], share: float) -> bool:
    short, long = sorted((len(one), len(two)))
    starts = range(len(two) - _RUN + 1)
    # Each run that stands in both begins with a word that does.
    if short < share * long or sum(map(set(one).__contains__, two)) < share * len(starts):
        return False
    runs = {tuple(one[start : start + _RUN]) for start in range(len(one) - _RUN + 1)}
    return sum(tuple(two[start : start + _RUN]) in runs for start in starts) >= share * len(starts) > 0
