"""The documents that the editor has open, and when each is checked.

A change after a pause is checked at once, so that the answer to a single edit does not wait;
while changes go on, the check waits until they have stopped for a moment. There is one check
of a document at a time, always of its latest state: an older one is stopped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field

from .desk import Desk, Page
from .kept import Kept
from .linting import SupersededError
from .text import Text
from .verdict import Verdict

PAUSE = 0.15
"""Seconds without a change after which a text is checked."""


@dataclass(slots=True, eq=False)
class Draft:
    """An open document.

    `serial` counts its states: of the text, and of the rules that it is checked by; `told`
    is the one that the editor was last told of. `kept` is what the last states have in common.
    """

    uri: str
    language: str
    version: int | None
    text: Text
    serial: int = 0
    told: int = -1
    changed: float = float("-inf")
    timer: asyncio.TimerHandle | None = None
    verdict: tuple[int, Verdict] | None = None
    running: tuple[int, asyncio.Future[Verdict]] | None = None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    kept: Kept = field(default_factory=Kept)


class Drafts:
    """All open documents.

    `page` says how a draft is to be checked, `tell` is called with each that has been and
    `failed` with what went wrong instead; `work` is the one thread in which `desk` works.
    Nothing is checked before `ready`, which waits for the editor's settings.
    """

    def __init__(
        self,
        desk: Desk,
        work: Executor,
        page: Callable[[Draft], Page],
        tell: Callable[[Draft, Verdict], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._desk = desk
        self._work = work
        self._page = page
        self._tell = tell
        self._failed = failed
        self.ready = asyncio.Event()
        self._open: dict[str, Draft] = {}

    def __iter__(self) -> Iterator[Draft]:
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Draft | None:
        """The draft of a URI, while it is open."""
        return self._open.get(uri)

    def put(self, draft: Draft) -> None:
        """A document was opened."""
        self.drop(draft.uri)
        self._open[draft.uri] = draft

    def drop(self, uri: str) -> Draft | None:
        """A document was closed: whatever goes on for it stops."""
        draft = self._open.pop(uri, None)
        if draft is not None:
            draft.serial += 1
            _stop(draft)
        return draft

    def changed(self, draft: Draft, text: Text, version: int | None) -> None:
        """The text is another one now."""
        draft.text, draft.version = text, version
        draft.serial += 1

    def later(self, draft: Draft) -> None:
        """Check a draft that has changed, and tell: at once after a pause, else when the changes pause."""
        loop = asyncio.get_running_loop()
        paused = loop.time() - draft.changed >= PAUSE
        draft.changed = loop.time()
        _stop(draft)
        draft.timer = loop.call_later(0 if paused else PAUSE, self.now, draft)

    def anew(self, draft: Draft) -> None:
        """Check a draft again, though its text is the same, and tell."""
        draft.serial += 1
        self.now(draft)

    def now(self, draft: Draft) -> None:
        """Check a draft and tell."""
        _stop(draft)
        task = asyncio.get_running_loop().create_task(self._check(draft))
        draft.tasks.add(task)
        task.add_done_callback(draft.tasks.discard)

    async def verdict(self, draft: Draft) -> Verdict:
        """What is wrong with the latest state of a draft, checked now unless it is known."""
        while True:
            if (verdict := await self._attempt(draft)) is not None:
                return verdict

    async def _attempt(self, draft: Draft) -> Verdict | None:
        """What is wrong with a draft; None where it has changed meanwhile."""
        await self.ready.wait()
        serial = draft.serial
        if draft.verdict is None or draft.verdict[0] != serial:
            try:
                # One caller may be cancelled while others wait for the same check.
                verdict = await asyncio.shield(self._started(draft))
            except SupersededError:
                return None
            if draft.serial != serial:
                return None
            draft.verdict = (serial, verdict)
        return draft.verdict[1]

    def _started(self, draft: Draft) -> asyncio.Future[Verdict]:
        serial = draft.serial
        if draft.running is None or draft.running[0] != serial:
            page = self._page(draft)._replace(wanted=lambda: draft.serial == serial, kept=draft.kept)
            loop = asyncio.get_running_loop()
            draft.running = (serial, loop.run_in_executor(self._work, self._desk.check, page))
        return draft.running[1]

    async def _check(self, draft: Draft) -> None:
        # Where the draft has changed meanwhile, whoever changed it has seen to the next check.
        try:
            verdict = await self._attempt(draft)
            if verdict is not None and self.get(draft.uri) is draft and draft.told != draft.serial:
                draft.told = draft.serial
                self._tell(draft, verdict)
        except Exception as error:
            self._failed(error)


def _stop(draft: Draft) -> None:
    if draft.timer is not None:
        draft.timer.cancel()
        draft.timer = None
