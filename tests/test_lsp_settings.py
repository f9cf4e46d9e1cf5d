"""The language server: configs, rules and settings, several folders, and what becomes of their faults."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lspkit import Editor, able, cache, desk, lsp, session
from lsprotocol import types

from newslint.config import Config
from newslint.configure import configure
from newslint.lsp.checkers import Checkers
from newslint.lsp.naming import uri_of
from newslint.lsp.wishes import Wishes

pytestmark = pytest.mark.usefixtures(cache.__name__, desk.__name__)

BAD = "She should of known. The the bridge is closed.\n"
MODAL, DOUBLED = "grammar/modal-of", "grammar/doubled-word"
ALL = {MODAL, DOUBLED}


def codes(found: Sequence[types.Diagnostic]) -> set[object]:
    return {item.code for item in found}


def config(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "newslint.yaml"
    path.write_text(text, "utf-8")
    return path


def tell(editor: Editor, *paths: Path) -> None:
    """What an editor that watches files says when they change."""
    events = [types.FileEvent(uri_of(str(path)), types.FileChangeType.Changed) for path in paths]
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))


@lsp
async def test_the_nearest_config_in_each_folder(desk: Path) -> None:
    config(desk, f"select: [{MODAL}]\n")
    config(desk / "wire", f"select: [{DOUBLED}]\n")
    other = desk.parent / "other"
    config(other, f"select: [grammar]\nignore: [{DOUBLED}]\nper_path:\n  - path: x/\n    ignore: [{MODAL}]\n")
    async with session(desk, other) as editor:
        for path, wanted in (
            (desk / "a.txt", {MODAL}),
            (desk / "wire" / "deep" / "a.txt", {DOUBLED}),
            (other / "a.txt", {MODAL}),
            (other / "x" / "a.txt", set()),
        ):
            uri = uri_of(str(path))
            editor.open(uri, BAD)
            assert codes(await editor.marks(uri)) == wanted
        editor.open("untitled:a", BAD)
        assert codes(await editor.marks("untitled:a")) == {MODAL}, "the first folder's config"


@lsp
async def test_the_editors_settings_beat_the_config(desk: Path) -> None:
    config(desk, f"select: [{MODAL}]\nlevel: error\n")
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, capabilities=able(settings=True), settings={"select": [DOUBLED]}) as editor:
        editor.open(uri, BAD)
        assert codes(await editor.marks(uri)) == {DOUBLED}
        assert [item.section for item in editor.asked] == ["newslint", "newslint"]
        assert editor.asked[0].scope_uri == uri_of(str(desk))
        editor.settings = {"selcet": [MODAL]}
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
        await editor.until(lambda: editor.messages)
        found = await editor.marks(uri, editor.change(uri, f"{BAD}\nIt rained.\n"))
        assert codes(found) == {DOUBLED}, "the last sound settings hold meanwhile"
        editor.settings = {"ignore": [DOUBLED], "style": None}
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
        assert codes(await editor.now(uri, lambda found: codes(found) == {MODAL}))


@lsp
async def test_settings_that_are_taken_back_hold_no_longer(desk: Path) -> None:
    uri = uri_of(str(desk / "a.txt"))
    started = {"newslint": {"ignore": [MODAL]}}
    async with session(desk, capabilities=able(settings=True), options=started, settings={"select": [MODAL]}) as editor:
        editor.open(uri, BAD)
        assert codes(await editor.marks(uri)) == {MODAL}
        editor.settings = None
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
        assert codes(await editor.now(uri, lambda found: codes(found) == {DOUBLED})), "what it was started with"


@lsp
async def test_settings_of_an_editor_that_sends_them(desk: Path) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, options={"newslint": {"select": [DOUBLED]}}) as editor:
        editor.open(uri, BAD)
        assert codes(await editor.marks(uri)) == {DOUBLED}
        told = types.DidChangeConfigurationParams(settings={"newslint": {"select": [MODAL]}})
        editor.client.workspace_did_change_configuration(told)
        assert await editor.now(uri, lambda found: codes(found) == {MODAL})


@lsp
async def test_settings_that_are_wrong_are_named(desk: Path) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, options={"levle": "note", "select": [MODAL]}) as editor:
        editor.open(uri, BAD)
        await editor.until(lambda: editor.messages)
        assert editor.messages[0].message == "newslint: newslint: unknown key 'levle'; did you mean 'level'?"
    async with session(desk, options={"select": ["grammar/modal-off"]}) as editor:
        editor.open(uri, BAD)
        await editor.until(lambda: editor.messages)
        assert editor.messages[0].message.startswith("newslint: newslint.select: unknown rule 'grammar/modal-off'")


@lsp
async def test_read_again_when_files_change(desk: Path) -> None:
    path = config(desk, f"select: [{MODAL}]\n")
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, capabilities=able(watch=True)) as editor:
        editor.open(uri, BAD)
        assert codes(await editor.marks(uri)) == {MODAL}
        registered = await editor.until(lambda: editor.registered)
        assert [item.method for item in registered] == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]
        config(desk, f"select: [{MODAL}, {DOUBLED}]\n")
        tell(editor, path)
        await editor.now(uri, lambda found: codes(found) == ALL)
        entry = (
            '{"path": "a.txt", "rule": "%s", "words": "should of", "before": "she", "after": "known the the bridge"}\n'
        )
        (desk / "newslint-accepted.jsonl").write_text(entry % MODAL, "utf-8")
        tell(editor, desk / "newslint-accepted.jsonl")
        await editor.now(uri, lambda found: codes(found) == {DOUBLED})
        (desk / "newslint-accepted.jsonl").unlink()
        path.unlink()
        tell(editor, path, desk / "newslint-accepted.jsonl")
        await editor.now(uri, lambda found: codes(found) >= ALL)


@lsp
async def test_changes_are_seen_without_being_told(desk: Path) -> None:
    config(desk, f"select: [{MODAL}]\n")
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk) as editor:
        editor.open(uri, BAD)
        assert codes(await editor.marks(uri)) == {MODAL}
        assert editor.registered == [], "it cannot watch"
        config(desk, f"select: [{MODAL}, {DOUBLED}]\n")
        editor.save(uri)
        await editor.now(uri, lambda found: codes(found) == ALL)
        config(desk, f"select: [{DOUBLED}] # other words\n")
        editor.change(uri, f"{BAD}\n")
        assert codes(await editor.marks(uri)) == {DOUBLED}


@lsp
async def test_an_editor_that_pulls_is_told_to_pull_again(desk: Path) -> None:
    path = config(desk, f"select: [{MODAL}]\n")
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, capabilities=able(pull=True, refresh=True)) as editor:
        editor.open(uri, BAD)
        first = await editor.pull(uri)
        assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
        config(desk, f"select: [{MODAL}, {DOUBLED}]\n")
        tell(editor, path)
        await editor.until(lambda: editor.refreshed)
        again = await editor.pull(uri, first.result_id)
        assert isinstance(again, types.RelatedFullDocumentDiagnosticReport)
        assert codes(again.items) == ALL


@lsp
async def test_a_config_that_is_wrong(desk: Path) -> None:
    path = config(desk, f"select: [{MODAL}]\n")
    uri, at = uri_of(str(desk / "a.txt")), uri_of(str(path))
    async with session(desk) as editor:
        editor.open(uri, BAD)
        assert codes(await editor.marks(uri)) == {MODAL}
        config(desk, f"select: [{MODAL}]\n\nlevle: note\n")
        tell(editor, path)
        (fault,) = await editor.now(at, lambda found: bool(found))
        assert fault.message == "unknown key 'levle'; did you mean 'level'?"
        assert fault.range.start == types.Position(2, 0)
        version = editor.change(uri, f"A day. {BAD}")
        assert codes(await editor.marks(uri, version)) == {MODAL}, "the last sound config holds"
        editor.open(at, "levle: note\n", "yaml")
        editor.close(at)
        (message,) = editor.messages
        assert message.message.endswith("newslint.yaml:3: unknown key 'levle'; did you mean 'level'?")
        config(desk, f"select: [{DOUBLED}]\n")
        tell(editor, path)
        await editor.now(at, lambda found: not found)
        assert [len(params.diagnostics) for params in editor.published if params.uri == at] == [1, 0], "open or closed"
        await editor.now(uri, lambda found: codes(found) == {DOUBLED})


def test_a_config_that_is_written_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that saves in place leaves an empty file for a moment, and it may be read just then."""
    path, checkers = config(tmp_path, ""), Checkers()

    def read_too_soon(*args: Any, **options: Any) -> Config:
        found = configure(*args, **options)
        config(tmp_path, f"select: [{DOUBLED}]\n")
        return found

    def asked() -> tuple[str, ...]:
        found = checkers.for_file(str(tmp_path / "a.txt"), str(tmp_path), Wishes()).checker
        assert found is not None
        return found.config.settings.select

    monkeypatch.setattr("newslint.lsp.checkers.configure", read_too_soon)
    assert path.read_text("utf-8") == ""
    assert asked() == ()
    assert asked() == (DOUBLED,)


