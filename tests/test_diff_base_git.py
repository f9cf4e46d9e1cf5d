"""--diff-base: any repository, revision, path and name that git can hold."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from gitkit import BAD, DOUBLED, GOOD, LINES, NEEDS_GIT, Repository, cache, check, refused, repo

__all__ = ["cache", "repo"]
pytestmark = NEEDS_GIT


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are bytes on Linux alone")
def test_file_names_of_any_bytes(repo: Repository) -> None:
    names = [b"caf\xe9 \xff.txt", b'quo"ted\\.txt', b"line\nend.txt", "Kiew – Київ.txt".encode(), b"-rf.txt"]
    for name in names:
        (repo.folder / os.fsdecode(name)).write_text(f"{GOOD}\n\n{BAD}\n", "utf-8")
    repo.commit()
    assert check() == []
    for name in names:
        with (repo.folder / os.fsdecode(name)).open("a", encoding="utf-8") as file:
            file.write(f"\n{DOUBLED}\n")
    assert [line.rpartition(":")[2] for line in check()] == [" the the"] * len(names)


def test_from_a_subfolder_by_any_path(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repo.write("desk/city/a.txt", GOOD, BAD)
    repo.write("b.txt", BAD)
    repo.commit()
    repo.write("desk/city/a.txt", GOOD, BAD, DOUBLED)
    monkeypatch.chdir(repo.folder / "desk")
    assert check() == ["city/a.txt:5: the the"]
    assert check("../b.txt", "city/../city/a.txt") == ["city/../city/a.txt:5: the the"]
    assert check(str(path)) == [f"{path.as_posix()}:5: the the"]
    other = Repository(repo.folder / "inner")
    other.write("c.txt", GOOD)
    other.commit()
    other.write("c.txt", GOOD, BAD)
    assert len(check(str(other.folder), "city")) == 2, "each file in its own repository"
    monkeypatch.chdir(tmp_path)
    if sys.platform != "win32":
        (tmp_path / "link").symlink_to(repo.folder / "desk")
        assert check("link/city") == ["link/city/a.txt:5: the the"]


def test_since_a_branch_was_left(repo: Repository) -> None:
    repo.write("a.txt", GOOD, *LINES, BAD)
    repo.commit()
    repo.git("switch", "--quiet", "-c", "mine")
    repo.write("a.txt", GOOD, *LINES, BAD, DOUBLED)
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.write("a.txt", GOOD, *LINES)
    repo.write("b.txt", BAD)
    repo.commit()
    repo.git("switch", "--quiet", "mine")
    assert check(rev="main") == ["a.txt:13: the the"], "what main has mended since is no work of mine"
    repo.git("switch", "--quiet", "main")
    repo.write("a.txt", BAD.replace("man", "woman"), GOOD, *LINES)
    repo.commit()
    repo.git("switch", "--quiet", "mine")
    repo.git("merge", "--quiet", "--no-commit", "main", expect=None)
    repo.write("a.txt", BAD.replace("man", "woman"), GOOD, *LINES, DOUBLED, "So it should of been.")
    assert check() == ["a.txt:15: should of"], "in the middle of a merge, both sides were there before"
    repo.commit()
    assert check(rev="main") == ["a.txt:13: the the", "a.txt:15: should of"]


def test_conflicts_left_in_a_file(repo: Repository) -> None:
    repo.write("a.txt", GOOD, *LINES)
    repo.commit()
    repo.git("switch", "--quiet", "-c", "mine")
    repo.write("a.txt", BAD, *LINES)
    repo.commit()
    repo.git("switch", "--quiet", "main")
    repo.write("a.txt", DOUBLED, *LINES)
    repo.commit()
    repo.git("merge", "--quiet", "mine", expect=1)
    assert "<<<<<<<" in (repo.folder / "a.txt").read_text("utf-8")
    assert check() == [], "neither side is new"


def test_a_shallow_clone(
    repo: Repository, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write("a.txt", GOOD)
    first = repo.commit()
    repo.git("switch", "--quiet", "-c", "mine")
    repo.write("a.txt", GOOD, BAD)
    repo.commit()
    repo.git("clone", "--quiet", "--depth=1", "--no-single-branch", repo.folder.as_uri(), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    (tmp_path / "clone" / "a.txt").write_text(DOUBLED, "utf-8")
    assert check() == ["a.txt:1: the the"], "what it holds will do"
    said = refused(capsys, "--diff-base", first[:-1] + "0")
    assert said.startswith(f"newslint: --diff-base {first[:-1]}0: this clone is shallow and does not hold it; fetch")
    said = refused(capsys, "--diff-base", "origin/main")
    assert said.startswith(
        "newslint: --diff-base origin/main: this clone is shallow and ends before the two meet; fetch"
    )


def test_no_such_revision(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write("a.txt", BAD)
    top = str(repo.folder.resolve())
    message = f"newslint: --diff-base HEAD: git knows no such revision in {top}"
    assert refused(capsys, "--diff-base", "HEAD") == message, "nothing was committed yet"
    empty = repo.git("hash-object", "-t", "tree", os.devnull).strip()
    assert check(rev=empty) == ["a.txt:1: should of"], "the empty tree, which stands for that"
    repo.commit()
    for rev in ("nope", "HEAD~7", "main..main", "--output=x", ""):
        assert refused(capsys, f"--diff-base={rev}") == message.replace(" HEAD:", f" {rev}:")
    repo.git("switch", "--quiet", "--orphan", "other")
    repo.write("a.txt", BAD, DOUBLED)
    repo.commit()
    assert check(rev="main") == ["a.txt:3: the the"], "nothing in common, so held against what is there"


def test_no_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.txt").write_text(BAD, "utf-8")
    said = refused(capsys, "--diff-base", "HEAD", "a.txt")
    assert said == f"newslint: --diff-base: {tmp_path.resolve()} is in no git repository"
    assert refused(capsys, "--diff-base", "HEAD", "no/b.txt") == said
    monkeypatch.setenv("PATH", "")
    assert refused(capsys, "--diff-base", "HEAD", "a.txt") == "newslint: --diff-base needs git, which is not installed"


def test_from_a_hook(repo: Repository) -> None:
    """git tells its hooks of their repository in the environment, and a partial commit of another index."""
    hook = repo.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f"#!/bin/sh\nexec '{sys.executable}' -P -m newslint check --isolated --select grammar --diff-base HEAD\n",
        "utf-8",
    )
    hook.chmod(0o755)
    repo.git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", "first")
    repo.write("a.txt", GOOD, BAD)
    repo.git("add", "a.txt")
    assert "Write “should have”" in repo.git("commit", "--quiet", "-m", "bad", expect=1)
    repo.write("a.txt", GOOD)
    repo.git("add", "a.txt")
    repo.git("commit", "--quiet", "-m", "good")
    repo.write("b.txt", GOOD)
    repo.git("add", "b.txt")
    repo.write("a.txt", GOOD, DOUBLED)
    repo.git("commit", "--quiet", "-m", "bad", "a.txt", expect=1)
    other = repo.folder.parent / "tree"
    repo.git("worktree", "add", "--quiet", "-b", "mine", str(other))
    (other / "a.txt").write_text(BAD, "utf-8")
    done = subprocess.run(["git", "commit", "-am", "bad"], cwd=other, capture_output=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, b"should have" in done.stdout + done.stderr) == (1, True)
