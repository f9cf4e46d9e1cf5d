"""The config file: where it is found, what it may hold, and what is wrong with it."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from . import schema
from .diagnostic import Severity
from .document import BLOCK_ZONES
from .errors import ConfigError, Problem, ProblemsError
from .files import shown
from .patterns import spec
from .record import NamedTuple
from .rulefile import STYLES
from .schema import Fault, Field
from .yamlfile import KeyPath, Loaded, load

STYLE_FILE = "style.yaml"
"""What a style folder may hold beside its rules."""
SEVERITIES = tuple(severity.label for severity in reversed(Severity))


class Read(NamedTuple):
    """A config file's path, its mapping (checked) and the lines of its keys."""

    path: str
    values: dict[str, Any]
    loaded: Loaded


def read_config(path: str) -> Read:
    """A config file, checked but for the names of rules. Raises ConfigError with all that is wrong."""
    return _read(path, CONFIG_FIELDS, "a config file")


def read_style(folder: str) -> Read | None:
    """The style.yaml of a style folder, checked; None where it has none."""
    path = os.path.join(folder, STYLE_FILE)
    return _read(path, STYLE_FIELDS, "a style file") if os.path.lexists(path) else None


def _read(path: str, fields: dict[str, Field], what: str) -> Read:
    name = shown(path)
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise ConfigError([Problem(name, 0, f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([Problem(name, 0, "not UTF-8")]) from error
    try:
        loaded = load(text, name)
    except ProblemsError as error:
        raise ConfigError(error.problems) from error
    value = {} if loaded.value is None else loaded.value
    if not isinstance(value, dict):
        raise ConfigError([Problem(name, 1, f"{what} must be a mapping, not {schema.kind_of(value)}")])
    faults = list(schema.check_mapping(value, fields))
    if faults:
        raise ConfigError([Problem(name, loaded.line(where), _sentence(where, message)) for where, message in faults])
    return Read(name, value, loaded)


def _sentence(where: KeyPath, message: str) -> str:
    """The message with the key it is about before it, unless it names that itself."""
    named = ".".join(str(part) for part in where if isinstance(part, str))
    return message if message.startswith("unknown") or not named else f"{named} {message}"


def _names(value: Any, where: KeyPath) -> Iterator[Fault]:
    if value != []:
        yield from schema.words(value, where)


def _patterns(value: Any, where: KeyPath) -> Iterator[Fault]:
    faults = list(schema.words(value, where))
    yield from faults
    for item in () if faults else schema.as_list(value):
        try:
            spec((item,))
        except ValueError:
            yield where, f"holds {item!r}, which is no pattern as in .gitignore"


def _rules(value: Any, where: KeyPath) -> Iterator[Fault]:
    if value is not None and not isinstance(value, dict):
        yield where, f"must be a mapping from rules to off, on, a severity or a mapping, not {schema.kind_of(value)}"
        return
    for name, said in (value or {}).items():
        if isinstance(said, dict):
            continue  # its keys depend on the rule: they are checked when the rules are known
        yield from schema.choice("off", "on", *SEVERITIES)(said, (*where, name))


def _encoding(value: Any, where: KeyPath) -> Iterator[Fault]:
    faults = list(schema.text(value, where))
    yield from faults
    if not faults:
        try:
            codecs.lookup(value)
        except LookupError:
            yield where, f"is {value!r}, which no encoding is called"


def _date(value: Any, where: KeyPath) -> Iterator[Fault]:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        yield where, "must be a date: YYYY-MM-DD"


def _count(value: Any, where: KeyPath) -> Iterator[Fault]:
    if value != "all" and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        yield where, "must be a number, or all"


def _top_only(value: Any, where: KeyPath) -> Iterator[Fault]:
    """What holds for a run cannot hold for some of its files."""
    yield where, "stands at the top only"


FILE_FIELDS = {
    "style": Field(schema.choice(*STYLES, "none")),
    "select": Field(_names),
    "ignore": Field(_names),
    "rules": Field(_rules),
    "outlet": Field(schema.words),
    "layout": Field(schema.choices(*BLOCK_ZONES)),
    "encoding": Field(_encoding),
    "date": Field(_date),
    "gaps": Field(schema.number),
}
"""What may hold for single files: at the top of a config and under `per_path`."""

_FILES = ("accepted", "baseline", "vocabulary")
_RUN_FIELDS = ("level", "max_queries", "fail_on", "rule_folders", "exclude", *_FILES, "per_path")
PATH_FIELDS = {
    "path": Field(_patterns, required=True),
    **FILE_FIELDS,
    **{name: Field(_top_only) for name in _RUN_FIELDS},
}

CONFIG_FIELDS = {
    **FILE_FIELDS,
    "style": Field(schema.text),
    "level": Field(schema.choice(*SEVERITIES)),
    "max_queries": Field(_count),
    "fail_on": Field(schema.choice(*SEVERITIES, "never")),
    "rule_folders": Field(schema.words),
    "exclude": Field(_patterns),
    "accepted": Field(schema.text),
    "baseline": Field(schema.text),
    "vocabulary": Field(schema.text),
    "per_path": Field(schema.listing(schema.record(PATH_FIELDS))),
}

STYLE_FIELDS = {
    "extends": Field(schema.choice(*STYLES, "none")),
    "rules": Field(_rules),
}


def settings_of(values: dict[str, Any]) -> dict[str, Any]:
    """The per-file settings of a mapping, as Settings holds them."""
    found: dict[str, Any] = {}
    for key in ("select", "ignore", "layout"):
        if key in values:
            found[key] = tuple(schema.as_list(values[key]))
    if "outlet" in values:
        found["names"] = tuple(schema.as_list(values["outlet"]))
    if "date" in values:
        found["date"] = date.fromisoformat(values["date"])
    if values.get("rules"):
        found["rules"] = {name: _keys(said) for name, said in values["rules"].items()}
    return found | {key: values[key] for key in ("style", "encoding", "gaps") if key in values}


def _keys(said: str | dict[str, Any]) -> dict[str, Any]:
    """The override that a config's word on a rule stands for."""
    if isinstance(said, dict):
        return dict(said)
    return {said: True} if said in ("on", "off") else {"severity": said}
