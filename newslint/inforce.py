"""Which rules are in force, and why: the settings' word on each rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from .config import Config, Place, Settings
from .diagnostic import Severity
from .errors import ConfigError, Problem
from .kinds import kind_named
from .record import NamedTuple
from .rule import Rule
from .rulefile import COMMON_FIELDS, expand_zones
from .schema import Field, check_mapping, unknown_rule

ADJUSTABLE = {name: Field(COMMON_FIELDS[name].check) for name in ("severity", "zones")}
"""The keys of any rule that settings may override, besides the options of its kind."""


GAP = "gap"
"""The kind of the rules that ask the gap model."""


class Standing(NamedTuple):
    """Whether a rule is in force, and why (or why not) in a few words."""

    on: bool
    why: str


def standing(rule: Rule, settings: Settings) -> Standing:
    """What the settings say of a rule. What turns it off outweighs what turns it on."""
    if rule.kind == GAP and settings.gaps == 0:
        return Standing(False, "the gap model is off")
    named, keys = {rule.id, *rule.formerly}, override(rule, settings)
    against = [name for name in settings.ignore if name in named or name == rule.desk]
    if against:
        return Standing(False, f"ignored ({against[0]})")
    if keys.get("off"):
        return Standing(False, "turned off under rules")
    if named & set(settings.select):
        return Standing(True, "selected")
    if settings.select and rule.desk not in settings.select:
        return Standing(False, "not selected")
    if keys.get("on") or "severity" in keys:
        return Standing(True, "turned on under rules")
    if not rule.default:
        return Standing(False, "off unless selected")
    if not rule.styles:
        return Standing(True, "on by default")
    return Standing(settings.style in rule.styles, f"style {' or '.join(rule.styles)}")


def standing_here(rule: Rule, settings: Settings) -> Standing:
    """The same, where it counts too whether the rule's kind works on this machine."""
    verdict = standing(rule, settings)
    reason = unavailable(rule) if verdict.on else None
    return Standing(False, f"{verdict.why}, but {reason}") if reason else verdict


def unavailable(rule: Rule) -> str | None:
    """Why a rule finds nothing on this machine, in a sentence for users; None where it works."""
    kind = kind_named(rule.kind)
    return kind.unavailable() if kind else None


def in_force(rules: Iterable[Rule], settings: Settings) -> Iterator[Rule]:
    """The rules in force, with their overrides."""
    for rule in rules:
        if standing(rule, settings).on:
            yield overridden(rule, settings)


def override(rule: Rule, settings: Settings) -> dict[str, Any]:
    """What the settings say of one rule under its id or an earlier one."""
    keys: dict[str, Any] = {}
    for name in (*rule.formerly, rule.id) if settings.rules else ():
        keys.update(settings.rules.get(name, {}))
    return keys


def overridden(rule: Rule, settings: Settings) -> Rule:
    """The rule with what the settings override."""
    keys = override(rule, settings)
    if not keys and rule.kind != GAP:
        return rule
    options = {key: value for key, value in keys.items() if key not in (*ADJUSTABLE, "on", "off")}
    if rule.kind == GAP and settings.gaps is not None:
        options.setdefault("rate", settings.gaps)
    if "severity" in keys:
        rule = rule._replace(severity=Severity.of(keys["severity"]))
    if "zones" in keys:
        rule = rule._replace(zones=expand_zones(keys["zones"]))
    # What was worked out ahead was so for the options of the rule file.
    return rule._replace(options={**rule.options, **options}, ahead={}) if options else rule


def check_names(config: Config, rules: Iterable[Rule]) -> None:
    """Raises ConfigError with every rule, desk or option that the config names and no rule has."""
    if not config.names_rules:
        return
    known = {name: rule for rule in rules for name in (*rule.formerly, rule.id)}
    desks = {rule.desk for rule in known.values()}
    problems = []
    for prefix, values in config.every():
        for key in ("select", "ignore"):
            for name in values.get(key, ()):
                if name not in known and name not in desks:
                    problems.append(_problem(config, f"{prefix}{key}", _unknown(name, {*known, *desks})))
        for name, keys in values.get("rules", {}).items():
            place = f"{prefix}rules.{name}"
            for key, fault in _faults(known, desks, name, keys):
                nearest = f"{place}.{key}" if f"{place}.{key}" in config.places else place
                problems.append(_problem(config, nearest, fault))
    if problems:
        raise ConfigError(problems)


def _unknown(name: str, known: Iterable[str]) -> str:
    return unknown_rule("rule" if "/" in name else "rule or desk", name, sorted(known))


def _problem(config: Config, name: str, message: str) -> Problem:
    place = config.places.get(name, Place(name))
    return Problem(place.path, place.line, message)


def _faults(
    known: Mapping[str, Rule], desks: Collection[str], name: str, keys: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """All that is wrong with what a config says of one rule, with the key that it is about."""
    if name in desks:
        yield "", f"{name!r} is a desk, and rules names single rules; a desk goes under ignore or select"
        return
    if name not in known:
        yield "", unknown_rule("rule", name, sorted(known))
        return
    rule = known[name]
    kind = kind_named(rule.kind)
    assert kind is not None, f"{rule.id}: validated when loaded"
    told = {key: value for key, value in keys.items() if key not in ("on", "off")}
    optional = {key: Field(field.check) for key, field in kind.fields.items()}
    faults = [*check_mapping(told, {**ADJUSTABLE, **optional})]
    if not faults:
        merged = {**rule.options, **{key: value for key, value in told.items() if key not in ADJUSTABLE}}
        faults = [*kind.problems(merged)]
    for where, message in faults:
        inner = ".".join(part for part in where if isinstance(part, str))
        said = message if message.startswith("unknown") or not inner else f"{inner} {message}"
        yield str(where[0]) if where else "", f"{name}: {said}"
