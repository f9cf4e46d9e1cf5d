"""Files as they were at a revision of their git repository, asked of git itself."""

from __future__ import annotations

import os
import subprocess
from functools import cached_property
from pathlib import Path

from .errors import UsageError
from .record import NamedTuple

_OPTION = "--diff-base"
_GIT = ("git", "--no-optional-locks", "-c", "core.quotePath=false")
_FETCH = "fetch it first (git fetch --unshallow; fetch-depth: 0 in a GitHub workflow, GIT_DEPTH: 0 in GitLab CI)"
_NO_OBJECT = b"0" * 40
_LOCAL = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
)
"""What the environment may say of one repository."""


class Earlier(NamedTuple):
    """What a file held, and the path it had."""

    path: str
    data: bytes


class History:
    """The files of all repositories that are asked for, at one revision; for a branch, where this one left it."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._trees: dict[str, _Tree] = {}

    def changed(self, path: str) -> bool:
        """Whether a file is new, or another than it was; in the middle of a merge, than on either side.

        Raises UsageError where git does not know the revision, or the file lies in none of its
        repositories.
        """
        return not any(version is _SAME for version in self._versions(path)[1])

    def earlier(self, path: str) -> list[Earlier]:
        """What a file that has changed was: nothing where it is new, two things in the middle of a merge."""
        tree, versions = self._versions(path)
        return [tree.read(version) for version in versions if version is not None]

    def had(self, path: str) -> bool:
        """Whether there was a file of this name, though there may be none today."""
        return any(version is not None for version in self._versions(path)[1])

    def _versions(self, path: str) -> tuple[_Tree, list[_Version | None]]:
        """The tree that holds a file, and what the file was."""
        folder = os.path.realpath(os.path.dirname(os.path.abspath(path)))
        root = _root(folder)
        if root not in self._trees:
            self._trees[root] = _Tree(root, self._revision)
        tree = self._trees[root]
        inner = os.path.relpath(os.path.join(folder, os.path.basename(path)), tree.top)
        name = os.fsencode(inner.replace(os.sep, "/"))
        return tree, [side.version(name) for side in tree.sides]


class _Version(NamedTuple):
    """A file's name and content, as git names them."""

    path: bytes
    blob: bytes


_SAME = _Version(b"", b"")
"""What a file is that has not changed."""


class _Side(NamedTuple):
    """One of the trees that the files of today are held against."""

    changed: dict[bytes, _Version | None]
    tracked: frozenset[bytes]

    def version(self, name: bytes) -> _Version | None:
        """What a file was; None where it was not there."""
        return self.changed.get(name, _SAME if name in self.tracked else None)


class _Tree:
    """The working tree that holds a folder, and what has changed in it."""

    def __init__(self, folder: str, revision: str) -> None:
        self._revision = revision
        # What a hook was told of its own repository holds there and nowhere else.
        self._where, self._environment = os.getcwd(), dict(os.environ)
        told = any(name in os.environ for name in _LOCAL)
        if not told or not _holds(self._top(), folder):
            self._where = folder
            self._environment = {name: value for name, value in os.environ.items() if name not in _LOCAL}
        top = self._top()
        if top is None:
            said = self._ask("rev-parse", "--show-toplevel").stderr
            none = b"not a git repo" in said
            raise UsageError(f"{_OPTION}: {folder} is in no git repository") if none else self._fault(said)
        self.top = top

    def _top(self) -> str | None:
        found = self._ask("rev-parse", "--show-toplevel")
        return None if found.returncode else os.path.realpath(os.fsdecode(found.stdout.rstrip(b"\r\n")))

    @cached_property
    def sides(self) -> list[_Side]:
        """The trees to compare with: that of the revision and, in the middle of a merge, of what is merged in."""
        tracked = frozenset(self._tell("ls-files", "-z", "--full-name", "--", ":/").split(b"\0"))
        return [_Side(self._changes(base), tracked) for base in self._bases()]

    def read(self, version: _Version) -> Earlier:
        """The file of a version, as it would stand in the working tree."""
        name = os.fsdecode(version.path)
        data = self._tell("cat-file", "--filters", f"--path={name}", version.blob.decode())
        return Earlier(os.path.join(self.top, *name.split("/")), data)

    def _bases(self) -> list[str]:
        if self._revision.startswith("-") or self._commit(self._revision, "tree") is None:
            raise UsageError(f"{_OPTION} {self._revision}: {self._why_unknown()}")
        head, revision = self._commit("HEAD"), self._commit(self._revision)
        if head is None or revision is None:
            return [self._revision]  # the first commit, or a tree
        base = self._ask("merge-base", revision, head).stdout.decode().strip()
        if not base and self._shallow:
            raise UsageError(
                f"{_OPTION} {self._revision}: this clone is shallow and ends before the two meet; {_FETCH}"
            )
        merged = self._commit("MERGE_HEAD") if base == head else None
        return [base or revision, *([merged] if merged else [])]

    def _why_unknown(self) -> str:
        if self._shallow:
            return f"this clone is shallow and does not hold it; {_FETCH}"
        return f"git knows no such revision in {self.top}"

    @property
    def _shallow(self) -> bool:
        return self._ask("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _commit(self, revision: str, kind: str = "commit") -> str | None:
        """The full name of a revision that is a commit, or of its tree."""
        found = self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{{kind}}}")
        return None if found.returncode else found.stdout.decode().strip()

    def _changes(self, base: str) -> dict[bytes, _Version | None]:
        """What the files that differ from a tree were there; None for new ones."""
        options = ("--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff", "--no-relative", "--ignore-submodules")
        told = self._tell("diff", *options, base, "--")
        fields = iter(told.split(b"\0"))
        found: dict[bytes, _Version | None] = {}
        for head in fields:
            if not head:
                break
            _, _, blob, _, status = head.split(b" ")
            old = next(fields)
            new = next(fields) if status[:1] in b"RC" else old
            # A file with conflicts is listed twice, once without what it was.
            known = found.get(new)
            found[new] = known if blob.startswith(_NO_OBJECT) else _Version(old, blob)
            if status[:1] == b"R":
                found.setdefault(old, _Version(old, blob))
        return found

    def _tell(self, *arguments: str) -> bytes:
        done = self._ask(*arguments)
        if done.returncode:
            raise self._fault(done.stderr)
        return done.stdout

    def _ask(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                [*_GIT, *arguments],
                cwd=self._where,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise UsageError(f"{_OPTION} needs git, which is not installed") from error

    def _fault(self, said: bytes) -> UsageError:
        lines = said.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        return UsageError(f"{_OPTION} {self._revision}: git: {lines[0]}")


def _root(folder: str) -> str:
    """The nearest folder that git keeps a repository of; where there is none to see, the nearest that is there."""
    above = (Path(folder), *Path(folder).parents)
    with_git = (here for here in above if os.path.lexists(here / ".git"))
    return str(next(with_git, next(filter(os.path.isdir, above))))


def _holds(top: str | None, folder: str) -> bool:
    return top is not None and (folder == top or folder.startswith(top.rstrip(os.sep) + os.sep))
