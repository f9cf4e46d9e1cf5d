"""What every reporter is, and what it may be told."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from ..diagnostic import Severity
from ..record import NamedTuple
from .result import FileResult, Summary


class RuleInfo(NamedTuple):
    """What a report says of a rule besides its findings: a sentence, the reason, the usual severity."""

    summary: str
    why: str
    severity: Severity


class Options(NamedTuple):
    """How to write a report.

    `width` is the terminal's, in cells; `encoding` what the output will be encoded in;
    `folder` the absolute folder that relative paths start from, with forward slashes;
    `level` the lowest severity shown; `quiet` leaves out all but the findings;
    `rules` what is known of the rules by id (asked only for rules that found something).
    """

    color: bool = False
    width: int = 80
    encoding: str = "utf-8"
    folder: str = ""
    level: Severity = Severity.QUERY
    quiet: bool = False
    rules: Mapping[str, RuleInfo] = MappingProxyType({})


class Reporter(Protocol):
    """Results in, text out, as they come: `begin`, then `file` for each, then `end`.

    The three texts joined are the report; the same results in the same order give the
    same text. Unless a format says otherwise it is ASCII, fit for any output encoding.
    """

    def begin(self) -> str:
        """What stands before the first file."""
        ...

    def file(self, result: FileResult) -> str:
        """What a report says of one file; maybe nothing."""
        ...

    def end(self, summary: Summary) -> str:
        """What stands after the last file."""
        ...
