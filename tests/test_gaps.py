"""The gap model: how it reads, what it keeps, and what newslint does without it."""

from __future__ import annotations

import math
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from program import PROMPT, home

from newslint import gaps
from newslint.cli import main
from newslint.config import Config, Settings
from newslint.diagnostic import Severity
from newslint.gaps.encoder import OVERLAP, TOGETHER, WINDOW, Encoder, Pieces, _cut, _packs, _step, encoder
from newslint.gaps.files import FOLDER
from newslint.gaps.kept import MOST_IN_MEMORY, Kept
from newslint.gaps.rates import threshold
from newslint.gaps.shelf import FILE_NAME, Shelf
from newslint.kinds.grammar import gap as kind
from newslint.layers.gaps import gaps as gaps_layer
from newslint.linter import Linter
from newslint.readers import Reading, read

STORY = """Bridge to reopen

Police the suspect near the harbor on Friday, two days after the fire. The bridge opened again in May.

“Police the suspect near the harbor on Friday,” she said.
"""
LACKING = ["Police the suspect on Friday.", "The minister said he not resign."]
SOUND = ["The bridge opened again in May, two days before the fair.", "It rained.", "Nobody was hurt."]
FOUND = (gaps.Suspicion(0, 7, "verb", 0.93), gaps.Suspicion(1, 0, "stray", 0.5))


def story(text: str, name: str = "story.txt") -> object:
    return read(text.encode(), name, Reading())


@given(st.integers(1, 700))
def test_every_place_is_answered_for_once(count: int) -> None:
    whole = Pieces((0, 0), list(range(count)), [0] * count, list(range(count)))
    windows = list(_cut(whole))
    answered = [start for window in windows for start in window.starts if start >= 0]
    assert answered == list(range(count))
    assert all(len(window.ids) == len(window.starts) <= WINDOW for window in windows)


