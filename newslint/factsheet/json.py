"""The sheet as JSON: form `newslint-facts/1`, see report/schema/newslint-facts-1.schema.json. A sheet a line."""

from __future__ import annotations

from typing import Any

from ..about import VERSION
from ..document import Document
from ..report.base import Options
from ..report.encode import Items, dump
from ..report.json import diagnostic
from .sheet import Fact, FactSheet, Figure, Named, Passage, When

SCHEMA = "newslint-facts/1"


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._items = Items()

    def begin(self) -> str:
        """The form and the version."""
        return f'{{"schema": {dump(SCHEMA)}, "version": {dump(VERSION)},\n"files": ['

    def sheet(self, sheet: FactSheet, document: Document) -> str:
        """One object a story."""
        return self._items.add(as_data(sheet, document.source.coordinates))

    def end(self) -> str:
        """Nothing but what closes it."""
        return "\n]}\n"


def as_data(sheet: FactSheet, coordinates: str) -> dict[str, Any]:
    """A sheet in the form; a fact's findings are their numbers in the sheet's list, from 0."""
    number = {finding: index for index, finding in enumerate(sheet.findings)}

    def listed(facts: tuple[Fact, ...]) -> list[dict[str, Any]]:
        return [{**fact_data(fact), "findings": [number[finding] for finding in fact.findings]} for fact in facts]

    return {
        **head_data(sheet, coordinates),
        **{section: listed(facts) for section, facts in sheet.sections()},
        "findings": [diagnostic(finding) for finding in sheet.findings],
    }


def head_data(sheet: FactSheet, coordinates: str) -> dict[str, Any]:
    """Which story it is."""
    return {
        "path": sheet.path,
        "coordinates": coordinates,
        "headline": sheet.headline,
        "words": sheet.words,
        "date": sheet.date and sheet.date.isoformat(),
    }


def fact_data(fact: Fact) -> dict[str, Any]:
    """One fact, without its findings."""
    if isinstance(fact, Named):
        values = {name: getattr(fact, name) for name in ("name", "title", "age", "acronym", "forms")}
        return {**values, "mentions": [place_data(mention) for mention in fact.mentions]}
    place = place_data(fact.at)
    if isinstance(fact, Figure | When):
        place |= {"first": fact.first and fact.first.isoformat(), "last": fact.last and fact.last.isoformat()}
    if isinstance(fact, Figure):
        names: tuple[str, ...] = ("value", "high", "unit", "counts", "hedge", "speaker", "as_of", "context")
    elif isinstance(fact, When):
        names = ("weekday", "reading", "guessed", "context")
    else:
        names = ("speaker", "verb")
    return {**place, **{name: getattr(fact, name) for name in names}}


def place_data(mention: Passage) -> dict[str, Any]:
    """Where words stand, as in form `newslint/1`, and their zone."""
    return {
        "line": mention.line,
        "column": mention.column,
        "end_line": mention.end_line,
        "end_column": mention.end_column,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "zone": mention.zone,
    }
