"""Acronyms, titles, offices and places: the layer, and what rule examples do not say of the kinds."""

from __future__ import annotations

import pytest

from newslint.document import Document
from newslint.kinds.names.acronyms import neighbors_swapped
from newslint.kinds.names.geography import gazetteer
from newslint.layers.acronyms import acronyms
from newslint.layers.tokens import fold
from newslint.readers import read


def document(*paragraphs: str) -> Document:
    return read("\n\n".join(("The headline", *paragraphs)).encode(), "story.txt")


def defined(text: str) -> list[tuple[str, str | None]]:
    """Each form that the text defines, and the words it gives for it."""
    story = document(text)
    return [
        (item.use.form, None if item.expansion is None else story.words(item.expansion))
        for item in acronyms(story).definitions
    ]


@pytest.mark.parametrize(
    ("text", "form", "expansion"),
    [
        ("The Harbor Workers Union (HWU) struck.", "HWU", "Harbor Workers Union"),
        ("He joined the Office of Port Safety (OPS) then.", "OPS", "Office of Port Safety"),
        ("The Center for Sea and Ice Studies (CSIS) said so.", "CSIS", "Center for Sea and Ice Studies"),
        ("The Anti-Doping League of Esteria (ADLE) met.", "ADLE", "Anti-Doping League of Esteria"),
        ("A ground-based midcourse defense (GMD) site.", "GMD", "ground-based midcourse defense"),
        ("The U.S. Harbor Police (USHP) came.", "USHP", "U.S. Harbor Police"),
        ("The HWU (Harbor Workers Union) struck.", "HWU", "Harbor Workers Union"),
        ("The Harbor Workers Union, known as the HWU, struck.", "HWU", "Harbor Workers Union"),
        ("The Harbor Workers Union (the “H.W.U.”) struck.", "HWU", "Harbor Workers Union"),
        ("The Société des Ports (SDP) met.", "SDP", "Société des Ports"),
        ("The gross domestic product (GDP) fell.", "GDP", "gross domestic product"),
    ],
)
def test_definitions(text: str, form: str, expansion: str) -> None:
    assert defined(text) == [(form, expansion)]


@pytest.mark.parametrize("text", ["Jo Roe (D-Calif.) spoke.", "The HWU struck.", "ROME (AP) — The HWU struck."])
def test_no_definition(text: str) -> None:
    assert [item for item in defined(text) if item[1]] == []


def test_uses_are_counted_by_their_letters() -> None:
    uses = acronyms(document("The HWU's boats, two HWUs, the H.W.U. and pro-HWU men; AFL-CIO, F-16, HWU-2.")).uses
    assert len(uses["HWU"]) == 5
    assert [use.joined for use in uses["HWU"]] == [False, False, False, False, True]
    assert uses["AFL"][0].joined
    assert "F" not in uses


def test_blocks_that_shout_have_no_acronyms() -> None:
    assert acronyms(document("HARBOR WORKERS STRIKE AGAIN IN ROME", "Quiet words.")).uses == {}


@pytest.mark.parametrize(
    ("one", "other", "swapped"),
    [("PTM", "PMT", True), ("PTM", "TPM", True), ("PTM", "MTP", False), ("PTM", "PTM", False), ("PT", "PTM", False)],
)
def test_neighbors_swapped(one: str, other: str, swapped: bool) -> None:
    assert neighbors_swapped(one, other) is swapped


def test_the_gazetteer_knows_namesakes() -> None:
    places = gazetteer()
    assert {"OR", "ME"} <= places.in_states[("portland",)]
    assert "WA" not in places.in_states[("portland",)]
    assert places.capitals[tuple(fold("South Korean"))] == ["Seoul"]
    assert places.in_countries[("zurich",)] == places.in_countries[("zürich",)]
