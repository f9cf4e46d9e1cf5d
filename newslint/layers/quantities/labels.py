"""Figures that measure nothing: years, dates, times, models, sections, telephones, addresses."""

from __future__ import annotations

from ...wording import Wording
from ..numerals import Numeral
from ..tokens import Tokens
from ..units import begins_unit
from .counted import is_plural

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec".split()
)
_DATE_BEFORE = frozenset(
    "in since by of from until till before after during late early mid around about circa through to and between "
    "fiscal fy spring summer autumn fall winter election season year years quarter for".split()
)
_NAMED = frozenset(
    "section sections article articles chapter title rule room flight route highway interstate page pages line "
    "lines verse apartment apt suite unit level grade type phase stage step tier category class version part "
    "volume vol episode act game week day lot bus platform gate pier channel number paragraph clause amendment "
    "proposition prop measure question resolution formula apollo boeing airbus windows iphone galaxy playstation "
    "xbox area district ward precinct psalm mark model block building box engine station squadron battalion "
    "regiment division group table figure fig exhibit appendix schedule annex item hole lane exit mile-marker "
    "super top s.b. h.r. h.b. s.res. h.res. sb hb hr ab covid".split()
)
"""Words before a figure that make it a name: Section 5, flight 370, Boeing 787."""
_NUMBERED = frozenset({"no", "nos", "number", "#", "№"})
_STREETS = frozenset(
    "street st avenue ave road rd lane drive boulevard blvd square way place court terrace highway parkway plaza "
    "row crescent".split()
)
_ZONES = frozenset("am pm a.m. p.m. o'clock gmt et est edt utc bst cet hrs".split())
_DATE = Wording(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_LOOSE = frozenset({"group", "line", "part", "number", "game", "top", "day", "week", "question", "title"})
"""Those of them that a count may follow by chance: "the day 12 ships sank"."""


def label(stream: Tokens, text: str, number: Numeral, end: int, *, titled: bool) -> str:
    """date, time or name for a figure that only names something, "" for one that measures."""
    at, last, keys = number.first, number.last, stream.keys
    if number.form in ("words", "share"):
        return _worded(stream, number, end)
    before = keys[at - 1] if _joined(stream, at) else ""
    glued = bool(before) and stream.ends[at - 1] == stream.starts[at]
    after = keys[last] if last < end else ""
    if number.rest in ("am", "pm") or ":" in keys[at] or (after in _ZONES and number.value < 2400):
        return "time"
    if _dated(stream, text, number, before, after, glued):
        return "date"
    if number.rest == "s" and not number.scaled:
        return "date"
    if number.form == "ordinal":
        return ""
    if _glued_name(stream, number, end, before if glued else ""):
        return "name"
    if before in _NAMED and not number.scaled and not number.rest and stream.starts[at] - stream.ends[at - 1] <= 1:
        return "" if before in _LOOSE and _plural_after(stream, text, last) else "name"
    if _model(stream, text, number, before, glued, titled) or _address(stream, text, last, end):
        return "name"
    return "name" if _phone(stream, number, end) else ""


def _glued_name(stream: Tokens, number: Numeral, end: int, before: str) -> bool:
    """Whether marks join it to a name or an address: F-16, a@b1.example; `before`: the token glued before it."""
    at, last, keys = number.first, number.last, stream.keys
    tight = last < end and stream.starts[last] == stream.ends[last - 1]
    if (
        at >= 2
        and keys[at - 1] == "."
        and keys[at - 2] in ("s", "h", "r", "res")
        and stream.ends[at - 2] == stream.starts[at - 1]
    ):
        return True
    if before and before in "/@_#.\\&=+:":
        return True
    if tight and keys[last] in ("/", "@", "_", "\\", "="):
        return keys[last] != "/" or keys[last + 1 : last + 2] not in (["day"], ["month"], ["year"], ["hour"])
    if (
        before
        and before in "-‑"
        and at >= 2
        and stream.ends[at - 2] == stream.starts[at - 1]
        and keys[at - 2][-1].isalnum()
        and not keys[at - 2][0].isdecimal()
    ):
        return keys[at - 2] not in ("to", "under", "over", "mid")
    return False


def numbered(stream: Tokens, at: int) -> bool:
    """Whether "No." or "#" stands before the figure: a rank."""
    # "No one" is nobody.
    if not _joined(stream, at) or stream.keys[at] == "one":
        return False
    before = stream.keys[at - 1]
    if before == "." and at > 1:
        before = stream.keys[at - 2]
    return before in _NUMBERED and before not in ("number",)


def _joined(stream: Tokens, at: int) -> bool:
    return at > 0 and stream.blocks[at - 1] == stream.blocks[at]


def _worded(stream: Tokens, number: Numeral, end: int) -> str:
    keys = stream.keys
    after = keys[number.last] if number.last < end else ""
    if after in ("o'clock", "a.m.", "p.m.", "am", "pm"):
        return "time"
    before = keys[number.first - 1] if _joined(stream, number.first) else ""
    return "name" if before in ("chapter", "section", "phase", "route", "formula") and number.form == "words" else ""


def _dated(stream: Tokens, text: str, number: Numeral, before: str, after: str, glued: bool) -> bool:
    at, last = number.first, number.last
    if _DATE.fullmatch(stream.keys[at]):
        return True
    if number.value < 32 and not number.scaled and not number.rest:
        if before in MONTHS and text[stream.starts[at - 1]].isupper() and number.value == int(number.value):
            return True
        if before == "." and at > 1 and stream.keys[at - 2] in MONTHS and text[stream.starts[at - 2]].isupper():
            return True
        middle = last + (after == "of")
        if after and middle < len(stream) and stream.keys[middle] in MONTHS and text[stream.starts[middle]].isupper():
            return number.value >= 1
    if number.form == "ordinal" or number.scaled or number.rest:
        return False
    if glued and before in "'’‘" and len(stream.keys[at]) == 2:
        return True
    if before in ("in", "until", "since") and stream.keys[at].isdecimal() and 99 < number.value < 1000:
        return not after or not after[0].isalnum() or after in ("and", "until", "to", "by")
    if not is_year(stream.keys[at]):
        return False
    if before in MONTHS or before in _DATE_BEFORE or before in ("-", "–", "'", "’", "/", "(", "the", "'s", ",", "["):
        return not (
            before in ("about", "around", "to", "of", "for", "the", ",", "and", "by", "from", "(")
            and _plural_after(stream, text, last)
        )
    return not (_plural_after(stream, text, last) or (glued and before in "$£€¥"))


def _plural_after(stream: Tokens, text: str, last: int) -> bool:

    if last >= len(stream) or stream.blocks[last] != stream.blocks[last - 1]:
        return False
    key = stream.keys[last]
    return text[stream.starts[last]].islower() and (is_plural(key) or begins_unit(key)) or key == "%"


def is_year(key: str) -> bool:
    """Whether digits may be a year: 1000 to 2100, without a comma."""
    return len(key) == 4 and key.isdecimal() and 1000 <= int(key) <= 2100


def _model(stream: Tokens, text: str, number: Numeral, before: str, glued: bool, titled: bool) -> bool:
    """Whether digits belong to the name before them: Skyliner 787."""
    at = number.first
    if before.endswith("'s") and stream.keys[at].isdecimal() and number.value > 100:
        return True
    if not before or titled or glued or number.scaled or number.rest or "," in stream.keys[at] or not before.isalpha():
        return False
    starts_block = at < 2 or stream.blocks[at - 2] != stream.blocks[at] or stream.keys[at - 2] in '.!?:“"‘'
    if starts_block or not text[stream.starts[at - 1]].isupper() or before in MONTHS or before.endswith("day"):
        return False
    return not _plural_after(stream, text, number.last) or stream.keys[at].isdecimal() and number.value > 100


def _address(stream: Tokens, text: str, last: int, end: int) -> bool:
    """Whether a street's name follows: 10 Lime Street."""
    for index in range(last, min(last + 4, end)):
        if not text[stream.starts[index]].isupper() and not text[stream.starts[index]].isdecimal():
            return False
        if stream.keys[index] in _STREETS and index > last:
            return True
    return False


def _phone(stream: Tokens, number: Numeral, end: int) -> bool:
    """Whether hyphens join it to further digits as in 555-0100 or 1-800-555-0100, or it begins with a zero."""
    at, keys = number.first, stream.keys
    if keys[at][0] == "0" and len(keys[at]) > 1 and "." not in keys[at]:
        return True
    if number.last + 1 < end and keys[number.last] == "-" and len(keys[at]) == 3 and len(keys[number.last + 1]) == 4:
        return keys[number.last + 1].isdecimal() and stream.starts[number.last] == stream.ends[at]
    joined = at > 1 and keys[at - 1] == "-" and stream.ends[at - 1] == stream.starts[at] and len(keys[at]) >= 3
    return (
        joined
        and keys[at - 2].isdecimal()
        and stream.ends[at - 2] == stream.starts[at - 1]
        and len(keys[at - 2]) in (1, 3, 4, 5)
    )
