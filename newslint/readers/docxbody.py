"""The paragraphs among WordprocessingML elements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..record import NamedTuple

_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"})
"""Elements whose text the page does not show; Fallback repeats what stands before it."""
_FORMER = frozenset({"rPrChange", "pPrChange"})
"""How a tracked change says what the formatting was before."""
_UNSEEN = frozenset({"vanish", "strike", "dstrike"})
_OFF = frozenset({"0", "false", "off"})
_MARKS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}


class Line(NamedTuple):
    """A paragraph's text, without line ends, and its zone."""

    text: str
    zone: str


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is open; `place` is where it belongs among all paragraphs."""

    place: int
    zone: str
    parts: list[str] = field(default_factory=list)


class Body:
    """Handlers for the elements of word/document.xml; `zones` are those of the paragraph styles, by id."""

    def __init__(self, zones: Mapping[str, str]) -> None:
        self._zones = zones
        self._lines: dict[int, Line] = {}
        self._open: list[_Paragraph] = []
        self._started = 0
        self._left_out = 0
        self._cells = 0
        self._hidden = False
        self._in_text = False
        self._in_properties = 0

    def lines(self) -> list[Line]:
        """All paragraphs, in the order in which they begin."""
        return [self._lines[place] for place in sorted(self._lines)]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition(":")[2]
        if self._left_out or tag in _FORMER or (tag in _LEFT_OUT and not self._in_properties):
            self._left_out += 1
        elif tag == "p" and name != "a:p":
            self._open.append(_Paragraph(self._started, "table" if self._cells else "body"))
            self._started += 1
        elif tag == "tc":
            self._cells += 1
        elif tag == "r":
            self._hidden = False
        elif tag == "t" and name != "a:t":
            self._in_text = True
        elif tag in ("pPr", "rPr"):
            self._in_properties += 1
        elif self._in_properties:
            self._property(tag, attributes)
        elif tag in _MARKS and self._open and not self._hidden and attributes.get("w:type") not in ("page", "column"):
            self._open[-1].parts.append(_MARKS[tag])

    def end(self, name: str) -> None:
        """An element ends."""
        tag = name.rpartition(":")[2]
        if self._left_out:
            self._left_out -= 1
        elif tag == "p" and self._open and name != "a:p":
            done = self._open.pop()
            self._lines[done.place] = Line("".join(done.parts), done.zone)
        elif tag == "tc":
            self._cells -= 1
        elif tag == "t":
            self._in_text = False
        elif tag in ("pPr", "rPr"):
            self._in_properties -= 1

    def words(self, text: str) -> None:
        """Text between tags."""
        if self._in_text and self._open and not self._left_out and not self._hidden:
            self._open[-1].parts.append(text.replace("\r", " ").replace("\n", " "))

    def _property(self, tag: str, attributes: dict[str, str]) -> None:
        """What a paragraph or a run says of itself."""
        if not self._open:
            return
        paragraph = self._open[-1]
        if tag == "pStyle":
            zone = self._zones.get(attributes.get("w:val", ""), "body")
            if zone != "body" and paragraph.zone == "body":
                paragraph.zone = zone
        elif tag == "numPr" and paragraph.zone == "body":
            paragraph.zone = "list"
        elif tag in _UNSEEN and attributes.get("w:val") not in _OFF:
            self._hidden = True
