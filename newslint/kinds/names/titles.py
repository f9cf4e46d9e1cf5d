"""title-conflict: one person under two titles that nobody holds at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.names import Mention, Person, names, people
from ...layers.sentences import sentence_at
from ...layers.tokens import Tokens, fold, tokens
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Fault, Field, as_list, listing, mapping, number, words
from ...span import Span
from ...wording import Wording
from ..base import Kind

_NUMBER = Wording(r"[IVX]+")
_LONGEST = 3
_COUPLE = 60
"""Characters between two titles of one surname, in one sentence, that are two people's: Mr. Roe and Mrs. Roe."""
_ASIDE = 3
"""How many tokens before a title may tell that it is not held now."""
_OF = frozenset("chief court department minister ministry office secretary".split())
"""Words after which `of Justice X` is theirs: secretary of justice."""


class _Titled(NamedTuple):
    """A mention with a title of a class: its place with the title, and the person who is named."""

    held: str
    span: Span
    mention: Mention


class TitleConflict(Kind):
    """`Rep. Jo Roe`, and later `Sen. Jo Roe`: titles of two classes of which a person has only one.

    `classes`: a mapping from a class to its titles, in small letters and without periods. `rivals`:
    lists of classes that exclude each other. `parts`: words that make another title of one they
    stand before (vice, deputy). `past`: words before a title that say that it is not held now, or
    tell of the title (nominee). `given`: classes whose titles stand before a given name. `kin`:
    words that may make a title without first name somebody else's of the same name, `near`
    characters from it at most. `beside`: classes whose titles are one also behind the name and a
    comma: `Roe, the mayor,`.
    """

    name = "title-conflict"
    fields = {
        "classes": Field(mapping(words), required=True),
        "rivals": Field(listing(words), required=True),
        "parts": Field(words),
        "past": Field(words, required=True),
        "given": Field(words),
        "beside": Field(words),
        "kin": Field(words, required=True),
        "near": Field(number, required=True),
    }
    says = ("name", "other")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        options = rule.options
        self._classes = {tuple(fold(title)): name for name, row in options["classes"].items() for title in as_list(row)}
        self._parts = frozenset(as_list(options.get("parts")))
        self._past = frozenset(as_list(options["past"]))
        self._given = frozenset(as_list(options.get("given")))
        self._kin = frozenset(as_list(options["kin"]))
        self._beside = frozenset(as_list(options.get("beside")))

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        for index, row in enumerate(options["rivals"] if not faults else ()):
            for name in as_list(row):
                if name not in options["classes"]:
                    yield ("rivals", index), f"{name!r} is not a class"

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return [title for row in options["classes"].values() for title in as_list(row)]

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        if len({self._classes[tuple(fold(hit.phrase))] for hit in hits}) < 2:
            return
        everybody = people(document)
        for person in [*everybody, *_strangers(document, everybody)]:
            found = [
                item
                for mention in person.mentions
                for item in (*self._titled(document, mention), *self._apposed(document, mention))
            ]
            for rivals in self.options["rivals"] if len({item.held for item in found}) > 1 else ():
                yield from self._conflicts(document, everybody, person, [i for i in found if i.held in rivals])

    def _titled(self, document: Document, mention: Mention) -> Iterator[_Titled]:
        stream = tokens(document)
        before = stream.at(mention.span.start)
        if not mention.title or mention.suffix:
            return
        first = max(0, before - 2 * _LONGEST)
        keys = [key for key in stream.keys[first:before] if key != "."]
        places = [index for index in range(first, before) if stream.keys[index] != "."]
        for size in range(min(_LONGEST, len(keys)), 0, -1):
            held = self._classes.get(tuple(keys[-size:]))
            if held is not None:
                if self._is_held(stream, places[-size], keys[:-size]) and _is_capital(document, places[-size]):
                    span = Span(stream.starts[places[-size]], mention.span.end)
                    yield _Titled(held, span, mention)
                return

    def _apposed(self, document: Document, mention: Mention) -> Iterator[_Titled]:
        """The title behind a name: `Roe, the mayor,`."""
        stream = tokens(document)
        at = stream.at(mention.span.end)
        keys = stream.keys[at : at + _LONGEST + 3]
        if keys[:1] != [","] or keys[1:2] not in (["a"], ["an"], ["the"]) or mention.title:
            return
        for size in range(1, _LONGEST + 1):
            held = self._classes.get(tuple(keys[2 : 2 + size]))
            if held in self._beside and keys[2 + size : 3 + size] in ([","], ["."]):
                yield _Titled(held, Span(mention.span.start, stream.ends[at + 1 + size]), mention)

    def _is_held(self, stream: Tokens, first: int, before: list[str]) -> bool:
        """Whether the words before a title leave it as it is: not another one's part, none of the past, no pair."""
        aside = first
        while aside > max(0, first - _ASIDE) and stream.keys[aside - 1] not in (",", ";", "(", "—"):
            aside -= 1
        if not self._past.isdisjoint(stream.keys[aside:first]) or self._parts.intersection(before[-1:]):
            return False
        paired = (
            before[-1:] in (["and"], ["or"], ["&"]) and (before[-2],) in self._classes if len(before) > 1 else False
        )
        return not paired and not (before[-1:] == ["of"] and _OF.intersection(before[-2:]))

    def _conflicts(
        self, document: Document, everybody: list[Person], person: Person, found: list[_Titled]
    ) -> Iterator[Match]:
        held: dict[str, list[_Titled]] = {}
        for item in found:
            held.setdefault(item.held, []).append(item)
        if len(held) < 2:
            return
        ranked = sorted(held.values(), key=lambda items: (-len(items), items[0].span.start))
        usual = ranked[0]
        for items in ranked[1:]:
            if len(items) * 2 > len(usual) and len(items) > 1:
                continue
            for item in items:
                if self._is_another(document, everybody, person, item, usual):
                    continue
                there = usual[0]
                values = {"name": person.last or person.text, "other": document.words(there.span)}
                related = ((there.span, f"“{document.words(there.span)}” here."),)
                even = len(items) == len(usual) or item.mention.name.quoted
                yield Match(item.span, values, related=related, severity=Severity.QUERY if even else None)

    def _is_another(
        self, document: Document, everybody: list[Person], person: Person, item: _Titled, usual: list[_Titled]
    ) -> bool:
        """Whether a title may be that of another one of the same name."""
        if item.held in self._given and not any(_same_given(item, other) for other in usual):
            return True
        full = item.mention.full
        if not full or not any(other.mention.full for other in usual):
            last = person.last.lower()
            if any(other is not person and other.last.lower() == last for other in everybody):
                return True
        if full and any(other.mention.full for other in usual):
            return False
        sentence = sentence_at(document, item.span.start)
        beside = [other for other in usual if sentence.start <= other.span.start < sentence.end]
        if any(abs(other.span.start - item.span.start) < _COUPLE for other in beside):
            return True
        stream = tokens(document)
        near = int(self.options["near"])
        first, after = stream.at(item.span.start - near), stream.at(item.span.end + near)
        return not self._kin.isdisjoint(stream.keys[first:after])


def _same_given(one: _Titled, other: _Titled) -> bool:
    """Whether two royals or popes have one name, and no two numbers: Queen Astrid II and Princess Astrid of Esteria."""
    mine, theirs = one.mention.name.words, other.mention.name.words
    numbers = {word for word in (*mine, *theirs) if _NUMBER.fullmatch(word)}
    return mine[0] == theirs[0] and len(numbers) < 2


def _is_capital(document: Document, index: int) -> bool:
    return document.text[tokens(document).starts[index]].isupper()


def _strangers(document: Document, everybody: list[Person]) -> list[Person]:
    """Those whom the story names by title and surname alone and the names layer knows as nobody."""
    taken = {mention.span for person in everybody for mention in person.mentions}
    found: dict[str, list[Mention]] = {}
    for name in names(document):
        if name.title and len(name.words) == 1 and name.kind != "organization" and name.span not in taken:
            found.setdefault(name.words[0], []).append(Mention(name, "", name.words[0], ""))
    return [Person("", last, tuple(mentions)) for last, mentions in found.items() if len(mentions) > 1]
