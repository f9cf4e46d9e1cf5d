"""A numeral: what it is worth, and how finely it says so."""

from __future__ import annotations

from math import isinf

from ...record import NamedTuple

_LARGE = 1000


class Numeral(NamedTuple):
    """A number read from tokens `[first, last)`.

    `place`: the worth of its last digit: 0.01 in 1.25, 1 in 1,200, 100,000 in 1.2 million; of words,
    of their last ("two hundred": 100). `round`: the worth of its last digit that is not a rounding
    zero: 100 in 1,200; zeros behind a point are meant. `form`: digits, words, share (a fraction of
    something), ordinal. `scaled`: whether a word or letter multiplies it. `rest`: letters glued
    behind its digits that are no scale ("km", "s").
    """

    first: int
    last: int
    value: float
    place: float
    round: float
    form: str
    scaled: bool = False
    rest: str = ""

    def rounded(self, most: float) -> float:
        """As `place`, but of a thousand and more the rounding zeros count, up to a share `most` of the whole."""
        if abs(self.value) < _LARGE:
            return self.place
        return max(self.place, min(self.round, most * abs(self.value)))

    @property
    def step(self) -> float:
        """Half of this may be lost where a figure is retold: 0.1 of 3.5, 800 of 8,000, a million of 8 million."""
        return self.rounded(0.1) if self.place == 1 else self.place

    @property
    def coarse(self) -> float:
        """As `round`, but a last digit of five may stand for the nearest five: 500 of 1,500."""
        if not f"{self.round:e}".startswith("1"):  # a quarter, in 2¼
            return self.round
        last = round(abs(self.value) / self.round % 10, 3)
        return self.round * 5 if last == 5 else self.round

    def times(self, scale: float) -> Numeral:
        """The same so many times over."""
        return self._replace(
            value=times(self.value, scale), place=self.place * scale, round=self.round * scale, scaled=True
        )


def times(value: float, scale: float) -> float:
    """The product without the dust of binary fractions: 1.1 million is 1,100,000."""
    product = value * scale
    if isinf(product):
        return product
    return float(round(product)) if abs(product - round(product)) < 1e-4 else product


def rounding(value: float, place: float) -> float:
    """The worth of the last digit that is not zero: 100 for 1,200 whose last place is 1."""
    bare = f"{abs(value) / place:.0f}".rstrip("0")
    return place * 10.0 ** (len(f"{abs(value) / place:.0f}") - len(bare)) if bare else place
