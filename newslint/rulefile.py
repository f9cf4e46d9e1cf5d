"""One rule file: from YAML to a Rule, or to all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import schema
from .diagnostic import Severity
from .document import BLOCK_ZONES, INLINE_ZONES
from .errors import Problem, ProblemsError, RuleError
from .kinds import KINDS, Kind, kind_named, known_kinds
from .rule import EVERYWHERE, PROSE, Example, Rule
from .schema import Fault, Field
from .span import Span
from .wording import Wording
from .yamlfile import KeyPath, Loaded, load

STYLES = ("ap", "reuters", "guardian", "bbc")
"""The styles that ship with newslint; a rule with `styles` holds only under one of them."""
ZONE_SETS = {"all": EVERYWHERE, "prose": PROSE}

_ID = Wording(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


def _former_ids(value: Any, where: KeyPath) -> Iterator[Fault]:
    """One id or a list of them."""
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        if not isinstance(item, str) or not _ID.fullmatch(item):
            yield (*where, index), "must be a rule's id, as in desk/slug"


_EXAMPLE_FIELDS = {
    "bad": Field(schema.text),
    "good": Field(schema.text),
    "ok": Field(schema.text),
    "known-wrong": Field(schema.flag),
    "layout": Field(schema.choices(*BLOCK_ZONES)),
    "date": Field(schema.day),
    "names": Field(schema.words),
    "related": Field(schema.text),
    "formats": Field(schema.choices("text", "markdown", "html")),
}
COMMON_FIELDS = {
    "kind": Field(schema.text, required=True),
    "severity": Field(schema.choice("error", "warning", "query", "note"), required=True),
    "message": Field(schema.text, required=True),
    "why": Field(schema.text, required=True),
    "source": Field(schema.text, required=True),
    "zones": Field(schema.choices(*BLOCK_ZONES, *INLINE_ZONES, *ZONE_SETS)),
    "styles": Field(schema.choices(*STYLES)),
    "formerly": Field(_former_ids),
    "default": Field(schema.flag),
    "examples": Field(schema.listing(schema.record(_EXAMPLE_FIELDS))),
}
"""The keys that any rule file may have; those of its kind come on top."""

_PLACEHOLDER = Wording(r"\{([\w-]+)\}")
_MARK = Wording(r"(?<!\\)\[(.*?)(?<!\\)\]", flags=re.S)


def parse_rule(text: str, path: str, rule_id: str) -> Rule:
    """The rule a file states. Raises RuleError with everything wrong with it, each with its line."""
    try:
        loaded = load(text, path)
    except ProblemsError as error:
        raise RuleError(error.problems) from error
    faults = list(_faults(loaded.value, rule_id))
    if faults:
        problems = [Problem(path, loaded.line(where), _sentence(where, message)) for where, message in faults]
        raise RuleError(sorted(problems, key=lambda problem: problem.line))
    return _build(loaded, path, rule_id)


def _sentence(where: KeyPath, message: str) -> str:
    """The message with the key it is about before it, unless it names that itself."""
    named = ".".join(part for part in where if isinstance(part, str))
    return message if message.startswith("unknown") or not named else f"{named}: {message}"


def rule_id_of(file: Path, folder: Path) -> str:
    """The id that a rule file has by its place: desk/slug."""
    return file.relative_to(folder).with_suffix("").as_posix()


def _faults(value: Any, rule_id: str) -> Iterator[Fault]:
    if not _ID.fullmatch(rule_id):
        yield (), f"a rule lives at <desk>/<slug>.yaml in small letters, digits and hyphens, not at {rule_id!r}"
    if not isinstance(value, dict):
        yield (), f"a rule file must be a mapping, not {schema.kind_of(value)}"
        return
    kind = kind_named(value["kind"]) if isinstance(value.get("kind"), str) else None
    # Where the kind is not known, neither are its keys: then those of any shipped kind may stand there.
    kinds = [kind] if kind else [made for name in KINDS if (made := kind_named(name))]
    known = {**COMMON_FIELDS, **{key: field for made in kinds for key, field in made.fields.items()}}
    common = {key: item for key, item in value.items() if key in COMMON_FIELDS}
    yield from schema.check_mapping(common, COMMON_FIELDS)
    for key in value:
        if key not in known:
            yield (key,), schema.unknown("key", key, known)
    yield from _example_faults(value.get("examples"))
    if kind is None:
        if isinstance(value.get("kind"), str):
            yield ("kind",), schema.unknown("kind", value["kind"], known_kinds())
        return
    options = {key: item for key, item in value.items() if key in kind.fields}
    wrong = list(kind.problems(options))
    yield from wrong
    if not wrong:
        yield from _message_faults(value, kind, options)


def _message_faults(value: dict[str, Any], kind: type[Kind], options: dict[str, Any]) -> Iterator[Fault]:
    known = {"match", *kind.placeholders(options)}
    for name in _PLACEHOLDER.findall(str(value.get("message", ""))):
        if name not in known:
            yield ("message",), schema.unknown("placeholder", name, known)


def _example_faults(examples: Any) -> Iterator[Fault]:
    for index, example in enumerate(examples if isinstance(examples, list) else ()):
        if not isinstance(example, dict):
            continue
        where = ("examples", index)
        if ("bad" in example) == ("ok" in example):
            yield where, "an example is either bad or ok"
        if "good" in example and "bad" not in example:
            yield where, "good goes with bad: it is what the fix makes of it"
        if "bad" in example and [bool(words) for words in _MARK.findall(str(example["bad"]))] != [True]:
            yield (*where, "bad"), r"must mark the wrong words once, as in: He [teh] ran (write \[ for a real bracket)"


def _build(loaded: Loaded, path: str, rule_id: str) -> Rule:
    value = loaded.value
    return Rule(
        id=rule_id,
        kind=value["kind"],
        severity=Severity.of(value["severity"]),
        message=value["message"].strip(),
        why=value["why"].strip(),
        source=value["source"].strip(),
        zones=expand_zones(value.get("zones", "prose")),
        styles=tuple(schema.as_list(value.get("styles"))),
        formerly=tuple(schema.as_list(value.get("formerly"))),
        default=value.get("default", True),
        options={key: item for key, item in value.items() if key not in COMMON_FIELDS},
        examples=tuple(
            _example(item, loaded.line(("examples", index))) for index, item in enumerate(value.get("examples", ()))
        ),
        path=path,
    )


def expand_zones(value: str | list[str]) -> frozenset[str]:
    """The zones that a rule's `zones` names, sets of them spelled out."""
    zones: set[str] = set()
    for name in schema.as_list(value):
        zones |= ZONE_SETS.get(name, {name})
    return frozenset(zones)


def _example(item: dict[str, Any], line: int) -> Example:
    text, mark = item.get("ok", ""), None
    if "bad" in item:
        text, mark = _unmark(item["bad"])
    return Example(
        text=text,
        mark=mark,
        good=item.get("good"),
        known_wrong=item.get("known-wrong", False),
        layout=tuple(schema.as_list(item.get("layout"))),
        date=item.get("date"),
        names=tuple(schema.as_list(item.get("names"))),
        related=item.get("related"),
        formats=tuple(schema.as_list(item.get("formats"))),
        line=line,
    )


def _unmark(text: str) -> tuple[str, Span]:
    """A bad example without its brackets, and where they stood."""
    found = _MARK.search(text)
    assert found is not None, "checked before"
    before, marked, after = (_unescape(part) for part in (text[: found.start()], found[1], text[found.end() :]))
    return before + marked + after, Span(len(before), len(before) + len(marked))


def _unescape(text: str) -> str:
    return text.replace("\\[", "[").replace("\\]", "]")
