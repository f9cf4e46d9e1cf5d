"""One page that needs nothing else: the story on one side, the sheet on the other, each fact a link to its place.

It can be printed and ticked off, and works without its script, which adds the highlight,
the keys and the choice of lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..about import NAME, VERSION, rule_url
from ..counted import counted
from ..diagnostic import Severity
from ..document import Document
from ..report.base import Options
from ..report.markup import escape
from ..report.result import Located
from .rows import TITLES, Row, rows
from .sheet import FactSheet, Passage
from .story import Spot, story
from .told import day

_PAGE = Path(__file__).with_name("page")
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{name} {version}">
<title>{name} facts</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{name} facts</h1>
<form>
<fieldset><legend>Lists shown</legend>
{boxes}
<label><input type="checkbox" name="only"> disagreements only</label>
</fieldset>
</form>
<span class="keys"><kbd>n</kbd> next fact <kbd>p</kbd> previous <kbd>d</kbd> next disagreement</span>
</header>
<main>
"""
_DOT = " &#183; "
_BOX = '<label class="{0}"><input type="checkbox" name="list" value="{0}" checked> {1}</label>'


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._sheets = 0

    def begin(self) -> str:
        """The head, with the styles."""
        boxes = "\n".join(_BOX.format(section, title.lower()) for section, title in TITLES.items())
        style = (_PAGE / "facts.css").read_text("ascii")
        return _HEAD.format(name=NAME, version=VERSION, style=style, boxes=boxes)

    def sheet(self, sheet: FactSheet, document: Document) -> str:
        """A section a story."""
        self._sheets += 1
        number = self._sheets
        facts = {f"{number}-{index}": row for index, row in enumerate(rows(sheet), 1)}
        return "".join(
            [
                f'<section class="sheet" aria-labelledby="f{number}">\n',
                f'<h2 id="f{number}">{escape(sheet.headline or sheet.path)}</h2>\n',
                f'<p class="aside">{_about(sheet)}</p>\n',
                '<div class="pair">\n<article class="story" dir="auto" tabindex="0" aria-label="Story">\n',
                story(document, list(_spots(facts))),
                '</article>\n<div class="facts" tabindex="0" role="region" aria-label="Fact sheet">\n',
                *_lists(sheet, facts),
                "</div>\n</div>\n</section>\n",
            ]
        )

    def end(self) -> str:
        """The script."""
        script = (_PAGE / "facts.js").read_text("ascii")
        return f"</main>\n<script>\n{script}</script>\n</body>\n</html>\n"


def _about(sheet: FactSheet) -> str:
    said = [sheet.path, counted(sheet.words, "word")]
    if sheet.date:
        said.append(f"dated {day(sheet.date)}")
    said.append(counted(len(sheet.findings), "disagreement") if sheet.findings else "no disagreement found")
    return _DOT.join(map(escape, said))


def _spots(facts: dict[str, Row]) -> Iterator[Spot]:
    for key, row in facts.items():
        said = "; ".join((row.words if len(row.places) > 1 else row.kind, *row.details))
        for index, mention in enumerate(row.places):
            anchor = f"m{key}" + (f"-{index + 1}" if index else "")
            yield Spot(mention.span, key, row.section, _worst(row, mention), anchor, said)


def _worst(row: Row, mention: Passage) -> Severity | None:
    """The gravest of the findings that touch one place of a fact, or stand right before it."""
    touching = (
        finding.severity
        for finding in row.findings
        for place in (finding.place, *(other.place for other in finding.related))
        if place.range.start < mention.span.end and mention.span.start <= place.range.end + 1
    )
    return max(touching, default=None)


def _lists(sheet: FactSheet, facts: dict[str, Row]) -> Iterator[str]:
    for section, title in TITLES.items():
        listed = [_row(row, key) for key, row in facts.items() if row.section == section]
        if not listed:
            continue
        yield f'<section class="{section}">\n<h3>{title} <small>{len(listed)}</small></h3>\n<table>\n'
        yield '<thead class="unseen"><tr><th>Checked</th><th>Line</th><th>Words</th><th>Details</th></tr></thead>\n'
        yield "<tbody>\n"
        yield from listed
        yield "</tbody>\n</table>\n</section>\n"
    told = {finding for row in facts.values() for finding in row.findings}
    if rest := [finding for finding in sheet.findings if finding not in told]:
        yield f"<section>\n<h3>Other disagreements <small>{len(rest)}</small></h3>\n"
        yield "".join(map(_finding, rest)) + "</section>\n"


def _row(row: Row, key: str) -> str:
    wrong = ' class="wrong"' if row.findings else ""
    words = escape(row.words)
    details = [escape(detail) for detail in row.details]
    lines = row.lines
    if len(lines) > 1:
        links = ", ".join(f'<a href="#m{key}{_nth(row, line)}">{line}</a>' for line in lines)
        details.append(f"lines {links}")
    findings = "".join(map(_finding, row.findings))
    return (
        f'<tr id="r{key}" data-of="{key}"{wrong}>'
        f'<td class="tick"><input type="checkbox" aria-label="checked: {words[:80]}"></td>'
        f'<td class="line">{row.place.line}</td>'
        f'<th scope="row"><a class="where" href="#m{key}">{words}</a></th>'
        f'<td class="detail">{_DOT.join(details)}{findings}</td></tr>\n'
    )


def _nth(row: Row, line: int) -> str:
    index = next(index for index, mention in enumerate(row.places) if mention.line == line)
    return f"-{index + 1}" if index else ""


def _finding(finding: Located) -> str:
    label, rule, url = finding.severity.label, escape(finding.rule), rule_url(finding.rule)
    named = f'<a href="{escape(url)}">{rule}</a>' if url else rule
    return (
        f'<p class="finding {label}"><strong>{label}</strong>, line {finding.place.range.line}: '
        f'{escape(finding.message)} <span class="aside">{named}</span></p>\n'
    )
