"""Which block is the headline, the deck, the byline: what the page would show, where no markup says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..wording import Wording
from .dates import date_line, find_date
from .deck import is_deck

_HEADLINE_LENGTH = 160
_HEADER_DEPTH = 6
"""How many blocks after the headline may still be bylines, dates and the like."""
_ENDS = Wording(r"[.!?…:;,][\"”’»')\]]*$")
_FULL_STOP = Wording(r"\.[\"”’»')\]]*$")
_ABBREVIATED = Wording(r"(?:\b[A-Z]\.|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|St|Dr|No|vs|[ap]\.m)\.|\.\.\.)[\"”’»')\]]*$")
_TWO_SENTENCES = Wording(r"[a-z\d]{2}[.!?][\"”’]?\s+[\"“‘]?[A-Z]")

# Strings: few files need these, and `re` compiles them when one does.
_CAPITALIZED = r"(?:[^\W\d_a-z][\w.’'-]*|d[eiu]|da|del|van|von|der|den|la|le|bin|al)"
_BYLINE = Wording(
    r"(?i:(?:(?:words|story|written|reported|reporting|report|text|analysis|opinion|review|photos?)\s+)?by\b):?\s+"
    r"[\"“]?[^\W\d_a-z][^\n]*"
)
_NAMES = (
    rf"{_CAPITALIZED}(?:\s+{_CAPITALIZED}){{1,3}}"
    rf"(?:(?:,\s+|\s+and\s+|,?\s+in\s+){_CAPITALIZED}(?:\s+{_CAPITALIZED}){{0,3}}){{0,3}}"
)
_AGENCY = r"\(?(?:AP|AFP|Reuters|(?:The )?Associated Press|PA Media|Bloomberg|Xinhua|\S+@\S+)\)?"
_NOTE = (
    r"[(\[*_]{0,2}(?:"
    r"editor(?:s?[’']s?|s)?\s+note\b"
    r"|(?:correction|clarification|update|amendment)s?\s*"
    r"(?:\([^)]{1,40}\)|,?\s+[A-Z][a-z]+\.?\s+\d{1,2}(?:,\s+\d{4})?|,?\s+\d{1,2}\s+[A-Z][a-z]+(?:\s+\d{4})?)?\s*[:—–]"
    r"|(?:an\s+(?:earlier|previous)\s+version\s+of\s+)?this\s+(?:article|story|piece|headline|report|post)\s+"
    r"(?:was|has\s+been|originally|incorrectly|misstated|misidentified|misspelled)\b"
    r"|an\s+(?:earlier|previous)\s+version\s+of\b)"
)
_NOTE_STARTS = ("amendment", "an earlier", "an previous", "clarification", "correction", "editor", "update") + tuple(
    f"this {thing}" for thing in ("article", "story", "piece", "headline", "report", "post")
)
_CAPTION = (
    r"(?i:(?:file\s+)?(?:photo(?:graph)?|image|picture|caption|illustration|graphic|video)s?"
    r"(?:\s+(?:credit|caption|by))?\s*:|pictured\s*:|\((?:photo|image|picture)\b)"
    r"|FILE\s*[-—–:]+\s|FILE\s+PHOTO\b"
)

_AFTER_CITY = r"(?:\s*,?\s+\((?P<agency>[A-Z][\w./ &-]{1,24})\))?"
_MONTH_DAY = r"(?:,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?"
_UPPER = r"[A-Z][A-Z.’']+(?:[\s-][A-Z][A-Z.’']*)*"
_PLACE = rf"{_UPPER}(?:/{_UPPER})?(?:,\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){{0,3}})??"
_CAPTION_STARTS = tuple("( caption file graphic illustration image photo pictur video".split())
_DATELINE = (
    rf"(?!(?:BREAKING|UPDATED?|WATCH|EXCLUSIVE|OPINION|ANALYSIS|FACT|LIVE|VIDEO|READ|WARNING|FILE|PHOTOS?)\b)"
    rf"(?:{_PLACE}{_MONTH_DAY}{_AFTER_CITY}\s*(?:[—–]|--?)(?=\s+[^\sa-z])"
    r"|[A-Z][A-Z’'-]*[A-Z](?:\s[A-Z][A-Z’'-]*){0,3}:(?=\s+[A-Z“‘\"'][^A-Z]*\s)"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}(?:,\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)?\s+"
    r"\((?:AP|AFP|CNN|Reuters|UPI|CNN Business)\)\s*(?:[—–]|--?)?(?=\s))"
)
_AGENCIES = ("AP", "AFP", "CNN", "Reuters", "UPI")
_DATELINE_ALONE = rf"{_PLACE}{_MONTH_DAY}(?:{_AFTER_CITY}\s*(?:[—–]|--?)|\s+\((?:[A-Z]\w+)\))\s*"
_QUESTION = Wording(r"(?:Who|What|When|Where|Why|How|Is|Are|Will|Can|Could|Should|Does|Do|Did)\b.*\?$")


def dateline_end(text: str) -> int:
    """How many characters of a lede are its dateline, dash included and the space after it not; 0 for none."""
    start = text[:120]
    if not (text[1:2].isupper() or text[1:2] in ".’'" or any(f"({agency}" in start for agency in _AGENCIES)):
        return 0
    found = re.match(_DATELINE, start)
    return found.end() if found else 0


def _is_note(text: str) -> bool:
    start = text[:24].lstrip("([*_").lower()
    return start.startswith(_NOTE_STARTS) and bool(re.match(_NOTE, text, re.IGNORECASE))


def _is_caption(text: str) -> bool:
    return text[:12].lower().startswith(_CAPTION_STARTS) and bool(re.match(_CAPTION, text))


def name_blocks(
    zones: list[str], texts: Sequence[str], layout: tuple[str, ...] = (), *, subheads: bool = False, apart: int = 0
) -> date | None:
    """Sharpen the zones of blocks in place: those that are "body" so far may become something else.

    `layout` is the user's word on the first blocks, heeded where no markup named a
    headline; `subheads` tells to look for unmarked ones. `apart` is how many first
    blocks stand in one group, set off from the rest by an empty line (0: unknown).
    Gives the publication date where a line near the top states it.
    """
    start, decked = 0, "deck" in zones
    if "headline" in zones:
        start = zones.index("headline") + 1
    elif layout:
        start, decked = len(layout), True
        zones[:start] = layout[: len(zones)]
    else:
        start = _headline(zones, texts, apart)
    published = _header(zones, texts, start, decked=decked or not start, apart=apart)
    _rest(zones, texts, start, subheads)
    return published


def _headline(zones: list[str], texts: Sequence[str], apart: int) -> int:
    """Mark the headline where there is one; the index after it, else 0."""
    if len(texts) < 3:
        return 0
    for index, text in enumerate(texts[:3]):
        if zones[index] != "body":
            return 0
        if date_line(text) or _is_byline(text):
            continue
        alone = apart == index + 1 and len(text) <= _HEADLINE_LENGTH
        if (alone or _is_headline(text)) and "body" in zones[index + 1 :]:
            zones[index] = "headline"
            return index + 1
        return 0
    return 0


def _is_headline(text: str) -> bool:
    if len(text) > _HEADLINE_LENGTH or _is_caption(text) or dateline_end(text):
        return False
    if _FULL_STOP.search(text) and not _ABBREVIATED.search(text):
        return False
    return text[-1] not in ",;" and not (_TWO_SENTENCES.search(text) and text[-1] in "?!")


def _header(zones: list[str], texts: Sequence[str], start: int, *, decked: bool, apart: int) -> date | None:
    """Name the blocks between headline and lede; the date one of them states."""
    published: date | None = None
    for index in range(min(start + _HEADER_DEPTH, len(texts))):
        text = texts[index]
        if zones[index] == "byline":
            published = published or find_date(text)
        if zones[index] != "body" or len(text) > 400:
            if zones[index] == "body":
                break
            continue
        if stated := date_line(text):
            zones[index], published = "byline", published or stated
        elif _is_byline(text) or (index >= start > 0 and _is_credit(text, texts[index + 1 :])):
            zones[index], published = "byline", published or find_date(text)
        elif len(text) < 80 and re.fullmatch(_DATELINE_ALONE, text):
            zones[index] = "dateline"
        elif _is_caption(text):
            zones[index] = "caption"
        elif _is_note(text):
            zones[index] = "note"
        elif not decked and index >= start and is_deck(texts, index, _after(zones, texts, index), apart=apart):
            zones[index], decked = "deck", True
        else:
            break
    return published


def _after(zones: Sequence[str], texts: Sequence[str], index: int) -> int:
    """The first block after a possible deck that is no byline, date or caption."""
    for after in range(index + 1, min(index + 5, len(texts))):
        text = texts[after]
        marked = zones[after] in ("byline", "caption", "dateline")
        if not (marked or date_line(text) or _is_byline(text) or _is_caption(text)):
            return after
    return len(texts)


def _is_byline(text: str) -> bool:
    return len(text) < 120 and bool(_BYLINE.fullmatch(text)) and not _reads_on(text)


def _reads_on(text: str) -> bool:
    """Whether what looks like a byline is a sentence: "By Monday the Mill..." has words in lower case."""
    lower = [word for word in re.findall(r"\b[a-z]+\b", text) if word not in _LOWER_IN_BYLINES]
    return len(lower) > 1 or text.endswith((".", "!", "?")) and not _ABBREVIATED.search(text)


_LOWER_IN_BYLINES = frozenset(
    "al and at bin by da de del den der di du for in la le of photos story the van von with words".split()
)


def _is_credit(text: str, after: Sequence[str]) -> bool:
    """A bare name or agency under the headline, with the story right below it."""
    if len(text) > 80 or not after or len(after[0]) < 80:
        return False
    return bool(re.fullmatch(_AGENCY, text) or re.fullmatch(_NAMES, text))


def _rest(zones: list[str], texts: Sequence[str], start: int, subheads: bool) -> None:
    """Notes and captions anywhere; subheads where asked for."""
    for index in range(start, len(texts)):
        if zones[index] != "body":
            continue
        text = texts[index]
        if _is_note(text):
            zones[index] = "note"
        elif _is_caption(text):
            zones[index] = "caption"
        elif text[:2] in ("By", "BY") and _is_byline(text):
            zones[index] = "byline"
        elif subheads and 0 < start < index < len(texts) - 1 and len(text) <= 70 and _is_subhead(texts, index):
            zones[index] = "subhead"


def _is_subhead(texts: Sequence[str], index: int) -> bool:
    text = texts[index]
    if _ENDS.search(text) and not _QUESTION.match(text) or text.endswith((" and", " or")):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\"¿"):
        return False
    return len(text.split()) <= 10 and len(texts[index + 1]) > 80 and len(texts[index - 1]) > 80