@lsp
async def test_what_was_wrong_for_a_story_that_is_closed_is_not_told_for_good(desk: Path) -> None:
    path = config(desk, "levle: note\n")
    uri, at = uri_of(str(desk / "a.txt")), uri_of(str(path))
    (desk / "a.txt").write_text(BAD, "utf-8")
    async with session(desk, capabilities=able(pull=True)) as editor:
        editor.open(uri, BAD)
        await editor.pull(uri)
        await editor.now(at, lambda found: bool(found))
        editor.close(uri)
        await editor.now(at, lambda found: not found)
        await editor.pull(uri)
        assert [len(params.diagnostics) for params in editor.published if params.uri == at] == [1, 0]


@lsp
async def test_a_rule_that_is_wrong_from_the_start(desk: Path) -> None:
    path = config(desk, f"select: [{MODAL}]\nrule_folders: [house]\n")
    rule = desk / "house" / "local" / "quay.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text("kind: swap\nseverity: loud\n", "utf-8")
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk) as editor:
        editor.open(uri, BAD)
        assert await editor.marks(uri) == (), "nothing is said under rules that nobody asked for"
        faults = await editor.now(uri_of(str(rule)), lambda found: bool(found))
        assert any("must be one of error" in fault.message and fault.range.start.line == 1 for fault in faults)
        assert "more)" in editor.messages[0].message
        rule.unlink()
        tell(editor, path)
        await editor.now(uri, lambda found: codes(found) == {MODAL})
        await editor.now(uri_of(str(rule)), lambda found: not found)
        (desk / "newslint-accepted.jsonl").write_text("<<<<<<< ours\n", "utf-8")
        tell(editor, path)
        (fault,) = await editor.now(uri_of(str(desk / "newslint-accepted.jsonl")), lambda found: bool(found))
        assert fault.message == "a merge conflict was left here"
        editor.close(uri)
        await editor.now(uri_of(str(desk / "newslint-accepted.jsonl")), lambda found: not found)


@lsp
async def test_folders_that_come_and_go(desk: Path) -> None:
    other = desk.parent / "other"
    other.mkdir()
    async with session(desk, capabilities=able(settings=True), settings={"select": [MODAL]}) as editor:
        uri = uri_of(str(other / "a.txt"))
        editor.open(uri, BAD)
        assert codes(await editor.marks(uri)) == {MODAL}
        event = types.WorkspaceFoldersChangeEvent([types.WorkspaceFolder(uri_of(str(other)), "other")], [])
        editor.settings = {"select": [DOUBLED]}
        editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
        await editor.now(uri, lambda found: codes(found) == {DOUBLED})
        assert uri_of(str(other)) in [item.scope_uri for item in editor.asked]
