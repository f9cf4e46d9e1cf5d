"""consistency: one story, one spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..diagnostic import Severity
from ..document import Document
from ..index import Hit
from ..layers.sentences import sentence_at
from ..layers.tokens import fold
from ..record import NamedTuple
from ..rule import Match, Rule
from ..schema import Fault, Field, as_list, flag, listing, mapping, words
from ..span import Edit
from ..zones import applies
from .base import Kind
from .guards import GUARD_FIELDS, guarded
from .inflect import noun_forms, verb_forms
from .phrase import like


class _Form(NamedTuple):
    """One spelling: which contest it belongs to, for which side it stands, and its place in that side's list."""

    contest: int
    side: str
    row: int


class Consistency(Kind):
    """Several ways of writing one thing in one story: those in the minority are reported.

    `variants`: a list of lists; the words of each list compete (email, e-mail). Or
    `families`: a mapping from names to lists of equal length, where the families
    compete (British: colour, centre; American: color, center). `verbs`, `nouns`: the
    other forms of each word compete too. {replacement} is the form to write, {this} and
    {other} what the form found and the other one stand for: the form or its family. Where neither
    is in the majority, what comes later is reported, as a query at most. Words in
    quotations and names count for neither side. Guards as for `phrase`.
    """

    name = "consistency"
    fields = {
        "variants": Field(listing(words)),
        "families": Field(mapping(words)),
        "verbs": Field(flag),
        "nouns": Field(flag),
        "safe": Field(flag),
        **GUARD_FIELDS,
    }
    says = ("replacement", "this", "other")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._forms = dict(_forms(rule.options))
        self._words = {form: phrase for phrase, form in self._forms.items()}

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        if faults:
            return
        if ("variants" in options) == ("families" in options):
            yield (), "needs either variants or families"
            return
        lists = [as_list(item) for item in options.get("families", {}).values()]
        if len({len(item) for item in lists}) > 1 or len(lists) == 1:
            yield ("families",), "needs two families or more, each with as many words as the others"
        seen: set[tuple[str, ...]] = set()
        for index, group in enumerate(options.get("variants", ())):
            if len(as_list(group)) < 2:
                yield ("variants", index), "needs two words or more"
            for word in as_list(group):
                if tuple(fold(word)) in seen:
                    yield ("variants", index), f"{word!r} stands here twice"
                seen.add(tuple(fold(word)))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return dict(_forms(options))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        contests: dict[int, list[Hit]] = {}
        for hit in guarded(document, hits, self.options):
            if applies(self.rule, document, hit.span) and not _in_name(document, hit):
                contests.setdefault(self._forms[hit.phrase].contest, []).append(hit)
        for held in contests.values():
            yield from self._contest(document, held)

    def _contest(self, document: Document, hits: list[Hit]) -> Iterator[Match]:
        # Sides in order of first appearance, so that the first of equals wins.
        sides = Counter(self._forms[hit.phrase].side for hit in hits)
        if len(sides) < 2:
            return
        (winner, most), (_, next_most) = sides.most_common(2)
        model = next(hit for hit in hits if self._forms[hit.phrase].side == winner)
        for hit in hits:
            form = self._forms[hit.phrase]
            if form.side == winner:
                continue
            right = self._words[form._replace(side=winner)]
            replacement = like(document.words(hit.span), right, hit.phrase)
            values = {"replacement": replacement, "this": form.side, "other": winner}
            there = f"“{document.words(model.span)}” here"
            yield Match(
                hit.span,
                values,
                (Edit(hit.span, replacement),),
                safe=bool(self.options.get("safe")) and most > next_most,
                related=((model.span, there),),
                severity=Severity.QUERY if most == next_most else None,
                message=_TIE if most == next_most else None,
            )


_TIE = "“{match}” here, “{replacement}” elsewhere in the story: which is it?"
"""Where both forms stand equally often, nobody can say which is wrong."""


def _forms(options: Mapping[str, Any]) -> Iterator[tuple[str, _Form]]:
    """Every phrase that competes, and for what."""
    for contest, group in enumerate(options.get("variants", ())):
        for side in group:
            yield from ((phrase, _Form(contest, side, row)) for row, phrase in enumerate(_inflected(side, options)))
    families = {name: as_list(item) for name, item in options.get("families", {}).items()}
    for side, family in families.items():
        phrases = [form for word in family for form in _inflected(word, options)]
        yield from ((phrase, _Form(0, side, row)) for row, phrase in enumerate(phrases))


def _inflected(word: str, options: Mapping[str, Any]) -> list[str]:
    """A word and those of its forms that the rule asks for, always in one order and number."""
    forms = [word]
    if options.get("verbs"):
        forms += [form for form, _ in verb_forms(word, [])]
    if options.get("nouns"):
        forms += [form for form, _ in noun_forms(word, [])]
    return forms


def _in_name(document: Document, hit: Hit) -> bool:
    """Whether the words are capitalised where the rule writes small letters, and no sentence begins: a name's part."""
    found = document.words(hit.span)
    if not found[0].isupper() or hit.phrase[0].isupper():
        return False
    before = document.text[sentence_at(document, hit.span.start).start : hit.span.start]
    after = document.text[hit.span.end : hit.span.end + 2].lstrip(" ")
    return any(map(str.isalnum, before)) or after[:1].isupper()
