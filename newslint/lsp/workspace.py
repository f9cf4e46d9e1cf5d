"""Diagnostics of all stories in the workspace, open or not, for editors that ask for them.

Files that are not open are reported where a newslint.yaml holds for them: a folder of other
things that happens to be in the workspace is left in peace.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from lsprotocol import types

from ..config import Config, nearest
from ..discover import discover
from ..errors import ConfigError
from ..record import NamedTuple
from .checkers import Ready
from .naming import name_of, root_of, uri_of
from .verdict import result_id

if TYPE_CHECKING:
    from .drafts import Draft
    from .server import Server

Report = types.WorkspaceFullDocumentDiagnosticReport | types.WorkspaceUnchangedDocumentDiagnosticReport


class _Known(NamedTuple):
    """What was found in a file in the state `seen` (size and time) under the rules of `ready`."""

    seen: tuple[int, int]
    ready: Ready
    found: list[types.Diagnostic]


class Reports:
    """Reports on all files; what has not changed is not checked again.

    Editors ask every other second, and a workspace may have any number of folders. So which
    files there are is kept, as long as the editor tells when some come or go.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._known: dict[str, _Known] = {}
        self._files: list[str] | None = None
        self._moves = 0

    def moved(self, events: Sequence[types.FileEvent] | None = None) -> None:
        """These files have come, changed or gone; None is that other folders may hold the stories now."""
        changed = types.FileChangeType.Changed
        if events is None or any(item.type != changed or item.uri.endswith("/.gitignore") for item in events):
            self._files = None
            self._moves += 1

    async def all(self, params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
        """The reports, or none where they have been handed over one by one already."""
        known = {item.uri: item.value for item in params.previous_result_ids}
        items: list[Report] = []
        async for report in self._reports(known):
            if params.partial_result_token is None:
                items.append(report)
            else:
                part = types.WorkspaceDiagnosticReportPartialResult([report])
                self._server.progress(types.ProgressParams(params.partial_result_token, part))
        return types.WorkspaceDiagnosticReport(items)

    async def _reports(self, known: Mapping[str, str]) -> AsyncIterator[Report]:
        await self._server.drafts.ready.wait()
        drafts = {name_of(draft.uri, draft.language, ""): draft for draft in self._server.drafts}
        files = await self._listed()
        folders: dict[str, Ready] = {}
        left = dict(known)
        for draft in drafts.values():
            found = (await self._server.drafts.verdict(draft)).diagnostics(draft.uri)
            yield _report(draft.uri, found, left.pop(draft.uri, None), draft)
        for path in files:
            if path not in drafts:
                uri, found = uri_of(path), await self._of_file(path, folders)
                last = left.pop(uri, None)
                if found or last is not None:
                    yield _report(uri, found, last)
        for uri, last in left.items():
            yield _report(uri, [], last)

    async def _listed(self) -> list[str]:
        if self._files is not None:
            return self._files
        moves = self._moves
        files = await asyncio.to_thread(_files, self._server.roots)
        # What came or went meanwhile may have been passed already.
        if self._server.settings.watching and moves == self._moves:
            self._files = files
        there = set(files)
        self._known = {path: known for path, known in self._known.items() if path in there}
        return files

    async def _of_file(self, path: str, folders: dict[str, Ready]) -> list[types.Diagnostic]:
        root = root_of(path, self._server.roots)
        loop, desk, told = asyncio.get_running_loop(), self._server.desk, self._server.settings.for_root(root)
        folder = os.path.dirname(path)
        if folder not in folders:
            folders[folder] = await loop.run_in_executor(self._server.work, desk.ready, path, root, told)
        try:
            status = os.stat(path)
        except OSError:
            return []  # gone since the folder was listed
        seen = (status.st_size, status.st_mtime_ns)
        known = self._known.get(path)
        if known is None or known.seen != seen or known.ready.checker is not folders[folder].checker:
            verdict = await loop.run_in_executor(self._server.work, desk.file, path, root, told, self._server.unit)
            known = self._known[path] = _Known(seen, folders[folder], verdict.diagnostics(uri_of(path)))
        return known.found


def _files(roots: list[str]) -> list[str]:
    """The files of known formats below the roots for which a config holds."""

    @cache
    def governed(folder: str) -> bool:
        try:
            return nearest(folder) is not None
        except ConfigError:
            return True  # two of them; what is wrong is said where a file is checked

    found = (item for item in discover(roots, Config()) if item.error is None)
    return [os.path.abspath(item.path) for item in found if governed(os.path.dirname(os.path.abspath(item.path)))]


def _report(uri: str, found: list[types.Diagnostic], last: str | None, draft: Draft | None = None) -> Report:
    name, version = result_id(found), draft.version if draft else None
    if name == last:
        return types.WorkspaceUnchangedDocumentDiagnosticReport(uri, name, version)
    return types.WorkspaceFullDocumentDiagnosticReport(uri, found, version, result_id=name)
