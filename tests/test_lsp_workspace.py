"""The language server: which stories a workspace has, asked for every other second by editors that show them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from lspkit import Editor, able, cache, desk, lsp, session, within
from lsprotocol import types

from newslint.lsp.naming import uri_of

pytestmark = pytest.mark.usefixtures(cache.__name__, desk.__name__)

BAD = "She should of known.\n"


async def marked(editor: Editor) -> set[str]:
    """The names of the files that have marks."""
    report = await within(editor.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([])))
    full = [item for item in report.items if isinstance(item, types.WorkspaceFullDocumentDiagnosticReport)]
    return {item.uri.rpartition("/")[2] for item in full if item.items}


def tell(editor: Editor, path: Path, what: types.FileChangeType) -> None:
    event = types.FileEvent(uri_of(str(path)), what)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


@lsp
async def test_folders_are_walked_again_only_when_files_come_or_go(desk: Path) -> None:
    (desk / "newslint.yaml").write_text("select: [grammar/modal-of]\n", "utf-8")
    (desk / "a.md").write_text(BAD, "utf-8")
    (desk / ".git").mkdir()
    async with session(desk, capabilities=able(pull=True, watch=True)) as editor:
        (registered,) = await editor.until(lambda: editor.registered)
        assert {"globPattern": "**/*", "kind": 5} in (registered.register_options or {})["watchers"], "made or deleted"
        assert await marked(editor) == {"a.md"}
        (desk / "b.md").write_text(BAD, "utf-8")
        assert await marked(editor) == {"a.md"}, "nobody has told of it"
        tell(editor, desk / "a.md", types.FileChangeType.Changed)
        assert await marked(editor) == {"a.md"}, "what has changed was there before"
        (desk / "a.md").write_text("She should have known.\n", "utf-8")
        assert await marked(editor) == set(), "changes are seen from the files"
        tell(editor, desk / "b.md", types.FileChangeType.Created)
        assert await marked(editor) == {"b.md"}
        (desk / ".gitignore").write_text("/b.md\n", "utf-8")
        tell(editor, desk / ".gitignore", types.FileChangeType.Changed)
        assert await marked(editor) == set()
        (desk / "more").mkdir()
        (desk / "more" / "c.md").write_text(BAD, "utf-8")
        tell(editor, desk / "more", types.FileChangeType.Created)
        assert await marked(editor) == {"c.md"}
        (desk / "newslint.yaml").unlink()
        tell(editor, desk / "newslint.yaml", types.FileChangeType.Deleted)
        assert await marked(editor) == set(), "no config holds there any more"


@lsp
async def test_other_folders_have_other_files(desk: Path) -> None:
    for name in ("desk", "other"):
        (desk.parent / name).mkdir(exist_ok=True)
        (desk.parent / name / "newslint.yaml").write_text("select: [grammar/modal-of]\n", "utf-8")
        (desk.parent / name / f"{name}.md").write_text(BAD, "utf-8")
    async with session(desk, capabilities=able(pull=True, watch=True)) as editor:
        await editor.until(lambda: editor.registered)
        assert await marked(editor) == {"desk.md"}
        other = types.WorkspaceFolder(uri_of(str(desk.parent / "other")), "other")
        gone = types.WorkspaceFolder(uri_of(str(desk)), "desk")
        event = types.WorkspaceFoldersChangeEvent([other], [gone])
        editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
        assert await marked(editor) == {"other.md"}


@lsp
async def test_an_editor_that_tells_of_no_files_has_them_listed_each_time(desk: Path) -> None:
    (desk / "newslint.yaml").write_text("select: [grammar/modal-of]\n", "utf-8")
    async with session(desk, capabilities=able(pull=True)) as editor:
        assert await marked(editor) == set()
        (desk / "a.md").write_text(BAD, "utf-8")
        assert await marked(editor) == {"a.md"}
