"""Real git repositories, and what a check with --diff-base finds in them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from program import PATH
from rulekit import rule

from newslint.changed import Change
from newslint.checker import Checker, Task
from newslint.cli import main
from newslint.configure import configure
from newslint.discover import discover
from newslint.history import History
from newslint.linter import Linter

NEEDS_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
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
