"""newslint's own JSON, as the contract has it and as its schema says."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from reportkit import report

from newslint.about import VERSION
from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.errors import UsageError
from newslint.report import FORMATS, FileResult, locate, open_reporter, unreadable
from newslint.source import Source, from_text
from newslint.span import Edit, Span

STORY = "8,000 march\n\nPolice said 😀 10,000 people marched.\n"
SCHEMA = json.loads(resources.files("newslint.report").joinpath("schema/newslint-1.schema.json").read_text("utf-8"))


def sample() -> list[FileResult]:
    fix = Fix("Write “8,000”", (Edit(Span(27, 33), "8,000"),), safe=False)
    related = (Related(Span(0, 5), "the headline says 8,000"),)
    query = Diagnostic("figures/quantity-conflict", Span(27, 33), Severity.QUERY, "Which?", fix, related)
    note = Diagnostic("style/swap", Span(13, 19), Severity.NOTE, "Who?")
    extracted = Source("memo.docx", b"PK", "One.\nTwo.", coordinates="paragraphs")
    return [
        locate(from_text(STORY, "draft.md"), [query, note], words=7, hidden=1, accepted=2),
        locate(extracted, [Diagnostic("style/swap", Span(5, 8), Severity.ERROR, "m")], words=2),
        FileResult("clean.md", words=3),
        unreadable("b\udce9d.md", "gone"),
    ]


def test_the_form_is_the_contracts() -> None:
    out = json.loads(report("json", sample()))
    assert list(out) == ["schema", "version", "files", "summary"]
    assert (out["schema"], out["version"]) == ("newslint/1", VERSION)
    first = out["files"][0]
    assert {**first, "diagnostics": None} == {
        "path": "draft.md",
        "coordinates": "file",
        "error": None,
        "words": 7,
        "diagnostics": None,
    }
    assert first["diagnostics"][1] == {
        "rule": "figures/quantity-conflict",
        "severity": "query",
        "message": "Which?",
        "line": 3,
        "column": 15,
        "end_line": 3,
        "end_column": 21,
        "start": 27,
        "end": 33,
        "text": "10,000",
        "fix": {"title": "Write “8,000”", "safe": False, "edits": [{"start": 27, "end": 33, "text": "8,000"}]},
        "related": [
            {
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 6,
                "start": 0,
                "end": 5,
                "text": "8,000",
                "message": "the headline says 8,000",
            }
        ],
        "url": "https://newslint.readthedocs.io/en/stable/rules/figures/quantity-conflict/",
    }
    assert (first["diagnostics"][0]["fix"], first["diagnostics"][0]["related"]) == (None, [])
    assert out["files"][1]["coordinates"] == "paragraphs"
    assert out["files"][3]["error"] == "gone"
    assert out["summary"] == {
        "files": 4,
        "words": 12,
        "error": 1,
        "warning": 0,
        "query": 1,
        "note": 1,
        "hidden": 1,
        "accepted": 2,
    }


@pytest.mark.parametrize("results", [[], sample()])
def test_output_is_valid(results: list[FileResult]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(report("json", results)))


def test_every_line_of_jsonl_is_valid() -> None:
    validator = Draft202012Validator({**SCHEMA, **SCHEMA["$defs"]["line"], "required": [], "properties": {}})
    lines = [json.loads(line) for line in report("jsonl", sample()).splitlines()]
    for line in lines:
        validator.validate(line)
    assert [line.get("rule", line.get("error")) for line in lines] == [
        "style/swap",
        "figures/quantity-conflict",
        "style/swap",
        "gone",
    ]
    assert not validator.is_valid({"path": "a"})


def strict(schema: Any) -> Any:
    """The schema with nothing allowed that it does not name."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: strict(value) for key, value in schema.items()}
    return {**out, "unevaluatedProperties": False} if "required" in schema else out


def test_the_schema_names_all_that_is_written() -> None:
    closed = strict(SCHEMA)
    # A place is always part of something larger, which closes it.
    del closed["$defs"]["place"]["unevaluatedProperties"]
    validator = Draft202012Validator(closed)
    out = json.loads(report("json", sample()))
    validator.validate(out)
    out["files"][0]["diagnostics"][0]["surprise"] = 1
    assert not validator.is_valid(out)


def test_offsets_give_the_words() -> None:
    for found in json.loads(report("json", sample()))["files"][0]["diagnostics"]:
        assert STORY[found["start"] : found["end"]] == found["text"]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert report(name, sample()) == report(name, sample())


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"text", "compact", "github"}))
def test_what_machines_read_is_ascii_whatever_the_story_holds(name: str) -> None:
    found = Diagnostic("a/b", Span(0, 4), Severity.NOTE, "é\ud800 学\x00")
    out = report(name, [*sample(), locate(from_text("é\ud800 学", "\udce9 学.md"), [found])])
    assert out.isascii()
    assert "\\ud800" not in out


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="no format is called 'xml'; there are text, compact, json"):
        open_reporter("xml")


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "github", "rdjson", "lsp", "html"])
def test_only_rules_of_the_manual_have_a_page_there(name: str) -> None:
    def said(rule: str) -> str:
        return report(name, [locate(from_text("x", "a.md"), [Diagnostic(rule, Span(0, 1), Severity.NOTE, "m")])])

    assert "en/stable/rules/grammar/modal-of/" in said("grammar/modal-of")
    assert "en/stable/rules/" not in said("house/modal-of")
