"""The command line: a shell without logic. Commands live in modules of their own, imported when called."""

from __future__ import annotations

import sys
from importlib import import_module

from ..errors import NewslintError
from .options import parser

UNUSABLE = 2
INTERRUPTED = 130


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit status.

    0: nothing at or above --fail-on. 1: something is. 2: usage, configuration, or a file
    that could not be read. 130: interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    told = parser().parse_args(argv)
    try:
        status: int = import_module(f".{told.module}", __name__).run(told)
    except NewslintError as error:
        for line in str(error).splitlines():
            print(f"newslint: {line}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status
