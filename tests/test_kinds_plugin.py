"""A kind of another package: found by its entry point, validated and run like any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from rulekit import HEAD, examples, faults

from newslint.errors import UsageError
from newslint.kinds import KINDS, kind_named, known_kinds

MODULE = '''
from newslint.kinds import Kind
from newslint.layers.tokens import tokens
from newslint.rule import Match
from newslint.schema import Field, number


class Shouting(Kind):
    """Words of capitals alone, from so many letters on."""

    name = "shouting"
    fields = {"letters": Field(number, required=True)}

    @classmethod
    def placeholders(cls, options):
        return ("letters",)

    def matches(self, document, hits):
        stream = tokens(document)
        for index in range(len(stream)):
            span = stream.span(index, index + 1)
            word = document.words(span)
            if word.isupper() and len(word) >= self.options["letters"]:
                yield Match(span, {"letters": str(len(word))})


class Idle(Kind):
    name = "idle"


class Impostor:
    name = "impostor"
'''
ENTRY_POINTS = """
[newslint.kinds]
shouting = tinykinds:Shouting
impostor = tinykinds:Impostor
gone = tinykinds:Gone
idle = tinykinds:Idle
phrase = tinykinds:Shouting
"""


@pytest.fixture(autouse=True)
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with kinds, installed as pip leaves it."""
    (tmp_path / "tinykinds.py").write_text(MODULE)
    info = tmp_path / "tinykinds-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tinykinds\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.syspath_prepend(tmp_path)


def test_it_runs_like_any_other() -> None:
    assert "shouting" in known_kinds()
    examples("""
        kind: shouting
        letters: 4
        examples:
          - bad: He shouted [STOP] twice.
          - ok: The FBI shouted stop.
        """)


def test_its_fields_are_checked() -> None:
    assert faults("kind: shouting\nletters: four\n") == ["2: letters: must be a number, 0 or more"]
    assert "unknown key 'leters'; did you mean 'letters'?" in faults("kind: shouting\nleters: 4\n")[-1]
    head = HEAD.replace("Look at this.", "“{match}” has {letters} letters.")
    assert faults("kind: shouting\nletters: 4\n", head) == []


def test_a_shipped_kind_cannot_be_replaced() -> None:
    phrase = kind_named("phrase")
    assert phrase is not None
    assert phrase.__module__ == "newslint.kinds.phrase"


def test_what_is_no_kind_is_said_in_a_line() -> None:
    with pytest.raises(UsageError, match="tinykinds:Impostor is not a class derived from"):
        kind_named("impostor")
    with pytest.raises(UsageError, match="kind 'gone' cannot be loaded from tinykinds:Gone"):
        kind_named("gone")
    with pytest.raises(UsageError, match="kind 'idle': tinykinds:Idle has no method matches"):
        kind_named("idle")
    assert kind_named("shoutng") is None
    assert faults("kind: shoutng") == ["1: unknown kind 'shoutng'; did you mean 'shouting'?"]


def test_kinds_are_listed_by_desk_and_name() -> None:
    listed = [(module.rpartition(".")[0], name) for name, module in KINDS.items()]
    assert listed == sorted(listed)
