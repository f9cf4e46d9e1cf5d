"""Rules with what can be worked out ahead: their triggers in an index, their patterns compiled.

A pack goes into the wheel, or into the cache for a folder of the user's, as marshal writes it,
which reads it five times as fast as JSON: what every run needs, and as bytes within that the
parts that are read when a text first calls for them.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

from .ahead import ENGINE, freeze_code
from .diagnostic import Severity
from .index import Hit, PhraseIndex, index_of
from .kinds import Kind, kind_named
from .layers.tokens import Tokens
from .outline import outline
from .record import NamedTuple
from .rule import Rule
from .wording import KNOWN

_SEVERITIES = {int(severity): severity for severity in Severity}
FORM = 8
"""Raised when the stored form changes, so that older packs are made anew."""
Sign = tuple[str, bytes]
"""A sign, and its outline."""
_NOTHING: Mapping[str, Sequence[Sign]] = MappingProxyType({})


class Later(Mapping[str, Any]):
    """A stored mapping that is read when it is first looked into."""

    __slots__ = ("_data", "_stored")

    def __init__(self, stored: bytes) -> None:
        self._stored = stored
        self._data: dict[str, Any] | None = None

    def plain(self) -> dict[str, Any]:
        """The same as a dict, which is far faster to look into."""
        if self._data is None:
            self._data = dict(marshal.loads(self._stored))
        return self._data

    def __getitem__(self, key: str) -> Any:
        return self.plain()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.plain())

    def __len__(self) -> int:
        return len(self.plain())


def plain(options: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping as a dict."""
    return options.plain() if isinstance(options, Later) else dict(options)


class Pack(NamedTuple):
    """Rules; `phrases` finds the triggers of each under its place among them, `always` are the places of those without.

    `signs` are strings of which a text must hold one besides, under the places of the rules that ask so.
    """

    rules: tuple[Rule, ...]
    phrases: PhraseIndex
    always: tuple[int, ...] = ()
    signs: Mapping[str, Sequence[Sign]] = _NOTHING

    def hits(self, text: str, tokens: Tokens, unwanted: frozenset[str]) -> Iterator[tuple[str, list[Hit]]]:
        """The ids of the rules that can find something in a text, and where their triggers stand.

        `unwanted` are places, as strings, of rules that are not asked for.
        """
        lines = f"\n{text}"
        outlined = outline(lines)
        absent = set(unwanted)
        spells = frozenset(outlined).issuperset  # most signs hold a character that few texts have
        for owner, signs in self.signs.items():
            for sign, short in signs if owner not in unwanted else ():
                if spells(short) and short in outlined and sign in lines:
                    break
            else:
                absent.add(owner)
        for place in self.always:
            if str(place) not in absent:
                yield self.rules[place].id, []
        for owner, hits in self.phrases.scan(tokens, absent).items():
            yield self.rules[int(owner)].id, hits

    def to_bytes(self, signature: str = "") -> bytes:
        """The pack as it is stored, without examples and reasons; `signature` is what it was made from."""
        body = _written(
            {
                "rules": [
                    (rule.id, rule.kind, int(rule.severity), rule.message, tuple(sorted(rule.zones)), rule.styles)
                    + (rule.formerly, rule.default, _written(dict(rule.options)), _written(dict(rule.ahead)), rule.path)
                    for rule in self.rules
                ],
                "always": self.always,
                "signs": dict(self.signs),
                "tree": {word: _written(branch) for word, branch in self.phrases.tree.items()},
                "patterns": {key: _written(code) for key, code in _patterns(self.rules).items()},
            }
        )
        return f"newslint {FORM} {signature}\t{ENGINE}\t{_sum(body, signature)}\n".encode() + body

    @classmethod
    def from_bytes(cls, data: bytes, signature: str = "") -> Pack:
        """What `to_bytes` gave. Raises ValueError where it is none of ours, stale or damaged."""
        head, _, body = data.partition(b"\n")
        form, _, rest = head.decode().partition("\t")
        engine, _, total = rest.partition("\t")
        if form != f"newslint {FORM} {signature}":
            raise ValueError("a pack of another form, or made from something else")
        if total != _sum(body, signature):
            raise ValueError("a damaged pack")
        stored = marshal.loads(body)
        if engine == ENGINE:
            KNOWN.update(stored["patterns"])
        return cls(tuple(map(_rule, stored["rules"])), PhraseIndex(stored["tree"]), stored["always"], stored["signs"])


def _written(value: Any) -> bytes:
    """As marshal writes it in its second form: any Python reads that, and the same value always gives the same."""
    return marshal.dumps(value, 2)


def _sum(body: bytes, signature: str) -> str:
    """What tells that a pack in a cache is whole: a damaged one could take marshal down, and the process with it.

    The shipped one is no less safe than the code beside it.
    """
    if not signature:
        return str(len(body))
    from binascii import crc32

    return str(crc32(body))


def pack_of(rules: Iterable[Rule]) -> Pack:
    """The pack of some rules."""
    rules = tuple(rule._replace(ahead=rule.ahead or _kind(rule).ahead(rule.options)) for rule in rules)
    triggers = [(str(place), _kind(rule).triggers(rule.options)) for place, rule in enumerate(rules)]
    index = index_of((place, phrases) for place, phrases in triggers if phrases is not None)
    always = tuple(int(place) for place, phrases in triggers if phrases is None)
    signs = {str(place): _kind(rule).signs(rule.options) for place, rule in enumerate(rules)}
    outlined = {place: [(sign, outline(sign)) for sign in some] for place, some in signs.items() if some is not None}
    return Pack(rules, index, always, outlined)


def _patterns(rules: Iterable[Rule]) -> dict[tuple[str, int], tuple[Any, ...]]:
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


def _rule(fields: Sequence[Any]) -> Rule:
    rule_id, kind, severity, message, zones, styles, formerly, default, options, ahead, path = fields
    about = rule_id, kind, _SEVERITIES[severity], message, "", "", _zones(zones), styles, formerly, default
    return Rule(*about, Later(options), Later(ahead), (), path)


@cache
def _zones(names: tuple[str, ...]) -> frozenset[str]:
    """Most rules have the same."""
    return frozenset(names)
