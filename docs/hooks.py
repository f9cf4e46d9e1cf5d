"""Hook of MkDocs: puts the desks and their rules into the navigation, so that no list of them is kept by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Add to the entry "Rules" a section a desk."""
    docs = Path(config["docs_dir"])
    sections = [
        {desk.name: [f"rules/{desk.name}/index.md", *(f"rules/{desk.name}/{name}" for name in _pages(desk))]}
        for desk in sorted(docs.glob("rules/*"))
        if desk.is_dir()
    ]
    for entry in config["nav"]:
        if "Rules" in entry:
            entry["Rules"] = ["rules/index.md", *sections]
    return config


def _pages(desk: Path) -> list[str]:
    return sorted(path.name for path in desk.glob("*.md") if path.name != "index.md")
