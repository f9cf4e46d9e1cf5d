"""The last step of every reader: blocks and their guessed zones, addresses and datelines into a Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from ..document import Comment, Document, OffsetMap, Zone
from ..record import NamedTuple
from ..source import Source
from ..span import Span
from .layout import dateline_end, name_blocks
from .urls import find_urls


class Page(NamedTuple):
    """What a reader found in a file; `blocks` are "body" where the markup did not name them."""

    text: str
    offsets: OffsetMap
    blocks: list[Zone]
    inline: Sequence[Zone] = ()
    comments: Sequence[Comment] = ()
    meta: Mapping[str, str] = MappingProxyType({})
    date: date | None = None


def finish(source: Source, page: Page, layout: tuple[str, ...], *, subheads: bool = False, apart: int = 0) -> Document:
    """The Document of a page; see `layout.name_blocks` for `layout`, `subheads` and `apart`."""
    text = page.text
    zones = [zone.name for zone in page.blocks]
    spans = [zone.span for zone in page.blocks]
    texts = [text[start:end] for start, end in spans]
    published = name_blocks(zones, texts, layout, subheads=subheads, apart=apart)
    inline = _inline(page, text)
    if "body" in zones:
        lede = zones.index("body")
        start = spans[lede].start
        known = any(zone.name == "dateline" for zone in inline)
        if not known and (length := dateline_end(texts[lede])):
            inline.append(Zone("dateline", Span(start, start + length)))
    inline.sort(key=lambda zone: zone.span)
    return Document(
        source,
        text,
        page.offsets,
        tuple(map(Zone, zones, spans)),
        tuple(inline),
        tuple(page.comments),
        MappingProxyType(dict(page.meta)),
        page.date or published,
    )


def _inline(page: Page, text: str) -> list[Zone]:
    """The inline zones of the markup, and the addresses that stand outside them."""
    urls = find_urls(text)
    if not page.inline or not urls:
        return [*page.inline] + urls
    taken = sorted(zone.span for zone in page.inline)
    kept = list(page.inline)
    index = 0
    for url in urls:
        while index < len(taken) and taken[index].end <= url.span.start:
            index += 1
        if index == len(taken) or taken[index].start >= url.span.end:
            kept.append(url)
    return kept
