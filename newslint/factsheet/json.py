"""The sheet as JSON: form `newslint-facts/1`, see report/schema/newslint-facts-1.schema.json. A sheet a line."""

from __future__ import annotations

from typing import Any

from ..about import VERSION
from ..document import Document
from ..report.base import Options
from ..report.encode import Items, dump
from ..report.json import diagnostic
from .sheet import Fact, FactSheet, Figure, Passage, Named, When

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
    """A sheet in the form."""
    number = {finding: index for index, finding in enumerate(sheet.findings)}
    return {
        "path": sheet.path,
        "coordinates": coordinates,
        "headline": sheet.headline,
        "words": sheet.words,
        "date": sheet.date and sheet.date.isoformat(),
        **{section: [fact_data(fact, number) for fact in facts] for section, facts in sheet.sections()},
        "findings": [diagnostic(finding) for finding in sheet.findings],
    }


def fact_data(fact: Fact, number: dict[Any, int]) -> dict[str, Any]:
    """One fact; its findings are their numbers in the sheet's list, from 0."""
    findings = {"findings": [number[finding] for finding in fact.findings]}
    if isinstance(fact, Named):
        values = {name: getattr(fact, name) for name in ("name", "title", "age", "acronym", "forms")}
        return {**values, "mentions": [place_data(mention) for mention in fact.mentions], **findings}
    place = place_data(fact.at)
    if isinstance(fact, Figure):
        figure = {"value": fact.value, "high": fact.high, "unit": fact.unit, "counts": fact.counts}
        return {**place, **figure, "hedge": fact.hedge, "speaker": fact.speaker, "context": fact.context, **findings}
    if isinstance(fact, When):
        ends = {"first": fact.first and fact.first.isoformat(), "last": fact.last and fact.last.isoformat()}
        told = {"weekday": fact.weekday, "reading": fact.reading, "guessed": fact.guessed, "context": fact.context}
        return {**place, **ends, **told, **findings}
    return {**place, "speaker": fact.speaker, "verb": fact.verb, **findings}


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
