"""From a command line and a config file to the Config of a run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .config import NAMES, Config, PathSettings, Place, Settings, nearest, up
from .diagnostic import Severity
from .errors import ConfigError, Problem
from .files import shown

if TYPE_CHECKING:
    from pathlib import Path

    from .configfile import Read

NO_STYLE = "none"
_APART = ("level", "max_queries", "fail_on", "style")
"""What the command line tells that does not go into the files' settings as it is told."""
ACCEPTED_NAME = "newslint-accepted.jsonl"
BASELINE_NAME = "newslint-baseline.jsonl"
VOCABULARY_NAME = "newslint-vocabulary.list"
"""Where accepted findings and the newsroom's words are unless the config says otherwise: see `_remembered`."""


def configure(
    told: Mapping[str, Any] | None = None,
    *,
    paths: Iterable[str] = (),
    file: str | None = None,
    isolated: bool = False,
    folder: str = os.curdir,
) -> Config:
    """The Config of a run.

    `told` are settings of the command line, by the names of Settings and Config. The
    config file is `file`, or the nearest one at or above the working folder, so that it
    does not hang on which files are named together; only where there is none, the nearest
    to all `paths`. None where `isolated`. `folder` counts as the working folder, for a
    server that works in several. Raises ConfigError with all that is wrong with it.
    """
    path = None if isolated else file or nearest(folder) or nearest(beside(paths))
    read = None
    if path:
        # What reads and checks config files comes in only where there is one.
        from .configfile import read_config

        read = read_config(path)
    builder = _Builder(dict(told or {}), read, path, isolated, folder)
    builder.check_folders()
    return builder.config()


