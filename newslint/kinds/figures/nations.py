"""What the table of countries says: names, people, population, seats of chambers."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

from ...layers.tokens import fold
from ...record import NamedTuple

_DWARFS = 20
"""So many times as many people as the next country of the name."""


class Nation(NamedTuple):
    """A country; `population` and `chambers` (seats by name) are those of the day `as_of` of the table."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    population: int
    chambers: dict[str, int]


@cache
def table() -> tuple[date, tuple[Nation, ...]]:
    """The day of the table, and all countries."""
    data = json.loads((Path(__file__).parents[2] / "data" / "nations.json").read_text("utf-8"))
    rows = tuple(
        Nation(tuple(row["names"]), tuple(row["adjectives"]), tuple(row["people"]), row["population"], row["chambers"])
        for row in data["nations"]
    )
    return date.fromisoformat(data["as_of"]), rows


@cache
def by_form() -> dict[tuple[str, ...], tuple[str, Nation]]:
    """Folded tokens of each name, adjective and people: which of the three it is, and the country.

    A form that several countries have is the largest's if it dwarfs the others (French), else none's.
    """
    found: dict[tuple[str, ...], list[tuple[str, Nation]]] = {}
    for nation in table()[1]:
        for sort, forms in (("name", nation.names), ("adjective", nation.adjectives), ("people", nation.people)):
            for form in forms:
                rows = found.setdefault(tuple(fold(form)), [])
                if all(row[1] is not nation for row in rows):
                    rows.append((sort, nation))
    for rows in found.values():
        rows.sort(key=lambda row: -row[1].population)
    return {
        key: rows[0]
        for key, rows in found.items()
        if len(rows) == 1 or rows[1][1].population * _DWARFS < rows[0][1].population
    }
