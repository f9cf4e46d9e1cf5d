"""--diff-base: what a change brought, in real git repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from program import PATH
from rulekit import rule

from newslint.changed import Change
from newslint.checker import Checker, Task
from newslint.cli import main
from newslint.configure import configure
from newslint.discover import Found, discover
from newslint.history import History
from newslint.linter import Linter

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
LINTER = Linter(
    strict=True,
    rules=[
        rule("kind: swap\nswap: {should of: should have}\nexamples: [{bad: '[should of] he', good: should have he}]\n"),
        rule("kind: phrase\nphrase: [the the]\nexamples: [{bad: '[the the]'}]\n")._replace(id="desk/doubled"),
        rule("kind: consistency\nvariants: [[Kyiv, Kiev]]\nexamples: [{bad: 'Kyiv [Kiev]'}]\n")._replace(id="desk/c"),
    ],
)
GOOD = "The quay is shut, and will be so until spring, the harbor master said on Monday."
BAD = "They should of told the fishermen long before, a man on the pier said."
DOUBLED = "Repairs of the the wall begin in a week, if the weather holds for that long."
LINES = [f"Boat number {word} lies at the pier and waits for its crew." for word in ("one", "two", "three", "four")]


class Repository:
    """A working tree with a history."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.git("init", "--quiet", "-b", "main")

    def git(self, *arguments: str | bytes, expect: int | None = 0) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, stdin=subprocess.DEVNULL)
        assert expect is None or done.returncode == expect, done.stderr.decode()
        return (done.stdout + (done.stderr if expect else b"")).decode("utf-8", "replace")

    def write(self, name: str, *paragraphs: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(paragraphs) + "\n", "utf-8", newline="")
        return path

    def commit(self, message: str = "change") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for all tests, so that the rules are packed once."""
    return Path(os.environ.get("NEWSLINT_CACHE") or tmp_path_factory.mktemp("cache"))


@pytest.fixture
def repo(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", PATH)
    monkeypatch.setenv("NEWSLINT_CACHE", str(cache))
    made = Repository(tmp_path / "repo")
    monkeypatch.chdir(made.folder)
    return made


def check(*paths: str, rev: str = "HEAD") -> list[str]:
    """What a check of these paths finds: file, line and words."""
    config = configure(isolated=True)
    checker = Checker(config, Task(cached=False, strict=True))
    checker.linter = LINTER
    change = Change(History(rev), checker)
    files = [item for item in discover(paths or (".",), config) if change.touches(item)]
    return [
        f"{item.path}:{found.place.range.line}: {found.place.text}"
        for item in files
        for found in change.brought(item, checker.file(item.path)).result.diagnostics
    ]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that a check ends with which cannot be done."""
    assert main(["check", "--isolated", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    return line


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
