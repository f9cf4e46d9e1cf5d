"""Rule folders: load, validate, pack, and say which rules are in force."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from .diagnostic import Severity
from .errors import Problem, RuleError
from .files import PACK_NAME, cache_folder, shipped_folder, write_atomically
from .index import PhraseIndex, index_of
from .kinds import KINDS, Kind, kind_named
from .rule import Rule
from .rulefile import parse_rule, rule_id_of

PACK_FORM = 1
"""Raised when the stored form changes, so that older packs are made anew."""


class RuleSet:
    """Rules by number, with the index of what triggers them; kinds are made when first needed."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._machines: dict[int, Kind] = {}

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """Rules by id, and by every id they had before."""
        names = {old: rule for rule in self.rules for old in rule.formerly}
        return {**names, **{rule.id: rule for rule in self.rules}}

    @cached_property
    def desks(self) -> frozenset[str]:
        """The desks that have rules."""
        return frozenset(rule.desk for rule in self.rules)

    @cached_property
    def _triggers(self) -> list[list[str] | None]:
        found: list[list[str] | None] = []
        for rule in self.rules:
            kind = kind_named(rule.kind)
            assert kind is not None, f"{rule.id}: validated when loaded"
            triggers = kind.triggers(rule.options)
            found.append(None if triggers is None else list(triggers))
        return found

    @cached_property
    def always(self) -> frozenset[int]:
        """The numbers of the rules that run on every text."""
        return frozenset(number for number, triggers in enumerate(self._triggers) if triggers is None)

    @cached_property
    def index(self) -> PhraseIndex:
        """The triggers of all other rules."""
        return index_of((number, triggers or ()) for number, triggers in enumerate(self._triggers))

    def machine(self, number: int) -> Kind:
        """The kind that does the work of rule `number`."""
        if number not in self._machines:
            rule = self.rules[number]
            kind = kind_named(rule.kind)
            assert kind is not None, f"{rule.id}: validated when loaded"
            self._machines[number] = kind(rule)
        return self._machines[number]


def load_folders(folders: Iterable[Path] = (), *, examples: bool = False) -> list[Rule]:
    """The shipped rules and those of the user's folders, in order of id.

    With `examples` the files themselves are read; without, a pack of them serves where
    it is fresh. Raises RuleError with all that is wrong in any of the files.
    """
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for folder in (shipped_folder(), *folders):
        try:
            loaded = read_folder(folder) if examples else _packed(folder)
        except RuleError as error:
            problems += error.problems
            continue
        for rule in loaded:
            if rule.id in rules:
                problems.append(Problem(rule.path, 0, f"rule {rule.id} is also in {rules[rule.id].path}"))
            rules[rule.id] = rule
    problems += _clashes(rules.values())
    if problems:
        raise RuleError(problems)
    return sorted(rules.values(), key=lambda rule: rule.id)


def read_folder(folder: Path) -> list[Rule]:
    """All rule files below a folder. Raises RuleError with all that is wrong."""
    rules, problems = [], []
    if not folder.is_dir():
        raise RuleError([Problem(folder.as_posix(), 0, "no such rule folder")])
    for file in _files(folder):
        path = file.as_posix()
        try:
            rules.append(parse_rule(file.read_text("utf-8"), path, rule_id_of(file, folder)))
        except RuleError as error:
            problems += error.problems
        except OSError as error:
            problems.append(Problem(path, 0, f"cannot be read: {error.strerror}"))
        except UnicodeDecodeError:
            problems.append(Problem(path, 0, "not UTF-8"))
    if problems:
        raise RuleError(problems)
    return rules


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/*.yaml") if path.is_file())


def _clashes(rules: Iterable[Rule]) -> Iterator[Problem]:
    """A former id that another rule has or had."""
    owners = {rule.id: rule for rule in rules}
    for rule in list(owners.values()):
        for old in rule.formerly:
            if owners.setdefault(old, rule) is not rule:
                yield Problem(rule.path, 0, f"formerly {old} is also an id of {owners[old].path}")


def _packed(folder: Path) -> list[Rule]:
    shipped = folder / PACK_NAME
    if shipped.is_file():
        return unpack(json.loads(shipped.read_text("utf-8")))
    code = Path(__file__).parent
    # One file a folder and installation, written over when stale, so that the cache does not grow.
    place = hashlib.sha256(f"{folder.resolve()}\0{code}".encode("utf-8", "surrogateescape")).hexdigest()[:24]
    stored, signature = cache_folder() / f"rules-{place}.json", _signature(folder, code)
    try:
        packed = json.loads(stored.read_text("utf-8"))
        rules = unpack(packed)
        # A kind of another package may have gone with it; then the files say so.
        if packed["signature"] == signature and all(rule.kind in KINDS or kind_named(rule.kind) for rule in rules):
            return rules
    except (OSError, ValueError, KeyError, TypeError):
        pass  # none yet, or not one of ours: it is made anew
    rules = read_folder(folder)
    write_atomically(stored, json.dumps({**pack(rules), "signature": signature}).encode(), best_effort=True)
    return rules


def _signature(folder: Path, code: Path) -> str:
    """Changes with any rule file's place, size or time, and with newslint's own code."""
    digest = hashlib.sha256(str(PACK_FORM).encode())
    for path in (*_files(folder), *sorted(code.glob("*.py")), *sorted(code.glob("kinds/*.py"))):
        status = os.stat(path)
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def pack(rules: Iterable[Rule]) -> dict[str, Any]:
    """Rules without examples and reasons, as JSON can hold them."""
    return {
        "form": PACK_FORM,
        "rules": [
            [
                *(rule.id, rule.kind, int(rule.severity), rule.message, sorted(rule.zones), rule.styles),
                *(rule.formerly, rule.default, rule.options, rule.path),
            ]
            for rule in rules
        ],
    }


def unpack(packed: dict[str, Any]) -> list[Rule]:
    """The rules of a pack. Raises KeyError, TypeError or ValueError where it is none of ours."""
    if packed["form"] != PACK_FORM:
        raise ValueError("a pack of another form")
    rules = []
    for rule_id, kind, severity, message, zones, styles, formerly, default, options, path in packed["rules"]:
        rule = Rule(rule_id, kind, Severity(severity), message, "", "", frozenset(zones), path=path)
        rules.append(
            replace(rule, styles=tuple(styles), formerly=tuple(formerly), default=default, options=options)
        )
    return rules
