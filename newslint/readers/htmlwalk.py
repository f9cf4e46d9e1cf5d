"""Goes through an HTML file's tokens once and gathers its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from html import unescape

from ..document import Comment
from ..span import Span
from .builder import Piece
from .htmlpage import Facts
from .htmlparagraph import Paragraph
from .htmltags import BLOCKS, CODE, HEAD, PARAGRAPHS, SKIPPED, VOID, ZONES, hint_of, is_hidden
from .htmltokens import Token, tokenize

_PIECES = re.compile(
    r"(?P<space>[ \t\r\n\f]*[\t\r\n\f][ \t\r\n\f]*|[ ]{2,})"
    r"|(?P<entity>&(?:\#\d{1,8}|\#[xX][\da-fA-F]{1,7}|[a-zA-Z][a-zA-Z\d]{1,31});?)"
    r"|(?P<shy>\u00ad)"
)
_MAX_DEPTH = 512
"""As in browsers, elements nested deeper than this are taken as siblings."""
_MAX_HINTED = 3
"""A class such as "author" that holds more paragraphs than this is the page's, not the byline's."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open, with what it hands down to the words in it."""

    name: str = ""
    zone: str = "body"
    block: str = ""
    hint: int = -1
    inline: str = ""
    skip: bool = False
    pre: bool = False
    article: int = 0
    main: bool = False
    banner: bool = False


def walk(text: str, start: int, end: int, *, forms: bool = False) -> tuple[list[Paragraph], list[Comment], Facts]:
    """The paragraphs of `text[start:end]`, its comments, its head; `forms` lets the words in forms in."""
    walker = _Walker(text, SKIPPED - {"form"} if forms else SKIPPED)
    for token in tokenize(text, start, end):
        walker.take(token)
    walker.flush()
    return walker.finished(), walker.comments, walker.facts


