"""The language server: diagnostics pushed and pulled, at the right places, of the latest text alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from lspkit import UTF16, able, cache, desk, lsp, session, within
from lspplaces import place
from lsprotocol import types

from newslint.lsp.naming import uri_of

pytestmark = pytest.mark.usefixtures(cache.__name__, desk.__name__)

BAD = "She should of known.\n"
SOUND = "She should have known.\n"
RULE = "grammar/modal-of"
ONE = {"select": ["grammar/modal-of"]}
UTF8, UTF32 = types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf32


def rules(found: Sequence[types.Diagnostic]) -> list[object]:
    return [item.code for item in found]


@lsp
async def test_pushed_on_open_change_and_close(desk: Path) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, options=ONE) as editor:
        editor.open(uri, BAD)
        (found,) = await editor.marks(uri)
        assert (found.code, found.source, found.severity) == (RULE, "newslint", types.DiagnosticSeverity.Error)
        assert found.range == place(BAD, "should of")
        assert found.code_description is not None
        assert found.code_description.href.endswith("/rules/grammar/modal-of/")
        editor.change(uri, SOUND)
        assert await editor.marks(uri) == ()
        version = editor.change(uri, f"They know.\n\n{BAD}")
        (found,) = await editor.marks(uri, version)
        assert found.range == place(f"They know.\n\n{BAD}", "should of")
        editor.close(uri)
        await editor.now(uri, lambda found: not found)
        assert editor.published[-1].version is None, "closed"


@lsp
async def test_edits_of_a_line(desk: Path) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, options=ONE) as editor:
        editor.open(uri, "中 She should have gone.\u2028She knew.\n")
        assert await editor.marks(uri) == ()
        # In the middle of a line that other languages' idea of a line would part.
        where = types.Range(types.Position(0, 13), types.Position(0, 17))
        editor.edit(uri, types.TextDocumentContentChangePartial(where, "of"))
        (found,) = await editor.marks(uri)
        assert found.range == types.Range(types.Position(0, 6), types.Position(0, 15))


@pytest.mark.parametrize(
    ("units", "chosen", "start"),
    [([], UTF16, 10), ([UTF32, UTF16], UTF32, 8), ([UTF8], UTF8, 16), ([UTF16, UTF8], UTF16, 10)],
)
@lsp
async def test_columns_in_the_unit_agreed_on(
    desk: Path, units: list[types.PositionEncodingKind], chosen: types.PositionEncodingKind, start: int
) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, capabilities=able(units=units), options=ONE) as editor:
        assert editor.started.capabilities.position_encoding == chosen
        editor.open(uri, f"A day.\r\n😀中😀 {BAD}")
        (found,) = await editor.marks(uri)
        assert found.range == types.Range(types.Position(1, start), types.Position(1, start + 9))
        # And what the editor says is counted alike.
        editor.edit(uri, types.TextDocumentContentChangePartial(found.range, "should have"))
        assert await editor.marks(uri) == ()


@pytest.mark.parametrize(("unit", "start"), [(UTF16, 5), (UTF32, 5), (UTF8, 7)])
@lsp
async def test_a_byte_order_mark_that_the_editor_kept(desk: Path, unit: types.PositionEncodingKind, start: int) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, capabilities=able(units=[unit]), options=ONE) as editor:
        editor.open(uri, f"\ufeff{BAD}")
        (found,) = await editor.marks(uri)
        assert found.range.start == types.Position(0, start)


@lsp
async def test_severities_and_the_other_half(desk: Path) -> None:
    uri = uri_of(str(desk / "a.md"))
    story = "# 600 of the nurses will strike\n\nNurses voted to. 😀 In total, at least 900 nurses had voted.\n"
    async with session(desk, options={"select": ["figures/quantity-conflict"]}) as editor:
        editor.open(uri, story, "markdown")
        (found,) = await editor.marks(uri)
        assert found.severity == types.DiagnosticSeverity.Information
        assert found.range == place(story, "600")
        assert found.related_information is not None
        (other,) = found.related_information
        assert other.location.uri == uri
        assert other.location.range.start == types.Position(2, place(story, "900").start.character + 1)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# A *day*\n\nHe [said](https://example.org/a) she should of known.\n"),
        ("a.html", "<h1>A day</h1>\n<p>He&rsquo;s <b>sure</b> she should of known.</p>\n"),
        ("a.txt", "A day\n\nHe said she should of known.\n"),
        ("a.tex", "A day\n\nHe said she should of known.\n"),
    ],
)
@lsp
async def test_formats(desk: Path, name: str, text: str, line_end: str) -> None:
    uri = uri_of(str(desk / name))
    async with session(desk, options=ONE) as editor:
        editor.open(uri, text.replace("\n", line_end), "anything")
        (found,) = await editor.marks(uri)
        assert found.range == place(text, "should of")


@lsp
async def test_a_text_without_a_file(desk: Path) -> None:
    uri = "untitled:Untitled-1"
    async with session(desk, options=ONE) as editor:
        editor.open(uri, f"`should of` is code. {BAD}", "markdown")
        (found,) = await editor.marks(uri)
        assert found.range.start.character == 25


@lsp
async def test_pulled(desk: Path) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, capabilities=able(pull=True), options=ONE) as editor:
        assert editor.started.capabilities.diagnostic_provider is not None
        editor.open(uri, BAD)
        first = await editor.pull(uri)
        assert isinstance(first, types.RelatedFullDocumentDiagnosticReport)
        assert rules(first.items) == [RULE]
        again = await editor.pull(uri, first.result_id)
        assert again == types.RelatedUnchangedDocumentDiagnosticReport(first.result_id or "")
        editor.change(uri, SOUND)
        sound = await editor.pull(uri, first.result_id)
        assert isinstance(sound, types.RelatedFullDocumentDiagnosticReport)
        assert (sound.items, sound.result_id == first.result_id) == ((), False)
        assert editor.published == [], "an editor that pulls would show what is pushed a second time"


@lsp
async def test_all_of_the_workspace(desk: Path) -> None:
    (desk / "newslint.yaml").write_text("select: [grammar/modal-of]\nexclude: [old/]\n", "utf-8")
    (desk / "closed.md").write_text(BAD, "utf-8")
    (desk / "sound.md").write_text(SOUND, "utf-8")
    (desk / "old").mkdir()
    (desk / "old" / "b.md").write_text(BAD, "utf-8")
    (desk.parent / "apart").mkdir()
    (desk.parent / "apart" / "c.md").write_text(BAD, "utf-8")
    open_, closed = uri_of(str(desk / "open.md")), uri_of(str(desk / "closed.md"))
    async with session(desk, desk.parent / "apart", capabilities=able(pull=True)) as editor:
        editor.open(open_, BAD, "markdown")

        async def pull(known: dict[str, str]) -> dict[str, tuple[str, int | None, str]]:
            last = [types.PreviousResultId(uri, name) for uri, name in known.items()]
            params = types.WorkspaceDiagnosticParams(last)
            report = await within(editor.client.workspace_diagnostic_async(params))
            return {item.uri: (item.kind, item.version, item.result_id or "") for item in report.items}

        first = await pull({})
        assert {uri: told[:2] for uri, told in first.items()} == {open_: ("full", 1), closed: ("full", None)}
        known = {uri: name for uri, (*_, name) in first.items()}
        assert {uri: told[0] for uri, told in (await pull(known)).items()} == {open_: "unchanged", closed: "unchanged"}
        (desk / "closed.md").write_text(SOUND, "utf-8")
        again = await pull(known)
        assert (again[open_][0], again[closed][0]) == ("unchanged", "full")
        assert again[closed][2] != known[closed]
        (desk / "closed.md").unlink()
        assert (await pull(known))[closed][0] == "full", "what is gone has no marks"


@lsp
async def test_what_is_no_story_has_no_marks(desk: Path) -> None:
    (desk / "newslint.yaml").write_text("exclude: [old/]\n", "utf-8")
    async with session(desk, capabilities=able(pull=True), options=ONE) as editor:
        for name in ("newslint.yaml", "old/a.md", "a.docx"):
            uri = uri_of(str(desk / name))
            editor.open(uri, f"# {BAD}", "markdown")
            report = await editor.pull(uri)
            assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
            assert report.items == ()


@lsp
async def test_what_cannot_be_read_says_so(desk: Path) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, options=ONE) as editor:
        editor.open(uri, "{\\rtf1 not a text}")
        (found,) = await editor.marks(uri)
        assert found.message == "Cannot be read: an RTF file, not text; save it as plain text or .docx"
        editor.change(uri, BAD)
        assert rules(await editor.marks(uri)) == [RULE]


@lsp
async def test_only_the_last_of_many_changes_counts(desk: Path) -> None:
    uri = uri_of(str(desk / "a.txt"))
    async with session(desk, options=ONE) as editor:
        editor.open(uri, SOUND)
        for count in range(200):
            editor.change(uri, f"{'A day. ' * count}{SOUND if count % 2 else BAD}")
        editor.change(uri, f"At last. {BAD}")
        (found,) = await editor.marks(uri)
        assert found.range.start == types.Position(0, 13)
        versions = [params.version or 0 for params in editor.published]
        assert versions == sorted(set(versions)), "each version at most once, and never an older one"


@lsp
async def test_two_documents_at_once(desk: Path) -> None:
    async with session(desk, options=ONE) as editor:
        uris = [uri_of(str(desk / f"{name}.txt")) for name in "abcdef"]
        for uri in uris:
            editor.open(uri, BAD)
        for uri in uris[::2]:
            editor.change(uri, SOUND)
        assert [rules(await editor.marks(uri)) for uri in uris] == [[], [RULE]] * 3
