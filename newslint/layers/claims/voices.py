"""Who says what: the people and the speech of a document, to be asked by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from ...document import Document
from ...record import NamedTuple
from ...span import Span
from ..attributions import Attribution, attributions
from ..names import people
from ..names.words import FUNCTION
from ..quantities import Quantity
from ..reporting import Reader
from ..saying import BARE, DETERMINERS, PRONOUNS
from ..sentences import sentence_at
from ..tokens import fold, tokens

_NEAR = 4
"""Stretches of speech that may lie inside one another."""
_COUNTING = frozenset("counted counts estimated estimates put puts reckoned reckons tallied tallies".split())
"""Verbs by which a source gives a figure without saying anything: the union put the number at 900."""
_REACH = 9
"""Tokens between such a verb and its figure."""
_OPEN = BARE - frozenset("police prosecutors republicans democrats firefighters".split()) | frozenset(
    "source spokesman spokeswoman spokesperson statement report data figures statistics government man woman official "
    "company group firm agency department".split()
)
"""Nouns by which nobody in particular is named: two of them may be one source."""


class Voice(NamedTuple):
    """Who says something.

    `words` stand in the text for the speaker; `name` is the full name where the story has it, else those
    words; `person` is the index of the speaker in the layer of people, -1 for no person of the story.
    """

    words: Span
    name: str
    person: int

    @property
    def told(self) -> str:
        """The name as it stands inside a sentence, its article small."""
        first, _, rest = self.name.partition(" ")
        return f"{first.lower()} {rest}" if rest and first.casefold() in DETERMINERS else self.name

    def same(self, other: Voice) -> bool | None:
        """Whether two voices are one; None where that is open: a mayor by name and "the city"."""
        if self.person >= 0 and other.person >= 0:
            return self.person == other.person
        mine, others = self._keys(), other._keys()
        if mine == others or (mine and others and (mine < others or others < mine)):
            return True
        if self.person >= 0 or other.person >= 0 or not mine or not others or mine & others:
            return None
        if mine & _OPEN or others & _OPEN or _initials(self.name, other.name) or _initials(other.name, self.name):
            return None
        return False

    def _keys(self) -> set[str]:
        return {key.removesuffix("'s") for key in fold(self.name) if key[0].isalnum()} - DETERMINERS - FUNCTION


class Voices:
    """The people and the speech of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        told = people(document)
        named = sorted((item.span, index) for index, person in enumerate(told) for item in person.mentions)
        self._spans = [span for span, _ in named]
        self._people = [index for _, index in named]
        self._names = [person.text for person in told]
        self._speech = sorted(attributions(document))
        self._starts = [item.words.start for item in self._speech]

    def speaker(self, item: Attribution) -> str:
        """Who speaks, by full name where the story has it; "" where it does not tell."""
        voice = self._voice(item)
        return voice.name if voice is not None else ""

    def of(self, item: Quantity) -> Voice | None:
        """Who gives a figure; None where it is the story's own."""
        return self._counter(item) or self._source(item.span)

    def _source(self, span: Span) -> Voice | None:
        """Who says the words of a stretch."""
        at = bisect_right(self._starts, span.start)
        for item in reversed(self._speech[max(0, at - _NEAR) : at]):
            if item.words.end >= span.end and item.speaker is not None:
                voice = self._voice(item)
                return None if voice is None or voice.name.casefold() in PRONOUNS else voice
        return None

    def _counter(self, item: Quantity) -> Voice | None:
        """Who counts or estimates it: the union put the number of strikers at 900."""
        stream = tokens(self._document)
        begin = max(stream.at(sentence_at(self._document, item.span.start).start), item.first - _REACH)
        for at in range(item.first - 1, begin - 1, -1):
            key = stream.keys[at]
            if key in _COUNTING and (key[:3] != "put" or "at" in stream.keys[at : item.first]):
                found = Reader(self._document, stream, at).left(at - 1)
                return self._told(Span(*found), None) if found is not None else None
            if key in ".;:—":
                break
        return None

    def _voice(self, item: Attribution) -> Voice | None:
        return self._told(item.speaker, item.name) if item.speaker is not None else None

    def _told(self, speaker: Span, name: Span | None) -> Voice | None:
        """The voice of the words that say who speaks, and of the name that goes with them."""
        for span in (name, speaker):
            person = self._person(span) if span is not None else -1
            if span is not None and person >= 0:
                return Voice(span, self._names[person], person)
        best = name or speaker
        words = self._document.words(best).split()
        if len(words) > 1 and words[0] == "that":
            del words[0]
        lone = len(words) == 1 and words[0].casefold() in FUNCTION - PRONOUNS
        return Voice(best, " ".join(words), -1) if words and not lone else None

    def _person(self, span: Span) -> int:
        """The person named in a stretch, or right behind it, where it is a title; -1 for none."""
        at = bisect_left(self._spans, span.end, key=lambda item: item.start)
        if at > 0 and self._spans[at - 1].end > span.start:
            return self._people[at - 1]
        follows = at < len(self._spans) and self._spans[at].start <= span.end + 2
        return self._people[at] if follows else -1


def _initials(short: str, long: str) -> bool:
    """Whether a name is the initials of another: SVEB and the Selmar Valley Electric Board."""
    letters = "".join(word[0] for word in long.split() if word[0].isupper() and word.casefold() not in DETERMINERS)
    return len(letters) > 1 and letters in short.split()