@given(st.integers(WINDOW + 1, 700))
def test_windows_answer_away_from_their_edges(count: int) -> None:
    windows = list(_cut(Pieces((0, 0), list(range(count)), [0] * count, list(range(count)))))
    for before, after in pairwise(windows):
        assert before.starts[-OVERLAP // 2 :] == [-1] * (OVERLAP // 2)
        assert after.starts[: OVERLAP // 2] == [-1] * (OVERLAP // 2)


@given(st.lists(st.integers(1, WINDOW), max_size=60))
def test_packs_are_bounded_and_lose_nothing(sizes: list[int]) -> None:
    windows = [Pieces((0, number), [0] * size, [0] * size, [0] * size) for number, size in enumerate(sizes)]
    packs = list(_packs(windows))
    assert sorted(window for pack in packs for window in pack) == windows
    assert all(sum(len(window.ids) for window in pack) <= TOGETHER for pack in packs)
    assert all(len({_step(window) for window in pack}) == 1 for pack in packs)


def test_a_paragraph_gets_the_same_answer_alone_and_among_others() -> None:
    paragraphs = [[*LACKING], LACKING[:1], [], LACKING[1:], ["Words " * 300 + LACKING[0]], *([line] for line in SOUND)]
    together = encoder().suspicions(paragraphs)
    assert any(together[0])
    assert together == [encoder().suspicions([paragraph])[0] for paragraph in paragraphs]
    assert together[::-1] == encoder().suspicions(paragraphs[::-1])
    assert all(found == sorted(found) for found in together)


def test_only_what_is_new_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = [[line] for line in (*SOUND, *LACKING)]
    gaps.kept.forget()
    first = list(gaps.suspicions(paragraphs[1:]))
    read: list[Sequence[Sequence[str]]] = []

    def answer(_: Encoder, new: Sequence[Sequence[str]]) -> list[list[gaps.Suspicion]]:
        read.append(new)
        return [[*FOUND] for _ in new]

    monkeypatch.setattr(Encoder, "suspicions", answer)
    assert list(gaps.suspicions(paragraphs)) == [FOUND, *first]
    assert read == [paragraphs[:1]]
    gaps.kept.forget()


def test_a_long_text_is_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def answer(_: Encoder, new: Sequence[Sequence[str]]) -> list[list[gaps.Suspicion]]:
        sizes.append(len(new))
        return [[gaps.Suspicion(0, len(paragraph[0]), "to", 0.5)] for paragraph in new]

    monkeypatch.setattr(Encoder, "suspicions", answer)
    gaps.kept.forget()
    found = list(gaps.suspicions([["x" * size] for size in range(1_000)]))
    gaps.kept.forget()
    assert [answer[0].at for answer in found] == list(range(1_000))
    assert max(sizes) <= gaps.TOGETHER


def test_places_are_code_points_of_words() -> None:
    sentence = "In Zürich 🏔 police the suspect on Friday, the naïve mayor said."
    for found in encoder().suspicions([[sentence]])[0]:
        assert sentence[found.at].isalnum()
        assert not sentence[found.at - 1].isalnum()


@pytest.mark.parametrize("sentence", ["", " ", "\0", "🏔" * 300, "a " * 2_000, "\ud800 lone", "1,2,3"])
def test_no_sentence_is_too_odd(sentence: str) -> None:
    for found in encoder().suspicions([[sentence]])[0]:
        assert 0 <= found.at < len(sentence)


def test_a_higher_rate_asks_for_less() -> None:
    for label in gaps.LABELS:
        scores = [threshold(label, rate) for rate in (0, 0.05, 0.15, 0.5, 1, 100)]
        assert scores == sorted(scores, reverse=True)
        assert scores[0] == math.inf
        assert threshold(label, 0.15) > 0


def test_what_is_kept_in_memory_is_bounded() -> None:
    kept = Kept()
    for number in range(MOST_IN_MEMORY + 5):
        kept.put([str(number)], ())
    assert kept.get(["0"]) is None
    assert kept.get([str(MOST_IN_MEMORY)]) == ()


def test_answers_outlive_the_process(tmp_path: Path) -> None:
    Shelf(tmp_path).put(b"key", FOUND)
    assert Shelf(tmp_path).get(b"key") == FOUND
    assert Shelf(tmp_path).get(b"other") is None


def test_a_damaged_shelf_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"this is no database" * 100)
    shelf = Shelf(tmp_path)
    shelf.put(b"key", FOUND)
    assert Shelf(tmp_path).get(b"key") == FOUND


def test_a_damaged_shelf_is_closed_before_it_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows removes no file that is open."""
    made: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def kept(*args: Any, **options: Any) -> sqlite3.Connection:
        made.append(connect(*args, **options))
        return made[-1]

    monkeypatch.setattr(sqlite3, "connect", kept)
    (tmp_path / FILE_NAME).write_bytes(b"this is no database" * 100)
    Shelf(tmp_path)
    assert len(made) == 2
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        made[0].execute("select 1")


def test_a_damaged_answer_is_none(tmp_path: Path) -> None:
    Shelf(tmp_path).put(b"key", FOUND)
    with sqlite3.connect(tmp_path / FILE_NAME) as database:
        database.execute("update answers set found = '[[1, 2'")
    assert Shelf(tmp_path).get(b"key") is None


def test_no_shelf_where_there_is_no_room(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    shelf = Shelf(tmp_path / "file" / "below")
    shelf.put(b"key", FOUND)
    assert shelf.get(b"key") is None


def test_another_model_starts_anew(tmp_path: Path) -> None:
    Shelf(tmp_path).put(b"key", FOUND)
    with sqlite3.connect(tmp_path / FILE_NAME) as database:
        database.execute("pragma user_version = 1")
    assert Shelf(tmp_path).get(b"key") is None


def test_headlines_and_short_lines_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def answer(paragraphs: list[list[str]]) -> list[tuple[gaps.Suspicion, ...]]:
        seen.extend(sentence for paragraph in paragraphs for sentence in paragraph)
        return [() for _ in paragraphs]

    monkeypatch.setattr("newslint.layers.gaps.suspicions", answer)
    gaps_layer(read(b"# Police the suspect at the harbor\n\nPolice said. POLICE THE SUSPECT ON FRIDAY.\n\n"
                    b"Police the suspect on Friday night.\n", "story.md", Reading()))  # fmt: skip
    assert seen == ["Police the suspect on Friday night."]


def linter(settings: Settings | None = None) -> Linter:
    return Linter(Config(settings or Settings(select=("grammar/gap-verb", "grammar/gap-to", "grammar/odd-word"))))


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence lacks a verb before its second word."""
    monkeypatch.setattr(
        "newslint.layers.gaps.suspicions",
        lambda paragraphs: [
            tuple(gaps.Suspicion(number, text.index(" ") + 1, "verb", 1.0) for number, text in enumerate(paragraph))
            for paragraph in paragraphs
        ],
    )


@pytest.mark.usefixtures("sure")
def test_a_gap_is_marked_by_the_words_beside_it() -> None:
    found = linter().check("Bridge to reopen\n\nPolice the suspect near the harbor on Friday.\n", "story.txt")
    assert [(item.span.start, item.span.end) for item in found] == [(18, 28)]
    assert "“Police” and “the”" in found[0].message
    assert found[0].severity is Severity.WARNING


@pytest.mark.usefixtures("sure")
def test_speech_is_only_asked_about() -> None:
    found = linter().check("Bridge to reopen\n\n“Police the suspect near the harbor on Friday,” she said.\n", "a.txt")
    assert [item.severity for item in found] == [Severity.QUERY]
    assert found[0].message.endswith("?")


@pytest.mark.parametrize(
    ("rule", "label", "words", "offer"),
    [("odd-word", "confusable", "There house was", "Their"), ("odd-agreement", "agreement", "Was the houses", "Were")],
)
def test_a_fix_keeps_the_capital(
    rule: str, label: str, words: str, offer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "newslint.layers.gaps.suspicions", lambda paragraphs: [(gaps.Suspicion(0, 0, label, 1.0),) for _ in paragraphs]
    )
    made = linter(Settings(select=(f"grammar/{rule}",)))
    [item] = made.check(f"A headline above\n\n{words} searched by the police on Monday.\n", "a.txt")
    assert item.fix is not None
    assert [edit.text for edit in item.fix.edits] == [offer]


@pytest.mark.usefixtures("sure")
@pytest.mark.parametrize("rate", [0, 0.0])
def test_no_alarms_asked_for_is_no_model(rate: float) -> None:
    settings = Settings(select=("grammar/gap-verb",), gaps=rate)
    assert linter(settings).check(STORY, "story.txt") == []


def test_without_its_packages_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kind, "installed", lambda: False)
    made = linter()
    assert made.check(STORY, "story.txt") == []
    assert made.rules_for(made.config.for_path("story.txt")).lacking == {kind.MISSING}


