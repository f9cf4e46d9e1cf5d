"""The extension for Zed: its manifest, its logic, and the manual's settings, against what the server takes.

Zed and the library that the extension is built with are in no package that tests could install.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path, PurePath
from typing import Any

import pytest
from lspkit import LIMIT, able, cache, desk, lsp, session
from lspplaces import applied
from lsprotocol import types
from manual import blocks

from newslint.about import NAME, VERSION
from newslint.lsp.naming import name_of, uri_of
from newslint.lsp.wishes import wishes
from newslint.readers import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent
EXTENSION = ROOT / "editors" / "zed"
STORY = "😀 The the bridge is shut, said Ines Carvalho.\n\nShe said that the the road is.\n"

pytestmark = pytest.mark.usefixtures(cache.__name__, desk.__name__)


def toml(name: str) -> Any:
    return tomllib.loads((EXTENSION / name).read_text("utf-8"))


def settings() -> list[Any]:
    """The settings that the manual and the extension's own page tell users to write."""
    page = (EXTENSION / "README.md").read_text("utf-8")
    return [
        json.loads(text) for text in (*blocks("Zed", "json"), *re.findall(r"^```json\n(.*?)^```", page, re.M | re.S))
    ]


def server() -> Any:
    """The one language server of the manifest."""
    ((name, entry),) = toml("extension.toml")["language_servers"].items()
    assert name == NAME, "under this name users set it"
    return entry


def rust(tool: str) -> str:
    """A tool of Rust, which may be a stand-in that has nothing behind it."""
    found = shutil.which(tool)
    if found is None or subprocess.run([found, "--version"], capture_output=True, timeout=LIMIT).returncode:
        pytest.skip(f"{tool} is not installed")
    return found


def test_version_and_licence_are_those_of_newslint() -> None:
    manifest, package = toml("extension.toml"), toml("Cargo.toml")["package"]
    assert manifest["version"] == package["version"] == VERSION
    assert manifest["schema_version"] == 1
    assert package["license"] == "Apache-2.0"
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_its_languages_are_those_of_the_other_extension() -> None:
    ids = server()["language_ids"]
    assert list(ids) == server()["languages"]
    events = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text("utf-8"))["activationEvents"]
    assert [f"onLanguage:{language}" for language in ids.values()] == events


def test_the_server_knows_its_languages_apart() -> None:
    formats = [
        SUFFIXES[PurePath(name_of("untitled:a", language, "")).suffix] for language in server()["language_ids"].values()
    ]
    assert formats == ["plain", "markdown", "html"]


def test_the_settings_of_the_manual_are_ones() -> None:
    told = settings()
    assert {key for each in told for key in each} == {"lsp", "languages"}
    ours = [each["lsp"].pop(NAME) for each in told if "lsp" in each]
    assert [each["lsp"] for each in told if "lsp" in each] == [{}] * len(ours)
    assert {key for each in ours for key in each} == {"settings", "binary"}
    for each in ours:
        assert wishes(each.get("settings"), "").problems == ()
        assert set(each.get("binary", ())) in (set(), {"path", "arguments"})
    languages = [language for each in told for language in each.get("languages", ())]
    assert languages
    assert set(languages) <= set(server()["languages"])


def test_what_it_starts_is_what_the_manual_names() -> None:
    code = (EXTENSION / "src" / "lib.rs").read_text("utf-8")
    arguments = re.findall(r'args: vec!\["(\w+)"\.to_owned\(\)\]', code)
    named = [
        each["lsp"][NAME]["binary"]["arguments"] for each in settings() if "binary" in each.get("lsp", {}).get(NAME, ())
    ]
    assert named == [arguments, arguments]
    assert f'const SECTION: &str = "{NAME}";' in code, "the section that the server asks for"


@lsp
async def test_fixes_on_save_as_zed_asks_for_them(desk: Path) -> None:
    """Zed asks for a kind only where the server announces that very kind, and takes no action of another."""
    (kind,) = (
        language["formatter"]["code_action"]
        for each in settings()
        for language in each.get("languages", {}).values()
        if "formatter" in language
    )
    uri = uri_of(str(desk / "a.md"))
    async with session(desk, capabilities=able(pull=True, settings=True), settings={"select": ["grammar"]}) as editor:
        provider = editor.started.capabilities.code_action_provider
        assert isinstance(provider, types.CodeActionOptions)
        assert kind in (provider.code_action_kinds or ())
        editor.open(uri, STORY, server()["language_ids"]["Markdown"])
        whole = types.Range(types.Position(0, 0), types.Position(3, 0))
        (fix,) = (await editor.actions(uri, whole, [kind])).values()
        assert fix.kind == kind
        assert fix.edit is not None
        (change,) = fix.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        assert applied(STORY, change.edits) == STORY.replace("The the", "The").replace("the the", "the")
        announced: Any = provider.code_action_kinds
        assert await editor.actions(uri, types.Range(types.Position(1, 0), types.Position(1, 0)), announced) == {}


def test_its_code_is_formatted() -> None:
    command = [rust("rustfmt"), "--check", "--edition", toml("Cargo.toml")["package"]["edition"]]
    done = subprocess.run(
        [*command, str(EXTENSION / "src" / "lib.rs")], capture_output=True, encoding="utf-8", timeout=LIMIT
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_logic_passes_its_own_tests(tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    command = [rust("rustc"), "--test", "--edition", toml("Cargo.toml")["package"]["edition"], "-o", str(tests)]
    source = EXTENSION / "src" / "program.rs"
    made = subprocess.run([*command, str(source)], capture_output=True, encoding="utf-8", timeout=LIMIT)
    if made.returncode and "linker" in made.stderr:
        pytest.skip("rustc has no linker")
    assert made.returncode == 0, made.stderr
    done = subprocess.run([str(tests)], capture_output=True, encoding="utf-8", timeout=LIMIT)
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout
