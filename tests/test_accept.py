"""The accept file: what it remembers, what it survives, and what it says when it is wrong."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from newslint.accept import Accepted, Entry, Mark, mark_of
from newslint.config import Config, Settings
from newslint.diagnostic import Diagnostic, Related, Severity
from newslint.document import Document, OffsetMap, Run, Zone
from newslint.errors import ConfigError, WriteError
from newslint.linter import Linter
from newslint.readers import read
from newslint.rule import Rule
from newslint.source import from_text
from newslint.span import Span

LINTER = Linter(
    Config(Settings()),
    strict=True,
    rules=[
        Rule(f"birds/{name}", "phrase", Severity.WARNING, "No.", "", "", options={"phrase": name})
        for name in ("duck", "goose")
    ],
)
FIRST = "The old pond\n\nBeside the road a duck sat for hours in the rain.\n\nA goose came from the hills.\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "newslint-accepted.jsonl"


def story(text: str, path: str = "wire/pond.txt") -> Document:
    return read(text.encode(), path)


def accept(file: Path, text: str = FIRST, reason: str = "", path: str = "wire/pond.txt") -> Accepted:
    """The file, written and read again, with all findings of a text."""
    accepted = Accepted.load(file)
    document = story(text, path)
    accepted.add(document, LINTER.lint(document), reason)
    accepted.save()
    return Accepted.load(file)


def kept(accepted: Accepted, text: str, path: str = "wire/pond.txt") -> list[str]:
    document = story(text, path)
    return [document.words(item.span) for item in accepted.sift(document, LINTER.lint(document)).kept]


def unused(accepted: Accepted, text: str, **more: object) -> list[str]:
    document = story(text)
    return [str(entry) for entry in accepted.sift(document, LINTER.lint(document), **more).unused]  # type: ignore[arg-type]


def test_what_is_accepted_stays_silent(file: Path) -> None:
    assert kept(Accepted.load(file), FIRST) == ["duck", "goose"]
    accepted = accept(file)
    document = story(FIRST)
    found = LINTER.lint(document)
    assert accepted.sift(document, found) == ([], found, [])


def test_the_file_is_one_sorted_line_an_entry(file: Path) -> None:
    accept(file, reason="a café’s name")
    accept(file, path="archive/pond.txt")
    lines = file.read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert json.loads(lines[2]) == {
        "path": "wire/pond.txt",
        "rule": "birds/duck",
        "words": "duck",
        "before": "beside the road a",
        "after": "sat for hours in",
        "reason": "a café’s name",
    }
    assert "café’s" in lines[2]


@pytest.mark.parametrize(
    "edited",
    [
        "New words at the top.\n\nMore of them.\n\n" + FIRST,
        "A goose came from the hills.\n\nBeside the road a duck sat for hours in the rain.\n",
        FIRST.replace("\n", "\r\n"),
        FIRST.replace("in the rain", "in the rain, it seems"),
        FIRST.replace("Beside the road", "On Monday, beside  the road,"),
    ],
)
def test_it_survives_edits_elsewhere_moves_and_line_ends(file: Path, edited: str) -> None:
    assert kept(accept(file), edited) == []


def test_a_change_beside_the_words_ends_it(file: Path) -> None:
    edited = FIRST.replace("a duck sat", "a duck swam")
    accepted = accept(file)
    assert kept(accepted, edited) == ["duck"]
    assert unused(accepted, edited) == ["wire/pond.txt: birds/duck “duck”"]


def test_the_same_mistake_in_another_place_or_file_is_reported(file: Path) -> None:
    accepted = accept(file)
    assert kept(accepted, FIRST + "\nAnother duck was seen.\n") == ["duck"]
    assert kept(accepted, FIRST, "wire/other.txt") == ["duck", "goose"]


def test_as_many_are_accepted_as_were_recorded(file: Path) -> None:
    line = "A duck sat.\n\n"
    accepted = accept(file, line * 2)
    assert json.loads(file.read_text())["count"] == 2
    assert kept(accepted, line) == []
    assert kept(accepted, line * 3) == ["duck"]


def test_accepting_again_adds_only_what_is_new_and_keeps_the_reason(file: Path) -> None:
    accepted = accept(file, reason="a logo")
    document = story(FIRST + "\nOne duck more.\n")
    assert accepted.add(document, LINTER.lint(document)) == 1
    assert sorted(entry.reason for entry in accepted) == ["", "a logo", "a logo"]
    assert accepted.add(document, LINTER.lint(document)) == 0


def test_paths_count_from_the_files_folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    accepted = accept(file)
    (file.parent / "wire").mkdir()
    monkeypatch.chdir(file.parent / "wire")
    assert kept(accepted, FIRST, "pond.txt") == []
    assert kept(accepted, FIRST, str(file.parent / "wire" / "pond.txt")) == []
    assert kept(accepted, FIRST, "../wire/./pond.txt") == []


def test_an_entry_outlives_a_new_name_of_its_rule(file: Path) -> None:
    accept(file)
    file.write_text(file.read_text().replace("birds/duck", "fowl/duck"))
    assert kept(Accepted.load(file), FIRST) == ["duck"]
    assert kept(Accepted.load(file, {"fowl/duck": "birds/duck"}), FIRST) == []


def test_entries_of_rules_that_did_not_run_are_not_unused(file: Path) -> None:
    accepted = accept(file)
    text = "Nothing here.\n"
    assert len(unused(accepted, text)) == 2
    assert unused(accepted, text, in_force={"birds/goose"}) == ["wire/pond.txt: birds/goose “goose”"]


def test_unused_entries_know_their_line_and_can_be_discarded(file: Path) -> None:
    accepted = accept(file)
    document = story("A pond.\n")
    stale = accepted.sift(document, []).unused
    assert [entry.line for entry in stale] == [1, 2]
    accepted.discard(stale[:1])
    accepted.save()
    assert len(Accepted.load(file)) == 1


def test_a_contradiction_is_known_by_both_halves() -> None:
    text = "Forty carp died\n\nThe 30 carp died on Monday.\n"
    document = story(text)
    place = text.index("30")
    item = Diagnostic("fish/count", Span(0, 5), Severity.QUERY, "?", related=(Related(Span(place, place + 2), "!"),))
    changed = story(text.replace("30", "35"))
    assert mark_of(document, item) == Mark("fish/count", "Forty", "", "carp died", ("30",))
    assert mark_of(changed, item) != mark_of(document, item)


def test_marks_are_taken_from_the_words_not_from_markup() -> None:
    plain = "The duck & goose sat."
    text = "<b>The duck</b> &amp; <i>goose</i> sat."
    runs = [
        Run(0, 8, 3, 11),
        Run(8, 1, 15, 16),
        Run(9, 1, 16, 21),
        Run(10, 1, 21, 22),
        Run(11, 5, 25, 30),
        Run(16, 5, 34, 39),
    ]
    marked = Document(from_text(text), plain, OffsetMap(runs), (Zone("body", Span(0, len(plain))),))
    for words in ("duck", "goose", "&", "duck & goose"):
        start = plain.index(words)
        span = Span(start, start + len(words))
        inside = Diagnostic("a/b", marked.offsets.to_file(span), Severity.NOTE, "No.")
        assert mark_of(marked, inside) == mark_of(story(plain), inside._replace(span=span)), words


def test_neighbours_stay_in_the_paragraph_and_long_words_are_shortened() -> None:
    long = " ".join(f"w{n}" for n in range(40))
    document = story(f"Before.\n\n{long}\n\nAfter.\n")
    start = document.text.index("w0")
    mark = mark_of(document, Diagnostic("a/b", Span(start, start + len(long)), Severity.NOTE, "No."))
    assert mark == Mark("a/b", "w0 w1 w2 w3 w4 w5 w6 w7 … w32 w33 w34 w35 w36 w37 w38 w39", "", "", ())


def test_quotes_and_spaces_do_not_matter() -> None:
    marks = set()
    for text in ("It’s “so” a duck", 'It\'s "so"\u00a0a  duck'):
        start = text.index("so")
        marks.add(mark_of(story(text), Diagnostic("a/b", Span(start - 1, start + 3), Severity.NOTE, "No.")))
    assert len(marks) == 1


def test_what_newslint_says_of_itself_cannot_be_accepted(file: Path) -> None:
    document = story(FIRST)
    crash = Diagnostic("newslint/rule-failed", Span(0, 0), Severity.WARNING, "Rule x crashed.")
    accepted = Accepted(file)
    assert accepted.add(document, [crash]) == 0
    accepted.add(document, LINTER.lint(document))
    assert accepted.sift(document, [crash]).kept == [crash]


def test_two_branches_that_accepted_the_same_merge_line_by_line(file: Path) -> None:
    accept(file)
    file.write_text(file.read_text() * 2)
    accepted = Accepted.load(file)
    assert len(accepted) == 2
    accepted.save()
    assert len(file.read_text().splitlines()) == 2
    entry = Entry("a.txt", Mark("a/b", "x"), 3)
    both = Accepted(file, [entry, replace(entry, count=1, reason="later")])
    assert [(item.count, item.reason) for item in both] == [(3, "later")]


GOOD = '{"path": "a.txt", "rule": "a/b", "words": "x"}'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON: "),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "must be a mapping, not a list"),
        ('{"path": "a.txt", "rule": "a/b"}', "'words' is missing"),
        ('{"path": "a.txt", "rule": "a/b", "words": "x", "wrods": ""}', "did you mean 'words'?"),
        ('{"path": "a.txt", "rule": "a/b", "words": "x", "count": 0}', "count: must be a number, 1 or more"),
        ('{"path": "a.txt", "rule": "a/b", "words": "x", "count": true}', "count: must be a number, 1 or more"),
        ('{"path": "a.txt", "rule": "a/b", "words": "x", "against": "y"}', "against: must be a list of words"),
        ('{"path": "a.txt", "rule": "a/b", "words": null}', "words: must be text, not nothing"),
        ("<<<<<<< HEAD", "a merge conflict was left here"),
    ],
)
def test_a_wrong_line_is_named(file: Path, line: str, said: str) -> None:
    file.write_text(f"{GOOD}\n\n{line}\n{GOOD}\n")
    with pytest.raises(ConfigError) as caught:
        Accepted.load(file)
    assert str(caught.value).startswith(f"{file.as_posix()}:3: ")
    assert said in str(caught.value)


def test_all_wrong_lines_are_named(file: Path) -> None:
    file.write_text("{\n[]\n")
    with pytest.raises(ConfigError) as caught:
        Accepted.load(file)
    assert len(caught.value.problems) == 2


def test_a_file_that_cannot_be_read(file: Path) -> None:
    file.write_bytes(b'{"path": "\xff"}')
    with pytest.raises(ConfigError, match="not UTF-8"):
        Accepted.load(file)
    file.unlink()
    file.mkdir()
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        Accepted.load(file)


def test_a_mark_and_crlf_in_the_file_do_no_harm(file: Path) -> None:
    accept(file)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert kept(Accepted.load(file), FIRST) == []


def test_a_full_disk_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    accepted = accept(file)
    before = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match=r"accepted\.jsonl: not written: No space left on device"):
        accepted.save()
    assert file.read_bytes() == before
    assert os.listdir(file.parent) == [file.name]


def test_a_large_archive_is_loaded_and_sifted_in_proportion(file: Path) -> None:
    text = "".join(f"Paragraph {n} has a duck in it.\n\n" for n in range(900))
    accepted = accept(file, text)
    assert kept(accepted, text) == []
