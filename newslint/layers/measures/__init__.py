"""Measures: figures with a unit of length, mass, area, volume, speed, temperature and the like; and conversions."""

from .conversions import Conversion, conversions
from .reading import Measure, measures
from .units import Unit

__all__ = ["Conversion", "Measure", "Unit", "conversions", "measures"]
