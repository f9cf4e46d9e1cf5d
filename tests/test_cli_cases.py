"""The command line by cases: a folder each under fixtures/cli.

`in/` is laid over `base/` to make the working folder. `session.txt` holds commands and
what they print: `$ ` before a command, `! ` before a line of standard error, the exit
status in brackets where it is not 0. `out/` holds files as they must be afterwards.
To accept what is printed now: NEWSLINT_UPDATE=1 pytest tests/test_cli_cases.py
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from newslint.cli import main

FOLDER = Path(__file__).parent.parent / "fixtures" / "cli"
CASES = sorted(path for path in FOLDER.iterdir() if (path / "session.txt").is_file())
UPDATE = bool(os.environ.get("NEWSLINT_UPDATE"))


def perform(line: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """One command and what came of it, as a session shows it. `< FILE` gives it standard input."""
    words = shlex.split(line)
    data = b""
    if "<" in words:
        at = words.index("<")
        data = Path(words[at + 1]).read_bytes()
        del words[at:]
    assert words[0] == "newslint", line
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        status = main(words[1:])
    printed = text_of(out)
    said = "".join(f"! {part}\n" for part in text_of(err).splitlines())
    return f"$ {line}\n{printed}{said}" + (f"[{status}]\n" if status else "")


def text_of(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_session(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "work"
    shutil.copytree(FOLDER / "base", work)
    if (case / "in").is_dir():
        shutil.copytree(case / "in", work, dirs_exist_ok=True)
    monkeypatch.chdir(work)
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "80")
    session = (case / "session.txt").read_bytes().decode("utf-8")
    commands = [line[2:] for line in session.splitlines() if line.startswith("$ ")]
    assert commands, "a session has commands"
    got = "".join(perform(line, monkeypatch) for line in commands)
    if UPDATE:
        (case / "session.txt").write_bytes(got.encode("utf-8"))
    assert got == session
    expected = [path for path in (case / "out").rglob("*") if path.is_file()]
    for path in expected:
        assert (work / path.relative_to(case / "out")).read_bytes() == path.read_bytes(), path.name
