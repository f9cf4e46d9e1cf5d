"""Which paragraphs of a web page are the story, and what the page says of itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .dates import find_date
from .htmlparagraph import Paragraph

_PUBLISHED = re.compile(r"\"datePublished\"\s{0,20}:\s{0,20}\"([^\"]{8,40})\"")
_META_DATES = ("article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued")
_META_KEPT = ("author", "description")
_TOP = ("headline", "deck", "byline")


@dataclass(slots=True)
class Facts:
    """What the head of a page says: `meta`, its `title` as a paragraph, and dates by how much they can be trusted."""

    meta: dict[str, str] = field(default_factory=dict)
    title: Paragraph | None = None
    dates: dict[str, date] = field(default_factory=dict)

    @property
    def published(self) -> date | None:
        """The publication date: of the meta element, else of the linked data, else of the first time element."""
        return self.dates.get("meta") or self.dates.get("data") or self.dates.get("time")

    def note_date(self, kind: str, text: str) -> None:
        """Keep the first date that each kind of element states."""
        if kind not in self.dates and (found := find_date(text)):
            self.dates[kind] = found

    def note_script(self, text: str) -> None:
        """Look for the date in linked data (JSON-LD)."""
        if "data" not in self.dates and (found := _PUBLISHED.search(text)):
            self.note_date("data", found[1])

    def note_meta(self, attributes: dict[str, str]) -> None:
        """Take in a meta element."""
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        content = attributes.get("content", "")
        if name in _META_DATES:
            self.note_date("meta", content)
        elif name in _META_KEPT and content:
            self.meta.setdefault(name, content)


def choose(found: Sequence[Paragraph], facts: Facts) -> list[Paragraph]:
    """The story's paragraphs in file order: those of the article element, else of the main one, else all.

    The headline, deck and byline right before it are let in where it has no headline itself.
    """
    found = [paragraph for paragraph in found if not paragraph.banner or paragraph.zone in _TOP]
    chosen = _inside(found)
    if facts.title:
        facts.meta.setdefault("title", facts.title.words())
    if any(paragraph.zone == "headline" for paragraph in chosen):
        return chosen
    if len(chosen) < len(found) and chosen:
        first = next(index for index, paragraph in enumerate(found) if paragraph is chosen[0])
        above = [index for index in range(first) if found[index].zone == "headline"]
        if above:
            return [paragraph for paragraph in found[above[-1] : first] if paragraph.zone in _TOP] + chosen
    if facts.title and chosen and facts.title.start < chosen[0].start:
        return [facts.title, *chosen]
    return chosen


def _inside(found: Sequence[Paragraph]) -> list[Paragraph]:
    sizes: Counter[int] = Counter()
    for paragraph in found:
        if paragraph.article:
            sizes[paragraph.article] += paragraph.size
    if sizes:
        [(longest, size)] = sizes.most_common(1)
        single = size * 2 >= sum(sizes.values())
        return [p for p in found if (p.article == longest if single else p.article)]
    if any(paragraph.main for paragraph in found):
        return [paragraph for paragraph in found if paragraph.main]
    return list(found)
