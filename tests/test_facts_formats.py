"""The formats of a fact sheet, on facts made by hand: layout, safety, links."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_report_html import Page

from newslint.diagnostic import Diagnostic, Severity
from newslint.document import Document
from newslint.errors import UsageError
from newslint.factsheet.csv import COLUMNS, safe
from newslint.factsheet.formats import FORMATS, open_reporter
from newslint.factsheet.rows import number, row
from newslint.factsheet.sheet import FactSheet, Figure, Named, Passage, Said, When
from newslint.factsheet.text import filled
from newslint.factsheet.told import days
from newslint.readers import read
from newslint.report import Options, locate
from newslint.report.markup import PAUSE
from newslint.report.terminal import cells
from newslint.span import Span

EVIL = "<script>alert(1)</script>\"'&amp;<!--"


def passage(text: str, words: str, document: Document) -> Passage:
    start = text.index(words)
    line, column = document.source.lines.position(start)
    return Passage(Span(start, start + len(words)), line, column, line, column + len(words), words, "body")


def made(
    text: str = "Roe said 12,000 fans came Monday.\n\n“They sang,” Jane Roe said.\n",
) -> tuple[FactSheet, Document]:
    """A story and a sheet of it that no layer had a hand in."""
    document = read(text.encode("utf-8"), "a.txt")
    first, full = passage(text, "Roe", document), passage(text, "Jane Roe", document)
    found = Diagnostic("figures/odd", Span(9, 15), Severity.QUERY, "Is it?")
    findings = locate(
        document.source, [found, Diagnostic("dates/odd", Span(26, 32), Severity.ERROR, "No.")]
    ).diagnostics
    figure = Figure(passage(text, "12,000 fans", document), 12000, None, "", "fan", "", "Jane Roe", "…", findings[:1])
    day = date(2024, 3, 4)
    sheet = FactSheet(
        "a.txt",
        "",
        10,
        date(2024, 3, 5),
        people=(Named("Jane Roe", "", None, "", ("Roe", "Jane Roe"), (first, full)),),
        figures=(figure,),
        dates=(When(passage(text, "Monday", document), day, day, days(day, day), True, "came Monday"),),
        quotes=(Said(passage(text, "They sang,", document), "Jane Roe", "said"),),
        findings=findings,
    )
    return sheet, document


def report(name: str, *found: tuple[FactSheet, Document], **options: object) -> str:
    reporter = open_reporter(name, Options(**options))  # type: ignore[arg-type]
    return reporter.begin() + "".join(reporter.sheet(*item) for item in found) + reporter.end()


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match="no format is called 'pdf'; there are text, json, csv, html"):
        open_reporter("pdf")


def test_text_for_a_narrow_terminal() -> None:
    assert report("text", made(), width=50) == (
        "a.txt: 10 words, dated Tuesday, March 5, 2024\n"
        "\n"
        "People (1)\n"
        "   1  Jane Roe\n"
        "      also “Roe”; lines 1, 3\n"
        "\n"
        "Figures (1)\n"
        "   1  12,000 fans\n"
        "      source: Jane Roe\n"
        "      ! query, line 1: Is it?\n"
        "        [figures/odd]\n"
        "\n"
        "Dates (1)\n"
        "   1  Monday\n"
        "      likely Monday, March 4, 2024; in: came\n"
        "      Monday\n"
        "\n"
        "Quotes (1)\n"
        "   3  “They sang”\n"
        "      Jane Roe said\n"
        "\n"
        "Other disagreements (1)\n"
        "      ! error, line 1: No.\n"
        "        [dates/odd]\n"
        "\n"
        "4 facts; 2 disagreements\n"
    )


def test_text_puts_details_beside_where_there_is_room() -> None:
    said = report("text", made(), width=80)
    assert "   1  Jane Roe  also “Roe”; lines 1, 3\n" in said
    assert "   1  12,000 fans  source: Jane Roe\n" in said


def test_colour_marks_disagreements_as_check_does() -> None:
    assert "\x1b[1;36m! query, line 1: Is it?\x1b[0m" in report("text", made(), color=True)
    assert "\x1b" not in report("text", made())


@given(st.text(max_size=80), st.integers(10, 40), st.integers(0, 4))
def test_lines_fit_and_lose_nothing(text: str, room: int, hang: int) -> None:
    clean = " ".join(text.split())
    lines = filled(clean, room, hang)
    assert all(cells(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == clean.replace(" ", "")


def test_csv_is_a_fact_a_line() -> None:
    rows = list(csv.DictReader(io.StringIO(report("csv", made()))))
    assert [(item["kind"], item["words"], item["line"]) for item in rows] == [
        ("person", "Jane Roe", "1"),
        ("figure", "12,000 fans", "1"),
        ("date", "Monday", "1"),
        ("quote", "“They sang”", "3"),
    ]
    assert rows[0]["lines"] == "1 3"
    assert (rows[1]["value"], rows[1]["findings"]) == ("12000", "query: Is it? [figures/odd]")
    assert (rows[2]["first"], rows[2]["weekday"]) == ("2024-03-04", "Monday")
    assert list(rows[0]) == COLUMNS


@pytest.mark.parametrize("words", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", " =1", "\xa0=1", "＝1", "\r\n=1"])
def test_no_cell_is_a_formula(words: str) -> None:
    assert safe(words) == f"'{words}"
    sheet, document = made()
    evil = sheet._replace(path=words, people=(sheet.people[0]._replace(name=words, forms=(words,), title=words),))
    cell = next(csv.DictReader(io.StringIO(report("csv", (evil, document)))))
    assert {cell["file"], cell["words"], cell["title_or_reading"]} == {f"'{words}"}


def test_numbers_stay_numbers() -> None:
    assert [safe(value) for value in (-2, 1.5, "", "a-b")] == [-2, 1.5, "", "a-b"]
    assert [number(value) for value in (1_200_000, 4.5, 0.1 + 0.2, 1e15)] == [
        "1,200,000",
        "4.5",
        "0.3",
        "1,000,000,000,000,000",
    ]


def test_page_links_every_fact_with_its_places() -> None:
    page = Page(report("html", made(), made()))
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.all("href") if link.startswith("#")} <= set(ids)
    assert {"m1-1", "m1-1-2", "r1-1", "m2-4", "r2-4"} <= set(ids)
    where = [found["href"] for tag, found in page.tags if tag == "a" and found.get("class") == "where"]
    assert where[:4] == ["#m1-1", "#m1-2", "#m1-3", "#m1-4"]


def test_page_marks_what_disagrees() -> None:
    marks = [mark for mark in Page(report("html", made())).marks() if "query" in (mark["class"] or "").split()]
    assert [(mark["class"], mark["href"]) for mark in marks] == [("mark figures query", "#r1-2")]


def test_page_fetches_nothing() -> None:
    text = report("html", made())
    page = Page(text)
    assert not {"link", "img", "iframe"} & {tag for tag, _ in page.tags}
    assert page.all("src") == []
    assert "default-src 'none'" in (page.all("content")[0] or "")
    assert "url(" not in text
    assert "@import" not in text
    assert all(link.startswith(("#", "https://newslint.readthedocs.io/")) for link in page.all("href"))


def test_nothing_in_a_story_becomes_markup() -> None:
    sheet, document = made(f"Roe said 12,000 fans came Monday {EVIL}\n\n“They sang,” Jane Roe said.\n")
    evil = Named(EVIL, EVIL, None, EVIL, (EVIL,), sheet.people[0].mentions)
    found = sheet.findings[0]._replace(rule=EVIL, message=EVIL)
    sheet = sheet._replace(path=EVIL, headline=EVIL, people=(evil,), findings=(found,))
    text = report("html", (sheet, document))
    page = Page(text)
    assert [tag for tag, _ in page.tags].count("script") == 1 + text.count(PAUSE), "the page's own"
    assert EVIL in page.story
    assert page.said.count(EVIL) >= 6


@given(st.text(alphabet="ab<&\r\n😀"), st.data())
def test_facts_may_overlap_anyhow(text: str, data: st.DataObject) -> None:
    document = read(text.encode("utf-8"), "a.txt")
    figures = []
    for _ in range(data.draw(st.integers(0, 5)) if text else 0):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        figures.append(Figure(Passage(Span(start, end), 1, 1, 1, 1, "w", "body"), 1, None, "", "", "", "", ""))
    page = Page(report("html", (FactSheet("a.txt", "", 0, None, figures=tuple(figures)), document)))
    told = re.sub(r"\d", "", page.story).replace("\n", "")
    assert told == document.text.replace("\n", "").replace("\r", "")
    if document.blocks:
        anchors = {value for value in page.all("id") if value.startswith("m")}
        assert anchors == {f"m1-{index}" for index in range(1, len(figures) + 1)}


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_surrogate_pair_does_no_harm(name: str) -> None:
    sheet, document = made()
    report(name, (sheet._replace(path="b\udce9.md"), document)).encode("utf-8")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2024, 3, 5), (2024, 3, 5), "Tuesday, March 5, 2024"),
        ((2024, 2, 1), (2024, 2, 29), "February 2024"),
        ((2024, 1, 1), (2024, 12, 31), "2024"),
        ((2024, 6, 1), (2024, 8, 31), "June to August 2024"),
        ((1960, 1, 1), (1969, 12, 31), "1960 to 1969"),
        ((2024, 3, 4), (2024, 3, 10), "the week of Monday, March 4, 2024"),
        ((2024, 3, 5), (2024, 3, 7), "Tuesday, March 5, 2024, to Thursday, March 7, 2024"),
        ((9999, 12, 1), (9999, 12, 31), "December 9999"),
    ],
)
def test_days_in_words(first: tuple[int, int, int], last: tuple[int, int, int], said: str) -> None:
    assert days(date(*first), date(*last)) == said


def test_numbers_in_words_are_read_out() -> None:
    _, document = made()
    spot = passage(document.text, "Roe", document)
    figure = Figure(spot._replace(text="two million fans"), 2e6, None, "", "fan", "", "", "")
    assert row("figures", figure).details == ("= 2,000,000",)
    assert row("figures", figure._replace(at=spot._replace(text="2 million fans"))).details == ()
    assert row("figures", figure._replace(at=spot._replace(text="two fans"), value=2)).details == ()
