"""Texts as editors have them: places in every unit, edits, byte-order marks; names and settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from newslint.lsp.actions import changes
from newslint.lsp.naming import has_comments, is_prose, name_of, path_of, root_of, uri_of
from newslint.lsp.text import Text, Unit
from newslint.lsp.wishes import wishes

UNITS = [Unit.Utf8, Unit.Utf16, Unit.Utf32]
CODECS = {Unit.Utf8: ("utf-8", 1), Unit.Utf16: ("utf-16-le", 2), Unit.Utf32: ("utf-32-le", 4)}
STORIES = st.text(st.sampled_from("ab \n\r\t\u2028\x85é中😀\u0301"), max_size=30)


def at(line: int, column: int) -> types.Position:
    return types.Position(line, column)


@pytest.mark.parametrize(("unit", "column"), [(Unit.Utf8, 11), (Unit.Utf16, 5), (Unit.Utf32, 4)])
def test_columns_in_the_unit_agreed_on(unit: Unit, column: int) -> None:
    text = Text("one\r\n😀中é should", unit)
    assert text.position(text.story.index("should")) == at(1, column - (unit == Unit.Utf8))
    assert text.offset(at(1, column - (unit == Unit.Utf8))) == text.story.index("should")


@given(STORIES, st.sampled_from(UNITS), st.booleans())
def test_places_there_and_back(story: str, unit: Unit, mark: bool) -> None:
    text = Text("\ufeff" * mark + story, unit)
    assert text.story == story
    for offset in range(len(story) + 1):
        if story[max(0, offset - 1) : offset + 1] != "\r\n":
            assert text.offset(text.position(offset)) == offset


@given(STORIES, st.sampled_from(UNITS))
def test_columns_as_the_codec_counts(story: str, unit: Unit) -> None:
    codec, width = CODECS[unit]
    text, line = Text(story, unit), 0
    for index, char in enumerate(story):
        start = max(story.rfind("\n", 0, index), story.rfind("\r", 0, index)) + 1
        if char not in "\r\n":
            assert text.position(index) == at(line, len(story[start:index].encode(codec)) // width)
        line += char == "\n" or (char == "\r" and story[index + 1 : index + 2] != "\n")


@given(STORIES, st.integers(0, 30), st.integers(0, 30), STORIES, st.sampled_from(UNITS))
def test_edits(story: str, start: int, length: int, new: str, unit: Unit) -> None:
    start = min(start, len(story))
    end = min(start + length, len(story))
    text = Text(story, unit)
    where = text.range((start, end))
    inside = any(story[max(0, place - 1) : place + 1] == "\r\n" for place in (start, end))
    edited = text.after([types.TextDocumentContentChangePartial(where, new)])
    if not inside:
        assert edited.whole == story[:start] + new + story[end:]


def test_places_beyond_the_end_are_the_end() -> None:
    text = Text("one\ntwo\n")
    assert text.offset(at(0, 99)) == 3
    assert text.offset(at(1, 99)) == 7
    assert text.offset(at(2, 0)) == text.offset(at(99, 99)) == 8


def test_a_place_inside_a_character_is_its_start() -> None:
    assert Text("a😀b", Unit.Utf16).offset(at(0, 2)) == 1
    assert Text("a😀b", Unit.Utf8).offset(at(0, 3)) == 1
    assert Text("\ud83dx", Unit.Utf16).offset(at(0, 1)) == 1, "half of a pair is a character to Python"


def test_changes_count_in_what_the_one_before_left() -> None:
    first = types.TextDocumentContentChangePartial(types.Range(at(0, 0), at(0, 0)), "two\n")
    second = types.TextDocumentContentChangePartial(types.Range(at(1, 0), at(1, 3)), "three")
    assert Text("one").after([first, second]).whole == "two\nthree"
    whole = types.TextDocumentContentChangeWholeDocument("new")
    assert Text("one").after([first, whole, first]).whole == "two\nnew"


def test_a_range_the_wrong_way_round_is_turned() -> None:
    change = types.TextDocumentContentChangePartial(types.Range(at(0, 2), at(0, 1)), "")
    assert Text("abc").after([change]).whole == "ac"


@given(STORIES, STORIES)
def test_changes_between_two_texts(before: str, after: str) -> None:
    text = Text(before, Unit.Utf32)
    for edit in reversed(changes(text, before, after)):
        text = text.after([types.TextDocumentContentChangePartial(edit.range, edit.new_text)])
    assert text.whole == after


@pytest.mark.parametrize(
    ("before", "after"), [("a\r\nb", "a\nb"), ("a\r\nb", "a\rb"), ("\r\n", "\n"), ("\r\n", "\rx\n")]
)
def test_no_change_begins_or_ends_within_a_line_end(before: str, after: str) -> None:
    (edit,) = changes(Text(before), before, after)
    change = types.TextDocumentContentChangePartial(edit.range, edit.new_text)
    assert Text(before).after([change]).whole == after


def test_changes_are_small() -> None:
    before = "A line.\r\nThe the bridge.\r\nA line.\r\n"
    (edit,) = changes(Text(before), before, before.replace("The the", "The"))
    assert (edit.range.start.line, edit.range.end.line, edit.new_text) == (1, 1, "")


def test_paths_and_uris() -> None:
    path = os.path.abspath("a draft; 100% é#?.md")
    assert path_of(uri_of(path)) == path
    assert path_of("untitled:Untitled-1") is None
    assert path_of("file://[bad") is None
    assert path_of("git:/repo/a.md") is None


@pytest.mark.parametrize(
    ("uri", "language", "name"),
    [
        ("untitled:Untitled-1", "markdown", "Untitled-1.md"),
        ("untitled:Untitled-1", "html", "Untitled-1.html"),
        ("untitled:Untitled-1", "latex", "Untitled-1.txt"),
        ("untitled:/new/story.md", "plaintext", "story.md"),
        ("untitled:", "plaintext", "untitled.txt"),
    ],
)
def test_a_text_without_a_file_goes_by_its_language(uri: str, language: str, name: str) -> None:
    assert name_of(uri, language, "desk") == os.path.join("desk", name)


def test_a_file_goes_by_its_name(tmp_path: Path) -> None:
    path = str(tmp_path / "story.tex")
    assert name_of(uri_of(path), "markdown", "elsewhere") == path
    assert [has_comments(name) for name in ("a.md", "a.html", "a.txt", "a.tex")] == [True, True, False, False]
    assert [is_prose(name) for name in ("a.md", "x/newslint.yaml", ".newslint.yaml", "a.docx")] == [True] + [False] * 3


def test_the_deepest_root_holds(tmp_path: Path) -> None:
    roots = [str(tmp_path), str(tmp_path / "wire")]
    assert root_of(str(tmp_path / "wire" / "a.md"), roots) == roots[1]
    assert root_of(str(tmp_path / "wires" / "a.md"), roots) == roots[0]
    assert root_of(str(tmp_path.parent / "b.md"), roots[1:]) == str(tmp_path.parent)


def test_settings_are_those_of_the_config(tmp_path: Path) -> None:
    said = {"style": "ap", "ignore": "language", "level": "note", "max_queries": 3, "date": None, "config": "my.yaml"}
    found = wishes(said, str(tmp_path))
    assert found.told == {"style": "ap", "ignore": ("language",), "level": "note", "max_queries": 3}
    assert (found.config, found.problems) == (str(tmp_path / "my.yaml"), ())
    assert wishes({"style": "house"}, str(tmp_path)).told["style"] == str(tmp_path / "house")
    assert wishes(None, "") == wishes({}, "")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"levle": "note"}, "newslint: unknown key 'levle'"),
        ({"level": "loud"}, "newslint.level: must be one of"),
        ({"fail_on": "error"}, "newslint: unknown key 'fail_on'"),
        ([1], "newslint: must be a mapping"),
    ],
)
def test_settings_that_are_wrong_are_named(said: object, message: str) -> None:
    (problem,) = wishes(said, "").problems
    assert str(problem).startswith(message)
