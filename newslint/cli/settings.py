"""newslint init and newslint config: a config to start from, and the one in force."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..config import NAMES, Config, Place
from ..errors import UsageError, WriteError
from ..files import shown, write_atomically
from .options import FILE_SETTINGS
from .settled import settle

STARTER = """\
# newslint reads the nearest newslint.yaml at or above the folder you work in.
# Every setting is here; those behind a # are examples or the defaults.

# The style of the house: ap, reuters, guardian, bbc, none,
# or a folder with rules of your own (desk/slug.yaml) and a style.yaml.
style: none

# Lowest severity shown: error, warning, query or note.
# level: query

# Queries shown of a story, the most certain first; or all.
# max_queries: 5

# Lowest severity, shown or not, for which the exit status is 1; or never.
# fail_on: warning

# The outlet's own names, so that nobody is asked who that is.
# outlet: [The Daily Example, Example]

# Only these rules or desks; not these.
# select: [figures, names]
# ignore: [style]

# One rule: off, on, a severity, or a mapping of what to change.
# `newslint rules --all` lists them, `newslint explain RULE` says what each is for.
# rules:
#   language/wordiness: off
#   grammar/doubled-word: error

# Folders of rules beside those that newslint brings, from here.
# rule_folders: [our-rules]

# What the first blocks of a plain text are; found out by default.
# layout: [headline, deck, body]

# The files' encoding; found out by default.
# encoding: windows-1252

# Alarms per 1,000 words of sound copy that the gap model may raise
# (with `pip install "newslint[model]"`); 0 is none of it.
# gaps: 0.15

# The publication date, where a file does not say; none by default.
# date: 2024-03-05

# Never checked; patterns as in .gitignore.
# exclude: [archive/, "*.draft.md"]

# Where `newslint accept` remembers findings, and `newslint accept --baseline`.
# accepted: newslint-accepted.jsonl
# baseline: newslint-baseline.jsonl

# Words that are spelled right whatever a rule says, one a line.
# vocabulary: newslint-vocabulary.list

# Other settings for some files; patterns as in .gitignore.
# per_path:
#   - path: opinion/
#     ignore: [language]
"""


def run(given: argparse.Namespace) -> int:
    """Write the starter, or show what holds."""
    if given.command == "init":
        return _init()
    config = settle(given, [given.path] if given.path else [])
    sys.stdout.write("".join(f"{line}\n" for line in _lines(config, given.path)))
    return 0


def _init() -> int:
    for name in NAMES:
        if os.path.lexists(name):
            raise UsageError(f"{name} is there already; nothing written")
    try:
        write_atomically(Path(NAMES[0]), STARTER.encode("utf-8"))
    except OSError as error:
        raise WriteError(f"{NAMES[0]}: not written: {error.strerror}") from error
    sys.stdout.write(f"{NAMES[0]} written; `newslint check` now reads it\n")
    return 0


def _lines(config: Config, path: str | None) -> Iterator[str]:
    """A line a setting: its name, its value, and where it was made."""
    settings = config.for_path(path or "")
    yield f"config file: {config.file or 'none'}"
    from ..kinds.grammar.gap import RATE

    held = settings if settings.gaps is not None else settings._replace(gaps=RATE)
    rows = [(name, _value(getattr(held, name)), _origin(config, name, path)) for name in FILE_SETTINGS]
    most = "all" if config.max_queries is None else str(config.max_queries)
    rows += [
        ("outlet", _value(settings.names), _origin(config, "outlet", path)),
        ("level", config.level.label, _origin(config, "level", path)),
        ("max_queries", most, _origin(config, "max_queries", path)),
        ("fail_on", config.fail_on.label if config.fail_on else "never", _origin(config, "fail_on", path)),
        ("rule_folders", _value(map(_shown, config.folders)), _origin(config, "rule_folders", path)),
        ("exclude", _value(config.exclude), _origin(config, "exclude", path)),
        ("accepted", _shown(config.accepted), _origin(config, "accepted", path)),
        ("baseline", _shown(config.baseline), _origin(config, "baseline", path)),
        ("vocabulary", _shown(config.vocabulary), _origin(config, "vocabulary", path)),
    ]
    rows += [
        (f"rules.{rule}", _keys(keys), _origin(config, f"rules.{rule}", path)) for rule, keys in settings.rules.items()
    ]
    if path is None:
        for number, item in enumerate(config.per_path):
            made = ", ".join(f"{key} {_value(value)}" for key, value in item.values.items())
            rows.append((f"per_path {_value(item.patterns)}", made, str(config.places[f"per_path.{number}.path"])))
    left, middle = max(len(row[0]) for row in rows), max(len(row[1]) for row in rows if len(row[1]) < 50)
    yield from (f"{name:<{left}}  {value:<{middle}}  {origin}" for name, value, origin in rows)


def _origin(config: Config, name: str, path: str | None) -> str:
    """Where a setting was made that holds for the path: the nearest layer that has it."""
    places = config.places
    if f"told.{name}" in places:
        return str(places[f"told.{name}"])
    for number in reversed(config.matching(path or "")):
        if f"per_path.{number}.{name}" in places:
            return str(places[f"per_path.{number}.{name}"])
    return str(places.get(name, Place("default")))


def _value(value: Any) -> str:
    if value is None or value == ():
        return "-"
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_keys(keys)}" for key, keys in value.items())
    return ", ".join(map(str, value)) or "-" if hasattr(value, "__iter__") else str(value)


def _keys(keys: Mapping[str, Any]) -> str:
    """An override as the config would say it."""
    if keys.get("off"):
        return "off"
    return ", ".join(
        "on" if key == "on" else str(value) if key == "severity" else f"{key}: {value}" for key, value in keys.items()
    )


def _shown(path: Path | None) -> str:
    return "-" if path is None else shown(str(path))
