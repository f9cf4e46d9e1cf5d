"""What befell whom on which day, as far as a sentence says it without doubt: "Roe was arrested on March 3"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ...document import Document
from ...index import Hit
from ...layers.dates import Date, dates
from ...layers.names import people
from ...layers.sentences import sentence_at
from ...layers.tokens import Tokens, tokens
from ...record import NamedTuple
from ...span import Span

_BEING = frozenset("was were been being is are had has have he she who later then also finally first".split())
"""What may stand between a name and its verb."""
_OPEN = frozenset(
    "will would could can may might must should shall if not never no be to scheduled expected due planned unless "
    "before after until again nearly almost twice another second previous previously earlier".split()
)
"""Words by whose side nothing is told to have happened, or to have happened once."""
_BREAKS = frozenset("; : — – ( ) before after until since when while that who which but because though and or".split())
_SEVERAL = frozenset("second another third first previous earlier later repeated prior past separate".split())
_HELD = frozenset("was were is took place held began begins set came happened".split())
_HIS = frozenset({"his", "her", "their"})
_ARTICLES = frozenset({"the", "this", "that"})
_LOOSE = _BREAKS | _OPEN
_AFTER = 7
_LEAD = 14
"""Tokens from a verb to its date, and from a date at the start of a sentence to its verb."""
_APPOSITION = 14
"""Tokens of an apposition, commas and all."""
_OPENING = frozenset("a an the of one his her their formerly former".split())
_NEAR = 6
"""Tokens between a name and what befell it."""


class Happening(NamedTuple):
    """An event, the index of its person in the layer of people, its day, and the words that tell of it.

    `bare`: it is "the arrest", and the person only the one named last.
    """

    event: str
    person: int
    date: Date
    span: Span
    bare: bool


class Reader:
    """Reads the happenings of one document.

    `nouns` and `verbs` are the words of events, each with the name of its event.
    """

    def __init__(self, document: Document, nouns: Mapping[str, str], verbs: Mapping[str, str]) -> None:
        self._document = document
        self._stream: Tokens = tokens(document)
        self._nouns = nouns
        self._verbs = verbs
        self._dates = [item for item in dates(document) if item.kind in ("day", "month", "year", "weekday")]
        self._starts = [item.tokens[0] for item in self._dates]
        told = sorted((item.span, index) for index, person in enumerate(people(document)) for item in person.mentions)
        self._mentions = [(self._stream.at(span.start), self._stream.at(span.end), index) for span, index in told]
        self._firsts = [first for first, _, _ in self._mentions]

    def read(self, hits: Sequence[Hit]) -> Iterator[Happening]:
        """What the words found tell, in order; events of which the story has more than one are left out."""
        several = {self._event(hit) for hit in hits if self._is_one_of_several(hit)}
        for hit in hits:
            key = hit.phrase
            if self._event(hit) in several:
                continue
            noun = key in self._nouns
            sentence = sentence_at(self._document, hit.span.start)
            begin, end = self._stream.at(sentence.start), self._stream.at(sentence.end)
            if not _OPEN.isdisjoint(self._stream.keys[max(begin, hit.first - 4) : hit.first]):
                continue
            date = self._date(hit, begin, end, noun=noun)
            person = (self._owner(hit) if noun else self._subject(hit, begin)) if date is not None else None
            if date is not None and person is not None:
                bare = noun and self._stream.keys[self._front(hit) - 1] in _ARTICLES
                yield Happening(self._event(hit), person, date, hit.span, bare)

    def _event(self, hit: Hit) -> str:
        return self._nouns.get(hit.phrase) or self._verbs[hit.phrase]

    def _is_one_of_several(self, hit: Hit) -> bool:
        """Whether words beside it tell of more: arrested again, her second arrest, both trials."""
        keys = self._stream.keys
        again = keys[hit.last : hit.last + 1] == ["again"] or keys[hit.first - 1] == "again"
        return again or (hit.phrase in self._nouns and not _SEVERAL.isdisjoint(keys[max(0, hit.first - 2) : hit.first]))

    def _front(self, hit: Hit) -> int:
        """The first token of a noun and the date before it: the March 3 arrest."""
        at = bisect_left(self._starts, hit.first)
        dated = at and self._dates[at - 1].tokens[1] == hit.first
        return self._dates[at - 1].tokens[0] if dated else hit.first

    def _date(self, hit: Hit, begin: int, end: int, *, noun: bool) -> Date | None:
        """The date right behind the event, or the one that the sentence begins with."""
        keys, at = self._stream.keys, bisect_left(self._starts, hit.last)
        if at < len(self._dates) and self._starts[at] < end:
            between = keys[hit.last : self._starts[at]]
            reach = not between or (between[-1] in ("on", "in", "of", ",") or between[-1] in _HELD)
            told = [key for key in between if key in self._nouns or key in self._verbs]
            if reach and len(between) <= _AFTER and not told and _LOOSE.isdisjoint(between):
                return self._dates[at]
        if noun and at and self._dates[at - 1].tokens[1] == hit.first:
            return self._dates[at - 1]
        if at and self._starts[at - 1] - begin <= 1 and hit.first - self._dates[at - 1].tokens[1] <= _LEAD:
            between = keys[self._dates[at - 1].tokens[1] : hit.first]
            told = [key for key in between if key in self._nouns or key in self._verbs]
            return self._dates[at - 1] if not told and _BREAKS.isdisjoint(between) else None
        return None

    def _subject(self, hit: Hit, begin: int) -> int | None:
        """Whom a verb befell: Roe was arrested, police arrested Roe; None where that is open."""
        keys = self._stream.keys
        at = bisect_left(self._firsts, hit.last)
        # Police arrested Roe; the title may stand between.
        if keys[hit.first - 1] not in _BEING and hit.phrase.endswith("ed") and hit.phrase not in ("died", "pleaded"):
            follows = at < len(self._firsts) and self._firsts[at] - hit.last <= 1
            return self._mentions[at][2] if follows else None
        if not at:
            return None
        first, last, person = self._mentions[at - 1]
        between = keys[last : hit.first]
        between = _without_apposition(between)
        near = first >= begin and len(between) <= _NEAR
        if near and all(key in _BEING or key == "," or key.isdecimal() for key in between):
            joined = first > begin and keys[first - 1] in ("and", "of", "with", "by", "'s")
            return None if joined else person
        pronoun = next((at for at in range(hit.first - 1, begin - 1, -1) if keys[at] not in _BEING - {"he", "she"}), -1)
        if pronoun >= begin and keys[pronoun] in ("he", "she"):
            return self._alone(pronoun)
        return None

    def _owner(self, hit: Hit) -> int | None:
        """Whose event a noun is: Roe's arrest, the arrest of Roe; of "the arrest", whoever was named last."""
        keys, first = self._stream.keys, self._front(hit)
        place = bisect_left(self._firsts, first)
        if place and self._mentions[place - 1][1] == first and keys[first - 1].endswith("s"):
            return self._mentions[place - 1][2]
        if keys[hit.last : hit.last + 1] == ["of"]:
            follows = place < len(self._firsts) and self._firsts[place] - hit.last <= 2
            return self._mentions[place][2] if follows else None
        if first and keys[first - 1] in _HIS:
            return self._alone(first - 1)
        return self._mentions[place - 1][2] if place and first and keys[first - 1] in _ARTICLES else None

    def _alone(self, at: int) -> int | None:
        """The one person named in the paragraph before a pronoun; None where there are more or none."""
        block = self._stream.blocks[at]
        last = bisect_right(self._firsts, at)
        named = {
            person
            for first, _, person in self._mentions[max(0, last - 8) : last]
            if self._stream.blocks[first] == block
        }
        return named.pop() if len(named) == 1 else None


def _without_apposition(between: list[str]) -> list[str]:
    """The words between a name and its verb without what commas set off: Roe, a baker of the town, was."""
    if between[:1] != [","] or "," not in between[1:] or len(between) > _APPOSITION:
        return between
    close = len(between) - 1 - between[::-1].index(",")
    return between[close:] if between[1] in _OPENING else between
