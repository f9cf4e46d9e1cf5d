"""When is a planted defect found, and which verdicts are new: the definitions of the accuracy benchmark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Verdict = dict[str, Any]
SEVERITIES = ("error", "warning", "query", "note")
NEAR = 25
"""A report this many characters from the defect, or from its other half, still points at it."""


@dataclass(frozen=True, slots=True)
class Label:
    """One planted defect: its span in the damaged text, what stood there before, and its other halves."""

    file: str
    source_file: str
    name: str
    start: int
    end: int
    original: str
    injected: str
    related: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, data: dict[str, Any]) -> Label:
        """The label that a line of labels.jsonl holds."""
        related = tuple((item["start"], item["end"]) for item in data["related"])
        (start, end), texts = data["span"], (data["original"], data["injected"])
        return cls(data["file"], data["source_file"], data["class"], start, end, *texts, related)

    @property
    def growth(self) -> int:
        """How many characters the damage added."""
        return self.end - self.start - len(self.original)

    def moved(self, offset: int) -> int:
        """Where an offset of the sound text stands in the damaged one."""
        return offset + self.growth if offset >= self.start + len(self.original) else min(offset, self.end)


def at_level(verdicts: Iterable[Verdict], level: str) -> list[Verdict]:
    """The verdicts of a severity or a graver one."""
    shown = SEVERITIES[: SEVERITIES.index(level) + 1]
    return [item for item in verdicts if item["severity"] in shown]


def finders(label: Label, damaged: Iterable[Verdict], sound: Iterable[Verdict]) -> list[str]:
    """The rules that found a defect: reported on the damaged text near it, and not on the sound one."""
    before = set(_places(label, sound))
    places = [(label.start, label.end), *label.related]
    return sorted(
        {
            item["rule"]
            for item in damaged
            if _near(item, places) and not before & set(_keys(item, item["start"], item["end"]))
        }
    )


def _places(label: Label, sound: Iterable[Verdict]) -> Iterator[tuple[Any, ...]]:
    for item in sound:
        yield from _keys(item, label.moved(item["start"]), label.moved(item["end"]))


def _keys(item: Verdict, start: int, end: int) -> Iterator[tuple[Any, ...]]:
    """A verdict is the same as another that starts or ends there; one on two places must also say the same."""
    says = item["message"] if item["related"] else ""
    yield item["rule"], "from", start, says
    yield item["rule"], "to", end, says


def _near(item: Verdict, places: list[tuple[int, int]]) -> bool:
    return any(item["start"] < end + NEAR and start - NEAR < item["end"] for start, end in places)


def changes(before: Iterable[Verdict], after: Iterable[Verdict]) -> tuple[list[Verdict], list[Verdict]]:
    """What one revision says of a text and another does not: (gone, new)."""
    old = {_identity(item): item for item in before}
    new = {_identity(item): item for item in after}
    return [old[key] for key in old.keys() - new.keys()], [new[key] for key in new.keys() - old.keys()]


def _identity(item: Verdict) -> tuple[Any, ...]:
    return item["rule"], item["start"], item["end"], item["severity"]