class _Builder:
    """Puts the layers together and notes where each setting was made."""

    def __init__(self, told: dict[str, Any], read: Read | None, path: str | None, isolated: bool, folder: str) -> None:
        self.told = told
        self.read = read
        self.isolated = isolated
        self.path = path
        self.folder = folder
        self.values: dict[str, Any] = read.values if read else {}
        self.root = os.path.dirname(os.path.abspath(path)) if path else os.path.abspath(folder)
        self.folders = [self._beside(item) for item in _listed(self.values.get("rule_folders"))]
        self.places: dict[str, Place] = {}

    def check_folders(self) -> None:
        """Raises ConfigError with the rule folders that are not there."""
        lost = [shown(str(folder)) for folder in self.folders if not folder.is_dir()]
        if lost and self.read:
            line = self.read.loaded.line(("rule_folders",))
            raise ConfigError([Problem(self.read.path, line, f"rule_folders: no such folder: {item}") for item in lost])

    def config(self) -> Config:
        """All the layers in one Config."""
        file_level = self._values_of_file()
        style, house = self._style()
        settings = Settings().with_values(house).with_values({**file_level, "style": style})
        told = {key: value for key, value in self.told.items() if key not in _APART}
        if "style" in self.told:
            told["style"] = style
        self.places |= {f"told.{key}": Place(_option(key)) for key in self.told}
        return Config(
            settings,
            folders=tuple(self.folders),
            level=Severity.of(self._either("level", "query")),
            max_queries=None if (most := self._either("max_queries", "5")) == "all" else int(most),
            fail_on=None if (least := self._either("fail_on", "warning")) == "never" else Severity.of(least),
            per_path=tuple(self._per_path(number, item) for number, item in enumerate(self.values.get("per_path", ()))),
            told=told,
            exclude=tuple(_listed(self.values.get("exclude"))),
            accepted=None if self.isolated else self._remembered("accepted", ACCEPTED_NAME),
            baseline=None if self.isolated else self._remembered("baseline", BASELINE_NAME),
            vocabulary=None if self.isolated else self._remembered("vocabulary", VOCABULARY_NAME),
            root=self.root,
            file=self.read.path if self.read else None,
            places=self.places,
        )

    def _values_of_file(self) -> dict[str, Any]:
        if self.read is None:
            return {}
        from .configfile import settings_of

        self._note("", self.values, self.read)
        return settings_of(self.values)

    def _per_path(self, number: int, item: dict[str, Any]) -> PathSettings:
        from .configfile import settings_of

        assert self.read is not None, "only a file has per_path"
        self._note(f"per_path.{number}.", item, self.read, ("per_path", number))
        return PathSettings(tuple(_listed(item["path"])), settings_of(item))

    def _note(self, prefix: str, values: dict[str, Any], read: Read, inside: tuple[str | int, ...] = ()) -> None:
        """Remember the line of every key, of every rule named under `rules`, and of its keys."""
        for key, value in values.items():
            self.places[prefix + key] = Place(read.path, read.loaded.line((*inside, key)))
            for name, said in value.items() if key == "rules" and value else ():
                place = (*inside, "rules", name)
                self.places[f"{prefix}rules.{name}"] = Place(read.path, read.loaded.line(place))
                for own in said if isinstance(said, dict) else ():
                    self.places[f"{prefix}rules.{name}.{own}"] = Place(read.path, read.loaded.line((*place, own)))

    def _either(self, key: str, default: str) -> str:
        if key in self.told:
            self.places[key] = Place(_option(key))
        return str(self.told.get(key, self.values.get(key, default)))

    def _remembered(self, key: str, name: str) -> Path:
        """One of these files: beside the config; without one, the nearest from the working folder up."""
        if self.path or key in self.values:
            return self._beside(self.values.get(key, name))
        above = (os.path.join(folder, name) for folder in up(self.folder))
        found = next(filter(os.path.isfile, above), None)
        return self._beside(name) if found is None else _path(found)

    def _beside(self, name: str) -> Path:
        """A path in the config file, which starts from that file's folder."""
        return _path(self._inside(name))

    def _inside(self, name: str) -> str:
        return os.path.join(self.root, os.path.expanduser(name))

    def _style(self) -> tuple[str, dict[str, Any]]:
        """The style's name, and what a folder of one's own says besides; its rules join the others."""
        if "style" in self.told:
            name, place, folder = self.told["style"], Place("--style"), self.told["style"]
        else:
            name, place = self.values.get("style", NO_STYLE), self.places.get("style", Place(NAMES[0]))
            folder = self._inside(name)
        if name == NO_STYLE:
            return name, {}
        from .configfile import read_style, settings_of
        from .rulefile import STYLES
        from .schema import unknown

        if name in STYLES:
            return name, {}
        if not os.path.isdir(folder):
            there = f"there are {', '.join((*STYLES, NO_STYLE))}, or a folder"
            message = f"{unknown('style', name, (*STYLES, NO_STYLE))} ({there})"
            raise ConfigError([Problem(place.path, place.line, message)])
        self.folders.append(_path(folder))
        house = read_style(folder)
        if house is None:
            return NO_STYLE, {}
        for rule in house.values.get("rules") or ():
            self.places.setdefault(f"rules.{rule}", Place(house.path, house.loaded.line(("rules", rule))))
        return house.values.get("extends", NO_STYLE), settings_of({"rules": house.values.get("rules")})


def _path(name: str) -> Path:
    from pathlib import Path

    return Path(name)


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


def beside(paths: Iterable[str]) -> str:
    """The deepest folder that holds all paths; the working folder where there is none."""
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in map(os.path.abspath, paths)]
    try:
        return os.path.commonpath(folders)
    except ValueError:
        return os.curdir  # no paths, or several drives


def passed_over(config: Config, paths: Iterable[str]) -> Iterator[str]:
    """The config files nearest to these paths that are not the config's own, each once, as messages name them."""
    own = os.path.abspath(config.file) if config.file else None
    seen: dict[str, str | None] = {}
    for path in paths:
        folder = beside([path])
        if folder not in seen:
            other = next(filter(os.path.isfile, (os.path.join(at, name) for at in up(folder) for name in NAMES)), None)
            if other not in (None, own, *seen.values()):
                yield shown(str(other))
            seen[folder] = other


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []
