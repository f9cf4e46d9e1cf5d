"""What HTML's elements and class names mean for a story."""

from __future__ import annotations

import re

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CODE = frozenset({"code", "kbd", "samp", "tt"})
"""Code within a line of text."""
HEAD = frozenset({"title", "script", "style", "noscript", "template", "head", "html"})
"""Elements that do not end an open head."""
SKIPPED = frozenset(
    """applet aside audio button canvas del dialog footer form head iframe math menu nav noembed noframes noscript
    object rp rt s script select strike style svg template textarea title video""".split()
)
"""Elements whose words are not the story's, or (`del`, `s`) no longer."""
BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol option p pre section summary table
    tbody td tfoot th thead tr ul""".split()
)
PARAGRAPHS = frozenset("caption dd dt figcaption h1 h2 h3 h4 h5 h6 li p pre td th".split())
"""Blocks that hold words themselves."""
ZONES = {
    "h1": "headline",
    "h2": "subhead",
    "h3": "subhead",
    "h4": "subhead",
    "h5": "subhead",
    "h6": "subhead",
    "figcaption": "caption",
    "blockquote": "blockquote",
    "li": "list",
    "dt": "list",
    "dd": "list",
    "td": "table",
    "th": "table",
    "caption": "caption",
    "pre": "code",
}
_HINTS = {
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "caption": "caption",
    "clarification": "note",
    "correction": "note",
    "dateline": "dateline",
    "deck": "deck",
    "dek": "deck",
    "standfirst": "deck",
    "subheadline": "deck",
    "subtitle": "deck",
}
_WORD = re.compile(r"[A-Z]?[a-z]+")


def hint_of(attributes: dict[str, str]) -> str:
    """The zone that an element's class, rel or itemprop names; empty for none."""
    if attributes.get("itemprop") == "headline":
        return "headline"
    named = " ".join(filter(None, (attributes.get("class"), attributes.get("rel"), attributes.get("itemprop"))))
    for word in _WORD.findall(named[:500]):
        if zone := _HINTS.get(word.lower()):
            return zone
    return ""


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether a browser would not show the element."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return "display:none" in attributes.get("style", "").replace(" ", "")
