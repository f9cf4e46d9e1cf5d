"""One page that needs nothing else: the story on one side, the sheet on the other, each fact a link to its place.

It can be printed and ticked off, and works without its script, which adds the highlight,
the keys and the choice of lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..about import NAME, rule_url
from ..counted import counted
from ..diagnostic import Severity
from ..document import Document
from ..record import NamedTuple
from ..report.base import Options
from ..report.markup import escape, named, shown
from ..report.page.frame import COLORS, HERE, Frame
from ..report.page.story import Cut, paragraphs, plain_span
from ..report.result import Located, Story, story_of
from ..span import Span
from .lists import DOT, anchor_of, lists
from .rows import TITLES, Row, rows
from .sheet import FactSheet, Passage
from .told import day

_PAGE = Path(__file__).with_name("page")
STYLES = (HERE / "base.css", _PAGE / "facts.css")
_FRAME = Frame(STYLES, _PAGE / "facts.js")
_HEADER = """<header>
<h1>{name} <span>facts</span></h1>
<form aria-label="Lists">
<fieldset><legend>Lists shown</legend>
{boxes}
<label><input type="checkbox" name="only"> disagreements only</label>
</fieldset>
</form>
<span class="keys"><kbd>n</kbd> next fact <kbd>p</kbd> previous <kbd>d</kbd> next disagreement</span>
{colors}</header>
<main>
"""
_BOX = '<label class="{0}"><input type="checkbox" name="list" value="{0}" checked> {1}</label>'


class Spot(NamedTuple):
    """One place of a fact, in code points of the plain text: its list, its worst finding there, what to say of it."""

    span: Span
    anchor: str
    key: str
    section: str
    severity: Severity | None
    said: str


class Reporter:
    """See the module."""

    def __init__(self, options: Options) -> None:
        self._sheets = 0

    def begin(self) -> str:
        """The head, with the styles."""
        boxes = "\n".join(_BOX.format(section, title.lower()) for section, title in TITLES.items())
        return _FRAME.head(f"{NAME} facts") + _HEADER.format(name=NAME, boxes=boxes, colors=COLORS)

    def sheet(self, sheet: FactSheet, document: Document) -> str:
        """A section a story."""
        self._sheets += 1
        number, story = self._sheets, story_of(document)
        facts = {f"{number}-{index}": row for index, row in enumerate(rows(sheet), 1)}
        return "".join(
            [
                f'<section class="sheet" aria-labelledby="f{number}">\n',
                f'<h2 id="f{number}">{shown(sheet.headline or sheet.path)}</h2>\n',
                f'<p class="soft">{_about(sheet)}</p>\n',
                '<div class="pair">\n<article class="story" tabindex="0" aria-label="Story">\n',
                '<h3 class="unseen">Story</h3>\n',
                *paragraphs(story, list(_spots(story, facts)), _told),
                '</article>\n<div class="facts" tabindex="0" role="region" aria-label="Fact sheet">\n',
                *lists(facts, _finding, heading="h3", ticks=True),
                *_rest(sheet, facts),
                "</div>\n</div>\n</section>\n",
            ]
        )

    def end(self) -> str:
        """The script."""
        return f"</main>\n{_FRAME.scripts()}{_FRAME.foot()}"


def _about(sheet: FactSheet) -> str:
    said = [sheet.path, counted(sheet.words, "word")]
    if sheet.date:
        said.append(f"dated {day(sheet.date)}")
    said.append(counted(len(sheet.findings), "disagreement") if sheet.findings else "no disagreement found")
    return DOT.join(map(shown, said))


def _spots(story: Story, facts: dict[str, Row]) -> Iterator[Spot]:
    for key, row in facts.items():
        said = "; ".join((row.words if len(row.places) > 1 else row.kind, *row.details))
        for index, mention in enumerate(row.places):
            span = plain_span(story, mention.span)
            yield Spot(span, anchor_of(key, index), key, row.section, _worst(row, mention), said)


def _worst(row: Row, mention: Passage) -> Severity | None:
    """The gravest of the findings that touch one place of a fact, or stand right before it."""
    touching = (
        finding.severity
        for finding in row.findings
        for place in (finding.place, *(other.place for other in finding.related))
        if place.range.start < mention.span.end and mention.span.start <= place.range.end + 1
    )
    return max(touching, default=None)


def _told(cut: Cut[Spot]) -> str:
    """A piece of the story as HTML."""
    anchors = "".join(f'<span id="{spot.anchor}"></span>' for spot in cut.begin)
    words = shown(cut.text)
    if not cut.text or not cut.over:
        return anchors + words
    inner = cut.over[0]
    names = [inner.section] if inner.section != "quotes" else []
    if any(spot.section == "quotes" for spot in cut.over):
        names.append("spoken")
    if inner.severity is not None:
        names.append(inner.severity.label)
    keys = " ".join(dict.fromkeys(spot.key for spot in cut.over))
    mark = f'<a class="mark {" ".join(names)}" href="#r{inner.key}" data-of="{keys}" title="{named(inner.said)}">'
    return f"{anchors}{mark}{words}</a>"


def _rest(sheet: FactSheet, facts: dict[str, Row]) -> Iterator[str]:
    told = {finding for row in facts.values() for finding in row.findings}
    if rest := [finding for finding in sheet.findings if finding not in told]:
        yield f"<section>\n<h3>Other disagreements <small>{len(rest)}</small></h3>\n"
        yield "".join(map(_finding, rest)) + "</section>\n"


def _finding(finding: Located) -> str:
    label, rule, url = finding.severity.label, shown(finding.rule), rule_url(finding.rule)
    linked = f'<a href="{escape(url)}" rel="noreferrer">{rule}</a>' if url else rule
    return (
        f'<p class="finding {label}"><strong>{label}</strong>, line {finding.place.range.line}: '
        f'{shown(finding.message)} <span class="soft">{linked}</span></p>\n'
    )
