"""The protocol where pygls leaves something out: texts as the standard counts lines, and answers to bad messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method

if TYPE_CHECKING:
    from .server import Server

LONGEST_LINE = 10_000
"""Bytes of a header line."""
LONGEST_BODY = 50_000_000
"""Bytes of a message: ten times the longest text that is checked."""
_CHUNK = 1_000_000
_NOT_READY = -32002
_ENDING = -32600


class Input:
    """Standard input as pygls reads it, without what would take all the memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """A header line."""
        return self._stream.readline(LONGEST_LINE)

    def read(self, size: int) -> bytes:
        """A message's body; one that is too long is passed over, and reads as no message at all."""
        if size <= LONGEST_BODY:
            return self._stream.read(size)
        while size > 0 and (part := self._stream.read(min(size, _CHUNK))):
            size -= len(part)
        return b"too long"


class Protocol(LanguageServerProtocol):
    """See the module."""

    _server: Server
    started = False
    """Whether the client has asked to initialize."""

    @property
    def ended(self) -> bool:
        """Whether the client has asked to shut down."""
        return self._shutdown

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message from its JSON; a request that is malformed is answered before it is given up."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and isinstance(data.get("id"), str | int):
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        """Pass a message on, unless it comes before the start or after the end."""
        method, number = getattr(message, "method", None), getattr(message, "id", None)
        if method is not None and method != types.EXIT:
            starts = method == types.INITIALIZE
            if not self.started and not starts:
                self._refuse(number, _NOT_READY, "the first request must be initialize")
                return
            if self.ended or (self.started and starts):
                self._refuse(number, _ENDING, "the server is shutting down" if self.ended else "initialized already")
                return
            self.started = True
        super().handle_message(message)

    def _send_data(self, data: Any) -> None:
        try:
            super()._send_data(data)
        except BrokenPipeError:
            # The editor is gone. The end of the input, which follows, ends the server.
            return

    def _refuse(self, number: str | int | None, code: int, why: str) -> None:
        if number is not None:
            self._send_response(number, error=types.ResponseError(code, why))

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A document was opened."""
        self._server.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document was changed."""
        self._server.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """A document was closed."""
        self._server.closed(params.text_document.uri)
