"""The frame of every page: a head that allows nothing but what is in it, a name, the choice of colors."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from ...about import NAME, VERSION
from ...record import NamedTuple
from ..markup import named

HERE = Path(__file__).parent
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{name} {version}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""
COLORS = """<fieldset class="colors"><legend>Colors</legend>
<label><input type="radio" name="colors" value="auto" checked> auto</label>
<label><input type="radio" name="colors" value="light"> light</label>
<label><input type="radio" name="colors" value="dark"> dark</label>
</fieldset>
"""
"""The switch. The styles obey it by themselves; "auto" is what the system says."""


class Frame(NamedTuple):
    """The style sheets and the script of a page, in files that are ASCII; there may be no script."""

    styles: tuple[Path, ...]
    script: Path | None = None

    def head(self, title: str) -> str:
        """All before the content of the body."""
        style, script = self._style, self._script
        policy = ["default-src 'none'", f"style-src '{_digest(style)}'"]
        policy += [f"script-src '{_digest(script)}'"] if script else []
        policy += ["base-uri 'none'", "form-action 'none'"]
        return _HEAD.format(policy="; ".join(policy), name=NAME, version=VERSION, title=named(title), style=style)

    def scripts(self) -> str:
        """The script, for a place in the body."""
        return f"<script>{self._script}</script>\n" if self.script else ""

    def foot(self) -> str:
        """All after the content."""
        return "</body>\n</html>\n"

    @property
    def _style(self) -> str:
        return "\n" + "".join(path.read_text("ascii") for path in self.styles)

    @property
    def _script(self) -> str:
        return "\n" + self.script.read_text("ascii") if self.script else ""


def _digest(text: str) -> str:
    """What a content security policy calls an element with this content."""
    return "sha256-" + b64encode(sha256(text.encode("ascii")).digest()).decode("ascii")
