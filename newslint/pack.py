"""Rules with what can be worked out ahead: their triggers in an index, their patterns compiled.

A pack goes into the wheel, or into the cache for a folder of the user's, as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from .diagnostic import Severity
from .index import Hit, PhraseIndex, index_of
from .kinds import Kind, kind_named
from .layers.tokens import Tokens
from .rule import Rule

_NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})
FORM = 3
"""Raised when the stored form changes, so that older packs are made anew."""


class Pack(NamedTuple):
    """Rules; `phrases` finds the triggers of each under its place among them, `always` are the places of those without.

    `signs` are strings of which a text must hold one besides, under the places of the rules that ask so.
    """

    rules: tuple[Rule, ...]
    phrases: PhraseIndex
    always: tuple[int, ...] = ()
    signs: Mapping[str, Sequence[str]] = _NOTHING

    def hits(self, text: str, tokens: Tokens, unwanted: frozenset[str]) -> Iterator[tuple[str, list[Hit]]]:
        """The ids of the rules that can find something in a text, and where their triggers stand.

        `unwanted` are places, as strings, of rules that are not asked for.
        """
        lines = f"\n{text}"
        absent = set(unwanted)
        spells = frozenset(lines).issuperset  # most signs hold a character that few texts have
        for owner, signs in self.signs.items():
            for sign in signs:
                if spells(sign) and sign in lines:
                    break
            else:
                absent.add(owner)
        for place in self.always:
            if str(place) not in absent:
                yield self.rules[place].id, []
        for owner, hits in self.phrases.scan(tokens, absent).items():
            yield self.rules[int(owner)].id, hits

    def to_data(self) -> dict[str, Any]:
        """The pack as JSON can hold it, without examples and reasons."""
        return {
            "form": FORM,
            "rules": [
                [
                    *(rule.id, rule.kind, int(rule.severity), rule.message, sorted(rule.zones), rule.styles),
                    *(rule.formerly, rule.default, rule.options, rule.ahead, rule.path),
                ]
                for rule in self.rules
            ],
            "tree": self.phrases.tree,
            "always": self.always,
            "signs": self.signs,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Pack:
        """What `to_data` gave. Raises KeyError, TypeError or ValueError where it is none of ours."""
        if data["form"] != FORM:
            raise ValueError("a pack of another form")
        return cls(tuple(map(_rule, data["rules"])), PhraseIndex(data["tree"]), tuple(data["always"]), data["signs"])


def pack_of(rules: Iterable[Rule]) -> Pack:
    """The pack of some rules."""
    rules = tuple(rule._replace(ahead=rule.ahead or _kind(rule).ahead(rule.options)) for rule in rules)
    triggers = [(str(place), _kind(rule).triggers(rule.options)) for place, rule in enumerate(rules)]
    index = index_of((place, phrases) for place, phrases in triggers if phrases is not None)
    always = tuple(int(place) for place, phrases in triggers if phrases is None)
    signs = {str(place): _kind(rule).signs(rule.options) for place, rule in enumerate(rules)}
    return Pack(rules, index, always, {place: list(some) for place, some in signs.items() if some is not None})


def _kind(rule: Rule) -> type[Kind]:
    kind = kind_named(rule.kind)
    assert kind is not None, f"{rule.id}: validated when loaded"
    return kind


def _rule(fields: list[Any]) -> Rule:
    rule_id, kind, severity, message, zones, styles, formerly, default, options, ahead, path = fields
    return Rule(
        rule_id,
        kind,
        Severity(severity),
        message,
        why="",
        source="",
        zones=frozenset(zones),
        styles=tuple(styles),
        formerly=tuple(formerly),
        default=default,
        options=options,
        ahead=ahead,
        path=path,
    )
