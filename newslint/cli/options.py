"""Commands and options, as argparse wants them."""

from __future__ import annotations

import argparse
import codecs
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NoReturn

from ..about import VERSION
from ..config import MOST_ALARMS
from ..errors import UsageError
from ..report import FORMATS
from .streams import columns

SEVERITIES = ("error", "warning", "query", "note")
FILE_SETTINGS = ("style", "select", "ignore", "layout", "encoding", "date", "gaps")
RUN_SETTINGS = ("level", "max_queries", "fail_on")


def parse(argv: list[str] | None) -> argparse.Namespace:
    """The command line as argparse reads it; `module` names the module of this package that runs it.

    Raises UsageError where it is wrong; --help and --version end the process.
    """
    arguments = sys.argv[1:] if argv is None else argv
    # One command's options take a millisecond to build; with --help, or a command misspelled, all are.
    named = [command for command in _COMMANDS if command[0] in arguments[:1]]
    return _parser(named or _COMMANDS).parse_args(arguments)


def told(found: argparse.Namespace) -> dict[str, Any]:
    """The settings that the command line makes, by the names of Settings and Config."""
    names = (*FILE_SETTINGS, *RUN_SETTINGS)
    return {name: value for name in names if (value := getattr(found, name, None)) is not None}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and asks for the terminal's width without importing much."""

    def _get_formatter(self) -> argparse.HelpFormatter:
        return argparse.HelpFormatter(self.prog, width=columns() - 2)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see {self.prog} --help)")


def _parser(known: Iterable[_Command]) -> argparse.ArgumentParser:
    made = _Parser(prog="newslint", description="Finds what is wrong, doubtful or worth a question in a news draft.")
    made.add_argument("--version", action="version", version=f"newslint {VERSION}")
    commands = made.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for name, add, text in known:
        command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        command.set_defaults(command=name, module=_MODULES.get(name, name))
        add(command)
    return made


def _config_options(made: argparse.ArgumentParser) -> None:
    group = made.add_argument_group("settings", "A config file may hold these too; the command line beats it.")
    group.add_argument("--config", metavar="FILE", help="the config file; default: the nearest newslint.yaml")
    group.add_argument("--isolated", action="store_true", help="read no config file and no accept file")
    _rule_options(group)
    group.add_argument("--level", choices=SEVERITIES, help="lowest severity shown; default: query")
    group.add_argument(
        "--max-queries", type=_most, metavar="N", help="queries shown of a story, the most certain, or all; default: 5"
    )
    group.add_argument(
        "--fail-on",
        choices=(*SEVERITIES, "never"),
        help="lowest severity, shown or not, for exit status 1; default: warning",
    )
    _reading_options(group)


def _reading_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--layout", type=_zones, metavar="ZONES", help="what the first blocks of a plain text are: headline,deck,body"
    )
    group.add_argument("--encoding", type=_encoding, metavar="NAME", help="the files' encoding; default: found out")
    group.add_argument(
        "--date", type=_date, metavar="YYYY-MM-DD", help="publication date; default: the document's own, else none"
    )


def _rule_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--style", metavar="STYLE", help="ap, reuters, guardian, bbc, none, or a folder of one's own rules"
    )
    group.add_argument("--select", type=_list, action="extend", metavar="RULES", help="only these rules or desks: a,b")
    group.add_argument("--ignore", type=_list, action="extend", metavar="RULES", help="not these rules or desks: a,b")
    model = group.add_mutually_exclusive_group()
    model.add_argument(
        "--gaps", type=_rate, metavar="RATE", help="alarms per 1,000 sound words of the gap model; default: 0.15"
    )
    model.add_argument("--no-model", dest="gaps", action="store_const", const=0.0, help="no gap model: --gaps 0")


def _check(made: argparse.ArgumentParser) -> None:
    made.epilog = (
        "Exit status: 0 nothing as grave as --fail-on; 1 something is; 2 wrong usage or settings, or a file that "
        "could not be read; 130 interrupted."
    )
    _paths(made, "files or folders; - is standard input; default: this folder")
    made.add_argument(
        "--format", choices=FORMATS, metavar="FORMAT", help=f"{', '.join(FORMATS)}; default: text, or compact in a pipe"
    )
    made.add_argument("--output", metavar="FILE", help="write the report there, whole or not at all")
    made.add_argument("--fix", action="store_true", help="apply the safe fixes")
    made.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: the others too")
    made.add_argument("--diff", action="store_true", help="show what --fix would do, and do nothing")
    made.add_argument(
        "--diff-base", metavar="REV", help="only what has changed since a git revision, or since leaving that branch"
    )
    made.add_argument(
        "--statistics", action="store_true", help="count the findings of each rule instead of listing them"
    )
    made.add_argument("--jobs", type=_jobs, default=0, metavar="N", help="processes; default: as many as pay")
    made.add_argument("--no-cache", action="store_true", help="check every file anew")
    made.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="default: auto, where a terminal reads it"
    )
    made.add_argument("--quiet", action="store_true", help="findings and errors only")
    made.add_argument("--verbose", action="store_true", help="say which config holds, and how long it took")
    _config_options(made)


