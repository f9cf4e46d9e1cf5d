"""What newslint says of many files, as JSON: the newslint on the import path, so also one of another revision.

usage: python benchmarks/verdicts.py FOLDER ...     prints {folder: {file: [verdict, ...]}}
A verdict is a mapping with rule, severity, start, end (code points), message and related spans.
"""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

Verdict = dict[str, Any]


@lru_cache(maxsize=1)
def _linter() -> Any:
    from newslint.linter import Linter

    return Linter()


def verdicts(path: Path) -> list[Verdict]:
    """Everything newslint says of one file under default settings, notes included."""
    return [
        {
            "rule": found.rule,
            "severity": found.severity.label,
            "start": found.span.start,
            "end": found.span.end,
            "message": found.message,
            "related": [list(other.span) for other in found.related],
        }
        for found in _linter().check(path.read_bytes(), path.name)
    ]


def main(folders: list[str]) -> None:
    """Print the verdicts on every text file below the folders."""
    files = [(folder, path) for folder in folders for path in sorted(Path(folder).rglob("*.txt"))]
    with Pool() as pool:
        said = pool.map(verdicts, [path for _, path in files], chunksize=8)
    result: dict[str, dict[str, list[Verdict]]] = {folder: {} for folder in folders}
    for (folder, path), found in zip(files, said, strict=True):
        result[folder][path.relative_to(folder).as_posix()] = found
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
