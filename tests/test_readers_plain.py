"""Plain text: paragraphs, wrapped lines, and the parts of the page."""

from __future__ import annotations

import textwrap
import time

import pytest

from newslint.document import Document
from newslint.readers import Reading, read

LEDE = "The council voted on Tuesday to keep the old mill open for ten more years, officials said."
SECOND = "Mayor Ana Brandt told residents that the town would pay for the repairs from its reserve fund."
THIRD = "Brandt added that the work would begin in the spring and take about eighteen months to finish."


def plain(text: str, layout: tuple[str, ...] = ()) -> Document:
    return read(text.encode(), "a.txt", Reading(layout=layout))


def zones(text: str, layout: tuple[str, ...] = ()) -> list[str]:
    return [zone.name for zone in plain(text, layout).blocks]


def words(document: Document) -> list[str]:
    return [" ".join(document.words(zone.span).split()) for zone in document.blocks]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \t\n"])
def test_a_line_is_a_paragraph(gap: str) -> None:
    document = plain(gap.join(["Town keeps mill", LEDE, SECOND, THIRD]))
    assert [zone.name for zone in document.blocks] == ["headline", "body", "body", "body"]
    assert words(document) == ["Town keeps mill", LEDE, SECOND, THIRD]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_one_paragraph(width: int, end: str) -> None:
    paragraphs = [f"{LEDE} {SECOND}", f"{SECOND} {THIRD}", f"{THIRD} {LEDE} {SECOND}"]
    wrapped = "\n\n".join(["Town keeps mill", *(textwrap.fill(paragraph, width) for paragraph in paragraphs)])
    document = plain(wrapped.replace("\n", end))
    assert words(document) == ["Town keeps mill", *paragraphs]


def test_wrapped_capitals_are_told_by_their_width() -> None:
    paragraphs = [f"{LEDE} {SECOND}".upper(), f"{SECOND} {THIRD}".upper()]
    assert words(plain("\n\n".join(textwrap.fill(paragraph, 70) for paragraph in paragraphs))) == paragraphs


def test_wrapped_paragraphs_may_be_told_by_their_indent_alone() -> None:
    paragraphs = [f"{LEDE} {SECOND}", f"{SECOND} {THIRD}", f"{THIRD} {LEDE}"]
    text = "\n".join(textwrap.fill(paragraph, 72, initial_indent="    ") for paragraph in paragraphs)
    assert words(plain(text)) == paragraphs


def test_the_head_of_a_wrapped_text_is_not_one_paragraph() -> None:
    text = "Town keeps mill\nBy Jo Roe\nMarch 3, 2024\n\n" + textwrap.fill(f"{LEDE} {SECOND}", 70)
    assert zones(text + "\n\n" + textwrap.fill(f"{SECOND} {THIRD}", 70)) == [
        "headline", "byline", "byline", "body", "body"]  # fmt: skip


def test_short_sentences_a_line_each_stay_apart() -> None:
    lines = ["Town keeps mill", "It was close.", "Six voted for it.", "Five did not.", "One slept."]
    assert words(plain("\n".join(lines))) == lines


@pytest.mark.parametrize("text", ["One line", "One line.\nAnother line", "Only this\n\n"])
def test_a_line_or_two_are_body(text: str) -> None:
    assert set(zones(text)) == {"body"}


@pytest.mark.parametrize(
    "headline", ["Will the mill stay?", "Mill stays, says U.S.", "‘We won’", "MILL STAYS", "What a day!", "Roe Inc."]
)
def test_headlines(headline: str) -> None:
    assert zones("\n".join([headline, LEDE, SECOND])) == ["headline", "body", "body"]


@pytest.mark.parametrize("first", [LEDE, "Photo: The mill.", "LONDON (AP) — The mill stays", "It stays. Will it?"])
def test_no_headlines(first: str) -> None:
    assert "headline" not in zones("\n".join([first, SECOND, THIRD]))


def test_a_first_line_set_off_may_end_in_a_full_stop() -> None:
    assert zones("\n".join(["The mill stays. For now.", "", LEDE, SECOND, THIRD, LEDE]))[0] == "headline"


@pytest.mark.parametrize(
    "byline",
    ["By Jo Roe", "BY JO ROE", "By Jo Roe and Al Doe, Staff Writers", "By Jo Roe in Seoul", "Words by Jo Roe",
     "By Jo van der Roe | The Daily", "Jo Roe", "Jo Roe and Al Doe in Kyiv", "Reuters", "jo@example.org"],
)  # fmt: skip
def test_bylines(byline: str) -> None:
    assert zones("\n".join(["Town keeps mill", byline, LEDE, SECOND])) == ["headline", "byline", "body", "body"]


def test_a_sentence_may_begin_with_by() -> None:
    sentence = "By Monday the mill had closed and its owner had left the town for good, officials said."
    assert zones("\n".join(["Town keeps mill", sentence, SECOND, THIRD]))[1] == "body"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("March 3, 2024", "2024-03-03"),
        ("Published 3 March 2024", "2024-03-03"),
        ("Sunday, Mar. 3, 2024 at 10:30 a.m. EST", "2024-03-03"),
        ("2024-03-03", "2024-03-03"),
        ("Published: 2024-03-03T10:00:00Z", "2024-03-03"),
        ("By Jo Roe | March 3, 2024", "2024-03-03"),
        ("Posted on 3rd of March 2024 | Last updated 5 March 2024", "2024-03-03"),
        ("February 31, 2024", "None"),
    ],
)
def test_the_publication_date(line: str, date: str) -> None:
    document = plain("\n".join(["Town keeps mill", line, LEDE, SECOND]))
    assert str(document.date) == date
    assert date == "None" or document.blocks[1].name == "byline"