def _paths(made: argparse.ArgumentParser, text: str) -> None:
    made.add_argument("paths", nargs="*", metavar="PATH", default=["."], help=text)
    made.add_argument("--stdin-filename", metavar="NAME", help="what standard input is called; tells its format")


def _facts(made: argparse.ArgumentParser) -> None:
    from ..factsheet.formats import FORMATS as FACT_FORMATS

    _paths(made, "files or folders; - is standard input; default: this folder")
    made.add_argument("--against", metavar="OLD", help="an older version: list what PATH states otherwise")
    made.add_argument("--format", choices=FACT_FORMATS, default="text", help="default: text")
    made.add_argument("--output", metavar="FILE", help="write it there, whole or not at all")
    made.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="default: auto, where a terminal reads it"
    )
    group = made.add_argument_group("settings", "A config file may hold these too; the command line beats it.")
    group.add_argument("--config", metavar="FILE", help="the config file; default: the nearest newslint.yaml")
    group.add_argument("--isolated", action="store_true", help="read no config file and no accept file")
    _reading_options(group)


def _accept(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "paths", nargs="*", metavar="PATH", default=["."], help="files, folders, or one finding: FILE:LINE[:COLUMN]"
    )
    made.add_argument("--reason", default="", help="why, for whoever reads the accept file")
    made.add_argument("--baseline", action="store_true", help="into the baseline instead of the accept file")
    made.add_argument("--prune", action="store_true", help="accept nothing; forget what is no longer found")
    _config_options(made)


def _rules(made: argparse.ArgumentParser) -> None:
    made.add_argument("path", nargs="?", metavar="PATH", help="the rules in force for this file")
    made.add_argument("--all", action="store_true", help="also those not in force, and why")
    _config_options(made)


def _explain(made: argparse.ArgumentParser) -> None:
    made.add_argument("rule", metavar="RULE", help="its id, desk/name, or the name alone")
    _config_options(made)


def _test(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "paths", nargs="*", metavar="PATH", help="rule files or folders; default: all rules of the config"
    )
    _config_options(made)


def _init(made: argparse.ArgumentParser) -> None:
    """No options: it asks nothing."""


def _config(made: argparse.ArgumentParser) -> None:
    made.add_argument("path", nargs="?", metavar="PATH", help="what holds for this file")
    _config_options(made)


def _lsp(made: argparse.ArgumentParser) -> None:
    made.add_argument("--stdio", action="store_true", help="what it does anyway; some editors add it")


_Command = tuple[str, Callable[[argparse.ArgumentParser], None], str]
_COMMANDS: tuple[_Command, ...] = (
    ("check", _check, "check files, folders or standard input"),
    ("facts", _facts, "list what a story states: names, figures, dates, quotes"),
    ("rules", _rules, "list the rules in force, and why they are"),
    ("explain", _explain, "show one rule's manual page"),
    ("test", _test, "run the examples inside rule files"),
    ("init", _init, "write a commented newslint.yaml to start from"),
    ("accept", _accept, "remember today's findings as accepted"),
    ("config", _config, "show every setting in force and where it was made"),
    ("lsp", _lsp, "talk to an editor: the language server, over standard input and output"),
)
_MODULES = {"explain": "rules", "init": "settings", "config": "settings"}
"""Modules of this package that run more than the command they are named for."""


def _list(value: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in value.split(",") if item.strip())


def _zones(value: str) -> tuple[str, ...]:
    from ..document import BLOCK_ZONES
    from ..schema import unknown

    zones = _list(value)
    for zone in zones:
        if zone not in BLOCK_ZONES:
            raise argparse.ArgumentTypeError(unknown("zone", zone, BLOCK_ZONES))
    return zones


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no date like 2024-03-05") from error


def _rate(value: str) -> float:
    try:
        rate = float(value)
    except ValueError:
        rate = -1
    if not 0 <= rate <= MOST_ALARMS:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 0 to {MOST_ALARMS}")
    return rate


def _encoding(value: str) -> str:
    try:
        return codecs.lookup(value).name
    except LookupError as error:
        raise argparse.ArgumentTypeError(f"no encoding is called {value!r}") from error


def _most(value: str) -> int | str:
    if value != "all" and not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is neither a number nor all")
    return value if value == "all" else int(value)


def _jobs(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes")
    return int(value)
