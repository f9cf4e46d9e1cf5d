"""The page of `check --format html` in a real browser: what it does, what it asks for, whom it keeps out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import browsing
from golden import ROOT
from test_report_html import STORY, at, checked, conflict, told, written

from newslint.diagnostic import Diagnostic, Severity
from newslint.report import FileResult, unreadable
from newslint.span import Span

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

TEXT = (ROOT / "fixtures" / "articles" / "seawall.txt").read_text("utf-8")
EVIL = "</script><script>evil = 1</script><img src=http://evil.example/x onerror='evil = 2'><style>*{color:red}</style>"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    with browsing(tmp_path_factory.mktemp("profile"), viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture(scope="module")
def seawall() -> FileResult:
    return checked(TEXT, "seawall.txt")


def key_of(result: FileResult, rule: str) -> str:
    """What the only finding of a rule is called on a page of one file."""
    (number,) = [number for number, found in enumerate(result.diagnostics, 1) if found.rule == rule]
    return f"1-{number}"


class Visit:
    """A page that is open, with all that it asked for and complained of."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.asked: list[str] = []
        self.troubles: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.goto(file.as_uri())
        self.home = file.as_uri()

    def has(self, what: str) -> int:
        return self.page.locator(what).count()

    def focus(self) -> str:
        """The id of the link or the card that has the keyboard."""
        found: str = self.page.evaluate("document.activeElement.closest('[id]')?.id ?? ''")
        return found

    def lit(self) -> list[str]:
        """The words of the story that are lit up."""
        return self.page.locator(".story .lit").all_inner_texts()

    def press(self, *keys: str) -> str:
        for key in keys:
            self.page.keyboard.press(key)
        return self.focus()

    def seen(self, what: str) -> bool:
        """Whether an element is in the window, and not below the bar."""
        script = """element => {
            const [box, bar] = [element.getBoundingClientRect(), document.querySelector('.tools')];
            return box.top >= (bar?.getBoundingClientRect().bottom ?? 0) && box.bottom <= innerHeight;
        }"""
        return bool(self.page.locator(what).evaluate(script))


@pytest.fixture
def visit(browser: BrowserContext, tmp_path: Path) -> Iterator[Any]:
    """Opens a page of results; in the end it must have asked for nothing but itself, without a complaint."""
    visits: list[Visit] = []

    def open_page(*results: FileResult) -> Visit:
        file = tmp_path / "page.html"
        file.write_text(written(*results), "ascii", newline=os.linesep)
        visits.append(Visit(browser.new_page(), file))
        return visits[-1]

    yield open_page
    for item in visits:
        item.page.close()
        assert {url.partition("#")[0] for url in item.asked} == {item.home}
        assert item.troubles == []


def test_from_a_mark_to_its_finding_and_back(visit: Any, seawall: FileResult) -> None:
    made, key = visit(seawall), key_of(seawall, "names/acronym-mismatch")
    made.page.locator(f"#m{key}").click()
    assert made.focus() == f"i{key}"
    assert made.seen(f"#i{key}")
    assert made.has(f"#i{key}.lit[aria-current]") == 1
    assert made.lit() == ["CERA", "ACER"]
    assert made.press("Enter") == f"m{key}"
    assert made.press("Enter") == f"i{key}"
    made.page.locator("#i1-2 .message").click()
    assert made.focus() == "m1-2"
    assert made.seen("#m1-2")
    made.page.go_back()
    made.page.locator(f"#i{key}.lit").wait_for()
    assert made.focus() == f"i{key}"
    made.press("Escape")
    assert made.has(".lit") == made.has("[aria-current]") == 0


def test_from_one_half_of_a_contradiction_to_the_other(visit: Any, seawall: FileResult) -> None:
    made = visit(seawall)
    made.page.locator(".twin[href='#m1-1r1']").click()
    assert made.focus() == "m1-1r1"
    assert made.lit() == ["64", "46"]
    assert made.press("o") == "m1-1"
    assert made.press("o") == "m1-1r1"
    key = key_of(seawall, "dates/age-break")
    made.page.locator(f"#i{key} .halves a").first.click()
    assert made.focus() == f"m{key}r1"


