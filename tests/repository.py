"""A clean clone of the project, for tests of what users get; and the network they need."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def environment(home: Path) -> dict[str, str]:
    """The environment without the tree on the import path, without git's user, all caches below `home`."""
    gone = ("PYTHONPATH", "PYTHONSAFEPATH")
    kept = {name: value for name, value in os.environ.items() if name not in gone and not name.startswith("GIT_")}
    roles = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
    return {
        **kept,
        **{f"GIT_{role}": "newslint@example.org" for role in roles},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
        "NEWSLINT_CACHE": str(home / "cache"),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
    }


def run(command: list[str], folder: Path, home: Path, *, expect: int = 0) -> str:
    """Run a command and return all it says; another exit status than expected fails the test."""
    done = subprocess.run(
        command, cwd=folder, env=environment(home), stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == expect, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def clone(home: Path) -> Path:
    """A clone of HEAD; skips the test where the tree is no clone or PyPI is out of reach, unless in CI."""
    in_ci = bool(os.environ.get("CI"))
    if not in_ci and (shutil.which("git") is None or not (ROOT / ".git").exists()):
        pytest.skip("needs git, and a tree that is a git clone")
    target = home / "clone"
    run(["git", "clone", "--quiet", str(ROOT), str(target)], home, home)
    if not in_ci and not _online(home):
        pytest.skip("needs PyPI")
    return target


def _online(home: Path) -> bool:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(home / "probe"), "hatchling"]
    return subprocess.run(pip, env=environment(home), capture_output=True).returncode == 0
