"""Whether two figures are of the same thing: what they count, and the words around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...document import Document, layer
from ...layers.claims import claims, same_source, same_time
from ...layers.quantities import COMPARED, Quantity, agree, bent, quantities, singular
from ...layers.sentences import sentences
from ...layers.tokens import tokens
from ...record import NamedTuple
from ...rule import Match
from ...schema import Field, as_list, listing, words

_COMMON = frozenset(
    "about above after again against ahead almost along already also although always among another around away "
    "back became because become been before behind being below between both came come comes could days does doing "
    "done down during each early either else enough even ever every first five four from full further gave give "
    "given goes going gone good great half have having here high hour hours however hundred hundreds into itself "
    "just keep kept know known large last late later latest least left less like likely little long longer made "
    "make makes making many more most much must near nearly never next night nine none number once only onto "
    "other others ourselves over people percent place recent same said saying says second several shall should "
    "show since some still such take taken takes taking than that their them themselves then there these they "
    "thing things this those though thousand thousands three through time times today told tonight took total "
    "toward under until upon used using very want week weeks well went were what when where whether which while "
    "whole whose will with within without would year years yesterday your month months million billion trillion "
    "dollars announced announces according report reports reported".split()
)
_STEM = 5
"""Words that begin with the same so many letters are one."""
_REACH = 30
"""Tokens to either side of a figure, in its sentence, that tell what it is of."""
_TIMES = frozenset(
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday yesterday today tomorrow earlier previous previously ago former originally "
    "initially last past prior next future projected forecast expected annual annually monthly weekly daily "
    "quarter quarterly spring summer autumn winter morning afternoon evening night tonight decade century year "
    "month week weekend fiscal".split()
)

_ANYBODY = frozenset({"", "person", "civilian", "man", "woman", "child", "passenger", "worker", "student"})
FATES = {
    "killed": "kill kills killed killing dead die dies died perish perished drowned",
    "hurt": "hurt hurts hurting injure injures injured injuring wound wounds wounded wounding",
}
"""What befalls people in the news, each with the words that tell it."""
_FATE_OF = {word: what for what, told in FATES.items() for word in told.split()}
_DEFINITE = frozenset("the these those all both his her their its".split())

SAME = {"same": Field(listing(words), required=True)}
"""The field of kinds that match figures: lists of nouns that count the same."""


class Noted(NamedTuple):
    """A figure with what surrounds it.

    `key`: figures of other keys count other things; "" where nothing says what it counts. `stems`: the
    words of its sentence that mean something, cut short; `names`: the capitalised words among them;
    `times`: years, months, days and other words of time; `sentence`: index of its sentence; `display`:
    whether it stands in the headline or deck; `definite`: whether "the", "these" or the like come before it.
    """

    item: Quantity
    key: str
    stems: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    sentence: int
    display: bool
    definite: bool


class Nouns:
    """The nouns of a rule file that count the same."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._groups = {singular(noun): group[0] for group in map(as_list, options["same"]) for noun in group}

    def key(self, item: Quantity) -> str:
        """What a figure counts: its unit, or its noun, or the word that stands for its group of nouns."""
        if item.unit:
            return "$" if item.unit == "usd" else f"={item.unit}"
        return self.named(item.noun)

    def named(self, noun: str) -> str:
        """The word that stands for a noun's group, or the noun itself."""
        return self._groups.get(noun, noun)


def noted(document: Document, items: Iterable[Quantity], nouns: Nouns) -> Iterator[Noted]:
    """Figures with what surrounds them."""
    for item in items:
        display = document.blocks[item.block].name in ("headline", "deck")
        before = tokens(document).keys[item.first - 1] if item.first else ""
        yield Noted(item, nouns.key(item), *_surroundings(document, item), display, before in _DEFINITE)


def compared(document: Document) -> list[Quantity]:
    """The figures that measure or count something, ages apart."""
    return [item for item in quantities(document) if item.role in COMPARED and item.role != "age"]


def in_rows(document: Document, block: int) -> bool:
    """Whether a block and one beside it begin with a figure: a row of a chart, a table, a timeline."""
    begin = [span.start for _, span in document.blocks[max(0, block - 1) : block + 2]]
    here = document.blocks[block].span.start
    return document.text[here].isdecimal() and sum(document.text[start].isdecimal() for start in begin) > 1


def fate(document: Document, item: Quantity) -> str:
    """What befell the people that a figure counts: "killed", "hurt", or "" where the words beside it do not say.

    "kills 12", "killing at least 12 people", "12 people were killed", "12 died".
    """
    if item.unit or item.noun not in _ANYBODY:
        return ""
    stream = tokens(document)
    before = [key for key in stream.keys[max(0, item.first - 4) : item.first] if key in _FATE_OF]
    if before:
        return _FATE_OF[before[-1]]
    after = stream.at(item.phrase.end)
    for key in stream.keys[after : after + 4]:
        if key in _FATE_OF:
            return _FATE_OF[key]
        if not key.isalpha() or key in ("and", "but", "while", "when", "who"):
            break
    return ""


