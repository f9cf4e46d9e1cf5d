"""The fact sheet in a view of VS Code: its policy lets its own script and styles through there, as in a browser."""

from __future__ import annotations

from pathlib import Path

from browser import browsing
from golden import ROOT

from newslint.config import Config
from newslint.factsheet.clerk import Clerk
from newslint.factsheet.formats import open_reporter
from newslint.report import Options

HOST = """async page => {
  const made = new DOMParser().parseFromString(page, 'text/html');
  for (const [name, text] of [['style', 'body { margin: 0 }'], ['script', 'globalThis.handed = 1']]) {
    const own = made.createElement(name);
    own.textContent = text;
    made.head.prepend(own);
  }
  made.body.classList.add('vscode-dark');
  made.documentElement.style.setProperty('--vscode-font-size', '13px');
  const frame = document.createElement('iframe');
  frame.src = 'fake.html';
  const loaded = new Promise(done => frame.addEventListener('load', done, { once: true }));
  document.body.append(frame);
  await loaded;
  frame.contentDocument.open();
  frame.contentDocument.write('<!DOCTYPE html>\\n' + made.documentElement.outerHTML);
  frame.contentDocument.close();
}"""
"""What VS Code does with a page: parses it, puts its own style and script before all else, writes it into a frame."""


def test_nothing_in_the_sheet_is_blocked(tmp_path: Path) -> None:
    story = (ROOT / "fixtures" / "articles" / "seawall.txt").read_bytes()
    filed = Clerk(Config()).file(story, "seawall.txt")
    reporter = open_reporter("html", Options())
    sheet = reporter.begin() + reporter.sheet(filed.sheet, filed.document) + reporter.end()
    assert "script-src 'sha256-" in sheet
    troubles: list[str] = []
    with browsing(tmp_path) as browser:
        page = browser.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.route("**/*", lambda route: route.fulfill(body="<!DOCTYPE html>", content_type="text/html"))
        page.goto("http://editor.invalid/")
        page.evaluate(HOST, sheet)
        frame = page.frames[-1]
        assert frame.evaluate("globalThis.handed") == 1
        assert frame.evaluate("[...document.styleSheets].map(sheet => sheet.cssRules.length > 0)") == [True, True]
        frame.locator("h1").last.click()
        page.keyboard.press("n")
        frame.locator(".lit").first.wait_for()  # so the page's script has run
        assert troubles == []
        broken = sheet.replace('"use strict"', '"use strict" ')
        page.evaluate(HOST, broken)
    assert any("Content Security Policy" in trouble for trouble in troubles), "what is blocked would be seen"
