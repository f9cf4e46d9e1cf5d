"""The reports people read: text and compact."""

from __future__ import annotations

import subprocess
import sys

import pytest
import reportkit
from hypothesis import given
from hypothesis import strategies as st

from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.report import FileResult, Options, locate, unreadable
from newslint.report.terminal import cells, use_color
from newslint.source import Source, from_text
from newslint.span import Edit, Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def finding(text: str, words: str, **more: object) -> Diagnostic:
    return Diagnostic("a/b", at(text, words), Severity.ERROR, "Wrong.")._replace(**more)  # type: ignore[arg-type]


def report(name: str, *results: FileResult, options: Options | None = None) -> str:
    return reportkit.report(name, list(results), options)


def shown(text: str, words: str, options: Options | None = None, **more: object) -> list[str]:
    """The excerpt of one finding, marks and all, without what stands around it."""
    out = report("text", locate(from_text(text, "a.md"), [finding(text, words, **more)]), options=options)
    return [line for line in out.splitlines() if " | " in f"{line} "]


def test_the_whole_of_it() -> None:
    text = "Fire kills 12\n\nThe fire killed 14 people.\n"
    fix = Fix("Write “12”", (Edit(at(text, "14"), "12"),))
    related = (Related(at(text, "12"), "the headline says 12"),)
    query = finding(text, "14", severity=Severity.QUERY, message="Which?", fix=fix, related=related)
    result = locate(from_text(text, "fire.md"), [query], hidden=4)
    assert report("text", result, FileResult("clean.md")) == (
        "fire.md:3:17: query: Which? [a/b]\n"
        "  3 | The fire killed 14 people.\n"
        "    |                 ^^\n"
        "  1 | Fire kills 12\n"
        "    |            -- the headline says 12\n"
        "    = fix: Write “12” (unsafe: read it first)\n"
        "    = why: newslint explain a/b\n"
        "\n"
        "1 query in 1 of 2 files; 4 notes hidden (--level note); 1 fixable once read (--unsafe-fixes)\n"
    )


def test_what_cannot_be_written_back_is_not_called_fixable() -> None:
    memo = Source("memo.docx", b"PK", "One.", coordinates="paragraphs")
    fix = Fix("Write “Two”", (Edit(Span(0, 3), "Two"),), safe=True)
    out = report("text", locate(memo, [finding("One.", "One", fix=fix)]))
    assert "= fix: Write “Two”\n" in out
    assert out.endswith("\n1 error in 1 file\n")


def test_a_rule_is_explained_once() -> None:
    result = locate(from_text("bad bad", "a.md"), [finding("bad bad", "bad"), finding("bad bad", " bad")])
    assert report("text", result).count("newslint explain") == 1


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("say 学校 MARK", "         ^^^^"),
        ("\tsay MARK", "        ^^^^"),
        ("🔥 MARK", "   ^^^^"),
        ("cafe\u0301 MARK", "     ^^^^"),
        ("a\u200bb MARK", "   ^^^^"),
        ("\x1b[31m MARK", "      ^^^^"),
    ],
)
def test_marks_stand_under_the_words(line: str, marks: str) -> None:
    _, under = shown(line, "MARK")
    assert under == "    | " + marks


def test_a_wide_word_has_wide_marks() -> None:
    assert shown("at 学校", "学校")[1] == "    |    ^^^^"


def test_an_empty_span_has_one_mark() -> None:
    result = locate(from_text("ab"), [Diagnostic("a/b", Span(2, 2), Severity.ERROR, "m")])
    assert "    |   ^\n" in report("text", result)


