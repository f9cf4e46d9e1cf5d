"""What the gap model costs: time and memory, with it and without.

usage: python benchmarks/gaps.py [--rounds N] [--data FOLDER]

Measures the newslint that is installed with its model (pip install '.[model]'). "Warm" is the
whole desk of grammar on a story that it has not seen, on one core, the model loaded; whole
processes are timed in turns, with the model and without. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from speed import ROOT, _article, _cost, _texts

from newslint import gaps
from newslint.config import Config, Settings
from newslint.linter import Linter


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=11, metavar="N")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "dev" / "clean", metavar="FOLDER")
    given = parser.parse_args()
    if not gaps.installed():
        sys.exit("gaps: the model's packages must be installed: pip install '.[model]'")
    texts = list(_texts(given.data))
    article = _article(texts)
    paragraph = max(article.split("\n\n"), key=len)
    print("| | with the model | without |\n| --- | --: | --: |")
    _warm("warm, a story of 900 words", article, given.rounds)
    _warm(f"warm, one paragraph of {len(paragraph.split())} words", paragraph, given.rounds)
    _warm("warm, one story of 1 MB", _long(texts, 1_000_000), 1)
    _processes("cold start, a story of 900 words", article, given.rounds)
    _processes("the same again: nothing has changed but a line end", article, given.rounds, kept=True)
    _processes("one story of 1 MB", _long(texts, 1_000_000), 1)


def _warm(title: str, text: str, rounds: int) -> None:
    times = []
    for rate in (0.15, 0):
        linter = Linter(Config(Settings(select=("grammar",), gaps=rate)))
        linter.check(text[:2_000])
        times.append(1_000 * median(_once(linter.check, text) for _ in range(rounds)))
    print(f"| {title} | {times[0]:,.1f} ms | {times[1]:,.1f} ms |", flush=True)


def _once(check: Callable[[str], object], text: str) -> float:
    gaps.kept.forget()
    started = time.perf_counter()
    check(text)
    return time.perf_counter() - started


def _processes(title: str, text: str, rounds: int, *, kept: bool = False) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "story.txt").write_text(text, "utf-8")
        environment = {**os.environ, "NEWSLINT_CACHE": str(place / "cache")}
        environment.pop("PYTHONPATH", None)
        check = [sys.executable, "-P", "-m", "newslint", "check", "--isolated", "story.txt"]
        commands = [[*check, *([] if kept else ["--no-cache"])], [*check, "--no-cache", "--no-model"]]
        costs = []
        for turn in range(rounds + 1):
            if kept:
                (place / "story.txt").write_text(text + "\n" * turn, "utf-8")
            costs.append([_cost(command, environment, place) for command in commands])
    # The first round warms the disk.
    cells = []
    for side in zip(*costs[1:], strict=True):
        seconds = median(cost.seconds for cost in side)
        cells.append(f"{1_000 * seconds:,.0f} ms, {max(cost.megabytes for cost in side):.0f} MB")
    print(f"| {title} | {' | '.join(cells)} |", flush=True)


def _long(texts: list[str], size: int) -> str:
    lines = [line for text in texts for line in text.splitlines() if line]
    story: list[str] = []
    while size > 0:
        for line in lines:
            # Numbered from the second time on, so that no paragraph is known.
            story.append(f"{len(story)} {line}" if len(story) >= len(lines) else line)
            size -= len(line.encode()) + 2
            if size <= 0:
                break
    return "\n\n".join(story)


if __name__ == "__main__":
    main()
