"""An editor for tests: pygls' client, and the real server at the other end of a pipe.

Every wait is for something that the server sends, with a limit that only a hang reaches.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, Union

import pytest
from lsprotocol import types
from program import PATH, PROGRAM
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

from newslint.lsp.naming import uri_of

T = TypeVar("T")
LIMIT = 120
"""Seconds that no answer takes, on a machine that is busy with other things."""
MARKDOWN = [types.MarkupKind.Markdown]
UTF16 = types.PositionEncodingKind.Utf16


def able(
    *,
    pull: bool = False,
    refresh: bool = False,
    settings: bool = False,
    watch: bool = False,
    versions: bool = True,
    units: Sequence[types.PositionEncodingKind] = (UTF16,),
) -> types.ClientCapabilities:
    """What an editor says that it can do."""
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(units)),
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=MARKDOWN),
            diagnostic=types.DiagnosticClientCapabilities() if pull else None,
            document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
        ),
        window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=True)),
        workspace=types.WorkspaceClientCapabilities(
            configuration=settings,
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=versions),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watch),
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=refresh),
        ),
    )


def converter() -> Any:
    """pygls' converter, which takes any action that runs a command for the command itself."""
    found = default_converter()  # type: ignore[no-untyped-call]

    def action(value: Any, _: Any) -> Any:
        bare = isinstance(value.get("command"), str)
        return found.structure(value, types.Command if bare else types.CodeAction)

    found.register_structure_hook(types.Command | types.CodeAction, action)
    found.register_structure_hook(Union[types.Command, types.CodeAction], action)  # noqa: UP007 (another type)
    return found


