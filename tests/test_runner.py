"""Runs: results in order from any number of workers, remembered, and none the worse for it."""

from __future__ import annotations

import json
import os
import pickle
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from newslint.accept import Accepted
from newslint.cache import MAX_AGE, Cache
from newslint.checker import Checker, Task
from newslint.config import Config, Settings
from newslint.discover import Found
from newslint.errors import ConfigError, NewslintError
from newslint.linter import Linter
from newslint.outcome import Outcome
from newslint.pool import CHUNK, Pool
from newslint.runner import run

SELECT = Settings(select=("grammar/modal-of",))
BAD = "She should of known.\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache that no other test has."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("NEWSLINT_CACHE", str(folder))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return folder


def entries(cache: Path) -> list[Path]:
    return sorted(cache.glob("results/*/*.json"))


def story(name: str = "a.txt", text: str = BAD) -> str:
    Path(name).write_text(text, "utf-8")
    return name


def rules_of(outcome: Outcome) -> list[str]:
    return [found.rule for found in outcome.result.diagnostics]


class Counted(Checker):
    """A checker that counts how often it had to look."""

    looked = 0

    def _outcome(self, data: bytes, path: str, settings: Settings, stdin: bool) -> Outcome:
        self.looked += 1
        return super()._outcome(data, path, settings, stdin)


def looks(path: str, config: Config | None = None, task: Task | None = None) -> int:
    """How often a new checker looks at a file: not at all where the result is remembered."""
    checker = Counted(config or Config(SELECT), task)
    checker.file(path)
    return checker.looked


def test_any_number_of_workers_gives_the_same() -> None:
    files = [Found(story(f"{number:03}.txt", BAD * (1 + number % 3))) for number in range(5 * CHUNK + 3)]
    files.insert(7, Found("gone.txt"))
    files.insert(9, Found("wrong.txt", "no such file or folder"))
    checker = Checker(Config(SELECT), Task(cached=False))
    alone = list(run(checker, files, 1))
    assert [outcome.result.path for outcome in alone] == [item.path for item in files]
    assert alone[7].result.error == "No such file or directory"
    assert alone[9].result.error == "no such file or folder"
    for jobs in (2, 5):
        assert list(run(checker, files, jobs)) == alone


def test_remembered_results_are_the_same(cache: Path) -> None:
    path = story(text="﻿She “should of” known. 🎉 She should of known.\r\n")
    first = Checker(Config(SELECT)).file(path)
    assert len(entries(cache)) == 1
    assert Checker(Config(SELECT)).file(path) == first
    assert rules_of(first) == ["grammar/modal-of"]


def test_what_makes_a_result_new() -> None:
    path = story()
    assert looks(path) == 1
    assert looks(path) == 0
    assert looks(path, Config(SELECT._replace(names=("Example",)))) == 1
    assert looks(path, task=Task(cached=False)) == 1
    assert looks(path, task=Task(whole=True)) == 1, "the text itself is not kept"
    story(text=BAD + BAD)
    assert looks(path) == 1
    assert looks(story("b.txt", BAD + BAD)) == 1, "notes and errors name the file"


def test_a_changed_rule_makes_results_new(tmp_path: Path) -> None:
    rule = tmp_path / "ours" / "house" / "gadget.yaml"
    rule.parent.mkdir(parents=True)
    text = "kind: phrase\nseverity: error\nmessage: No.\nwhy: No.\nsource: Ours\nphrase: [known]\n"
    rule.write_text(text, "utf-8")
    config = Config(Settings(select=("house",)), folders=(tmp_path / "ours",))
    path = story()
    assert rules_of(Checker(config).file(path)) == ["house/gadget"]
    assert looks(path, config) == 0
    rule.write_text(text.replace("[known]", "[unknown]"), "utf-8")
    assert rules_of(Checker(config).file(path)) == []


def test_an_accepted_finding_makes_results_new() -> None:
    path, accepted = story(), Path("accepted.jsonl").absolute()
    config = Config(SELECT, accepted=accepted)
    assert len(rules_of(Checker(config).file(path))) == 1
    document = Checker(config).document(BAD.encode(), path)
    entries_of = Accepted(accepted)
    entries_of.add(document, Linter(config).lint(document))
    entries_of.save()
    outcome = Checker(config).file(path)
    assert (rules_of(outcome), outcome.result.accepted) == ([], 1)


@pytest.mark.parametrize("rubbish", [b"", b"{", b"[]", b'{"result": {}, "notes": []}', b"\xff\xfe", b"\0" * 100])
def test_a_damaged_cache_is_made_anew(cache: Path, rubbish: bytes) -> None:
    path = story()
    first = Checker(Config(SELECT)).file(path)
    entries(cache)[0].write_bytes(rubbish)
    assert Checker(Config(SELECT)).file(path) == first
    assert looks(path) == 0


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "file" / "cache"))
    assert rules_of(Checker(Config(SELECT)).file(story())) == ["grammar/modal-of"]


@pytest.mark.skipif(os.name == "nt", reason="no such permissions there")
def test_a_cache_is_for_its_owner(cache: Path) -> None:
    Checker(Config(SELECT)).file(story())
    assert (cache / "results").stat().st_mode & 0o077 == 0


