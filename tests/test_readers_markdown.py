"""Markdown: what the page shows, and where each word stands in the file."""

from __future__ import annotations

import time

import pytest
from storykit import blocks, in_file

from newslint.document import Document
from newslint.readers import Reading, read


def markdown(text: str, layout: tuple[str, ...] = ()) -> Document:
    return read(text.encode(), "a.md", Reading(layout=layout))


FRONT = """---
title: "The \\"old\\" mill 🙂 stays"
description: >-
  Ten more years
  for the mill
author: [Jo Roe, 'Al O''Doe']
date: 2024-03-03 10:00:00
image: {src: mill.png, caption: The mill at dusk}
slug: the-mill
---
It stays.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter_is_read_where_it_stands(end: str, mark: str) -> None:
    document = markdown(mark + FRONT.replace("\n", end))
    assert blocks(document) == [
        ("headline", 'The "old" mill 🙂 stays'),
        ("deck", "Ten more years for the mill"),
        ("byline", "Jo Roe"),
        ("byline", "Al O'Doe"),
        ("caption", "The mill at dusk"),
        ("body", "It stays."),
    ]
    assert str(document.date) == "2024-03-03"
    assert document.meta["slug"] == "the-mill"
    assert in_file(document, '"old"') == '\\"old\\"'
    assert in_file(document, "🙂 stays") == "🙂 stays"
    assert in_file(document, "years for").split() == ["years", "for"]
    assert in_file(document, "O'Doe") == "O''Doe"
    assert in_file(document, "dusk") == "dusk"


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    document = markdown("---\ntitle: Mill: it stays\nauthor: 'Jo Roe'\n---\nIt stays.\n")
    assert blocks(document)[:2] == [("headline", "Mill: it stays"), ("byline", "Jo Roe")]


@pytest.mark.parametrize("text", ["---\n\nOne.\n\n---\n", "---\ntitle: open\n", "---\n- a\n---\n", "---"])
def test_dashes_that_are_no_front_matter(text: str) -> None:
    assert markdown(text).meta == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# One\n\nTwo.\n\n# Three\n\n## Four\n", ["headline", "body", "subhead", "subhead"]),
        ("One\n===\n\nTwo.\n\nThree\n---\n\nFour.\n", ["headline", "body", "subhead", "body"]),
        ("## One {#id}\n\nTwo.\n", ["headline", "body"]),
        ("---\ntitle: One\n---\n# Two\n\nThree.\n", ["headline", "subhead", "body"]),
        ("> One.\n> Two.\n\n- Three\n- Four\n\n  Five\n", ["blockquote", "list", "list", "list"]),
        ("1. One\n2. Two\n   > Three\n", ["list", "list", "blockquote"]),
        ("| One | Two |\n|---|---|\n| Three | Four |\n", ["table"] * 4),
        ("```py\none\n```\n\n    two\n    three\n", ["code", "code"]),
        ("One.[^1]\n\n[^1]: Two.\n", ["body", "note"]),
        ("![One](a.png 'Two')\n\nThree.\n", ["caption", "caption", "body"]),
        ("One. ![Two](a.png)\n", ["body", "caption"]),
        ("![One](a.png)\n*Two*\n", ["caption", "caption"]),
        ("# One\n\nBy Jo Roe\n\nLONDON (AP)\n\nTwo.\n", ["headline", "byline", "dateline", "body"]),
        ("<figure><figcaption>One</figcaption></figure>\n\nTwo.\n", ["caption", "body"]),
        ("<div>\n\nOne.\n\n</div>\n<script>\nno\n</script>\n", ["body"]),
    ],
)
def test_zones(text: str, found: list[str]) -> None:
    assert [zone for zone, _ in blocks(markdown(text))] == found


@pytest.mark.parametrize(
    ("text", "shown", "words", "raw"),
    [
        ("The *old* mill", "The old mill", "old mill", "old* mill"),
        ("The m**i**ll", "The mill", "mill", "m**i**ll"),
        ("Fish &amp; chips", "Fish & chips", "& chips", "&amp; chips"),
        ("It&#8217;s", "It’s", "’", "&#8217;"),
        ("A 5\\* hotel", "A 5* hotel", "5* hotel", "5\\* hotel"),
        ("The [old mill](x.org 'no') stays", "The old mill stays", "mill stays", "mill](x.org 'no') stays"),
        ("The [old mill][1] stays\n\n[1]: https://x.org", "The old mill stays", "old mill", "old mill"),
        ("In close\nproximity to it", "In close proximity to it", "close proximity", "close\nproximity"),
        ("> In close\n> proximity", "In close proximity", "close proximity", "close\n> proximity"),
        ("One  \ntwo", "One two", "One two", "One  \ntwo"),
        ("One\\\ntwo", "One two", "One two", "One\\\ntwo"),
        ("The ~~old~~ mill", "The mill", "The mill", "The ~~old~~ mill"),
        ("A <b>bold</b> move", "A bold move", "bold move", "bold</b> move"),
        ("One <!-- no --> two", "One two", "One two", "One <!-- no --> two"),
        ("One <script>no()</script> two", "One two", "One two", "One <script>no()</script> two"),
        ("One <style>`no` *no*</style> two", "One two", "One two", "One <style>`no` *no*</style> two"),
        ("One <script>a\nb</SCRIPT > two", "One two", "One two", "One <script>a\nb</SCRIPT > two"),
        ("One `<script>` two</script>", "One <script> two", "two", "two"),
        ("One <!-- <style> --> two</style>", "One two", "two", "two"),
        ("One <script> two", "One two", "two", "two"),
        ("日本 🙂 *é* text", "日本 🙂 é text", "é text", "é* text"),
        ("A `b  c` d", "A b  c d", "b  c", "b  c"),
        ("A ``b`c`` d", "A b`c d", "b`c", "b`c"),
        ("A `` ` `` d", "A ` d", "`", "`"),
        ("- [x] Done that", "Done that", "Done", "Done"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lead", ["", "🙂 é.\n\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_words_and_their_places(text: str, shown: str, words: str, raw: str, lead: str, end: str) -> None:
    document = markdown((lead + text).replace("\n", end))
    assert blocks(document)[1 if lead else 0][1] == shown
    assert in_file(document, words) == raw.replace("\n", end)


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\n<div><script>\nno\n\n# no\n\n- no `no\n\n> <b>no</b>\n</script>\n\n</div>\n\nTwo.\n",
        "One.\n\n<style>\n\nno\n\n</style>\n\nTwo.\n",
        "One.\n\n<b><style>\n\n![no](no)\n\n| no |\n|---|\n\n</style></b>\n\nTwo.\n",
        "One.\n<script>\n\nno\n\n<script>no</script>\n\nTwo.\n",
        "> One.\n> <style>\n> no\n\n<div>\nno</style>\n\n</div>\n\nTwo.\n",
        "One.\n\n<div><script> never closed\n\n</div>\n\nTwo.\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_scripts_and_styles_are_no_words(text: str, end: str) -> None:
    document = markdown(text.replace("\n", end))
    assert [words for _, words in blocks(document)] == ["One.", "Two."]
    assert [zone for zone, _ in blocks(document)][1] == "body"
    assert in_file(document, "Two.") == "Two."


def test_inline_zones() -> None:
    document = markdown("SEOUL (AP) — See <https://a.org>, https://b.org and `http://c` or <jo@d.org>.\n")
    assert [(zone.name, document.words(zone.span)) for zone in document.inline] == [
        ("dateline", "SEOUL (AP) —"),
        ("url", "https://a.org"),
        ("url", "https://b.org"),
        ("code", "http://c"),
        ("url", "jo@d.org"),
    ]


def test_an_image_between_words_does_not_cut_the_sentence() -> None:
    assert blocks(markdown("One ![two](a.png) three.\n")) == [("body", "One three.")]
    last = markdown("One ![two](a.png) three. ![four](b.png)\n")
    assert blocks(last) == [("body", "One three."), ("caption", "four")]


def test_comments() -> None:
    text = "<!-- one -->\n\nTwo <!-- three --> four.\n\n- <!-- five -->\n- six\n"
    document = markdown(text)
    assert [(comment.text, comment.alone) for comment in document.comments] == [
        (" one ", True),
        (" three ", False),
        (" five ", True),
    ]
    assert all(text[slice(*comment.span)] == f"<!--{comment.text}-->" for comment in document.comments)


def test_a_layout_counts_where_no_markup_names_a_headline() -> None:
    assert blocks(markdown("One\n\nTwo.\n", ("headline", "deck")))[1] == ("deck", "Two.")
    assert blocks(markdown("# One\n\nTwo.\n", ("headline", "deck")))[1] == ("body", "Two.")


HOSTILE = {
    "quotes": ">" * 300_000,
    "brackets": "[" * 300_000,
    "images": "![" * 200_000,
    "emphasis": "*a_" * 200_000,
    "links": "[a](" * 100_000,
    "accents": "é*x*" * 100_000,
    "comments": "<!--" * 200_000,
    "yaml brackets": "---\na: " + "[" * 19_000 + "\n---\n",
    "yaml braces": "---\na: " + "{" * 200_000 + "\n---\n",
    "rules": "---\n" * 100_000,
    "tables": "|" * 300_000 + "\n|-|\n",
    "html": "<div>\n\n" * 50_000,
    "open scripts": "<div><script><style>\n\n" * 50_000,
    "scripts": "a <script></script><!--" * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_is_prompt(text: str) -> None:
    start = time.process_time()
    markdown(text)
    assert time.process_time() - start < 5
