"""Clock times and lengths of time."""

from __future__ import annotations

from ...document import Document, layer
from ...wording import Wording
from ..numerals import whole_number
from ..tokens import Tokens, tokens
from .types import Clock, Duration

_TIME = Wording(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?")
_HALVES = {"a.m.": "am", "p.m.": "pm", "am": "am", "pm": "pm", "a.m": "am", "p.m": "pm"}
_ZONES = frozenset(
    "est edt et cst cdt ct mst mdt mt pst pdt pt akst akdt gmt bst utc cet cest eet eest ist jst aest aedt".split()
)
_UNITS = frozenset("second minute hour day week month year decade century centurie".split())
_FEW = {"a": 1.0, "an": 1.0, "half": 0.5}
_AFTER = {"ago": "ago", "later": "later", "earlier": "earlier", "after": "after", "before": "before", "since": "since"}


@layer
def clocks(document: Document) -> list[Clock]:
    """The times of day, in order: 8 p.m., 8:30pm, 20:30, 8.30 p.m. EST; bare figures with a point are none."""
    stream = tokens(document)
    found: list[Clock] = []
    for at in stream.where(figures=True):
        clock = _clock(document, stream, at)
        if clock is not None:
            found.append(clock)
    return found


def _clock(document: Document, stream: Tokens, at: int) -> Clock | None:
    read = _TIME.fullmatch(stream.keys[at])
    if read is None:
        return None
    half, after = read[3] or "", at + 1
    if not half and after < len(stream) and stream.blocks[after] == stream.blocks[at]:
        half, after = _half(stream, after)
    colon = ":" in stream.keys[at]
    if not half and not colon:
        return None
    zone, after = _zone(document, stream, after)
    if colon and not half and not zone and not _is_time(stream, at):
        return None
    return Clock(stream.span(at, after), (at, after), int(read[1]), int(read[2] or 0), half, zone)


def _zone(document: Document, stream: Tokens, at: int) -> tuple[str, int]:
    """A time zone at a token, in brackets or not, and the token after it; "" and the same token without one."""
    bracket = stream.keys[at : at + 1] == ["("] and stream.keys[at + 2 : at + 3] == [")"]
    place = at + bracket
    if place < len(stream) and stream.blocks[place] == stream.blocks[at - 1] and stream.keys[place] in _ZONES:
        word = document.text[stream.starts[place] : stream.ends[place]]
        if word.isupper():
            return word, place + 1 + bracket
    return "", at


def _half(stream: Tokens, at: int) -> tuple[str, int]:
    """am or pm at a token, and the token after it; "" and the same token where there is none."""
    key = stream.keys[at]
    if key in _HALVES:
        return _HALVES[key], at + 1
    if key in ("a", "p") and stream.keys[at + 1 : at + 3] == [".", "m"]:
        return key + "m", at + 3
    return "", at


def _is_time(stream: Tokens, at: int) -> bool:
    """Whether bare 20:30 is a time and no score, ratio or verse."""
    before = stream.keys[at - 1] if at else ""
    after = stream.keys[at + 1] if at + 1 < len(stream) else ""
    return before in ("at", "by", "until", "till", "from", "around", "about", "before", "after", "since") or after in (
        "on",
        "local",
        "hours",
        "today",
    )


@layer
def durations(document: Document) -> list[Duration]:
    """Lengths of time with a whole number (or a, half a), in order: three years later, 12-year, two weeks ago."""
    stream = tokens(document)
    found: list[Duration] = []
    for at, key in enumerate(stream.keys):
        unit = key.removesuffix("'").removesuffix("s")
        if at == 0 or unit not in _UNITS or stream.blocks[at - 1] != stream.blocks[at]:
            continue
        duration = _duration(stream, at, "century" if unit == "centurie" else unit)
        if duration is not None:
            found.append(duration)
    return found


def _duration(stream: Tokens, at: int, unit: str) -> Duration | None:
    step = at - 1
    if stream.keys[step] == "-" and step > 0:
        step -= 1
    count, first = _count_before(stream, step)
    if count is None:
        return None
    after = stream.keys[at + 1] if at + 1 < len(stream) and stream.blocks[at + 1] == stream.blocks[at] else ""
    relation = _AFTER.get(after, "")
    if after == "old" or stream.keys[at + 1 : at + 3] == ["-", "old"]:
        relation = "old"
    elif not relation and first > 0 and stream.keys[first - 1] == "for":
        relation = "for"
    last = at + 1 + (relation in ("ago", "later", "earlier"))
    return Duration(stream.span(first, last), (first, last), count, unit, relation)


def _count_before(stream: Tokens, at: int) -> tuple[float | None, int]:
    """The number that ends at a token and its first token."""
    for size in (3, 1):
        first = at - size + 1
        if first < 0 or stream.blocks[first] != stream.blocks[at]:
            continue
        read = whole_number(stream, first)
        if read is not None and read[1] == at + 1:
            return float(read[0]), first
    return _FEW.get(stream.keys[at]), at
