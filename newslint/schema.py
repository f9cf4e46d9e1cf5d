"""What a YAML mapping may hold: fields that check values and say what is wrong in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from .record import NamedTuple
from .yamlfile import KeyPath

Fault = tuple[KeyPath, str]
Check = Callable[[Any, KeyPath], Iterator[Fault]]


class Field(NamedTuple):
    """One key: how its value is checked, and whether it must be there."""

    check: Check
    required: bool = False


def check_mapping(value: Any, fields: Mapping[str, Field], where: KeyPath = ()) -> Iterator[Fault]:
    """All that is wrong with a mapping: wrong type, missing keys, unknown keys, values."""
    if not isinstance(value, dict):
        yield where, f"must be a mapping, not {kind_of(value)}"
        return
    for key, field in fields.items():
        if field.required and key not in value:
            yield where, f"{key!r} is missing"
    for key, item in value.items():
        if key in fields:
            yield from fields[key].check(item, (*where, key))
        else:
            yield (*where, key), unknown("key", key, fields)


def unknown(what: str, name: str, known: Any) -> str:
    """Say "unknown key 'sevrity'; did you mean 'severity'?"""
    from difflib import get_close_matches

    names = [str(item) for item in known]
    near = _as_capitals(name, names) or get_close_matches(name, names, n=1, cutoff=0.6)
    return f"unknown {what} {name!r}" + (f"; did you mean {near[0]!r}?" if near else "")


def unknown_rule(what: str, name: str, known: Iterable[str]) -> str:
    """The same for a rule's id: the part after the desk tells which is near, and must be rather near."""
    from difflib import SequenceMatcher, get_close_matches

    slugs: dict[str, list[str]] = {}
    for item in known:
        if "/" in item or "/" not in name:
            slugs.setdefault(item.rpartition("/")[2], []).append(item)
    near = get_close_matches(name.rpartition("/")[2], slugs, n=1, cutoff=0.75)
    best = [max(slugs[slug], key=lambda item: SequenceMatcher(None, item, name).ratio()) for slug in near]
    return f"unknown {what} {name!r}" + (f"; did you mean {best[0]!r}?" if best else "")


def kind_of(value: Any) -> str:
    """A word for a value's type, as a rule writer would say it."""
    names = {dict: "a mapping", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "nothing")


def text(value: Any, where: KeyPath) -> Iterator[Fault]:
    """Some words."""
    if not isinstance(value, str) or not value.strip():
        yield where, f"must be text, not {kind_of(value)}" + (" (put it in quotes)" if _plain(value) else "")


def string(value: Any, where: KeyPath) -> Iterator[Fault]:
    """Any text, also none or white space."""
    if not isinstance(value, str):
        yield where, f"must be text, not {kind_of(value)}" + (" (put it in quotes)" if _plain(value) else "")


def words(value: Any, where: KeyPath) -> Iterator[Fault]:
    """A list of texts; a single text stands for a list of one."""
    if isinstance(value, str):
        yield from text(value, where)
    elif value == []:
        yield where, "is empty"
    elif not isinstance(value, list):
        yield where, f"must be a list of words, not {kind_of(value)}"
    else:
        for index, item in enumerate(value):
            yield from text(item, (*where, index))


def flag(value: Any, where: KeyPath) -> Iterator[Fault]:
    """true or false."""
    if not isinstance(value, bool):
        yield where, f"must be true or false, not {kind_of(value)}"


def number(value: Any, where: KeyPath) -> Iterator[Fault]:
    """A number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        yield where, "must be a number, 0 or more"


def day(value: Any, where: KeyPath) -> Iterator[Fault]:
    """A day of the calendar, as text."""
    try:
        date.fromisoformat(value if isinstance(value, str) and len(value) == 10 else "")
    except ValueError:
        yield where, "must be a day, as in 2024-03-05"


def choice(*allowed: str) -> Check:
    """One of a few words."""
    allowed = tuple(dict.fromkeys(allowed))

    def check(value: Any, where: KeyPath) -> Iterator[Fault]:
        if value not in allowed:
            yield where, f"must be one of {', '.join(allowed)}" + _hint(value, allowed)

    return check


def choices(*allowed: str) -> Check:
    """A list of words out of a few; a single one stands for a list of one."""

    def check(value: Any, where: KeyPath) -> Iterator[Fault]:
        items = value if isinstance(value, list) else [value]
        for index, item in enumerate(items):
            yield from choice(*allowed)(item, (*where, index))

    return check


def mapping(check_value: Check) -> Check:
    """A mapping from free keys to checked values."""

    def check(value: Any, where: KeyPath) -> Iterator[Fault]:
        if value == {}:
            yield where, "is empty"
            return
        if not isinstance(value, dict):
            yield where, f"must be a mapping, not {kind_of(value)}"
            return
        for key, item in value.items():
            yield from check_value(item, (*where, key))

    return check


def listing(check_value: Check) -> Check:
    """A list of checked values."""

    def check(value: Any, where: KeyPath) -> Iterator[Fault]:
        if value == []:
            yield where, "is empty"
            return
        if not isinstance(value, list):
            yield where, f"must be a list, not {kind_of(value)}"
            return
        for index, item in enumerate(value):
            yield from check_value(item, (*where, index))

    return check


def record(fields: Mapping[str, Field]) -> Check:
    """A mapping with fields of its own."""
    return lambda value, where: check_mapping(value, fields, where)


def as_list(value: Any) -> list[str]:
    """A `words` value as the list it stands for."""
    return [value] if isinstance(value, str) else list(value or ())


def _plain(value: Any) -> bool:
    return isinstance(value, bool | int | float)


def _as_capitals(name: str, known: Iterable[str]) -> list[str]:
    """The name among these that differs in capitals alone: the nearest of all."""
    return [item for item in known if item.lower() == name.lower() != name][:1]


def _hint(value: Any, allowed: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = _as_capitals(str(value), allowed) or get_close_matches(str(value), allowed, n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
