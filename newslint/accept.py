"""Findings that somebody accepted, remembered by their words and not by line numbers.

The file is JSON lines, one entry a line, sorted, so that two branches merge. An entry
names the file, the rule, the words marked, the words around them in their paragraph, and
for a contradiction the words of its other half. So it survives edits elsewhere and moves
within the file, and ends when the words or their neighbours change. A baseline for an old
archive is the same thing in another file.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .diagnostic import Diagnostic
from .document import Document
from .errors import ConfigError, Problem, WriteError
from .files import shown, write_atomically
from .record import NamedTuple
from .schema import Fault, Field, check_mapping, kind_of
from .schema import text as some_text
from .span import Span
from .yamlfile import KeyPath

OWN_DESK = "newslint"
"""What newslint says of itself (a rule that crashed, an allow misspelled) is mended, never accepted."""

NEIGHBOURS = 4
"""Words kept on either side."""
_WINDOW = 120
"""Characters in which they are looked for."""
_EDGE = 8
"""Of a longer stretch, a sentence or a paragraph, this many words from either end stand for it."""

_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")
_STRAIGHT = str.maketrans("‘’“”\u00a0", "''\"\" ")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


class Mark(NamedTuple):
    """What a finding is recognized by: rule, words, neighbours, and the words it contradicts."""

    rule: str
    words: str
    before: str = ""
    after: str = ""
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the file: as many findings as `count` with this mark are accepted in `path`.

    `path` is relative to the folder of the accept file; `line` counts from 1, 0 for a new entry.
    """

    path: str
    mark: Mark
    count: int = 1
    reason: str = ""
    line: int = 0

    def __str__(self) -> str:
        """The entry for people: path, rule and words."""
        return f"{self.path}: {self.mark.rule}" + (f" “{self.mark.words}”" if self.mark.words else "")


class Sifted(NamedTuple):
    """What is left of a file's findings, what was accepted, and its entries that met nothing."""

    kept: list[Diagnostic]
    accepted: list[Diagnostic]
    unused: list[Entry]


