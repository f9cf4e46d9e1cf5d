"""The fact sheet: what it makes of whole articles and of any text, in form and in substance."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import golden
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import newslint
import newslint.errors
from newslint.config import Config, Settings
from newslint.factsheet.clerk import Clerk, Filed
from newslint.factsheet.formats import FORMATS, open_reporter
from newslint.factsheet.sheet import FactSheet, Figure, Named, mentions_of
from newslint.report import Options

SCHEMA = json.loads(resources.files("newslint.report").joinpath("schema/newslint-facts-1.schema.json").read_text())
CLERK = Clerk(Config(), strict=True)
STORY = """\
1,400 homes lose power in Selmar storm

By Ida Quillfeather

The storm cut power to 1,200 homes on Tuesday, March 5, 2024, said Mayor Tobias Renn, 58.

“Nobody was hurt,” Renn said. “We were lucky this time.”

Petra Oduya, a spokeswoman for the Selmar Valley Electric Board (SVEB), said repairs would cost
at least £1.5 million. “The lines will be up by Friday,” Oduya said. The SVEB owns Port Averill’s grid.
"""
ODD = st.lists(
    st.sampled_from([*"aZé😀 \n\r\t\"“”‘’'.,-–$%£0123456789<>&", "Mr. Roe ", "Monday ", "two ", "said ", "May 3"])
).map("".join)
"""Texts full of what the layers look for."""


def filed(text: str, path: str = "draft.txt", **settings: Any) -> Filed:
    return Clerk(Config(settings=Settings(**settings)), strict=True).file(text.encode("utf-8"), path)


def report(name: str, *found: Filed, **options: Any) -> str:
    reporter = open_reporter(name, Options(**options))
    return reporter.begin() + "".join(reporter.sheet(*item) for item in found) + reporter.end()


def names(listed: tuple[Named, ...]) -> list[str]:
    return [item.name for item in listed]


@pytest.fixture(scope="module")
def sheet() -> FactSheet:
    return newslint.facts(STORY, path="storm.txt", config=Config(settings=Settings(layout=("headline", "byline"))))


def golden_of(name: str) -> Path:
    return golden.ARTICLES / "facts" / f"{name}.txt"


@pytest.mark.parametrize("name", [path.name for path in golden.articles(golden.ARTICLES)])
def test_says_what_it_said(name: str) -> None:
    """To accept what it says now: NEWSLINT_UPDATE=1 pytest tests/test_facts.py."""
    said = golden.newslint("facts", "--isolated", f"fixtures/articles/{name}")
    if golden.UPDATE:
        golden_of(name).write_text(said, "utf-8")
    assert said == golden_of(name).read_text("utf-8")


def test_no_golden_file_is_left_of_an_article_that_is_gone() -> None:
    there = {golden_of(path.name) for path in golden.articles(golden.ARTICLES)}
    assert there == {*(golden.ARTICLES / "facts").iterdir()}


def test_people_have_one_entry_with_all_their_forms(sheet: FactSheet) -> None:
    known = {person.name: person for person in sheet.people}
    assert known["Tobias Renn"].forms == ("Tobias Renn", "Renn")
    assert (known["Tobias Renn"].title, known["Tobias Renn"].age) == ("Mayor", 58)
    assert [mention.line for mention in known["Tobias Renn"].mentions] == [5, 7]
    assert known["Petra Oduya"].title == "spokeswoman for the Selmar Valley Electric Board"
    assert known["Ida Quillfeather"].title == "byline"


def test_an_acronym_goes_with_its_organization(sheet: FactSheet) -> None:
    board = next(item for item in sheet.organizations if item.name == "Selmar Valley Electric Board")
    assert board.acronym == "SVEB"
    assert [mention.text for mention in board.mentions] == ["Selmar Valley Electric Board", "SVEB", "SVEB"]
    assert "SVEB" not in names(sheet.organizations + sheet.places + sheet.names)


def test_figures_say_what_they_count_and_who_says_so(sheet: FactSheet) -> None:
    known = {figure.at.text: figure for figure in sheet.figures}
    homes = known["1,200 homes"]
    assert (homes.value, homes.unit, homes.speaker) == (1200, "", "Tobias Renn")
    money = known["at least £1.5 million"]
    assert (money.value, money.unit, money.hedge) == (1_500_000, "gbp", "at least")
    assert known["Mayor Tobias Renn, 58"].unit == "year"
    assert len(known) == 4, "dates are no figures"


def test_a_date_has_its_weekday_worked_out(sheet: FactSheet) -> None:
    day = sheet.dates[0]
    assert (day.at.text, day.first, day.weekday) == ("Tuesday, March 5, 2024", date(2024, 3, 5), "Tuesday")
    assert (day.reading, day.guessed) == ("Tuesday, March 5, 2024", False)


def test_a_weekday_takes_its_date_from_the_publication_date() -> None:
    known = filed("The bridge closed on Monday.\n", date=date(2024, 3, 6)).sheet.dates
    assert [(day.first, day.weekday, day.guessed) for day in known] == [(date(2024, 3, 4), "Monday", True)]
    unknown = filed("The bridge closed on Monday.\n").sheet.dates
    assert [(day.first, day.reading) for day in unknown] == [(None, "")]


def test_quotes_have_their_speakers(sheet: FactSheet) -> None:
    assert [(quote.at.text, quote.speaker, quote.verb) for quote in sheet.quotes] == [
        ("Nobody was hurt,", "Tobias Renn", "said"),
        ("We were lucky this time.", "Tobias Renn", "said"),
        ("The lines will be up by Friday,", "Petra Oduya", "said"),
    ]


def test_a_disagreement_marks_both_of_its_halves(sheet: FactSheet) -> None:
    marked = [figure.at.text for figure in sheet.figures if figure.findings]
    assert marked == ["1,400 homes", "1,200 homes"]
    assert {finding.rule.partition("/")[0] for figure in sheet.figures for finding in figure.findings} == {"figures"}


@pytest.mark.parametrize(
    "story",
    [
        "Five people were named: Ana Silva, Bo Lund, Carl Weber and Dora Klein.",
        "The five winners are Ana Silva, 30, Bo Lund, 41, Carl Weber, 20, and Dora Klein, 33.",
        "The jury chose three poets: Ana Silva and Bo Lund.",
    ],
)
def test_a_list_that_does_not_add_up_is_told_of_once(story: str) -> None:
    sheet = filed(story).sheet
    assert [finding.rule for finding in sheet.findings] == ["figures/list-count"]
    told = [section for section, facts in sheet.sections() for fact in facts if fact.findings]
    assert told == ["figures"]


def test_a_turn_of_phrase_is_no_figure() -> None:
    story = "One of them left, and no one saw the two. One analysis was wrong. The pair met two ministers.\n"
    assert [figure.at.text for figure in filed(story).sheet.figures] == ["two ministers"]


def test_what_is_a_name_by_its_capital_alone_is_left_out() -> None:
    found = filed("In May the French and German teams met in Lisbon. On Monday they left for Galicia.\n").sheet
    assert names(found.places + found.names) == ["Lisbon", "Galicia"]


def test_a_scale_of_temperature_is_no_name() -> None:
    story = "In Celsius that is a lot. It was 104 Fahrenheit on Monday, and Fahrenheit’s scale has its friends.\n"
    sheet = filed(f"{story}The Celsius Foundation, of Anna Celsius, is older. Celsius said so.\n").sheet
    assert names(sheet.people + sheet.organizations + sheet.names) == ["Anna Celsius", "Celsius Foundation"]


def test_suppressed_findings_do_not_mark() -> None:
    story = STORY.replace("1,400", "<!-- newslint: allow figures -->\n# 1,400", 1)
    assert not [finding for finding in filed(story, "storm.md").sheet.findings if finding.rule.startswith("figures/")]


def test_json_has_the_form_of_its_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    out = json.loads(report("json", *(CLERK.file(path.read_bytes(), path.name) for path in articles())))
    Draft202012Validator(SCHEMA).validate(out)
    assert [item["path"] for item in out["files"]] == [path.name for path in articles()]
    marked = next(item for item in out["files"] if item["path"] == "school-meals.html")
    numbers = {number for figure in marked["figures"] for number in figure["findings"]}
    assert {marked["findings"][number]["rule"].partition("/")[0] for number in numbers} == {"figures"}


def articles() -> list[Path]:
    return golden.articles(golden.ARTICLES)


def test_text_in_json_is_the_files() -> None:
    path = golden.ARTICLES / "reservists.txt"
    text = path.read_bytes().decode("utf-8")
    out = json.loads(report("json", CLERK.file(path.read_bytes(), path.name)))["files"][0]
    places = [*out["figures"], *out["dates"], *(place for person in out["people"] for place in person["mentions"])]
    assert len(places) > 20
    assert all(text[place["start"] : place["end"]] == place["text"] for place in places)


def test_nothing_comes_of_nothing() -> None:
    found = filed("")
    assert not any(facts for _, facts in found.sheet.sections())
    Draft202012Validator(SCHEMA).validate(json.loads(report("json", found)))
    assert "0 facts" in report("text", found)
    assert report("csv", found).count("\n") == 1


@given(ODD | st.text())
def test_any_text_has_a_sheet_whose_facts_lie_in_it(text: str) -> None:
    try:
        found = CLERK.file(text.encode("utf-8", "surrogatepass"), "draft.txt")
    except newslint.errors.ReadError:
        return  # NUL, or half of a surrogate pair: this is no text
    size = len(found.document.source.text)
    for _, facts in found.sheet.sections():
        for fact in facts:
            for mention in mentions_of(fact):
                assert 0 <= mention.span.start < mention.span.end <= size
                assert mention.text
                assert mention.line <= mention.end_line
            if isinstance(fact, Figure):
                assert fact.value == fact.value, "a number"
    Draft202012Validator(SCHEMA).validate(json.loads(report("json", found)))


@given(ODD, st.sampled_from(FORMATS), st.sampled_from([(20, "ascii"), (80, "utf-8"), (500, "cp1252")]))
def test_every_format_takes_any_text(text: str, name: str, terminal: tuple[int, str]) -> None:
    width, encoding = terminal
    for path in ("draft.txt", "draft.md", "draft.html"):
        report(name, CLERK.file(text.encode("utf-8"), path), width=width, encoding=encoding).encode(encoding)
