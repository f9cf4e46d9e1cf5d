"""surname-first and shared-surname: who is meant by a surname alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.names import Mention, Person, people
from ...layers.names.nicknames import same_first
from ...layers.names.words import EAST_ASIAN, SPEECH, first_name, is_place, plain
from ...layers.tokens import tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, words
from ..base import Kind

_MANY = 6
"""People of one surname that are a list, not a story."""
_RUNNING = ("body", "list")
_NOT_BEFORE = frozenset("the a an in at from near v vs of".split())


class SurnameFirst(Kind):
    """A surname alone in the body, and the full name only further down.

    `known`: people who need no first name. `verbs`: words after a surname that show a person who
    does something, beside those of speech. A quotation may say what it likes.
    """

    name = "surname-first"
    fields = {"known": Field(words, required=True), "verbs": Field(words, required=True)}
    says = ("full", "first")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._known = frozenset(map(plain, as_list(rule.options["known"])))
        self._verbs = frozenset(as_list(rule.options["verbs"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        shared = _shared_surnames(document)
        for person in people(document):
            last = plain(person.last)
            if last in self._known or last in shared or last in EAST_ASIAN or not _is_clear(person):
                continue
            told = [item for item in person.mentions if item.name.zone in _RUNNING and not item.name.quoted]
            if len(told) < 2 or not (told[0].last and not told[0].first) or told[0].title:
                continue
            full = next((item for item in told if item.full), None)
            if full is None or not self._acts(document, told[0]):
                continue
            yield Match(
                told[0].span,
                {"full": full.name.text, "first": full.first},
                related=((full.span, "The full name comes here."),),
            )

    def _acts(self, document: Document, mention: Mention) -> bool:
        """Whether the word is the subject of a sentence: no place, no case of law, no "Furyk aide"."""
        stream = tokens(document)
        at = stream.at(mention.span.start)
        inside = at > 0 and stream.blocks[at - 1] == stream.blocks[at]
        if inside and (stream.keys[at - 1] in _NOT_BEFORE or document.text[mention.span.start - 1] in "-–@#"):
            return False
        after = at + len(mention.name.words)
        return after < len(stream) and (stream.keys[after] in self._verbs or stream.keys[after] in SPEECH)


class SharedSurname(Kind):
    """A surname alone in the body although the story has two people of that name."""

    name = "shared-surname"
    says = ("one", "other")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        by_last: dict[str, list[Person]] = {}
        for person in people(document):
            if _is_clear(person):
                by_last.setdefault(plain(person.last), []).append(person)
        for last, group in by_last.items():
            if 1 < len(group) < _MANY and last not in EAST_ASIAN and not _alike(group):
                yield from self._alone(group)

    def _alone(self, group: list[Person]) -> Iterator[Match]:
        """The first surname alone that comes after two of the group were named in full."""
        met = sorted(person.introduction.span for person in group)
        second = met[1].end
        one, other = sorted(group, key=lambda each: each.introduction.span)[:2]
        bare = [item for person in group for item in person.mentions if item.span.start > second and _is_bare(item)]
        if bare:
            yield Match(
                bare[0].span,
                {"one": one.text, "other": other.text},
                related=((one.introduction.span, "{one} here."), (other.introduction.span, "{other} here.")),
            )


def _is_bare(item: Mention) -> bool:
    """Whether a surname stands alone in the outlet's own words."""
    alone = item.last and not item.first and not item.title
    return bool(alone) and item.name.zone in _RUNNING and not item.name.quoted and item.name.sure


def _is_clear(person: Person) -> bool:
    """Whether a chain surely is a person's."""
    last = plain(person.last)
    return bool(person.first) and first_name(person.first.split()[0]) and not is_place(last)


def _shared_surnames(document: Document) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for person in people(document):
        last = plain(person.last)
        (twice if last in seen else seen).add(last)
    return twice


def _alike(group: list[Person]) -> bool:
    return any(same_first(one.first, other.first) for one in group for other in group if one is not other)
