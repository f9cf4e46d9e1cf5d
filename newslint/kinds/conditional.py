"""conditional: one thing calls for another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentence_at
from ..layers.tokens import fold
from ..rule import Match, Rule
from ..schema import Fault, Field, as_list, choice, flag, mapping, words
from ..zones import applies
from .base import Kind
from .guards import GUARD_FIELDS, guarded


class Conditional(Kind):
    """A phrase that must not stand in a story without another.

    `requires`: a mapping from phrases to those of which one must stand with them; {required}
    in the message is the first of these. `where`: `anywhere` in the story (the
    default), `before` it, `after` it, or in the same `sentence`. `case`: only in the very
    capitals of the list (WHO is not who). The first place where it lacks is marked.
    What is required may also stand in a quotation. Guards as for `phrase`.
    """

    name = "conditional"
    fields = {
        "requires": Field(mapping(words), required=True),
        "where": Field(choice("anywhere", "before", "after", "sentence")),
        "case": Field(flag),
        **GUARD_FIELDS,
    }
    says = ("required",)

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._requires = {phrase: as_list(needed) for phrase, needed in rule.options["requires"].items()}

    @classmethod
    def problems(cls, options: Mapping[str, Any]) -> Iterator[Fault]:
        faults = list(super().problems(options))
        yield from faults
        for phrase, needed in options["requires"].items() if not faults else ():
            if fold(phrase) in map(fold, as_list(needed)):
                yield ("requires", phrase), "requires itself"

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        pairs = options["requires"].items()
        return dict.fromkeys(item for phrase, needed in pairs for item in (phrase, *as_list(needed)))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        reported = set()
        # A requirement may begin with the phrase that requires it, and hides it there: WHO, WHO Europe.
        for hit in guarded(document, hits, self.options):
            if hit.phrase not in self._requires or hit.phrase in reported:
                continue
            if applies(self.rule, document, hit.span) and not self._met(document, hit, hits):
                reported.add(hit.phrase)
                yield Match(hit.span, {"required": self._requires[hit.phrase][0]})

    def _met(self, document: Document, hit: Hit, hits: Sequence[Hit]) -> bool:
        needed = self._requires[hit.phrase]
        where = self.options.get("where", "anywhere")
        sentence = sentence_at(document, hit.span.start)
        for other in hits:
            if other.phrase not in needed:
                continue
            if where == "before" and other.first > hit.first or where == "after" and other.first < hit.first:
                continue
            if where != "sentence" or sentence.contains(other.span):
                return True
        return False
