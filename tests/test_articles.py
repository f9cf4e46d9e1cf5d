"""Whole articles: what is said of those with defects, and that nothing is said of the sound ones."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import golden
import pytest
import yaml

from newslint.readers import read

DEFECTS = yaml.safe_load((golden.ARTICLES / "defects.yaml").read_text("utf-8"))
NAMES = [path.name for path in golden.articles(golden.ARTICLES)]
_MARK = re.compile(r"\[(.*)\]", re.S)


@pytest.mark.parametrize("name", NAMES)
def test_says_what_it_said(name: str) -> None:
    path = golden.ARTICLES / name
    said = golden.pretty(golden.check_json(path))
    if golden.UPDATE:
        golden.golden_of(path).write_text(said, "utf-8")
    assert said == golden.golden_of(path).read_text("utf-8"), (
        "to accept: NEWSLINT_UPDATE=1 pytest tests/test_articles.py"
    )


@pytest.mark.parametrize("name", NAMES)
def test_finds_what_was_planted_and_nothing_else(name: str) -> None:
    text = _text(golden.ARTICLES / name)
    found = json.loads(golden.check_json(golden.ARTICLES / name))["files"][0]["diagnostics"]
    planted = [(*_place(text, defect["at"]), defect) for defect in DEFECTS[name]]
    for start, end, defect in planted:
        hit = any(_overlaps(place, start, end) for item in found for place in (item, *item["related"]))
        assert hit != defect.get("missed", False), f"{'found at last' if hit else 'missed'}: {defect['at']}"
    for item in found:
        alarm = not any(_overlaps(place, start, end) for place in (item, *item["related"]) for start, end, _ in planted)
        assert not alarm, f"false alarm: {item}"


@pytest.mark.parametrize("path", golden.articles(golden.CLEAN), ids=lambda path: path.name)
def test_says_nothing_of_sound_copy(path: Path) -> None:
    assert json.loads(golden.check_json(path))["files"][0]["diagnostics"] == []


def test_every_article_has_a_list_of_defects() -> None:
    assert sorted(DEFECTS) == NAMES
    assert {golden.golden_of(golden.ARTICLES / name) for name in NAMES} == {*(golden.ARTICLES / "golden").iterdir()}


def test_word_document_is_built_from_its_source() -> None:
    builder = _load(golden.ARTICLES / "build_docx.py")
    source = (golden.ARTICLES / "stadium.source").read_text("utf-8")
    assert (golden.ARTICLES / "stadium.docx").read_bytes() == builder.build(source)


def _text(path: Path) -> str:
    """The text that offsets in a report count: the file's, or what was extracted from it."""
    return read(path.read_bytes(), path.name).source.text


def _place(text: str, marked: str) -> tuple[int, int]:
    """Where the words in [brackets] stand, found by the words around them."""
    found = _MARK.search(marked)
    assert found is not None, marked
    before, words, after = marked[: found.start()], found[1], marked[found.end() :]
    assert text.count(before + words + after) == 1, f"{marked!r} must stand in the text once"
    start = text.index(before + words + after) + len(before)
    return start, start + len(words)


def _overlaps(place: dict[str, Any], start: int, end: int) -> bool:
    return bool(place["start"] < end and start < place["end"])


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
