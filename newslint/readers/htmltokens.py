"""HTML into tags, text and comments, each with its offsets, as the HTML standard's tokenizer cuts it.

Written here rather than taken from `html.parser`, whose versions cut broken markup
differently and were quadratic on some of it. Every step of this one moves forward.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..record import NamedTuple

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"/?([a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?:>|([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|(?![\"'])([^\s>]*+)))?+)"
)
_OPEN_QUOTE = re.compile(r"\s*+=\s*+[\"']")
_COMMENT_END = re.compile(r"--!?>")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}


class Token(NamedTuple):
    """`kind` is "text", "start", "end" or "comment"; `name` the tag in lower case; `[start, stop)` its place."""

    kind: str
    start: int
    stop: int
    name: str = ""
    attributes: dict[str, str] | None = None


def tokenize(text: str, start: int, stop: int) -> Iterator[Token]:
    """The tokens of `text[start:stop]`; what an unclosed tag swallows is lost, as in a browser."""
    at = start
    while at < stop:
        found = _MARKUP.search(text, at, stop)
        opening = found.start() if found else stop
        if opening > at:
            yield Token("text", at, opening)
        if not found:
            return
        if text[opening + 1] in "!?" or not _NAME.match(text, opening + 1, stop):
            token = _declaration(text, opening, stop)
        else:
            token = _tag(text, opening, stop)
        if token is None:
            return
        yield token
        at = token.stop
        if token.kind == "start" and token.name in _RAW:
            end = _RAW[token.name].search(text, at, stop)
            close = end.start() if end else stop
            if close > at:
                yield Token("text", at, close)
            at = close


def _declaration(text: str, opening: int, stop: int) -> Token | None:
    """A comment, a doctype, `<?...>`, `</...>`: all comments to a reader, the first a real one."""
    if text.startswith("<!--", opening):
        if text.startswith((">", "->"), opening + 4):
            return Token("comment", opening, text.index(">", opening) + 1, "bogus")
        end = _COMMENT_END.search(text, opening + 4, stop)
        return Token("comment", opening, end.end() if end else stop, "comment" if end else "bogus")
    close = text.find(">", opening, stop)
    return Token("comment", opening, close + 1 if close >= 0 else stop, "bogus")


def _tag(text: str, opening: int, stop: int) -> Token | None:
    """A tag that ends with `>`; None where the file ends first."""
    name = _NAME.match(text, opening + 1, stop)
    assert name is not None  # the caller looked
    kind = "end" if text[opening + 1] == "/" else "start"
    attributes: dict[str, str] | None = None
    at = name.end()
    while found := _ATTRIBUTE.match(text, at, stop):
        at = found.end()
        if found[1] is None:
            return Token(kind, opening, at, name[1].lower(), attributes)
        if found.lastindex == 1 and _OPEN_QUOTE.match(text, at, stop):
            return None
        if attributes is None:
            attributes = {}
        value = found[2] or found[3] or found[4] or ""
        attributes.setdefault(found[1].lower(), unescape(value) if "&" in value else value)
    return None
