"""Rule folders: packs, their cache, and which rules are in force."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import regex

from newslint import folders
from newslint.ahead import ENGINE, freeze, freeze_code, thaw
from newslint.config import Config, Settings
from newslint.errors import RuleError
from newslint.files import shipped_folder
from newslint.folders import load_folders, load_packs, read_folder
from newslint.layers.tokens import tokens
from newslint.linter import Linter
from newslint.pack import FORM, Pack, pack_of
from newslint.readers import read
from newslint.rule import Rule
from newslint.ruleset import RuleSet
from newslint.wording import KNOWN, Wording

RULE = """\
kind: phrase
severity: {severity}
message: Do we need “{{match}}”?
why: A test.
source: A test
phrase: [{phrase}]
"""


def write(folder: Path, rule_id: str, phrase: str, severity: str = "warning", more: str = "") -> Path:
    file = folder / f"{rule_id}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(RULE.format(phrase=phrase, severity=severity) + more, "utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rule folder alone in the world: no shipped rules, a cache of its own."""
    (tmp_path / "shipped").mkdir()
    monkeypatch.setattr(folders, "shipped_folder", lambda: tmp_path / "shipped")
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    write(tmp_path / "rules", "desk/rain", "rain")
    write(tmp_path / "rules", "desk/snow", "snow", "note")
    write(tmp_path / "rules", "other/hail", "hail", "error", "formerly: [desk/hail]\nstyles: [ap]\n")
    return tmp_path / "rules"


def said(folder: Path, text: str = "Rain, snow and hail fell.", **settings: Any) -> list[tuple[str, str]]:
    """The rules that fire, with their severities."""
    linter = Linter(Config(Settings(**settings), (folder,)), strict=True)
    return [(item.rule, item.severity.label) for item in linter.check(text)]


def test_the_shipped_rules_survive_packing() -> None:
    rules = read_folder(shipped_folder())
    packed = pack_of(rules)
    restored = Pack.from_bytes(packed.to_bytes())
    bare = [rule._replace(why="", source="", examples=()) for rule in packed.rules]
    assert [rule._replace(ahead={}, options={}) for rule in restored.rules] == [
        rule._replace(ahead={}, options={}) for rule in bare
    ]
    for restored_rule, rule in zip(restored.rules, bare, strict=True):
        assert restored_rule.options == rule.options
        assert restored_rule.ahead == rule.ahead
    assert {word: marshal.loads(branch) for word, branch in restored.phrases.tree.items()} == packed.phrases.tree
    assert restored.always == packed.always
    assert restored.signs == packed.signs


def test_a_pack_of_another_form_is_refused() -> None:
    whole = pack_of([]).to_bytes("made")
    assert Pack.from_bytes(whole, "made").rules == ()
    with pytest.raises(ValueError, match="another form"):
        Pack.from_bytes(whole, "made from something else")
    with pytest.raises(ValueError, match="another form"):
        Pack.from_bytes(whole.replace(f" {FORM} ".encode(), f" {FORM - 1} ".encode()), "made")


def test_a_pack_that_was_cut_short_is_refused() -> None:
    whole = pack_of([]).to_bytes()
    for part in (whole[:-1], whole[: whole.index(b"\n") + 1], whole + b"\0"):
        with pytest.raises(ValueError, match="damaged"):
            Pack.from_bytes(part)


