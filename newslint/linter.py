"""Documents and rules in, diagnostics out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from .config import Config, Settings
from .diagnostic import Diagnostic, Severity
from .document import Document
from .errors import ReadError
from .folders import load_packs
from .index import Hit
from .inforce import check_names, in_force
from .kinds import Kind, kind_named
from .layers.tokens import tokens
from .pack import pack_of
from .readers import read
from .refine import in_order, in_zones, to_file, without_rivals
from .rule import Rule
from .ruleset import RuleSet
from .span import Span

if TYPE_CHECKING:
    from .vocabulary import Vocabulary

FAILED = "newslint/rule-failed"
TIMED_OUT = "newslint/rule-timed-out"
TOO_MANY = "newslint/too-many"
LONGEST = 400_000
"""Tokens of a story: the longest novels have more, and a million quotation marks are none."""
MOST = 1_000
"""Findings of one rule in one file. Nobody reads more."""
MOST_MATCHES = 100 * MOST
"""Matches that are looked at for findings: most of a rule's may stand where it does not apply."""


class Linter:
    """Rules loaded once, for any number of documents.

    With `strict`, a rule that crashes raises; else it becomes a diagnostic that names it.
    `rules` are used instead of those that the config's folders hold.
    Raises RuleError where a rule file is wrong, ConfigError where the config names what
    no rule has.
    """

    def __init__(
        self, config: Config | None = None, *, strict: bool = False, rules: Iterable[Rule] | None = None
    ) -> None:
        self.config = config or Config()
        self.strict = strict
        self._packs = load_packs(self.config.folders) if rules is None else [pack_of(rules)]
        self._rules = sorted((rule for pack in self._packs for rule in pack.rules), key=lambda rule: rule.id)
        check_names(self.config, self._rules)
        self._sets: list[tuple[Settings, RuleSet]] = []

    def check(self, text: str | bytes, path: str = "<text>") -> list[Diagnostic]:
        """Everything wrong with a text, notes included, sorted; `path` tells the format.

        Raises ReadError where it cannot be decoded.
        """
        data = text.encode("utf-8") if isinstance(text, str) else text
        settings = self.config.for_path(path)
        return self.lint(read(data, path, settings.reading), settings)

    def lint(self, document: Document, settings: Settings | None = None) -> list[Diagnostic]:
        """Everything wrong with a document, in file coordinates, sorted.

        Raises ReadError for one that is far too long to be a story.
        """
        if (count := len(tokens(document))) > LONGEST:
            size = f"{count:,} words and signs are more than a story"
            raise ReadError(f"{document.source.path}: {size}; newslint reads up to {LONGEST:,}")
        settings = settings or self.config.for_path(document.source.path)
        rules, words = self.load(settings)
        found = self._found(document, rules)
        if words:
            found = [item for item in found if not self._is_known(document, item, words)]
        if document.comments:
            found = self._suppress(document, found, settings)
        return in_order(without_rivals(found))

    def load(self, settings: Settings) -> tuple[RuleSet, Vocabulary | None]:
        """What a check needs besides the text: the rules in force, and the newsroom's own words.

        Raises ConfigError where the file of these cannot be read.
        """
        return self.rules_for(settings), self.vocabulary

    def rules_for(self, settings: Settings) -> RuleSet:
        """The rules in force under the settings."""
        for known, rules in self._sets:
            if known == settings:
                return rules
        rules = RuleSet(in_force(self._rules, settings), self._packs)
        self._sets.append((settings, rules))
        return rules

    @cached_property
    def known(self) -> dict[str, str]:
        """Every id and former id of the rules loaded, in force or not, with the id it has now."""
        former = {old: rule.id for rule in self._rules for old in rule.formerly}
        return {**former, **{rule.id: rule.id for rule in self._rules}}

    @cached_property
    def vocabulary(self) -> Vocabulary | None:
        """The newsroom's own words, where it has any. Raises ConfigError where their file cannot be read."""
        if self.config.vocabulary is None or not self.config.vocabulary.exists():
            return None
        from .vocabulary import Vocabulary

        return Vocabulary.load(self.config.vocabulary)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """The ids of the rules that the vocabulary overrules."""
        return frozenset(rule.id for rule in self._rules if (kind := kind_named(rule.kind)) and kind.spelled)

    def _is_known(self, document: Document, item: Diagnostic, words: Vocabulary) -> bool:
        return item.rule in self.spelled and document.source.text[item.span.start : item.span.end] in words

    def _found(self, document: Document, rules: RuleSet) -> list[Diagnostic]:
        """What the rules find, rule by rule, before anything of it is allowed or gives way to another finding."""
        zones = {zone.name for zone in document.blocks}
        due = [item for item in rules.due(document.text, tokens(document)) if not item[0].zones.isdisjoint(zones)]
        due.reverse()
        found = []
        while due:  # the hits of a long text are as large as all that the last rules need
            found += self._run(document, rules.machine, *due.pop())
        return found

    def _suppress(self, document: Document, found: list[Diagnostic], settings: Settings) -> list[Diagnostic]:
        from .suppress import Scope, suppress

        usual = self.rules_for(settings._replace(select=(), ignore=()))
        rules = self.rules_for(settings).rules
        scope = Scope(self.known, frozenset(rule.id for rule in usual.rules), {rule.id: rule for rule in rules})
        return suppress(document, found, scope)

    def _run(
        self, document: Document, machine: Callable[[Rule], Kind], rule: Rule, hits: list[Hit]
    ) -> list[Diagnostic]:
        try:
            matches = list(islice(machine(rule).matches(document, hits), MOST_MATCHES))
            if not matches:
                return []
            found = list(islice(to_file(document, rule, in_zones(document, rule, matches)), MOST + 1))
        except Exception as error:
            if self.strict:
                raise
            return [_fault(rule, error)]
        if len(found) > MOST:
            found[MOST:] = [_flood(rule, found[MOST].span)]
        return found


def _fault(rule: Rule, error: Exception) -> Diagnostic:
    slow = isinstance(error, TimeoutError)
    reason = "took too long" if slow else f"crashed: {type(error).__name__}: {error}"
    message = f"Rule {rule.id} {reason}. This is the rule's fault, not the text's; it was skipped here."
    return Diagnostic(TIMED_OUT if slow else FAILED, Span(0, 0), Severity.WARNING, " ".join(message.split()))


def _flood(rule: Rule, span: Span) -> Diagnostic:
    """In place of what goes beyond MOST, as grave as that."""
    message = f"Rule {rule.id} finds more than {MOST:,} things in this file; the others, from here on, are left out."
    return Diagnostic(TOO_MANY, span, rule.severity, message)
