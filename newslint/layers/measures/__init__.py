"""Measures: figures with a unit of length, mass, area, volume, speed, temperature and the like; and conversions."""

from .conversions import Conversion, conversions
from .measure import Measure
from .reading import measures

__all__ = ["Conversion", "Measure", "conversions", "measures"]
