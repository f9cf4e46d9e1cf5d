"""The YAML front matter of a Markdown file: the headline, deck and byline that stand in its values.

Positions come from the marks of the YAML parser's scalar events; inside a quoted or
folded scalar they are followed escape by escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..record import NamedTuple
from .builder import Piece
from .dates import find_date

_MATTER = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(?=[ \t]*[\w\"'#\r\n-])")
_END = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_PAIR = re.compile(r"([A-Za-z_][\w-]*):[ \t]+([^\r\n]+)")
_MAX_LENGTH, _MAX_BRACKETS = 20_000, 200
"""Past these the YAML parser, quadratic in open brackets, is not asked."""

ZONES = {
    "title": "headline",
    "headline": "headline",
    "deck": "deck",
    "dek": "deck",
    "description": "deck",
    "standfirst": "deck",
    "subhead": "deck",
    "subtitle": "deck",
    "summary": "deck",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "caption": "caption",
}
"""What the page shows of the front matter, and where."""
_DATES = ("date", "published", "publishdate", "pubdate", "publish_date", "publication_date", "datepublished")
_PIECES = {
    "'": re.compile(r"(?P<escape>'')|(?P<space>[ \t\r\n]+)|(?P<words>[^' \t\r\n]+)"),
    '"': re.compile(
        r"(?P<cut>[ \t]*\\(?:\r\n|\r|\n)[ \t]*)"
        r"|(?P<escape>\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^\r\n]))|(?P<space>[ \t\r\n]+)"
        r"|(?P<words>[^\\ \t\r\n]+)"
    ),
    "": re.compile(r"(?P<space>[ \t\r\n]+)|(?P<words>[^ \t\r\n]+)"),
}


class _Scalar(NamedTuple):
    """A value: its top-level key, its own key (the same at the top), its raw stretch and YAML style."""

    top: str
    key: str
    value: str
    start: int
    end: int
    style: str


@dataclass(slots=True)
class FrontMatter:
    """`end` is where the text of the file goes on; `blocks` are zones with their pieces, in file order."""

    end: int = 0
    blocks: list[tuple[str, list[Piece]]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    date: date | None = None


def read_front_matter(text: str) -> FrontMatter:
    """The front matter at the start of a file; an empty one where there is none."""
    found = FrontMatter()
    opening = _MATTER.match(text)
    closing = _END.search(text, opening.end(), opening.end() + _MAX_LENGTH) if opening else None
    if not opening or not closing:
        return found
    raw = text[opening.end() : closing.start()]
    scalars = _scalars(raw, opening.end())
    if scalars is None:
        return found
    found.end = closing.end()
    for scalar in scalars:
        _take(found, scalar, text)
    return found


def _take(found: FrontMatter, scalar: _Scalar, text: str) -> None:
    """One value into a block, the date, the meta."""
    top, key = scalar.top.lower(), scalar.key.lower()
    zone = ZONES.get(key if key.endswith("caption") else top)
    if key.endswith("caption"):
        zone = "caption"
    elif top != key and not (zone == "byline" and key == "name"):
        zone = None
    if scalar.value.strip():
        found.meta.setdefault(scalar.top if top == key else f"{scalar.top}.{scalar.key}", scalar.value)
    if top in _DATES and found.date is None:
        found.date = find_date(scalar.value)
    if zone and not (zone in ("headline", "deck") and any(zone == name for name, _ in found.blocks)):
        found.blocks.append((zone, list(_pieces(text, scalar))))


def _scalars(raw: str, base: int) -> list[_Scalar] | None:
    """The values of a mapping; None where the text between the dashes is no mapping."""
    import yaml

    pairs = [
        _Scalar(pair[1], pair[1], pair[2], base + pair.start(2), base + pair.end(2), "")
        for line in re.finditer(r"[^\r\n]+", raw)
        if (pair := _PAIR.match(raw, line.start(), line.end()))
    ]
    if raw.count("[") + raw.count("{") > _MAX_BRACKETS:
        return pairs or None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _walk(list(yaml.parse(raw, Loader=loader)), base)
    except (yaml.YAMLError, ValueError):
        # A headline with a colon in it is the usual fault: read what can be read, line by line.
        return [_unquoted(pair) for pair in pairs] or None


def _unquoted(pair: _Scalar) -> _Scalar:
    value = pair.value.rstrip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return pair._replace(
        value=value.strip("\"'") if quoted else value, style=value[0] if quoted else "", end=pair.start + len(value)
    )


def _walk(events: list[Any], base: int) -> list[_Scalar] | None:
    """The scalar values among YAML events, each with the keys above it."""
    scalars: list[_Scalar] = []
    stack: list[str | None] = []  # for each open mapping the key that waits for its value; "" for a sequence
    mapping = False
    for event in events:
        kind = type(event).__name__
        if kind == "MappingStartEvent":
            mapping = mapping or not stack
            stack.append(None)
        elif kind == "SequenceStartEvent":
            stack.append("")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            stack.pop()
            _value_done(stack)
        elif kind in ("ScalarEvent", "AliasEvent"):
            if stack and stack[-1] is None:
                stack[-1] = getattr(event, "value", "") or " "
                continue
            if mapping and kind == "ScalarEvent":
                keys = [key for key in stack if key] or [" "]
                scalars.append(_Scalar(keys[0], keys[-1], event.value, *_stretch(event, base), event.style or ""))
            _value_done(stack)
    return scalars if mapping else None


def _stretch(event: Any, base: int) -> tuple[int, int]:
    return base + event.start_mark.index, base + event.end_mark.index


def _value_done(stack: list[str | None]) -> None:
    if stack and stack[-1] != "":
        stack[-1] = None


def _pieces(text: str, scalar: _Scalar) -> Iterator[Piece]:
    """A value's words with their places, white space folded into single spaces."""
    start, end, style = scalar.start, scalar.end, scalar.style
    if style in ("'", '"') and end - start >= 2:
        start, end = start + 1, end - 1
    elif style in ("|", ">"):
        header = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?").match(text, start, end)
        start = header.end() if header else start
    pattern = _PIECES.get(style, _PIECES[""])
    for found in pattern.finditer(text, start, end):
        if found.lastgroup == "space":
            yield Piece(" ", found.start(), found.start() + 1)
        elif found.lastgroup == "escape":
            yield Piece(_unescape(found.group()), found.start(), found.end())
        elif found.lastgroup == "words":
            yield Piece(found.group(), found.start(), found.end())


_ESCAPES = {"n": " ", "t": " ", "r": " ", "_": "\N{NO-BREAK SPACE}", "N": " ", "L": " ", "P": " ", "0": ""}


def _unescape(escape: str) -> str:
    if escape == "''":
        return "'"
    body = escape[1:]
    if len(body) > 1:
        code = int(body[1:], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\N{REPLACEMENT CHARACTER}"
    return _ESCAPES.get(body, body)
