"""Settings: what holds for a run and what holds for one file.

The command line beats `per_path`, that beats the rest of the config file, that beats
the defaults. `ignore` and `rules` add up; anything else replaces what was there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .diagnostic import Severity
from .errors import ConfigError, Problem
from .files import shown
from .patterns import matches
from .record import NamedTuple

if TYPE_CHECKING:
    from .readers import Reading


_NOTHING: Mapping[str, Any] = {}  # never written to; a read-only view could not be sent to a worker
NAMES = ("newslint.yaml", ".newslint.yaml")
"""What a config file is called."""


class Settings(NamedTuple):
    """What holds for one file.

    `select` and `ignore` name rules or desks; an empty `select` is every rule that is on
    by default. `rules` overrides keys of single rules: severity, zones, options; `off`
    and `on` there are true or missing. `gaps` are the alarms per 1,000 words of sound copy
    that the gap model may raise; 0 turns it off, None leaves that to its rules.
    """

    style: str = "none"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = _NOTHING
    layout: tuple[str, ...] = ()
    encoding: str | None = None
    date: date | None = None
    names: tuple[str, ...] = ()
    gaps: float | None = None

    @property
    def reading(self) -> Reading:
        """The part that readers need."""
        from .readers import Reading

        return Reading(self.layout, self.encoding, self.date, self.names)

    def with_values(self, values: Mapping[str, Any]) -> Settings:
        """These settings with some that stand nearer to the file."""
        merged = dict(values)
        if "ignore" in merged:
            merged["ignore"] = tuple(dict.fromkeys((*self.ignore, *merged["ignore"])))
        if "rules" in merged:
            nearer = merged["rules"]
            merged["rules"] = {**self.rules, **{name: self._override(name, nearer[name]) for name in nearer}}
        return self._replace(**merged)

    def _override(self, name: str, new: Mapping[str, Any]) -> dict[str, Any]:
        """The keys for one rule; whether it is on or off is the nearer's to say, if it says so."""
        old = {key: value for key, value in self.rules.get(name, {}).items() if not (key == "off" and _turns_on(new))}
        return {**old, **new}

    def asked_for(self, names: tuple[str, ...]) -> Settings:
        """These settings with nothing against rules and desks that the command line selects by name."""
        wanted = {*names, *(name.partition("/")[0] for name in names)}
        rules = {name: {**keys, "off": False} if name in names else keys for name, keys in self.rules.items()}
        return self._replace(ignore=tuple(name for name in self.ignore if name not in wanted), rules=rules)


def _turns_on(keys: Mapping[str, Any]) -> bool:
    return "on" in keys or "severity" in keys


class Place(NamedTuple):
    """Where a setting was made: a file and its line from 1, or an option of the command line and 0."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class PathSettings(NamedTuple):
    """Settings for the files that patterns match (as in .gitignore, from the config file's folder)."""

    patterns: tuple[str, ...]
    values: Mapping[str, Any]


class Config(NamedTuple):
    """What holds for a run.

    `folders` are rule folders beside the shipped one. `told` are the settings of the
    command line. `max_queries` are shown of a story, None is no limit. `root` is the folder
    that the patterns of `per_path` and `exclude` start from, `file` the config file.
    `places` tells where each setting was made, by its name ("style", "rules.figures/sum",
    "per_path.0.ignore").
    """

    settings: Settings = Settings()
    folders: tuple[Path, ...] = ()
    level: Severity = Severity.QUERY
    max_queries: int | None = 5
    fail_on: Severity | None = Severity.WARNING
    per_path: tuple[PathSettings, ...] = ()
    told: Mapping[str, Any] = _NOTHING
    exclude: tuple[str, ...] = ()
    accepted: Path | None = None
    baseline: Path | None = None
    vocabulary: Path | None = None
    root: str = "."
    file: str | None = None
    places: Mapping[str, Place] = _NOTHING

    def for_path(self, path: str) -> Settings:
        """The settings for one file; equal for files under the same patterns."""
        matching = self.matching(path)
        return self._layered(matching) if matching or self.told else self.settings

    def matching(self, path: str) -> tuple[int, ...]:
        """The numbers of the `per_path` entries that hold for a file."""
        return tuple(number for number, item in enumerate(self.per_path) if matches(path, self.root, item.patterns))

    def _layered(self, matching: tuple[int, ...]) -> Settings:
        settings = self.settings
        for number in matching:
            settings = settings.with_values(self.per_path[number].values)
        settings = settings.asked_for(self.told.get("select", ()))
        return settings.with_values(self.told)

    def every(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Every group of file settings, with what goes before their names in `places`."""
        yield "", {"select": self.settings.select, "ignore": self.settings.ignore, "rules": self.settings.rules}
        for number, item in enumerate(self.per_path):
            yield f"per_path.{number}.", item.values
        yield "told.", self.told

    @property
    def names_rules(self) -> bool:
        """Whether it names rules or desks anywhere, which may not exist."""
        return any(values.get(key) for _, values in self.every() for key in ("select", "ignore", "rules"))

    def excluded(self, path: str, *, folder: bool = False) -> bool:
        """Whether `exclude` leaves a file or, with `folder`, a folder out."""
        return matches(path, self.root, self.exclude, folder=folder)


def nearest(folder: str) -> str | None:
    """The config file in a folder or the nearest one above. Raises ConfigError where a folder has two."""
    for here in up(folder):
        found = [path for name in NAMES if os.path.isfile(path := os.path.join(here, name))]
        if len(found) > 1:
            raise ConfigError([Problem(shown(found[1]), 0, f"{NAMES[0]} stands beside it; keep one of the two")])
        if found:
            return found[0]
    return None


def up(folder: str) -> Iterator[str]:
    """A folder and those above it, as absolute paths."""
    folder = os.path.abspath(folder)
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