def test_old_results_are_dropped(cache: Path) -> None:
    for name in ("a.txt", "b.txt"):
        Checker(Config(SELECT)).file(story(name))
    old, new = entries(cache)
    long_ago = time.time() - MAX_AGE - 1000
    os.utime(old, (long_ago, long_ago))
    Cache(Config()).prune()
    assert entries(cache) == [new]
    os.utime(new, (long_ago, long_ago))
    Cache(Config()).prune()
    assert entries(cache) == [new], "once a day is enough"


def test_a_result_in_use_is_not_old(cache: Path) -> None:
    path = story()
    Checker(Config(SELECT)).file(path)
    long_ago = time.time() - MAX_AGE - 1000
    os.utime(entries(cache)[0], (long_ago, long_ago))
    assert looks(path) == 0
    Cache(Config()).prune()
    assert len(entries(cache)) == 1


def test_results_are_dropped_beyond_a_size(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        Checker(Config(SELECT)).file(story(f"{number}.txt"))
        stored = max(entries(cache), key=lambda path: path.stat().st_mtime_ns)
        os.utime(stored, (time.time() - 600 + number, time.time() - 600 + number))
    sizes = [path.stat().st_size for path in entries(cache)]
    monkeypatch.setattr("newslint.cache.MAX_BYTES", sum(sizes) // 2)
    newest = sorted(entries(cache), key=lambda path: path.stat().st_mtime)
    Cache(Config()).prune()
    left = entries(cache)
    assert set(left) == set(newest[-len(left) :])
    assert 0 < len(left) <= 3


def test_a_rule_that_fails_is_not_remembered(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Iterator[object]:
        raise TimeoutError

    monkeypatch.setattr("newslint.kinds.pattern.Pattern.matches", fail)
    monkeypatch.setattr("newslint.kinds.phrase.Phrase.matches", fail)
    monkeypatch.setattr("newslint.kinds.phrase.Swap.matches", fail)
    assert rules_of(Checker(Config(SELECT)).file(story())) == ["newslint/rule-timed-out"]
    assert entries(cache) == []


def test_many_runs_at_once(cache: Path) -> None:
    files = [Found(story(f"{number:03}.txt")) for number in range(40)]
    outcomes: list[list[Outcome]] = []
    threads = [
        threading.Thread(target=lambda: outcomes.append(list(run(Checker(Config(SELECT)), files, 1)))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 4
    assert all(item == outcomes[0] for item in outcomes)
    for entry in entries(cache):
        json.loads(entry.read_bytes())


def test_a_config_that_names_nothing_is_said_before_any_file() -> None:
    with pytest.raises(ConfigError):
        next(run(Checker(Config(Settings(select=("nothing",)))), [Found(story())]))


def test_a_reader_that_crashes_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr("newslint.readers.plain.read", crash)
    outcome = Checker(Config(SELECT)).file(story())
    assert outcome.result.error == "newslint failed to read it (RecursionError: deep); please report this"
    with pytest.raises(RecursionError):
        Checker(Config(SELECT), Task(strict=True, cached=False)).file("a.txt")


def test_fix_writes_and_leaves_the_rest() -> None:
    path = story(text="She should of known.\r\nShe should of known.")
    fixed = Checker(Config(SELECT), Task(fix=True, unsafe=True)).file(path)
    assert (fixed.fixed, rules_of(fixed)) == (2, [])
    assert Path(path).read_bytes() == b"She should have known.\r\nShe should have known."


def test_diff_writes_nothing() -> None:
    path = story()
    shown = Checker(Config(SELECT), Task(diff=True, unsafe=True)).file(path)
    assert "+She should have known." in shown.diff
    assert rules_of(shown) == ["grammar/modal-of"]
    assert Path(path).read_text("utf-8") == BAD


def test_a_checker_can_go_to_a_worker_that_is_not_forked() -> None:
    """As on macOS and Windows, where a worker starts from nothing."""
    path = story()
    for config in (Config(), Config(SELECT)):
        checker = Checker(config, Task(cached=False))
        assert pickle.loads(pickle.dumps(checker)).file(path) == checker.file(path)


def double(item: int) -> int:
    if item == 13:
        os._exit(3)
    if item == -1:
        raise NewslintError("said once")
    if item == -2:
        raise ZeroDivisionError
    return 2 * item


def died(item: int) -> int:
    return -item


def test_pool_keeps_order_and_survives_a_death() -> None:
    items = list(range(3 * CHUNK + 2))
    assert list(Pool(double, 3, died).map(items)) == [-13 if item == 13 else 2 * item for item in items]


def test_pool_of_deadly_items() -> None:
    assert list(Pool(double, 2, died).map([13] * (CHUNK + 1))) == [-13] * (CHUNK + 1)


def test_pool_raises_what_work_raises() -> None:
    with pytest.raises(NewslintError, match=r"^said once$"):
        list(Pool(double, 2, died).map([1, -1, 2]))
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(Pool(double, 2, died).map([1, -2, 2]))


def test_pool_left_early_leaves_no_worker() -> None:
    pool = Pool(double, 2, died)
    results = pool.map(list(range(100, 200)))
    assert next(results) == 200
    workers = [worker.process for worker in pool._hired]
    assert isinstance(results, Generator)
    results.close()
    assert not any(worker.is_alive() for worker in workers)
