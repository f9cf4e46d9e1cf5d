"""Kate without a screen, set up as the manual says, against the real server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from lspkit import LIMIT, cache, desk
from lspplaces import on_path
from manual import blocks

STORY = "# 天気\n\n😀 王小明 said she should of known. 😀 They must of gone.\n"
pytestmark = [
    pytest.mark.usefixtures(cache.__name__, desk.__name__),
    pytest.mark.skipif(
        not (shutil.which("kate") and shutil.which("dbus-run-session")), reason="no Kate (apt-get install kate dbus)"
    ),
]


def logged(folder: Path) -> str:
    """A PATH on which `newslint` writes down what it hears and says."""
    path = on_path(folder)
    script = folder / "bin" / "newslint"
    real = script.rename(script.with_name("real"))
    script.write_text(f"#!/bin/sh\ntee '{folder}/heard' | '{real}' \"$@\" | tee '{folder}/said'\n", "utf-8")
    script.chmod(0o755)
    return path


def messages(file: Path, method: str) -> list[Any]:
    """What was told by a method so far, where all of it has been written."""
    text = file.read_text("utf-8") if file.exists() else ""
    found = []
    for part in re.split(r"Content-Length: .*\r?\n(?:Content-Type: .*\r?\n)?\r?\n", text)[1:]:
        try:
            message = json.loads(part)
        except ValueError:
            continue  # the last one, half of which is still to come
        found += [message["params"]] if message.get("method") == method else []
    return found


def test_a_draft_is_marked(desk: Path, tmp_path: Path) -> None:
    (desk / "newslint.yaml").write_text("select: [grammar/modal-of]\n", "utf-8")
    draft = desk / "draft.md"
    draft.write_text(STORY, "utf-8")
    (tmp_path / "kate" / "lspclient").mkdir(parents=True)
    (tmp_path / "kate" / "lspclient" / "settings.json").write_text(blocks("Kate", "json")[0], "utf-8")
    path = logged(tmp_path)
    # Newer versions ask before they start a server; the answer is kept here.
    allowed = f"[lspclient]\nAllowedServerCommandLines={shutil.which('newslint', path=path)} lsp\n"
    (tmp_path / "katerc").write_text(f"[Kate Plugins]\nlspclientplugin=true\n{allowed}", "utf-8")
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"), str(tmp_path))
    kate = subprocess.Popen(
        ["dbus-run-session", "--", "kate", "-n", "-b", str(draft)],
        env={**os.environ, **places, "PATH": path, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        end = time.monotonic() + 2 * LIMIT
        while not messages(tmp_path / "said", "textDocument/publishDiagnostics") and time.monotonic() < end:
            time.sleep(0.2)
        (told,) = messages(tmp_path / "said", "textDocument/publishDiagnostics")
    finally:
        os.killpg(kate.pid, 15)
        kate.wait(LIMIT)
    (settings,) = messages(tmp_path / "heard", "workspace/didChangeConfiguration")
    assert settings == {"settings": {"newslint": {"level": "query"}}}
    assert [item["code"] for item in told["diagnostics"]] == ["grammar/modal-of"] * 2
    line = STORY.splitlines()[2]
    before = (line[: line.index(words)].encode("utf-16-le") for words in ("should of", "must of"))
    assert [item["range"]["start"]["character"] for item in told["diagnostics"]] == [len(part) // 2 for part in before]
