"""The language server: what can be done about a finding, and what else it tells of a story."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lspkit import Editor, able, cache, desk, lsp, session, within
from lspplaces import applied, place
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from newslint.lsp.naming import path_of, uri_of

pytestmark = pytest.mark.usefixtures(cache.__name__, desk.__name__)

STORY = "# A day\n\n😀 She should of known.\n\nThe the bridge is closed. 😀 The the road too.\n"
OPTIONS = {"select": ["grammar/modal-of", "grammar/doubled-word"]}
ALL = "Apply all safe fixes"


def edits_of(action: types.CodeAction) -> Sequence[Any]:
    """The edits of an action in its one document."""
    assert action.edit is not None
    if action.edit.changes is not None:
        (edits,) = action.edit.changes.values()
        return edits
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    return change.edits


async def opened(editor: Editor, folder: Path, text: str = STORY, name: str = "a.md") -> str:
    uri = uri_of(str(folder / name))
    editor.open(uri, text)
    assert await editor.marks(uri)
    return uri


@lsp
async def test_a_quick_fix(desk: Path) -> None:
    async with session(desk, options=OPTIONS) as editor:
        uri = await opened(editor, desk)
        found = await editor.actions(uri, place(STORY, "day"))
        assert "Write “should have”" not in found, "the cursor is elsewhere"
        fix = (await editor.actions(uri, place(STORY, "should of")))["Write “should have”"]
        assert (fix.kind, fix.is_preferred) == ("quickfix", None), "not safe, so not preferred"
        assert [item.code for item in fix.diagnostics or ()] == ["grammar/modal-of"]
        assert applied(STORY, edits_of(fix)) == STORY.replace("should of", "should have")
        assert fix.edit is not None
        (change,) = fix.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document == types.OptionalVersionedTextDocumentIdentifier(uri, 1)
        doubled = await editor.actions(uri, place(STORY, "The the"))
        assert doubled["Delete the second"].is_preferred is True


@lsp
async def test_edits_for_editors_that_take_no_versions(desk: Path) -> None:
    async with session(desk, capabilities=able(versions=False), options=OPTIONS) as editor:
        uri = await opened(editor, desk)
        fix = (await editor.actions(uri, place(STORY, "should of")))["Write “should have”"]
        assert fix.edit is not None
        assert list(fix.edit.changes or ()) == [uri]
        assert fix.edit.document_changes is None


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@lsp
async def test_all_safe_fixes_at_once(desk: Path, line_end: str) -> None:
    story = STORY.replace("\n", line_end)
    async with session(desk, options=OPTIONS) as editor:
        uri = await opened(editor, desk, story)
        nowhere = types.Range(types.Position(0, 0), types.Position(0, 0))
        fix = (await editor.actions(uri, nowhere, ["source.fixAll"]))[ALL]
        assert fix.kind == "source.fixAll.newslint"
        assert applied(story, edits_of(fix)) == story.replace("The the", "The")
        assert ALL in await editor.actions(uri, place(STORY, "the bridge"))
        assert ALL not in await editor.actions(uri, nowhere), "the cursor is elsewhere"
        assert ALL not in await editor.actions(uri, nowhere, ["quickfix"])
        assert ALL in await editor.actions(uri, place(STORY, "the bridge"), ["quickfix", "source"])
        assert ALL not in await editor.actions(uri, nowhere, ["quickfix", "source"]), "all kinds are named, as if none"
        assert await editor.actions(uri, nowhere, ["refactor"]) == {}
        editor.change(uri, "She should of known.\n")
        assert ALL not in await editor.actions(uri, nowhere, ["source"]), "that fix is not safe"


@pytest.mark.parametrize(
    ("name", "story", "after"),
    [
        ("a.md", "# A\n\nThe the bridge.\n", "# A\n\n<!-- {} -->\n\nThe the bridge.\n"),
        ("a.md", "# The the bridge\n\nShut.\n", "<!-- {} -->\n\n# The the bridge\n\nShut.\n"),
        ("a.md", "One.\n\n- The the bridge\n- A road\n", "One.\n\n- The the bridge <!-- {} -->\n- A road\n"),
        ("a.html", "<h1>A</h1>\n  <p>The the bridge.</p>\n", "<h1>A</h1>\n  <!-- {} -->\n  <p>The the bridge.</p>\n"),
        ("a.html", "<h1>A</h1><p>The the road.</p><p>B.</p>", "<h1>A</h1><p>The the road. <!-- {} --></p><p>B.</p>"),
    ],
)
@lsp
async def test_allowed_where_it_stands(desk: Path, name: str, story: str, after: str) -> None:
    async with session(desk, options={"select": ["grammar/doubled-word", "newslint"]}) as editor:
        uri = await opened(editor, desk, story, name)
        allow = (await editor.actions(uri, place(story, "The the")))["Allow grammar/doubled-word here"]
        text = applied(story, edits_of(allow))
        assert text == after.format("newslint: allow grammar/doubled-word: reason")
        editor.change(uri, text)
        assert await editor.marks(uri) == ()


@pytest.mark.parametrize(
    ("name", "story"), [("a.txt", "The the bridge.\n"), ("a.md", "---\ntitle: The the day\n---\n")]
)
@lsp
async def test_nothing_to_allow_it_with(desk: Path, name: str, story: str) -> None:
    async with session(desk, options=OPTIONS) as editor:
        uri = await opened(editor, desk, story, name)
        found = await editor.actions(uri, place(story, "he the"))
        assert [title for title in found if title.startswith("Allow")] == []
        assert [title for title in found if title.startswith("Accept")]


@lsp
async def test_accepted_into_the_accept_file(desk: Path) -> None:
    async with session(desk, options=OPTIONS) as editor:
        uri = await opened(editor, desk)
        accept = (await editor.actions(uri, place(STORY, "should of")))[
            "Accept into newslint-accepted.jsonl: grammar/modal-of"
        ]
        assert accept.command is not None
        assert await editor.run(accept.command.command, *(accept.command.arguments or ())) == (
            "Accepted in newslint-accepted.jsonl: grammar/modal-of"
        )
        left = await editor.now(uri, lambda found: len(found) == 2)
        assert {item.code for item in left} == {"grammar/doubled-word"}
        (line,) = (desk / "newslint-accepted.jsonl").read_text("utf-8").splitlines()
        assert json.loads(line) == {
            "path": "a.md",
            "rule": "grammar/modal-of",
            "words": "should of",
            "before": "she",
            "after": "known",
        }
        with pytest.raises(JsonRpcException, match="grammar/modal-of is not found there any more"):
            await editor.run(accept.command.command, *(accept.command.arguments or ()), "my reason")
        second = place(STORY, "he the", 1).start
        where = (second.line, second.character)  # "T" stands before it, and an emoji in two units
        await editor.run("newslint.accept", uri, "grammar/doubled-word", *where, "a name")
        (last,) = await editor.now(uri, lambda found: len(found) == 1)
        assert last.range.start == types.Position(4, 0)
        assert '"reason": "a name"' in (desk / "newslint-accepted.jsonl").read_text("utf-8")


@lsp
async def test_added_to_the_vocabulary(desk: Path) -> None:
    story = "They play Boom Boom’s The the song.\n"
    (desk / "newslint.yaml").write_text("select: [grammar/doubled-word, grammar/modal-of]\n", "utf-8")
    async with session(desk, capabilities=able(watch=True)) as editor:
        uri = await opened(editor, desk, story)
        registered = await editor.until(lambda: editor.registered)
        assert "newslint-vocabulary.list" in str(registered[0].register_options)
        add = (await editor.actions(uri, place(story, "The the")))["Add “The the” to newslint-vocabulary.list"]
        assert add.command is not None
        said = await editor.run(add.command.command, *(add.command.arguments or ()))
        assert said == "Added to newslint-vocabulary.list: The the"
        assert (desk / "newslint-vocabulary.list").read_text("utf-8") == "The the\n"
        assert await editor.now(uri, lambda found: not found) == ()
        listed = uri_of(str(desk / "newslint-vocabulary.list"))
        editor.open(listed, "The the\n")
        assert await editor.marks(listed) == (), "the list is no story"
        editor.open(uri_of(str(desk / "b.txt")), "She should of known.\n")
        found = await editor.actions(uri_of(str(desk / "b.txt")), place("She should of known.", "should of"))
        assert [title for title in found if title.startswith("Add ")] == [], "this is no matter of spelling"
        with pytest.raises(JsonRpcException, match="cannot be added"):
            await editor.run("newslint.learn", uri, "# The the")


@lsp
async def test_a_text_without_a_file_is_not_accepted(desk: Path) -> None:
    async with session(desk, options=OPTIONS) as editor:
        editor.open("untitled:a", STORY, "markdown")
        for words in ("should of", "The the"):
            found = await editor.actions("untitled:a", place(STORY, words))
            assert [title for title in found if title.startswith(("Accept", "Add"))] == []


@lsp
async def test_the_page_of_a_rule(desk: Path) -> None:
    house = desk / "house" / "local" / "quay.yaml"
    house.parent.mkdir(parents=True)
    house.write_text(
        "kind: swap\nseverity: error\nmessage: Write “{replacement}”.\nwhy: It is.\nsource: Us\n"
        "swap: {quey: quay}\nexamples:\n  - bad: The [quey].\n    good: The quay.\n  - ok: The quay.\n",
        "utf-8",
    )
    (desk / "newslint.yaml").write_text("rule_folders: [house]\nselect: [local, grammar/modal-of]\n", "utf-8")
    story = "The quey. She should of known.\n"
    async with session(desk) as editor:
        uri = await opened(editor, desk, story)
        for words, rule in (("should of", "grammar/modal-of"), ("quey", "local/quay")):
            read = (await editor.actions(uri, place(story, words)))[f"Read about {rule}"]
            assert read.command is not None
            await editor.run(read.command.command, *(read.command.arguments or ()))
        page, file = editor.shown
        assert (page.uri.endswith("/rules/grammar/modal-of/"), page.external) == (True, True)
        assert (file.uri, file.external) == (uri_of(str(house)), False)


@lsp
async def test_hover(desk: Path) -> None:
    async with session(desk, options=OPTIONS) as editor:
        uri = await opened(editor, desk)
        document, where = types.TextDocumentIdentifier(uri), place(STORY, "should of")
        inside = types.Position(where.start.line, where.start.character + 3)
        found = await within(editor.client.text_document_hover_async(types.HoverParams(document, inside)))
        assert found is not None
        assert isinstance(found.contents, types.MarkupContent)
        assert found.range == types.Range(types.Position(2, 7), types.Position(2, 16))
        told = found.contents.value
        assert told.startswith("**error** Write “should have”")
        for part in ("The “’ve” of", "Wrong: ", "Right: ", "Source: ", "[grammar/modal"):
            assert f"\n\n{part}" in told
        outside = types.HoverParams(document, types.Position(0, 2))
        assert await within(editor.client.text_document_hover_async(outside)) is None


@lsp
async def test_outline(desk: Path) -> None:
    long = "Nor is the ferry, which goes on as before, though with fewer boats."
    story = f"# Bridge shut\n\nThe bridge is shut.\n\n## The road\n\nThe road is not.\n\n{long}\n"
    async with session(desk, options=OPTIONS) as editor:
        uri = uri_of(str(desk / "a.md"))
        editor.open(uri, story)
        params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        found = list(await within(editor.client.text_document_document_symbol_async(params)) or ())
        assert [(item.name, item.detail) for item in found if isinstance(item, types.DocumentSymbol)] == [
            ("Bridge shut", "headline"),
            ("The bridge is shut.", "body"),
            ("The road", "subhead"),
        ]
        last = found[-1]
        assert isinstance(last, types.DocumentSymbol)
        names = [item.name for item in last.children or ()]
        assert names == ["The road is not.", "Nor is the ferry, which goes on as before, though with…"]
        assert (last.range.start.line, last.range.end.line, last.selection_range.end.line) == (4, 8, 4)


@lsp
async def test_fact_sheet(desk: Path) -> None:
    story = "# Bridge shut\n\nThe bridge, 40 years old, was shut on Monday, said Mayor Ines Carvalho.\n"
    (desk / "closed.md").write_text(story, "utf-8")
    async with session(desk, options=OPTIONS) as editor:
        uri = uri_of(str(desk / "a.md"))
        editor.open(uri, story)
        sheet = json.loads(await editor.run("newslint.facts", uri, "json"))
        assert [person["name"] for person in sheet["files"][0]["people"]] == ["Ines Carvalho"]
        page = await editor.run("newslint.facts", uri)
        assert page.startswith("<!DOCTYPE html>")
        assert "Ines Carvalho" in page
        assert "Ines Carvalho" in await editor.run("newslint.facts", uri_of(str(desk / "closed.md")), "text")
        for arguments, message in (
            ((uri, "pdf"), "no format is called 'pdf'"),
            ((), "the arguments are str, str"),
            ((uri, 3), "the arguments are str, str"),
            ((uri_of(str(desk / "none.md")),), "is not checked"),
        ):
            with pytest.raises(JsonRpcException, match=message):
                await editor.run("newslint.facts", *arguments)


@lsp
async def test_fact_sheet_in_the_browser(desk: Path) -> None:
    story = "# Bridge shut\n\nThe bridge was shut on Monday, said Mayor Ines Carvalho.\n"
    async with session(desk, options=OPTIONS) as editor:
        uri = uri_of(str(desk / "a b.md"))
        editor.open(uri, story)
        await editor.run("newslint.openFacts")
        await editor.run("newslint.openFacts", uri)
        first, second = editor.shown
        assert (first.external, first.uri) == (True, second.uri)
        page = Path(path_of(first.uri) or "")
        assert "Ines Carvalho" in page.read_text("utf-8")
        if os.name == "posix":
            assert page.parent.stat().st_mode & 0o077 == 0, "a draft is nobody else's business"
        editor.open(uri_of(str(desk / "c.md")), story)
        with pytest.raises(JsonRpcException, match="the arguments are str"):
            await editor.run("newslint.openFacts")
    assert not page.parent.exists(), "the session is over"
    capabilities = able()
    capabilities.window = None
    async with session(desk, capabilities=capabilities, options=OPTIONS) as editor:
        editor.open(uri, story)
        with pytest.raises(JsonRpcException, match="this editor opens no pages"):
            await editor.run("newslint.openFacts", uri)
