"""What the manual tells users to write into their editors, so that tests try those very words."""

from __future__ import annotations

import re
from pathlib import Path

EDITORS = Path(__file__).resolve().parent.parent / "docs" / "editors.md"


def blocks(heading: str, language: str) -> list[str]:
    """The code blocks of a language below a heading of docs/editors.md, up to the next heading of its rank."""
    part = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", EDITORS.read_text("utf-8"), re.M | re.S)
    assert part is not None, f"docs/editors.md has nothing on {heading}"
    found = re.findall(rf"^```{language}\n(.*?)^```", part[1], re.M | re.S)
    assert found, f"docs/editors.md has no {language} for {heading}"
    return found
