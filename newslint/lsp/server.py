"""The server: what the editor says goes to the drafts, what the desk finds goes to the editor."""

from __future__ import annotations

import gc
import logging
import os
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO, cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from ..about import NAME, VERSION
from . import features
from .desk import Desk, Page
from .drafts import Draft, Drafts
from .faults import Faults
from .naming import is_prose, name_of, path_of, root_of
from .settings import EditorSettings
from .text import Text
from .verdict import Verdict
from .wire import Input, Protocol
from .workspace import Reports


class Server(LanguageServer):
    """One session with one editor."""

    protocol: Protocol

    def __init__(self) -> None:
        super().__init__(NAME, VERSION, protocol_cls=Protocol)
        # One thread: the engine's layers and loaded rules are not made for two.
        self.work = ThreadPoolExecutor(1, "desk")
        self.desk = Desk()
        self.drafts = Drafts(self.desk, self.work, self.page, self._tell, self.failed)
        self.faults = Faults(self._complain, self._publish)
        self.settings = EditorSettings(self)
        self.reports = Reports(self)

    @property
    def roots(self) -> list[str]:
        """The folders of the workspace."""
        uris = [folder.uri for folder in self.workspace.folders.values()] or [self.workspace.root_uri]
        return [path for path in map(path_of, filter(None, uris)) if path]

    @property
    def pulls(self) -> bool:
        """Whether the editor asks for diagnostics itself: then none are pushed, or it would show all twice."""
        documents = self.client_capabilities.text_document
        return documents is not None and documents.diagnostic is not None

    @property
    def unit(self) -> str:
        """What columns are counted in."""
        return types.PositionEncodingKind(self.workspace.position_encoding).value

    def opened(self, document: types.TextDocumentItem) -> None:
        """The editor opened a document."""
        self.settings.begin()
        text = Text(document.text, self.unit)
        draft = Draft(document.uri, document.language_id, document.version, text)
        self.drafts.put(draft)
        if not self.pulls:
            self.drafts.now(draft)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """The editor changed a document."""
        draft = self.drafts.get(params.text_document.uri)
        if draft is None:
            return  # never opened, so there is no text to change
        text = draft.text.after(params.content_changes)
        self.drafts.changed(draft, text, params.text_document.version)
        if not self.pulls:
            self.drafts.later(draft)

    def closed(self, uri: str) -> None:
        """The editor closed a document: its marks go."""
        if self.drafts.drop(uri) is not None:
            self.faults.met(uri, ())
            self._mark(uri, [])

    def renewed(self) -> None:
        """Settings, configs, rules or accept files have changed: all that is open is checked again."""
        for draft in self.drafts:
            self.drafts.anew(draft)
        workspace = self.client_capabilities.workspace
        if self.pulls and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def page(self, draft: Draft) -> Page:
        """How a draft is to be checked."""
        roots = self.roots
        path = name_of(draft.uri, draft.language, roots[0] if roots else os.getcwd())
        root = root_of(path, roots)
        return Page(draft.text, path, root, self.settings.for_root(root))

    def failed(self, error: BaseException) -> None:
        """Something went wrong that should not have: the editor's log has it, and the work goes on."""
        told = "".join(traceback.format_exception(error))
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"{NAME}: please report this:\n{told}"))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """What pygls could not make sense of: for the log, not for the writer's eyes."""
        sys.stderr.write(f"{NAME}: {source.__name__}: {error}\n")

    def _tell(self, draft: Draft, verdict: Verdict) -> None:
        self.faults.met(draft.uri, verdict.problems)
        self._mark(draft.uri, verdict.diagnostics(draft.uri), draft.version)

    def _mark(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None = None) -> None:
        # The marks in a config are its faults, and stay whether it is open or not.
        if not self.pulls and is_prose(path_of(uri) or ""):
            self._publish(uri, diagnostics, version)

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _complain(self, message: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))


def serve() -> int:
    """Talk to an editor until it leaves; the exit status is 0 where it said so before."""
    # What lands on standard output by accident would be taken for a message.
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    # A check leaves few cycles behind, and looking for them among the rules takes a tenth of its time.
    gc.set_threshold(50_000, 20, 100)
    server = Server()
    features.register(server)
    server.start_io(cast(BinaryIO, Input(sys.stdin.buffer)), output)
    server.work.shutdown(wait=False, cancel_futures=True)
    return 0 if server.protocol.ended else 1
