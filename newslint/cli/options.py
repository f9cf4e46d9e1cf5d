"""Commands and options, as argparse wants them."""

from __future__ import annotations

import argparse

from ..about import VERSION
from ..report import FORMATS


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    made = argparse.ArgumentParser(prog="newslint", description="A copy chief in the terminal.")
    made.add_argument("--version", action="version", version=f"newslint {VERSION}")
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _check(commands.add_parser("check", help="check files, folders or standard input"))
    return made


def _check(made: argparse.ArgumentParser) -> None:
    made.set_defaults(module="check")
    made.add_argument("paths", nargs="*", metavar="PATH", default=["."])
    made.add_argument("--stdin-filename", metavar="NAME", default="<stdin>")
    made.add_argument("--format", choices=FORMATS, metavar="FMT")
    made.add_argument("--level", choices=("error", "warning", "query", "note"), default="query")
