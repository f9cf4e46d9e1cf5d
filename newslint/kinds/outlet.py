"""outlet-name: the newsroom's own name, mangled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentence_at
from ..rule import Match, Rule
from ..schema import Field, text, words
from ..span import Span
from ..wording import Wording
from .base import Kind

_MODEL = Wording(r"[A-Z]{1,3}-\d{1,4}[A-Z]?")
_NAME = Wording(r"(?:[Tt]he\s+)?[A-Z][\w&'’.-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w&'’.-]*){0,4}")
_CLOSE = 0.75
"""Similarity (difflib's ratio) from which a name is taken for a slip of the outlet's own."""


class OutletName(Kind):
    """A name where only an outlet's can stand: `told X`, `a request for comment from X`, `seen by X`.

    It is wrong if it is a type of aircraft or the like (B-17), or nearly but not quite one
    of the names that the config gives the outlet. `slots`: patterns (of the regex module)
    that end right before the name. `like_own`: the message for a near miss.
    """

    name = "outlet-name"
    spelled = True
    fields = {
        "slots": Field(words, required=True),
        "anchor": Field(words, required=True),
        "like_own": Field(text, required=True),
    }
    says = ("own",)

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._slots = Wording("|".join(f"(?:{slot})" for slot in rule.options["slots"]), flags=re.I)

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return list(options["anchor"])

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        seen: set[Span] = set()
        for hit in hits:
            sentence = sentence_at(document, hit.span.start)
            if sentence in seen:
                continue
            seen.add(sentence)
            for slot in self._slots.finditer(document.text, sentence.start, sentence.end):
                yield from self._judge(document, slot.end(), sentence.end)

    def _judge(self, document: Document, start: int, end: int) -> Iterator[Match]:
        model = _MODEL.match(document.text, start, end)
        if model and not re.match(r"\s+\w", document.text[model.end() :]):
            yield Match(Span(*model.span()))
            return
        name = _NAME.match(document.text, start, end)
        if name and document.names:
            found = name[0].rstrip(".’'")
            own = max(document.names, key=lambda known: _likeness(known, found))
            if _CLOSE <= _likeness(own, found) < 1:
                span = Span(name.start(), name.start() + len(found))
                yield Match(span, {"own": own}, message=self.options["like_own"])


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, _bare(one), _bare(other)).ratio()


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").replace("’", "'").removesuffix("'s")
