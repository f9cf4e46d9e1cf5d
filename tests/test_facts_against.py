"""Two versions of a story: what they state otherwise, and nothing else."""

from __future__ import annotations

import json
from importlib import resources

import golden
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_report_html import Page

from newslint.config import Config
from newslint.errors import UsageError
from newslint.factsheet.against import Comparison, compare
from newslint.factsheet.against_formats import parts, remarks, write
from newslint.factsheet.clerk import Clerk
from newslint.factsheet.formats import FORMATS
from newslint.factsheet.wording import difference, words_of
from newslint.report import Options

SCHEMA = json.loads(resources.files("newslint.report").joinpath("schema/newslint-changes-1.schema.json").read_text())
CLERK = Clerk(Config(), strict=True)
STORY = (golden.ARTICLES / "reservists.txt").read_text("utf-8")


def against(*swaps: tuple[str, str], old: str = STORY) -> Comparison:
    """The story against itself with some words replaced."""
    new = old
    for before, after in swaps:
        assert new.count(before) >= 1, before
        new = new.replace(before, after)
    return compare(*(CLERK.file(text.encode("utf-8"), f"{name}.txt") for name, text in (("old", old), ("new", new))))


def told(found: Comparison) -> list[tuple[str, str, tuple[str, ...], str]]:
    """List, kind, what differs and the words of each change."""
    marks = {"same": "{}", "dropped": "[-{}-]", "added": "[+{}+]"}
    return [
        (item.section, item.kind, item.what, " ".join(marks[part.kind].format(part.text) for part in parts(item)))
        for item in found.changes
    ]


def test_a_story_states_what_it_states() -> None:
    assert against().changes == ()


def test_where_it_stands_does_not_matter() -> None:
    first, *rest = STORY.split("\n\n")
    moved = "\n\n".join([first, rest[0], *reversed(rest[1:])])
    changed = compare(*(CLERK.file(text.encode("utf-8"), "a.txt") for text in (STORY, moved))).changes
    assert [item for item in changed if item.kind != "changed"] == []


def test_a_figure_is_changed() -> None:
    assert told(against(("as many as 6,000", "as many as 6,500"))) == [
        ("figures", "changed", ("value",), "[-as many as 6,000 reservists-] [+as many as 6,500 reservists+]")
    ]


def test_a_hedge_is_changed() -> None:
    assert told(against(("at least 9,500", "about 9,500"))) == [
        ("figures", "changed", ("hedge",), "[-at least 9,500 reservists-] [+about 9,500 reservists+]")
    ]


def test_a_name_is_respelled_and_whoever_quotes_it_has_not_changed() -> None:
    found = against(("Leonor Brandt", "Leonora Brandt"))
    assert told(found) == [("people", "changed", ("name",), "[-Leonor Brandt-] [+Leonora Brandt+]")]
    assert remarks(found.changes[0]) == ("respelled",)


def test_a_person_has_another_title() -> None:
    found = against(("Interior Minister Leonor", "Finance Minister Leonor"))
    assert told(found) == [("people", "changed", ("title",), "Leonor Brandt")]
    assert remarks(found.changes[0]) == ("title: Interior Minister → Finance Minister",)


def test_a_person_is_gone_and_another_comes() -> None:
    found = told(against(("A union spokesman, Rui Salgado", "A union official, Petra Oduya")))
    assert sorted(item for item in found if item[0] == "people") == [
        ("people", "added", (), "[+Petra Oduya+]"),
        ("people", "dropped", (), "[-Rui Salgado-]"),
    ]


def test_a_date_is_changed() -> None:
    assert told(
        against(("In May 2023", "In June 2023"), ("two ministers said on Tuesday", "two ministers said on Monday"))
    ) == [
        ("dates", "changed", ("date",), "[-Tuesday-] [+Monday+]"),
        ("dates", "changed", ("date",), "[-May 2023-] [+June 2023+]"),
    ]


def test_a_quote_is_changed_word_by_word() -> None:
    assert told(against(("to be heroes", "to be martyrs or heroes"))) == [
        (
            "quotes",
            "changed",
            ("words",),
            "Nobody is asking these men and women to be [+martyrs or+] heroes",
        )
    ]


def test_a_quote_has_another_speaker() -> None:
    found = against(("heroes,” Brandt said", "heroes,” Whitcombe said"))
    assert ("quotes", "changed", ("speaker",), "Nobody is asking these men and women to be heroes") in told(found)
    assert "speaker: Leonor Brandt → Harlan Whitcombe" in remarks(found.changes[0])


def test_straight_and_curly_marks_are_one() -> None:
    assert words_of("“It’s late,”") == words_of('"It\'s late"')
    assert [part.kind for part in difference("It's late,", "It’s late.")] == ["same", "dropped", "added"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_every_change(name: str) -> None:
    found = against(
        ("as many as 6,000", "as many as 6,500"), ("heroes", "<b>martyrs</b>"), ("Rui Salgado", "Rui Salgueiro")
    )
    said = write(name, found, Options())
    for words in ("6,500", "martyrs", "Salgueiro"):
        assert words in said


def test_json_has_the_form_of_its_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    out = json.loads(write("json", against(("6,000", "7,000"), ("Tuesday", "Friday"), ("Rui", "Raul")), Options()))
    Draft202012Validator(SCHEMA).validate(out)
    assert (out["old"]["path"], out["new"]["path"]) == ("old.txt", "new.txt")
    assert len(out["changes"]) >= 3


def test_page_is_sound_and_fetches_nothing() -> None:
    page = Page(write("html", against(("heroes", "<script>martyrs</script>")), Options()))
    assert "<script>martyrs</script>" in page.said
    assert page.all("src") == page.all("href") == []
    assert "default-src 'none'" in (page.all("content")[0] or "")


def test_text_shows_both_lines() -> None:
    said = write(
        "text", against(("Thousands of", "New today.\n\nThousands of"), ("as many as 6,000", "6,500")), Options()
    )
    assert "   6   8  ~ as many as 6,000 reservists → 6,500 reservists\n" in said
    assert said.endswith("in what is stated\n")


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match="no format is called"):
        write("pdf", against(), Options())


WORDS = st.lists(st.sampled_from("Jane Roe said “We will go ” 12 fans on Monday . , May 3 \n\n Larn".split(" "))).map(
    " ".join
)


@given(WORDS, WORDS)
def test_any_two_texts_can_be_compared(old: str, new: str) -> None:
    one, other = (CLERK.file(text.encode("utf-8"), "a.txt") for text in (old, new))
    found = compare(one, other)
    assert compare(one, one).changes == ()
    Draft202012Validator(SCHEMA).validate(json.loads(write("json", found, Options())))
    for name in ("text", "csv", "html"):
        write(name, found, Options(width=30, encoding="ascii")).encode("ascii")
