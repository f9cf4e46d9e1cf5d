"""Clauses that say who speaks: `Roe said`, `said the mayor`, `according to the police`.

Only the shape is read: a verb of saying, and the name, noun phrase or pronoun beside it.
Words inside quotation marks have no such clauses.
"""

from __future__ import annotations

from bisect import bisect_right

from ..document import Document, layer
from ..record import NamedTuple
from ..span import Span
from .quotes import quotes
from .saying import ADVERBS, AFTER_NOUNS, BARE, BEING, DETERMINERS, LINKS, NOUNS, OPENERS, PRONOUNS, SAYING, STOPS
from .sentences import sentences
from .tokens import Tokens, tokens

_LONGEST = 12
"""Tokens of a noun phrase without what follows its comma."""
_STEPS = 4


class Clause(NamedTuple):
    """A verb of saying with its subject.

    `verb` is "according to" too; `speaker` the words for who speaks, without what is set off
    by commas; `named` whether they hold a name.
    """

    speaker: Span
    verb: Span
    named: bool

    @property
    def span(self) -> Span:
        """The clause from its first word to its last."""
        return Span(min(self.speaker.start, self.verb.start), max(self.speaker.end, self.verb.end))


@layer
def clauses(document: Document) -> list[Clause]:
    """The clauses of all blocks outside quotation marks, in order."""
    stream = tokens(document)
    outside = _Outside(document)
    found: list[Clause] = []
    for index, key in enumerate(stream.keys):
        if key in SAYING and not (_is_part_of_name(document, stream, index) or _is_noun(stream, index)):
            phrase = _subject(document, stream, index)
            verb = stream.span(index, index + 1)
        elif key == "according" and index + 1 < len(stream) and stream.keys[index + 1] == "to":
            phrase = Reader(document, stream, index).right(index + 2)
            verb = stream.span(index, index + 2)
        else:
            continue
        if phrase is not None and outside.holds(verb.start) and outside.holds(phrase[0]):
            key = stream.keys[stream.at(phrase[0])]
            named = document.text[phrase[0]].isupper() and not (key in PRONOUNS or key in DETERMINERS or key in BARE)
            found.append(Clause(Span(*phrase), verb, named))
    return found


class _Outside:
    """Whether an offset lies outside all quotations."""

    def __init__(self, document: Document) -> None:
        self.spoken = quotes(document).spoken
        self.starts = [span.start for span in self.spoken]

    def holds(self, offset: int) -> bool:
        index = bisect_right(self.starts, offset) - 1
        return index < 0 or offset >= self.spoken[index].end


def _subject(document: Document, stream: Tokens, verb: int) -> tuple[int, int] | None:
    """Who does the saying: the phrase before the verb, or the one after it."""
    reader = Reader(document, stream, verb)
    before = verb - 1
    while reader.inside(before) and (stream.keys[before] in ADVERBS or _is_adverb(document, stream, before)):
        if stream.keys[before] == "to" or (stream.keys[before] in BEING and not stream.keys[verb].endswith("ing")):
            return None
        before -= 1
    if stream.keys[verb - 1] == "as" and stream.keys[verb - 2] in ("cited", "quoted", "reported"):
        return reader.left(verb - 3 - (stream.keys[verb - 3] in BEING))
    if stream.keys[verb].endswith("ing") and (before == verb - 1 or stream.keys[verb - 1] not in BEING):
        return reader.opening(verb)
    if reader.inside(before) and stream.keys[before] in ("and", "but", "then"):
        return reader.opening(verb)
    found = reader.left(before)
    if found is None and stream.keys[verb] not in ("called", "calls", "described", "describes", "read"):
        found = reader.right(verb + 1)
    return found


def _is_part_of_name(document: Document, stream: Tokens, index: int) -> bool:
    """The States of United States; in headlines every word may have a capital, and “Said Roe:” begins a sentence."""
    if not _is_capital(document, stream, index) or document.zone_at(stream.starts[index]) != "body":
        return False
    return stream.keys[index] not in ("said", "says", "added", "adds", "wrote", "asked")


def _is_noun(stream: Tokens, index: int) -> bool:
    """Whether a word like “reports” is the subject of what follows and says nothing."""
    return stream.keys[index] in NOUNS and index + 1 < len(stream) and stream.keys[index + 1] in AFTER_NOUNS


def _is_adverb(document: Document, stream: Tokens, index: int) -> bool:
    """Quickly, but not Kelly."""
    key = stream.keys[index]
    return key.endswith("ly") and len(key) > 4 and not _is_capital(document, stream, index)


def _is_capital(document: Document, stream: Tokens, index: int) -> bool:
    return document.text[stream.starts[index]].isupper()


