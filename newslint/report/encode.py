"""Values into JSON that any reader takes: ASCII, and no half of a surrogate pair."""

from __future__ import annotations

import json
import re
from typing import Any

SURROGATE = re.compile("[\ud800-\udfff]")
"""Python keeps the bytes of a file name that is not UTF-8 as unpaired surrogates; strict readers refuse those."""


def dump(value: Any) -> str:
    """A value as one line of JSON, in ASCII."""
    text = json.dumps(value)
    if "\\ud" not in text:
        return text
    raw = json.dumps(value, ensure_ascii=False)
    clean = SURROGATE.sub("\ufffd", raw)
    return text if clean == raw else json.dumps(json.loads(clean))


class Items:
    """The commas between the items of an array that is written as it comes."""

    def __init__(self) -> None:
        self._any = False

    def add(self, value: Any) -> str:
        """The next item, with what parts it from the one before."""
        comma = ",\n" if self._any else "\n"
        self._any = True
        return comma + dump(value)
