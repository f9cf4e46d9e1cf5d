"""Figures in a row: 70 to 80, 10 by 20, minus 5."""

from __future__ import annotations

from ..numerals import HYPHENS, INSIDE, Numeral, read_numeral
from ..tokens import Tokens

JOINTS = {
    "-": "to",
    "‐": "to",
    "‑": "to",
    "–": "to",
    "—": "to",
    "to": "to",
    "and": "to",
    "or": "to",
    "by": "by",
    "x": "by",
    "×": "by",
}
RUN = INSIDE | {*JOINTS, "minus", "−", "/"}
"""Tokens of which figures in a row can consist, digits apart."""
MINUS = frozenset(("minus", "−", "-", "–"))


def read_figures(stream: Tokens, at: int, minus: frozenset[int]) -> tuple[tuple[Numeral, ...], str] | None:
    """The figures that fill a few tokens from `at` to the end, and what joins them: "to", "by" or "".

    `minus` are the places of minus signs.
    """
    keys = stream.keys
    found: list[Numeral] = []
    joint = ""
    while at < len(keys):
        if found:
            joined = _joint(keys, at)
            if joined is None or (joint and joint != joined[0]):
                return None
            joint, at = joined
        negative = at in minus
        if at + negative == len(keys):
            return None
        read = read_numeral(stream, at + negative, len(keys), measured=True)
        if read is None or read.form == "ordinal" or (read.rest and not read.scaled):
            return None
        found.append(read._replace(value=-read.value) if negative else read)
        at = read.last
    return (tuple(found), joint) if found else None


def _joint(keys: list[str], at: int) -> tuple[str, int] | None:
    """What joins two figures, and the token after it: -, to, -by-."""
    hyphenated = keys[at] in HYPHENS and at + 1 < len(keys) and keys[at + 1] in ("to", "by", "or")
    after = at + hyphenated
    if after >= len(keys) or keys[after] not in JOINTS:
        return None
    end = after + 1
    end += hyphenated and end < len(keys) and keys[end] in HYPHENS
    return JOINTS[keys[after]], end


def single(first: int, last: int, value: float, place: float) -> Numeral:
    """The numeral that two make together, as fine as the smaller: 5 feet 6 is 66 inches, and not 65."""
    return Numeral(first, last, value, place, place, "digits")
