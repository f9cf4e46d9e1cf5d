"""Text into XML and HTML, in ASCII whatever it holds."""

from __future__ import annotations

import re
from html import escape as escape_html

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML may not hold, not even escaped, and the controls that HTML would read as other characters."""

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Controls that change the order in which the letters around them are shown: words may seem to say something else."""

PAUSE = "<script></script>\n"
"""A place where a browser may stop reading a long page, to draw and to answer, without losing anything.

Chromium reads the rest of a page in one go after it has paused six times, but for ten milliseconds after a script.
An empty one is not run, so no policy minds it.
"""


def escape(text: str) -> str:
    """Text fit for an element or a quoted attribute, line ends included."""
    safe = escape_html(_ILLEGAL.sub("\ufffd", text))
    safe = safe.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return safe.encode("ascii", "xmlcharrefreplace").decode("ascii")


def shown(text: str) -> str:
    """The same for an element of a page: what would turn the order of its letters is boxed in and named instead."""
    parts = _TURNING.split(text)
    controls = [
        f'<span class="control" title="U+{ord(found):04X}">&#{ord(found)};</span>' for found in _TURNING.findall(text)
    ]
    return "".join(part for pair in zip(map(escape, parts), [*controls, ""], strict=True) for part in pair)


def named(text: str) -> str:
    """The same for an attribute, which has no boxes."""
    return escape(_TURNING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text))


def tag(tag_name: str, /, **attributes: object) -> str:
    """An opening tag without its brackets' end: `<name key="value"`."""
    return f"<{tag_name}" + "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
