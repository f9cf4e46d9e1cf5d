"""Names for findings that outlive edits elsewhere in the file: the rule, the words and the words beside them."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from .result import FileResult, Place

_BESIDE = 3
"""How many words on either side: enough to tell two uses apart, few enough to outlive an edit of the line."""


def fingerprints(result: FileResult) -> list[str]:
    """One name a diagnostic, in their order, unique within the file: a hash and the how-manieth of its like."""
    seen: Counter[str] = Counter()
    names = []
    for found in result.diagnostics:
        name = digest(found.rule, *_words(found.place))
        seen[name] += 1
        names.append(f"{name}:{seen[name]}")
    return names


def digest(*parts: str) -> str:
    """A hash of texts, as 32 hexadecimal digits."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _words(place: Place) -> tuple[str, str, str]:
    before, after = place.before.split()[-_BESIDE:], place.after.split()[:_BESIDE]
    return " ".join(before), " ".join(place.text.split()), " ".join(after)