def test_what_a_terminal_would_obey_is_only_shown() -> None:
    out = report(
        "text", locate(from_text("\x1b[2J\u202eMARK", "a\x1b]0;x\x07.md"), [finding("\x1b[2J\u202eMARK", "MARK")])
    )
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\\x1b]0;x\\x07.md" in out


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("place", [0, 30, 500, 995])
def test_a_long_line_is_cut_to_a_window_around_the_mark(width: int, place: int) -> None:
    words = "word " * 200
    text = words[:place] + "MARK" + words[place:]
    line, under = shown(text, "MARK", Options(width=width))
    assert cells(line) <= min(width, 120)
    column = under.index("^")
    assert line[column : column + 4] == "MARK"
    assert under[column:] == "^^^^"
    assert ("…" in line[: column + 1]) == (place > 80 or (place == 30 and width == 40))


def test_a_mark_longer_than_the_line_is_cut_too() -> None:
    line, under = shown("x" * 500, "x" * 500, Options(width=60))
    assert len(line) <= 60
    assert line.endswith("…")
    assert under.count("^") == line.count("x") + 1


def test_a_span_of_many_lines_shows_its_ends() -> None:
    text = "one START\ntwo\nthree\nfour\nEND six\n"
    assert shown(text, "START\ntwo\nthree\nfour\nEND") == [
        "  1 | one START",
        "    |     ^^^^^",
        "    | … 3 more lines",
        "  5 | END six",
        "    | ^^^",
    ]


def test_a_span_that_takes_in_its_line_end_does_not_mark_the_next_line() -> None:
    assert shown("one START\r\ntwo", "START\r\n") == ["  1 | one START", "    |     ^^^^^"]


def test_other_encodings_get_what_they_can_show() -> None:
    text = "He said “no” — in 学校 MARK"
    out = report(
        "text", locate(from_text(text, "é\udce9.md"), [finding(text, "MARK")]), options=Options(encoding="ascii")
    )
    assert '  1 | He said "no" -- in ?? MARK\n    |                       ^^^^\n' in out
    out.encode("ascii")


@given(
    st.text(), st.sampled_from(["ascii", "cp1252", "utf-8", "utf-16"]), st.sampled_from(["text", "compact", "github"])
)
def test_no_text_breaks_an_encoding(text: str, encoding: str, name: str) -> None:
    found = Diagnostic(text or "a/b", Span(0, len(text)), Severity.NOTE, text)
    result = locate(from_text(text, text), [found])
    report(name, result, unreadable(text, text), options=Options(encoding=encoding)).encode(encoding)


def test_colour_only_where_asked() -> None:
    result = locate(from_text("MARK"), [finding("MARK", "MARK")])
    assert "\x1b[1;31m^^^^\x1b[0m" in report("text", result, options=Options(color=True))
    assert "\x1b" not in report("text", result)


@pytest.mark.parametrize(
    ("when", "terminal", "environ", "wanted"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {}, False),
    ],
)
def test_when_to_colour(when: str, terminal: bool, environ: dict[str, str], wanted: bool) -> None:
    assert use_color(when, terminal=terminal, environ=environ) is wanted


def test_the_last_line_says_what_happened() -> None:
    assert report("text", FileResult("a"), FileResult("b")) == "nothing found in 2 files\n"
    out = report("text", unreadable("gone.md", "no such file"), options=Options(quiet=True))
    assert out == "gone.md: cannot be read: no such file\n\n"
    assert report("text", unreadable("a", "gone")).endswith("nothing found in 1 file; 1 file could not be read\n")


def test_compact_is_one_line_a_finding_whatever_is_in_it() -> None:
    text = "an MARK"
    found = finding(text, "MARK", message="One\ntwo.")
    result = locate(from_text(text, "a\nb.md"), [found])
    assert report("compact", result, unreadable("c.md", "gone")) == (
        "a\\nb.md:1:4: error: One\\ntwo. [a/b]\nc.md: error: gone\n"
    )


@pytest.mark.parametrize("name", ["text", "compact"])
def test_the_usual_formats_start_without_json(name: str) -> None:
    code = f"from newslint.report import open_reporter; import sys; open_reporter({name!r}); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"json", "html", "hashlib", "urllib.parse", "importlib.metadata", "unicodedata"} & set(modules)
