"""Kinds: the machinery that rule files name, one module each (or a few small ones together).

A kind knows no house style: words, thresholds and messages come from the rule file.

Another package offers a kind of its own by an entry point; rule files then name it like any other:

    [project.entry-points."newslint.kinds"]
    shouting = "our_newsroom.kinds:Shouting"

where `Shouting` is a class derived from `newslint.kinds.Kind` that says its `name`, the
`fields` a rule file may have for it, the `triggers` without which it need not run, and
its `matches`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ..errors import UsageError
from .base import Kind

__all__ = ["KINDS", "Kind", "kind_named", "known_kinds"]

KINDS = {
    "capitalization": "capitalization",
    "conditional": "conditional",
    "consistency": "consistency",
    "deck-repeats": "deck",
    "doubled-phrase": "doubled",
    "doubled-word": "doubled",
    "duplicate-text": "repeats",
    "ending": "ending",
    "engine": "engine",
    "find-replace": "artefact",
    "indefinite-article": "article",
    "legislature": "offices",
    "limit": "limit",
    "missing-gerund": "accused",
    "mojibake": "mojibake",
    "outlet-name": "outlet",
    "pattern": "pattern",
    "phrase": "phrase",
    "proselint": "proselint",
    "repetition": "repetition",
    "swap": "phrase",
    "tokens": "tokens",
    "unbalanced-quote": "marks",
    "unbalanced-single-quote": "single_marks",
    "age-conflict": "dates.ages",
    "age-over-time": "dates.ages",
    "anniversary": "dates.elapsed",
    "century-year": "dates.labels",
    "day-span": "dates.events",
    "elapsed-years": "dates.elapsed",
    "event-date": "dates.events",
    "event-day": "dates.course",
    "event-order": "dates.course",
    "future-of-past": "dates.tense",
    "headline-age": "dates.headline_age",
    "holiday-date": "dates.holidays",
    "impossible-date": "dates.impossible",
    "impossible-time": "dates.impossible",
    "life-dates": "dates.life",
    "past-of-future": "dates.tense",
    "quarter-month": "dates.labels",
    "reversed-range": "dates.ranges",
    "stale-reference": "dates.stale",
    "weekday-date": "dates.weekday",
    "year-implausible": "dates.years",
    "year-order": "dates.order",
    "year-span": "dates.ranges",
    "year-sum": "dates.yearsum",
    "years-to-date": "dates.elapsed",
    "zone-season": "dates.zones",
    "approximator": "figures.forms",
    "average-check": "figures.rates",
    "currency-band": "figures.money",
    "currency-rates": "figures.money",
    "decrease-over-hundred": "figures.forms",
    "direction-mismatch": "figures.direction",
    "figure-mismatch": "figures.mismatch",
    "fold-times": "figures.direction",
    "headline-figure": "figures.headline",
    "hedge-dropped": "figures.hedges",
    "implausible": "figures.implausible",
    "list-count": "figures.lists",
    "magnitude-slip": "figures.slip",
    "majority": "figures.forms",
    "number-grouping": "figures.grouping",
    "ordinal-vs-count": "figures.forms",
    "part-exceeds-whole": "figures.forms",
    "percent-change": "figures.percent",
    "percent-points": "figures.percent",
    "percent-share": "figures.shares",
    "percent-split": "figures.splits",
    "poll-margin": "figures.polls",
    "population": "figures.people",
    "quantity-conflict": "figures.conflict",
    "range-order": "figures.forms",
    "rate-period": "figures.rates",
    "respectively-count": "figures.lists",
    "series-score": "figures.games",
    "share-twice": "figures.forms",
    "temperature-conversion": "figures.temperature",
    "temperature-difference": "figures.temperature",
    "toll-timeline": "figures.toll",
    "total-parts-sum": "figures.sums",
    "unit-conversion": "figures.conversion",
    "vote-exceeds-body": "figures.votes",
    "vote-margin": "figures.votes",
    "whose-dollars": "figures.dollars",
    "winner-first": "figures.games",
    "word-numeral": "figures.forms",
    "clause": "grammar.clauses",
    "frame": "grammar.frames",
    "gap": "grammar.gap",
    "acronym-mismatch": "names.acronyms",
    "acronym-undefined": "names.acronym_use",
    "acronym-unused": "names.acronym_use",
    "capital-of": "names.geography",
    "city-region": "names.geography",
    "courtesy-mix": "names.later",
    "first-name-change": "names.first",
    "full-name-again": "names.later",
    "given-name-alone": "names.forms",
    "given-name-form": "names.forms",
    "headline-name": "names.headline",
    "headline-stranger": "names.stranger",
    "name-form": "names.forms",
    "name-misspelling": "names.spelling",
    "office-holder": "names.holders",
    "organization-variant": "names.organizations",
    "shared-surname": "names.introduced",
    "surname-first": "names.introduced",
    "title-conflict": "names.titles",
    "unidentified": "names.later",
    "attribution-comma": "quotes.comma",
    "attribution-late": "quotes.manner",
    "attribution-missing": "quotes.manner",
    "attribution-tense": "quotes.manner",
    "duplicate-quote": "quotes.repeated",
    "headline-quote": "quotes.headline",
    "mark-mix": "quotes.marks",
    "nested-quote": "quotes.marks",
    "quote-speakers": "quotes.speakers",
    "quote-variant": "quotes.variant",
    "speaker-change": "quotes.manner",
}
"""Where each kind lives: its name, and the module of this package that defines it; sorted, those of a desk together."""

ENTRY_POINTS = "newslint.kinds"
"""The entry-point group through which other packages offer kinds of their own."""


def kind_named(name: str) -> type[Kind] | None:
    """The class of a kind, imported on first use; None where nothing has that name.

    Raises UsageError where another package offers it and it cannot be had.
    """
    if name in KINDS:
        return _shipped(name)
    from importlib.metadata import entry_points

    for point in entry_points(group=ENTRY_POINTS, name=name):
        try:
            offered = point.load()
        except Exception as error:  # whatever a stranger's module raises when it is imported
            raise UsageError(f"kind {name!r} cannot be loaded from {point.value}: {error}") from error
        if not (isinstance(offered, type) and issubclass(offered, Kind)):
            raise UsageError(f"kind {name!r}: {point.value} is not a class derived from newslint.kinds.Kind")
        if getattr(offered.matches, "__isabstractmethod__", False):
            raise UsageError(f"kind {name!r}: {point.value} has no method matches")
        return offered
    return None


@cache
def _shipped(name: str) -> type[Kind]:
    module = import_module(f".{KINDS[name]}", __name__)
    for offered in vars(module).values():
        if isinstance(offered, type) and issubclass(offered, Kind) and offered.__dict__.get("name") == name:
            return offered
    raise LookupError(f"kinds/{KINDS[name]}.py defines no kind {name!r}")


def known_kinds() -> list[str]:
    """The names of all kinds, those of other installed packages included."""
    from importlib.metadata import entry_points

    return sorted({*KINDS, *(point.name for point in entry_points(group=ENTRY_POINTS))})
