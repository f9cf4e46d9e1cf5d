"""--diff-base: what a change brought."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from gitkit import BAD, DOUBLED, GOOD, LINES, NEEDS_GIT, Repository, cache, check, refused, repo

from newslint.changed import Change
from newslint.checker import Checker
from newslint.cli import main
from newslint.configure import configure
from newslint.discover import Found
from newslint.history import History

__all__ = ["cache", "repo"]
pytestmark = NEEDS_GIT


def test_lines_that_were_written(repo: Repository) -> None:
    repo.write("a.txt", GOOD, BAD, *LINES)
    repo.write("b.txt", GOOD, BAD)
    repo.commit()
    assert check() == []
    repo.write("a.txt", GOOD, BAD, *LINES, DOUBLED)
    assert check() == ["a.txt:13: the the"]
    repo.git("add", "a.txt")
    assert check() == ["a.txt:13: the the"], "staged or not"
    repo.write("a.txt", GOOD, BAD.replace("a man", "a woman"), *LINES)
    assert check() == ["a.txt:3: should of"], "the line is another"


def test_what_only_moved_is_not_new(repo: Repository) -> None:
    repo.write("a.txt", GOOD, BAD, *LINES)
    repo.commit()
    repo.write("a.txt", GOOD, *LINES, BAD)
    assert check() == []
    repo.write("a.txt", GOOD, "A new paragraph.", *LINES[::-1], BAD)
    assert check() == []
    repo.write("a.txt", GOOD, *LINES, BAD, BAD.replace("long", "years"))
    assert check() == ["a.txt:13: should of"], "once more is once more"


def test_a_contradiction_that_a_change_touches(repo: Repository) -> None:
    lead, right = (
        "The train left Kyiv at dawn. It was the first from Kyiv in a week.",
        "In Kyiv all stations are closed.",
    )
    wrong = right.replace("Kyiv", "Kiev")
    repo.write("a.txt", "Train leaves", lead, GOOD, right, BAD)
    repo.commit()
    repo.write("a.txt", "Train leaves", lead, GOOD, wrong, BAD)
    assert check() == ["a.txt:7: Kiev"]
    repo.commit()
    repo.write("a.txt", "Train leaves", lead, GOOD, wrong.replace("closed", "shut"), BAD)
    assert check() == ["a.txt:7: Kiev"], "one half stands on a line that has changed"
    repo.write("a.txt", "Train leaves", lead.replace("dawn", "noon"), GOOD, wrong, BAD)
    assert check() == ["a.txt:7: Kiev"], "the other does"
    repo.write("a.txt", "Train leaves", lead, GOOD + " It rained.", wrong, BAD)
    assert check() == [], "neither does"


def test_what_a_deletion_calls_forth(repo: Repository) -> None:
    allow = "<!-- newslint: allow desk/slug: as she says -->"
    repo.write("a.md", "# The quay", f"{allow}\n{BAD}", GOOD)
    repo.commit()
    repo.write("a.md", "# The quay", BAD, GOOD)
    assert check() == ["a.md:3: should of"]


def test_new_files(repo: Repository) -> None:
    repo.write("a.txt", BAD)
    repo.commit()
    repo.write("new.txt", GOOD, BAD)
    assert check() == ["new.txt:3: should of"], "untracked"
    repo.git("add", "new.txt")
    assert check() == ["new.txt:3: should of"]
    (repo.folder / ".gitignore").write_text("drafts/\n")
    repo.write("drafts/c.txt", BAD)
    assert check("drafts/c.txt") == ["drafts/c.txt:1: should of"], "ignored, but named"
    repo.git("rm", "--quiet", "--cached", "a.txt")
    assert check("a.txt") == [], "as it was, tracked or not"


def test_renamed_files(repo: Repository) -> None:
    repo.write("a.txt", GOOD, BAD, *LINES)
    repo.commit()
    (repo.folder / "desk").mkdir()
    repo.git("mv", "a.txt", "desk/b.txt")
    assert check() == []
    repo.write("desk/b.txt", GOOD, BAD, *LINES, DOUBLED)
    assert check() == ["desk/b.txt:13: the the"]
    repo.write("a.txt", GOOD, BAD, *LINES, DOUBLED)
    assert check("a.txt") == ["a.txt:13: the the"], "another takes the old name"


def test_deleted_files(repo: Repository) -> None:
    repo.write("a.txt", BAD)
    repo.write("gone/b.txt", BAD)
    repo.commit()
    (repo.folder / "a.txt").unlink()
    shutil.rmtree(repo.folder / "gone")
    assert check("a.txt", "gone/b.txt") == []
    repo.git("add", "--all")
    assert check("a.txt") == []
    change = Change(History("HEAD"), Checker(configure(isolated=True)))
    assert not change.touches(Found("a.txt", "no such file or folder"))
    assert change.touches(Found("never.txt", "no such file or folder"))


def test_line_ends_are_no_change(repo: Repository) -> None:
    path = repo.write("a.txt", GOOD, BAD, *LINES)
    repo.commit()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check() == []
    path.write_bytes(path.read_bytes() + f"\r\n{DOUBLED}\r\n".encode())
    assert check() == ["a.txt:13: the the"]
    repo.git("config", "core.autocrlf", "true")
    repo.commit()
    assert b"\r\n" not in repo.git("cat-file", "blob", "HEAD:a.txt").encode(), "git holds what it likes"
    path.write_bytes(path.read_bytes() + f"\r\n{BAD}\r\n".encode())
    assert check() == ["a.txt:15: should of"]


def test_other_encodings_and_formats(repo: Repository) -> None:
    path = repo.write("a.txt", GOOD, BAD)
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))
    word = repo.folder / "b.docx"
    _word(word, GOOD, BAD)
    (repo.folder / "c.txt").write_bytes(b"\x00\x01 binary")
    repo.commit()
    path.write_bytes((path.read_text("utf-16") + f"\n{DOUBLED}\n").encode("utf-16"))
    _word(word, GOOD, DOUBLED, BAD)
    repo.write("c.txt", BAD)
    assert check() == ["a.txt:5: the the", "b.docx:2: the the", "c.txt:1: should of"]


def _word(path: Path, *paragraphs: str) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')


def test_what_goes_without_it(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    for other in ("--fix", "--diff"):
        assert "--diff-base only reports" in refused(capsys, "--diff-base", "HEAD", other)
    assert "git knows nothing of standard input" in refused(capsys, "--diff-base", "HEAD", "-")


def test_with_a_baseline(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write("newslint.yaml", "select: [grammar/modal-of, grammar/doubled-word]")
    repo.write("a.txt", GOOD, BAD, *LINES)
    assert main(["accept", "--baseline", "a.txt"]) == 0
    empty = repo.commit()
    repo.write("a.txt", *LINES, GOOD, "New.", BAD, DOUBLED)
    capsys.readouterr()
    for options in ([], ["--diff-base", empty]):
        assert main(["check", "--format", "compact", *options]) == 1
        said = capsys.readouterr().out.splitlines()
        assert [line.partition(": ")[0] for line in said] == ["a.txt:15:12"], "moved, and accepted as ever"
