"""Rule folders: read, check and pack the files; a fresh pack spares the reading."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from .errors import Problem, RuleError
from .files import cache_folder, shipped_folder, shipped_pack, shown, write_atomically
from .index import PhraseIndex
from .kinds import KINDS, kind_named
from .pack import Pack, pack_of
from .rule import Rule
from .rulefile import parse_rule, rule_id_of

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".yaml"
"""How the name of a rule file ends."""
_ENDINGS = (SUFFIX, ".yml")
_LIKE_A_RULE = (b"kind:", b"severity:")
"""How lines of a rule begin, and hardly of another file that stands about in such a folder."""


def load_packs(folders: Iterable[Path] = ()) -> list[Pack]:
    """The shipped rules and those of the user's folders, a pack each, without examples.

    Raises RuleError with all that is wrong in any of the files.
    """
    pack = shipped_pack()
    shipped = partial(_stored, pack) if pack else partial(_packed, shipped_folder())
    return _together([shipped, *(partial(_packed, folder) for folder in folders)])


def load_folders(folders: Iterable[Path] = (), *, examples: bool = False) -> list[Rule]:
    """The same rules in order of id; with `examples` the files themselves are read, which is slower."""
    packs = (
        _together([partial(_unpacked, folder) for folder in (shipped_folder(), *folders)])
        if examples
        else load_packs(folders)
    )
    return sorted((rule for pack in packs for rule in pack.rules), key=lambda rule: rule.id)


def _together(loads: Iterable[Callable[[], Pack]]) -> list[Pack]:
    packs: list[Pack] = []
    seen: dict[str, Rule] = {}
    problems: list[Problem] = []
    for load in loads:
        try:
            packs.append(load())
        except RuleError as error:
            problems += error.problems
            continue
        for rule in packs[-1].rules:
            if rule.id in seen:
                problems.append(Problem(rule.path, 0, f"rule {rule.id} is also in {shown(seen[rule.id].path)}"))
            seen[rule.id] = rule
    problems += _clashes(seen.values())
    if problems:
        raise RuleError(problems)
    return packs


def read_folder(folder: Path) -> list[Rule]:
    """All rule files below a folder. Raises RuleError with all that is wrong."""
    rules, problems = [], []
    if not folder.is_dir():
        raise RuleError([Problem(folder.as_posix(), 0, "no such rule folder")])
    for file in _files(folder):
        path = file.as_posix()
        if file.suffix != SUFFIX:
            problems.append(Problem(path, 0, f"is not read: the name of a rule file ends in {SUFFIX}"))
            continue
        try:
            rules.append(parse_rule(file.read_text("utf-8"), path, rule_id_of(file, folder)))
        except RuleError as error:
            problems += error.problems
        except OSError as error:
            problems.append(Problem(path, 0, f"cannot be read: {error.strerror}"))
        except UnicodeDecodeError:
            problems.append(Problem(path, 0, "not UTF-8"))
    problems += misplaced(folder)
    if problems:
        raise RuleError(problems)
    return rules


def misplaced(folder: Path) -> Iterator[Problem]:
    """The rules of a folder that no run reads, since they stand beside the desks or below them."""
    for file in filter(_is_like_a_rule, _beside(folder)):
        yield Problem(shown(str(file)), 0, f"is not read: a rule lives at {shown(str(folder))}/<desk>/<slug>{SUFFIX}")


def _is_like_a_rule(file: Path) -> bool:
    try:
        lines = file.read_bytes().splitlines()
    except OSError:
        return False  # whatever it is, it is not where a rule would be read
    return all(any(line.startswith(key) for line in lines) for key in _LIKE_A_RULE)


def _files(folder: Path) -> list[Path]:
    """The rule files below a folder, and those that only lack the right ending."""
    return _found(folder, "*/*")


def _beside(folder: Path) -> list[Path]:
    """The files of such names beside the desks and one folder below them; what is hidden is another program's."""
    found = (*_found(folder, "*"), *_found(folder, "*/*/*"))
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _found(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for ending in _ENDINGS for path in folder.glob(f"{pattern}{ending}") if path.is_file())


def _clashes(rules: Iterable[Rule]) -> Iterator[Problem]:
    """A former id that another rule has or had."""
    owners = {rule.id: rule for rule in rules}
    for rule in list(owners.values()):
        for old in rule.formerly:
            if owners.setdefault(old, rule) is not rule:
                yield Problem(rule.path, 0, f"formerly {old} is also an id of {shown(owners[old].path)}")


def _stored(file: str) -> Pack:
    with open(file, "rb") as stored:
        return Pack.from_bytes(stored.read())


def _unpacked(folder: Path) -> Pack:
    return Pack(tuple(read_folder(folder)), PhraseIndex())


def _packed(folder: Path) -> Pack:
    from hashlib import sha256
    from pathlib import Path

    code = Path(__file__).parent
    # One file a folder and installation, written over when stale, so that the cache does not grow.
    place = sha256(f"{folder.resolve()}\0{code}".encode("utf-8", "surrogateescape")).hexdigest()[:24]
    stored, signature = cache_folder() / f"rules-{place}.pack", _signature(folder, code)
    try:
        pack = Pack.from_bytes(stored.read_bytes(), signature)
        # A kind of another package may have gone with it; then the files say so.
        if all(rule.kind in KINDS or kind_named(rule.kind) for rule in pack.rules):
            return pack
    except (OSError, ValueError):
        pass  # No pack yet, or a broken one: a cache is only ever made anew, without a word.
    pack = pack_of(read_folder(folder))
    write_atomically(stored, pack.to_bytes(signature), best_effort=True)
    return pack


def _signature(folder: Path, code: Path) -> str:
    """Changes with any rule file's place, size or time, and with newslint's own code."""
    from hashlib import sha256

    digest = sha256()
    for path in (*_files(folder), *_beside(folder), *sorted(code.glob("*.py")), *sorted(code.glob("kinds/**/*.py"))):
        status = os.stat(path)
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
