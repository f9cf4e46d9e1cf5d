"""Documents and rules in, diagnostics out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .config import Config, Settings
from .diagnostic import Diagnostic, Severity
from .document import Document
from .index import Hit
from .layers.tokens import tokens
from .readers import read
from .refine import in_order, in_zones, to_file, without_twins
from .rule import Rule
from .rulefile import expand_zones
from .ruleset import RuleSet, load_folders
from .span import Span

FAILED = "newslint/rule-failed"
TIMED_OUT = "newslint/rule-timed-out"


class Linter:
    """Rules loaded once, for any number of documents.

    With `strict`, a rule that crashes raises; else it becomes a diagnostic that names it.
    `rules` are used instead of those that the config's folders hold.
    """

    def __init__(
        self, config: Config | None = None, *, strict: bool = False, rules: Iterable[Rule] | None = None
    ) -> None:
        self.config = config or Config()
        self.strict = strict
        self._rules = load_folders(self.config.folders) if rules is None else list(rules)
        self._sets: list[tuple[Settings, RuleSet]] = []

    def check(self, text: str | bytes, path: str = "<text>") -> list[Diagnostic]:
        """Everything wrong with a text, notes included, sorted; `path` tells the format.

        Raises ReadError where it cannot be decoded.
        """
        data = text.encode("utf-8") if isinstance(text, str) else text
        settings = self.config.for_path(path)
        return self.lint(read(data, path, settings.reading), settings)

    def lint(self, document: Document, settings: Settings | None = None) -> list[Diagnostic]:
        """Everything wrong with a document, in file coordinates, sorted."""
        rules = self.rules_for(settings or self.config.settings)
        found = [item for number, hits in self._due(document, rules) for item in self._run(document, rules, number, hits)]
        return in_order(without_twins(found))

    def rules_for(self, settings: Settings) -> RuleSet:
        """The rules in force under the settings."""
        for known, rules in self._sets:
            if known == settings:
                return rules
        rules = RuleSet(_in_force(self._rules, settings))
        self._sets.append((settings, rules))
        return rules

    def _due(self, document: Document, rules: RuleSet) -> Iterator[tuple[int, list[Hit]]]:
        hits = rules.index.scan(tokens(document))
        for number in sorted(rules.always | hits.keys()):
            yield number, hits.get(number, [])

    def _run(self, document: Document, rules: RuleSet, number: int, hits: list[Hit]) -> list[Diagnostic]:
        rule = rules.rules[number]
        try:
            matches = list(rules.machine(number).matches(document, hits))
            return list(to_file(document, rule, in_zones(document, rule, matches)))
        except Exception as error:
            if self.strict:
                raise
            return [_fault(rule, error)]


def _in_force(rules: list[Rule], settings: Settings) -> Iterator[Rule]:
    for rule in rules:
        named = {rule.id, *rule.formerly}
        family = {*named, rule.desk}
        if family & set(settings.ignore) or settings.rules.get(rule.id) == {"off": True}:
            continue
        if settings.select and not family & set(settings.select):
            continue
        chosen = bool(named & set(settings.select))
        styled = not rule.styles or settings.style in rule.styles
        if chosen or (rule.default and styled):
            yield _overridden(rule, settings)


def _overridden(rule: Rule, settings: Settings) -> Rule:
    override = dict(settings.rules.get(rule.id, {}))
    if not override:
        return rule
    severity = override.pop("severity", None)
    zones = override.pop("zones", None)
    return replace(
        rule,
        severity=Severity.of(severity) if severity else rule.severity,
        zones=expand_zones(zones) if zones else rule.zones,
        options={**rule.options, **override},
    )


def _fault(rule: Rule, error: Exception) -> Diagnostic:
    slow = isinstance(error, TimeoutError)
    reason = "took too long" if slow else f"crashed: {type(error).__name__}: {error}"
    message = f"Rule {rule.id} {reason}. This is the rule's fault, not the text's; it was skipped here."
    return Diagnostic(TIMED_OUT if slow else FAILED, Span(0, 0), Severity.WARNING, " ".join(message.split()))
