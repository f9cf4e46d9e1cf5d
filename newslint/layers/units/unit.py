"""What a unit is, and the units that others make: square feet, meters per second."""

from __future__ import annotations

from ...record import NamedTuple


class Unit(NamedTuple):
    """A unit, or a currency.

    `name` is its canonical name ("km", "foot", "gbp"), `plural` what a message calls several of it
    ("kilometers"). `dimension` is what it measures: length, area, mass, money ... `system` is metric,
    customary, nautical, astronomical or either (degrees) where figures are converted from one system
    to another, else "". `sizes` are what one is in the base unit of its dimension: several where a
    word has several (gallons), none where nothing is reckoned with it.
    """

    name: str
    plural: str
    dimension: str
    system: str
    sizes: tuple[float, ...]


def powered(unit: Unit, power: int) -> Unit:
    """Square or cubic feet for feet."""
    word, dimension = ("square", "area") if power == 2 else ("cubic", "volume")
    sizes = tuple(size**power for size in unit.sizes)
    return Unit(f"{word} {unit.name}", f"{word} {unit.plural}", dimension, unit.system, sizes)


def per(unit: Unit, period: str, seconds: float) -> Unit:
    """Meters per second for meters; a length by time is a speed."""
    dimension = "speed" if unit.dimension == "length" else f"{unit.dimension}/time"
    sizes = tuple(size / seconds for size in unit.sizes)
    return Unit(f"{unit.name} per {period}", f"{unit.plural} per {period}", dimension, unit.system, sizes)
