"""proselint: phrases that proselint's own checks find, as many of them as make sense in news copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..document import Document
from ..index import Hit
from ..layers.sentences import sentence_at
from ..layers.tokens import tokens
from ..rule import Match
from ..schema import Field, as_list, flag, mapping, text, words
from ..span import Edit, Span
from .base import Kind
from .guards import GUARD_FIELDS, guarded
from .phrase import like

if TYPE_CHECKING:
    from proselint.registry.checks import Check

_PAD = "\n"
"""proselint's patterns expect white space on both sides of the text."""


class Proselint(Kind):
    """Some phrases of proselint's checks.

    `check` names checks by proselint's own paths; `take` lists the phrases that count
    out of all those the checks know: a finding must hold one of them. They are the
    triggers too, so proselint is imported only for a text that has one. With `case`
    they count only as written. `replace` gives the words to write where proselint's
    are none, or wrong. Guards as for `phrase`.
    """

    name = "proselint"
    local = True
    fields = {
        "check": Field(words, required=True),
        "take": Field(words, required=True),
        "case": Field(flag),
        "replace": Field(mapping(text)),
        **GUARD_FIELDS,
    }
    anchored = "take"
    says = ("replacement",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        live = [hit for hit in guarded(document, hits, self.options) if self._can_fire(document, hit)]
        seen: set[Span] = set()
        for scope in sorted({sentence_at(document, hit.span.start) for hit in live}):
            for check in checks_at(tuple(as_list(self.options["check"]))):
                for span, offers in _findings(check, document, scope):
                    if span not in seen and any(span.contains(hit.span) for hit in live):
                        seen.add(span)
                        yield self._match(document, span, offers)

    def _can_fire(self, document: Document, hit: Hit) -> bool:
        as_written = not self.options.get("case") or document.words(hit.span) == hit.phrase
        return as_written and not _inside_address(document.text, hit.span)

    def _match(self, document: Document, span: Span, offers: list[str]) -> Match:
        found = document.words(span)
        own = self.options.get("replace", {}).get(_plain(found).lower())
        offers = [like(found, offer) for offer in ([own] if own else offers)]
        if not offers:
            return Match(span)
        return Match(span, {"replacement": "” or “".join(offers)}, (Edit(span, offers[0]),))


@lru_cache(maxsize=256)
def checks_at(paths: tuple[str, ...]) -> tuple[Check, ...]:
    """proselint's checks of the given paths, without its registry, which is one for the whole process.

    Raises LookupError where the installed proselint has no such check.
    """
    from proselint.checks import __register__ as known

    found = tuple(check for check in known if check.path in paths)
    if lacking := set(paths) - {check.path for check in found}:
        raise LookupError(f"proselint has no check {', '.join(sorted(lacking))}")
    return found


def _findings(check: Check, document: Document, scope: Span) -> Iterator[tuple[Span, list[str]]]:
    """What a check finds in a stretch, as whole words of the document, and what to write for each."""
    stream = tokens(document)
    padded = _PAD + _plain(document.words(scope)) + _PAD
    for result in check.check_with_flags(padded):
        start, end = result.span
        start += len(padded[start:end]) - len(padded[start:end].lstrip())
        end = start + len(padded[start:end].rstrip())
        span = Span(scope.start + start - len(_PAD), scope.start + end - len(_PAD))
        first, last = stream.at(span.start), stream.at(span.end) - 1
        if start < end and first <= last and stream.span(first, last + 1) == span:
            yield span, _offers(check, _plain(document.words(span)))


def _plain(content: str) -> str:
    """The text as proselint's patterns expect it, of the same length: straight apostrophes, plain spaces."""
    return re.sub(r"\s", " ", content.replace("’", "'"))


def _inside_address(content: str, span: Span) -> bool:
    """Whether the words are part of a handle, a hashtag, a file or site name: @monday, monday.com."""
    before, after = content[max(0, span.start - 1) : span.start], content[span.end : span.end + 2]
    return before in {"@", "#", "/", "_", "."} or bool(re.match(r"[@/_]|\.\w", after))


def _offers(check: Check, found: str) -> list[str]:
    """What the check would write for the words, found anew: its own answer is often None.

    It looks a match up in lower case among keys that may have capitals or be patterns,
    writes its replacements with a pattern's backslashes, and joins two with quotation marks.
    """
    items = getattr(check.check_type, "items", None)
    if not isinstance(items, dict):
        return []
    for pattern, replacement in items.items():
        if re.fullmatch(pattern, found, re.IGNORECASE):
            plain = str(replacement).replace("\\", "")
            return [offer.strip("'") for offer in plain.split(" or ")]
    return []