def test_a_stored_pack_with_one_bit_turned_is_refused() -> None:
    whole = bytearray(pack_of([]).to_bytes("made"))
    for place in (whole.index(b"\n") + 1, len(whole) // 2, len(whole) - 1):
        whole[place] ^= 4
        with pytest.raises(ValueError, match="damaged"):
            Pack.from_bytes(bytes(whole), "made")
        whole[place] ^= 4
    assert Pack.from_bytes(bytes(whole), "made").rules == ()


def test_a_pack_is_read_as_far_as_a_text_calls_for_it() -> None:
    packed = pack_of(read_folder(shipped_folder()))
    stored = Pack.from_bytes(packed.to_bytes())
    document = read(b"Ahead of the vote.", "a.txt")
    one, other = (dict(pack.hits(document.text, tokens(document), frozenset())) for pack in (stored, packed))
    assert one == other
    assert {word for word, branch in stored.phrases.tree.items() if isinstance(branch, dict)} <= {
        *tokens(document).keys
    }


def test_a_pack_serves_until_a_rule_changes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = load_folders([folder])
    with monkeypatch.context() as patch:
        patch.setattr(folders, "read_folder", lambda folder: pytest.fail("read again"))
        assert load_folders([folder]) == [rule._replace(why="", source="") for rule in before]
    write(folder, "desk/snow", "sleet", "note")
    assert said(folder, "Sleet and snow.") == [("desk/snow", "note")]
    (folder / "desk/rain.yaml").unlink()
    assert [rule.id for rule in load_folders([folder])] == ["desk/snow", "other/hail"]
    write(folder, "desk/wind", "wind")
    assert [rule.id for rule in load_folders([folder])] == ["desk/snow", "desk/wind", "other/hail"]
    # Two folders were read, the shipped one and this; each has one pack, however often it was made.
    assert len(list((tmp_path / "cache").glob("*.pack"))) == 2


def test_a_pack_is_stale_when_the_code_changes(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = tmp_path / "code" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "phrase.py").write_text("one")
    monkeypatch.setattr(folders, "__file__", str(tmp_path / "code" / "folders.py"))
    load_folders([folder])
    reads: list[Path] = []

    def read(place: Path) -> list[Rule]:
        reads.append(place)
        return read_folder(place)

    monkeypatch.setattr(folders, "read_folder", read)
    load_folders([folder])
    assert reads == []
    (kinds / "phrase.py").write_text("another")
    load_folders([folder])
    assert folder in reads


@pytest.mark.parametrize(
    "junk", ["", "{", "[]", "newslint", f"newslint {FORM} ", f"newslint {FORM} \t\t1\n(", "\udc80"]
)
def test_a_corrupt_pack_is_made_anew(folder: Path, tmp_path: Path, junk: str) -> None:
    rules = [rule.id for rule in load_folders([folder])]
    for stored in (tmp_path / "cache").glob("*.pack"):
        stored.write_bytes(junk.encode("utf-8", "surrogateescape"))
    assert [rule.id for rule in load_folders([folder])] == rules
    for stored in (tmp_path / "cache").glob("*.pack"):
        assert stored.read_bytes().startswith(f"newslint {FORM} ".encode())


def test_a_cache_that_cannot_be_written_does_not_matter(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert len(load_folders([folder])) == 3


def test_faults_are_never_packed(folder: Path) -> None:
    load_folders([folder])
    write(folder, "desk/rain", "rain", "loud")
    for _ in range(2):
        with pytest.raises(RuleError, match="must be one of error"):
            load_folders([folder])


def test_styles_choose_rules(folder: Path) -> None:
    assert said(folder) == [("desk/rain", "warning"), ("desk/snow", "note")]
    assert said(folder, style="ap")[-1] == ("other/hail", "error")


def test_select_and_ignore_name_rules_and_desks(folder: Path) -> None:
    assert said(folder, select=("desk/snow",)) == [("desk/snow", "note")]
    assert said(folder, select=("desk",), ignore=("desk/rain",)) == [("desk/snow", "note")]
    assert said(folder, ignore=("desk",), style="ap") == [("other/hail", "error")]


def test_a_former_id_still_names_its_rule(folder: Path) -> None:
    assert said(folder, select=("desk/hail",)) == [("other/hail", "error")]
    assert said(folder, ignore=("desk/hail",), style="ap") == said(folder)


def test_a_rule_off_by_default_runs_when_selected(folder: Path) -> None:
    write(folder, "desk/fog", "fog", more="default: false\n")
    assert said(folder, "Fog fell.") == []
    assert said(folder, "Fog fell.", select=("desk/fog",)) == [("desk/fog", "warning")]


def test_severity_and_options_can_be_overridden(folder: Path) -> None:
    assert said(folder, rules={"desk/snow": {"severity": "error"}})[-1] == ("desk/snow", "error")
    assert said(folder, "Sleet.", rules={"desk/snow": {"phrase": ["sleet"]}}) == [("desk/snow", "note")]
    assert said(folder, "“Rain,” he said.", rules={"desk/rain": {"zones": ["prose", "quote"]}}) != []


def test_only_rules_whose_words_stand_there_are_due(folder: Path) -> None:
    rules = RuleSet(load_folders([folder]), load_packs([folder]))
    story = read(b"Snow and snow.", "a.txt")
    due = [(rule.id, [hit.phrase for hit in hits]) for rule, hits in rules.due(story.text, tokens(story))]
    assert due == [("desk/snow", ["snow", "snow"])]
    assert rules.machine(rules.rules[0]) is rules.machine(rules.rules[0])


def test_an_override_replaces_packed_triggers(folder: Path) -> None:
    """Neither the old words nor, where the new ones are absent, the old rule may fire."""
    sleet = {"desk/snow": {"phrase": ["sleet"]}}
    assert said(folder, "Snow.", rules=sleet) == []
    assert said(folder, "Snow, sleet.", rules=sleet) == [("desk/snow", "note")]


def test_patterns_come_compiled(folder: Path) -> None:
    file = folder / "desk/fog.yaml"
    file.write_text(
        RULE.format(phrase="x", severity="note").replace("phrase: [x]", "pattern: fo+g").replace("phrase", "pattern")
    )
    rule = next(rule for rule in load_folders([folder]) if rule.id == "desk/fog")
    restored = thaw(rule.ahead["compiled"]["fo+g"])
    assert restored is not None
    assert restored.search("a FOOOG")
    assert thaw(["0", *rule.ahead["compiled"]["fo+g"][1:]]) is None
    assert thaw(None) is None
    assert said(folder, "Foog.") == [("desk/fog", "note")]


def test_patterns_come_without_the_compiler(folder: Path) -> None:
    """What restores them is loaded by itself, and the whole module after it works as ever."""
    code = """
import marshal, sys
from newslint.ahead import thaw
pattern = thaw(marshal.loads(bytes.fromhex(sys.argv[1])))
print([*pattern.finditer("a FOOOG", timeout=1)], "regex._regex_core" in sys.modules)
import regex
same = regex.compile("(?P<mark>fo+g)", regex.I)
print(type(same) is type(pattern), same.sub(r"<\\1>", "a FOG"), pattern.sub(r"<\\1>", "a FOG"))
"""
    frozen = marshal.dumps(freeze(regex.compile("(?P<mark>fo+g)", regex.IGNORECASE)))
    done = subprocess.run([sys.executable, "-c", code, frozen.hex()], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "[<regex.Match object; span=(2, 7), match='FOOOG'>] False",
        "True a <FOG> a <FOG>",
    ]


def test_an_override_replaces_what_was_worked_out_ahead(folder: Path) -> None:
    rule = RULE.format(phrase="fo+g", severity="note").replace("phrase: [fo+g]", "pattern: fo+g")
    rule = rule.replace("phrase", "pattern")
    (folder / "desk/fog.yaml").write_text(rule)
    assert said(folder, "A FOG.") == [("desk/fog", "note")]
    assert said(folder, "A FOG.", rules={"desk/fog": {"case": True}}) == []


def test_the_patterns_of_the_code_come_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern, flags = r"(?P<who>[A-Z]\w+) said(?! so)|‘\d+’", int(re.IGNORECASE)
    frozen = freeze_code(pattern, flags)
    assert frozen is not None
    monkeypatch.setitem(KNOWN, (pattern, flags), marshal.dumps(frozen))
    made = re.compile(pattern, flags)
    with monkeypatch.context() as patch:
        patch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
        found = Wording(pattern, flags=re.IGNORECASE).search("They and ROE SAID no.")
    assert found is not None
    assert (found["who"], found.re) == ("ROE", made)


@pytest.mark.parametrize(
    "frozen", [(0, [0, 0], 0, {}, (None,)), (0, ["A"], 0, {}, (None,)), (0, [], 0, {}, (None,)), ()]
)
def test_a_pattern_that_this_python_does_not_take_is_compiled(
    frozen: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KNOWN, ("r[oa]e", 0), marshal.dumps(frozen))
    assert Wording("r[oa]e").findall("roe, rae") == ["roe", "rae"]


def test_a_pack_for_another_python_brings_no_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    Wording("a pattern of no one else")
    whole = pack_of([]).to_bytes()
    key = ("a pattern of no one else", 0)
    Pack.from_bytes(whole.replace(ENGINE.encode(), b"another"))
    assert KNOWN[key] == b""
    Pack.from_bytes(whole)
    assert KNOWN[key] != b""
    monkeypatch.delitem(KNOWN, key)
