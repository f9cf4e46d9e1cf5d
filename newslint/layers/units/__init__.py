"""Units of measure and currencies: the one table of how they are written, what they measure and how large they are."""

from .currencies import CODES, PREFIXES, SIGNS
from .forms import (
    BEHIND_DIGITS,
    CUBIC,
    LETTERS,
    PERIODS,
    POWERS,
    SQUARE,
    UNITS,
    begins_unit,
    converted_forms,
    form_at,
    power_at,
    unit_at,
)
from .table import UNSURE
from .unit import Unit, per, powered

__all__ = [
    "BEHIND_DIGITS",
    "CODES",
    "CUBIC",
    "LETTERS",
    "PERIODS",
    "POWERS",
    "PREFIXES",
    "SIGNS",
    "SQUARE",
    "UNITS",
    "UNSURE",
    "Unit",
    "begins_unit",
    "converted_forms",
    "form_at",
    "per",
    "power_at",
    "powered",
    "unit_at",
]
