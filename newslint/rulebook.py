"""Rules as their files state them, reasons and examples included, read one by one when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from .config import Config
from .report.base import RuleInfo

if TYPE_CHECKING:
    from .rule import Rule


class RuleBook(Mapping[str, RuleInfo]):
    """What reports say of a rule, by its id. The packed rules leave it out, so that a check starts fast."""

    def __init__(self, config: Config) -> None:
        self._config = config

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        from .folders import load_folders

        return {rule.id: rule for rule in load_folders(self._config.folders)}

    def __getitem__(self, name: str) -> RuleInfo:
        rule = self.full(name)
        return RuleInfo(rule.message, rule.why, rule.severity)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    def full(self, name: str) -> Rule:
        """The rule with its reasons and examples. Raises KeyError where no rule has that id."""
        from .files import shipped_folder
        from .rulefile import parse_rule

        if name not in self._rules:
            raise KeyError(name)
        for folder in (shipped_folder(), *self._config.folders):
            file = folder / f"{name}.yaml"
            if file.is_file():
                return parse_rule(file.read_text("utf-8"), file.as_posix(), name)
        raise KeyError(name)
