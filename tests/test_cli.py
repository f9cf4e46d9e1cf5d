"""The command line besides its cases: what depends on the machine, and the public interface."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from program import BAD, home

import newslint
from newslint.cli import main
from newslint.cli import progress as progress_module
from newslint.cli.progress import Progress
from newslint.cli.settings import STARTER
from newslint.configfile import CONFIG_FIELDS, read_config
from newslint.folders import load_folders
from newslint.pack import pack_of

pytestmark = pytest.mark.usefixtures(home.__name__)


def imported_by(code: str) -> set[str]:
    """The modules in memory after some code has run in a new process."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules))"],
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stdout.splitlines())


def test_init_writes_a_starter_that_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    assert Path("newslint.yaml").read_text("utf-8") == STARTER
    Path("draft.txt").write_text("The bridge opens in May.\n", "utf-8")
    assert main(["check", "."]) == 0
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "newslint: newslint.yaml is there already; nothing written\n"


def test_the_starter_shows_every_key_and_each_is_right() -> None:
    # Comments of prose have a space and a capital or a backtick; settings a key and a colon.
    lines = [line.removeprefix("# ") for line in STARTER.splitlines()]
    settings = [line for line in lines if line[:1] in (" ", "-") or line.partition(":")[0] in CONFIG_FIELDS]
    Path("newslint.yaml").write_text("\n".join(settings), "utf-8")
    assert set(read_config("newslint.yaml").values) == set(CONFIG_FIELDS)


def test_verbose_says_what_holds_and_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("All is well.\n", "utf-8")
    assert main(["check", "--verbose", "--isolated", "a.txt"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "newslint: config: none, the defaults hold"
    assert said[1].startswith("newslint: 1 file in ")


def test_rules_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--isolated", "--all", "--ignore", "grammar/modal-of"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert lines["grammar/modal-of"].endswith("ignored (grammar/modal-of)")
    assert lines["grammar/doubled-word"].endswith("on by default")


@pytest.mark.parametrize("command", ["check", "rules", "explain", "test", "init", "accept", "config"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: newslint {command}" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"newslint {newslint.__version__}\n"


class Terminal:
    """A standard error that says it is a terminal."""

    def __init__(self) -> None:
        self.shown = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.shown += text

    def flush(self) -> None:
        """Nothing waits."""


def test_progress_on_a_terminal_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, clock = Terminal(), iter(range(1_000))
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("newslint.cli.progress.time.monotonic", lambda: float(next(clock)))
    assert list(Progress(4).through(iter("abcd"))) == list("abcd")
    assert "of 4 files" in terminal.shown
    assert terminal.shown.endswith("\r\x1b[K"), "it is gone in the end"


def test_no_progress_when_it_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(Progress(3).through(iter("abc"))) == list("abc")
    assert terminal.shown == ""


def test_no_progress_in_a_pipe(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_module, "PATIENCE", -1.0)
    monkeypatch.setattr(progress_module, "_PACE", -1.0)
    assert list(Progress(3).through(iter("abc"))) == list("abc")
    assert capsys.readouterr().err == ""


def test_check_of_the_public_interface() -> None:
    config = newslint.Config(newslint.Settings(select=("grammar/modal-of",)))
    found = newslint.check(BAD, config=config)
    assert [(item.rule, BAD[slice(*item.span)]) for item in found] == [("grammar/modal-of", "should of")]
    assert newslint.check("`should of`", path="a.md", config=config) == []
    assert newslint.Linter(config).check(BAD) == found


def test_public_names_are_there() -> None:
    for name in newslint.__all__:
        assert getattr(newslint, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = newslint.nothing


def test_importing_the_package_imports_nothing_else() -> None:
    ours = {name for name in imported_by("import newslint") if name.startswith("newslint")}
    assert ours == {"newslint", "newslint.about"}


def test_a_start_imports_only_what_it_needs() -> None:
    Path("a.txt").write_text(BAD, "utf-8")
    code = "from newslint.cli import main; main(['check', '--isolated', {}'a.txt'])"
    # In a checkout the first run packs the rules; a wheel brings them packed.
    assert "newslint.linter" in imported_by(code.format(""))
    heavy = {
        "yaml",
        "pathspec",
        "proselint",
        "multiprocessing",
        "concurrent.futures",
        "difflib",
        "newslint.readers.html",
    }
    assert not heavy & imported_by(code.format("'--no-cache', "))
    remembered = imported_by(code.format(""))
    assert not heavy & remembered
    assert "newslint.linter" not in remembered


def test_an_installed_start_imports_nothing_slow() -> None:
    """With the rules packed, as in a wheel: what these modules take is what a check would be slower by."""
    Path("a.txt").write_text("A storm hit Porto on Monday, killing 12 people, 8 of them in Gaia, the mayor said.\n")
    Path("rules.pack").write_bytes(pack_of(load_folders()).to_bytes())
    code = (
        "from newslint import folders; folders.shipped_pack = lambda: 'rules.pack'\n"
        "from newslint.cli import main; main(['check', '--isolated', '--no-cache', '--no-model', 'a.txt'])"
    )
    slow = {
        *("base64", "difflib", "hashlib", "importlib.metadata", "json", "logging", "pathlib", "shutil", "sqlite3"),
        *("string", "subprocess", "tempfile", "urllib.parse", "dataclasses", "inspect"),
        *("newslint.cache", "newslint.gaps.rates", "regex._regex_core"),
    }
    found = imported_by(code)
    assert {"newslint.linter", "regex._regex"} <= found
    assert sorted(slow & found) == []
