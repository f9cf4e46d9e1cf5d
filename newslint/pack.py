"""Rules with what can be worked out ahead: their triggers in an index, their patterns compiled.

A pack goes into the wheel, or into the cache for a folder of the user's, as lines of JSON:
the first is what every run needs, each of the others is read when a text first calls for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from .ahead import ENGINE, freeze_code
from .diagnostic import Severity
from .index import Hit, PhraseIndex, index_of
from .kinds import Kind, kind_named
from .layers.tokens import Tokens
from .rule import Rule
from .wording import KNOWN

_NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})
FORM = 6
"""Raised when the stored form changes, so that older packs are made anew."""


class Later(Mapping[str, Any]):
    """A JSON object that is read when it is first looked into."""

    __slots__ = ("_data", "_line")

    def __init__(self, line: bytes) -> None:
        self._line = line
        self._data: dict[str, Any] | None = None

    def _read(self) -> dict[str, Any]:
        if self._data is None:
            self._data = json.loads(self._line)
        return self._data

    def __getitem__(self, key: str) -> Any:
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


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
            for sign in signs if owner not in unwanted else ():
                if spells(sign) and sign in lines:
                    break
            else:
                absent.add(owner)
        for place in self.always:
            if str(place) not in absent:
                yield self.rules[place].id, []
        for owner, hits in self.phrases.scan(tokens, absent).items():
            yield self.rules[int(owner)].id, hits

    def to_bytes(self, signature: str = "") -> bytes:
        """The pack as lines of JSON, without examples and reasons; `signature` is what it was made from."""
        patterns = _patterns(self.rules)
        head = {
            "form": FORM,
            "signature": signature,
            "rules": [
                [
                    *(rule.id, rule.kind, int(rule.severity), rule.message, sorted(rule.zones), rule.styles),
                    *(rule.formerly, rule.default, rule.path),
                ]
                for rule in self.rules
            ],
            "always": self.always,
            "signs": self.signs,
            "words": " ".join(self.phrases.tree),
            "engine": ENGINE,
            "patterns": list(patterns),
        }
        rows: list[Any] = [head]
        for rule in self.rules:
            rows += [dict(rule.options), dict(rule.ahead)]
        rows += (*self.phrases.tree.values(), *patterns.values())
        lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True) for row in rows)
        return "".join(f"{line}\n" for line in lines).encode()

    @classmethod
    def from_bytes(cls, data: bytes, signature: str = "") -> Pack:
        """What `to_bytes` gave. Raises KeyError, TypeError or ValueError where it is none of ours, or stale."""
        first, *lines, end = data.split(b"\n")
        head = json.loads(first)
        if head["form"] != FORM or head["signature"] != signature:
            raise ValueError("a pack of another form, or made from something else")
        count = 2 * len(head["rules"])
        words = head["words"].split()
        after = count + len(words)
        if end or len(lines) != after + len(head["patterns"]):
            raise ValueError("a pack that was cut short")
        if head["engine"] == ENGINE:
            KNOWN.update(zip(map(tuple, head["patterns"]), lines[after:], strict=True))
        rules = tuple(map(_rule, head["rules"], map(Later, lines[:count:2]), map(Later, lines[1:count:2])))
        tree = dict(zip(words, lines[count:after], strict=True))
        return cls(rules, PhraseIndex(tree), tuple(head["always"]), head["signs"])


def pack_of(rules: Iterable[Rule]) -> Pack:
    """The pack of some rules."""
    rules = tuple(rule._replace(ahead=rule.ahead or _kind(rule).ahead(rule.options)) for rule in rules)
    triggers = [(str(place), _kind(rule).triggers(rule.options)) for place, rule in enumerate(rules)]
    index = index_of((place, phrases) for place, phrases in triggers if phrases is not None)
    always = tuple(int(place) for place, phrases in triggers if phrases is None)
    signs = {str(place): _kind(rule).signs(rule.options) for place, rule in enumerate(rules)}
    return Pack(rules, index, always, {place: list(some) for place, some in signs.items() if some is not None})


def _patterns(rules: Iterable[Rule]) -> dict[tuple[str, int], list[Any]]:
    """The patterns of the code and of the rules' kinds that no pack has brought along yet, compiled."""
    from pkgutil import walk_packages

    root = import_module(__package__)
    for room in ("kinds", "layers", "readers"):
        for path in root.__path__:
            for module in walk_packages([f"{path}/{room}"], f"{root.__name__}.{room}."):
                import_module(module.name)
    for rule in rules:
        _kind(rule)(rule)
    frozen = {key: freeze_code(*key) for key, ahead in sorted(KNOWN.items()) if not ahead}
    return {key: code for key, code in frozen.items() if code is not None}


def _kind(rule: Rule) -> type[Kind]:
    kind = kind_named(rule.kind)
    assert kind is not None, f"{rule.id}: validated when loaded"
    return kind


def _rule(fields: list[Any], options: Mapping[str, Any], ahead: Mapping[str, Any]) -> Rule:
    rule_id, kind, severity, message, zones, styles, formerly, default, path = fields
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
