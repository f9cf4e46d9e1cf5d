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

from importlib import import_module

from ..errors import UsageError
from .base import Kind

__all__ = ["KINDS", "Kind", "kind_named", "known_kinds"]

KINDS = {
    "deck-repeats": "deck",
    "attribution-comma": "quotes.comma",
    "attribution-late": "quotes.manner",
    "attribution-missing": "quotes.manner",
    "attribution-tense": "quotes.manner",
    "speaker-change": "quotes.manner",
    "duplicate-quote": "quotes.repeated",
    "headline-quote": "quotes.headline",
    "quote-speakers": "quotes.speakers",
    "mark-mix": "quotes.marks",
    "nested-quote": "quotes.marks",
    "quote-variant": "quotes.variant",
    "quantity-conflict": "figures.conflict",
    "headline-figure": "figures.headline",
    "toll-timeline": "figures.toll",
    "hedge-dropped": "figures.hedges",
    "magnitude-slip": "figures.slip",
    "figure-mismatch": "figures.mismatch",
    "acronym-mismatch": "names.acronyms",
    "acronym-undefined": "names.acronym_use",
    "acronym-unused": "names.acronym_use",
    "legislature": "offices",
    "capital-of": "names.geography",
    "city-region": "names.geography",
    "office-holder": "names.holders",
    "organization-variant": "names.organizations",
    "title-conflict": "names.titles",
    "direction-mismatch": "figures.direction",
    "fold-times": "figures.direction",
    "list-count": "figures.lists",
    "respectively-count": "figures.lists",
    "rate-period": "figures.rates",
    "average-check": "figures.rates",
    "ordinal-vs-count": "figures.forms",
    "percent-change": "figures.percent",
    "part-exceeds-whole": "figures.forms",
    "range-order": "figures.forms",
    "word-numeral": "figures.forms",
    "approximator": "figures.forms",
    "share-twice": "figures.forms",
    "majority": "figures.forms",
    "decrease-over-hundred": "figures.forms",
    "percent-points": "figures.percent",
    "percent-share": "figures.shares",
    "percent-split": "figures.splits",
    "total-parts-sum": "figures.sums",
    "first-name-change": "names.first",
    "full-name-again": "names.later",
    "courtesy-mix": "names.later",
    "unidentified": "names.later",
    "headline-name": "names.headline",
    "headline-stranger": "names.stranger",
    "name-form": "names.forms",
    "given-name-alone": "names.forms",
    "given-name-form": "names.forms",
    "surname-first": "names.introduced",
    "shared-surname": "names.introduced",
    "name-misspelling": "names.spelling",
    "outlet-name": "outlet",
    "missing-gerund": "accused",
    "frame": "grammar.frames",
    "find-replace": "artefact",
    "duplicate-text": "repeats",
    "unbalanced-quote": "marks",
    "unbalanced-single-quote": "single_marks",
    "doubled-phrase": "doubled",
    "doubled-word": "doubled",
    "indefinite-article": "article",
    "ending": "ending",
    "engine": "engine",
    "mojibake": "mojibake",
    "headline-age": "dates.headline_age",
    "age-over-time": "dates.ages",
    "year-order": "dates.order",
    "stale-reference": "dates.stale",
    "life-dates": "dates.life",
    "event-date": "dates.events",
    "day-span": "dates.events",
    "year-implausible": "dates.years",
    "year-sum": "dates.yearsum",
    "past-of-future": "dates.tense",
    "future-of-past": "dates.tense",
    "century-year": "dates.labels",
    "quarter-month": "dates.labels",
    "holiday-date": "dates.holidays",
    "zone-season": "dates.zones",
    "elapsed-years": "dates.elapsed",
    "years-to-date": "dates.elapsed",
    "anniversary": "dates.elapsed",
    "reversed-range": "dates.ranges",
    "year-span": "dates.ranges",
    "age-conflict": "dates.ages",
    "weekday-date": "dates.weekday",
    "impossible-date": "dates.impossible",
    "impossible-time": "dates.impossible",
    "phrase": "phrase",
    "swap": "phrase",
    "pattern": "pattern",
    "tokens": "tokens",
    "capitalization": "capitalization",
    "conditional": "conditional",
    "consistency": "consistency",
    "limit": "limit",
    "repetition": "repetition",
    "proselint": "proselint",
    "number-grouping": "figures.grouping",
    "temperature-conversion": "figures.temperature",
    "temperature-difference": "figures.temperature",
    "unit-conversion": "figures.conversion",
    "vote-exceeds-body": "figures.votes",
    "vote-margin": "figures.votes",
    "winner-first": "figures.games",
    "population": "figures.people",
    "whose-dollars": "figures.dollars",
    "poll-margin": "figures.polls",
    "implausible": "figures.implausible",
    "currency-band": "figures.money",
    "currency-rates": "figures.money",
    "series-score": "figures.games",
}
"""Where each kind lives: its name, and the module of this package that defines it."""

ENTRY_POINTS = "newslint.kinds"
"""The entry-point group through which other packages offer kinds of their own."""


def kind_named(name: str) -> type[Kind] | None:
    """The class of a kind, imported on first use; None where nothing has that name.

    Raises UsageError where another package offers it and it cannot be had.
    """
    if name in KINDS:
        module = import_module(f".{KINDS[name]}", __name__)
        for offered in vars(module).values():
            if isinstance(offered, type) and issubclass(offered, Kind) and offered.__dict__.get("name") == name:
                return offered
        raise LookupError(f"kinds/{KINDS[name]}.py defines no kind {name!r}")
    from importlib.metadata import entry_points

    for point in entry_points(group=ENTRY_POINTS, name=name):
        try:
            offered = point.load()
        except Exception as error:  # whatever a stranger's module raises when it is imported
            raise UsageError(f"kind {name!r} cannot be loaded from {point.value}: {error}") from error
        if not (isinstance(offered, type) and issubclass(offered, Kind)):
            raise UsageError(f"kind {name!r}: {point.value} is not a class derived from newslint.kinds.Kind")
        return offered
    return None


def known_kinds() -> list[str]:
    """The names of all kinds, those of other installed packages included."""
    from importlib.metadata import entry_points

    return sorted({*KINDS, *(point.name for point in entry_points(group=ENTRY_POINTS))})
