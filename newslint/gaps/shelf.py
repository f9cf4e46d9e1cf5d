"""Answers of the gap model on disk, shared by all runs."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from pathlib import Path

from .rates import made_as
from .suspicion import Suspicion

FILE_NAME = "gaps.sqlite"
MOST = 200_000
"""Paragraphs; in nearly all of them nothing is suspicious, so these are some 10 MB. Then it starts anew."""


class Shelf:
    """Answers by key.

    Whatever is wrong with the file (damaged, locked by another run, a full disk, a folder
    that may not be written) costs only time: the answer is worked out again.
    """

    def __init__(self, folder: Path) -> None:
        self._database = _open(folder / FILE_NAME)

    def get(self, key: bytes) -> tuple[Suspicion, ...] | None:
        """The answer under a key; None where there is none that can be read."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("select found from answers where key = ?", (key,)).fetchone()
            return None if row is None else tuple(Suspicion(*item) for item in json.loads(row[0]))
        except (sqlite3.Error, ValueError, TypeError):
            return None  # damaged, so worked out again

    def put(self, key: bytes, found: tuple[Suspicion, ...]) -> None:
        """Store an answer, where that can be done."""
        if self._database is not None:
            with suppress(sqlite3.Error):  # another run holds the file, or the disk is full: only time is lost
                self._database.execute("insert or replace into answers values (?, ?)", (key, json.dumps(found)))


def _open(path: Path) -> sqlite3.Connection | None:
    """The database at a path, made anew where it is damaged; None where there can be none."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            return _connect(path)
        except sqlite3.OperationalError:
            return None  # locked, or no room
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            return _connect(path)
    except (OSError, sqlite3.Error):
        return None


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=0.5, isolation_level=None)
    try:
        _prepare(database)
    except Exception:
        # A file that is open cannot be removed on Windows.
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection) -> None:
    # Written often and little; what a crash of the machine takes away is made again.
    database.execute("pragma journal_mode = wal")
    database.execute("pragma synchronous = off")
    # Another model gives other answers.
    model = made_as()
    (known,) = database.execute("pragma user_version").fetchone()
    if known != model:
        database.execute("drop table if exists answers")
        database.execute(f"pragma user_version = {model}")
    database.execute("create table if not exists answers (key blob primary key, found text) without rowid")
    (count,) = database.execute("select count(*) from answers").fetchone()
    if count > MOST:
        database.execute("delete from answers")
