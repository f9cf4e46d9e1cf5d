"""The language server against the capabilities that real editors state, each held to the standard by pytest-lsp.

What pytest-lsp sees sent against the standard, or against what that editor said that it can do,
is a warning, and warnings fail tests here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lspkit import cache, converter, desk, within
from lspplaces import place
from lsprotocol import types
from program import PROGRAM
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from newslint.lsp.naming import uri_of

EDITORS = [
    "emacs@v29.1",
    *(f"neovim@v0.{version}" for version in ("6.1", "7.0", "8.0", "9.1", "10.0", "11.0")),
    "visual-studio-code@v1.65.2",
]
STORY = "# 天気\n\n王小明 said she should of known. The the bridge is shut, said Ines Carvalho.\n"
MODAL, DOUBLED = "grammar/modal-of", "grammar/doubled-word"
pytestmark = [pytest.mark.asyncio, pytest.mark.usefixtures(cache.__name__, desk.__name__)]


class Editor(LanguageClient):
    """pytest-lsp's client with what newslint sends besides: registrations, and results in parts."""

    started: types.InitializeResult

    def __init__(self) -> None:
        super().__init__(converter_factory=converter)
        self.registered: list[str] = []
        self.parts: list[types.ProgressParams] = []

        def registered(params: types.RegistrationParams) -> None:
            self.registered += [item.method for item in params.registrations]

        def part(params: types.ProgressParams) -> None:
            self.parts.append(params)

        own = {types.CLIENT_REGISTER_CAPABILITY: registered, types.PROGRESS: part}
        register_lsp_features(self, {**DEFAULT_CLIENT_FEATURES, **own})


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[*PROGRAM, "lsp"], client_factory=Editor), params=EDITORS)  # type: ignore[untyped-decorator]
async def editor(client: Editor, request: pytest.FixtureRequest, desk: Path) -> AsyncIterator[None]:
    """A session of an editor from the handshake to the goodbye."""
    select = {"newslint": {"select": [MODAL, DOUBLED]}}
    client.set_configuration(select)
    params = types.InitializeParams(
        client_capabilities(request.param),
        workspace_folders=[types.WorkspaceFolder(uri_of(str(desk)), "desk")],
        initialization_options=select,
    )
    client.started = await within(client.initialize_session(params))
    yield
    await within(client.shutdown_session())
    assert client.error is None
    assert client.log_messages == []
    assert client.messages == []


def able(client: Editor, *names: str) -> Any:
    """What the editor stated below these names."""
    value: Any = client.capabilities
    for name in names:
        value = getattr(value, name, None)
    return value


async def found(client: Editor, uri: str, count: int) -> list[types.Diagnostic]:
    """The diagnostics of a document, got as this editor gets them."""
    if able(client, "text_document", "diagnostic") is None:
        while len(client.diagnostics.get(uri, [None] * 99)) != count:
            await within(client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS))
        return list(client.diagnostics[uri])
    document = types.TextDocumentIdentifier(uri)
    report = await within(client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document)))
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert uri not in client.diagnostics, "an editor that pulls would show what is pushed a second time"
    assert len(report.items) == count
    return list(report.items)