def test_the_keys_go_through_the_findings(visit: Any, seawall: FileResult) -> None:
    made = visit(seawall)
    assert made.press("j") == "i1-1"
    assert made.press("j", "n") == "i1-3"
    assert made.press("k") == "i1-2"
    assert made.press("ArrowDown", "ArrowDown", "ArrowUp") == "i1-3"
    assert made.press("Enter", "j") == "m1-4", "whoever is in the story stays there"
    assert made.press("j", "j", "j", "j", "j", "j", "j", "j", "j") == "m1-13"
    assert made.seen("#m1-13")
    assert made.seen("#i1-13")
    made.page.locator(".keys summary").click()
    made.page.locator("input[name=letters]").uncheck()
    assert made.press("j", "k", "j") == made.focus()
    assert made.has("#i1-13.lit") == 1, "letters can be taken from the keys"


def test_filters_hide_cards_and_marks_and_say_how_many_are_left(visit: Any) -> None:
    made = visit(conflict())
    count = made.page.get_by_role("status")
    assert count.inner_text() == "2 findings"
    made.page.get_by_role("checkbox", name="error").uncheck()
    assert count.inner_text() == "1 of 2 findings"
    assert [made.page.locator(f"#i1-{number}").is_visible() for number in (1, 2)] == [False, True]
    marks = made.page.locator("mark").evaluate_all("all => all.map(mark => [mark.className, mark.innerText])")
    assert marks == [["query", "12"], ["off", "killed "], ["query", "14"], ["off", " people"]]
    made.page.get_by_role("checkbox", name="error").check()
    made.page.get_by_role("checkbox", name="figures").uncheck()
    marks = made.page.locator("mark").evaluate_all("all => all.map(mark => [mark.className, mark.innerText])")
    assert [name for name, _ in marks] == ["off", "error", "error", "error"]
    assert made.page.locator("#m1-2").get_attribute("href") == "#i1-1"
    assert made.press("j", "j") == "i1-1", "keys pass over what is hidden"
    made.page.get_by_role("checkbox", name="style").uncheck()
    assert count.inner_text() == "0 of 2 findings"


def test_a_fact_leads_to_its_places_and_back(visit: Any, seawall: FileResult) -> None:
    made = visit(seawall)
    row = made.page.locator(".people tr", has_text="Owen Castellane")
    row.locator(".where").click()
    assert "".join(made.lit()) == "Owen Castellane"
    assert made.seen(".story span.lit >> nth=0")
    made.page.locator(".story span.lit").last.click()
    assert made.focus() == row.get_attribute("id")
    row.locator(".see").first.click()
    assert re.fullmatch(r"i1-\d+", made.focus())


def test_colors_follow_the_system_or_the_switch(visit: Any) -> None:
    made = visit(conflict())
    paper = "getComputedStyle(document.body).backgroundColor"
    light = made.page.evaluate(paper)
    made.page.emulate_media(color_scheme="dark")
    dark = made.page.evaluate(paper)
    assert light != dark
    made.page.get_by_label("light").check()
    assert made.page.evaluate(paper) == light
    made.page.emulate_media(color_scheme="light")
    made.page.get_by_label("dark").check()
    assert made.page.evaluate(paper) == dark


def test_print_has_numbered_notes_and_no_controls(visit: Any, seawall: FileResult) -> None:
    made = visit(seawall)
    made.press("j")
    made.page.emulate_media(media="print")
    for what in (".tools", ".colors", ".skips", ".twin", ".close"):
        assert not made.page.locator(what).first.is_visible(), what
    numbers = made.page.locator(".ref").evaluate_all("all => all.map(ref => getComputedStyle(ref, '::before').content)")
    assert {number.strip('", ') for number in numbers} == {str(at + 1) for at in range(len(seawall.diagnostics))}
    story, list_ = made.page.locator(".story").bounding_box(), made.page.locator(".findings").bounding_box()
    assert story
    assert list_
    assert list_["y"] >= story["y"] + story["height"]
    assert made.page.pdf().startswith(b"%PDF")


