"""How the page of `check --format html` opens and scrolls in a real browser.

usage: python benchmarks/page.py [--words N] [--rounds N]

Makes a long story of the articles in fixtures/, faults and all, checks it with every severity
shown, and opens the report in Chromium (apt-get install chromium; pip install '.[page]').
Prints the size of the page, the time to the first paint and to its end, what a filter, a key
and a click take until they are painted, and the longest frames while the page is scrolled from
top to bottom. A long task is one of more than 50 ms: what a reader would feel as a stutter.
The browser tells of no others, so 0 means none. What is out of sight is laid out after the page
is loaded, which counts as opening. The wait of a key is what passes, in a visit of its own, until
the page gets it, the longest of several pressed while it opens.
Milliseconds, medians of the rounds; a busy machine makes them longer.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests"))

OPENED = """() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const [page] = performance.getEntriesByType("navigation");
    return {
        "first paint": paint.startTime,
        "parsed, script run": page.domContentLoadedEventEnd,
        "loaded": page.loadEventEnd,
    };
}"""
WATCH = """() => {
    window.tasks = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: "longtask", buffered: true });
}"""
PRESSED = """() => {
    window.waits = [0];
    new PerformanceObserver((list) => {
        for (const { name, processingStart, startTime } of list.getEntries()) {
            if (name === "keydown") waits.push(processingStart - startTime);
        }
    }).observe({ type: "event", durationThreshold: 16, buffered: true });
}"""
SCROLL = """async () => {
    tasks.length = 0;
    const frames = [];
    const next = () => new Promise(requestAnimationFrame);
    let before = await next();
    for (let at = 0; at < document.documentElement.scrollHeight; at += 120) {
        scrollTo(0, at);
        const now = await next();
        frames.push(now - before);
        before = now;
    }
    frames.sort((a, b) => a - b);
    const share = (part) => frames[Math.floor((frames.length - 1) * part)];
    return {
        "frame, median": share(0.5),
        "frame, 95 %": share(0.95),
        "frame, longest": share(1),
        "long tasks while it scrolls": tasks.length,
    };
}"""
DO = """async (what) => {
    scrollTo(0, 0);
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    if (what === "filter") document.querySelector("input[name=severity]").click();
    if (what === "key") dispatchEvent(new KeyboardEvent("keydown", { key: "j" }));
    if (what === "click") document.querySelector("mark a").click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        file = _report(Path(folder), options.words)
        print(f"{options.words:,} words, {file.stat().st_size / 1e6:.2f} MB, {options.rounds} rounds")
        rounds = [_measured(file) for _ in range(options.rounds)]
    print("\n| | median | worst |\n| --- | --: | --: |")
    for name in rounds[0]:
        values = [found[name] for found in rounds]
        print(f"| {name} | {median(values):.0f} | {max(values):.0f} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--words", type=int, default=10_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    return parser.parse_args()


def _report(folder: Path, words: int) -> Path:
    """The page of a story of so many words."""
    articles = [path.read_text("utf-8").splitlines() for path in sorted((ROOT / "fixtures" / "articles").glob("*.txt"))]
    lines: list[str] = []
    count = 0
    while count < words:
        for line in (line for article in articles for line in article if line):
            if count < words:
                lines.append(line)
                count += len(line.split())
    (folder / "story.txt").write_text("\n\n".join(lines) + "\n", "utf-8")
    command = [sys.executable, "-m", "newslint", "check", "--isolated", "--no-cache", "--level", "note"]
    command += ["--max-queries", "all", "--fail-on", "never", "--format", "html", "--output", str(folder / "page.html")]
    subprocess.run([*command, str(folder / "story.txt")], check=True)
    return folder / "page.html"


def _measured(file: Path) -> dict[str, float]:
    """What one visit with a fresh browser takes."""
    from browser import browsing

    with tempfile.TemporaryDirectory() as profile, browsing(Path(profile)) as browser:
        page: Page = browser.new_page()
        page.add_init_script(f"({WATCH})()")
        page.goto(file.as_uri())
        page.wait_for_timeout(2500)
        found: dict[str, float] = {
            "elements": page.evaluate("document.querySelectorAll('*').length"),
            "findings": page.locator(".card").count(),
            **page.evaluate(OPENED),
            "longest task while it opens": page.evaluate("Math.max(0, ...tasks)"),
        }
        for what in ("filter", "key", "click"):
            found[what] = page.evaluate(DO, what)
        scrolled: dict[str, float] = page.evaluate(SCROLL)
        page.close()
        return found | {"key while it opens, waits": _waited(browser.new_page(), file)} | scrolled


def _waited(page: Page, file: Path) -> float:
    """How long the page let a key wait while it opened."""
    page.add_init_script(f"({PRESSED})()")
    page.goto(file.as_uri(), wait_until="commit")
    for _ in range(40):
        page.keyboard.press("Shift")
        page.wait_for_timeout(25)
    page.wait_for_timeout(500)
    longest: float = page.evaluate("Math.max(...waits)")
    return longest


if __name__ == "__main__":
    main()