class Accepted:
    """The entries of one accept file or baseline."""

    def __init__(self, file: Path, entries: Iterable[Entry] = ()) -> None:
        self.file = file
        self._folder = os.path.abspath(file.parent)
        self._paths: dict[str, dict[Mark, Entry]] = {}
        for entry in entries:
            self._put(entry)

    @classmethod
    def load(cls, file: Path, known: Mapping[str, str] | None = None) -> Accepted:
        """The entries of a file; none where it does not exist.

        `known` gives the id that a rule has now (`Linter.known`), so that entries outlive
        a new name. Raises ConfigError with all that is wrong, each with its line.
        """
        try:
            lines = file.read_bytes().decode("utf-8-sig").split("\n")
        except FileNotFoundError:
            return cls(file)
        except OSError as error:
            raise ConfigError([Problem(file.as_posix(), 0, f"cannot be read: {error.strerror}")]) from error
        except UnicodeDecodeError as error:
            raise ConfigError([Problem(file.as_posix(), 0, "not UTF-8")]) from error
        entries, problems = [], []
        for number, line in enumerate(lines, 1):
            value, fault = _parse(line)
            if fault:
                problems.append(Problem(file.as_posix(), number, fault))
            elif value is not None:
                entries.append(_entry(value, number, known or {}))
        if problems:
            raise ConfigError(problems)
        return cls(file, entries)

    def __len__(self) -> int:
        return sum(map(len, self._paths.values()))

    def __iter__(self) -> Iterator[Entry]:
        """The entries as they stand in the file: by path, rule, words, neighbours."""
        for path in sorted(self._paths):
            yield from (entry for _, entry in sorted(self._paths[path].items()))

    def sift(self, document: Document, found: list[Diagnostic], in_force: Collection[str] | None = None) -> Sifted:
        """Part a document's findings (all of them, in order) by whether they are accepted.

        An entry of a rule that is not `in_force` (ids; None for all) is not unused.
        """
        entries = self._paths.get(self._key(document.source.path))
        if not entries:
            return Sifted(found, [], [])
        met: Counter[Mark] = Counter()
        kept: list[Diagnostic] = []
        accepted: list[Diagnostic] = []
        for item in found:
            mark = mark_of(document, item)
            entry = None if item.desk == OWN_DESK else entries.get(mark)
            met[mark] += 1
            (accepted if entry and met[mark] <= entry.count else kept).append(item)
        unused = [
            entry
            for mark, entry in sorted(entries.items())
            if not met[mark] and (in_force is None or mark.rule in in_force)
        ]
        return Sifted(kept, accepted, unused)

    def add(self, document: Document, found: Iterable[Diagnostic], reason: str = "") -> int:
        """Accept findings of a document; says how many were not accepted before.

        Identical ones are counted, so pass all that are to be accepted, old ones too.
        """
        path = self._key(document.source.path)
        counts = Counter(mark_of(document, item) for item in found if item.desk != OWN_DESK)
        new = 0
        for mark, count in counts.items():
            old = self._paths.get(path, {}).get(mark)
            new += max(0, count - (old.count if old else 0))
            self._put(Entry(path, mark, count, reason or (old.reason if old else "")))
        return new

    def discard(self, entries: Iterable[Entry]) -> None:
        """Forget entries, such as those that `sift` called unused."""
        for entry in entries:
            self._paths.get(entry.path, {}).pop(entry.mark, None)

    def save(self) -> None:
        """Write the file, whole or not at all. Raises WriteError."""
        lines = [json.dumps(_value(entry), ensure_ascii=False) + "\n" for entry in self]
        try:
            write_atomically(self.file, "".join(lines).encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise WriteError(f"{shown(str(self.file))}: not written: {error.strerror}") from error

    def _put(self, entry: Entry) -> None:
        """Add an entry; of two with one mark (two branches accepted it) the higher count holds."""
        entries = self._paths.setdefault(entry.path, {})
        old = entries.get(entry.mark)
        if old is not None and old.count > entry.count:
            entry = Entry(entry.path, entry.mark, old.count, entry.reason, old.line)
        entries[entry.mark] = entry

    def _key(self, path: str) -> str:
        try:
            return os.path.relpath(os.path.abspath(path), self._folder).replace(os.sep, "/")
        except ValueError:  # another drive on Windows: no path leads there from here
            return path.replace("\\", "/")


def mark_of(document: Document, found: Diagnostic) -> Mark:
    """What a finding is recognized by."""
    words, before, after = _around(document, found.span)
    against = {_around(document, other.span)[0] for other in found.related}
    return Mark(found.rule, words, before, after, tuple(sorted(against)))


def _around(document: Document, span: Span) -> tuple[str, str, str]:
    """The words of a file's span, and those before and after it in its paragraph, normalized."""
    start = document.offsets.to_plain(span.start)
    end = document.offsets.to_plain(span.end) if span.end > span.start else start
    end = start + len(document.text[start:end].rstrip())
    first, last = document.block_at(start), document.block_at(max(start, end - 1))
    left = max(start - _WINDOW, document.blocks[first].span.start if first >= 0 else 0)
    right = min(end + _WINDOW, document.blocks[last].span.end if last >= 0 else end)
    before = _WORD.findall(document.text[left:start])[-NEIGHBOURS:]
    after = _WORD.findall(document.text[end:right])[:NEIGHBOURS]
    return _words(document.text[start:end]), _plain(before), _plain(after)


def _words(text: str) -> str:
    words = text.translate(_STRAIGHT).split()
    if len(words) > 2 * _EDGE:
        words = [*words[:_EDGE], "…", *words[-_EDGE:]]
    return " ".join(words)


def _plain(words: list[str]) -> str:
    return " ".join(words).translate(_STRAIGHT).lower()


def _phrase(value: Any, where: KeyPath) -> Iterator[Fault]:
    """Text that may be empty."""
    if not isinstance(value, str):
        yield where, f"must be text, not {kind_of(value)}"


def _phrases(value: Any, where: KeyPath) -> Iterator[Fault]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        yield where, "must be a list of words"


def _count(value: Any, where: KeyPath) -> Iterator[Fault]:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        yield where, "must be a number, 1 or more"


_FIELDS = {
    "path": Field(some_text, required=True),
    "rule": Field(some_text, required=True),
    "words": Field(_phrase, required=True),
    "before": Field(_phrase),
    "after": Field(_phrase),
    "against": Field(_phrases),
    "count": Field(_count),
    "reason": Field(_phrase),
}


def _parse(line: str) -> tuple[dict[str, Any] | None, str]:
    """The value of a line, None for an empty one, and what is wrong with it, else ""."""
    if not line.strip():
        return None, ""
    if line.startswith(_CONFLICT):
        return None, "a merge conflict was left here"
    try:
        value = json.loads(line)
    except ValueError as error:
        return None, f"not JSON: {error}"
    except RecursionError:
        return None, "not JSON that newslint wrote: nested too deeply"
    faults = [f"{where[0]}: {message}" if where else message for where, message in check_mapping(value, _FIELDS)]
    return value, "; ".join(faults)


def _entry(value: dict[str, Any], line: int, known: Mapping[str, str]) -> Entry:
    rule, against = known.get(value["rule"], value["rule"]), tuple(value.get("against", ()))
    mark = Mark(rule, value["words"], value.get("before", ""), value.get("after", ""), against)
    return Entry(value["path"], mark, value.get("count", 1), value.get("reason", ""), line)


def _value(entry: Entry) -> dict[str, Any]:
    """An entry as JSON, without what is empty."""
    value: dict[str, Any] = {"path": entry.path, **entry.mark._asdict()}
    value |= {"count": entry.count if entry.count > 1 else None, "reason": entry.reason}
    return {key: item for key, item in value.items() if item or key == "words"}
