"""Units and currencies: every way to write one, its canonical name, and what it measures."""

from __future__ import annotations

_UNITS = {
    "share": {"percent": "% percent pct pc|per cent", "share": ""},
    "point": {
        "point": "|percentage point|percentage points|percentage pt|pct point|pct points|pp",
        "basis point": "|basis point|basis points|bp|bps",
    },
    "length": {
        "km": "km kms kilometer kilometers kilometre kilometres",
        "meter": "meter meters metre metres",
        "cm": "cm cms centimeter centimeters centimetre centimetres",
        "mm": "mm millimeter millimeters millimetre millimetres",
        "mile": "mile miles",
        "nautical mile": "|nautical mile|nautical miles",
        "foot": "foot feet ft ft.",
        "inch": "inch inches",
        "yard": "yard yards yd yds",
        "light year": "|light year|light years|light - year|light - years|lightyears",
        "block": "",
    },
    "area": {
        "acre": "acre acres",
        "hectare": "hectare hectares ha",
        "square km": "|square kilometer|square kilometers|square kilometre|square kilometres|square km|sq km|sq. km",
        "square mile": "|square mile|square miles|sq mile|sq miles",
        "square foot": "|square foot|square feet|square ft|sq ft|sq feet",
        "square meter": "|square meter|square meters|square metre|square metres|sq m",
        "square yard": "|square yard|square yards",
        "square inch": "|square inch|square inches",
    },
    "mass": {
        "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
        "gram": "gram grams gramme grammes",
        "mg": "mg milligram milligrams milligramme milligrammes",
        "microgram": "mcg microgram micrograms",
        "tonne": "tonne tonnes|metric ton|metric tons",
        "ton": "ton tons",
        "ounce": "ounce ounces oz",
        "stone": "stone",
        "lb": "lb lbs",
        "pound": "pound pounds",
    },
    "volume": {
        "liter": "liter liters litre litres",
        "ml": "ml milliliter milliliters millilitre millilitres",
        "gallon": "gallon gallons",
        "pint": "pint pints",
        "quart": "quart quarts",
        "barrel": "barrel barrels",
        "bushel": "bushel bushels",
        "cubic foot": "|cubic foot|cubic feet",
        "cubic meter": "|cubic meter|cubic meters|cubic metre|cubic metres",
        "cubic yard": "|cubic yard|cubic yards",
        "fluid ounce": "|fluid ounce|fluid ounces|fl oz",
    },
    "time": {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks",
        "weekend": "weekend weekends",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "quarter": "",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
        "millisecond": "millisecond milliseconds ms",
    },
    "speed": {
        "mph": "mph|mile per hour|miles per hour|miles an hour|mile - an - hour|mile - per - hour",
        "kph": "kph kmh|km / h|km per hour|kilometers per hour|kilometres per hour|kilometers an hour"
        "|kilometres an hour",
        "knot": "knot knots",
    },
    "temperature": {
        "celsius": "celsius|degrees celsius|degrees c|degree celsius|degrees centigrade|° c|°c",
        "fahrenheit": "fahrenheit|degrees fahrenheit|degrees f|degree fahrenheit|° f|°f",
        "degree": "degree degrees °",
    },
    "energy": {
        "watt": "watt watts",
        "kilowatt": "kilowatt kilowatts kw",
        "megawatt": "megawatt megawatts mw",
        "gigawatt": "gigawatt gigawatts gw",
        "kilowatt hour": "kwh|kilowatt hour|kilowatt hours|kilowatt - hours|kilowatt - hour",
        "megawatt hour": "mwh|megawatt hour|megawatt hours|megawatt - hours|megawatt - hour",
        "gigawatt hour": "gwh|gigawatt hours|gigawatt - hours",
        "calorie": "calorie calories",
        "kiloton": "kiloton kilotons",
        "megaton": "megaton megatons",
        "horsepower": "horsepower hp bhp",
        "volt": "volt volts",
    },
    "data": {
        "kilobyte": "kb kilobyte kilobytes",
        "megabyte": "mb megabyte megabytes",
        "gigabyte": "gb gigabyte gigabytes",
        "terabyte": "tb terabyte terabytes",
        "pixel": "pixel pixels px",
        "megapixel": "megapixel megapixels mp",
    },
    "money": {
        "$": "dollar dollars buck bucks",
        "usd": "|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollars",
        "cad": "|canadian dollar|canadian dollars",
        "aud": "|australian dollar|australian dollars",
        "nzd": "|new zealand dollar|new zealand dollars",
        "hkd": "|hong kong dollar|hong kong dollars",
        "sgd": "|singapore dollar|singapore dollars",
        "twd": "|taiwan dollar|taiwan dollars",
        "gbp": "quid|pounds sterling|pound sterling",
        "eur": "euro euros",
        "jpy": "yen",
        "cny": "yuan renminbi",
        "inr": "rupee rupees|indian rupees",
        "pkr": "|pakistani rupees",
        "krw": "won",
        "rub": "ruble rubles rouble roubles",
        "chf": "franc francs|swiss franc|swiss francs",
        "try": "lira liras",
        "mxn": "peso pesos|mexican pesos",
        "brl": "real reais",
        "zar": "rand rands",
        "ngn": "naira",
        "kes": "|kenyan shillings",
        "sek": "krona kronor",
        "dkk": "krone kroner",
        "ils": "shekel shekels",
        "thb": "baht",
        "idr": "rupiah",
        "myr": "ringgit",
        "aed": "dirham dirhams",
        "sar": "riyal riyals",
        "irr": "rial rials",
        "cent": "cent cents",
        "penny": "pence",
    },
}

