"""Settings: what holds for a run and what holds for one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .diagnostic import Severity
from .readers import Reading


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one file.

    `select` and `ignore` name rules or desks; an empty `select` is every rule that is on
    by default. `rules` overrides keys of single rules: severity, zones, options.
    """

    style: str = "none"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    layout: tuple[str, ...] = ()
    encoding: str | None = None
    date: date | None = None
    names: tuple[str, ...] = ()

    @property
    def reading(self) -> Reading:
        """The part that readers need."""
        return Reading(self.layout, self.encoding, self.date, self.names)


@dataclass(frozen=True, slots=True)
class Config:
    """What holds for a run."""

    settings: Settings = field(default_factory=Settings)
    folders: tuple[Path, ...] = ()
    level: Severity = Severity.QUERY
    fail_on: Severity | None = Severity.WARNING

    def for_path(self, path: str) -> Settings:
        """The settings for one file."""
        return self.settings
