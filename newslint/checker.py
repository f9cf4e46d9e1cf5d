"""One file after another: read, check, set aside what is accepted, mend, find the positions, remember."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from .config import Config, Settings
from .diagnostic import Diagnostic
from .document import Document
from .errors import ReadError, WriteError
from .outcome import Outcome
from .record import NamedTuple
from .report.result import Story, locate, story_of, unreadable

if TYPE_CHECKING:
    from .accept import Accepted
    from .cache import Cache
    from .linter import Linter

READ_LIMIT = 100_000_000
"""Bytes of a file that are read at most: a Word file may hold photographs. Text has a limit of its own."""


class Task(NamedTuple):
    """What to do with each file besides checking it.

    `cached`: remember results. `whole`: keep the story and its facts in them, for the
    report that shows them. `fix`: write the fixes, or with `diff` only show them; `unsafe` ones too.
    `strict`: a rule or a reader that crashes raises, for tests.
    """

    cached: bool = True
    whole: bool = False
    fix: bool = False
    diff: bool = False
    unsafe: bool = False
    strict: bool = False

    @property
    def mends(self) -> bool:
        """Whether fixes are asked for."""
        return self.fix or self.diff


class Checker:
    """Checks files with rules that are loaded once, when a file first needs them."""

    def __init__(self, config: Config, task: Task | None = None) -> None:
        self.config = config
        self.task = task or Task()
        self._cache = _cache(config) if self.task.cached and not (self.task.whole or self.task.mends) else None

    def __reduce__(self) -> tuple[Any, ...]:
        # A worker that was not forked gets the config and loads its own rules.
        return Checker, (self.config, self.task)

    @cached_property
    def linter(self) -> Linter:
        """The linter. Raises RuleError or ConfigError, see there."""
        from .gaps import kept
        from .linter import Linter

        kept.on_disk(self.task.cached)
        return Linter(self.config, strict=self.task.strict)

    def prepare(self, *, all_rules: bool = False) -> None:
        """Find out what is wrong with the config's names, or with `all_rules` load all there is to load.

        Raises RuleError or ConfigError.
        """
        if all_rules or self.config.names_rules:
            self.linter.rules_for(self.config.settings)

    def file(self, path: str) -> Outcome:
        """What comes of a file; one that cannot be read says why."""
        try:
            with open(path, "rb") as file:
                data = file.read(READ_LIMIT + 1)
        except OSError as error:
            return Outcome(unreadable(path, error.strerror or str(error)))
        if len(data) > READ_LIMIT:
            return Outcome(unreadable(path, f"more than {READ_LIMIT // 1_000_000} MB: this is no story"))
        return self.data(data, path)

    def data(self, data: bytes, path: str, *, stdin: bool = False) -> Outcome:
        """The same for bytes; `path` tells their format and what to call them."""
        settings = self.config.for_path(path)
        if self._cache is None:
            return self._outcome(data, path, settings, stdin)
        key = self._cache.key(data, (path, settings))
        known = self._cache.get(key)
        if known is None:
            known = self._outcome(data, path, settings, stdin)
            self._cache.put(key, known)
        return known

    def prune(self) -> None:
        """Let the cache drop what is old."""
        if self._cache is not None:
            self._cache.prune()

    def document(self, data: bytes, path: str, encoding: str | None = None) -> Document:
        """A file's bytes as rules see them; `encoding` where the caller knows better. Raises ReadError."""
        from .readers import read

        try:
            reading = self.config.for_path(path).reading
            return read(data, path, reading._replace(encoding=encoding) if encoding else reading)
        except ReadError:
            raise
        except Exception as error:
            if self.task.strict:
                raise
            what = f"{type(error).__name__}: {error}"
            raise ReadError(f"{path}: newslint failed to read it ({what}); please report this") from error

    def sift(self, document: Document, settings: Settings) -> tuple[list[Diagnostic], int, list[str]]:
        """The findings not accepted, the count of those that are, and a line an accept file's entry that met none."""
        found, accepted, unused = self.linter.lint(document, settings), 0, []
        in_force = [rule.id for rule in self.linter.rules_for(settings).rules]
        for entries in self._accepted:
            sifted = entries.sift(document, found, in_force)
            found, accepted = sifted.kept, accepted + len(sifted.accepted)
            # A baseline is there to be outlived: what is mended since is no news.
            for entry in sifted.unused if entries.file == self.config.accepted else ():
                unused.append(f"{entries.file.name}:{entry.line}: accepts nothing any more: {entry}")
        return found, accepted, unused

    @cached_property
    def _accepted(self) -> list[Accepted]:
        files = [file for file in (self.config.accepted, self.config.baseline) if file and file.exists()]
        if not files:
            return []
        from .accept import Accepted

        return [Accepted.load(file, self.linter.known) for file in files]

    def _outcome(self, data: bytes, path: str, settings: Settings, stdin: bool) -> Outcome:
        self.linter  # noqa: B018 (the rules bring the patterns along, compiled, that readers use too)
        try:
            document = self.document(data, path)
            if self.task.mends:
                return self._mended(document, settings, stdin)
            return self._judged(document, settings)
        except ReadError as error:
            return Outcome(unreadable(path, str(error)))

    def _judged(self, document: Document, settings: Settings) -> Outcome:
        found, accepted, unused = self.sift(document, settings)
        unused += sorted(self.linter.rules_for(settings).lacking)
        words = len(document.text.split())
        result = locate(document.source, found, words=words, accepted=accepted)
        if not self.task.whole:
            return Outcome(result, tuple(unused))
        story, trouble = self._told(document)
        return Outcome(result._replace(story=story), (*unused, *trouble))

    def _told(self, document: Document) -> tuple[Story, tuple[str, ...]]:
        """The story with its fact sheet, and a line for the user where there is no sheet because newslint failed."""
        from .factsheet.build import fact_sheet

        try:
            return story_of(document, fact_sheet(document, ())), ()
        except Exception as error:
            if self.task.strict:
                raise
            what = f"{type(error).__name__}: {error}"
            path = document.source.path
            return story_of(document), (f"{path}: newslint failed to make its fact sheet ({what}); please report this",)

    def _mended(self, document: Document, settings: Settings, stdin: bool) -> Outcome:
        from .fixer import fix
        from .rewrite import diff, write_fixed

        def shown(now: Document) -> list[Diagnostic]:
            return [item for item in self.sift(now, settings)[0] if item.severity >= self.config.level]

        fixed = fix(document, shown, reading=settings.reading, unsafe=self.task.unsafe)
        notes = tuple(f"{document.source.path}: {note}" for note in fixed.notes)
        if self.task.diff:
            outcome = self._judged(document, settings)
            return outcome._replace(notes=(*notes, *outcome.notes), diff=diff(document.source, fixed.text))
        try:
            if not stdin:
                write_fixed(document.source, fixed.text, encoding=settings.encoding)
        except WriteError as error:
            return self._judged(document, settings)._replace(trouble=str(error))
        outcome = self._judged(fixed.document, settings)
        done = document.source.encode(fixed.text) if stdin else None
        return outcome._replace(notes=(*notes, *outcome.notes), fixed=len(fixed.applied), fixed_data=done)


def _cache(config: Config) -> Cache:
    from .cache import Cache

    return Cache(config)
