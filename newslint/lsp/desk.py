"""All work on stories: checking, fixing, accepting, fact sheets. One thread does it, one thing after another."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ..accept import OWN_DESK, Accepted, mark_of
from ..checker import READ_LIMIT
from ..diagnostic import Diagnostic
from ..document import Document
from ..errors import ReadError, UsageError
from ..record import NamedTuple
from ..report.result import FileResult, Located, locate, unreadable
from ..runner import at_level
from .checkers import Checkers, EditorChecker, Ready
from .kept import Kept
from .naming import is_prose
from .text import Text
from .verdict import Verdict
from .wishes import Wishes

if TYPE_CHECKING:
    from ..config import Settings
    from ..rule import Rule


class Page(NamedTuple):
    """A text to check: what it is called, the folder of the workspace it is in, and what the editor wishes there.

    `wanted` tells whether anybody still waits for the answer; `kept` is what is known of its blocks.
    """

    text: Text
    path: str
    root: str
    wishes: Wishes
    wanted: Callable[[], bool] = lambda: True
    kept: Kept | None = None


class Desk:
    """See the module."""

    def __init__(self) -> None:
        self._checkers = Checkers()

    def check(self, page: Page) -> Verdict:
        """What is wrong with a text. Raises SupersededError where nobody waits any more."""
        ready = self.ready(page.path, page.root, page.wishes)
        checker = ready.checker
        if checker is None or not _is_checked(checker, page.path):
            return Verdict(page.text, page.path, FileResult(page.path), problems=ready.problems)
        with checker.linter.working(page.kept, page.wanted):
            try:
                # What comes from an editor is text already, whatever encoding the config names for the file.
                document = checker.document(page.text.story.encode("utf-8", "replace"), page.path, "utf-8")
                return replace(_judged(document, page.text, ready, checker), kept=page.kept)
            except ReadError as error:
                result = unreadable(page.path, str(error))
                return Verdict(page.text, page.path, result, problems=ready.problems)

    def file(self, path: str, root: str, wishes: Wishes, unit: str) -> Verdict:
        """What is wrong with a file that no editor has open."""
        ready = self.ready(path, root, wishes)
        nothing = Verdict(Text("", unit), path, FileResult(path), problems=ready.problems)
        if ready.checker is None or not _is_checked(ready.checker, path):
            return nothing
        try:
            with open(path, "rb") as file:
                document = ready.checker.document(file.read(READ_LIMIT), path)
            return _judged(document, Text(document.source.text, unit), ready, ready.checker)
        except OSError:
            return nothing  # gone since the folder was listed, or not ours to read
        except ReadError as error:
            return Verdict(Text("", unit), path, unreadable(path, str(error)), problems=ready.problems)

    def ready(self, path: str, root: str, wishes: Wishes) -> Ready:
        """The checker for a file, and what is wrong with its config, its rules or the editor's settings."""
        found = self._checkers.for_file(path, root, wishes)
        return found._replace(problems=(*wishes.problems, *found.problems))


def mended(verdict: Verdict) -> str:
    """The story with all safe fixes applied, as `newslint check --fix` would leave it."""
    from ..fixer import fix

    document, checker, settings = _parts(verdict)

    def shown(now: Document) -> list[Diagnostic]:
        return [item for item in checker.sift(now, settings)[0] if item.severity >= checker.config.level]

    with checker.linter.working(verdict.kept):
        return fix(document, shown, reading=settings.reading._replace(encoding="utf-8")).text


def accept(verdict: Verdict, item: Located, reason: str = "") -> str:
    """Remember a finding as accepted; says where. Raises UsageError, ConfigError or WriteError."""
    document, checker, settings = _parts(verdict)
    found = verdict.found[item]
    if checker.config.accepted is None or found.desk == OWN_DESK:
        raise UsageError(f"{item.rule} cannot be accepted")
    entries = Accepted.load(checker.config.accepted, checker.linter.known)
    mark = mark_of(document, found)
    # Entries count how often the same words stand there, so those accepted before are counted in.
    before = entries.sift(document, checker.linter.lint(document, settings)).accepted
    entries.add(document, [*(other for other in before if mark_of(document, other) == mark), found], reason)
    entries.save()
    return f"Accepted in {entries.file.name}: {item.rule}"


def learn(verdict: Verdict, word: str) -> str:
    """Add a word to the vocabulary; says where. Raises UsageError, ConfigError or WriteError."""
    from .. import vocabulary

    file = verdict.checker.config.vocabulary if verdict.checker else None
    if file is None or vocabulary.learnable(word) != word:
        raise UsageError(f"“{word}” cannot be added to a vocabulary")
    vocabulary.learn(file, word)
    return f"Added to {file.name}: {word}"


def facts(verdict: Verdict, form: str) -> str:
    """The story's fact sheet in one of the formats of `newslint facts`. Raises UsageError or ReadError."""
    from ..factsheet.clerk import Clerk
    from ..factsheet.formats import open_reporter

    document, checker, _ = _parts(verdict)
    reporter = open_reporter(form)
    filed = Clerk(checker.config, checker=checker).story(document)
    return reporter.begin() + reporter.sheet(filed.sheet, filed.document) + reporter.end()


def rule_of(verdict: Verdict, item: Located) -> Rule | None:
    """The rule of a finding with its reasons and examples; None for what newslint says of itself."""
    if verdict.checker is None or item.rule not in verdict.checker.book:
        return None
    return verdict.checker.book.full(item.rule)


def _is_checked(checker: EditorChecker, path: str) -> bool:
    """Whether a text of this name is a story that is not left out: no config, and no list that goes with one."""
    config = checker.config
    lists = {os.path.abspath(file) for file in (config.accepted, config.baseline, config.vocabulary) if file}
    return is_prose(path) and path not in lists and not config.excluded(path)


def _parts(verdict: Verdict) -> tuple[Document, EditorChecker, Settings]:
    if verdict.document is None or verdict.checker is None:
        raise UsageError(f"{verdict.path} is not checked: {verdict.result.error or 'no config or rules hold for it'}")
    return verdict.document, verdict.checker, verdict.checker.config.for_path(verdict.path)


def _judged(document: Document, text: Text, ready: Ready, checker: EditorChecker) -> Verdict:
    path = document.source.path
    found, accepted, _ = checker.sift(document, checker.config.for_path(path))
    whole = locate(document.source, found, accepted=accepted)
    pairs = dict(zip(whole.diagnostics, sorted(found, key=lambda item: item.order), strict=True))
    shown = at_level(whole, checker.config.level, checker.config.max_queries)
    kept = {item: pairs[item] for item in shown.diagnostics}
    return Verdict(text, path, shown, document, kept, checker, ready.problems)
