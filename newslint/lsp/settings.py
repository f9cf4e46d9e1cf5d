"""The editor's settings: asked for once a folder of the workspace, and again when it says that they have changed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from ..about import NAME
from ..configure import VOCABULARY_NAME
from .naming import uri_of
from .wishes import Wishes, wishes

if TYPE_CHECKING:
    from .server import Server

ANSWER = 3.0
"""Seconds that the editor has to answer; then the work begins without its settings."""
OWN = ("**/*.yaml", "**/*.jsonl", f"**/{VOCABULARY_NAME}")
"""Configs, rules and accept files, whatever the config calls them, and the vocabulary by its usual name."""
WATCHED = (
    *(types.FileSystemWatcher(pattern) for pattern in (*OWN, "**/.gitignore")),
    # Which stories there are; a folder comes and goes with all that is in it.
    types.FileSystemWatcher("**/*", types.WatchKind.Create | types.WatchKind.Delete),
)


class EditorSettings:
    """What the editor wishes, by folder."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._said: Any = None
        self._answered: Any = None
        self._by_root: dict[str, Any] = {}
        self._sound: dict[str, Wishes] = {}
        self._begun = False
        self.watching = False
        """Whether the editor has agreed to tell of files that come, change or go."""
        self._tasks: set[asyncio.Task[None]] = set()

    def initially(self, said: Any) -> None:
        """What the editor said when it started the server."""
        self._said = _ours(said)

    def begin(self) -> None:
        """Ask for the settings and to be told of changes; the second call does nothing."""
        if not self._begun:
            self._begun = True
            self._run(self._fetch())
            self._run(self._register())

    def changed(self, said: Any) -> None:
        """The editor has changed its settings; most only say so and wait to be asked."""
        if not self._asks and said is not None:
            self._said = _ours(said)
        self._run(self._fetch(again=True))

    def for_root(self, root: str) -> Wishes:
        """What holds for the documents of a folder: the answer for it, that for all, what was sent unasked.

        Where it cannot be understood, what was said before still holds.
        """
        said = self._said if self._answered is None else self._answered
        made = wishes(self._by_root.get(root, said), root)
        if not made.problems:
            self._sound[root] = made
        return self._sound.get(root, made)._replace(problems=made.problems)

    @property
    def _asks(self) -> bool:
        workspace = self._server.client_capabilities.workspace
        return bool(workspace and workspace.configuration)

    def _run(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _fetch(self, again: bool = False) -> None:
        try:
            if self._asks:
                await asyncio.wait_for(self._ask(), ANSWER)
        except (JsonRpcException, TimeoutError) as error:
            # It said that it would answer. What was known before still holds.
            self._server.report_server_error(error, type(error))
        finally:
            self._server.drafts.ready.set()
        if again:
            self._server.renewed()

    async def _ask(self) -> None:
        roots = self._server.roots
        items = [types.ConfigurationItem(uri_of(root), NAME) for root in roots]
        answers = await self._server.workspace_configuration_async(
            types.ConfigurationParams([*items, types.ConfigurationItem(section=NAME)])
        )
        if len(answers) == len(items) + 1:
            *each, self._answered = answers
            self._by_root = {root: said for root, said in zip(roots, each, strict=True) if said is not None}

    async def _register(self) -> None:
        workspace = self._server.client_capabilities.workspace
        watches = workspace and workspace.did_change_watched_files
        configures = workspace and workspace.did_change_configuration
        wanted = []
        if watches and watches.dynamic_registration:
            told = types.DidChangeWatchedFilesRegistrationOptions(WATCHED)
            wanted.append(types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, told))
        if configures and configures.dynamic_registration:
            told_of = types.DidChangeConfigurationRegistrationOptions(NAME)
            wanted.append(types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, told_of))
        try:
            if wanted:
                await self._server.client_register_capability_async(types.RegistrationParams(wanted))
                self.watching = any(item.id == "files" for item in wanted)
        except JsonRpcException as error:
            # Then changes are seen when a text is checked next.
            self._server.report_server_error(error, type(error))


def _ours(said: Any) -> Any:
    """The part of what an editor sends that is for newslint: under its name, or all of it."""
    return said[NAME] if isinstance(said, dict) and NAME in said else said or None
