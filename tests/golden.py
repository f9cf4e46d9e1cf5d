"""Golden files: what newslint says of a whole article, to the byte.

To accept what it says now: NEWSLINT_UPDATE=1 pytest tests/test_articles.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "fixtures" / "articles"
CLEAN = ROOT / "fixtures" / "clean"
UPDATE = bool(os.environ.get("NEWSLINT_UPDATE"))


def articles(folder: Path) -> list[Path]:
    """The articles of a folder, in the formats newslint reads."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md", ".html", ".docx"))


def newslint(*arguments: str, program: tuple[str, ...] = (sys.executable, "-P", "-m", "newslint")) -> str:
    """The output of a command run in the project's folder, with no user's settings; findings are no failure."""
    done = subprocess.run([*program, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", env=clean())
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def clean() -> dict[str, str]:
    """The environment, with output in UTF-8 as wide as the README's examples."""
    return {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "100"}


def check_json(path: Path, **options: Any) -> str:
    """What `newslint check --format json` says of an article under default settings."""
    place = path.relative_to(ROOT).as_posix()
    return newslint("check", "--isolated", "--no-cache", "--format", "json", place, **options)


def golden_of(path: Path) -> Path:
    """The golden file of an article."""
    return path.parent / "golden" / f"{path.name}.json"


def pretty(report: str) -> str:
    """A JSON report laid out so that a difference shows as a line."""
    return json.dumps(json.loads(report), ensure_ascii=False, indent=1) + "\n"
