"""Units of measure and how large they are.

The factors are those of NIST Special Publication 811, Guide for the Use of the International
System of Units (2008), Appendix B, a work of the US government: exact, or to its digits.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit. `sizes` are what one is in the base unit of its `dimension`: more than one where a word has several.

    `system` is metric, customary, nautical or astronomical: figures are converted from one system to another.
    """

    name: str
    dimension: str
    system: str
    sizes: tuple[float, ...]


# name | dimension | system | sizes | the words for it; a space parts words, an underscore joins two of one name.
_TABLE = """
millimeters | length | metric | 0.001 | mm millimeter millimeters millimetre millimetres
centimeters | length | metric | 0.01 | cm cms centimeter centimeters centimetre centimetres
meters | length | metric | 1 | m meter meters metre metres
kilometers | length | metric | 1000 | km kms kilometer kilometers kilometre kilometres
inches | length | customary | 0.0254 | in inch inches
feet | length | customary | 0.3048 | ft foot feet
yards | length | customary | 0.9144 | yd yds yard yards
miles | length | customary | 1609.344 | mi mile miles
nautical miles | length | nautical | 1852 | nm nmi nautical_mile nautical_miles
fathoms | length | nautical | 1.8288 | fathom fathoms
light-years | length | astronomical | 9.46073e15 | light_year light_years
astronomical units | length | astronomical | 1.495979e11 | au astronomical_unit astronomical_units
milligrams | mass | metric | 0.000001 | mg milligram milligrams
grams | mass | metric | 0.001 | g gram grams gramme grammes
kilograms | mass | metric | 1 | kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
metric tons | mass | metric | 1000 | tonne tonnes metric_ton metric_tons metric_tonne metric_tonnes
tons | mass | customary | 907.18474 1016.0469088 1000 | ton tons
short tons | mass | customary | 907.18474 | short_ton short_tons us_tons
long tons | mass | customary | 1016.0469088 | long_ton long_tons imperial_tons
ounces | mass | customary | 0.028349523125 0.0311034768 | oz ounce ounces
troy ounces | mass | customary | 0.0311034768 | troy_ounce troy_ounces
pounds | mass | customary | 0.45359237 | lb lbs pound pounds
stone | mass | customary | 6.35029318 | st stone stones
hectares | area | metric | 10000 | ha hectare hectares
acres | area | customary | 4046.873 | acre acres
milliliters | volume | metric | 0.000001 | ml milliliter milliliters millilitre millilitres
centiliters | volume | metric | 0.00001 | cl centiliter centiliters centilitre centilitres
liters | volume | metric | 0.001 | l ltr litre litres liter liters
gallons | volume | customary | 0.003785411784 0.00454609 | gal gals gallon gallons
quarts | volume | customary | 0.000946352946 0.0011365225 | qt quart quarts
pints | volume | customary | 0.000473176473 0.00056826125 | pint pints
fluid ounces | volume | customary | 0.0000295735295625 0.0000284130625 | fluid_ounce fluid_ounces fl_oz
barrels | volume | customary | 0.158987294928 | barrel barrels
acre-feet | volume | customary | 1233.489 | acre_foot acre_feet
miles per hour | length/time | customary | 0.44704 | mph
kilometers per hour | length/time | metric | 0.2777777777777778 | kph kmh kmph kmhr
knots | length/time | nautical | 0.5144444444444445 | knot knots kt kts
pascals | pressure | metric | 1 | pa pascal pascals
hectopascals | pressure | metric | 100 | hpa hectopascal hectopascals mb mbar millibar millibars
kilopascals | pressure | metric | 1000 | kpa kilopascal kilopascals
bars | pressure | metric | 100000 | bar
pounds per square inch | pressure | customary | 6894.757 | psi pounds_per_square_inch
inches of mercury | pressure | customary | 3386.389 | inhg inches_of_mercury
kilowatts | power | metric | 1000 | kw kilowatt kilowatts
horsepower | power | customary | 745.6999 735.49875 | hp bhp horsepower
kilojoules | energy | metric | 1000 | kj kilojoule kilojoules
calories | energy | customary | 4186.8 4184 | kcal calorie calories kilocalorie kilocalories
newton meters | torque | metric | 1 | nm newton_meters newton_metres
pound-feet | torque | customary | 1.355818 | pound_feet foot_pounds lb_ft
degrees | temperature | either | 1 | deg degree degrees ° º
degrees Celsius | temperature | metric | 1.8 | c ºc celsius centigrade ℃
degrees Fahrenheit | temperature | customary | 1 | f ºf fahrenheit ℉
"""
SQUARE = frozenset(("square", "sq"))
CUBIC = frozenset(("cubic", "cu"))
PERIODS = {
    "second": 1,
    "sec": 1,
    "s": 1,
    "minute": 60,
    "min": 60,
    "hour": 3600,
    "hr": 3600,
    "h": 3600,
    "day": 86400,
    "week": 604800,
    "year": 31556952,
}
NEED_FIGURE = frozenset("m in g t l c f st ha pa bar nm au".split())
"""Words that are a unit right after digits only, as they are other words or letters elsewhere."""


@cache
def units() -> dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]:
    """By the first folded token of their words: the further tokens, and the unit; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for line in _TABLE.strip().splitlines():
        name, dimension, system, sizes, forms = (part.strip() for part in line.split("|"))
        unit = Unit(name, dimension, system, tuple(map(float, sizes.split())))
        for form in forms.split():
            first, *rest = form.split("_")
            found.setdefault(first, []).append((tuple(rest), unit))
    for form in ("m", "cm", "km", "mi", "ft", "in", "mm"):
        [(_, unit)] = found[form]
        for power, signs in ((2, "²2"), (3, "³3")):
            for sign in signs:
                found[form + sign] = [((), powered(unit, power))]
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def powered(unit: Unit, power: int) -> Unit:
    """Square or cubic feet for feet."""
    word, dimension = ("square", "area") if power == 2 else ("cubic", "volume")
    return Unit(f"{word} {unit.name}", dimension, unit.system, tuple(size**power for size in unit.sizes))


def per(unit: Unit, period: str) -> Unit:
    """Meters per second for meters."""
    sizes = tuple(size / PERIODS[period] for size in unit.sizes)
    return Unit(f"{unit.name} per {period}", f"{unit.dimension}/time", unit.system, sizes)
