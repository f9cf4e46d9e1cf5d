"""What holds for every file in every format: blocks in order, words where the map says they are, no crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.document import BLOCK_ZONES, INLINE_ZONES, Document
from newslint.readers import Reading, read
from newslint.span import Span

WORDS = st.sampled_from(
    ["the", "Mill", "Jo Roe", "said", "Monday", "café", "日本", "🙂", "U.S.", "“yes”", "8,000", "A-B", "By", "LONDON —",
     "March 3, 2024", "https://a.org", "jo@b.org", ".", "?", ",", "¶", "\u2028", "\xa0"]
)  # fmt: skip
MARKUP = st.sampled_from(
    """* ** _ ` `` ~~ [ ]( ) ![ < > </ <b> </b> <p> <br> <!-- --> <h1> </h1> <article> </article> <li> <q> <pre> <code>
    <title> </title> <td> <div> <!doctype> &amp; &rsquo; &#x1F642; & &shy; \\ | |-| --- ] ' " { } $ [^1] """.split()
) | st.sampled_from(
    ["# ", "## ", "> ", "- ", "1. ", "    ", "title: ", "author: [", "[^1]: ", "\t", "\0", "<p class=byline>"]
)
BREAK = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", " ", "  ", "\n> ", "\n  "])
FILE = st.lists(st.one_of(WORDS, MARKUP, BREAK, st.text(max_size=4)), max_size=40).map("".join)
NAMES = ("a.txt", "a.md", "a.html")


def parsed(text: str, name: str, layout: tuple[str, ...] = ()) -> Document:
    data = text.replace("\0", "").encode("utf-8", "replace")
    return read(b"\xef\xbb\xbf" + data, name, Reading(layout=layout))


def check(document: Document) -> None:
    """Whatever the file, these hold."""
    end = 0
    for zone in document.blocks:
        assert zone.name in BLOCK_ZONES
        assert end <= zone.span.start < zone.span.end <= len(document.text)
        assert document.words(zone.span) == document.words(zone.span).strip()
        end = zone.span.end
    assert [zone.span for zone in document.inline] == sorted(zone.span for zone in document.inline)
    assert all(zone.name in INLINE_ZONES and document.words(zone.span).strip() for zone in document.inline)
    plain = file = 0
    for run in document.offsets.runs:
        assert run.plain >= plain
        assert run.file >= file
        plain, file = run.plain + run.length, run.file_end
        shown = document.text[run.plain : plain]
        if run.file_end - run.file == run.length:
            written = document.source.text[run.file : file]
            # A line end may be shown as a space; anything else is there letter by letter.
            assert all(a == b or a.isspace() and b.isspace() for a, b in zip(shown, written, strict=True))
            for at in range(run.plain, plain):
                assert document.offsets.to_plain(document.offsets.to_file(Span(at, at)).start) == at
    assert plain <= len(document.text)
    assert file <= len(document.source.text)
    places = [document.offsets.to_file(Span(at, at)).start for at in range(len(document.text) + 1)]
    assert places == sorted(places)
    for comment in document.comments:
        assert document.source.text[slice(*comment.span)].startswith("<!--")


@pytest.mark.parametrize("name", NAMES)
@given(text=FILE, layout=st.sampled_from([(), ("headline",), ("headline", "deck", "byline", "body")]))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_read(name: str, text: str, layout: tuple[str, ...]) -> None:
    check(parsed(text, name, layout))


@pytest.mark.parametrize("name", ["a.md"])
@given(text=FILE)
@settings(max_examples=200, deadline=None)
def test_any_front_matter_can_be_read(name: str, text: str) -> None:
    check(parsed(f"---\ntitle: {text}\n---\nOne.\n", name))
    check(parsed(f'---\nauthor: "{text}"\nx: y\n---\nOne.\n', name))


PARAGRAPH = st.lists(
    st.sampled_from(["the", "mill", "café", "🙂", "stays", "日本", "said", "O’Doe"]), min_size=1, max_size=12
)
STORY = st.lists(PARAGRAPH, min_size=1, max_size=5)


@given(story=STORY, end=st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=100, deadline=None)
def test_every_word_is_where_it_was_written(story: list[list[str]], end: str) -> None:
    paragraphs = [" ".join(words) + "." for words in story]
    files = {
        "a.txt": (end * 2).join(paragraphs),
        "a.md": (end * 2).join(
            f"*{words[0]}*{paragraph[len(words[0]) :]}" for words, paragraph in zip(story, paragraphs, strict=True)
        ),
        "a.html": end.join(f"<p>{paragraph.replace('’', '&rsquo;')}</p>" for paragraph in paragraphs),
    }
    for name, text in files.items():
        document = parsed(text, name)
        assert [document.words(zone.span) for zone in document.blocks] == paragraphs
        at = 0
        for zone, words in zip(document.blocks, story, strict=True):
            plain = zone.span.start
            for word in words:
                written = word.replace("’", "&rsquo;") if name == "a.html" else word
                at = text.index(written, at)
                place = document.offsets.to_file(Span(plain, plain + len(word)))
                assert place == Span(at, at + len(written))
                plain, at = plain + len(word) + 1, at + len(written)
