"""One page that needs nothing else: the story with its marks, the findings beside it, the fact sheet below.

For people who don't live in a terminal. It can be read and printed without its script, which
adds the filters, the keys, the highlight and the list that follows the story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..about import NAME, VERSION
from ..counted import counted
from ..diagnostic import Severity
from .base import Options
from .markup import named, shown
from .page.cards import cards
from .page.facts import fact_list
from .page.frame import COLORS, HERE, Frame
from .page.marks import Fact, Mark, marks, told
from .page.story import paragraphs
from .result import FileResult, Summary

_FRAME = Frame((HERE / "base.css", HERE / "report.css"), HERE / "report.js")
_BOX = '<label{0}><input type="checkbox" name="{1}" value="{2}" checked> <span>{2}</span> <b>{3}</b></label>\n'
_KEYS = """<details class="keys"><summary>Keys</summary>
<div>
<dl>
<div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next finding, previous; the arrows too, in the list</dd></div>
<div><dt><kbd>Enter</kbd></dt><dd>from a mark to its finding, and back</dd></div>
<div><dt><kbd>o</kbd></dt><dd>the other half of a contradiction</dd></div>
<div><dt><kbd>Esc</kbd></dt><dd>done with this one</dd></div>
</dl>
<label><input type="checkbox" name="letters" checked> letters are keys</label>
</div>
</details>
"""


class Reporter:
    """See the module. The page begins with what all files have in common, so it is made when the last is there."""

    def __init__(self, options: Options) -> None:
        self._rules = options.rules
        self._sections: list[str] = []
        self._skip: list[tuple[str, str]] = []
        self._results: list[FileResult] = []
        self._severities: Counter[Severity] = Counter()
        self._desks: Counter[str] = Counter()

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def file(self, result: FileResult) -> str:
        """Nothing yet: a section a file, the story, the list and the sheet."""
        self._results.append(result._replace(story=None))
        self._severities.update(found.severity for found in result.diagnostics)
        self._desks.update(found.rule.partition("/")[0] for found in result.diagnostics)
        self._sections.append(self._section(result, len(self._results)))
        return ""

    def end(self, summary: Summary) -> str:
        """The page."""
        alone = self._results[0].path if len(self._results) == 1 else ""
        return "".join(
            [
                _FRAME.head(f"{alone} \u2013 {NAME}" if alone else f"{NAME} report"),
                *self._skips(),
                f'<header class="masthead">\n<h1>{NAME} <span>report</span></h1>\n',
                f'<p class="tally">{"" if alone else _tally(summary)}</p>\n',
                f"{COLORS}</header>\n",
                self._tools(),
                _FRAME.scripts(),
                "<main>\n",
                self._contents(),
                *self._sections,
                f"</main>\n<footer>{NAME} {VERSION}</footer>\n",
                _FRAME.foot(),
            ]
        )

    def _skips(self) -> Iterator[str]:
        """Ways past the filters for the keyboard: into the first story that there is, and beyond."""
        if not self._skip:
            return
        yield '<nav class="skips" aria-label="Skip">\n'
        for target, title in self._skip:
            yield f'<a href="#{target}">Skip to the {title}</a>\n'
        yield "</nav>\n"

    def _tools(self) -> str:
        """The filters; the script shows them, since they need it."""
        if not self._severities:
            return ""
        found = sum(self._severities.values())
        severities = [
            (severity.label, self._severities[severity]) for severity in sorted(self._severities, reverse=True)
        ]
        return (
            f'<form class="tools" aria-label="Filters">\n{_boxes("severity", "Severity", severities)}'
            f"{_boxes('desk', 'Desk', sorted(self._desks.items()))}"
            f'<div class="aside">\n<p class="count" role="status">{counted(found, "finding")}</p>\n{_KEYS}</div>\n'
            "</form>\n"
        )

    def _contents(self) -> str:
        if len(self._results) < 2:
            return ""
        items = []
        for number, result in enumerate(self._results, 1):
            said = "cannot be read" if result.error is not None else _found(result)
            items.append(f'<li><a href="#f{number}">{shown(result.path)}</a> <span class="soft">{said}</span></li>\n')
        return f'<nav class="contents" aria-label="Files">\n<ol>\n{"".join(items)}</ol>\n</nav>\n'

    def _section(self, result: FileResult, file: int) -> str:
        about = "" if result.error is not None else f'<p class="soft">{_about(result)}</p>\n'
        out = [
            f'<section class="file" aria-labelledby="f{file}">\n<header>\n<h2 id="f{file}">{shown(result.path)}</h2>\n',
            f"{about}</header>\n",
        ]
        if result.error is not None:
            out.append(f'<p class="trouble">Cannot be read: {shown(result.error)}</p>\n')
        if result.note is not None:
            out.append(f'<p class="soft">{shown(result.note)}</p>\n')
        if result.error is None:
            out.append(self._pair(result, file))
        return "".join(out) + "</section>\n"

    def _pair(self, result: FileResult, file: int) -> str:
        story = result.story
        found = list(marks(result, story, file)) if story is not None and story.blocks else []
        seen = {mark.anchor: mark.span.start < mark.span.end for mark in found}
        listed = (
            cards(result, file, self._rules, seen) if result.diagnostics else '<p class="soft">Nothing found.</p>\n'
        )
        findings = (
            f'<section class="findings" id="l{file}" aria-labelledby="h{file} f{file}" tabindex="-1">\n'
            f'<h3 id="h{file}">Findings</h3>\n{listed}{_rest(result)}</section>\n'
        )
        facts, sheet = fact_list(result, story, file) if story is not None else ([], "")
        if not self._skip:
            ways = (("s", "story", story is not None), ("l", "findings", True), ("x", "fact sheet", bool(sheet)))
            self._skip = [(f"{letter}{file}", title) for letter, title, there in ways if there]
        if story is None:
            return f'<div class="pair alone">\n{findings}</div>\n'
        spots: list[Mark | Fact] = [*found, *facts]
        return (
            '<div class="pair">\n'
            f'<article class="story" id="s{file}" aria-labelledby="t{file} f{file}" tabindex="-1">\n'
            f'<h3 class="unseen" id="t{file}">Story</h3>\n{"".join(paragraphs(story, spots, told))}</article>\n'
            f"{findings}</div>\n{sheet}"
        )


def _boxes(name: str, title: str, counts: list[tuple[str, int]]) -> str:
    # The styles know the severities, and must not take a desk for anything.
    tone = ' class="{}"' if name == "severity" else ""
    boxes = "".join(_BOX.format(tone.format(value), name, named(value), count) for value, count in counts)
    return f'<fieldset class="{name}"><legend>{title}</legend>\n{boxes}</fieldset>\n'


def _found(result: FileResult) -> str:
    counts = Counter(found.severity for found in result.diagnostics)
    said = [counted(counts[severity], severity.label) for severity in sorted(counts, reverse=True)]
    return ", ".join(said) or "nothing found"


def _about(result: FileResult) -> str:
    return f"{counted(result.words, 'word')} &#183; {_found(result)}"


def _tally(summary: Summary) -> str:
    counts = [(getattr(summary, severity.label), severity.label) for severity in reversed(Severity)]
    said = ", ".join(counted(count, label) for count, label in counts if count) or "nothing found"
    return f"{counted(summary.files, 'file')} &#183; {counted(summary.words, 'word')} &#183; {said}"


def _rest(result: FileResult) -> str:
    """What was found and is not listed."""
    below = result.hidden - result.held
    said = [f"{counted(result.held, 'query')} more kept back"] if result.held else []
    said += [f"{counted(below, 'finding')} below the severity shown"] if below else []
    said += [f"{result.accepted:,} accepted"] if result.accepted else []
    return f'<p class="soft rest">{"; ".join(said)}.</p>\n' if said else ""
