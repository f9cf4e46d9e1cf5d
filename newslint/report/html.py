"""One page that needs nothing else: the story with its marks, the findings beside it.

For people who would rather look than read. It works without its script, which adds the
filter, the keys and the highlight.
"""

from __future__ import annotations

from pathlib import Path

from ..about import NAME, VERSION, rule_url
from ..counted import counted
from ..diagnostic import Severity
from .base import Options
from .markup import escape
from .result import FileResult, Located, Place, Summary
from .story import marks, story

_PAGE = Path(__file__).with_name("page")
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{name} {version}">
<title>{name} report</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{name}</h1>
<fieldset><legend>Severities shown</legend>
{boxes}
</fieldset>
<span class="keys"><kbd>n</kbd> next finding <kbd>p</kbd> previous</span>
</header>
<main>
"""
_BOX = '<label><input type="checkbox" name="severity" value="{0}" checked> {0}</label>'


class Reporter:
    """See the module. Results need their text, else only the findings are shown."""

    def __init__(self, options: Options) -> None:
        self._files = 0

    def begin(self) -> str:
        """The head, with the styles."""
        boxes = "\n".join(_BOX.format(severity.label) for severity in reversed(Severity))
        style = (_PAGE / "report.css").read_text("ascii")
        return _HEAD.format(name=NAME, version=VERSION, style=style, boxes=boxes)

    def file(self, result: FileResult) -> str:
        """A section a file: the story and the list."""
        self._files += 1
        number = self._files
        out = [f'<section aria-labelledby="f{number}">\n<h2 id="f{number}">{escape(result.path)}</h2>\n']
        if result.error is not None:
            out.append(f'<p class="trouble">Cannot be read: {escape(result.error)}</p>\n')
        if result.note is not None:
            out.append(f'<p class="aside">{escape(result.note)}</p>\n')
        if result.error is None:
            out.append(_pair(result, number))
        return "".join(out) + "</section>\n"

    def end(self, summary: Summary) -> str:
        """The counts and the script."""
        counts = [counted(getattr(summary, severity.label), severity.label) for severity in reversed(Severity)]
        counts += [f"{summary.hidden} hidden", f"{summary.accepted} accepted"]
        said = f"{counted(summary.files, 'file')}, {counted(summary.words, 'word')}: {', '.join(counts)}"
        script = (_PAGE / "report.js").read_text("ascii")
        foot = f'</main>\n<footer class="aside">{said}. {NAME} {VERSION}</footer>\n'
        return f"{foot}<script>\n{script}</script>\n</body>\n</html>\n"


def _pair(result: FileResult, number: int) -> str:
    shown = result.text is not None
    items = "".join(_item(found, f"{number}-{index}", shown) for index, found in enumerate(result.diagnostics, 1))
    listed = f'<ol class="list" aria-label="Findings">\n{items}</ol>\n' if items else "<p>Nothing found.</p>\n"
    if result.text is None:
        return f'<div class="pair alone">\n{listed}</div>\n'
    told = story(result.text, marks(result, number))
    return f'<div class="pair">\n<article class="story" dir="auto">{told}</article>\n{listed}</div>\n'


def _item(found: Located, key: str, linked: bool) -> str:
    """A finding in the list; `linked` where the story is there to lead to."""
    label = found.severity.label
    out = [
        f'<li class="item {label}" id="i{key}" data-of="{key}">',
        _where(found.place, f"m{key}", linked),
        f' <strong class="severity">{label}</strong>\n<p>{escape(found.message)}</p>\n',
    ]
    if found.related:
        halves = [
            f"<li>{_where(other.place, f'm{key}r{half}', linked)} {escape(other.message)}</li>\n"
            for half, other in enumerate(found.related, 1)
        ]
        out.append(f"<ul>\n{''.join(halves)}</ul>\n")
    if found.fix is not None:
        unsafe = "" if found.fix.safe else " (unsafe: read it first)"
        out.append(f"<p>Fix: {escape(found.fix.title)}{unsafe}</p>\n")
    name, url = escape(found.rule), rule_url(found.rule)
    linked_name = f'<a href="{escape(url)}">{name}</a>' if url else name
    out.append(f'<p class="aside">{linked_name}</p>\n</li>\n')
    return "".join(out)


def _where(place: Place, target: str, linked: bool) -> str:
    said = f"line {place.range.line}"
    if not linked:
        return f"{said}: \u201c{escape(place.text)}\u201d".encode("ascii", "xmlcharrefreplace").decode("ascii")
    kind = ' class="where"' if "r" not in target else ""
    return f'<a{kind} href="#{target}">{said}</a>'
