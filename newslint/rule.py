"""A rule as its file states it, and a match as its machinery finds it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from .diagnostic import Severity
from .document import BLOCK_ZONES, INLINE_ZONES
from .record import NamedTuple
from .span import Edit, Span

PROSE = frozenset({"headline", "deck", "body", "subhead", "caption", "list", "note"})
"""The zones of a rule that names none: the outlet's own words, no speech, no code, no addresses."""
EVERYWHERE = frozenset({*BLOCK_ZONES, *INLINE_ZONES}) - {"code", "url"}
"""What `zones: all` means: all that a reader sees."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Example(NamedTuple):
    """A text inside a rule file and what the rule must say of it.

    `mark` is the stretch of `text` that must be marked by exactly one match, None where
    the rule must be silent; `good` is the text its fix yields. `known_wrong` tells that
    the rule does not yet do so. `layout` names the zones of its lines, one block a line
    (body where it names none); `formats` are those that can hold it, all where empty.
    """

    text: str
    mark: Span | None = None
    good: str | None = None
    known_wrong: bool = False
    layout: tuple[str, ...] = ()
    date: str | None = None
    names: tuple[str, ...] = ()
    related: str | None = None
    formats: tuple[str, ...] = ()
    line: int = 0


class Rule(NamedTuple):
    """One rule file.

    `options` are the keys of its kind; `default` whether it is on unless selected. `ahead`
    is what its kind worked out when the rules were packed.
    """

    id: str
    kind: str
    severity: Severity
    message: str
    why: str
    source: str
    zones: frozenset[str] = PROSE
    styles: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    default: bool = True
    options: Mapping[str, Any] = _NOTHING
    ahead: Mapping[str, Any] = _NOTHING
    examples: tuple[Example, ...] = ()
    path: str = ""

    @property
    def desk(self) -> str:
        """The folder it lives in: "figures" of "figures/quantity-conflict"."""
        return self.id.partition("/")[0]


class Match(NamedTuple):
    """What a kind found, in plain-text coordinates.

    `values` fill the message's {placeholders}; `message` replaces the rule's where one
    rule has several things to say; `severity` lowers the rule's where this one match is
    less sure. `related` are other places, each with a sentence.
    """

    span: Span
    values: Mapping[str, str] = _NOTHING
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    title: str | None = None
    related: tuple[tuple[Span, str], ...] = ()
    severity: Severity | None = None
    message: str | None = None

    @classmethod
    def swap(cls, span: Span, replacement: str, *, safe: bool = False, **values: str) -> Match:
        """A match whose fix replaces all of it."""
        return cls(span, {"replacement": replacement, **values}, (Edit(span, replacement),), safe)