class Editor:
    """One session; what the server has sent is in lists, in order."""

    def __init__(self, settings: Any = None) -> None:
        self.client = LanguageClient("editor", "1", converter_factory=converter)
        self.settings = settings
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[types.ShowMessageParams] = []
        self.logged: list[types.LogMessageParams] = []
        self.registered: list[types.Registration] = []
        self.asked: list[types.ConfigurationItem] = []
        self.refreshed = 0
        self.shown: list[types.ShowDocumentParams] = []
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self._news = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        for method, answer in self._features().items():
            self.client.feature(method)(answer)

    def _features(self) -> dict[str, Callable[..., Any]]:
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self._wake()

        def said(params: types.ShowMessageParams) -> None:
            self.messages.append(params)
            self._wake()

        def logged(params: types.LogMessageParams) -> None:
            self.logged.append(params)
            self._wake()

        def configuration(params: types.ConfigurationParams) -> list[Any]:
            self.asked += params.items
            return [self.settings if item.scope_uri is None else None for item in params.items]

        def registered(params: types.RegistrationParams) -> None:
            self.registered += params.registrations
            self._wake()

        def refresh(params: None) -> None:
            self.refreshed += 1
            self._wake()

        def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.shown.append(params)
            return types.ShowDocumentResult(success=True)

        return {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published,
            types.WINDOW_SHOW_MESSAGE: said,
            types.WINDOW_LOG_MESSAGE: logged,
            types.WORKSPACE_CONFIGURATION: configuration,
            types.CLIENT_REGISTER_CAPABILITY: registered,
            types.WORKSPACE_DIAGNOSTIC_REFRESH: refresh,
            types.WINDOW_SHOW_DOCUMENT: show,
        }

    def _wake(self) -> None:
        async def notify() -> None:
            async with self._news:
                self._news.notify_all()

        task = asyncio.get_running_loop().create_task(notify())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def until(self, found: Callable[[], T]) -> T:
        """What `found` gives, as soon as it gives something."""

        async def wait() -> T:
            async with self._news:
                while not (value := found()):
                    await self._news.wait()
                return value

        return await within(wait())

    async def start(self, roots: Sequence[Path], capabilities: types.ClientCapabilities, options: Any) -> None:
        """Start the server and shake hands."""
        await self.client.start_io(*PROGRAM, "lsp")
        folders = [types.WorkspaceFolder(uri_of(str(root)), root.name) for root in roots]
        params = types.InitializeParams(capabilities, workspace_folders=folders, initialization_options=options)
        self.started = await within(self.client.initialize_async(params))
        self.client.initialized(types.InitializedParams())

    @property
    def server(self) -> asyncio.subprocess.Process:
        """The server's process."""
        assert self.client._server is not None
        return self.client._server

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, text: str) -> int:
        """Replace all of the text; gives the new version."""
        self.texts[uri] = text
        return self.edit(uri, types.TextDocumentContentChangeWholeDocument(text))

    def edit(self, uri: str, *changes: Any) -> int:
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))
        return self.versions[uri]

    def close(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def save(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    async def marks(self, uri: str, version: int | None = None) -> Sequence[types.Diagnostic]:
        """The diagnostics published of a version, by default of the newest."""
        version = version or self.versions.get(uri)
        params = await self.until(
            lambda: next((each for each in self.published if (each.uri, each.version) == (uri, version)), None)
        )
        assert params is not None
        return params.diagnostics

    async def now(self, uri: str, wanted: Callable[[Sequence[types.Diagnostic]], bool]) -> Sequence[types.Diagnostic]:
        """The last diagnostics published of a document, once they are as wanted; they may be none."""

        def last() -> tuple[Sequence[types.Diagnostic]] | None:
            of_it = [each.diagnostics for each in self.published if each.uri == uri]
            return (of_it[-1],) if of_it and wanted(of_it[-1]) else None

        found = await self.until(last)
        assert found is not None
        return found[0]

    async def pull(self, uri: str, last: str | None = None) -> types.DocumentDiagnosticReport:
        document = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(document, previous_result_id=last)
        return await within(self.client.text_document_diagnostic_async(params))

    async def actions(
        self, uri: str, where: types.Range, only: Sequence[str] | None = None
    ) -> dict[str, types.CodeAction]:
        """The actions for a range, by their titles."""
        kinds: Any = None if only is None else list(only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, types.CodeActionContext([], kinds))
        found = await within(self.client.text_document_code_action_async(params))
        return {action.title: action for action in found or () if isinstance(action, types.CodeAction)}

    async def until_done(self, waiting: Future[Any]) -> BaseException | None:
        """What went wrong with a request, None where it was answered."""
        done = asyncio.wrap_future(waiting)
        await asyncio.wait([done], timeout=LIMIT)
        return done.exception()

    async def run(self, command: str, *arguments: Any) -> Any:
        params = types.ExecuteCommandParams(command, list(arguments))
        return await within(self.client.workspace_execute_command_async(params))


async def within(waiting: Awaitable[T]) -> T:
    """The result of something that must come."""
    return await asyncio.wait_for(waiting, LIMIT)


@asynccontextmanager
async def session(
    *roots: Path, capabilities: types.ClientCapabilities | None = None, options: Any = None, settings: Any = None
) -> AsyncIterator[Editor]:
    """An editor and its server, from the handshake to the goodbye; the server must leave with status 0."""
    editor = Editor(settings)
    try:
        await editor.start(roots, capabilities or able(), options)
        yield editor
        if editor.server.returncode is None:
            await within(editor.client.shutdown_async(None))
            editor.client.exit(None)
            assert await within(editor.server.wait()) == 0
        assert [params.message for params in editor.logged] == []
    finally:
        if editor.server.returncode is None:
            editor.server.kill()
        await editor.client.stop()  # type: ignore[no-untyped-call]


def lsp(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """A test with an event loop of its own."""

    @wraps(test)
    def run(*arguments: Any, **fixtures: Any) -> None:
        asyncio.run(test(*arguments, **fixtures))

    return run


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for all sessions, so that the rules are packed once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def desk(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and the servers' environment."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for name, value in {"NEWSLINT_CACHE": str(cache), "PYTHONUTF8": "1", "PYTHONPATH": PATH}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return folder
