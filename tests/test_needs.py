"""What a pattern cannot do without."""

from __future__ import annotations

import pytest
import regex

from newslint.needs import alike, needs


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\bshould of\b", ["should of"]),
        (r"(?<mark>couldn't) (?:(?:un)?known|seen)", ["couldn't "]),
        (r"\b(?:fewer|less) (?:people|towns)\b", ["people", "towns"]),
        (r"a+(?:mile|yard){2}", ["mile", "yard"]),
        (r"(?:mile)?x*ton(?=nes)", ["ton"]),
        (r"[“\"]\w+", ['"', '"']),
        (r"HE\s[SR]AID", ["aid"]),
        (r"(?x) \{\{ \w+ \}\}", ["{{"]),
        # Nothing that tells.
        (r"\d+|the", None),
        (r"(?<=mile )\w+", None),
        (r"[^abc]+", None),
        (r"ab\s+c", None),
        # What only `regex` can take apart.
        (r"(?:miles){e<=1}", None),
        (r"[[:alpha:]]mile", None),
        (r"\p{Lu}mile", None),
        (r"(?i:mile)\Lx", None),
    ],
)
def test_needs(pattern: str, found: list[str] | None) -> None:
    assert needs(pattern, False) == found


def test_capitals_count() -> None:
    assert needs("EMBARGO(?:ED)?", True) == ["EMBARGO"]
    assert needs("(?i:embargo) HOLD", True) == [" HOLD"]
    assert needs("(?i)embargo", True) is None


def test_what_every_anchor_holds_tells_nothing() -> None:
    assert needs(r"\b(?:Mile|Yards)\b", False, ["mile", "yards"]) is None
    assert needs(r"\b(?:mile|yard)\b", False, ["mile", "foot"]) == ["mile", "yard"]
    assert needs(r"\bmile post\b", False, ["mile"]) == ["mile post"]


@pytest.mark.parametrize("char", ["K", "ſ", "ı", "İ", "’"])
def test_characters_that_regex_takes_for_others(char: str) -> None:
    """Where the pattern fits a text with such a character, the need is in it too."""
    for pattern in ("kick", "skis", "it's"):
        for plain in set(pattern):
            text = pattern.replace(plain, char)
            if regex.search(pattern, text, regex.IGNORECASE):
                assert all(need in alike(text) for need in needs(pattern, False) or [])
    assert len(alike(f"İ{char}")) == 2
