"""Fixes: one pass after another, and an end to it."""

from __future__ import annotations

import re

import pytest

from newslint.diagnostic import Diagnostic, Fix, Severity
from newslint.document import Document
from newslint.fixer import MAX_PASSES, Check, FixResult, choose, fix
from newslint.readers import read
from newslint.source import decode, from_text
from newslint.span import Edit, Span


def story(text: str | bytes, path: str = "x.txt") -> Document:
    return read(text if isinstance(text, bytes) else text.encode(), path)


def swaps(*pairs: tuple[str, str], safe: bool = True) -> Check:
    """A check with one rule for each pair: every match of the one becomes the other."""

    def check(document: Document) -> list[Diagnostic]:
        text = document.source.text
        return [
            Diagnostic(
                f"swap/{old or 'end'}-{new}", span, Severity.WARNING, "No.", Fix("Mend", (Edit(span, new),), safe)
            )
            for old, new in pairs
            for span in (Span(*found.span()) for found in re.finditer(re.escape(old) or r"\Z", text))
        ]

    return check


def fixed(text: str | bytes, check: Check, *, unsafe: bool = False) -> str:
    return fix(story(text), check, unsafe=unsafe).text


def test_all_fixes_are_applied_and_counted() -> None:
    result = fix(story("a b a"), swaps(("a", "x"), ("c", "y")))
    assert (result.text, result.applied, result.passes, result.remaining) == ("x b x", ("swap/a-x",) * 2, 1, [])


def test_nothing_to_fix_is_the_document_itself() -> None:
    document = story("b")
    assert fix(document, swaps(("a", "x"))) == FixResult(document, [])


def test_unsafe_fixes_only_when_asked() -> None:
    check = swaps(("a", "x"), safe=False)
    assert fixed("a", check) == "a"
    assert fixed("a", check, unsafe=True) == "x"
    assert len(fix(story("a"), check).remaining) == 1


def test_what_a_fix_makes_is_checked_anew() -> None:
    result = fix(story("a"), swaps(("b", "c"), ("a", "b"), ("c", "d")))
    assert (result.text, result.passes) == ("d", 3)


def test_of_two_fixes_that_touch_the_first_wins_and_the_other_waits() -> None:
    result = fix(story("abc"), swaps(("bc", "y"), ("ab", "x")))
    assert (result.text, result.applied) == ("xc", ("swap/ab-x",))
    assert fix(story("ab"), swaps(("b", "y"), ("a", "x"))).passes == 2


def test_a_fix_with_several_edits_is_applied_whole_or_not() -> None:
    ends = Fix("Mend", (Edit(Span(0, 1), "("), Edit(Span(4, 5), ")")), True)
    middle = Fix("Mend", (Edit(Span(1, 4), "x"),), True)
    whole = Diagnostic("a/whole", Span(0, 5), Severity.WARNING, "No.", ends)
    inner = Diagnostic("a/inner", Span(1, 4), Severity.ERROR, "No.", middle)
    source = from_text("'abc'")
    assert choose([inner, whole], source, []).rules == ["a/whole"]
    after_it = inner._replace(fix=Fix("Mend", (Edit(Span(4, 4), "x"),), True))
    assert choose([after_it, whole], source, []).rules == ["a/whole"]
    before_it = inner._replace(fix=Fix("Mend", (Edit(Span(0, 0), "x"),), True))
    assert choose([whole, before_it], source, []).rules == ["a/inner"]


@pytest.mark.parametrize(
    "edits",
    [(Edit(Span(0, 3), "x"), Edit(Span(2, 5), "y")), (Edit(Span(3, 9), ""),), (Edit(Span(0, 1), "a"),), ()],
    ids=["overlapping", "outside", "no change", "empty"],
)
def test_edits_that_make_no_sense_are_left_out(edits: tuple[Edit, ...]) -> None:
    item = Diagnostic("a/b", Span(0, 1), Severity.ERROR, "No.", Fix("Mend", edits, True))
    assert choose([item], from_text("abcde"), []).edits == []


def test_rules_that_undo_each_other_are_named_and_not_applied() -> None:
    result = fix(story("a z"), swaps(("a", "b"), ("b", "a"), ("z", "y")))
    assert result.text == "a y"
    assert result.applied == ("swap/z-y",)
    assert result.notes == ("not fixed: the fixes of swap/a-b, swap/b-a do not settle",)


