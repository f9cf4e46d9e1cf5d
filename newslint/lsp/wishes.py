"""What the editor's own settings say: the keys of a config file, as if they stood on a command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from .. import schema
from ..about import NAME
from ..configfile import CONFIG_FIELDS, settings_of
from ..configure import NO_STYLE
from ..errors import Problem
from ..record import NamedTuple
from ..rulefile import STYLES
from ..schema import Field
from ..yamlfile import KeyPath

_APART = ("level", "max_queries")
_KEYS = ("style", "select", "ignore", "rules", "outlet", "layout", "date", *_APART)
FIELDS = {**{key: CONFIG_FIELDS[key] for key in _KEYS}, "config": Field(schema.text)}
"""What the editor may set; `config` names the config file that holds instead of the nearest one."""


class Wishes(NamedTuple):
    """`told` as `configure` wants it, the config file if one is named, and what is wrong with what was said."""

    told: Mapping[str, Any] = {}
    config: str | None = None
    problems: tuple[Problem, ...] = ()


def wishes(said: Any, root: str) -> Wishes:
    """The settings that an editor sends for a folder; paths in them start there. Keys with null are left out."""
    if said is None:
        return Wishes()
    values = {key: value for key, value in said.items() if value is not None} if isinstance(said, dict) else said
    faults = schema.check_mapping(values, FIELDS)
    problems = tuple(_problem(where, message) for where, message in faults)
    if problems:
        return Wishes(problems=problems)
    told = settings_of(values) | {key: values[key] for key in _APART if key in values}
    if told.get("style", NO_STYLE) not in (*STYLES, NO_STYLE):
        told["style"] = _from(root, told["style"])
    return Wishes(told, _from(root, values["config"]) if "config" in values else None)


def _problem(where: KeyPath, message: str) -> Problem:
    named = () if message.startswith("unknown") else where
    return Problem(".".join(map(str, (NAME, *named))), 0, message)


def _from(root: str, path: str) -> str:
    return os.path.join(root, os.path.expanduser(path))
