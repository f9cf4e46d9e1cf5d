"""HTML pages and fragments: the words of the story, as a browser would lay them out.

Positions are those of the tokens in `htmltokens`, which are offsets into the file. White
space collapses into one space that stands for the first character of the stretch; an
entity is a run of its own; tags belong to no run.
"""

from __future__ import annotations

from collections import Counter

from ..document import Comment, Document, Zone
from ..source import Source
from .builder import Builder
from .htmlpage import Facts, choose
from .htmlparagraph import Paragraph
from .htmlwalk import walk
from .page import Page, finish


def read(source: Source, layout: tuple[str, ...] = ()) -> Document:
    """A Document of the story's words; navigation, scripts, forms, asides and the like are left out."""
    found, comments, facts = paragraphs(source.text, 0, len(source.text))
    chosen = choose(found, facts)
    builder = Builder()
    for paragraph in chosen:
        paragraph.build(builder)
    blocks = _one_headline(builder.blocks)
    page = Page(builder.text(), builder.offsets(), blocks, builder.inline, comments, facts.meta, facts.published)
    return finish(source, page, layout)


def paragraphs(text: str, start: int, end: int) -> tuple[list[Paragraph], list[Comment], Facts]:
    """All paragraphs of `text[start:end]` in order, the comments, and what the page says of itself."""
    found = walk(text, start, end)
    if not found[0] and "<form" in text[start:end].lower():
        # Some systems wrap the whole page in one form.
        found = walk(text, start, end, forms=True)
    return found


def _one_headline(blocks: list[Zone]) -> list[Zone]:
    """The first headline stays one, further ones are subheads; a page that begins with a heading has it as headline."""
    count: Counter[str] = Counter()
    named = []
    for zone in blocks:
        name = "subhead" if zone.name == "headline" and count["headline"] else zone.name
        count[name] += 1
        named.append(Zone(name, zone.span))
    if named and not count["headline"] and named[0].name == "subhead":
        named[0] = Zone("headline", named[0].span)
    return named
