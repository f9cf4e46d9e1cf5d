"""Characters in a terminal: how wide they are, which it can show, and whether in colour."""

from __future__ import annotations

import re
from collections.abc import Mapping

_FALLBACK = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "--",
        "\u2026": "...",
        "\u00a0": " ",
        "\ufffd": "?",
    }
)
"""What stands in for the characters of well-set prose where the output lacks them."""

# What a terminal would obey instead of show: control characters, and marks that turn the
# direction of writing. Unpaired surrogates, from file names that are not UTF-8, have no encoding.
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"

STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "query": "1;36",
    "note": "1;34",
    "bold": "1",
    "dim": "2",
    "added": "32",
    "dropped": "31",
}
"""ANSI codes by the name of what they mark."""


def use_color(when: str, *, terminal: bool, environ: Mapping[str, str]) -> bool:
    """Whether to colour: "always", "never", or "auto" by the terminal, NO_COLOR and TERM."""
    if when != "auto":
        return when == "always"
    return terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def paint(text: str, style: str, color: bool) -> str:
    """The text in a style of `STYLES`, where `color` asks for it."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if color and text else text


def fit(text: str, encoding: str) -> str:
    """The text with every character that `encoding` lacks replaced by the nearest that it has, at worst "?"."""
    if text.isascii() or _encodes(text, encoding):
        return text
    kept = [char if _encodes(char, encoding) else char.translate(_FALLBACK) for char in text]
    return "".join(kept).encode(encoding, "replace").decode(encoding)


def shown(text: str, encoding: str) -> str:
    """The text as a terminal can be trusted with it, a character for a character as far as `encoding` allows."""
    text = text.replace("\t", "    ")
    return fit(text if text.isprintable() else re.sub(_UNSAFE, "\ufffd", text), encoding)


def one_line(text: str, encoding: str) -> str:
    """The text on one line: line ends and other control characters are spelled out, `\\n`."""
    return fit(text if text.isprintable() else re.sub(_UNSAFE, _spell, text), encoding)


def cells(text: str) -> int:
    """How many columns of a terminal the text takes, as the wcwidth of most of them counts."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _spell(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _width(char: str) -> int:
    if char < "\u0300":
        return 1
    # Only stories beyond Latin pay for the tables.
    from unicodedata import category, east_asian_width

    if category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
