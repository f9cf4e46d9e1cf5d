"""What a figure counts: the noun behind it, in the singular, and the words between."""

from __future__ import annotations

from ...record import NamedTuple
from ..tokens import Tokens

STOP = frozenset(
    "a an and or but nor of to in on at by for from with as is are was were be been being has have had having "
    "will would shall should may might can could must do does did who whom whose which that than then this when "
    "where while if so because since until before after during between among against into onto over under through "
    "across about around near via per without within upon off out up down away back ago later earlier not no nor "
    "yet only just even still already also too very each apiece including included i we you he she it they them "
    "him us me there here i'm we're it's he's says said say told added according though although despite except "
    "like unlike plus minus versus vs vs. v am pm a.m. p.m. got get gets went go goes came come comes made make "
    "makes took take takes my your our their his her its these those the january february april june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday today yesterday "
    "tomorrow tonight met ran sat won lost fell rose grew sank sold bought paid held kept gave saw found led "
    "stood began became broke spoke wrote flew drove died hit amid".split()
)
"""Words at which a noun phrase ends."""

_DETERMINERS = frozenset("the its his her their our my your these those this that all every each both".split())
_PEOPLE = frozenset(
    "people children men women police aircraft cattle sheep personnel crew staff mice geese feet teeth fish "
    "troops media deer spacecraft helicopters gentlemen lives wolves".split()
)
"""Plurals without an s, or whose singular is not theirs without it."""
_STATES = frozenset(
    "dead killed wounded injured hurt arrested missing detained rescued displaced hospitalized hospitalised "
    "infected homeless unemployed".split()
)
"""What a count of people can end with: 14 dead, 81 wounded."""
_IRREGULAR = {
    "people": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "mice": "mouse",
    "geese": "goose",
    "feet": "foot",
    "teeth": "tooth",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "wolves": "wolf",
    "leaves": "leaf",
    "halves": "half",
    "shelves": "shelf",
    "thieves": "thief",
    "troops": "troop",
    "movies": "movie",
    "series": "series",
    "species": "species",
    "cookies": "cookie",
    "calories": "calorie",
    "criteria": "criterion",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "base",
    "cases": "case",
    "houses": "house",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "campuses": "campus",
    "shoes": "shoe",
    "axes": "axe",
}
_MODIFYING_PLURALS = frozenset(
    "arms sports sales news women's men's children's police savings goods systems operations communications "
    "electronics women men defense human united states".split()
)
"""Plurals that often stand before the noun that is counted: 12 sports cars."""
_NOT_PLURAL = frozenset(
    "is was has as this his us its yes thus does says less plus across perhaps always besides gets makes takes "
    "comes goes gives shows wants needs means seems becomes remains includes requires faces overseas towards "
    "afterwards sometimes".split()
)
_REACH = 6


class Counted(NamedTuple):
    """A noun phrase behind a figure.

    `head`: the noun, singular, "" for none; `modifiers`: the words before it; `last`: the token after it;
    `part`: whether "of the" or "of them" came first; `of`: whether "of", "in" or "worth of" did.
    """

    head: str
    modifiers: tuple[str, ...]
    last: int
    part: bool
    of: bool


