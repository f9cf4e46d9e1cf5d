"""Numerals, in digits and in words: the one place that reads them, for quantities, measures, dates and ages."""

from .numeral import Numeral
from .reading import read_numeral, whole_number
from .words import HYPHENS, INSIDE, ONES, ORDINALS, SHORT_SCALES, STARTS, TENS

__all__ = [
    "HYPHENS",
    "INSIDE",
    "ONES",
    "ORDINALS",
    "SHORT_SCALES",
    "STARTS",
    "TENS",
    "Numeral",
    "read_numeral",
    "whole_number",
]
