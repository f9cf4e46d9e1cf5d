"""How a long page opens: what is out of sight is laid out later, and is there all the same for whoever looks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import browsing, until
from test_report_html import page as parsed
from test_report_html import told, written

from newslint.diagnostic import Diagnostic, Severity
from newslint.report import FileResult
from newslint.report.markup import PAUSE
from newslint.report.page.frame import HERE
from newslint.span import Span

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

COUNT = 120
HOLD = "window.requestIdleCallback = (then) => { (window.held ??= []).push(then); };"
"""A browser that is never idle, until `held` is called."""
GO_ON = """async () => {
    for (let frame = 0; frame < 100; frame++) {
        for (const then of held.splice(0)) then();
        await new Promise(requestAnimationFrame);
    }
}"""
SKIPPED = """what => [...document.querySelectorAll(what)].filter(
    (part) => !part.querySelector('p').checkVisibility({ contentVisibilityAuto: true })).length"""
SEEN = """id => {
    const box = document.getElementById(id).getBoundingClientRect();
    const bar = document.querySelector('.tools').getBoundingClientRect();
    return box.top >= bar.bottom && box.bottom <= innerHeight;
}"""
PARTS = ".story > .part"


def long_story() -> FileResult:
    """As many findings as paragraphs, of several lines each and of different heights."""
    more = " They met in the hall and went home late." * 6
    lines = [f"Paragraph {number} says the the same.{more[: 41 * (number % 6)]}" for number in range(1, COUNT + 1)]
    text = "\n\n".join(lines) + "\n"
    found = [
        Diagnostic("a/b", Span(hit.start(), hit.end()), Severity.ERROR, "Twice. " * (1 + number % 9))
        for number, hit in enumerate(re.finditer("the the", text))
    ]
    return told(text, found, "long.txt")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    folder = tmp_path_factory.mktemp("profile")
    # As it is where a screen reader runs.
    with browsing(folder, "--force-renderer-accessibility", viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(written(long_story()), "ascii")
    return path


@pytest.fixture
def show(browser: BrowserContext, file: Path) -> Iterator[Any]:
    """Opens the page, held where it is when its script has run."""
    pages: list[Page] = []

    def shown(*, hold: bool = True, to: str = "", width: int = 1280) -> Page:
        pages.append(browser.new_page())
        pages[-1].set_viewport_size({"width": width, "height": 800})
        if hold:
            pages[-1].add_init_script(HOLD)
        pages[-1].goto(file.as_uri() + to)
        return pages[-1]

    yield shown
    for page in pages:
        page.close()


def skipped(page: Page, what: str) -> int:
    """How many elements the browser has not laid out."""
    found: int = page.evaluate(SKIPPED, what)
    return found


def test_a_story_is_in_parts_that_hold_all_of_it() -> None:
    made = parsed(long_story())
    assert [found.get("class") for _, found in made.tags].count("part") == 10
    words = re.findall(r"Paragraph (\d+) says", made.story)
    assert words == [str(number) for number in range(1, COUNT + 1)]


def test_between_parts_a_browser_may_pause() -> None:
    text = written(long_story())
    _, *pieces = text.split(PAUSE)
    assert len(pieces) > 10
    assert max(map(len, pieces)) < 15_000
    assert text.count("<script>") == len(pieces) + 1, "the page's own script is the only one that says something"


def test_what_is_out_of_sight_is_laid_out_bit_by_bit(show: Any) -> None:
    page = show()
    parts, cards = page.locator(PARTS).count(), page.locator(".card").count()
    assert (parts, cards) == (10, COUNT)
    assert 0 < skipped(page, PARTS) < parts
    assert COUNT / 2 < skipped(page, ".card") < cards
    assert page.locator(PARTS).first.evaluate("part => part.offsetHeight") > 400, "what is in sight is there"
    before = skipped(page, PARTS) + skipped(page, ".card")
    steps = 0
    for _ in range(100):
        until(page, "held.length === 1 || document.querySelector('.late .card:last-child').style.contentVisibility")
        if not page.evaluate("held.length"):
            break
        page.evaluate("held.shift()()")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        after = skipped(page, PARTS) + skipped(page, ".card")
        assert before - after <= 10, "a bit at a time"
        before, steps = after, steps + 1
    assert steps > 10
    assert before == 0


def test_a_browser_that_is_idle_has_laid_out_everything_soon(show: Any) -> None:
    page = show(hold=False)
    until(page, "document.querySelector('.card:last-child').style.contentVisibility === 'visible'")
    assert skipped(page, PARTS) == skipped(page, ".card") == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_whoever_is_sent_to_a_place_finds_it_and_it_stays(show: Any, width: int) -> None:
    page = show(width=width)
    page.evaluate("document.querySelector('#i1-90 .where').click()")
    place = "document.getElementById('m1-90').getBoundingClientRect().top"
    before = page.evaluate(place)
    assert page.evaluate(SEEN, "m1-90")
    assert page.evaluate("document.activeElement.id") == "m1-90"
    page.evaluate("document.documentElement.style.overflowAnchor = 'none'")  # Safari keeps no place by itself
    left = skipped(page, ".card")
    page.evaluate(GO_ON)
    assert skipped(page, ".card") == 0 < left
    assert page.evaluate(place) == before, "nothing above it was still to come"


def test_keys_reach_what_was_not_laid_out(show: Any) -> None:
    page = show()
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('[id]').id") == f"i1-{COUNT}"
    assert page.evaluate(SEEN, f"i1-{COUNT}")
    assert page.evaluate(SEEN, f"m1-{COUNT}")


def test_tab_reaches_what_was_not_laid_out(show: Any) -> None:
    page = show()
    page.evaluate("document.getElementById('m1-60').focus()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "m1-61"
    assert page.evaluate(SEEN, "m1-61")


def test_the_browser_finds_words_that_were_not_laid_out(show: Any) -> None:
    page = show()
    assert page.evaluate("find('Paragraph 101 says')")
    assert page.evaluate("getSelection().anchorNode.parentElement.closest('p').textContent.includes('Paragraph 101')")
    until(page, "scrollY > 1000")
    assert not page.evaluate("find('Paragraph 999 says')"), "the check itself works"


def test_a_screen_reader_is_told_everything_at_once(show: Any) -> None:
    page = show()
    assert skipped(page, PARTS)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    said = {node.get("name", {}).get("value", "") for node in tree["nodes"] if not node["ignored"]}
    assert {f"the the, error {number}" for number in range(1, COUNT + 1)} <= said


def test_paper_has_everything(show: Any) -> None:
    page = show()
    page.emulate_media(media="print")
    assert skipped(page, PARTS) == skipped(page, ".card") == 0


def test_whoever_comes_back_finds_the_page_where_it_was(show: Any) -> None:
    page = show(hold=False)
    until(page, "document.querySelector('.card:last-child').style.contentVisibility === 'visible'")
    page.evaluate("scrollTo(0, 4321)")
    page.wait_for_timeout(300)
    page.reload()
    until(page, "scrollY === 4321")
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") == 4321
    sent = show(to="#m1-100")
    assert skipped(sent, PARTS) == 0
    assert sent.evaluate(SEEN, "m1-100")


def test_the_bar_is_no_business_of_the_words(show: Any) -> None:
    """A height that is handed down would have the browser look at every element again."""
    page = show()
    until(page, "document.documentElement.style.getPropertyValue('--bar')")
    heights = "what => getComputedStyle(document.querySelector(what)).getPropertyValue('--bar')"
    assert page.evaluate(heights, ".findings") == page.evaluate(heights, ":root") != ""
    assert page.evaluate(heights, ".story p") == ""


def test_safari_understands_the_lines_under_the_words() -> None:
    for path in (*HERE.glob("*.css"), *(HERE.parents[1] / "factsheet" / "page").glob("*.css")):
        for said in re.findall(r"text-decoration: ([^;]+);", path.read_text("ascii")):
            assert len(said.split()) == 1, f"{path.name}: {said}"
