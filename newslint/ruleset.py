"""The rules in force, ready to run: which are due on a text, and the kinds that do their work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .index import Hit
from .kinds import Kind, kind_named
from .layers.tokens import Tokens
from .pack import Pack, pack_of
from .rule import Rule


class RuleSet:
    """Rules in order of id.

    `packs` hold triggers worked out before; those of rules that are not in them as they
    are here (overridden, or read from a file just now) are worked out again.
    """

    def __init__(self, rules: Iterable[Rule], packs: Iterable[Pack] = ()) -> None:
        self.rules = tuple(rules)
        self._machines: dict[str, Kind] = {}
        options = {rule.id: rule.options for pack in packs for rule in pack.rules}
        self._fresh = frozenset(rule.id for rule in self.rules if options.get(rule.id) is not rule.options)
        self._packs = [*packs, pack_of(rule for rule in self.rules if rule.id in self._fresh)]

    def due(self, tokens: Tokens) -> Iterator[tuple[Rule, list[Hit]]]:
        """The rules that can find something in a text, each with where its triggers stand."""
        found: dict[str, list[Hit]] = {}
        for pack in self._packs[:-1]:
            found.update((name, hits) for name, hits in pack.hits(tokens) if name not in self._fresh)
        if self._fresh:
            found.update(self._packs[-1].hits(tokens))
        for rule in self.rules:
            if rule.id in found:
                yield rule, found[rule.id]

    def machine(self, rule: Rule) -> Kind:
        """The kind that does the rule's work, made when first asked for."""
        if rule.id not in self._machines:
            kind = kind_named(rule.kind)
            assert kind is not None, f"{rule.id}: validated when loaded"
            self._machines[rule.id] = kind(rule)
        return self._machines[rule.id]