_UNSURE = {"won", "real", "stone", "second", "min", "mp", "ha", "ms", "sec", "foot", "minute"}
"""Words that are a unit only behind a hyphen or, where plural, right after a figure: "two won", "one second"."""


def _forms() -> dict[tuple[str, ...], str]:
    """All forms, as folded tokens: before the first bar single words, behind it forms of several."""
    found: dict[tuple[str, ...], str] = {}
    for group in _UNITS.values():
        for unit, written in group.items():
            alone, *several = written.split("|")
            for words in [*alone.split(), *several]:
                if words:
                    found[tuple(words.split())] = unit
    return found


UNITS: dict[str, list[tuple[tuple[str, ...], str]]] = {}
"""Folded first word of a unit, to (all its folded tokens, canonical name), longest first."""
for _form, _unit in sorted(_forms().items(), key=lambda item: -len(item[0])):
    UNITS.setdefault(_form[0], []).append((_form, _unit))

DIMENSIONS = {unit: dimension for dimension, group in _UNITS.items() for unit in group}
"""What each unit measures; currencies are money."""

GLUED = {
    "km": "km",
    "kms": "km",
    "m": "meter",
    "cm": "cm",
    "mm": "mm",
    "ft": "foot",
    "in": "inch",
    "mi": "mile",
    "yd": "yard",
    "kg": "kg",
    "g": "gram",
    "mg": "mg",
    "lb": "lb",
    "lbs": "lb",
    "oz": "ounce",
    "st": "stone",
    "t": "tonne",
    "l": "liter",
    "ml": "ml",
    "mph": "mph",
    "kph": "kph",
    "kmh": "kph",
    "kn": "knot",
    "c": "celsius",
    "f": "fahrenheit",
    "kw": "kilowatt",
    "mw": "megawatt",
    "gw": "gigawatt",
    "kwh": "kilowatt hour",
    "mwh": "megawatt hour",
    "gwh": "gigawatt hour",
    "kb": "kilobyte",
    "mb": "megabyte",
    "gb": "gigabyte",
    "tb": "terabyte",
    "hp": "horsepower",
    "bhp": "horsepower",
    "px": "pixel",
    "ha": "hectare",
    "sec": "second",
    "min": "minute",
    "hr": "hour",
    "hrs": "hour",
    "p": "penny",
    "c.": "cent",
    "pc": "percent",
    "bps": "basis point",
    "ms": "millisecond",
}
"""Letters written right behind a figure: 10km, 91F, 50p. 5m is five million, or meters, as what follows tells."""

SIGNS = {
    "$": "$",
    "£": "gbp",
    "€": "eur",
    "¥": "jpy",
    "₹": "inr",
    "₩": "krw",
    "₽": "rub",
    "₺": "try",
    "₪": "ils",
    "₦": "ngn",
}
"""Currency signs, right before a figure."""
PREFIXES = {
    "us": "usd",
    "u.s.": "usd",
    "a": "aud",
    "au": "aud",
    "c": "cad",
    "ca": "cad",
    "can": "cad",
    "nz": "nzd",
    "hk": "hkd",
    "s": "sgd",
    "nt": "twd",
    "r": "brl",
}
"""Letters glued before a dollar sign."""
CODES = {
    code: code for code in "usd cad aud nzd hkd sgd gbp eur jpy cny inr krw rub chf zar mxn brl sek dkk nok".split()
} | {
    "rs": "inr",
    "rmb": "cny",
}
"""Currency codes before a figure, in capitals."""


def unit_at(keys: list[str], at: int, end: int) -> tuple[str, int] | None:
    """The unit that begins at a token, canonical, and the token after it; the longest."""
    if at >= end:
        return None
    for form, unit in UNITS.get(keys[at], ()):
        if at + len(form) <= end and (len(form) == 1 or tuple(keys[at : at + len(form)]) == form):
            return unit, at + len(form)
    return None


def unsure(key: str) -> bool:
    """Whether a unit's word is often another word."""
    return key in _UNSURE