class Reader:
    """Reads noun phrases in the block and the sentence of one token, as (start, end) in the text."""

    def __init__(self, document: Document, stream: Tokens, index: int) -> None:
        self.document = document
        self.stream = stream
        self.block = stream.blocks[index]
        spans = sentences(document)
        at = bisect_right(spans, stream.starts[index], key=lambda span: span.start) - 1
        self.sentence = spans[max(0, at)]

    def inside(self, index: int) -> bool:
        """Whether the token stands in the same sentence."""
        return 0 <= index < len(self.stream) and self.sentence.start <= self.stream.starts[index] < self.sentence.end

    def _is_name(self, index: int) -> bool:
        return self.inside(index) and _is_capital(self.document, self.stream, index)

    def left(self, last: int, steps: int = _STEPS) -> tuple[int, int] | None:
        """The phrase that ends with token `last`; up to so many set off by commas or brackets are stepped over."""
        if not (steps and self.inside(last)):
            return None
        keys = self.stream.keys
        if keys[last] == "," and (start := self._comma_before(last)) is not None:
            outer = self.left(start - 1, steps - 1)
            inner = self.left(last - 1, 1) if self._is_name(start + 1) and not self._is_name(start - 1) else None
            return inner or outer
        if keys[last].isdigit() and self.inside(last - 2) and keys[last - 1] == ",":
            return self.left(last - 2, steps - 1)
        if keys[last] == ")" and (start := self._bracket_before(last)) is not None:
            return self.left(start - 1, steps - 1)
        if keys[last] == "who":
            return self.left(last - 2 if keys[last - 1] == "," else last - 1, steps - 1)
        if keys[last] in PRONOUNS:
            return self._span(last, last + 1)
        if keys[last].endswith(("'s", "s'")):
            return None
        first = self._name_from(last)
        if first is not None:
            whole = self._noun_phrase(first - 1) if keys[first - 1] in ("of", "for") else None
            return self._span(first if whole is None else whole, last + 1)
        first = self._noun_phrase(last)
        return None if first is None else self._span(first, last + 1)

    def _name_from(self, last: int) -> int | None:
        """The first token of the name that ends with token `last`."""
        first = last + 1
        while self._is_name(first - 1) or (
            first <= last
            and (self.stream.keys[first - 1] in LINKS or self._is_hyphen(first - 1))
            and self._is_name(first - 2)
        ):
            first -= 1
        while first <= last and self.stream.keys[first] in STOPS:
            first += 1
        return first if first <= last and self.stream.keys[last] not in BARE else None

    def _noun_phrase(self, last: int) -> int | None:
        """The first token of the noun phrase that ends with token `last`: an article or the like, or a bare plural."""
        keys = self.stream.keys
        for first in range(last, last - _LONGEST, -1):
            if not self.inside(first):
                break
            if keys[first] in DETERMINERS:
                return first if first < last else None
            if not self._is_part(first):
                break
        if not self.inside(last) or keys[last] not in BARE:
            return None
        before = last
        while self.inside(before - 1) and self._is_part(before - 1) and last - before < 3:
            before -= 1
        return before

    def _is_hyphen(self, index: int) -> bool:
        """Whether the token joins the words on both sides of it."""
        return self.stream.keys[index] == "-" and self.document.text[self.stream.starts[index] - 1].isalpha()

    def _is_short(self, index: int) -> bool:
        """Whether the token is a title cut short (Sen, Gov): the period after it ends nothing."""
        return self._is_name(index) and len(self.stream.keys[index]) <= 4 and self._is_name(index + 2)

    def _is_part(self, index: int) -> bool:
        key = self.stream.keys[index]
        if key in ("of", "-", "for") or (key == "." and self._is_short(index - 1)):
            return True
        return key not in STOPS or self._is_name(index)

    def opening(self, verb: int) -> tuple[int, int] | None:
        """The subject of a sentence that goes on with a participle: the phrase that it begins with."""
        first = self.stream.at(self.sentence.start)
        while first < verb and self.stream.keys[first] in OPENERS:
            first += 1
        found = self.right(first) if first < verb else None
        return found if found is not None and found[1] <= self.stream.starts[verb] else None

    def _bracket_before(self, last: int) -> int | None:
        """The bracket that opens what the one at `last` closes."""
        for index in range(last - 1, max(-1, last - _LONGEST), -1):
            if self.inside(index) and self.stream.keys[index] == "(":
                return index
        return None

    def _comma_before(self, last: int) -> int | None:
        """The comma that opens what the comma at `last` closes."""
        for index in range(last - 1, max(-1, last - 3 * _LONGEST), -1):
            if not self.inside(index) or self.stream.keys[index] in ';:()"“”':
                return None
            if self.stream.keys[index] == ",":
                return index
        return None

    def right(self, first: int) -> tuple[int, int] | None:
        """The phrase that begins with token `first`."""
        if not self.inside(first):
            return None
        keys = self.stream.keys
        if keys[first] in PRONOUNS:
            return self._span(first, first + 1)
        if keys[first] == "that":
            return None
        last = first
        while self.inside(last) and last - first < _LONGEST:
            if not (self._is_part(last) or (keys[last] in DETERMINERS and last == first)):
                break
            last += 1
        while last > first and (keys[last - 1] in LINKS or keys[last - 1] in ("for", "-")):
            last -= 1
        return self._told(first, last) if last > first else None

    def _told(self, first: int, last: int) -> tuple[int, int] | None:
        """Of the tokens after a verb: the name in them, else the noun phrase that they begin with."""
        keys = self.stream.keys
        name = next((index for index in range(first, last) if self._is_name(index)), None)
        if name is not None and not any(keys[index] in ("of", "for") for index in range(first, name)):
            end = name
            while end < last and (self._is_name(end) or keys[end] in LINKS or keys[end] in "-."):
                end += 1
            owned = keys[first] in DETERMINERS and end < last and keys[end] not in ADVERBS
            return self._span(first, last) if owned else self._span(name, end)
        if keys[first] in DETERMINERS or keys[first] in BARE or keys[last - 1] in BARE:
            return self._span(first, last)
        return None

    def _span(self, first: int, last: int) -> tuple[int, int]:
        return self.stream.starts[first], self.stream.ends[last - 1]