class _Walker:
    def __init__(self, text: str, skipped: frozenset[str]) -> None:
        self.text = text
        self.comments: list[Comment] = []
        self.facts = Facts()
        self._skipped = skipped
        self._found: list[Paragraph] = []
        self._stack = [_Open()]
        self._names: Counter[str] = Counter()
        self._overflow = 0
        self._current: Paragraph | None = None
        self._hints: list[tuple[str, list[Paragraph]]] = []
        self._articles = 0
        self._last_break = False

    def take(self, token: Token) -> None:
        """Go on by one token."""
        if token.kind == "text":
            self._text(token.start, token.stop)
        elif token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token)
        elif token.name == "comment":
            alone = self._current is None and self._stack[-1].block not in PARAGRAPHS
            words = self.text[token.start + 4 : token.stop].removesuffix("-->").removesuffix("--!>")
            self.comments.append(Comment(words, Span(token.start, token.stop), alone))

    def finished(self) -> list[Paragraph]:
        """All paragraphs, with the zones that class names hinted at where the hint can be believed."""
        for zone, hinted in self._hints:
            if len(hinted) <= _MAX_HINTED:
                for paragraph in hinted:
                    if not paragraph.mixed and paragraph.size <= (500 if zone == "deck" else 250):
                        paragraph.zone = zone
        return self._found

    def flush(self) -> None:
        """End the paragraph that is open."""
        paragraph, self._current = self._current, None
        self._last_break = False
        if paragraph is None:
            return
        self._found.append(paragraph)
        if paragraph.hint >= 0:
            self._hints[paragraph.hint][1].append(paragraph)

    def _start(self, token: Token) -> None:
        name, attributes = token.name, token.attributes or {}
        if name in VOID:
            self._void(token, attributes)
            return
        if name not in HEAD and self._names["head"]:
            self._pop_to("head")
        block = name in BLOCKS
        if block:
            self.flush()
            if self._names["p"]:
                self._pop_to("p")
        if name == "q" and not self._stack[-1].skip:
            self._put("“", token.start, token.stop)
        if len(self._stack) >= _MAX_DEPTH:
            self._overflow += 1
            return
        if name == "time" and "datetime" in attributes:
            self.facts.note_date("time", attributes["datetime"])
        self._names[name] += 1
        self._stack.append(self._opened(name, attributes, block))

    def _opened(self, name: str, attributes: dict[str, str], block: bool) -> _Open:
        """The state inside an element that starts here."""
        above = self._stack[-1]
        if not (block or attributes or name in self._skipped or name in CODE):
            return replace(above, name=name)
        article = above.article
        if name == "article" and not article:
            self._articles += 1
            article = self._articles
        inside = article or above.main or name == "main" or attributes.get("role") == "main"
        zone, inline = ZONES.get(name, above.zone) if block else above.zone, above.inline
        if name in CODE and zone != "code":
            inline = "code"
        hint = above.hint
        if hinted := hint_of(attributes):
            if hinted == "dateline" and not block:
                inline = "dateline"
            else:
                self._hints.append((hinted, []))
                hint = len(self._hints) - 1
        return _Open(
            name,
            zone,
            name if block else above.block,
            hint,
            inline,
            above.skip or name in self._skipped or is_hidden(attributes),
            above.pre or name == "pre",
            article,
            bool(inside),
            (above.banner or name == "header") and not inside,
        )

    def _void(self, token: Token, attributes: dict[str, str]) -> None:
        if token.name == "meta":
            self.facts.note_meta(attributes)
        elif token.name == "hr":
            self.flush()
        elif token.name == "br" and self._current:
            if self._last_break:
                self.flush()
            else:
                self._space(token.start, token.stop)
                self._last_break = True

    def _end(self, token: Token) -> None:
        name = token.name
        if self._overflow:
            self._overflow -= 1
            return
        if name in BLOCKS:
            if self._names[name] or name == "p":
                self.flush()
        elif name == "q" and self._names["q"] and not self._stack[-1].skip:
            self._put("”", token.start, token.stop)
        if self._names[name] and (name in BLOCKS or self._near(name)):
            self._pop_to(name)

    def _near(self, name: str) -> bool:
        """Whether an element that lies in a line of text was opened since the last block began."""
        for opened in self._stack[:-33:-1]:
            if opened.name == name:
                return True
            if opened.name in BLOCKS:
                return False
        return False

    def _pop_to(self, name: str) -> None:
        while len(self._stack) > 1:
            gone = self._stack.pop().name
            self._names[gone] -= 1
            if gone in BLOCKS:
                self.flush()
            if gone == name:
                return

    def _text(self, start: int, stop: int) -> None:
        top = self._stack[-1]
        if top.name == "title" and not self._names["svg"]:
            self._title(start, stop)
        elif top.skip:
            if top.name == "script":
                self.facts.note_script(self.text[start:stop])
        else:
            self._words(start, stop, top.pre)

    def _title(self, start: int, stop: int) -> None:
        if self.facts.title is None:
            held, self._current = self._current, Paragraph("headline", 0, False, False)
            cut = self.text.find(" | ", start, stop)
            self._words(start, stop if cut <= start else cut, False)
            self.facts.title, self._current = self._current if self._current.pieces else None, held

    def _words(self, start: int, stop: int, pre: bool) -> None:
        """Cut a stretch of text at white space that collapses and at entities."""
        at = start
        for found in _PIECES.finditer(self.text, start, stop):
            if pre and found.lastgroup == "space":
                continue
            if found.start() > at:
                self._put(self.text[at : found.start()], at, found.start())
            at = found.end()
            if found.lastgroup == "space":
                self._space(found.start(), found.start() + 1)
            elif found.lastgroup == "entity":
                value = unescape(found.group())
                self._put("" if value == "\u00ad" else value, found.start(), at)
        if at < stop:
            self._put(self.text[at:stop], at, stop)

    def _space(self, start: int, stop: int) -> None:
        if self._current and self._current.pieces and not self._current.pieces[-1].text.endswith((" ", "\n")):
            self._current.pieces.append(Piece(" ", start, stop))

    def _put(self, words: str, start: int, stop: int) -> None:
        """Words that stand for `[start, stop)` into the open paragraph; a new one where none is open."""
        top = self._stack[-1]
        current = self._current
        inked = not words.isspace()
        if current is None or not current.pieces or current.pieces[-1].text[-1] in " \n":
            if not top.pre and stop - start == len(words):
                bare = words.lstrip(" ")
                start, words = start + len(words) - len(bare), bare
            if current is None and not inked:
                return
        if not words:
            return
        if current is None:
            current = Paragraph(top.zone, top.article, top.main, top.banner, top.hint)
            self._current = current
        if inked:
            self._last_break = False
            current.size += len(words)
            current.mixed = current.mixed or self._hinted(top.hint) != self._hinted(current.hint)
        if top.inline:
            self._mark(current, top.inline)
        current.pieces.append(Piece(words, start, stop))

    def _hinted(self, hint: int) -> str:
        return self._hints[hint][0] if hint >= 0 else ""

    def _mark(self, current: Paragraph, name: str) -> None:
        last = len(current.pieces)
        if current.marks and current.marks[-1][0] == name and current.marks[-1][2] == last:
            current.marks[-1] = (name, current.marks[-1][1], last + 1)
        else:
            current.marks.append((name, last, last + 1))
