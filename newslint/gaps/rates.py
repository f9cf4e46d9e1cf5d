"""From a rate of alarms that somebody is ready to bear to the score that a suspicion must have."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import Any

from ..errors import ModelError
from .files import FOLDER


def threshold(label: str, rate: float) -> float:
    """The score from which suspicions of a label count.

    `rate` is what all labels together may raise on sound copy, in alarms per 1,000 words,
    as measured on professionally edited articles (docs/gap-model.md); the table holds for
    the largest rate in it that is not above. Infinite where that is none. Raises ModelError
    where the table cannot be read.
    """
    table = _table()
    allowed = [index for index, known in enumerate(table["rates"]) if known <= rate]
    return float(table["thresholds"][label][allowed[-1]]) if allowed else math.inf


def made_as() -> int:
    """A number that is another for every model that was made (its file's CRC-32, less the sign)."""
    return int(_table()["model"])


@cache
def _table() -> dict[str, Any]:
    try:
        with open(FOLDER / "rates.json", encoding="utf-8") as file:
            return dict(json.load(file))
    except (OSError, ValueError) as error:
        raise ModelError(f"the gap model's table cannot be read ({error}); install newslint again") from error
