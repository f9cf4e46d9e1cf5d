"""A linter for texts that change all the time: checks can be stopped, and an edit is looked at where it was made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from ..config import Config, Settings
from ..diagnostic import Diagnostic
from ..document import Document
from ..index import Hit
from ..kinds import Kind, kind_named
from ..layers.tokens import tokens
from ..linter import MOST, MOST_MATCHES, Linter
from ..record import NamedTuple
from ..refine import in_zones, to_file
from ..rule import Rule
from ..ruleset import RuleSet
from .kept import Found, Kept


class SupersededError(Exception):
    """The text has changed since: nobody waits for this check."""


class _Parts(NamedTuple):
    """The rules in force, parted: `near` look at a block and those beside it, `far` at the story.

    `signs` are strings of which the story must hold one, for each near rule that asks so.
    """

    near: RuleSet
    far: RuleSet
    signs: tuple[tuple[str, ...], ...]


class EditorLinter(Linter):
    """A linter that asks between rules whether anybody still waits, and keeps what near rules found in `kept`."""

    wanted: Callable[[], bool] | None = None
    kept: Kept | None = None

    def __init__(self, config: Config, *, rules: Iterable[Rule] | None = None) -> None:
        super().__init__(config, rules=rules)
        self._parted: list[tuple[RuleSet, _Parts]] = []
        self._heard: list[tuple[RuleSet, RuleSet]] = []

    @contextmanager
    def working(self, kept: Kept | None, wanted: Callable[[], bool] | None = None) -> Iterator[None]:
        """Check with what is kept of a draft, for as long as it is `wanted`."""
        self.kept, self.wanted = kept, wanted
        try:
            yield
        finally:
            self.kept, self.wanted = None, None

    def lint(self, document: Document, settings: Settings | None = None) -> list[Diagnostic]:
        """Everything wrong with a document, sorted; its layers are dropped, so that no state of a text outlives it."""
        try:
            return super().lint(document, settings)
        finally:
            document.forget()

    def _run(
        self, document: Document, machine: Callable[[Rule], Kind], rule: Rule, hits: list[Hit]
    ) -> list[Diagnostic]:
        self._stop_unless_wanted()
        return super()._run(document, machine, rule, hits)

    def _stop_unless_wanted(self) -> None:
        if self.wanted is not None and not self.wanted():
            raise SupersededError

    def _found(self, document: Document, rules: RuleSet) -> list[Diagnostic]:
        # A comment may allow what is not shown either, and is told to serve no purpose where nothing is found.
        rules = rules if document.comments else self._shown(rules)
        if self.kept is None:
            return super()._found(document, rules)
        parts = self._parts(rules)
        near = self._near(document, rules, parts, self.kept)
        if near is None:
            return super()._found(document, rules)
        return [*near, *super()._found(document, parts.far)]

    def _near(self, document: Document, rules: RuleSet, parts: _Parts, kept: Kept) -> list[Diagnostic] | None:
        """What near rules find; None where one is at fault or finds too much, which the usual way knows to tell."""

        def look(part: Document) -> Iterator[Found]:
            zones = {zone.name for zone in part.blocks}
            for rule, hits in parts.near.due("\0".join(filter(None, held)), tokens(part)):
                self._stop_unless_wanted()
                if rule.zones & zones:
                    matches = rules.machine(rule).matches(part, hits)
                    yield from ((rule.id, match) for match in islice(matches, MOST_MATCHES))

        lines = f"\n{document.text}"
        # Signs are the whole story's; which of them it holds is part of what findings hang on.
        held = tuple(next((sign for sign in signs if sign in lines), None) for signs in parts.signs)
        signed = tuple(sign is not None for sign in held)
        about: Hashable = (document.date, document.names, tuple(sorted(document.meta.items())), signed)
        try:
            matches = kept.matches(document, (rules, about), look)
        except SupersededError:
            raise
        except Exception:
            return None
        found: list[Diagnostic] = []
        for rule in parts.near.rules:
            if here := matches.get(rule.id):
                made = list(islice(to_file(document, rule, in_zones(document, rule, here)), MOST + 1))
                if len(made) > MOST or len(here) >= MOST_MATCHES:
                    return None
                found += made
        return found

    def _shown(self, rules: RuleSet) -> RuleSet:
        """The rules whose findings the editor is told: no kind makes a finding graver than its rule."""
        for known, shown in self._heard:
            if known is rules:
                return shown
        shown = RuleSet((rule for rule in rules.rules if rule.severity >= self.config.level), self._packs)
        self._heard.append((rules, shown))
        return shown

    def _parts(self, rules: RuleSet) -> _Parts:
        for known, parts in self._parted:
            if known is rules:
                return parts
        near: list[Rule] = []
        far: list[Rule] = []
        signs: list[tuple[str, ...]] = []
        for rule in rules.rules:
            kind = kind_named(rule.kind)
            assert kind is not None, f"{rule.id}: validated when loaded"
            (near if kind.near(rule.options) else far).append(rule)
            if near[-1:] == [rule] and (some := kind.signs(rule.options)) is not None:
                signs.append(tuple(some))
        # The far ones, which meet all of every story, get an index without the others' words.
        parts = _Parts(RuleSet(near, self._packs), RuleSet(far), tuple(signs))
        self._parted.append((rules, parts))
        return parts