def put(client: Editor, uri: str, version: int, text: str) -> None:
    if version == 1:
        item = types.TextDocumentItem(uri, "markdown", 1, text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return
    document = types.VersionedTextDocumentIdentifier(version, uri)
    change = types.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


async def test_a_story_from_open_to_close(editor: Editor, desk: Path) -> None:
    uri = uri_of(str(desk / "a.md"))
    document = types.TextDocumentIdentifier(uri)
    put(editor, uri, 1, STORY)
    first, second = await found(editor, uri, 2)
    assert (first.code, second.code) == (MODAL, DOUBLED)
    # Each line's characters are one UTF-16 unit each here, so that only UTF-8 counts otherwise.
    offered = able(editor, "general", "position_encodings") or [types.PositionEncodingKind.Utf16]
    chosen = editor.started.capabilities.position_encoding
    assert chosen in offered
    shift = 2 * len("王小明") if chosen == types.PositionEncodingKind.Utf8 else 0
    assert first.range.start.character == place(STORY, "should of").start.character + shift

    context = types.CodeActionContext([first])
    offers = await within(
        editor.text_document_code_action_async(types.CodeActionParams(document, first.range, context))
    )
    (fix,) = (action for action in offers or () if action.title == "Write “should have”")
    assert isinstance(fix, types.CodeAction)
    assert fix.edit is not None
    versions = able(editor, "workspace", "workspace_edit", "document_changes")
    assert (fix.edit.document_changes is not None, fix.edit.changes is not None) == (bool(versions), not versions)
    reading = any(action.title.startswith("Read about") for action in offers or ())
    assert reading == bool(able(editor, "window", "show_document", "support"))

    put(editor, uri, 2, STORY.replace("should of", "should have"))
    (left,) = await found(editor, uri, 1)
    hover = await within(editor.text_document_hover_async(types.HoverParams(document, left.range.start)))
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.kind in able(editor, "text_document", "hover", "content_format")
    symbols = await within(editor.text_document_document_symbol_async(types.DocumentSymbolParams(document)))
    assert next(item.name for item in symbols or ()) == "天気"
    sheet = types.ExecuteCommandParams("newslint.facts", [uri, "text"])
    assert "Ines Carvalho" in str(await within(editor.workspace_execute_command_async(sheet)))

    editor.text_document_did_save(types.DidSaveTextDocumentParams(document))
    await found(editor, uri, 1)
    editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
    if able(editor, "text_document", "diagnostic") is None:
        assert await found(editor, uri, 0) == []


async def test_nothing_is_asked_that_the_editor_cannot_do(editor: Editor, desk: Path) -> None:
    uri = uri_of(str(desk / "a.md"))
    put(editor, uri, 1, STORY)
    await found(editor, uri, 2)
    watches = able(editor, "workspace", "did_change_watched_files", "dynamic_registration")
    told = able(editor, "workspace", "did_change_configuration", "dynamic_registration")
    methods = {types.WORKSPACE_DID_CHANGE_WATCHED_FILES: watches, types.WORKSPACE_DID_CHANGE_CONFIGURATION: told}
    wanted = {method for method, can in methods.items() if can}
    while set(editor.registered) != wanted:
        await asyncio.sleep(0.01)  # the registration is a request of the server's own, in no order with the marks
    (desk / "newslint.yaml").write_text("level: error\n", "utf-8")
    event = types.FileEvent(uri_of(str(desk / "newslint.yaml")), types.FileChangeType.Created)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    await found(editor, uri, 2)
    refreshes = able(editor, "workspace", "diagnostics", "refresh_support") and able(
        editor, "text_document", "diagnostic"
    )
    assert bool(editor.diagnostic_refresh_count) == bool(refreshes)


@pytest.mark.parametrize("editor", ["neovim@v0.7.0", "neovim@v0.11.0"], indirect=True)
async def test_changed_a_hundred_times_a_second(editor: Editor, desk: Path) -> None:
    """Pushed or pulled: what is asked meanwhile is answered, and the last text is what counts."""
    uri = uri_of(str(desk / "a.md"))
    document = types.TextDocumentIdentifier(uri)
    put(editor, uri, 1, STORY)
    await found(editor, uri, 2)
    waiting: list[asyncio.Future[Any]] = []
    for version in range(2, 302):
        put(editor, uri, version, f"{STORY}{'A day. ' * version}")
        if version % 20 == 0:
            params = types.DocumentDiagnosticParams(document)
            waiting.append(asyncio.ensure_future(editor.text_document_diagnostic_async(params)))
            waiting.append(
                asyncio.ensure_future(
                    editor.text_document_hover_async(types.HoverParams(document, types.Position(2, 20)))
                )
            )
        await asyncio.sleep(0.01)
    put(editor, uri, 302, STORY.replace("The the", "The"))
    assert [item.code for item in await found(editor, uri, 1)] == [MODAL]
    assert None not in await within(asyncio.gather(*waiting)), "each was asked about a text that had both marks"


@pytest.mark.parametrize("editor", ["neovim@v0.11.0"], indirect=True)
async def test_the_workspace_in_parts(editor: Editor, desk: Path) -> None:
    """As VS Code asks for it: what is found comes file by file, and the answer itself is empty."""
    (desk / "newslint.yaml").write_text("level: query\n", "utf-8")
    for name in "ab":
        (desk / f"{name}.md").write_text(STORY, "utf-8")
    params = types.WorkspaceDiagnosticParams([], partial_result_token="mine")
    report = await within(editor.workspace_diagnostic_async(params))
    assert report.items == ()
    parts: list[Any] = list(editor.parts)
    assert {part.token for part in parts} == {"mine"}
    items = {item["uri"]: item for part in parts for item in part.value["items"]}
    assert {uri: len(item["items"]) for uri, item in items.items()} == {
        uri_of(str(desk / f"{name}.md")): 2 for name in "ab"
    }
    known = [types.PreviousResultId(uri, item["resultId"]) for uri, item in items.items()]
    again = await within(editor.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(known)))
    assert {item.kind for item in again.items} == {"unchanged"}
