"""The changes between two versions, as text, JSON, CSV or a page."""

from __future__ import annotations

from importlib import import_module

from ..errors import UsageError
from ..report.base import Options
from .against import Change, Comparison
from .formats import FORMATS
from .rows import row
from .sheet import Fact, Said, When
from .wording import Part, difference


def write(name: str, found: Comparison, options: Options) -> str:
    """The report in a format. Raises UsageError for a name that is none of `FORMATS`."""
    if name not in FORMATS:
        raise UsageError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    written: str = import_module(f".against_{name}", __package__).write(found, options)
    return written


def line_of(fact: Fact | None, section: str) -> int:
    """The line of a fact; 0 where there is none."""
    return row(section, fact).place.line if fact is not None else 0


def parts(change: Change) -> list[Part]:
    """The words of a change, in order: what is dropped, what is added, what a quote keeps."""
    if change.old is None or change.new is None:
        fact = change.new or change.old
        assert fact is not None, "a change has one of the two"
        return [Part("added" if change.old is None else "dropped", row(change.section, fact).words)]
    if isinstance(change.old, Said) and isinstance(change.new, Said):
        return difference(change.old.at.text, change.new.at.text)
    before, after = row(change.section, change.old).words, row(change.section, change.new).words
    return [Part("same", after)] if before == after else [Part("dropped", before), Part("added", after)]


def remarks(change: Change) -> tuple[str, ...]:
    """What there is to say besides the words: details of what is new or gone, what else differs."""
    if change.old is None or change.new is None:
        fact = change.new or change.old
        assert fact is not None, "a change has one of the two"
        return row(change.section, fact).details
    out = []
    for what in change.what:
        if what in ("title", "age", "speaker"):
            out.append(f"{what}: {getattr(change.old, what)} \u2192 {getattr(change.new, what)}")
        elif what == "name":
            out.append("respelled")
        elif isinstance(change.old, When) and isinstance(change.new, When):
            out += _readings(change.old, change.new)
    return tuple(out)


def _readings(old: When, new: When) -> list[str]:
    """Both days worked out, where that says more than the words do."""
    readings = [fact.reading or "day not known" for fact in (old, new)]
    told = readings in ([old.at.text, new.at.text], ["day not known"] * 2)
    return [] if told else [" \u2192 ".join(readings)]
