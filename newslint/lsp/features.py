"""The protocol's requests and notifications, each with what answers it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

from ..about import NAME
from ..errors import NewslintError, UsageError
from . import desk
from .actions import ACCEPT, FACTS, KINDS, LEARN, OPEN, OPEN_FACTS, Asked, actions
from .hover import hover
from .naming import name_of, path_of, root_of, uri_of
from .settings import OWN
from .symbols import flat, outline
from .verdict import Verdict, result_id

if TYPE_CHECKING:
    from .server import Server

T = TypeVar("T")
_FAILED = -32803
"""The request was sound, but could not be answered."""
_PULLED = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=True, identifier=NAME)


def register(server: Server) -> None:
    """Teach the server its features."""
    _session(server)
    _diagnostics(server)
    _documents(server)
    _commands(server)


def _session(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.settings.initially(params.initialization_options)

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        server.settings.begin()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:
        server.settings.changed(params.settings)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        server.reports.moved(params.changes)
        if any(fnmatchcase(event.uri, pattern) for event in params.changes for pattern in OWN):
            server.renewed()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        server.reports.moved()
        server.settings.changed(None)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if (draft := server.drafts.get(params.text_document.uri)) and not server.pulls:
            server.drafts.anew(draft)


def _diagnostics(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, _PULLED)
    async def pull(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        verdict = await _verdict(server, uri)
        if server.drafts.get(uri) is not None:
            # Of a story that is not open nobody would say that all is well again.
            server.faults.met(uri, verdict.problems)
        found = verdict.diagnostics(uri)
        if (name := result_id(found)) == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(name)
        return types.RelatedFullDocumentDiagnosticReport(found, result_id=name)

    @server.feature(types.WORKSPACE_DIAGNOSTIC)
    async def pull_all(params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
        return await server.reports.all(params)


def _documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(KINDS))
    async def act(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        draft = server.drafts.get(params.text_document.uri)
        if draft is None:
            return None
        verdict = await server.drafts.verdict(draft)
        asked = Asked(draft.uri, draft.version, *_abilities(server.client_capabilities))
        return await _at_desk(server, actions, verdict, params, asked)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def tell(params: types.HoverParams) -> types.Hover | None:
        verdict = await _verdict(server, params.text_document.uri)
        about = server.client_capabilities.text_document
        formats = about.hover.content_format if about and about.hover else None
        markdown = types.MarkupKind.Markdown in (formats or ())
        return await _at_desk(server, lambda: hover(verdict, params.position, markdown=markdown))

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def list_symbols(
        params: types.DocumentSymbolParams,
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        uri = params.text_document.uri
        found = outline(await _verdict(server, uri))
        about = server.client_capabilities.text_document
        nested = about and about.document_symbol and about.document_symbol.hierarchical_document_symbol_support
        return found if nested else flat(found, uri)


def _commands(server: Server) -> None:
    @server.command(FACTS)
    async def facts(*told: Any) -> str:
        uri, form = _told(told, str, (str, "html"))
        return await _at_desk(server, desk.facts, await _verdict(server, uri), form)

    @server.command(OPEN_FACTS)
    async def open_facts(*told: Any) -> None:
        (uri,) = _told(told or tuple(draft.uri for draft in server.drafts), str)
        if not _abilities(server.client_capabilities)[1]:
            raise _failed(UsageError("this editor opens no pages; `newslint facts --format html` makes one"))
        page = await _at_desk(server, desk.facts, await _verdict(server, uri), "html")
        where = uri_of(server.sheets.put(uri, page))
        await server.window_show_document_async(types.ShowDocumentParams(where, external=True))

    @server.command(ACCEPT)
    async def accept(*told: Any) -> str:
        uri, rule, line, column, reason = _told(told, str, str, int, int, (str, ""))
        verdict = await _verdict(server, uri)
        start = types.Position(line, column)
        for item in verdict.result.diagnostics:
            if item.rule == rule and verdict.text.position(item.place.range.start) == start:
                said = await _at_desk(server, desk.accept, verdict, item, reason)
                server.renewed()
                return said
        raise _failed(UsageError(f"{rule} is not found there any more"))

    @server.command(LEARN)
    async def learn(*told: Any) -> str:
        uri, word = _told(told, str, str)
        said = await _at_desk(server, desk.learn, await _verdict(server, uri), word)
        server.renewed()
        return said

    @server.command(OPEN)
    async def show(*told: Any) -> None:
        (uri,) = _told(told, str)
        external = path_of(uri) is None
        await server.window_show_document_async(types.ShowDocumentParams(uri, external=external, take_focus=True))


def _told(told: tuple[Any, ...], *wanted: type | tuple[type, Any]) -> list[Any]:
    """A command's arguments, checked; those with a default may be missing."""
    least = sum(isinstance(kind, type) for kind in wanted)
    kinds = [kind if isinstance(kind, type) else kind[0] for kind in wanted]
    sound = all(isinstance(value, kind) for value, kind in zip(told, kinds, strict=False))
    if not least <= len(told) <= len(wanted) or not sound:
        raise JsonRpcInvalidParams(f"the arguments are {', '.join(kind.__name__ for kind in kinds)}")
    return [*told, *(kind[1] for kind in wanted[len(told) :] if isinstance(kind, tuple))]


async def _verdict(server: Server, uri: str) -> Verdict:
    """What is wrong with a document, open or not."""
    if draft := server.drafts.get(uri):
        return await server.drafts.verdict(draft)
    await server.drafts.ready.wait()
    path = path_of(uri) or name_of(uri, "", "")
    root = root_of(path, server.roots)
    return await _at_desk(server, server.desk.file, path, root, server.settings.for_root(root), server.unit)


async def _at_desk(server: Server, work: Callable[..., T], *told: Any) -> T:
    """What the desk makes of something when its turn comes."""
    try:
        return await asyncio.get_running_loop().run_in_executor(server.work, work, *told)
    except NewslintError as error:
        raise _failed(error) from error


def _failed(error: NewslintError) -> JsonRpcException:
    return JsonRpcException(f"{NAME}: {error}", _FAILED)


def _abilities(client: types.ClientCapabilities) -> tuple[bool, bool]:
    """Whether the client takes edits with versions, and shows documents."""
    edits = client.workspace.workspace_edit if client.workspace else None
    shows = client.window.show_document if client.window else None
    return bool(edits and edits.document_changes), bool(shows and shows.support)
