"""newslint facts, the real program: bad input, large input, and that other commands do not pay for it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import golden
import pytest
from program import PROGRAM, PROMPT, home, write

pytestmark = pytest.mark.usefixtures(home.__name__)

STORY = "Jane Roe said 12 people came on Monday, March 4, 2024.\n"


def facts(*arguments: str, data: bytes = b"") -> tuple[int, str, str]:
    """The exit status, the output and the errors of `newslint facts`."""
    command = [*PROGRAM, "facts", "--isolated", *arguments]
    done = subprocess.run(command, input=data, capture_output=True, timeout=2 * PROMPT)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_empty_file(name: str) -> None:
    assert facts(write(name, "")) == (0, f"{name}: 0 words\n\n0 facts; no disagreement found\n", "")


def test_what_is_no_text_is_one_line_and_the_rest_is_done() -> None:
    write("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    write("a.docx", b"PK\x03\x04 and no more")
    status, out, err = facts("--format", "json", "photo.txt", "a.docx", "gone.txt", write("good.txt", STORY))
    assert status == 2
    assert [item["path"] for item in json.loads(out)["files"]] == ["good.txt"]
    assert sorted(line.split(": ")[1] for line in err.splitlines()) == ["a.docx", "gone.txt", "photo.txt"]


def test_standard_input() -> None:
    status, out, err = facts("-", "--stdin-filename", "a.md", "--format", "json", data=f"# A *b* c\n\n{STORY}".encode())
    assert (status, err) == (0, "")
    assert json.loads(out)["files"][0]["headline"] == "A b c"


def test_the_publication_date_and_the_layout_can_be_told() -> None:
    write("a.txt", "Bridge closed on Monday\nIt was old.\n")
    _, out, _ = facts("--date", "2024-03-06", "--layout", "headline,body", "--format", "json", "a.txt")
    sheet = json.loads(out)["files"][0]
    assert (sheet["date"], sheet["headline"]) == ("2024-03-06", "Bridge closed on Monday")
    assert [(day["first"], day["weekday"]) for day in sheet["dates"]] == [("2024-03-04", "Monday")]


def test_another_encoding() -> None:
    write("a.txt", "Zoë Müller said so. Müller left.\n".encode("cp1252"))
    _, out, err = facts("a.txt", "--encoding", "windows-1252")
    assert "Zoë Müller" in out
    assert err == ""
    assert "read as Windows-1252" in facts("a.txt")[2]


def test_an_earlier_sheet_is_written_over_and_a_draft_is_not() -> None:
    write("good.txt", STORY)
    assert facts("good.txt", "--format", "html", "--output", "sheet.html")[0] == 0
    assert facts("good.txt", "--format", "html", "--output", "sheet.html")[0] == 0
    assert "Jane Roe" in Path("sheet.html").read_text("utf-8")
    write("draft.html", "<p>Mine</p>")
    status, _, err = facts("good.txt", "--format", "html", "--output", "draft.html")
    assert (status, err.count("\n")) == (2, 1)
    assert Path("draft.html").read_text("utf-8") == "<p>Mine</p>"


def test_a_story_against_what_comes_through_a_pipe() -> None:
    write("a.txt", STORY)
    status, out, _ = facts("--against", "-", "a.txt", data=STORY.replace("12", "14").encode())
    assert status == 0
    assert "14 people → 12 people" in out


def test_colour_when_asked_for() -> None:
    write("a.txt", STORY)
    assert "\x1b[1mPeople\x1b[0m" in facts("a.txt", "--color", "always")[1]
    assert "\x1b" not in facts("a.txt")[1]


def test_a_megabyte_is_done_in_time() -> None:
    article = (golden.ARTICLES / "reservists.txt").read_text("utf-8")
    write("a.txt", "\n\n".join([article] * (1_000_000 // len(article))))
    start = time.monotonic()
    status, out, err = facts("a.txt", "--format", "json")
    assert (status, err) == (0, "")
    assert len(json.loads(out)["files"][0]["figures"]) > 1_000
    assert time.monotonic() - start < 2 * PROMPT


@pytest.mark.parametrize(
    "text",
    [
        "“" * 20_000,
        "7" * 50_000,
        "Roe " * 4_000,
        "Mr. " * 4_000,
        "a, " * 20_000 + "May 3",
        "$1-" * 20_000,
        "\n" * 50_000,
    ],
    ids=["quotes", "digits", "names", "titles", "commas", "ranges", "lines"],
)
def test_odd_input_is_done_in_time(text: str) -> None:
    write("a.txt", text)
    status, out, err = facts("a.txt")
    assert (status, err) == (0, "")
    assert out.startswith("a.txt: ")


def test_a_check_does_not_load_it() -> None:
    write("a.txt", STORY)
    program = "import sys; from newslint.cli import main; main(['check', 'a.txt']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, timeout=PROMPT, text=True)
    assert "newslint.linter" in done.stdout
    assert "newslint.factsheet" not in done.stdout
