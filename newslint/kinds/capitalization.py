"""capitalization: headlines in sentence case or in title case, not in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Document, Zone
from ..index import Hit
from ..layers.tokens import Tokens, tokens
from ..record import NamedTuple
from ..rule import Match, Rule
from ..schema import Field, as_list, choice, words
from ..span import Edit, Span
from ..zones import applies
from .base import Kind

_TEXT_ZONES = ("body", "list", "blockquote", "caption")
_STOPS = frozenset('.!?:;–—“"‘(|•')


class Capitalization(Kind):
    """Headlines with capitals that the style does not want, told by how the story itself writes the words.

    `case`: `sentence` (a capital first, and for names), `title` (all words but the
    minor ones), or `either` (one or the other, not a mixture). `minor`: the words that
    stay small in title case. A word is taken for a common one only where the story has it in
    small letters and never as a name, and for sentence case only where no other
    capital stands beside it, so that names are no false alarms. {case} is the
    case that the headline should be in. The rule's zones say which blocks it reads. The first wrong
    word is marked, and the fix mends them all.
    """

    name = "capitalization"
    spelled = True
    fields = {"case": Field(choice("sentence", "title", "either"), required=True), "minor": Field(words, required=True)}
    says = ("case", "replacement")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._minor = frozenset(as_list(rule.options["minor"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for zone in document.blocks:
            if zone.name in self.rule.zones:
                yield from self._headline(document, zone)

    def _headline(self, document: Document, zone: Zone) -> Iterator[Match]:
        words = list(_words(document, zone.span))
        inner = [word for word in words if not (word.first or word.key in self._minor or word.is_branded)]
        if self.options["case"] == "either" and len({word.text[0].isupper() for word in inner}) < 2:
            return
        known = _common(document, {word.key for word in inner})
        common = [word for word in inner if word.key in known and applies(self.rule, document, word.span)]
        capitals = [word for word in common if word.text[0].isupper() and not word.text.isupper()]
        small = [word for word in common if word.text[0].islower()]
        case = self.options["case"]
        if case == "either":
            if not capitals or not small or len(capitals) == len(small):
                return
            case = "title" if len(capitals) > len(small) else "sentence"
        wrong = small if case == "title" else _lone(capitals, words)
        if wrong:
            edits = tuple(Edit(word.span, word.recased) for word in wrong)
            yield Match(
                wrong[0].span, {"case": case, "replacement": wrong[0].recased}, edits, title=f"Write it in {case} case"
            )


def _lone(capitals: list[_Word], words: list[_Word]) -> list[_Word]:
    """The capitals that have no other beside them: Foreign Minister and Storm Britta are names."""
    upper = [False, *(word.text[0].isupper() for word in words), False]
    return [
        word
        for number, word in enumerate(words, 1)
        if word in capitals and not (upper[number - 1] or upper[number + 1])
    ]


class _Word(NamedTuple):
    """A word of a headline; `first` where it begins the line or follows a stop."""

    key: str
    text: str
    span: Span
    first: bool

    @property
    def is_branded(self) -> bool:
        """Whether it is spelled as its owner wants it: eBay, iOS."""
        return self.text[0].islower() and not self.text.islower()

    @property
    def recased(self) -> str:
        """The word with its first letter in the other case."""
        return self.text[0].swapcase() + self.text[1:]


def _words(document: Document, span: Span) -> Iterator[_Word]:
    stream = tokens(document)
    first = True
    for index in range(stream.at(span.start), stream.at(span.end)):
        place = stream.span(index, index + 1)
        text = document.words(place)
        if text[0].isalpha():
            yield _Word(stream.keys[index], text, place, first or _hyphenated(stream, index))
            first = False
        else:
            first = text in _STOPS or first


def _hyphenated(stream: Tokens, index: int) -> bool:
    """Whether a hyphen joins the word to the one before: styles differ on these."""
    return index > 0 and stream.keys[index - 1] in ("-", "‐", "‑")


def _common(document: Document, wanted: set[str]) -> set[str]:
    """Those of the wanted words that the story has in small letters and never, inside a sentence, with a capital."""
    stream = tokens(document)
    small, capital = set(), set()
    for index, key in enumerate(stream.keys):
        if key not in wanted or document.blocks[stream.blocks[index]].name not in _TEXT_ZONES:
            continue
        if document.text[stream.starts[index]].islower():
            small.add(key)
        elif not _begins(stream, index):
            capital.add(key)
    return small - capital


def _begins(stream: Tokens, index: int) -> bool:
    """Whether a word begins its block or follows a stop or a hyphen, and so has its capital from there."""
    if index == 0 or stream.blocks[index - 1] != stream.blocks[index]:
        return True
    return stream.keys[index - 1] in _STOPS or _hyphenated(stream, index)
