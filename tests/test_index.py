"""The phrase index finds what a search word by word finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.document import Document, OffsetMap, Zone
from newslint.index import Hit, index_of
from newslint.layers.tokens import Tokens, fold, tokens
from newslint.source import from_text
from newslint.span import Span

WORDS = st.sampled_from(["a", "b", "A", "it's", "it’s", "U.S.", "8,000", "10th", "-", "“", "é", "🎉", "É", "İ", "ß"])
PHRASE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
TEXT = st.lists(st.tuples(WORDS, st.sampled_from([" ", "  ", "", "\n"])), max_size=30).map(
    lambda pairs: "".join(map("".join, pairs))
)


def document(text: str) -> Document:
    """A Document with a block for each line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Zone("body", Span(start, start + len(line))))
        start += len(line) + 1
    return Document(from_text(text), text, OffsetMap.identity(len(text)), tuple(blocks))


def naive(stream: Tokens, phrases: list[str]) -> list[Hit]:
    """Of the phrases that begin at a token, the longest; those that differ in capitals are a hit each."""
    found = []
    for first in range(len(stream)):
        fitting = []
        for phrase in dict.fromkeys(phrases):
            last = first + len(fold(phrase))
            inside = last <= len(stream) and stream.blocks[last - 1] == stream.blocks[first]
            if inside and stream.keys[first:last] == fold(phrase):
                fitting.append(Hit(first, last, stream.span(first, last), phrase))
        if fitting:
            longest = max(hit.last for hit in fitting)
            found += [hit for hit in fitting if hit.last == longest]
    return found


@given(TEXT, st.lists(PHRASE, max_size=6), st.lists(PHRASE, max_size=3))
def test_the_index_agrees_with_a_naive_search(text: str, mine: list[str], others: list[str]) -> None:
    stream = tokens(document(text))
    hits = index_of([("0", mine), ("7", others)]).scan(stream)
    assert hits.get("0", []) == naive(stream, mine)
    assert hits.get("7", []) == naive(stream, others)


@given(TEXT)
def test_a_text_folds_to_the_keys_of_its_tokens(text: str) -> None:
    line = text.replace("\n", " ")
    stream = tokens(document(line))
    assert stream.keys == fold(line)
    for key, start, end in zip(stream.keys, stream.starts, stream.ends, strict=True):
        assert fold(line[start:end]) == [key]


@given(st.text(max_size=40))
def test_any_text_is_found_in_itself(text: str) -> None:
    line = " ".join(text.split())
    stream = tokens(document(line))
    hits = index_of([("3", [line])]).scan(stream)
    assert [hit.span for hit in hits.get("3", [])][:1] == ([Span(0, len(line))] if fold(line) else [])


@given(TEXT, st.lists(WORDS))
def test_where_finds_the_places_of_words_and_figures(text: str, words: list[str]) -> None:
    stream = tokens(document(text))
    wanted = {key for word in words for key in fold(word)}
    assert stream.where(wanted) == [at for at, key in enumerate(stream.keys) if key in wanted]
    assert stream.where(wanted, figures=True) == [
        at for at, key in enumerate(stream.keys) if key in wanted or key[0].isdecimal()
    ]


def test_phrases_do_not_cross_blocks() -> None:
    assert index_of([("0", ["one two"])]).scan(tokens(document("one\ntwo one two"))) == {
        "0": [Hit(2, 4, Span(8, 15), "one two")]
    }


def test_a_phrase_without_words_is_never_found() -> None:
    assert index_of([("0", [" "])]).scan(tokens(document("one two"))) == {}
