"""full-name-again, courtesy-mix and unidentified: how a story names people after and at their introduction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document import Document
from ...index import Hit
from ...layers.names import Mention, Person, people
from ...layers.names.words import EAST_ASIAN, SPEECH, first_name, is_place, plain
from ...layers.sentences import sentence_at
from ...layers.tokens import tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, number, words
from ...span import Edit, Span
from ..base import Kind

_VERBS = frozenset(
    "also became began came can could did does faces gave got had has is left made may met might must never now then "
    "took wants was went will won would".split()
)
_COUNTS = frozenset("a an another one two three four five six seven eight nine ten".split())
_RUNNING = ("body", "list")


class FullNameAgain(Kind):
    """First name and surname once more, although the story has nobody else of that surname."""

    name = "full-name-again"
    says = ("replacement",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        everybody = people(document)
        lasts = [plain(person.last) for person in everybody]
        for person, last in zip(everybody, lasts, strict=True):
            if not _is_clear(person) or lasts.count(last) > 1 or last in EAST_ASIAN:
                continue
            full = [item for item in person.mentions if item.full and _is_told(item)]
            for item in full[1:]:
                start = item.span.start + len(item.name.text) - len(item.last) - len(item.suffix) - bool(item.suffix)
                given = Span(item.span.start, start)
                edits = (Edit(given, ""),) if document.words(given) == f"{item.first} " else ()
                related = ((full[0].span, "The story has introduced {replacement} here."),)
                yield Match(item.span, {"replacement": item.last}, edits, related=related)


class CourtesyMix(Kind):
    """Mr. and Ms. with some surnames and not with others; the smaller side is reported.

    `courtesy`: those titles. `most`: the share of the smaller side above which a story has its reasons.
    """

    name = "courtesy-mix"
    fields = {"courtesy": Field(words, required=True), "most": Field(number, required=True)}
    says = ("with", "without")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._courtesy = frozenset(map(plain, as_list(rule.options["courtesy"])))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        later = [
            item
            for person in people(document)
            if person.first and not is_place(plain(person.last))
            for item in person.mentions
            if item.last and not item.first and _is_told(item) and item.name.kind == "person"
        ]
        polite = [item for item in later if plain(item.title) in self._courtesy]
        bare = [item for item in later if not item.title and _is_subject(document, item)]
        few, many = sorted((polite, bare), key=len)
        if not few or len(few) > float(self.options["most"]) * len(many):
            return
        values = {"with": str(len(polite)), "without": str(len(bare))}
        for item in sorted(few, key=lambda each: each.span):
            yield Match(item.span, values, related=((many[0].span, "The story does otherwise here."),))


class Unidentified(Kind):
    """Somebody who speaks under a full name, and whom nothing in the story introduces.

    `known`: people who need no introduction.
    """

    name = "unidentified"
    spelled = True
    fields = {"known": Field(words, required=True)}

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._known = frozenset(map(plain, as_list(rule.options["known"])))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for person in people(document):
            if not _is_clear(person) or any(item.title for item in person.mentions):
                continue
            first = person.introduction
            if plain(person.text) in self._known or not _is_told(first) or not first.full:
                continue
            speaks = any(self._speaks(document, item) for item in person.mentions)
            if speaks and not any(self._is_set_off(document, item) for item in person.mentions):
                yield Match(first.span)

    def _speaks(self, document: Document, mention: Mention) -> bool:
        stream = tokens(document)
        at = stream.at(mention.span.start)
        after = stream.at(mention.span.end)
        if at > 0 and stream.keys[at - 1] in ("said", "says"):
            return True
        verb, then = (*stream.keys[after : after + 2], "", "")[:2]
        if verb == "added" and (then[:1].isdigit() or then in _COUNTS):
            return False  # points, not words
        # "wrote for The Herald" says who it is.
        return verb in SPEECH and then != "for"

    def _is_set_off(self, document: Document, mention: Mention) -> bool:
        """Whether a mark or a word beside the name may carry a description: anything but a plain subject."""
        stream = tokens(document)
        at = stream.at(mention.span.start)
        after = stream.at(mention.span.end)
        sentence = sentence_at(document, mention.span.start)
        before = stream.keys[at - 1] if at > 0 and stream.starts[at - 1] >= sentence.start else ""
        follows = stream.keys[after] if after < len(stream) else ""
        if not mention.full:
            return follows in ("is", "was", ",") or before == ","
        return bool(before) and before not in ("said", "says", '"', "”") or follows not in SPEECH


def _is_subject(document: Document, item: Mention) -> bool:
    """Whether a verb follows: not "the Furyk campaign"."""
    stream = tokens(document)
    after = stream.at(item.span.end)
    return after < len(stream) and (stream.keys[after] in SPEECH or stream.keys[after] in _VERBS)


def _is_clear(person: Person) -> bool:
    """Whether a chain surely is a person's."""
    return bool(person.first) and first_name(person.first.split()[0]) and not is_place(plain(person.last))


def _is_told(item: Mention) -> bool:
    """Whether a mention stands in running text and in the outlet's own words."""
    return item.name.zone in _RUNNING and not item.name.quoted
