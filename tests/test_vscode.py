"""The extension for VS Code: its manifest says what the server takes; it is built, tested and packaged by npm."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lspkit import cache, desk
from lspplaces import on_path
from program import POSIX

from newslint.about import VERSION
from newslint.configfile import SEVERITIES
from newslint.lsp.wishes import FIELDS

ROOT = Path(__file__).resolve().parent.parent
EXTENSION = ROOT / "editors" / "vscode"
LIMIT = 600
"""Seconds that no step takes, on a machine that is busy with other things."""
OUT_OF_REACH = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ENETUNREACH", "ETIMEDOUT", "network")
"""What npm says where it cannot reach its registry."""

pytestmark = pytest.mark.usefixtures(cache.__name__, desk.__name__)


def manifest() -> Any:
    return json.loads((EXTENSION / "package.json").read_text("utf-8"))


def test_the_manifest_offers_what_the_server_takes() -> None:
    properties = manifest()["contributes"]["configuration"]["properties"]
    assert set(properties) == {"newslint.path", *(f"newslint.{key}" for key in FIELDS)}
    assert set(properties["newslint.level"]["enum"]) == {*SEVERITIES, None}
    choices = properties["newslint.rules"]["additionalProperties"]["anyOf"][0]["enum"]
    assert set(choices) == {"off", "on", *SEVERITIES}


def test_version_and_licence_are_those_of_newslint() -> None:
    assert manifest()["version"] == VERSION
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_lockfile_names_no_address() -> None:
    packages = json.loads((EXTENSION / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages[""]["version"] == VERSION
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def npm(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run npm in the copy of the extension."""
    return subprocess.run(
        ["npm", *command],
        cwd=folder,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the extension's sources with the packages that its lockfile names."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        pytest.skip("Node.js with npm is not installed")
    version = subprocess.run([node, "--version"], capture_output=True, encoding="utf-8").stdout.strip()
    if int(version.lstrip("v").partition(".")[0]) < 20:
        pytest.skip(f"Node.js 20 or later is needed, this is {version}")
    folder = tmp_path_factory.mktemp("extension") / "vscode"
    shutil.copytree(EXTENSION, folder, ignore=shutil.ignore_patterns("node_modules", "dist", "out", "*.vsix"))
    done = npm(folder, "ci", "--no-audit", "--no-fund")
    if done.returncode and not os.environ.get("CI") and any(word in done.stderr for word in OUT_OF_REACH):
        pytest.skip("needs npm's registry")
    assert done.returncode == 0, done.stderr
    return folder


@POSIX
def test_the_extension_passes_its_own_tests(installed: Path, tmp_path: Path) -> None:
    """Lint, types, units, and the bundle against this very server."""
    on_path(tmp_path)
    done = npm(installed, "test", NEWSLINT=str(tmp_path / "bin" / "newslint"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# skipped 0" in done.stdout.replace("ℹ", "#"), done.stdout


def test_the_package_holds_what_it_needs_and_nothing_else(installed: Path) -> None:
    done = npm(installed, "run", "package")
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(installed / "newslint.vsix") as package:
        names = {name.removeprefix("extension/") for name in package.namelist() if name.startswith("extension/")}
        licences = package.read("extension/dist/licenses.txt").decode("utf-8")
        bundle = package.read("extension/dist/extension.js").decode("utf-8")
    assert names == {"package.json", "readme.md", "LICENSE.txt", "dist/extension.js", "dist/licenses.txt"}
    assert "vscode-languageclient" in licences
    assert str(installed) not in bundle
