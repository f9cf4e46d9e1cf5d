"""Settings: layers, per-path settings, where each was made, and what is wrong with a config file."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from newslint.config import Config, PathSettings, Settings, nearest
from newslint.configure import beside, configure, passed_over
from newslint.diagnostic import Severity
from newslint.errors import ConfigError
from newslint.linter import Linter


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def configured(text: str, told: dict[str, Any] | None = None, name: str = "newslint.yaml") -> Config:
    Path(name).write_text(dedent(text), "utf-8")
    return configure(told)


def faults(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        configured(text)
    return str(caught.value).splitlines()


def test_defaults_need_no_file() -> None:
    config = configure(isolated=True)
    assert config.settings == Settings()
    assert (config.level, config.fail_on) == (Severity.QUERY, Severity.WARNING)
    assert config.for_path("a.txt") == Config().for_path("a.txt") == Settings()


def test_every_key() -> None:
    Path("ours").mkdir()
    config = configured(
        """
        style: ap
        level: note
        fail_on: never
        select: [figures, names/official-title]
        ignore: style
        rules:
          a/b: off
          c/d: error
          e/f: on
          g/h: {severity: query, zones: body, max: 3}
        rule_folders: ours
        outlet: [The Daily Example, Example]
        layout: [headline, body]
        encoding: cp1252
        date: 2024-03-05
        exclude: archive/
        accepted: notes/accepted.jsonl
        baseline: /var/base.jsonl
        """
    )
    here = Path.cwd()
    assert config.settings == Settings(
        style="ap",
        select=("figures", "names/official-title"),
        ignore=("style",),
        rules={
            "a/b": {"off": True},
            "c/d": {"severity": "error"},
            "e/f": {"on": True},
            "g/h": {"severity": "query", "zones": "body", "max": 3},
        },
        layout=("headline", "body"),
        encoding="cp1252",
        date=date(2024, 3, 5),
        names=("The Daily Example", "Example"),
    )
    assert config.fail_on is None
    assert config.folders == (here / "ours",)
    assert (config.accepted, config.baseline) == (here / "notes/accepted.jsonl", Path("/var/base.jsonl"))


def test_nearest_wins() -> None:
    config = configured(
        """
        style: ap
        ignore: [a]
        rules: {x/y: off, x/z: {max: 3}}
        per_path:
          - path: [opinion/, "*.html"]
            style: bbc
            ignore: [b]
            rules: {x/y: warning, x/z: {severity: note}}
          - path: opinion/old/
            rules: {x/y: off}
        """,
        {"ignore": ("c",), "date": date(2024, 1, 1)},
    )
    assert config.for_path("news/a.txt") == Settings(
        style="ap", ignore=("a", "c"), rules={"x/y": {"off": True}, "x/z": {"max": 3}}, date=date(2024, 1, 1)
    )
    opinion = config.for_path("opinion/a.txt")
    assert (opinion.style, opinion.ignore) == ("bbc", ("a", "b", "c"))
    assert opinion.rules == {"x/y": {"severity": "warning"}, "x/z": {"max": 3, "severity": "note"}}
    assert config.for_path("news/b.html") == config.for_path("opinion/b.txt")
    assert config.for_path("opinion/old/a.txt").rules["x/y"]["off"] is True
    assert config.for_path("/elsewhere/opinion/a.txt").style == "ap"


def test_what_the_command_line_selects_is_in_force() -> None:
    text = "ignore: [a, b/c]\nrules: {b/c: off, d/e: off}\n"
    assert configured(text, {"select": ("b/c",)}).for_path("x").ignore == ("a",)
    settings = configured(text, {"select": ("d/e", "a")}).for_path("x")
    assert settings.ignore == ("b/c",)
    assert not settings.rules["d/e"]["off"]
    assert settings.rules["b/c"]["off"]


def test_all_that_is_wrong_at_once_with_lines() -> None:
    assert faults(
        """\
        stile: ap
        level: loud
        date: tomorrow
        encoding: utf-99
        per_path:
          - ignore: [style]
          - path: x/
            layout: [hedline]
        rules: [a]
        gaps: 5000
        """
    ) == [
        "newslint.yaml:1: unknown key 'stile'; did you mean 'style'?",
        "newslint.yaml:2: level must be one of error, warning, query, note",
        "newslint.yaml:3: date must be a date: YYYY-MM-DD",
        "newslint.yaml:4: encoding is 'utf-99', which no encoding is called",
        "newslint.yaml:6: per_path 'path' is missing",
        "newslint.yaml:8: per_path.layout must be one of headline, deck, byline, dateline, body, subhead, caption, "
        "list, blockquote, table, note, code; did you mean 'headline'?",
        "newslint.yaml:9: rules must be a mapping from rules to off, on, a severity or a mapping, not a list",
        "newslint.yaml:10: gaps must be a number from 0 to 1000",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rules: {a/b: {off: true}}\n", "newslint.yaml:1: rules.a/b.off stands alone, as in `a/b: off`"),
        ("- a\n", "newslint.yaml:1: a config file must be a mapping, not a list"),
        ("a: [\n", "newslint.yaml:2: not YAML: did not find expected node content"),
        ("style: &a ap\nother: *a\n", "newslint.yaml:2: anchors and aliases are not allowed here"),
        ("level: note\nlevel: query\n", "newslint.yaml:2: 'level' stands here twice"),
        ("rule_folders: []\n", "newslint.yaml:1: rule_folders is empty"),
        ("per_path:\n- path: x/\n  level: note\n", "newslint.yaml:3: per_path.level stands at the top only"),
        ("style: aap\n", "newslint.yaml:1: unknown style 'aap'; did you mean 'ap'?"),
    ],
)
def test_one_fault(text: str, fault: str) -> None:
    assert [line[: len(fault)] for line in faults(text)] == [fault]


def test_an_empty_file_is_fine() -> None:
    assert configured("# nothing yet\n").settings == Settings()


def test_not_utf8() -> None:
    Path("newslint.yaml").write_bytes(b"outlet: Caf\xe9\n")
    with pytest.raises(ConfigError, match=r"^newslint\.yaml: not UTF-8$"):
        configure()


def test_found_upwards_from_what_is_checked(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "newslint.yaml").touch()
    assert nearest(str(inner)) == str(tmp_path / "newslint.yaml")
    (tmp_path / "a" / ".newslint.yaml").touch()
    assert nearest(str(inner)) == str(tmp_path / "a" / ".newslint.yaml")
    (tmp_path / "a" / "newslint.yaml").touch()
    with pytest.raises(ConfigError, match="keep one of the two"):
        nearest(str(inner))


def test_beside_is_the_deepest_folder_of_all(tmp_path: Path) -> None:
    (tmp_path / "x" / "y").mkdir(parents=True)
    assert beside(["x/a.txt"]) == str(tmp_path / "x")
    assert beside(["x/y", "x/a.txt"]) == str(tmp_path / "x")
    assert beside(["x", "gone/a.txt"]) == str(tmp_path)
    assert beside(["."]) == str(tmp_path)
    assert beside([]) == "."


def test_the_working_folder_has_the_first_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/newslint.yaml", "b/newslint.yaml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    for path in ("a/x.txt", "a", "a/"):
        assert configure(paths=[path]).file == "a/newslint.yaml", "none above the working folder"
    together = configure(paths=["a/x.txt", "b/x.txt"])
    assert together.file is None
    assert [*passed_over(together, ["a/x.txt", "a/y.txt", "b/x.txt"])] == ["a/newslint.yaml", "b/newslint.yaml"]
    (tmp_path / "newslint.yaml").touch()
    for paths in (["a/x.txt"], ["a/x.txt", "b/x.txt"]):
        config = configure(paths=paths)
        assert config.file == "newslint.yaml"
        assert [*passed_over(config, paths)] == [path.replace("x.txt", "newslint.yaml") for path in paths]
    monkeypatch.chdir(tmp_path / "a")
    config = configure(paths=["../b/x.txt"])
    assert config.file == "newslint.yaml"
    assert [*passed_over(config, ["x.txt"])] == []


def test_the_accept_file_without_a_config_is_looked_for_upwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert configure().accepted == tmp_path / "a" / "b" / "newslint-accepted.jsonl"
    (tmp_path / "newslint-accepted.jsonl").touch()
    assert configure().accepted == tmp_path / "newslint-accepted.jsonl"
    assert configure().baseline == tmp_path / "a" / "b" / "newslint-baseline.jsonl"
    (tmp_path / "a" / "newslint.yaml").touch()
    assert configure().accepted == tmp_path / "a" / "newslint-accepted.jsonl", "beside the config"


def test_faults_of_a_rules_keys_have_their_lines() -> None:
    config = configured(
        """\
        rules:
          grammar/doubled-word:
            severty: note
            zones: bdy
        """
    )
    with pytest.raises(ConfigError) as caught:
        Linter(config)
    first, second = str(caught.value).splitlines()
    assert first == "newslint.yaml:3: grammar/doubled-word: unknown key 'severty'; did you mean 'severity'?"
    assert second.startswith("newslint.yaml:4: grammar/doubled-word: zones must be one of headline")


def test_unknown_names_are_faults_of_any_config() -> None:
    config = Config(
        Settings(select=("grammer",)),
        per_path=(PathSettings(("x/",), {"rules": {"grammar/doubled-wrod": {"off": True}}}),),
    )
    with pytest.raises(ConfigError) as caught:
        Linter(config)
    assert str(caught.value).splitlines() == [
        "select: unknown rule or desk 'grammer'; did you mean 'grammar'?",
        "per_path.0.rules.grammar/doubled-wrod: unknown rule 'grammar/doubled-wrod'; "
        "did you mean 'grammar/doubled-word'?",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("quotes", "'quotes' is a desk, and rules names single rules; a desk goes under ignore or select"),
        ("grammer/doubled-word", "unknown rule 'grammer/doubled-word'; did you mean 'grammar/doubled-word'?"),
        ("doubled-word", "unknown rule 'doubled-word'; did you mean 'grammar/doubled-word'?"),
        ("grammar/nonsense", "unknown rule 'grammar/nonsense'"),
        ("language/zzz", "unknown rule 'language/zzz'"),
    ],
)
def test_a_rule_that_is_none_is_compared_by_its_own_name(name: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Linter(Config(Settings(rules={name: {"off": True}})))
    assert str(caught.value) == f"rules.{name}: {said}"


def test_a_config_can_go_to_another_process() -> None:
    config = configured("rules: {a/b: off}\nper_path: [{path: x/, style: ap}]\n", {"select": ("a",)})
    again = pickle.loads(pickle.dumps(config))
    assert again == config
    assert again.for_path("x/a.txt") == config.for_path("x/a.txt")
