"""From capitalised runs to names, and from names to people."""

from __future__ import annotations

from collections import Counter

from ...document import Document
from ...record import NamedTuple
from ...span import Span
from ..quotes import in_quotation, quotes
from ..tokens import Tokens, tokens
from .bodies import Word
from .chain import link
from .evidence import kind_of, title_before, title_within
from .runs import Run, runs
from .types import Name, Person
from .words import MONTHS, PARTICLES, TITLE_HEADS, TITLES, is_common, plain


class Story(NamedTuple):
    """All names of a story, and its people."""

    names: list[Name]
    people: list[Person]


def read(document: Document) -> Story:
    """The names of a document, and who is who."""
    stream = tokens(document)
    found = [name for run in runs(document) for name in [_name(document, stream, run)] if name is not None]
    singles = Counter(plain(name.words[0]) for name in found if len(name.words) == 1 and name.sure)
    linked, people = link(found, singles)
    return Story([name for name in linked if not _is_nothing(name)], people)


def _is_nothing(name: Name) -> bool:
    """Whether what is left is an everyday word that begins a sentence, or a title or particle alone."""
    if len(name.words) > 1 or name.kind == "person":
        return False
    key = plain(name.words[0])
    return key in TITLES or key in PARTICLES or key in MONTHS or (not name.sure and is_common(key))


def _name(document: Document, stream: Tokens, run: Run) -> Name | None:
    """The name of a run, its title told apart."""
    cut = title_within([word.text for word in run.words]) if len(run.words) > 1 else 0
    words: tuple[Word, ...] = run.words[cut:]
    titled = cut and plain(run.words[cut - 1].text) in TITLE_HEADS
    title = document.text[run.words[0].start : run.words[cut - 1].end] if titled else ""
    small = title_before(document, stream, run.words[0].first)
    title = f"{small} {title}".strip()
    texts = tuple(word.text for word in words)
    span = _span(words)
    zone = document.blocks[run.block].name
    return Name(
        span=span,
        words=texts,
        kind=kind_of(document, stream, words, title),
        title=title,
        block=run.block,
        zone=zone,
        quoted=bool(quotes(document).spoken) and in_quotation(document, span),
        sure=any(word.sure for word in words if not word.text.islower()),
    )


def _span(words: tuple[Word, ...]) -> Span:
    return Span(words[0].start, words[-1].end)
