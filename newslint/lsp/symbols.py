"""The outline of a story: headline, deck, paragraphs; a subhead holds the paragraphs below it."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from ..document import Zone
from .verdict import Verdict

_KINDS = {
    "headline": types.SymbolKind.Module,
    "deck": types.SymbolKind.Namespace,
    "subhead": types.SymbolKind.Class,
    "list": types.SymbolKind.Array,
    "blockquote": types.SymbolKind.Object,
    "table": types.SymbolKind.Array,
}
"""Editors have icons for code alone; anything else in a story is a String."""
LONGEST = 60
"""Characters of a paragraph that stand for it."""


def outline(verdict: Verdict) -> list[types.DocumentSymbol]:
    """The blocks of a story in order."""
    if verdict.document is None:
        return []
    found: list[types.DocumentSymbol] = []
    above: types.DocumentSymbol | None = None
    for symbol in _symbols(verdict, verdict.document.blocks):
        if symbol.detail == "subhead":
            above = symbol
            found.append(symbol)
        elif above is None:
            found.append(symbol)
        else:
            above.children = [*(above.children or ()), symbol]
            above.range = types.Range(above.range.start, symbol.range.end)
    return found


def flat(symbols: list[types.DocumentSymbol], uri: str) -> list[types.SymbolInformation]:
    """The same for editors that know no hierarchy."""
    found = []
    for symbol in symbols:
        found.append(types.SymbolInformation(types.Location(uri, symbol.range), symbol.name, symbol.kind))
        found += flat(list(symbol.children or ()), uri)
    return found


def _symbols(verdict: Verdict, blocks: tuple[Zone, ...]) -> Iterator[types.DocumentSymbol]:
    assert verdict.document is not None, "asked for by outline alone"
    for block in blocks:
        name = " ".join(verdict.document.words(block.span).split())
        if not name:
            continue
        short = name if len(name) <= LONGEST else name[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
        where = verdict.text.range(verdict.document.offsets.to_file(block.span))
        yield types.DocumentSymbol(short, _KINDS.get(block.name, types.SymbolKind.String), where, where, block.name)