def line_of(document: Document, item: Quantity) -> int:
    """The line of the file that a figure stands in, from 1."""
    return document.source.lines.position(document.offsets.to_file(item.span).start).line


def stems_of(document: Document, first: int, last: int) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """(stems, names, times) of tokens `[first, last)`."""
    stream = tokens(document)
    stems: set[str] = set()
    names: set[str] = set()
    times: set[str] = set()
    for at in range(first, last):
        key = stream.keys[at]
        if key in _TIMES or (len(key) == 4 and key.isdecimal() and key[:2] in ("19", "20")):
            times.add(key)
        elif len(key) > 3 and key[0].isalpha() and key not in _COMMON:
            word = stem(key)
            stems.add(word)
            if document.text[stream.starts[at]].isupper():
                names.add(word)
    return frozenset(stems), frozenset(names), frozenset(times)


def stem(key: str) -> str:
    """A word cut so that "jumped" and "jump", "houses" and "house" are one."""
    key = key.removesuffix("'s")
    for ending in ("ing", "ed", "s"):
        if len(key) <= _STEM + len(ending) and key.endswith(ending) and len(key) - len(ending) > 2:
            return key[: -len(ending)][:_STEM]
    return key[:_STEM]


def _surroundings(document: Document, item: Quantity) -> tuple[frozenset[str], frozenset[str], frozenset[str], int]:
    starts, spans = _starts(document), sentences(document)
    index = max(0, bisect_right(starts, item.span.start) - 1)
    stream = tokens(document)
    first = max(stream.at(spans[index].start), item.first - _REACH)
    last = min(stream.at(spans[index].end), item.last + _REACH)
    return *stems_of(document, first, last), index


@layer
def _starts(document: Document) -> list[int]:
    return [span.start for span in sentences(document)]


def digits(item: Quantity) -> int:
    """How many digits a figure is stated with: 1 for 8,000, 2 for 1.2 million."""
    return len(f"{item.value:.10g}".replace(".", "").strip("0"))


def mistyped(one: Quantity, other: Quantity) -> bool:
    """Whether two figures differ by one digit, or by two that changed places: 14 and 41, $63,780 and $66,780."""
    first, second = _mantissa(one), _mantissa(other)
    if len(first) != len(second) or len(first) < 2 or one.value == other.value:
        return False
    wrong = [at for at in range(len(first)) if first[at] != second[at]]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and first[wrong[0]] == second[wrong[1]] and first[wrong[1]] == second[wrong[0]]


def _mantissa(item: Quantity) -> str:
    """A figure as its digits, point and all."""
    return f"{item.value:.0f}" if item.value >= 1000 else f"{item.value:.10g}"


def reconciled(one: Quantity, other: Quantity, *, display: bool) -> bool:
    """Whether rounding, a range or a hedge lets both stand; `display`: one of them is in a headline, which rounds."""
    if agree(one, other):
        return True
    looser = one.bend != other.bend or (display and digits(one) != digits(other))
    return looser and (bent(one, other.value) or bent(other, one.value))


def told_apart(document: Document, here: Noted, there: Noted) -> bool:
    """Whether the story itself says that two figures are not of one thing, of one time, or of one source."""
    one, other = here.item, there.item
    if here.sentence == there.sentence or one.role != other.role or one.per != other.per:
        return True
    if one.noun and other.noun and one.noun != other.noun and one.unit:
        return True
    if one.modifiers and other.modifiers and set(one.modifiers) != set(other.modifiers):
        return True
    ask = claims(document)
    first, second = ask.of(one), ask.of(other)
    times = same_time(first, second)
    if times is None and here.times and there.times:
        times = here.times == there.times
    return times is False or same_source(first, second) is False


def other_time(document: Document, one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of two times."""
    ask = claims(document)
    return same_time(ask.of(one), ask.of(other)) is False


def one_claim(document: Document, one: Quantity, other: Quantity) -> bool:
    """Whether one source has both figures, and none of the two is of another time."""
    ask = claims(document)
    first, second = ask.of(one), ask.of(other)
    return same_source(first, second) is True and same_time(first, second) is not False


def shared(here: Noted, there: Noted) -> int:
    """How many words that mean something two figures share around them, their noun apart."""
    return len((here.stems & there.stems) - {stem(here.item.noun), stem(there.item.noun)})


def against(document: Document, here: Noted, there: Noted) -> Match:
    """A match on one figure, with the other beside it."""
    values = {
        "here": document.words(here.item.phrase),
        "there": document.words(there.item.phrase),
        "line": str(line_of(document, there.item)),
    }
    return Match(here.item.span, values, related=((there.item.span, "Here it is {there}."),))
