"""The rules in force, ready to run: which are due on a text, and the kinds that do their work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .index import Hit
from .kinds import Kind, kind_named
from .layers.tokens import Tokens
from .pack import Pack, pack_of, plain
from .rule import Rule


class RuleSet:
    """Rules in order of id.

    `packs` hold triggers worked out before; those of rules that are not in them as they
    are here (overridden, or read from a file just now) are worked out again.
    """

    def __init__(self, rules: Iterable[Rule], packs: Iterable[Pack] = ()) -> None:
        self.rules = tuple(rules)
        self._machines: dict[str, Kind] = {}
        options = {rule.id: rule.options for rule in self.rules}
        packs = list(packs)
        taken = {rule.id for pack in packs for rule in pack.rules if options.get(rule.id) is rule.options}
        packs.append(pack_of(rule for rule in self.rules if rule.id not in taken))
        self._packs = [(pack, _others(pack, options)) for pack in packs if pack.rules]

    def due(self, text: str, tokens: Tokens) -> Iterator[tuple[Rule, list[Hit]]]:
        """The rules that can find something in a text, each with where its triggers stand."""
        found: dict[str, list[Hit]] = {}
        for pack, unwanted in self._packs:
            found.update(pack.hits(text, tokens, unwanted))
        for rule in self.rules:
            if rule.id in found:
                yield rule, found[rule.id]

    def machine(self, rule: Rule) -> Kind:
        """The kind that does the rule's work, made when first asked for."""
        if rule.id not in self._machines:
            kind = kind_named(rule.kind)
            assert kind is not None, f"{rule.id}: validated when loaded"
            # As plain dicts: those of a pack are slower to look into.
            self._machines[rule.id] = kind(rule._replace(options=plain(rule.options), ahead=plain(rule.ahead)))
        return self._machines[rule.id]

    @property
    def lacking(self) -> set[str]:
        """Why some rules that were due so far find nothing on this machine, a sentence each."""
        return {reason for machine in self._machines.values() if (reason := machine.unavailable())}


def _others(pack: Pack, options: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """The places in a pack of the rules that are not in force as they are there."""
    return frozenset(str(place) for place, rule in enumerate(pack.rules) if options.get(rule.id) is not rule.options)
