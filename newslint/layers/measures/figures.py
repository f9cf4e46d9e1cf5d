"""Figures in a row: 70 to 80, 10 by 20, minus 5."""

from __future__ import annotations

from .numerals import WORDS, Numeral, numeral

HYPHENS = ("-", "‐", "‑")
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
RUN = WORDS | {*JOINTS, "minus", "−", "/"}
"""Tokens of which figures in a row can consist, digits apart."""
MINUS = frozenset(("minus", "−", "-", "–"))


def read_figures(keys: list[str], at: int, minus: frozenset[int]) -> tuple[tuple[Numeral, ...], str] | None:
    """The figures that fill the keys from `at` to the end, and what joins them: "to", "by" or "".

    `minus` are the places of minus signs.
    """
    found: list[Numeral] = []
    joint = ""
    while at < len(keys):
        if found:
            joined = _joint(keys, at)
            if joined is None or (joint and joint != joined[0]):
                return None
            joint, at = joined
        negative = at in minus
        read = numeral(keys, at + negative, len(keys))
        if read is None:
            return None
        found.append(read._replace(value=-read.value) if negative else read)
        at = read.last
    return (tuple(found), joint) if found else None


def _joint(keys: list[str], at: int) -> tuple[str, int] | None:
    """What joins two figures, and the token after it: -, to, -by-."""
    hyphenated = keys[at] in HYPHENS and at + 1 < len(keys) and keys[at + 1] in ("to", "by", "or")
    after = at + hyphenated
    if keys[after] not in JOINTS:
        return None
    end = after + 1
    end += hyphenated and end < len(keys) and keys[end] in HYPHENS
    return JOINTS[keys[after]], end
