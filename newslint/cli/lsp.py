"""newslint lsp: the language server, over standard input and output."""

from __future__ import annotations

import argparse
import sys

from ..errors import UsageError
from .streams import complain


def run(given: argparse.Namespace) -> int:
    """Talk to an editor until it leaves."""
    try:
        from ..lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the language server needs pygls 2: pip install 'newslint[lsp]'") from error
    if sys.stdin.isatty():
        complain("waiting for an editor on standard input; Ctrl-D ends it")
    return serve()
