"""Facts and word lists that ship with newslint; NOTICE names their origins and licences."""

from __future__ import annotations

import os
from typing import Any


def facts(name: str) -> Any:
    """What a JSON file of this folder holds."""
    import json

    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return json.load(file)
