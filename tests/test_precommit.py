"""The hooks, run by the real pre-commit in a scratch repository that uses a clean clone of this one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import repository

FAILING = "Bridge to close\n\nThe bridge will close on the the first of May, the county said.\n"
FIXED = "Bridge to close\n\nThe bridge will close on the first of May, the county said.\n"
SUPPRESSED = "# Bridge to close\n\n<!-- newslint: allow grammar/doubled-word: a band's name -->\nThe The will play.\n"
CONFIG = """\
repos:
  - repo: {clone}
    rev: {commit}
    hooks:
      - id: newslint
      - id: newslint-fix
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def desk(home: Path) -> Path:
    """A git repository with the hooks in its configuration."""
    clone = repository.clone(home)
    commit = repository.run(["git", "rev-parse", "HEAD"], clone, home).strip()
    folder = home / "desk"
    folder.mkdir()
    repository.run(["git", "init", "--quiet"], folder, home)
    (folder / ".pre-commit-config.yaml").write_text(CONFIG.format(clone=clone.as_posix(), commit=commit), "utf-8")
    return folder


@pytest.fixture
def draft(desk: Path, home: Path) -> Path:
    """Where a draft goes; the drafts of other tests are gone."""
    for path in desk.iterdir():
        if path.suffix in (".txt", ".md"):
            path.unlink()
    return desk


def _hook(name: str, desk: Path, home: Path, *, expect: int) -> str:
    repository.run(["git", "add", "--all"], desk, home)
    command = [sys.executable, "-P", "-m", "pre_commit", "run", name, "--all-files"]
    return repository.run(command, desk, home, expect=expect)


def test_failing_draft(draft: Path, home: Path) -> None:
    (draft / "bridge.txt").write_text(FAILING, "utf-8")
    said = _hook("newslint", draft, home, expect=1)
    assert "bridge.txt:3:26: error:" in said
    assert "[grammar/doubled-word]" in said


def test_fixed_draft(draft: Path, home: Path) -> None:
    (draft / "bridge.txt").write_text(FIXED, "utf-8")
    assert "Passed" in _hook("newslint", draft, home, expect=0)


def test_suppressed_draft(draft: Path, home: Path) -> None:
    (draft / "bridge.md").write_text(SUPPRESSED, "utf-8")
    assert "Passed" in _hook("newslint", draft, home, expect=0)


def test_files_that_are_no_drafts_are_left_alone(draft: Path, home: Path) -> None:
    (draft / "bridge.py").write_text(f"x = '''{FAILING}'''\n", "utf-8")
    assert "no files to check" in _hook("newslint", draft, home, expect=0)


def test_fix_changes_the_file_and_fails_once(draft: Path, home: Path) -> None:
    path = draft / "bridge.txt"
    path.write_text(FAILING, "utf-8", newline="")
    said = _hook("newslint-fix", draft, home, expect=1)
    assert "files were modified by this hook" in said
    assert path.read_text("utf-8") == FIXED
    assert "Passed" in _hook("newslint-fix", draft, home, expect=0)
