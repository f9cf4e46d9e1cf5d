"""Emacs with eglot, in batch mode, set up as the manual says, against the real server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lspkit import LIMIT, cache, desk
from lspplaces import on_path
from manual import blocks

EMACS = shutil.which("emacs")
STORY = "# 天気\n\n😀 王小明 said she should of known. 😀 They must of gone.\n"


def has_eglot() -> bool:
    ask = [str(EMACS), "--batch", "--eval", "(progn (package-initialize) (require 'eglot))"]
    return EMACS is not None and subprocess.run(ask, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


pytestmark = [
    pytest.mark.usefixtures(cache.__name__, desk.__name__),
    pytest.mark.skipif(not has_eglot(), reason="no Emacs with eglot (apt-get install emacs-nox elpa-eglot)"),
]


def emacs(file: Path, folder: Path, **told: Any) -> dict[str, Any]:
    """What Emacs saw."""
    report, setup = folder / "seen.json", folder / "setup.el"
    setup.write_text("\n".join(blocks("Emacs", "elisp")), "utf-8")
    said = {"file": str(file), "root": f"{file.parent}/", "report": str(report), "setup": str(setup), **told}
    script = Path(__file__).with_name("eglot.el")
    done = subprocess.run(
        [str(EMACS), "--batch", "--funcall", "package-initialize", "--load", str(script)],
        env={**os.environ, "PATH": on_path(folder), "HOME": str(folder), "NEWSLINT_TOLD": json.dumps(said)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=4 * LIMIT,
    )
    assert report.is_file(), done.stderr.decode()
    seen: dict[str, Any] = json.loads(report.read_text("utf-8"))
    assert seen.get("problem") is None, done.stderr.decode()
    return seen


@pytest.mark.parametrize("name", ["draft.md", "draft.txt", "draft.html"])
def test_a_draft_is_marked_and_mended(desk: Path, tmp_path: Path, name: str) -> None:
    (desk / "newslint.yaml").write_text("select: [grammar/modal-of]\n", "utf-8")
    draft = desk / name
    draft.write_text(STORY, "utf-8")
    seen = emacs(draft, tmp_path, title="Write “should have”", count=2)
    assert [item["words"] for item in seen["before"]] == ["should of", "must of"]
    first = seen["before"][0]
    assert (first["line"], first["column"]) == (3, STORY.splitlines()[2].index("should of")), "in characters"
    assert "Write “should have”, not “should of”." in first["message"]
    assert seen["titles"][0] == "Write “should have”"
    assert [item["words"] for item in seen["after"]] == ["must of"]
    assert draft.read_text("utf-8") == STORY.replace("should of", "should have")