def test_on_a_phone_the_finding_comes_to_the_mark(visit: Any, seawall: FileResult) -> None:
    made = visit(seawall)
    made.page.set_viewport_size({"width": 390, "height": 780})
    assert made.page.evaluate("document.documentElement.scrollWidth") <= 390
    key = key_of(seawall, "names/acronym-mismatch")
    made.page.locator(f"#m{key}").click()
    card = made.page.locator(f"#i{key}").bounding_box()
    assert card
    assert card["y"] + card["height"] == pytest.approx(780, abs=1)
    assert made.seen(f"#m{key}")
    made.page.get_by_role("button", name="Close").click()
    assert made.has("[aria-current]") == 0


def test_nothing_in_a_story_runs(visit: Any) -> None:
    made = visit(
        told(f"A {EVIL} b\n", [Diagnostic(EVIL, Span(2, 20), Severity.NOTE, EVIL)], "evil.txt"),
        unreadable(EVIL, EVIL),
    )
    assert made.page.evaluate("typeof evil") == "undefined"
    assert made.has("img") == 0
    assert made.page.locator(".story .body").inner_text().count(EVIL) == 1


def test_controls_do_not_turn_the_words_round(visit: Any) -> None:
    text = "Ask\u202e for\u2067 the\u202d moon now.\n"
    made = visit(told(text, [Diagnostic("a/b", at(text, "the"), Severity.NOTE, text)], "bidi.txt"))
    script = """element => {
        const found = [], walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node; (node = walk.nextNode()); ) {
            for (let at = 0; at < node.length; at++) {
                if (!/[a-z]/i.test(node.data[at])) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                found.push(range.getBoundingClientRect().left);
            }
        }
        return found;
    }"""
    for what in (".story .body", ".message"):
        lefts = made.page.locator(what).evaluate(script)
        assert len(lefts) == len(re.findall("[A-Za-z]", text))
        assert lefts == sorted(lefts), "letters stand in the order of the text"


def test_the_list_follows_the_story(visit: Any) -> None:
    lines = [f"Paragraph {number} says the the same.\n" for number in range(120)]
    text = "\n".join(lines)
    found = [
        Diagnostic("a/b", Span(hit.start(), hit.end()), Severity.ERROR, "Twice.")
        for hit in re.finditer("the the", text)
    ]
    made = visit(told(text, found, "long.txt"))
    made.page.locator("#m1-80").evaluate("mark => mark.scrollIntoView({ block: 'center' })")
    for _ in range(100):  # the browser tells the page of it when it has the time
        made.page.wait_for_timeout(100)
        if any(made.seen(f"#i1-{number}") for number in range(70, 84)):
            return
    pytest.fail("the list has not followed")


def test_without_its_script_it_is_still_a_page(browser: BrowserContext, tmp_path: Path) -> None:
    """The script is kept out by the policy, as a mail program or a strict proxy does."""
    file = tmp_path / "page.html"
    text = re.sub(r"script-src '[^']+'", "script-src 'none'", written(told(STORY, []), conflict()))
    file.write_text(text, "ascii")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.locator("#m2-2").click()
    assert page.evaluate("location.hash") == "#i2-2"
    assert page.locator(".tools").is_hidden(), "what needs the script is not shown"
    page.close()


def test_every_story_of_several_is_reached_from_the_contents(visit: Any, seawall: FileResult) -> None:
    made = visit(conflict(), unreadable("gone.md", "no such file"), seawall)
    links = made.page.get_by_role("navigation", name="Files").get_by_role("link")
    assert links.all_inner_texts() == ["fire.md.txt", "gone.md", "seawall.txt"]
    links.last.click()
    assert made.seen("#f3")
    assert made.press("j") == "i1-1"
    made.page.locator("#m3-4").click()
    assert made.focus() == "i3-4"
    assert made.seen("#i3-4")
