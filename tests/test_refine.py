"""The chain from matches to diagnostics: rivals, order, and at most so many queries."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from newslint.diagnostic import Diagnostic, Fix, Related, Severity
from newslint.document import Document, OffsetMap, Run, Zone
from newslint.refine import in_order, in_zones, to_file, without_rivals
from newslint.rule import Match, Rule
from newslint.source import from_text
from newslint.span import Edit, Span

QUERY, WARNING, ERROR = Severity.QUERY, Severity.WARNING, Severity.ERROR


def found(rule: str, start: int, end: int, severity: Severity = WARNING, *, fix: bool = False) -> Diagnostic:
    mend = Fix("Mend", (Edit(Span(start, end), "x"),)) if fix else None
    return Diagnostic(rule, Span(start, end), severity, "No.", mend)


def against(item: Diagnostic) -> Diagnostic:
    return item._replace(related=(Related(Span(90, 95), "Here."),))


def left(*items: Diagnostic) -> list[str]:
    """The rules of what is left, whatever the order in which it came."""
    answers = {tuple(item.rule for item in in_order(without_rivals(list(order)))) for order in permutations(items)}
    assert len(answers) == 1, "the answer hangs on the order"
    return list(answers.pop())


def test_the_gravest_on_the_same_words() -> None:
    assert left(found("a/x", 0, 5, QUERY, fix=True), found("b/y", 0, 5, ERROR)) == ["b/y"]


def test_the_one_with_a_fix_where_both_are_as_grave() -> None:
    assert left(found("a/x", 0, 5), found("b/y", 0, 5, fix=True)) == ["b/y"]


def test_the_one_with_a_safe_fix_where_both_have_one() -> None:
    unsafe = found("a/x", 0, 5, fix=True)
    safe = Diagnostic("b/y", Span(0, 5), WARNING, "No.", Fix("Mend", (Edit(Span(0, 5), "x"),), safe=True))
    assert left(unsafe, safe) == ["b/y"]


def test_two_things_a_rule_says_of_the_same_words_both_stay() -> None:
    one = found("a/x", 0, 5)
    assert left(one, one._replace(message="Nor this.")) == ["a/x", "a/x"]


def test_a_contradiction_is_not_hidden_by_a_mark_on_its_words() -> None:
    assert left(found("a/x", 0, 5, ERROR), against(found("b/y", 0, 5, QUERY))) == ["a/x", "b/y"]
    assert left(against(found("a/x", 0, 5, ERROR)), against(found("b/y", 0, 5, QUERY))) == ["a/x"]


def test_of_two_fixes_for_the_same_words_the_longer_mark() -> None:
    assert left(found("a/x", 3, 9, fix=True), found("b/y", 0, 12, fix=True)) == ["b/y"]
    assert left(found("a/x", 0, 9, fix=True), found("b/y", 5, 12, fix=True)) == ["a/x"]


def test_the_larger_mark_stays_beside_a_graver_one_inside() -> None:
    assert left(found("a/x", 3, 9, ERROR, fix=True), found("b/y", 0, 50, fix=True)) == ["b/y", "a/x"]


def test_marks_that_overlap_without_a_common_fix_both_stay() -> None:
    assert left(found("a/x", 3, 9), found("b/y", 0, 50, QUERY)) == ["b/y", "a/x"]
    assert left(found("a/x", 3, 9, fix=True), found("b/y", 0, 50, QUERY)) == ["b/y", "a/x"]


def test_a_rule_inside_its_own_mark() -> None:
    assert left(found("a/x", 3, 9), found("a/x", 0, 12)) == ["a/x"]


def test_one_that_was_beaten_beats_nobody() -> None:
    chain = (
        found("a/x", 0, 6, ERROR, fix=True),
        found("b/y", 4, 12, WARNING, fix=True),
        found("c/z", 10, 16, QUERY, fix=True),
    )
    assert left(*chain) == ["a/x", "c/z"]


def test_what_newslint_says_of_itself_has_no_rivals() -> None:
    assert left(found("newslint/rule-failed", 0, 0), found("newslint/rule-timed-out", 0, 0), found("a/x", 0, 0)) == [
        "a/x",
        "newslint/rule-failed",
        "newslint/rule-timed-out",
    ]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5), st.sampled_from(Severity), st.booleans()), max_size=9))
def test_rivals_never_depend_on_the_order_they_come_in(spec: list[tuple[int, int, Severity, bool]]) -> None:
    items = [found(f"d/r{n % 4}", a, a + b, severity, fix=fix) for n, (a, b, severity, fix) in enumerate(spec)]
    kept = without_rivals(items)
    assert set(without_rivals(items[::-1])) == set(kept)
    assert without_rivals(kept) == kept
    gravest = max((item.severity for item in items), default=None)
    assert gravest == max((item.severity for item in kept), default=None)


def test_rivals_take_time_in_proportion_to_their_number() -> None:
    items = [found(f"d/r{n % 2}", n // 2 * 10, n // 2 * 10 + 5, fix=True) for n in range(40_000)]
    assert len(without_rivals(items)) == 20_000


def document(text: str, zone: str = "body") -> Document:
    return Document(from_text(text), text, OffsetMap.identity(len(text)), (Zone(zone, Span(0, len(text))),))


def rule(**more: object) -> Rule:
    return Rule("a/x", "phrase", ERROR, "Not “{match}”.", "", "")._replace(**more)  # type: ignore[arg-type]


def fixable(story: Document, words: str, new: str = "so", **more: object) -> bool:
    start = story.text.index(words)
    match = Match.swap(Span(start, start + len(words)), new)
    (item,) = to_file(story, rule(**more), [match])
    return item.fix is not None


def test_speech_is_never_fixed() -> None:
    story = document("We thus won. “We thus won,” she said. ‘We thuswise won,’ he said. He 'thuslike' left.")
    assert fixable(story, "thus")
    assert not fixable(story, "We thus won,")
    assert not fixable(story, "“We")
    assert not fixable(story, "thuswise")
    assert not fixable(story, "thuslike")


def test_a_blockquote_is_speech() -> None:
    assert not fixable(document("We thus won.", "blockquote"), "thus")


def test_a_fix_whose_words_are_written_otherwise_in_the_file_is_none() -> None:
    text, plain = "A&amp;B thus won", "A&B thus won"
    runs = [Run(0, 1, 0, 1), Run(1, 1, 1, 6), Run(2, 10, 6, 16)]
    story = Document(from_text(text), plain, OffsetMap(runs), (Zone("body", Span(0, len(plain))),))
    assert not fixable(story, "A&B")
    assert fixable(story, "thus")
    assert not fixable(story, "thus", "<so>")
    assert not fixable(story, "thus", "s*")


def test_inline_zones_are_found_wherever_they_lie() -> None:
    text = "one two three four five"
    inline = (Zone("url", Span(0, 13)), Zone("code", Span(4, 7)), Zone("code", Span(19, 23)))
    story = document(text).but(inline=inline)
    marks = {word: Match(Span(text.index(word), text.index(word) + len(word))) for word in text.split()}
    assert list(in_zones(story, rule(), marks.values())) == [marks["four"]]
    every = rule(zones=frozenset({"body", "url"}))
    assert list(in_zones(story, every, marks.values())) == [marks["one"], marks["three"], marks["four"]]
