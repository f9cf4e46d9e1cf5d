"""The reports that build servers and review bots read: each parsed as its reader would."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
import reportkit
from junitparser import Error, Failure, JUnitXml

from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.report import FileResult, Options, locate, unreadable
from newslint.source import Source, decode, from_text
from newslint.span import Edit, Span

STORY = "8,000 march\n\nPolice said 😀 10,000 people\nmarched.\n"
NASTY = "a,b:c%\r\n<script>&\"'\x00\x1b\x85"


def at(words: str, text: str = STORY) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sample() -> list[FileResult]:
    fix = Fix("", (Edit(at("10,000"), "8,000"),), safe=True)
    query = Diagnostic(
        "figures/conflict", at("10,000"), Severity.QUERY, NASTY, fix, (Related(at("8,000"), "the headline says 8,000"),)
    )
    long = Diagnostic("style/long", at("people\nmarched"), Severity.WARNING, "Long.")
    plain = Diagnostic("style/who", at("Police"), Severity.ERROR, "Who?")
    result = locate(from_text(STORY, f"./drafts/{NASTY}.md"), [query, long, plain])
    return [result, FileResult("clean.md"), unreadable("/press/gone\udce9.md", "no such file")]


def report(name: str, results: list[FileResult]) -> str:
    return reportkit.report(name, results, Options(folder="/press"))


def test_github_commands_survive_what_the_story_holds() -> None:
    commands = re.findall(r"^::(\w+) (.*?)::(.*)$", report("github", sample()), re.MULTILINE)
    assert [command for command, _, _ in commands] == ["error", "notice", "warning", "error"]
    properties = [dict(item.split("=", 1) for item in told.split(",")) for _, told, _ in commands]
    assert properties[0] == {
        "file": "drafts/a%2Cb%3Ac%25%0D%0A<script>&\"'\x00\x1b\x85.md",
        "line": "3",
        "endLine": "3",
        "col": "1",
        "endColumn": "7",
        "title": "style/who",
    }
    assert properties[1]["col"] == "15"
    # Columns would make GitHub refuse the annotation of several lines.
    assert "col" not in properties[2]
    assert "endColumn" not in properties[2]
    assert (properties[2]["line"], properties[2]["endLine"]) == ("3", "4")
    assert properties[3] == {"file": "gone?.md"}
    assert commands[1][2].startswith("a,b:c%25%0D%0A<script>&")
    assert "%0ALine 1: the headline says 8,000" in commands[1][2]


def test_gitlab() -> None:
    issues = json.loads(report("gitlab", sample()))
    assert [issue["severity"] for issue in issues] == ["major", "info", "minor", "blocker"]
    assert issues[2]["location"]["lines"] == {"begin": 3, "end": 4}
    assert issues[1]["check_name"] == "figures/conflict"
    assert issues[1]["description"] == NASTY
    assert issues[3]["location"] == {"path": "gone\ufffd.md", "lines": {"begin": 1, "end": 1}}
    assert json.loads(report("gitlab", [])) == []


def test_gitlab_fingerprints_are_unique_over_files_and_stable() -> None:
    found = [Diagnostic("a/b", Span(start, start + 4), Severity.NOTE, "m") for start in (0, 5)]
    results = [locate(from_text("near\nnear\n", path), found) for path in ("a.md", "b.md")]
    names = [issue["fingerprint"] for issue in json.loads(report("gitlab", results))]
    assert len(set(names)) == 4
    assert [issue["fingerprint"] for issue in json.loads(report("gitlab", results[1:]))] == names[2:]


def test_checkstyle() -> None:
    root = ElementTree.fromstring(report("checkstyle", sample()))
    assert (root.tag, root.get("version")) == ("checkstyle", "4.3")
    files = {file.get("name"): list(file) for file in root}
    assert list(files) == ["drafts/a,b:c%\r\n<script>&\"'\ufffd\ufffd\ufffd.md", "clean.md", "gone\ufffd.md"]
    first, clean, gone = files.values()
    assert clean == []
    assert [(error.get("line"), error.get("column"), error.get("severity")) for error in first] == [
        ("3", "1", "error"),
        ("3", "15", "info"),
        ("3", "22", "warning"),
    ]
    assert first[1].get("message") == "a,b:c%\r\n<script>&\"'\ufffd\ufffd\ufffd"
    assert first[1].get("source") == "newslint.figures.conflict"
    assert (gone[0].get("severity"), gone[0].get("message")) == ("error", "Cannot be read: no such file")


def test_junit() -> None:
    first, clean, gone = JUnitXml.fromstring(report("junit", sample()).encode())
    assert (first.tests, first.failures, first.errors) == (3, 3, 0)
    case = list(first)[1]
    assert case.name == "figures/conflict:3:15"
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.type == "query"
    assert "line 1: the headline says 8,000: 8,000" in (failure.text or "")
    assert (clean.tests, clean.failures, clean.errors) == (1, 0, 0)
    assert all(case.is_passed for case in clean)
    assert (gone.tests, gone.failures, gone.errors) == (1, 0, 1)
    assert isinstance(next(iter(gone)).result[0], Error)


def lines_cut(text: bytes, where: dict[str, dict[str, int]]) -> tuple[int, int]:
    """The byte offsets of an rdjson range, found as reviewdog finds them: line, then bytes into it."""
    starts = [0, *(found.end() for found in re.finditer(rb"\n", text))]
    start, end = (starts[where[side]["line"] - 1] + where[side]["column"] - 1 for side in ("start", "end"))
    return start, end


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_rdjson_counts_bytes(bom: bytes) -> None:
    text = "é 😀 bad and bad\n😀 bad"
    data = bom + text.encode()
    spans = [Span(4, 7), Span(12, 15), Span(18, 21)]
    found = [Diagnostic("a/b", span, Severity.NOTE, "m", Fix("", (Edit(span, "good"),))) for span in spans]
    out = json.loads(report("rdjson", [locate(decode(data, "a.md"), found)]))["diagnostics"]
    for diagnostic in reversed(out):
        start, end = lines_cut(data, diagnostic["location"]["range"])
        assert data[start:end] == b"bad"
        (suggestion,) = diagnostic["suggestions"]
        start, end = lines_cut(data, suggestion["range"])
        data = data[:start] + suggestion["text"].encode() + data[end:]
    assert data == bom + "é 😀 good and good\n😀 good".encode()


def test_rdjson_says_all_and_nothing_the_format_does_not_know() -> None:
    out = json.loads(report("rdjson", sample()))
    assert set(out) == {"source", "diagnostics"}
    known = {"message", "location", "severity", "code", "suggestions", "related_locations"}
    assert all(set(diagnostic) <= known for diagnostic in out["diagnostics"])
    assert [diagnostic["severity"] for diagnostic in out["diagnostics"]] == ["ERROR", "INFO", "WARNING", "ERROR"]
    query, gone = out["diagnostics"][1], out["diagnostics"][3]
    assert query["code"]["value"] == "figures/conflict"
    (other,) = query["related_locations"]
    assert other["message"] == "the headline says 8,000"
    assert other["location"]["range"]["start"] == {"line": 1, "column": 1}
    assert gone["location"] == {"path": "gone\ufffd.md"}


def suggestions(*edits: Edit, coordinates: str = "file") -> list[dict[str, str]]:
    text = 'say "near" it'
    source = Source("a", text.encode(), text, coordinates=coordinates)  # type: ignore[arg-type]
    found = Diagnostic("a/b", Span(4, 10), Severity.NOTE, "m", Fix("", edits))
    diagnostic = json.loads(report("rdjson", [locate(source, [found])]))["diagnostics"][0]
    out: list[dict[str, str]] = diagnostic.get("suggestions", [])
    return out


def test_rdjson_merges_the_changes_of_one_fix() -> None:
    quotes = Edit(Span(4, 5), "“"), Edit(Span(9, 10), "”")
    (merged,) = suggestions(*quotes)
    assert merged["text"] == "“near”"
    assert suggestions(Edit(Span(0, 3), "said"), quotes[0]) == []
    assert suggestions(*quotes, coordinates="paragraphs") == []
