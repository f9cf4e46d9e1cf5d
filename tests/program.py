"""The real program, run in a folder of its own with one rule selected."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BAD = "She should of known.\n"
FINDING = "1:5: error: Write “should have”, not “should of”. [grammar/modal-of]\n"
PROMPT = 30
"""Seconds in which anything here must end, on a machine that is busy with other things."""
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX alone")


PATH = os.pathsep.join(os.path.abspath(item) for item in os.environ.get("PYTHONPATH", "").split(os.pathsep) if item)
"""Where Python looks for newslint in a checkout, whatever the working folder."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and a cache of its own."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.setenv("PYTHONPATH", PATH)
    return tmp_path


PROGRAM = (sys.executable, "-P", "-m", "newslint")


def check(*arguments: str, **options: Any) -> tuple[int, str, str]:
    """The exit status, the output and the errors of `newslint check` with one rule selected."""
    command = [*PROGRAM, "check", "--isolated", "--select", "grammar/modal-of", *arguments]
    done = subprocess.run(command, capture_output=True, timeout=PROMPT, **options)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def check_all(*arguments: str) -> tuple[int, str, str]:
    """The same with all the rules that are in force by default."""
    done = subprocess.run([*PROGRAM, "check", "--isolated", *arguments], capture_output=True, timeout=PROMPT)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def write(name: str, data: bytes | str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return name
