"""Worker processes: each calls one function on what it is given; results come back in order.

The standard pools leave workers behind when their parent is killed, hang when a worker
dies, or wait for work in progress when they are interrupted. This one does neither, and
tells which item a worker died of.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from .errors import NewslintError
from .record import NamedTuple

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 8
"""Items sent at a time: enough that a worker does not idle, few enough that all end together."""

GRACE = 3.0
"""Seconds that a worker has to end what it cannot leave half done."""

_FORKS = sys.platform.startswith("linux")
"""Where a fork is safe, workers inherit the rules that are loaded; elsewhere they load their own."""


class _Worker(NamedTuple):
    process: BaseProcess
    connection: Connection


class Pool(Generic[Item, Result]):
    """`jobs` processes that apply `work`; `died` makes the result of an item that killed its worker.

    `work` must be picklable where processes are not forked. An exception in it ends the
    run and is raised here.
    """

    def __init__(self, work: Callable[[Item], Result], jobs: int, died: Callable[[Item], Result]) -> None:
        self._context = multiprocessing.get_context("fork" if _FORKS else "spawn")
        self._work = work
        self._died = died
        self._jobs = jobs
        self._busy: dict[Connection, tuple[_Worker, int, int]] = {}
        self._hired: list[_Worker] = []
        self._leaving: list[_Worker] = []

    def map(self, items: Sequence[Item]) -> Iterator[Result]:
        """The results in the order of the items."""
        done: dict[int, Result] = {}
        starts = iter(range(0, len(items), CHUNK))
        given = 0
        try:
            for _ in range(self._jobs):
                self._give(self._hire(), next(starts, None), items)
            while self._busy:
                for connection in wait(list(self._busy)):
                    assert isinstance(connection, Connection)
                    self._take(connection, starts, items, done)
                while given in done:
                    yield done.pop(given)
                    given += 1
        finally:
            self._end()

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # mypy's notes on contexts leave out the class that all of them have.
        process: BaseProcess = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self._work), daemon=True
        )
        process.start()
        theirs.close()
        self._hired.append(_Worker(process, ours))
        return self._hired[-1]

    def _give(self, worker: _Worker, start: int | None, items: Sequence[Item]) -> None:
        if start is None:
            # Not by hanging up: forked workers hold copies of each other's line to the parent.
            worker.connection.send(None)
            self._hired.remove(worker)
            self._leaving.append(worker)
            return
        self._hand(worker, start, min(start + CHUNK, len(items)), items)

    def _hand(self, worker: _Worker, start: int, end: int, items: Sequence[Item]) -> None:
        self._busy[worker.connection] = (worker, start, end)
        worker.connection.send(items[start:end])

    def _take(
        self, connection: Connection, starts: Iterator[int], items: Sequence[Item], done: dict[int, Result]
    ) -> None:
        """One result from a worker, or the news that it died; then the next thing to do."""
        worker, at, end = self._busy.pop(connection)
        try:
            answer = connection.recv()
        except (EOFError, OSError):
            done[at] = self._died(items[at])
            worker = self._hire()
            if at + 1 < end:
                self._hand(worker, at + 1, end, items)
                return
        else:
            if isinstance(answer, Exception):
                raise answer
            done[at] = answer
            if at + 1 < end:
                self._busy[connection] = (worker, at + 1, end)
                return
        self._give(worker, next(starts, None), items)

    def _end(self) -> None:
        """Leave no worker behind: those not told to stop are stopped."""
        for worker in self._hired:
            worker.process.terminate()
        for worker in (*self._hired, *self._leaving):
            worker.process.join(GRACE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.connection.close()
        self._busy.clear()
        self._hired.clear()
        self._leaving.clear()


def _serve(connection: Connection, work: Callable[[Any], Any]) -> None:
    """What a worker does until its parent hangs up, dies or says stop."""
    # Ctrl-C reaches all processes of a terminal; the parent is the one to answer it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_follow_parent, daemon=True).start()
    stop = threading.Event()
    while True:
        try:
            items = connection.recv()
        except (EOFError, OSError):
            return
        if items is None:
            return
        # Told to end in the middle of an item, it ends after that: no file is left half done.
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        for item in items:
            try:
                connection.send(_answer(work, item))
            except OSError:
                return  # the parent is gone
            if stop.is_set():
                return
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _answer(work: Callable[[Any], Any], item: Any) -> Any:
    """The result, or the exception in a form that survives the way to the parent."""
    try:
        return work(item)
    except NewslintError as error:
        return NewslintError(str(error))
    except Exception as error:
        import traceback

        return RuntimeError("".join(traceback.format_exception(error)))


def _follow_parent() -> None:
    """End with the parent, also where it was killed in the middle of things."""
    parent = multiprocessing.parent_process()
    assert parent is not None, "only workers run this"
    parent.join()
    os._exit(1)
