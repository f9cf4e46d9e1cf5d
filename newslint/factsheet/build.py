"""From a document, its layers and what newslint finds in it to its fact sheet."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostic import Diagnostic
from ..document import Document
from ..report.result import locate, slashed
from .amounts import figures
from .named import named
from .passages import Passages
from .sheet import FactSheet
from .speech import quotes
from .times import dates
from .touch import with_findings

DESKS = ("figures", "dates", "names", "quotes")
"""The desks whose findings are about facts."""


def fact_sheet(document: Document, diagnostics: Iterable[Diagnostic]) -> FactSheet:
    """The sheet of a document; of the diagnostics, those of the fact desks mark its facts."""
    source = document.source
    found = locate(source, [item for item in diagnostics if item.desk in DESKS]).diagnostics
    passages = Passages(document)
    people, organizations, places, others = named(document, passages)
    sheet = FactSheet(
        path=slashed(source.path),
        headline=_headline(document),
        words=len(document.text.split()),
        date=document.date,
        people=people,
        organizations=organizations,
        places=places,
        names=others,
        figures=tuple(figures(document, passages)),
        dates=tuple(dates(document, passages)),
        quotes=tuple(quotes(document, passages)),
        findings=found,
        note=source.note,
    )
    return with_findings(sheet)


def _headline(document: Document) -> str:
    for zone, span in document.blocks:
        if zone == "headline":
            return " ".join(document.words(span).split())
    return ""