def test_a_longer_loop_spares_the_rules_outside_it() -> None:
    result = fix(story("q"), swaps(("q", "a"), ("a", "b"), ("b", "c"), ("c", "a")))
    assert (result.text, result.applied) == ("a", ("swap/q-a",))
    assert result.notes == ("not fixed: the fixes of swap/a-b, swap/b-c, swap/c-a do not settle",)


def test_a_fix_that_grows_for_ever_is_stopped() -> None:
    calls = 0
    grow = swaps(("", "a"), ("z", "y"))

    def check(document: Document) -> list[Diagnostic]:
        nonlocal calls
        calls += 1
        return grow(document)

    result = fix(story("z"), check)
    assert (result.text, result.notes) == ("y", ("not fixed: the fix of swap/end-a does not settle",))
    assert calls <= MAX_PASSES + 5


def test_long_chains_of_touching_fixes_settle() -> None:
    def pairs(document: Document) -> list[Diagnostic]:
        text = document.source.text
        places = (Span(at, at + 2) for at in range(0, len(text) - 1, 1) if text[at : at + 2] == "aa")
        return [
            Diagnostic("a/b", span, Severity.WARNING, "No.", Fix("One", (Edit(span, "a"),), True)) for span in places
        ]

    assert fixed("a" * 5000, pairs) == "a"


def test_a_word_document_is_never_fixed() -> None:
    document = story("a a b")
    document = document.but(source=document.source.but(coordinates="paragraphs"))
    result = fix(document, swaps(("a", "x")))
    assert result.text == "a a b"
    assert result.notes == ("2 fixes not applied: newslint does not write .docx files",)
    assert fix(document, swaps(("c", "x"))).notes == ()


def test_a_character_that_the_encoding_lacks() -> None:
    result = fix(story("café Wales a".encode("cp1252")), swaps(("W", "Ŵ"), ("a", "x")))
    assert result.text == "cxfé Wxles x"
    assert result.notes == ("1 fix not applied: cp1252 has no 'Ŵ'; save the file as UTF-8",)
    assert len(result.remaining) == 1


def test_the_encoding_and_its_note_stay_when_the_text_is_read_anew() -> None:
    document = story("cafÃ© é".encode("cp1252"))
    result = fix(document, swaps((" é", "!")))
    assert result.text == "cafÃ©!"
    assert result.document.source.encoding == "cp1252"
    assert result.document.source.note == document.source.note is not None


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    text = end.join(["one a", "two a", ""])
    assert fixed(text, swaps(("a", "x\ny"))) == text.replace("a", f"x{end}y")
    assert fixed(text, swaps((f"a{end}t", "t"))) == end.join(["one two a", ""])


def test_no_fix_parts_a_carriage_return_from_its_line_feed() -> None:
    assert fixed("a\r\nb", swaps(("\n", " "), ("\r", " "))) == "a\r\nb"


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa b", b"\xff\xfea\0 \0b\0"])
def test_a_byte_order_mark_is_not_part_of_the_text(data: bytes) -> None:
    result = fix(story(data), swaps(("a", "x")))
    source = result.document.source
    assert source.encode(result.text) == data.replace(b"a", b"x") == source.data


def test_a_file_that_a_fix_would_break_is_left_alone() -> None:
    result = fix(story("a z"), swaps(("a", "\0")))
    assert (result.text, result.notes) == ("a z", ("not fixed: the fix of swap/a-\0 does not settle",))


def test_words_that_stood_in_speech_stay_even_when_a_mark_is_taken_away() -> None:
    """The first pass deletes a lone mark; what it had opened was speech all the same."""
    text = "She left. “We thus won a lot.\n\nThus it was: thus.\n"
    check = swaps(("“", ""), ("thus", "so"))
    assert fixed(text, check) == "She left. We thus won a lot.\n\nThus it was: so.\n"


def test_the_document_that_comes_out_is_what_the_bytes_say() -> None:
    result = fix(story("one a\r\n".encode("cp1252")), swaps(("a", "é")))
    source = result.document.source
    assert decode(source.data, source.path, source.encoding).text == result.text == "one é\r\n"
