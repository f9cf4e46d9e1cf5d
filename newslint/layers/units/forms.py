"""How units are written, as tokens, and which unit begins at one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ..numerals import HYPHENS
from .currencies import CURRENCIES
from .table import TABLE
from .unit import Unit, powered

Forms = Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]
"""By the first folded token of their words: the further tokens, and the unit; longest first."""

SQUARE = frozenset(("square", "sq"))
CUBIC = frozenset(("cubic", "cu"))
POWERS = {"²": 2, "³": 3, "2": 2, "3": 3}
"""What may stand right behind a unit of length and makes an area or a volume of it."""


def _rows() -> list[tuple[Unit, list[str], list[str]]]:
    """Each unit with its words and its letters."""
    rows = []
    for line in TABLE.strip().splitlines():
        name, plural, dimension, system, sizes, words, letters = (part.strip() for part in line.split("|"))
        unit = Unit(name, plural, dimension, system, tuple(map(float, sizes.split())))
        rows.append((unit, words.split(), letters.split()))
    rows += [(Unit(name, name, "money", "", ()), words.split(), []) for name, words in CURRENCIES.items()]
    return rows


_ROWS = _rows()
UNITS = {unit.name: unit for unit, _, _ in _ROWS}
"""The units by their canonical names."""
for _length in [unit for unit in UNITS.values() if unit.dimension == "length"]:
    UNITS |= {unit.name: unit for unit in (powered(_length, 2), powered(_length, 3))}
LETTERS = {
    word: unit
    for unit, words, letters in _ROWS
    for word in (*words, *letters)
    if "_" not in word and not word.endswith("?")
} | {"p": UNITS["penny"]}
"""What may be written right behind digits: 10km, 91F, 50p. 5m is five million, or meters, as what follows tells."""
BEHIND_DIGITS = frozenset(word.removesuffix("?") for _, _, letters in _ROWS for word in letters)
"""Letters that are a unit right after digits only."""
PERIODS = {
    word.removesuffix("?"): unit.sizes[0]
    for unit, words, letters in _ROWS
    for word in (*words, *letters)
    if unit.dimension == "time" and unit.sizes
}
"""What a unit may be per, in seconds."""


def _forms(rows: Iterable[tuple[Unit, list[str]]]) -> Forms:
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for unit, words in rows:
        for form in words:
            first, *rest = form.split("_")
            found.setdefault(first, []).append((tuple(rest), unit))
    return {first: tuple(sorted(forms, key=lambda form: -len(form[0]))) for first, forms in found.items()}


FORMS = _forms((unit, words) for unit, words, _ in _ROWS)
"""The words of all units."""


@cache
def converted_forms() -> Forms:
    """The words and letters of units that are converted from one system to another, km² among them."""
    rows = [(unit, [*words, *(word.removesuffix("?") for word in letters)]) for unit, words, letters in _ROWS]
    rows = [(unit, words) for unit, words in rows if unit.system]
    for unit, words in rows.copy():
        if unit.dimension == "length":
            short = [word for word in words if len(word) == 2 or word == "m"]
            rows += [(powered(unit, size), [word + sign for word in short]) for sign, size in POWERS.items()]
    return _forms(rows)


def begins_unit(key: str) -> bool:
    """Whether a folded token can begin the words of a unit."""
    return key in FORMS or key in SQUARE or key in CUBIC


def unit_at(keys: Sequence[str], at: int, end: int) -> tuple[Unit, int] | None:
    """The unit whose words begin at a token, and the token after it; the longest."""
    if at >= end or not begins_unit(keys[at]):
        return None
    power, start = power_at(keys, at, end)
    found = form_at(FORMS.get(keys[start], ()), keys, start, end) if start < end else None
    if found is None or not power:
        return found
    return (powered(found[0], power), found[1]) if found[0].dimension == "length" else None


def power_at(keys: Sequence[str], at: int, end: int) -> tuple[int, int]:
    """2 for square, 3 for cubic, 0 for neither; and the token where the unit itself begins."""
    power = 2 if keys[at] in SQUARE else 3 if keys[at] in CUBIC else 0
    at += power > 0
    return power, at + (power > 0 and at < end and (keys[at] == "." or keys[at] in HYPHENS))


def form_at(
    forms: Iterable[tuple[tuple[str, ...], Unit]], keys: Sequence[str], at: int, end: int
) -> tuple[Unit, int] | None:
    """The first of some forms whose further tokens follow a token, and the token after it."""
    for rest, unit in forms:
        place = at + 1
        for part in rest:
            place += place < end and keys[place] in HYPHENS
            if place >= end or keys[place] != part:
                break
            place += 1
        else:
            return unit, place
    return None
