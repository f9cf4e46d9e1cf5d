"""What editors read: structured by the protocol's own types."""

from __future__ import annotations

import json

import pytest
from lsprotocol import types
from lsprotocol.converters import get_converter

from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.report import FileResult, Options, Summary, locate, open_reporter, unreadable
from newslint.source import from_text
from newslint.span import Edit, Span

STORY = "😀 8,000 march\r\n\rPolice said 😀 10,000 people.\n"


def at(words: str) -> Span:
    start = STORY.index(words)
    return Span(start, start + len(words))


def published(*results: FileResult, folder: str = "/press/desk") -> list[types.PublishDiagnosticsParams]:
    reporter = open_reporter("lsp", Options(folder=folder))
    out = reporter.begin() + "".join(map(reporter.file, results)) + reporter.end(Summary())
    return get_converter().structure(json.loads(out), list[types.PublishDiagnosticsParams])


def result(path: str = "a.md") -> FileResult:
    fix = Fix("", (Edit(at("10,000"), "8,000"),), safe=True)
    related = (Related(at("8,000"), "the headline says 8,000"),)
    return locate(from_text(STORY, path), [Diagnostic("a/b", at("10,000"), Severity.QUERY, "Which?", fix, related)])


def test_characters_are_utf16_units_from_zero() -> None:
    (params,) = published(result())
    (found,) = params.diagnostics
    assert found.range == types.Range(types.Position(2, 15), types.Position(2, 21))
    assert found.message == "Which?"
    assert (found.severity, found.code, found.source) == (types.DiagnosticSeverity.Information, "a/b", "newslint")
    assert found.code_description is None, "a rule of the user's own has no page in the manual"
    assert found.related_information is not None
    (other,) = found.related_information
    assert other.location == types.Location(params.uri, types.Range(types.Position(0, 3), types.Position(0, 8)))


def test_the_fix_goes_along_as_text_edits() -> None:
    (params,) = published(result())
    data = json.loads(json.dumps(params.diagnostics[0].data))["fix"]
    (edit,) = get_converter().structure(data["edits"], list[types.TextEdit])
    assert (data["safe"], edit.new_text, edit.range.start) == (True, "8,000", types.Position(2, 15))


@pytest.mark.parametrize(
    ("severity", "wanted"), [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.QUERY, 3), (Severity.NOTE, 4)]
)
def test_severities(severity: Severity, wanted: int) -> None:
    (params,) = published(locate(from_text("x"), [Diagnostic("a/b", Span(0, 1), severity, "m")]))
    assert params.diagnostics[0].severity == types.DiagnosticSeverity(wanted)


@pytest.mark.parametrize(
    ("path", "folder", "uri"),
    [
        ("a b.md", "/press/desk", "file:///press/desk/a%20b.md"),
        ("./../a.md", "/press/desk", "file:///press/a.md"),
        ("/x/a.md", "/press/desk", "file:///x/a.md"),
        ("a.md", "C:\\desk", "file:///C:/desk/a.md"),
        ("D:\\é.md", "C:\\desk", "file:///D:/%C3%A9.md"),
        ("\\\\host\\share\\a.md", "C:\\desk", "file://host/share/a.md"),
        ("\udce9.md", "/press", "file:///press/%E9.md"),
    ],
)
def test_uris_are_those_of_absolute_paths(path: str, folder: str, uri: str) -> None:
    assert published(result(path), folder=folder)[0].uri == uri


def test_clean_files_clear_their_marks_and_unreadable_ones_say_so() -> None:
    clean, gone = published(FileResult("clean.md"), unreadable("gone.md", "no such file"))
    assert list(clean.diagnostics) == []
    (said,) = gone.diagnostics
    assert (said.message, said.severity) == ("Cannot be read: no such file", types.DiagnosticSeverity.Error)
    assert published() == []