def singular(noun: str) -> str:
    """A noun's singular, by its ending."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-3] + "man"
    if noun.endswith("people"):
        return noun[:-6] + "person"
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")) else noun[:-1]


def is_plural(key: str) -> bool:
    """Whether a folded word looks like a plural."""
    if key in _PEOPLE or key.endswith(("people", "women", "men")) and len(key) > 5:
        return True
    return (
        len(key) > 3
        and key[-1] == "s"
        and key[-2] not in "suiy'"
        and key not in _NOT_PLURAL
        and key.isalpha()
        or key.endswith(("ays", "eys", "oys", "skis", "taxis", "menus"))
        and key not in _NOT_PLURAL
    )


def count_noun(stream: Tokens, text: str, at: int, end: int, *, titled: bool, single: bool) -> Counted:
    """The plural noun within a few words; a singular one where `single`: one officer, a five-member panel.

    `titled`: the block is in Title Case, so that capitals tell nothing.
    """
    keys = stream.keys
    start, part = _after_of(keys, at, end)
    if part and start < end and keys[start] in ("them", "whom", "which", "us", "those"):
        return Counted("", (), at, True, True)
    words: list[str] = []
    index, stop = start, min(start + _REACH, end)
    while index < stop:
        key = keys[index]
        if key == "-" and words and stream.starts[index] == stream.ends[index - 1]:
            index += 1
            stop = min(stop + 1, end)
            continue
        if key in STOP or not (key[0].isalnum()) or (key[0].isdigit() and not words):
            break
        lower = titled or text[stream.starts[index]].islower()
        if not lower and is_plural(key) and (index + 1 >= end or _ends(keys[index + 1])):
            return Counted(singular(key), tuple(words), index + 1, part, start > at)
        if lower and is_plural(key) and not _goes_on(stream, text, index, end, titled, single):
            return Counted(singular(key), tuple(words), index + 1, part, start > at)
        if key in _STATES and lower and (index + 1 >= end or keys[index + 1] not in ("in", "at")):
            return Counted(key, tuple(words), index + 1, part, start > at)
        if lower and words and key.endswith(("ed", "ing")) and not titled:
            break
        words.append(key)
        index += 1
    if words and words[-1] in _STATES:
        return Counted(words[-1], tuple(words[:-1]), index, part, start > at)
    if single and words and not part:
        return Counted(words[-1], tuple(words[:-1]), index, False, False)
    return Counted("", tuple(words), at, part, start > at)


def _ends(key: str) -> bool:
    """Whether a noun phrase ends before a token: a capitalized plural there is what is counted, as in 400 Texans."""
    return key in STOP or not key[0].isalnum()


def measured_noun(stream: Tokens, text: str, at: int, end: int, *, within: bool) -> Counted:
    """What an amount of money, a share or a measure is of: "$4 million grant", "15 percent of the workforce".

    `within`: whether "in" may lead to it ("$4 million in grants"), and not to a place.
    """
    keys = stream.keys
    start, part = _after_of(keys, at, end)
    of = start > at
    if not of and at < end and keys[at] in (("in", "worth") if within else ("worth",)):
        start = at + 1 + (keys[at] == "worth" and at + 1 < end and keys[at + 1] == "of")
        of = True
    index = start
    while of and index < end and keys[index] in _DETERMINERS:
        index += 1
    words: list[str] = []
    stop = min(index + 5, end)
    while index < stop:
        key = keys[index]
        if key == "-" and stream.starts[index] == stream.ends[index - 1]:
            index += 1
            stop = min(stop + 1, end)
            continue
        if key in STOP or not key[0].isalpha() or key.endswith("ly") or key in ("last", "next", "this"):
            break
        if key.endswith(("ed", "ing")) and (words and not words[-1].endswith("'s") or not (words or of)):
            break
        words.append(key)
        index += 1
    if not words or (not of and text[stream.starts[index - 1]].isupper() and len(words) == 1):
        return Counted("", (), at, part, of)
    if keys[start] == words[0] and of and keys[at] == "in" and text[stream.starts[start]].isupper():
        return Counted("", (), at, False, False)
    return Counted(singular(words[-1]), tuple(words[:-1]), index, part and keys[at] == "of", of)


def _after_of(keys: list[str], at: int, end: int) -> tuple[int, bool]:
    """Where the noun phrase begins behind "of the", "of its"; whether the figure is a part of it."""
    if at + 1 >= end or keys[at] != "of":
        return at, False
    after = keys[at + 1]
    if after in _DETERMINERS or after in ("them", "whom", "which", "us"):
        return at + 1 + (after in _DETERMINERS and after != "those"), True
    return at + 1, after.endswith("'s")


def _goes_on(stream: Tokens, text: str, index: int, end: int, titled: bool, single: bool) -> bool:
    """Whether a plural stands before the noun that is counted."""
    key, after = stream.keys[index], index + 1
    if after >= end:
        return False
    following = stream.keys[after]
    if following == "-" and stream.starts[after] == stream.ends[index]:
        return True
    if not (titled or text[stream.starts[after]].islower()):
        return False
    # Two plurals in a row: the second is what is counted (ethics waivers), for no plural takes a verb in -s.
    if is_plural(following):
        return True
    return single and key in _MODIFYING_PLURALS and following.isalpha() and following not in STOP
