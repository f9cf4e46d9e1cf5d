"""How the page looks to those who read it on paper, on a phone, enlarged, in colors of their own, or by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import browsing, until
from test_report_html import at, checked, conflict, told, written

from newslint.diagnostic import Diagnostic, Severity
from newslint.report import FileResult

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
HARD = "\n\n".join(
    [
        "# " + "A headline that nobody would print and somebody will file at six, " * 5,
        f"The the {WORD} said in in the hall that 12 people came. See https://example.com/{'a' * 200} for for more.",
        "\u05de\u05e0\u05d4\u05d9\u05d2 the the \u05d4\u05e2\u05d9\u05e8 \u05d0\u05de\u05e8.",
        f"> \U0001f468\u200d\U0001f469\u200d\U0001f467 The family family of {WORD} should of gone.",
        f"| {WORD} | should of |\n| --- | --- |\n| one one | 12 |",
        f"By {WORD}",
    ]
)
"""Words that fit in no line, a headline of 330 characters, letters from right to left, and many findings."""
FOCUS = """() => {
    const [box, bar] = [document.activeElement, document.querySelector('.tools')].map((e) => e.getBoundingClientRect());
    const seen = box.top >= bar.bottom - 1 && box.bottom <= innerHeight + 1;
    return [seen, [box.top, box.bottom, bar.bottom], document.activeElement.outerHTML];
}"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    with browsing(tmp_path_factory.mktemp("profile"), viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture
def show(browser: BrowserContext, tmp_path: Path) -> Iterator[Any]:
    """Opens a page of results."""
    pages: list[Page] = []

    def shown(*results: FileResult, width: int = 1280) -> Page:
        file = tmp_path / "page.html"
        file.write_text(written(*results), "ascii")
        pages.append(browser.new_page())
        pages[-1].set_viewport_size({"width": width, "height": 800})
        pages[-1].goto(file.as_uri())
        return pages[-1]

    yield shown
    for page in pages:
        page.close()


def long_story() -> FileResult:
    """A story of 150 figures and 200 findings."""
    lines = [f"The the plan cost ${number} million in in the end." for number in range(101, 251)]
    return checked("\n\n".join(lines) + "\n")


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_runs_over_the_edge(show: Any, width: int) -> None:
    """320 is what is left of 1280 at 400 percent, 640 at 200."""
    page = show(checked(HARD, "hard.md"), conflict(), width=width)
    assert page.locator("mark").count() > 8
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".keys summary").click()
    page.locator("mark a").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [700, 1000, 1100, 1200, 1440])
def test_the_count_and_the_keys_stay_together(show: Any, width: int) -> None:
    text = "word " * 30
    desks = ("dates", "figures", "grammar", "language", "names", "quotes", "structure", "style")
    found = [
        Diagnostic(f"{desk}/a", at(text, "word"), severity, "m")
        for desk, severity in zip(desks, [*Severity] * 2, strict=True)
    ]
    page = show(told(text, found), width=width)
    count, keys = page.locator(".count").bounding_box(), page.locator(".keys").bounding_box()
    assert count["y"] == keys["y"]
    assert count["x"] + count["width"] < keys["x"]
    assert keys["x"] + keys["width"] > width - 100


def test_the_list_begins_at_its_beginning(show: Any) -> None:
    page = show(long_story())
    heading = page.locator(".findings h3")
    page.mouse.wheel(0, 3000)
    until(page, "document.querySelector('.findings').scrollTop > 100")
    page.mouse.wheel(0, -3000)
    until(page, "document.querySelector('.findings').scrollTop === 0")
    assert heading.bounding_box()["y"] > page.locator(".tools").bounding_box()["y"]


def test_in_forced_colors_lit_words_can_be_read(show: Any) -> None:
    page = show(conflict())
    page.emulate_media(forced_colors="active")
    page.keyboard.press("j")
    colors = page.locator(".story mark.lit").evaluate_all(
        "all => all.map(mark => [getComputedStyle(mark).backgroundColor,"
        " getComputedStyle(mark.querySelector('a')).color, getComputedStyle(mark).outlineStyle])"
    )
    assert len(colors) == 3
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for back, ink, outline in colors:
        assert back == paper != ink
        assert outline == "solid", "a color alone would not show"


