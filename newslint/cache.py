"""Results remembered: a file that has not changed, under rules that have not, is not checked again.

One small file a result, named by a hash of all that it depends on, replaced whole: any
number of runs may read and write at once. What cannot be read back is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .about import VERSION
from .config import Config
from .files import PACK_NAME, cache_folder, shipped_folder, write_atomically
from .outcome import Outcome

FORM = 1
"""Raised when the stored form changes."""
MAX_AGE = 30 * 86_400
"""Seconds after which a result that no run asked for is dropped."""
MAX_BYTES = 100_000_000
"""What all results together may take; the oldest go first."""
_DAY = 86_400
_PASSING = ("newslint/rule-timed-out", "newslint/rule-failed")
"""What depends on how busy the machine is, so that another run may find otherwise."""


class Cache:
    """The results of one version, one set of rules and one config; shared with all other runs."""

    def __init__(self, config: Config) -> None:
        self._folder = os.path.join(cache_folder(), "results")
        state = (FORM, VERSION, _rules(config), _engine(), _accepted(config))
        self._state = hashlib.sha256(repr(state).encode("utf-8", "surrogatepass"))

    def key(self, data: bytes, about: object) -> str:
        """The name of the result for a file's bytes; `about` is all else that it depends on, by its repr."""
        digest = self._state.copy()
        digest.update(repr(about).encode("utf-8", "surrogatepass"))
        digest.update(data)
        return digest.hexdigest()[:40]

    def get(self, key: str) -> Outcome | None:
        """The result stored under a key; None where there is none that can be read."""
        path = self._path(key)
        try:
            with open(path, "rb") as file:
                outcome = Outcome.from_data(json.load(file))
            if time.time() - os.stat(path).st_mtime > _DAY:
                os.utime(path)
        except (OSError, ValueError, KeyError, TypeError):
            # None yet, or one that is damaged: it is made anew and stored in its place.
            return None
        return outcome

    def put(self, key: str, outcome: Outcome) -> None:
        """Store a result, for its owner's eyes only; where that fails the next run works it out again."""
        if any(found.rule in _PASSING for found in outcome.result.diagnostics):
            return
        with suppress(OSError):
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
        write_atomically(Path(self._path(key)), json.dumps(outcome.to_data()).encode(), best_effort=True)

    def prune(self) -> None:
        """Once a day, drop what is old or too much."""
        stamp = Path(self._folder) / "pruned"
        with suppress(OSError):  # without a stamp it was never pruned, so it is now
            if time.time() - stamp.stat().st_mtime < _DAY:
                return
        if write_atomically(stamp, b"", best_effort=True):
            _drop(self._folder)

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, key[:2], f"{key[2:]}.json")


def _drop(folder: str) -> None:
    now, kept = time.time(), 0
    for age, size, path in sorted((now - entry[0], *entry[1:]) for entry in _entries(folder)):
        kept += size
        if age > MAX_AGE or kept > MAX_BYTES:
            try:
                os.unlink(path)
            except OSError:
                continue  # another run was quicker


def _entries(folder: str) -> Iterator[tuple[float, int, str]]:
    """Time, size in bytes and path of every file one level down."""
    for above in _scan(folder):
        for entry in _scan(above.path) if above.is_dir(follow_symlinks=False) else ():
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:
                continue  # another run was quicker
            yield status.st_mtime, status.st_size, entry.path


def _scan(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []  # nothing there, or no longer


def _rules(config: Config) -> list[object]:
    """Changes with any rule file."""
    shipped = shipped_folder()
    folders = [shipped] if not (shipped / PACK_NAME).is_file() else []
    packed = [] if folders else [_seen(os.stat(shipped / PACK_NAME))]
    return packed + [_below(str(folder), (".yaml",)) for folder in (*folders, *config.folders)]


def _accepted(config: Config) -> list[bytes | None]:
    """Changes with what the accept file, the baseline and the vocabulary say."""
    return [_bytes(file) for file in (config.accepted, config.baseline, config.vocabulary)]


def _bytes(file: Path | None) -> bytes | None:
    try:
        return file.read_bytes() if file else None
    except OSError:
        return None  # there is none; one that cannot be read is reported where its entries are used


def _engine() -> list[object]:
    """Changes with newslint's own code and data, and with any package that is installed or updated.

    Only in a checkout do these files change one by one: to look at all of them takes as long as to
    check a story.
    """
    site = [_seen(os.stat(path)) for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]
    installed = (shipped_folder() / PACK_NAME).is_file()
    return [sys.version, site, [] if installed else _below(os.path.dirname(__file__), (".py", ".json", ".txt"))]


def _below(folder: str, endings: tuple[str, ...]) -> list[object]:
    found: list[object] = []
    for entry in sorted(_scan(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name not in ("__pycache__", "rules") or ".yaml" in endings:
                found += _below(entry.path, endings)
        elif entry.name.endswith(endings):
            found.append((entry.path, _seen(entry.stat())))
    return found


def _seen(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns
