"""The newsroom's own words: what is in the list is written right."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.checker import Checker, Task
from newslint.configure import configure
from newslint.errors import ConfigError, WriteError
from newslint.kinds import KINDS, kind_named
from newslint.lsp.checkers import Checkers
from newslint.lsp.wishes import Wishes
from newslint.vocabulary import Vocabulary, learn, learnable

SELECT = {"select": ("grammar/doubled-word", "grammar/modal-of", "language/misspelling")}
STORY = "The quay is closed.\n\nShe should of known. He recieved it. The the end.\n"


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def words(text: str) -> Vocabulary:
    Path("list").write_text(text, "utf-8")
    return Vocabulary.load(Path("list"))


def test_capitals_owners_and_remarks() -> None:
    known = words("# ours\n\nOsbourne\nkaput # as in slang\r\nDuran Duran\nC# Minor\nO'Dowd\n")
    assert len(known) == 5
    for marked in ("Osbourne", "Osbourne’s", "kaput", "Kaput", "KAPUT", "Duran\u00a0Duran", "Duran\nDuran", "O’Dowd’s"):
        assert marked in known, marked
    for marked in ("osbourne", "OSBOURNE", "Duran", "ours", "as in slang", "", "C"):
        assert marked not in known, marked


def test_no_list_is_an_empty_one(work: Path) -> None:
    assert len(Vocabulary.load(work / "none")) == 0
    assert "" not in Vocabulary.load(work / "none")


def test_what_can_be_learned() -> None:
    assert learnable("Osbourne’s") == "Osbourne"
    assert learnable("Duran\n Duran") == "Duran Duran"
    for marked in ("", "—", "# 5", "a #b", "one two three four five six seven eight nine"):
        assert learnable(marked) == ""


def test_learned_at_the_end(work: Path) -> None:
    file = work / "list"
    learn(file, "Osbourne")
    assert file.read_bytes() == b"Osbourne\n"
    file.write_bytes(b"\xef\xbb\xbf# ours\r\nOsbourne  # him\r\nK\xc3\xa5re")
    learn(file, "Osbourne")
    assert file.read_bytes().endswith(b"K\xc3\xa5re"), "it is there"
    learn(file, "Duran Duran")
    assert file.read_text("utf-8") == "# ours\nOsbourne  # him\nKåre\nDuran Duran\n"
    with pytest.raises(WriteError, match="not written"):
        learn(work / "none" / "list", "Osbourne")


def test_a_list_that_cannot_be_read(work: Path) -> None:
    (work / "list").write_bytes(b"caf\xe9\n")
    with pytest.raises(ConfigError, match="list: not UTF-8"):
        Vocabulary.load(work / "list")
    with pytest.raises(ConfigError, match="cannot be read"):
        Vocabulary.load(work)


def found(cached: bool = False) -> list[str]:
    outcome = Checker(configure(SELECT), Task(cached=cached)).data(STORY.encode(), "story.txt")
    return [item.place.text for item in outcome.result.diagnostics]


@pytest.mark.parametrize("cached", [False, True])
def test_rules_about_spelling_are_overruled(work: Path, cached: bool) -> None:
    assert found(cached) == ["should of", "recieved", "The the"]
    (work / "newslint-vocabulary.list").write_text("should of\nrecieved\nThe the\n", "utf-8")
    assert found(cached) == ["should of"], "grammar is no matter of spelling"
    (work / "newslint.yaml").write_text("vocabulary: ours.list\n", "utf-8")
    assert len(found(cached)) == 3
    (work / "ours.list").write_text("The The\nrecieved\n", "utf-8")
    assert found(cached) == ["should of", "The the"]


def test_no_list_where_no_config_is_read() -> None:
    assert configure(SELECT, isolated=True).vocabulary is None


def test_an_editor_hears_of_a_list_that_cannot_be_read(work: Path) -> None:
    (work / "newslint-vocabulary.list").write_bytes(b"caf\xe9\n")
    ready = Checkers().for_file(str(work / "a.txt"), str(work), Wishes())
    assert [str(problem) for problem in ready.problems] == ["newslint-vocabulary.list: not UTF-8"]
    (work / "newslint-vocabulary.list").write_bytes(b"ok\n")


def test_kinds_about_spelling() -> None:
    about = {name for name in KINDS if (kind := kind_named(name)) and kind.spelled}
    assert {"swap", "name-misspelling", "doubled-word", "find-replace", "acronym-undefined"} < about
    assert not about & {"pattern", "quantity-conflict", "weekday-date", "headline-stranger"}
