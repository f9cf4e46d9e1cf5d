"""What a pattern cannot do without."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.needs import alike, minds_ends, needs


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\bshould of\b", ["should of"]),
        (r"(?<mark>couldn't) (?:(?:un)?known|seen)", ["couldn't "]),
        (r"\b(?:fewer|less) (?:folk|men)\b", ["less men", "fewer men", "less folk", "fewer folk"]),
        (r"\b(?:a|an|no|one|the) (?:dozen|score) men", ["dozen men", "score men"]),
        (r"\bless\b \b(?!x)\bmen(?: or women)?", ["less men"]),
        (r"(?:no )?men", ["men"]),
        (r"a(?:b|)cd", ["acd", "abcd"]),
        (r"(?<one>\w)mile\g<one>post", ["mile"]),
        (r"(?<one>\w)mile(?P=one)stones", ["stones"]),
        (r"a+(?:mile|yard){2}", ["mile", "yard"]),
        (r"(?:mile)?x*ton(?=ners)", ["ners"]),
        (r"[“\"]\w+", ['"']),
        (r"HE\s[SR]AID", ["raid", "said"]),
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


@st.composite
def _patterns(draw: st.DrawFn, depth: int = 2) -> str:
    """A pattern of what rules are made of, over an alphabet so small that many texts fit."""
    plain = st.sampled_from(["a", "b", "A", "-", " ", "’", "[ab]", '[“"]', "[^a]", r"\w", r"\b", r"\s", "(?!b)"])
    if depth:
        inner = _patterns(depth=depth - 1)
        group = st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})")
        ahead = inner.map(lambda part: f"(?={part})")
        behind = st.sampled_from(["(?<=a)", "(?<=b-)"])
        count = st.sampled_from(["", "", "?", "+", "*", "{2}"])
        plain = st.one_of(plain, plain, ahead, behind, st.tuples(group, count).map("".join))
    return "".join(draw(st.lists(plain, min_size=0 if depth < 2 else 1, max_size=4)))


@given(_patterns(), st.text('abAB- ’“"k', max_size=12), st.booleans())
@settings(max_examples=250)
def test_what_fits_holds_a_need(pattern: str, text: str, case: bool) -> None:
    found = needs(pattern, case)
    if found is not None and regex.search(pattern, text, 0 if case else regex.IGNORECASE):
        assert any(need in (text if case else alike(text)) for need in found)


@pytest.mark.parametrize(
    ("pattern", "minds"),
    [
        (r"mile(?= post)", False),
        (r"(?<![^\n])mile\b", False),
        (r"mile(?![a-z\d])", False),
        (r"mile(?![^\r\n])", False),
        (r"mile$", True),
        (r"(?m:^)mile", True),
        (r"mile(?!\s)", True),
        (r"mile(?! ?post)", False),
        (r"mile(?! *[^a])", True),
        (r"mile(?![^\n])", True),
        (r"(?:mile|yard(?!\W))", True),
        (r"mil[^a]++e", True),
    ],
)
def test_minds_ends(pattern: str, minds: bool) -> None:
    assert minds_ends(pattern, case=True) is minds


@given(_patterns(), st.lists(st.text("abA- ’“", max_size=6), min_size=2, max_size=3), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=200)
def test_what_fits_a_line_fits_the_text(pattern: str, lines: list[str], end: str) -> None:
    text, compiled = end.join(lines), regex.compile(pattern)
    start = len(lines[0]) + len(end)
    if not minds_ends(pattern, case=True) and compiled.search(text, start, start + len(lines[1])):
        assert compiled.search(text)
