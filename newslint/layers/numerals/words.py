"""The words, signs and letters of which numerals are made, and what each is worth."""

from __future__ import annotations

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 100_000,
    "crore": 10**7,
}
SHORT_SCALES = {
    "k": 1_000,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mil": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
"""Letters that multiply the digits before them."""
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
"""Into how many parts the whole is cut: a third."""
PLURAL_PARTS = {f"{part}s": value for part, value in PARTS.items()} | {"halves": 2}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
HYPHENS = frozenset("-‐‑")

STARTS = frozenset({*ONES, *TENS, *VULGAR, *ORDINALS, "hundred", "dozen", "half", "quarter", *SCALES})
"""Words that can begin a numeral; digits can too."""
INSIDE = STARTS | {*PARTS, *PLURAL_PARTS, *HYPHENS, "a", "an", "and", "of", "/"}
"""Words of which a numeral can consist, digits apart."""
