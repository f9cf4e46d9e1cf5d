"""From bytes to a fact sheet, as the command line and the public function need it."""

from __future__ import annotations

from ..checker import Checker, Task
from ..config import Config, Settings
from ..document import Document
from ..errors import ReadError
from ..record import NamedTuple
from .build import DESKS, fact_sheet
from .sheet import FactSheet


class Filed(NamedTuple):
    """A fact sheet and the story that it is of."""

    sheet: FactSheet
    document: Document


class Clerk:
    """Makes fact sheets; the rules are loaded once, or are those of `checker`. With `strict`, what crashes raises."""

    def __init__(self, config: Config, *, strict: bool = False, checker: Checker | None = None) -> None:
        self._config = config
        self._strict = strict
        self._checker = checker or Checker(config, Task(cached=False, strict=strict))

    def file(self, data: bytes, path: str) -> Filed:
        """The sheet of a file's bytes; `path` tells their format. Raises ReadError, RuleError or ConfigError."""
        return self.story(self._checker.document(data, path))

    def story(self, document: Document) -> Filed:
        """The same for a document that is read already."""
        path = document.source.path
        found, _, _ = self._checker.sift(document, self._settings(path))
        shown = [item for item in found if item.severity >= self._config.level]
        try:
            return Filed(fact_sheet(document, shown), document)
        except Exception as error:
            if self._strict:
                raise
            what = f"{type(error).__name__}: {error}"
            raise ReadError(f"{path}: newslint failed to make its fact sheet ({what}); please report this") from error

    def _settings(self, path: str) -> Settings:
        """The file's settings, with no rules but those about facts."""
        settings = self._config.for_path(path)
        return settings if settings.select else settings._replace(select=DESKS)
