"""first-name-change: one surname, two first names, and nothing that tells two people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.names import Mention, Person, people
from ...layers.names.nicknames import same_first
from ...layers.names.words import EAST_ASIAN, MONTHS, first_name, plain
from ...layers.sentences import sentence_at
from ...layers.tokens import tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, listing, text, words
from ...span import Edit, Span
from ..base import Kind
from .near import is_slip

_ASKED = 3
"""Full mentions of the usual name whose neighbours are looked at for relatives."""
_NEAR = 14
"""Words before a name and after it that may tell of relatives."""
_RELATIVE = 4
"""Words behind one for a relative in which the name stands, title and all."""
_SHOWN = ("headline", "deck", "caption")


class FirstNameChange(Kind):
    """A person's surname with another first name in one place.

    `relations`: words that tell of relatives and namesakes. `families`: first names and a
    surname, where several people of one name are news. `common`: surnames of so many that
    two in one story are no wonder. `doubt` is the message where they may be two people.
    """

    name = "first-name-change"
    fields = {
        "relations": Field(words, required=True),
        "families": Field(listing(words), required=True),
        "common": Field(words, required=True),
        "doubt": Field(text, required=True),
    }
    says = ("other", "last")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._relations = frozenset(as_list(rule.options["relations"]))
        self._common = frozenset(map(plain, as_list(rule.options["common"])))
        self._families: dict[str, set[str]] = {}
        for last, *firsts in map(as_list, rule.options["families"]):
            self._families.setdefault(plain(last), set()).update(map(plain, firsts))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        by_last: dict[str, list[Person]] = {}
        for person in people(document):
            if person.first and any(item.full for item in person.mentions):
                by_last.setdefault(plain(person.last), []).append(person)
        for last, group in by_last.items():
            if len(group) == 2 and last not in EAST_ASIAN:
                # Three are a family.
                odd, usual = sorted(group, key=lambda person: (len(_full(person)), len(person.mentions)))
                yield from self._hold(document, last, odd, usual)

    def _hold(self, document: Document, last: str, odd: Person, usual: Person) -> Iterator[Match]:
        """A rival pair: the one who is named in full less often is the slip, where nothing sets the two apart."""
        if not self._may_be_slip(document, last, odd, usual):
            return
        here, there = _full(odd)[0], _full(usual)[0]
        given = Span(here.span.start, here.span.start + len(here.first))
        if document.words(given) != here.first:
            return
        sure = self._is_sure(document, last, odd, usual)
        yield Match(
            given,
            {"replacement": there.first, "other": there.name.text, "last": there.last},
            (Edit(given, there.first),),
            related=((there.span, f"“{there.name.text}” here."),),
            severity=None if sure else Severity.QUERY,
            message=None if sure else self.options["doubt"],
        )

    def _may_be_slip(self, document: Document, last: str, odd: Person, usual: Person) -> bool:
        if len(_full(odd)) > 1 or not first_name(odd.first.split()[0]) or same_first(odd.first, usual.first):
            return False
        shown = _is_shown_alone(odd, usual)
        if not shown and len(odd.mentions) + len(usual.mentions) < 3 and last in self._common:
            return False
        if (is_slip(plain(odd.first), plain(usual.first)) and len(usual.first) > 3) or not first_name(
            usual.first.split()[0]
        ):
            return False
        family = self._families.get(last, set())
        if plain(odd.first.split()[0]) in family and plain(usual.first.split()[0]) in family:
            return False
        if shown:
            return True
        here = _full(odd)[0]
        if _own_title(here, usual) or _is_second(document, here):
            return False
        if self._is_introduced(document, here) and self._has_introduction(document, usual):
            return False
        asked = [here, *_full(usual)[:_ASKED]]
        return not (any(self._related(document, item) for item in asked) or _together(document, odd, usual))

    def _related(self, document: Document, mention: Mention) -> bool:
        """Whether a word near a name tells of relatives."""
        stream = tokens(document)
        block = document.blocks[mention.name.block].span
        at = stream.at(mention.span.start)
        first, last = max(at - _NEAR, stream.at(block.start)), min(at + _NEAR, stream.at(block.end))
        return any(
            stream.keys[at] in self._relations and not _is_anothers(document, at, mention.last)
            for at in range(first, last)
        )

    def _is_introduced(self, document: Document, mention: Mention) -> bool:
        """Whether an age or a description follows the name: `Jo Roe, 45,`, `Jo Roe, a baker`."""
        stream = tokens(document)
        at = stream.at(mention.span.end)
        keys = stream.keys[at : at + 2]
        if mention.name.zone in _SHOWN or len(keys) < 2:
            return False
        return keys[0] == "of" or keys[0] in (",", "(", "—", "–") and (keys[1].isdigit() or keys[1] in _APPOSITION)

    def _has_introduction(self, document: Document, person: Person) -> bool:
        return any(item.title or self._is_introduced(document, item) for item in _full(person))

    def _is_sure(self, document: Document, last: str, odd: Person, usual: Person) -> bool:
        if self._has_introduction(document, odd):
            return False
        return len(usual.mentions) > 2 and len(_full(usual)) > 1 and last not in self._common


_APPOSITION = frozenset("a an the his her their who whose of former then-president executive director".split())


_COURTESY = {"mr", "mrs", "ms", "miss", "dr"}


def _full(person: Person) -> list[Mention]:
    return [item for item in person.mentions if item.full]


def _is_shown_alone(odd: Person, usual: Person) -> bool:
    """Whether the headline alone has the one, and the text alone the other: a headline names who is in the story."""
    zones = [item.name.zone in _SHOWN[:2] for item in odd.mentions]
    return all(zones) and not any(item.name.zone in _SHOWN for item in _full(usual))


def _own_title(here: Mention, usual: Person) -> bool:
    """Whether the odd one has a title that the usual one never has."""
    if not here.title:
        return False
    theirs = {plain(word) for item in usual.mentions for word in item.title.split()} - _COURTESY
    mine = {plain(word) for word in here.title.split()} - _COURTESY
    return bool(mine and theirs) and not mine & theirs


def _is_second(document: Document, here: Mention) -> bool:
    """Whether another first name shares the surname, or the first name is a month: Tom and Ann Roe, in April Roe."""
    keys = tokens(document).keys
    at = tokens(document).at(here.span.start)
    if at > 0 and plain(here.first) in MONTHS and keys[at - 1] in ("in", "since", "by", "last", "until", "this"):
        return True
    return at > 1 and keys[at - 1] in ("and", "&") and bool(first_name(keys[at - 2]))


def _is_anothers(document: Document, at: int, last: str) -> bool:
    """Whether a relative is named right behind the word, by another surname: her son Anders Cope."""
    stream = tokens(document)
    if at + _RELATIVE >= len(stream) or stream.blocks[at] != stream.blocks[at + _RELATIVE]:
        return False
    spans = [stream.span(index, index + 1) for index in range(at + 1, at + 1 + _RELATIVE)]
    named = all(document.text[span.start].isupper() for span in spans[:2])
    return named and not any(plain(document.words(span)).startswith(plain(last)) for span in spans)


def _together(document: Document, one: Person, other: Person) -> bool:
    """Whether both are named in one sentence."""
    places = {sentence_at(document, item.span.start) for item in one.mentions if item.first}
    return any(sentence_at(document, item.span.start) in places for item in other.mentions if item.first)
