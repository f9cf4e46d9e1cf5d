"""Pages for everybody: axe-core finds nothing, in light and in dark, on the report and on the fact sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import browsing
from golden import ROOT
from test_report_html import conflict, written

from newslint.checker import Checker, Task
from newslint.config import Config
from newslint.factsheet.clerk import Clerk
from newslint.factsheet.formats import open_reporter
from newslint.report import Options, unreadable

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

TEXT = (ROOT / "fixtures" / "articles" / "seawall.txt").read_text("utf-8")
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    with browsing(tmp_path_factory.mktemp("profile"), viewport={"width": 1280, "height": 800}) as context:
        yield context


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages that newslint writes."""
    folder = tmp_path_factory.mktemp("pages")
    checker = Checker(Config(), Task(cached=False, whole=True, strict=True))
    checked = checker.data(TEXT.encode(), "seawall.txt").result
    filed = Clerk(Config(), checker=checker).file(TEXT.encode(), "seawall.txt")
    reporter = open_reporter("html", Options())
    made = {
        "report": written(checked, conflict(), unreadable("gone.md", "no such file")),
        "facts": reporter.begin() + reporter.sheet(filed.sheet, filed.document) + reporter.end(),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, "ascii")
    return {name: folder / f"{name}.html" for name in made}


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds, however small: the rule and where."""
    api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed ('.[page]')")
    found: list[dict[str, Any]] = api.Axe().run(page).response["violations"]
    return [(item["id"], [str(node["target"]) for node in item["nodes"]]) for item in found]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["report", "facts"])
def test_axe_finds_nothing(browser: BrowserContext, pages: dict[str, Path], name: str, scheme: Any) -> None:
    page = browser.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(pages[name].as_uri())
    assert violations(page) == []
    for key in "jn":
        page.keyboard.press(key)
    assert page.locator(".lit").count() >= 1
    assert violations(page) == [], "with something lit up"
    page.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_a_phone(browser: BrowserContext, pages: dict[str, Path], scheme: Any) -> None:
    page = browser.new_page()
    page.set_viewport_size({"width": 390, "height": 780})
    page.emulate_media(color_scheme=scheme)
    page.goto(pages["report"].as_uri())
    page.locator(".keys summary").click()
    page.locator("mark a").nth(3).click()
    assert violations(page) == []
    page.close()


def test_axe_would_find_something(browser: BrowserContext, tmp_path: Path) -> None:
    """The check itself works: gray on gray and a box without a name."""
    file = tmp_path / "bad.html"
    file.write_text("<!DOCTYPE html><title>Bad</title><p style='color: #999; background: #aaa'>Pale</p><input>")
    page = browser.new_page()
    page.goto(file.as_uri())
    assert {rule for rule, _ in violations(page)} >= {"color-contrast", "label"}
    page.close()


def test_the_page_can_be_heard(browser: BrowserContext, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["report"].as_uri())
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1, landmark
    assert page.get_by_role("heading", level=1).inner_text() == "newslint report"
    assert page.get_by_role("heading", level=2).all_inner_texts() == ["seawall.txt", "fire.md.txt", "gone.md"]
    assert page.get_by_role("link", name="64, query 1").count() == 1
    assert page.get_by_role("link", name="46, other half of query 1").count() == 1
    assert page.get_by_role("region", name="seawall.txt").get_by_role("article", name="Story").count() == 1
    assert page.get_by_role("region", name="Fact sheet").count() >= 1
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the story"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "s1"
    page.close()
