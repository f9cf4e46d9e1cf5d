"""Which files are checked: folders, .gitignore, hidden names, links, and what is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.config import Config
from newslint.discover import discover


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def touch(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def write(name: str, text: str) -> None:
    touch(name)
    Path(name).write_text(text, "utf-8")


def found(*named: str, exclude: tuple[str, ...] = ()) -> list[str]:
    items = discover(named, Config(exclude=exclude))
    return [item.path for item in items if item.error is None and not item.excluded]


def errors(*named: str) -> list[str]:
    return [f"{item.path}: {item.error}" for item in discover(named, Config()) if item.error]


def test_known_formats_sorted() -> None:
    touch("b.txt", "a.md", "sub/c.HTML", "sub/d.docx", "e.rst", "f", "g.py")
    assert found(".") == ["a.md", "b.txt", "sub/c.HTML", "sub/d.docx"]


def test_named_outright_whatever_it_is_called() -> None:
    touch("e.rst", ".hidden.txt", "sub/a.txt")
    assert found("e.rst", ".hidden.txt", "sub") == ["e.rst", ".hidden.txt", "sub/a.txt"]


def test_each_file_once() -> None:
    touch("sub/a.txt", "sub/b.txt")
    assert found("sub/b.txt", "sub", "./sub/a.txt") == ["sub/b.txt", "sub/a.txt"]


def test_hidden_and_lock_files_passed_over() -> None:
    touch(".git/a.txt", ".b.txt", "~$c.docx", "d.txt")
    assert found(".") == ["d.txt"]


def test_gitignore_nested_and_negated() -> None:
    touch(
        "build/a.txt", "b.tmp.txt", "sub/c.tmp.txt", "sub/keep.tmp.txt", "sub/deep/d.txt", "other/deep/d.txt", "e.txt"
    )
    write(".gitignore", "build/\n*.tmp.txt\n# a comment\n")
    write("sub/.gitignore", "!keep.tmp.txt\n/deep/\n")
    assert found(".") == ["e.txt", "other/deep/d.txt", "sub/keep.tmp.txt"]


def test_gitignore_of_the_repository_above() -> None:
    touch("sub/a.txt", "sub/b.txt", "sub/c.txt", "out/d.txt")
    write(".gitignore", "/sub/b.txt\nout/\n")
    write(".git/info/exclude", "c.txt\n")
    assert found("sub") == ["sub/a.txt"]
    assert found("out") == ["out/d.txt"], "asked for by name"


def test_gitignore_above_counts_only_in_a_repository() -> None:
    touch("sub/a.txt")
    write(".gitignore", "a.txt\n")
    assert found("sub") == ["sub/a.txt"]


@pytest.mark.parametrize("line", ["!", "[z-a]"])
def test_gitignore_line_that_is_no_pattern(line: str) -> None:
    touch("a.txt", "b.txt")
    write(".gitignore", f"{line}\na.txt\n")
    assert found(".") == ["b.txt"]


def test_exclude_holds_for_all() -> None:
    touch("archive/a.txt", "b.txt", "c.draft.txt")
    assert found(".", "archive/a.txt", exclude=("archive/", "*.draft.txt")) == ["b.txt"]


def test_missing() -> None:
    assert errors("gone.txt", "gone/") == ["gone.txt: no such file or folder", "gone/: no such file or folder"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links() -> None:
    touch("a/x.txt", "b/y.txt")
    os.symlink("..", "a/up", target_is_directory=True)
    os.symlink("../b", "a/over", target_is_directory=True)
    os.symlink("nowhere", "dead.txt")
    assert found(".") == ["a/over/y.txt", "a/x.txt"]
    assert errors("dead.txt") == ["dead.txt: a link to 'nowhere', which leads nowhere"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is locked for root")
def test_locked_folder() -> None:
    touch("locked/a.txt", "b.txt")
    os.chmod("locked", 0)
    try:
        assert found(".") == ["b.txt"]
        assert errors(".") == ["locked: Permission denied"]
    finally:
        os.chmod("locked", 0o700)


def test_folder_that_cannot_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    touch("locked/a.txt", "b.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if path == "locked":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(".") == ["b.txt"]
    assert errors(".") == ["locked: Permission denied"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_name_that_is_not_utf8() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    touch(name)
    assert found(".") == [name]
