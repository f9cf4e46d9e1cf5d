"""engine: findings that newslint itself reports, about rules and suppressions, not about the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..document import Document
from ..index import Hit
from ..rule import Match
from .base import Kind


class Engine(Kind):
    """A rule that never matches: it gives an id, a severity and a manual page to what the engine says."""

    name = "engine"
    says = ("rule", "reason")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ()

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterable[Match]:
        return ()
