"""Neovim's own LSP client, headless, against the real server."""

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
from program import POSIX, PROGRAM

NEOVIM = shutil.which("nvim")
pytestmark = [
    pytest.mark.usefixtures(cache.__name__, desk.__name__),
    pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed (apt-get install neovim)"),
]


def neovim(file: Path, report: Path, **told: Any) -> dict[str, Any]:
    """What Neovim saw."""
    said = {"file": str(file), "root": str(file.parent), "report": str(report), "command": [*PROGRAM, "lsp"], **told}
    script = Path(__file__).with_name("neovim.lua")
    homes = {name: str(report.parent) for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    done = subprocess.run(
        [str(NEOVIM), "--headless", "--clean", "-n", "-c", f"luafile {script}"],
        env={**os.environ, **homes, "NEWSLINT_TOLD": json.dumps(said)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=4 * LIMIT,
    )
    assert report.is_file(), done.stderr.decode()
    seen: dict[str, Any] = json.loads(report.read_text("utf-8"))
    assert seen.get("problem") is None
    return seen


def test_a_draft_is_marked_and_mended(desk: Path, tmp_path: Path) -> None:
    draft = desk / "draft.md"
    draft.write_text("# 天気\n\n😀 王小明 said she should of known. 😀 They must of gone.\n", "utf-8")
    options = {"select": ["grammar/modal-of"]}
    seen = neovim(draft, tmp_path / "seen.json", options=options, title="Write “should have”", left=1)
    assert [item["words"] for item in seen["before"]] == ["should of", "must of"], "Neovim counts bytes"
    first = seen["before"][0]
    assert (first["line"], first["severity"], first["source"]) == (2, 1, "newslint")
    assert first["message"] == "Write “should have”, not “should of”."
    assert seen["titles"][:2] == ["Write “should have”", "Allow grammar/modal-of here"]
    assert [item["words"] for item in seen["after"]] == ["must of"]
    assert draft.read_text("utf-8") == "# 天気\n\n😀 王小明 said she should have known. 😀 They must of gone.\n"


SHOWN = """
vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.DRAFT))
vim.wait(120000, function() return #vim.diagnostic.get(0) > 0 end, 20)
vim.fn.writefile(vim.tbl_map(function(item) return item.message end, vim.diagnostic.get(0)), vim.env.REPORT)
vim.cmd('qall!')
"""


@POSIX
@pytest.mark.parametrize("name", ["draft.md", "draft.txt", "draft.html"])
def test_the_setup_of_the_manual(desk: Path, tmp_path: Path, name: str) -> None:
    (desk / "newslint.yaml").write_text("select: [grammar/modal-of]\n", "utf-8")
    draft, report, setup, shown = desk / name, tmp_path / "seen", tmp_path / "init.lua", tmp_path / "shown.lua"
    draft.write_text("She should of known.\n", "utf-8")
    newer, older = blocks("Neovim", "lua")
    setup.write_text(f"if vim.fn.has('nvim-0.11') == 1 then\n{newer}else\n{older}end\n", "utf-8")
    shown.write_text(SHOWN, "utf-8")
    homes = {key: str(tmp_path) for key in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    told = {"PATH": on_path(tmp_path), "DRAFT": str(draft), "REPORT": str(report)}
    done = subprocess.run(
        [str(NEOVIM), "--headless", "--clean", "-n", "-c", f"luafile {setup}", "-c", f"luafile {shown}"],
        env={**os.environ, **homes, **told},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=2 * LIMIT,
    )
    assert report.is_file(), done.stderr.decode()
    assert report.read_text("utf-8") == "Write “should have”, not “should of”.\n"
