"""Patterns that nobody needs to watch the clock for, and those that may run away."""

from __future__ import annotations

import time

import pytest
import regex

from newslint.kinds.pattern import SHORT, TIMEOUT
from newslint.tame import is_tame


@pytest.mark.parametrize(
    ("pattern", "tame"),
    [
        (r"\bmile post\b", True),
        (r"\w+\s+\w+(?=\s+of\s+\w+)", True),
        (r"(?:the|an?)\s+(?:\w+\s+){0,2}house", True),
        (r"(?<word>the|of)\s+\g<word>", True),
        (r"\b(?:the\s+)?\w+\s+(?:(?:in|at)\s+)?(?:\w+\s+)?of\s+it", True),
        (r"a[^.\s]\s+[\w’-]\s+(?:\s|,)", True),
        (r".*a.*b.*c.*d", False),
        (r"\s+" * 8 + "[.!]", False),
        (r"(?:\s+\w?){6}!", False),
        (r"\s+.*\s+.*\s+!", False),
        (r"\s+(?:and|\s+)?\s+,?\s+(?=\s+!)", False),
        (r"\s+[^.]\s+[\W]\s+[\n]\s+[!-~ ]?\s+!", False),
        (r"(?:\w+\s*)+!", False),
        (r"(?:a|aa)+b", False),
        (r"(?:x*y*){1,8}z", False),
        (r"(?:(?:a?){6}){6}b", False),
        (r"\p{Lu}\w+", False),
        (r"(", False),
    ],
)
def test_is_tame(pattern: str, tame: bool) -> None:
    assert is_tame(pattern) is tame


@pytest.mark.parametrize(
    "pattern", [r"\w*x\w*y\w*z", r".*,.*,.*z", r"[a-z, ]*,[a-z, ]*;[a-z, ]*!", r"\s+\s+\s+\s+[.!]"]
)
@pytest.mark.parametrize("text", ["x,", " "])
def test_the_worst_of_the_tame_ends_soon(pattern: str, text: str) -> None:
    assert is_tame(pattern)
    started = time.process_time()
    assert not regex.search(pattern, (text * SHORT)[:SHORT])
    assert time.process_time() - started < 10 * TIMEOUT
