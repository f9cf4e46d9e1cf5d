"""The manual: as the rules have it, complete, with links that lead somewhere and commands that exist."""

from __future__ import annotations

import importlib.util
import re
import shlex
from html import unescape
from pathlib import Path
from typing import Any

import golden
import pytest

from newslint.cli import main
from newslint.cli.options import parse
from newslint.configfile import CONFIG_FIELDS
from newslint.folders import read_folder
from newslint.kinds import KINDS, kind_named
from newslint.kinds.guards import GUARD_FIELDS
from newslint.ruletest import test_paths as run_examples

ROOT = golden.ROOT
HAND_WRITTEN = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name != "kinds.md"),
]
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.M | re.S)
_OUTPUT = re.compile(r"(<!-- (findings|facts) of (\S+): (.*?) -->\n```text\n)(.*?)(```\n)", re.S)
_SNIPPET = re.compile(r"<!-- rule: (\S+) -->\n( *)```yaml\n(.*?)^\2```", re.M | re.S)


def _generator() -> Any:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = _generator()
RULES = read_folder(ROOT / "rules")


def test_generated_pages_are_fresh() -> None:
    stale = [name for name, text in GENERATE.pages().items() if (ROOT / "docs" / name).read_text("utf-8") != text]
    assert stale == [], "run python docs/generate.py"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / "rules").rglob("*.md")}
    assert pages <= GENERATE.pages().keys()


@pytest.mark.parametrize("name", KINDS)
def test_every_key_of_a_kind_is_described(name: str) -> None:
    kind = kind_named(name)
    assert kind is not None
    assert kind.__doc__
    told = GENERATE.described(kind)
    guards = GUARD_FIELDS if "guards" in told.lower() else ()
    assert [key for key in kind.fields if f"`{key}`" not in told and key not in guards] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_page_of_a_rule_is_complete(rule: Any) -> None:
    page = unescape(re.sub(r"</?mark>", "", GENERATE.rule_page(rule))).replace("<br>", "\n")
    assert f"# {rule.id}\n" in page
    for told in (rule.message, rule.why, rule.severity.label, rule.kind if rule.options else ""):
        assert told in page
    assert " ".join(rule.source.split()) in page.replace("&#124;", "|")
    for example in rule.examples:
        assert example.text.strip("\n") in page
        assert (example.good or "").strip("\n") in page
    assert ("## Known to be judged wrongly" in page) == any(example.known_wrong for example in rule.examples)


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(_FENCE.sub("", path.read_text("utf-8"))):
        place, _, anchor = target.partition("#")
        if "://" in target:
            continue
        linked = path.parent / place if place else path
        assert linked.exists(), f"{path.name} links to {target}"
        if anchor:
            assert anchor in _anchors(linked.read_text("utf-8")), f"{path.name} links to {target}"


def _anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.name)
def test_commands_exist(path: Path) -> None:
    for line in _commands(path.read_text("utf-8")):
        for command in re.split(r"\||&&", line):
            words = shlex.split(command, comments=True)
            if words[0] == "newslint":
                parse(words[1:])
            elif words[0] in ("python", "bash"):
                assert words[1] == "-m" or (ROOT / words[1]).is_file(), line


def _commands(text: str) -> list[str]:
    blocks = [body for _, language, body in _FENCE.findall(text) if language == "console"]
    inline = re.findall(r"`(newslint [a-z][^`]*)`", _FENCE.sub("", text))
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()] + inline


@pytest.mark.parametrize("path", [path for path in HAND_WRITTEN if _SNIPPET.search(path.read_text("utf-8"))])
def test_rules_in_the_manual_work(path: Path, tmp_path: Path) -> None:
    for rule, indent, body in _SNIPPET.findall(path.read_text("utf-8")):
        file = tmp_path / f"{rule}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(line.removeprefix(indent) for line in body.splitlines()), "utf-8")
    report = run_examples([tmp_path])
    assert report.passed, str(report)


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.name)
def test_configurations_in_the_manual_work(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A block of YAML that begins with a key of the config is one, and names rules that exist."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house-rules").mkdir()
    for _, language, body in _FENCE.findall(path.read_text("utf-8")):
        if language == "yaml" and body.partition(":")[0] in CONFIG_FIELDS:
            (tmp_path / "newslint.yaml").write_text(body, "utf-8")
            assert main(["rules", "--config", "newslint.yaml"]) == 0, capsys.readouterr().err


def test_output_in_the_readme_is_real() -> None:
    """To accept what newslint says now: NEWSLINT_UPDATE=1 pytest tests/test_docs.py."""
    path = ROOT / "README.md"
    readme = path.read_text("utf-8")
    fresh = _OUTPUT.sub(lambda found: f"{found[1]}{_SHOWN[found[2]](found[3], found[4].split())}{found[6]}", readme)
    if golden.UPDATE:
        path.write_text(fresh, "utf-8")
    assert [found[2] for found in _OUTPUT.finditer(readme)] == ["findings", "findings", "findings", "facts"]
    assert fresh == path.read_text("utf-8")


def _findings(article: str, rules: list[str]) -> str:
    """What newslint says of an article: the findings of some rules, and the summary."""
    *found, summary = golden.newslint("check", "--isolated", "--no-cache", "--format", "text", article).split("\n\n")
    shown = [next(item for item in found if f"[{rule}]" in item) for rule in rules]
    return "\n\n".join([*shown, "[…]", summary])


def _facts(article: str, lists: list[str]) -> str:
    """Some lists of an article's fact sheet."""
    parts = golden.newslint("facts", "--isolated", article).split("\n\n")
    return "\n\n".join(part for part in parts if part.split(" ", 1)[0] in lists) + "\n"


_SHOWN = {"findings": _findings, "facts": _facts}


def test_ci_runs_the_commands_of_the_readme() -> None:
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    command = next(line for line in _commands((ROOT / "README.md").read_text("utf-8")) if "pytest" in line)
    assert re.search(rf"^{re.escape(command)}$", ci, re.M), command


def test_notice_names_all_data() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    data = [path.name for path in (ROOT / "newslint" / "data").iterdir() if path.is_file() and path.suffix != ".py"]
    assert data
    assert [name for name in data if f"newslint/data/{name}\n" not in notice] == []
