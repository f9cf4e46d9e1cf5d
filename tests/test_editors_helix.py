"""Helix in a terminal, set up as the manual says, against the real server."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from lspkit import LIMIT, cache, desk
from lspplaces import on_path
from manual import blocks

HELIX = shutil.which("hx") or shutil.which("helix")
STORY = "# 天気\n\n😀 王小明 said she should of known. 😀 They must of gone.\n"
pytestmark = [
    pytest.mark.usefixtures(cache.__name__, desk.__name__),
    pytest.mark.skipif(HELIX is None, reason="Helix is not installed (apt-get install hx, from Debian 13 on)"),
]


def test_a_draft_is_marked_and_mended(desk: Path, tmp_path: Path) -> None:
    from terminal import Terminal  # for POSIX alone

    (desk / "newslint.yaml").write_text("select: [grammar/modal-of]\n", "utf-8")
    draft = desk / "draft.md"
    draft.write_text(STORY, "utf-8")
    settings = tmp_path / "helix"
    settings.mkdir()
    (settings / "languages.toml").write_text("\n".join(blocks("Helix", "toml")), "utf-8")
    environment = {**os.environ, "PATH": on_path(tmp_path), "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with Terminal([str(HELIX), str(draft)], environment, 2 * LIMIT) as terminal:
        terminal.until("Write “should have”, not “should of”.", keys="]d")
        terminal.press(" a")
        terminal.until("Allow grammar/modal-of here")
        terminal.press("\r")
        terminal.until("should have known")
        terminal.press(":wq\r")
        terminal.over()
    assert draft.read_text("utf-8") == STORY.replace("should of", "should have")
