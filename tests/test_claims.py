"""Claims: of each figure who says so, and of what time it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslint
from newslint.config import Config, Settings
from newslint.document import Document
from newslint.layers.claims import Claim, claims, same_source, same_time
from newslint.layers.quantities import quantities
from newslint.readers import read


def story(*paragraphs: str, day: date | None = None) -> Document:
    document = read("\n\n".join(paragraphs).encode("utf-8"), "story.txt")
    return document.but(blocks=tuple(zone._replace(name="body") for zone in document.blocks), date=day)


def told(document: Document, value: float) -> Claim:
    """The claim of the one figure with a value."""
    (item,) = (item for item in quantities(document) if item.value == value)
    return claims(document).of(item)


SOURCES = {
    "Police said that 40 boats sank.": "Police",
    "Some 40 boats sank, according to the harbor office.": "the harbor office",
    "“We lost 40 boats,” said Ana Lund.": "Ana Lund",
    "Ana Lund runs the harbor. “It was a storm,” Lund said. “It took 40 boats.”": "Ana Lund",
    "Ana Lund runs the harbor. She said that 40 boats sank.": "Ana Lund",
    "The union put the number of boats at about 40.": "The union",
    "The insurers counted 40 boats.": "The insurers",
    "The storm sank 40 boats.": "",
    "The union put the number of boats higher. The storm sank 40.": "",
    "They said that 40 boats sank.": "",
}


@pytest.mark.parametrize("text", SOURCES)
def test_a_figure_has_its_source(text: str) -> None:
    voice = told(story(text), 40).voice
    assert (voice.name if voice is not None else "") == SOURCES[text]


TIMES = {
    "The storm sank 40 boats in 2019.": ("2019", ""),
    "In 2019, the storm sank 40 boats.": ("2019", ""),
    "As of Monday, 40 boats were missing.": ("Monday", ""),
    "The count was 40 boats last year.": ("last year", ""),
    "The harbor had 40 boats in 2019 and 60 in 2021.": ("2019", ""),
    "The harbor has 40 boats, up from 60 in 2021.": ("", ""),
    "Police said Monday that 40 boats sank.": ("", "Monday"),
    "On May 3, 2019, some 40 boats sank, police said Monday.": ("May 3, 2019", "Monday"),
    "The pier, built in 1961, has 40 boats.": ("", ""),
    "The storm sank 40 boats after the flood of 2019.": ("", ""),
    "The race took 40 days in 2019.": ("", ""),
    "The storm sank 40 boats.": ("", ""),
}


@pytest.mark.parametrize("text", TIMES)
def test_a_figure_has_its_time(text: str) -> None:
    document = story(text)
    claim = told(document, 40)
    said = tuple(document.words(item.span) if item is not None else "" for item in (claim.when, claim.stated))
    assert said == TIMES[text]


def both(*paragraphs: str, day: date | None = None) -> tuple[Claim, Claim]:
    """The claims of 40 and of 60 boats."""
    document = story(*paragraphs, day=day)
    return told(document, 40), told(document, 60)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Police said 40 boats sank.", "The police said 60 boats sank.", True),
        ("Police said 40 boats sank.", "Esteria police said 60 boats sank.", True),
        ("Ana Lund said 40 boats sank.", "Lund said 60 boats sank.", True),
        ("Ana Lund said 40 boats sank.", "Jo Weld said 60 boats sank.", False),
        ("Police said 40 boats sank.", "The union said 60 boats sank.", False),
        ("Police said 40 boats sank.", "Officials said 60 boats sank.", None),
        ("Police said 40 boats sank.", "Ana Lund said 60 boats sank.", None),
        ("Police said 40 boats sank.", "In all, 60 boats sank.", None),
        ("The North Pier Trust said 40 boats sank.", "The NPT said 60 boats sank.", None),
    ],
)
def test_two_figures_have_one_source_or_two(first: str, second: str, same: bool | None) -> None:
    assert same_source(*both(first, second)) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("In 2019, 40 boats sank.", "In 2019, 60 boats sank.", True),
        ("In May 2019, 40 boats sank.", "In 2019, 60 boats sank.", True),
        ("In 2019, 40 boats sank.", "In 2018, 60 boats sank.", False),
        ("On Monday, 40 boats sank.", "On Tuesday, 60 boats sank.", False),
        ("On Monday, 40 boats sank.", "In 2018, 60 boats sank.", None),
        ("Last year, 40 boats sank.", "In 2018, 60 boats sank.", None),
        ("Last year, 40 boats sank.", "All 60 boats sank.", None),
    ],
)
def test_two_figures_are_of_one_time_or_two(first: str, second: str, same: bool | None) -> None:
    assert same_time(*both(first, second)) is same


def test_the_publication_date_tells_two_times_apart() -> None:
    apart = both("Last year, 40 boats sank.", "In 2018, 60 boats sank.", day=date(2024, 3, 6))
    assert same_time(*apart) is False
    assert same_time(*both("Last year, 40 boats sank.", "In 2023, 60 boats sank.", day=date(2024, 3, 6))) is True


def messages(rule: str, story: str) -> list[str]:
    config = Config(settings=Settings(select=(rule,)))
    return [item.message for item in newslint.check(story, path="story.txt", config=config)]


def test_a_query_tells_whose_the_two_figures_are() -> None:
    (message,) = messages(
        "figures/quantity-conflict",
        "400 homes lost roofs, police say\n\nThe storm tore the roofs off 400 homes in Esteria.\n\n"
        "The insurers said that, in total, 900 homes lost their roofs.\n",
    )
    assert message.endswith("The one is from police, the other from the insurers.")


def test_one_source_of_two_figures_is_named() -> None:
    (message,) = messages(
        "figures/figure-mismatch",
        "Boats\n\nAna Lund said that the line owed 340 fishermen for their boats.\n\n"
        "It has not paid the 430 fishermen of the harbor for their boats, Lund said.\n",
    )
    assert message == "430 fishermen here, 340 fishermen in line 3, both by Ana Lund: which is right?"


def test_nothing_is_worked_out_before_it_is_asked_for() -> None:
    document = story("Police said 40 boats sank on Monday.")
    claims(document)
    assert len(document._layers) == 1


WORDS = st.sampled_from(
    "Police said that 40 60 boats in 2019 , . ; on Monday the union put at “ ” according to she".split()
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_whatever_the_text_its_claims_lie_in_it(text: str) -> None:
    document = story(f"Ana Lund {text}")
    for item in quantities(document):
        claim = claims(document).of(item)
        assert claims(document).of(item) is claim
        for place in (claim.voice.words if claim.voice else None, claim.date.span if claim.date else None):
            assert place is None or 0 <= place.start < place.end <= len(document.text)
