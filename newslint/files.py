"""The file system's sharp edges: atomic writes and the place for caches."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

PACK_NAME = "rules.pack"
"""The packed rules that a wheel carries beside its rule files."""


def shipped_folder() -> Path:
    """The folder of newslint's own rules: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def shown(path: str) -> str:
    """A path as messages name it: from the working folder where it lies below, with forward slashes."""
    relative = os.path.relpath(path) if os.path.splitdrive(path)[0] == os.path.splitdrive(os.getcwd())[0] else path
    return (path if relative.startswith("..") else relative).replace(os.sep, "/")


def cache_folder() -> Path:
    """Where newslint keeps what it can make again: NEWSLINT_CACHE, or the system's cache folder."""
    if told := os.environ.get("NEWSLINT_CACHE"):
        return Path(told)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "newslint"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "newslint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newslint"


def write_atomically(path: Path, data: bytes, *, best_effort: bool = False) -> bool:
    """Replace a file whole or not at all, keeping its permissions; a link's target is what changes.

    Tells whether it was written. Raises OSError, with the old file untouched, unless
    `best_effort` (for caches) says that a failure does not matter.
    """
    try:
        target = Path(os.path.realpath(path))
        if best_effort:
            target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data, durable=not best_effort)
    except OSError:
        if best_effort:
            return False
        raise
    return True


def _replace(target: Path, data: bytes, *, durable: bool) -> None:

    # It brings half the library along, and most runs write nothing.
    import tempfile

    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        os.chmod(name, mode if mode is not None else 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
