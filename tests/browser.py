"""A real browser for the tests of pages; they are skipped, and say so, where there is none to be had."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
"""It asks nobody anything: what a page asks for is all that can be seen."""
LIMIT = 300_000
"""Milliseconds in which a browser must answer, on a machine that is busy with other things."""


def browsing(folder: Path, *more: str, **options: Any) -> Any:
    """A browser with nothing in its profile, as a context manager; skips the test where there is none.

    `more` are arguments of its command line.
    """
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install '.[page]')")
    return opened(api, folder, *more, **options)


@contextmanager
def opened(api: Any, folder: Path, *more: str, **options: Any) -> Iterator[BrowserContext]:
    """The same where both are known to be there. Playwright allows one at a time."""
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch_persistent_context(
            folder, executable_path=CHROMIUM, headless=True, args=[*QUIET, *more], timeout=LIMIT, **options
        )
        browser.set_default_timeout(LIMIT)
        yield browser
        browser.close()


def until(page: Page, what: str) -> None:
    """Waits for something to be so; the page's own policy does not let Playwright do it."""
    for _ in range(100):
        if page.evaluate(what):
            return
        page.wait_for_timeout(100)
    pytest.fail(what)
