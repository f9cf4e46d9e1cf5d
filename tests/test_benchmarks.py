"""The benchmark of accuracy, on a folder of two articles: what counts as found, and what is printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import golden
import pytest

sys.path.append(str(golden.ROOT / "benchmarks"))

from scoring import Label, changes, finders

SOUND = "Bridge to close\n\nThe bridge will close in May, the county said, and it will open in July.\n"
START = SOUND.index("The bridge")
DAMAGED = SOUND.replace("The bridge", "The the bridge")
LABEL = {
    "file": "double-word/1.txt",
    "source_file": "1.txt",
    "class": "double-word",
    "span": [START, START + 14],
    "original": "The bridge",
    "injected": "The the bridge",
    "related": [],
}


def verdict(start: int, end: int, rule: str = "grammar/doubled-word", **more: object) -> dict[str, object]:
    said = {"rule": rule, "severity": "error", "start": start, "end": end, "message": "", "related": []}
    return {**said, **more}


def test_found_where_only_the_damaged_text_is_marked() -> None:
    label = Label.of(LABEL)
    assert finders(label, [verdict(START, START + 7)], []) == ["grammar/doubled-word"]
    assert finders(label, [verdict(START + 38, START + 40)], []) == ["grammar/doubled-word"], "25 characters further on"
    assert finders(label, [verdict(START + 40, START + 44)], []) == [], "too far away"


def test_not_found_where_the_sound_text_is_marked_too() -> None:
    label = Label.of(LABEL)
    assert finders(label, [verdict(START + 20, START + 25)], [verdict(START + 16, START + 21)]) == []
    assert finders(label, [verdict(START, START + 30)], [verdict(START, START + 26)]) == [], "grown by the damage"
    assert finders(label, [verdict(START, START + 3)], [verdict(START, START + 3, "style/other")]) != []


def test_a_contradiction_counts_anew_where_it_says_something_else() -> None:
    label = Label.of(LABEL)
    before, after = (verdict(START, START + 3, message=says, related=[[0, 3]]) for says in ("5 and 6", "5 and 7"))
    assert finders(label, [after], [before]) != []
    assert finders(label, [before], [before]) == []


def test_other_half_counts() -> None:
    label = Label.of({**LABEL, "related": [{"start": 500, "end": 505}]})
    assert finders(label, [verdict(498, 501)], []) != []


def test_changes_between_revisions() -> None:
    one, two, three = verdict(0, 3), verdict(5, 8), verdict(5, 8, severity="note")
    assert changes([one, two], [one, three]) == ([two], [three])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder, name, text in (
        ("clean", "1.txt", SOUND),
        ("originals", "1.txt", SOUND),
        ("injected/double-word", "1.txt", DAMAGED),
    ):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / name).write_text(text, "utf-8")
    (tmp_path / "injected" / "labels.jsonl").write_text(json.dumps(LABEL) + "\n", "utf-8")
    return tmp_path


def _accuracy(data: Path) -> subprocess.CompletedProcess[str]:
    # Safe-path mode would hide the benchmark's own modules from it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    command = [sys.executable, str(golden.ROOT / "benchmarks" / "accuracy.py"), "--data", str(data), "--list"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env={**environment, "PYTHONUTF8": "1"})


def test_accuracy_prints_tables(data: Path) -> None:
    done = _accuracy(data)
    assert done.returncode == 0, done.stderr
    assert "| double-word | 1 | 1 | 1.00 | 0.95 ✓ | grammar/doubled-word 1 |" in done.stdout
    assert "| error+warning | 0 | 0.00 | 0 | 0.00 | 0.30 ✓ |" in done.stdout


def test_accuracy_without_data_says_so(tmp_path: Path) -> None:
    done = _accuracy(tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("accuracy: no clean, injected, originals in ")
    assert len(done.stderr.splitlines()) == 1