def test_on_paper_numbers_of_findings_are_no_part_of_figures(show: Any) -> None:
    page = show(checked("The storm flooded 64 homes in June. It cost 30 million million, in 2019 2019.\n"))
    page.emulate_media(media="print")
    borders = page.locator(".ref").evaluate_all("all => all.map(ref => getComputedStyle(ref).borderTopStyle)")
    assert borders
    assert set(borders) == {"solid"}


def test_nothing_on_the_page_moves_by_itself(show: Any) -> None:
    page = show(conflict())
    said = page.content()
    assert not re.search(r"transition|animation|@keyframes|smooth|<marquee|<blink|setInterval", said)


def test_what_has_the_keyboard_is_never_behind_the_bar(show: Any) -> None:
    page = show(long_story())
    page.locator("#m1-60").focus()
    for key in ["Shift+Tab"] * 25 + ["Tab"] * 40:
        page.keyboard.press(key)
        seen, *what = page.evaluate(FOCUS)
        assert seen, (key, what)


def test_a_screen_reader_hears_the_finding_where_the_keys_lead(show: Any) -> None:
    expect = pytest.importorskip("playwright.sync_api").expect
    page = show(conflict())
    page.keyboard.press("j")
    page.keyboard.press("j")
    here = page.locator(":focus")
    expect(here).to_have_accessible_name("line 3")
    expect(here).to_have_accessible_description("query Which?")


def test_the_keys_are_put_away_by_escape_or_a_click(show: Any) -> None:
    page = show(conflict())
    page.keyboard.press("j")
    summary = page.locator(".keys summary")
    summary.click()
    assert page.locator(".keys dl").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".keys dl").is_visible()
    assert page.locator("#i1-1.lit").count() == 1, "one thing at a time"
    assert summary.evaluate("summary => summary === document.activeElement")
    summary.click()
    page.locator(".story p").first.click()
    assert not page.locator(".keys dl").is_visible()


@pytest.mark.parametrize("way", ["Escape", "Close"])
def test_on_a_phone_the_keyboard_goes_back_to_the_words(show: Any, way: str) -> None:
    page = show(conflict(), width=390)
    page.locator("#m1-2").click()
    if way == "Close":
        page.get_by_role("button", name="Close").press("Enter")
    else:
        page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0
    assert page.evaluate("document.activeElement.id") == "m1-2"


def test_a_long_sheet_is_in_parts_and_every_row_is_found(show: Any) -> None:
    page = show(long_story())
    parts = page.locator(".figures .part")
    assert parts.count() == 3
    assert parts.locator("tbody tr").count() >= 150
    row = page.locator(".figures tr", has_text="$249 million")
    page.evaluate("id => { location.hash = id }", row.get_attribute("id"))
    until(page, f"document.activeElement.closest('tr')?.id === '{row.get_attribute('id')}'")
    seen, *what = page.evaluate(FOCUS)
    assert seen, what
    row.locator(".where").click()
    page.wait_for_timeout(100)
    page.locator(".story span.lit").click()
    page.wait_for_timeout(100)
    assert row.evaluate("row => row.classList.contains('lit')")
    seen, *what = page.evaluate(FOCUS)
    assert seen, what


def test_the_light_is_no_taller_than_a_line(show: Any) -> None:
    """In fonts with much room above their letters a background hides the line before."""
    text = "# A long headline that says the the same in in two lines or in more, as some do\n\nIt is the the same.\n"
    page = show(checked(text, "head.md"))
    for key in "jjj":
        page.keyboard.press(key)
        lit = page.locator(".story mark.lit").first
        sizes = lit.evaluate(
            "mark => [getComputedStyle(mark).backgroundSize.split(' ')[1], getComputedStyle(mark).lineHeight,"
            " getComputedStyle(mark).backgroundColor, getComputedStyle(mark).backgroundImage]"
        )
        assert float(sizes[0].removesuffix("px")) <= float(sizes[1].removesuffix("px")) + 0.01
        assert sizes[2] == "rgba(0, 0, 0, 0)", "only the strip is colored"
        assert "gradient" in sizes[3]
