"""Results: positions in every way of counting, and the trips they make without their text."""

from __future__ import annotations

import json
import os
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.report.paths import relative
from newslint.report.result import CONTEXT, FileResult, Summary, locate, unreadable
from newslint.source import decode, from_text
from newslint.span import Edit, Span

STORY = "🔥 Fire kills 12\r\n\r\nÉlan: the fire killed 14 people.\r\n"


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def conflict() -> Diagnostic:
    fix = Fix("", (Edit(at(STORY, "14"), "12"),))
    related = (Related(at(STORY, "12"), "the headline says 12"),)
    return Diagnostic("figures/quantity-conflict", at(STORY, "14"), Severity.QUERY, "Which?", fix, related)


def test_a_place_is_counted_in_code_points_utf16_units_and_utf8_bytes() -> None:
    (found,) = locate(from_text(STORY), [conflict()]).diagnostics
    where, headline = found.place.range, found.related[0].place.range
    assert (where.line, where.column, where.end_line, where.end_column) == (3, 23, 3, 25)
    assert (where.units, where.end_units, where.bytes, where.end_bytes) == (22, 24, 23, 25)
    assert (headline.line, headline.column, headline.units, headline.bytes) == (1, 14, 14, 16)
    assert (found.place.before, found.place.text, found.place.after) == ("Élan: the fire killed ", "14", " people.")


def test_bytes_count_the_mark_that_the_text_lacks() -> None:
    source = decode(b"\xef\xbb\xbf12 dead\n12 dead", "a.txt")
    spans = Span(0, 2), Span(8, 10)
    first, second = locate(source, [Diagnostic("a/b", span, Severity.NOTE, "m") for span in spans]).diagnostics
    assert (first.place.range.bytes, first.place.range.units) == (3, 0)
    assert second.place.range.bytes == 0


def test_what_stands_beside_a_mark_is_kept_but_not_a_whole_chapter() -> None:
    text = "a" * 5000 + "MARK" + "b" * 5000
    (found,) = locate(from_text(text), [Diagnostic("a/b", at(text, "MARK"), Severity.NOTE, "m")]).diagnostics
    assert (found.place.before, found.place.after) == ("a" * CONTEXT, "b" * CONTEXT)
    assert len(pickle.dumps(found)) < 1000


def test_diagnostics_are_sorted_and_the_story_is_kept_only_where_asked() -> None:
    late = Diagnostic("a/late", Span(5, 6), Severity.ERROR, "m")
    early = Diagnostic("z/early", Span(0, 1), Severity.NOTE, "m")
    result = locate(from_text(STORY), [late, early], words=9, hidden=2, accepted=1)
    assert [found.rule for found in result.diagnostics] == ["z/early", "a/late"]
    assert (result.words, result.hidden, result.accepted, result.story) == (9, 2, 1, None)


def test_a_result_survives_pickle_and_a_cache_as_json() -> None:
    result = locate(from_text(STORY, os.path.join("a", "b.md")), [conflict()], words=9, hidden=1, accepted=2)
    assert result.path == "a/b.md"
    assert pickle.loads(pickle.dumps(result)) == result
    again = FileResult.from_data(json.loads(json.dumps(result.to_data())))
    assert again == result
    assert again.diagnostics[0].severity is Severity.QUERY
    assert hash(again) == hash(result)


@pytest.mark.parametrize(
    "damage", [{}, {"diagnostics": [["a/b"]]}, {"diagnostics": [[1, 9, "", [[], "", "", ""], None, []]]}]
)
def test_a_damaged_cache_is_an_error_not_a_result(damage: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        FileResult.from_data(damage)


def test_a_fix_without_a_title_says_what_it_does() -> None:
    def title(*texts: str) -> str:
        edits = tuple(Edit(Span(index, index + 1), text) for index, text in enumerate(texts))
        found = Diagnostic("a/b", Span(0, 1), Severity.NOTE, "m", Fix("", edits))
        repair = locate(from_text(STORY), [found]).diagnostics[0].fix
        assert repair is not None
        return repair.title

    assert title("near") == "Write “near”"
    assert title("") == "Delete it"
    assert title("a", "b") == "Make 2 changes"


def test_an_error_is_one_line_and_does_not_say_the_path_again() -> None:
    path = os.path.join("a", "b.txt")
    assert unreadable(path, f"{path}: a NUL\ncharacter") == FileResult("a/b.txt", error="a NUL character")


@pytest.mark.skipif(os.sep == "\\", reason="there a backslash parts folders")
def test_a_backslash_is_a_character_of_a_name() -> None:
    assert unreadable("a\\b.txt", "gone").path == "a\\b.txt"
    assert relative("./a\\b.txt", "/press") == "a\\b.txt"


def test_a_summary_counts() -> None:
    result = locate(from_text(STORY), [conflict()], words=9, hidden=1, accepted=2)
    total = Summary().plus(result).plus(result).plus(unreadable("x", "gone")).plus(FileResult("clean", words=1))
    assert total == Summary(files=4, words=19, query=2, hidden=2, accepted=4, found=2, unread=1)


@given(st.text(alphabet="ab\r\n😀é\u2028"), st.data())
def test_lines_and_columns_lead_back_to_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Diagnostic("a/b", Span(start, end), Severity.NOTE, "m")
    place = locate(from_text(text), [found]).diagnostics[0].place
    assert place.text == text[start:end]
    where = place.range
    line_start = start - where.column + 1
    assert len(text[line_start:start].encode("utf-16-le")) == 2 * where.units
    assert len(text[line_start:start].encode()) == where.bytes
    assert text[:start].endswith(place.before)
    assert text[end:].startswith(place.after)
    assert "\n" not in place.before + place.after
