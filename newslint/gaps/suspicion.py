"""What the gap model can say of a place in a sentence."""

from __future__ import annotations

from ..record import NamedTuple

GAPS = ("verb", "auxiliary", "to", "preposition", "article", "pronoun", "noun")
"""What may be missing before a word, in the order of the model's outputs."""
WRONGS = ("agreement", "form", "confusable", "stray")
"""What a word itself may be: in the wrong number, in the wrong form, mistaken for another, one too many."""
LABELS = (*GAPS, *WRONGS)


class Suspicion(NamedTuple):
    """`label`, one of LABELS, of the word that starts at code point `at` of sentence `sentence`.

    `score` is the model's probability, above 0 and up to 1, not a share of right answers.
    """

    sentence: int
    at: int
    label: str
    score: float
