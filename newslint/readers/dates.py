"""Publication dates as they stand on the page: "March 3, 2024", "Published 3 March 2024", ISO."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
    rf"|\b(?P<us>{_MONTH}\s+{_DAY},?\s+\d{{4}})\b"
    rf"|\b(?P<uk>{_DAY}\s+(?:of\s+)?{_MONTH},?\s+\d{{4}})\b)"
)
_YEAR = re.compile(r"\d{4}")
"""In every date; the long patterns, costly to compile, wait for it."""
_LINE = (
    r"(?:(?:first\s+|last\s+)?(?:published|posted|updated|modified|date)\b\s*:?\s*(?:on\s+)?)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    + _DATE
    + r"(?:[\s,|·•—–@T-]*(?:at\s+)?\d{1,2}(?::|\.|\s?[ap]\.?m)[^\n]{0,30})?"
    r"(?:[\s|·•,;(—–-]*(?:last\s+)?updated\b[^\n]{0,60})?\s*"
)


def find_date(text: str) -> date | None:
    """The first calendar date written out in full, or in ISO form, anywhere in a text."""
    found = re.search(_DATE, text, re.IGNORECASE) if _YEAR.search(text) else None
    return _read(found) if found else None


def date_line(text: str) -> date | None:
    """The date of a line that holds nothing else but, maybe, "Published", a weekday, the time of day."""
    if len(text) > 150 or not _YEAR.search(text):
        return None
    found = re.fullmatch(_LINE, text, re.IGNORECASE)
    return _read(found) if found else None


def _read(found: re.Match[str]) -> date | None:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    else:
        words = (found["us"] or found["uk"]).lower()
        month = next(_MONTHS.index(word[:3]) + 1 for word in re.findall(r"[a-z]+", words) if word[:3] in _MONTHS)
        first, second = map(int, re.findall(r"\d+", words))
        day, year = first, second
    try:
        return date(year, month, day)
    except ValueError:  # the 31st of February: a line like any other
        return None