@pytest.mark.parametrize("given", [["explain", "gap-verb"], ["rules", "--all", "--select", "grammar/gap-verb"]])
def test_without_its_packages_no_rule_of_it_is_in_force(
    given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kind, "installed", lambda: False)
    assert main([*given, "--isolated"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "in force: yes" not in told
    assert "pip install 'newslint[model]'" in told
    assert given[0] == "explain" or " 0 of " in told


@pytest.mark.parametrize("name", ["model.onnx", "weights.bin", "tokenizer.json", "rates.json"])
@pytest.mark.usefixtures(home.__name__)
def test_a_damaged_model_is_told_once(name: str, tmp_path: Path) -> None:
    """In a process of its own, which has loaded no model yet."""
    folder = tmp_path / "gaps"
    shutil.copytree(FOLDER, folder)
    (folder / name).write_bytes(b"{")
    Path("story.txt").write_text(STORY, "utf-8")
    script = (
        "import sys; from pathlib import Path; from newslint.gaps import files;"
        "files.FOLDER = Path(sys.argv.pop()); from newslint.__main__ import program; sys.exit(program())"
    )
    given = ["check", "--no-cache", "--select", "grammar/gap-verb,grammar/gap-to", "story.txt", str(folder)]
    command = [sys.executable, "-c", script, *given]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PROMPT)
    assert done.stdout == ""
    assert done.stderr.count("gap model") == 1
    assert done.stderr.count("\n") == 1
    assert done.returncode == 0