def test_a_date_in_the_story_is_not_its_own() -> None:
    assert plain("\n".join(["Town keeps mill", LEDE, "It opened on March 3, 1924.", THIRD])).date is None


@pytest.mark.parametrize(
    "dateline",
    ["SEOUL, South Korea (AP) —", "LONDON —", "NEW YORK (Reuters) -", "U.S. PACIFIC BASE, Hawaii (AP) –",
     "KUALA LUMPUR, Nov 22 —", "Washington (CNN)", "SINGAPORE:", "WINSTON-SALEM, N.C. --"],
)  # fmt: skip
def test_datelines_before_the_lede(dateline: str) -> None:
    document = plain("\n".join(["Town keeps mill", f"{dateline} {LEDE}", SECOND]))
    assert [(zone.name, document.words(zone.span)) for zone in document.inline] == [("dateline", dateline)]


@pytest.mark.parametrize("start", ["NASA — the agency —", "BREAKING: The", "The USA —", "A", "I — and", "WATCH: How"])
def test_no_datelines(start: str) -> None:
    assert plain("\n".join(["Town keeps mill", f"{start} {LEDE}", SECOND])).inline == ()


def test_a_dateline_on_a_line_of_its_own() -> None:
    assert zones("\n".join(["Town keeps mill", "LONDON (AP)", LEDE, SECOND])) == [
        "headline",
        "dateline",
        "body",
        "body",
    ]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("PHOTO: The mill at dusk", "caption"),
        ("Caption: The mill at dusk.", "caption"),
        ("FILE - The mill in 1999.", "caption"),
        ("Editor's note: This story was first published in March.", "note"),
        ("EDITOR’S NOTE: Names were changed.", "note"),
        ("Correction (March 3, 2024): The mill has ten wheels.", "note"),
        ("This article was amended on 4 March to add a name.", "note"),
        ("- The wheels will be replaced.", "list"),
        ("• The roof too.", "list"),
        ("What comes next", "subhead"),
        ("Who is Ana Brandt?", "subhead"),
        ("By Al Doe, Daily correspondent", "byline"),
        ("What comes next is not known.", "body"),
        ("“It stays,”", "body"),
        ("The correction: a fall of 10 percent.", "body"),
        ("Updated rules came last year.", "body"),
    ],
)
def test_lines_within_the_story(line: str, zone: str) -> None:
    assert zones("\n".join(["Town keeps mill", LEDE, SECOND, line, THIRD, LEDE]))[3] == zone


def test_a_list_item_is_without_its_bullet() -> None:
    document = plain("\n".join(["Town keeps mill", LEDE, "- one thing", "*  two things", SECOND]))
    assert words(document)[2:4] == ["one thing", "two things"]


DECKS = {
    "no full stop": ["Ten more years for the town’s oldest building, but who pays for it"],
    "a byline below": ["The vote ends a long quarrel over the town’s oldest building.", "By Jo Roe"],
    "a name introduced again": ["Mayor Ana Brandt has long wanted to save the town’s oldest building."],
}


@pytest.mark.parametrize("lines", DECKS.values(), ids=DECKS)
def test_decks(lines: list[str]) -> None:
    assert zones("\n".join(["Town keeps mill", *lines, LEDE, SECOND, THIRD]))[1] == "deck"


def test_a_deck_set_off_with_the_headline() -> None:
    text = f"Town keeps mill\nThe vote ends a quarrel over an old building.\n\n{LEDE}\n\n{SECOND}\n\n{THIRD}"
    assert zones(text) == ["headline", "deck", "body", "body", "body"]


LEDES = {
    "attributed": [LEDE, SECOND, THIRD],
    "the surname alone comes next": ["Mayor Ana Brandt will save the mill.", THIRD, SECOND, LEDE],
    "a place is no name": ["The mill in New York will stay.", LEDE, "The New York council paid.", THIRD],
    "quoted": ["“We will save the mill” was the town’s slogan", LEDE, SECOND],
}


@pytest.mark.parametrize("lines", LEDES.values(), ids=LEDES)
def test_ledes_are_no_decks(lines: list[str]) -> None:
    assert "deck" not in zones("\n".join(["Town keeps mill", *lines]))


def test_the_users_layout_is_heeded_and_the_rest_still_guessed() -> None:
    text = "\n".join(["The mill stays.", "It was close.", "By Jo Roe", LEDE, "Correction: Six voted.", SECOND])
    assert zones(text, ("headline", "deck")) == ["headline", "deck", "byline", "body", "note", "body"]
    assert zones(text, ("body",))[:2] == ["body", "body"]
    assert zones("One.", ("headline", "deck", "body")) == ["headline"]


def test_addresses_are_marked() -> None:
    document = plain("See https://example.org/a_(b), www.example.org. Write to jo@example.org.")
    assert [document.words(zone.span) for zone in document.inline] == [
        "https://example.org/a_(b)", "www.example.org", "jo@example.org"]  # fmt: skip


HOSTILE = {
    "one line": "word " * 900_000,
    "capitals": "A-" * 500_000,
    "dateline": "A" * 100 + "-A" * 300_000,
    "quotes": "“" * 1_000_000,
    "brackets": "(" * 1_000_000,
    "short lines": "a\n" * 100_000,
    "names": "Jo Roe and " * 100_000,
    "names, short": "Head\n" + "A.-A’" * 24 + "\n" + "b" * 100,
    "mails": "a@" * 300_000,
    "line ends": "\r\n\r" * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_prompt(text: str) -> None:
    start = time.process_time()
    plain(text)
    assert time.process_time() - start < 5
