"""How fast newslint is, and proselint beside it in the same run.

usage: python benchmarks/speed.py [--rounds N] [--rules N | --growth] [--ignore RULES] [--data FOLDER]

Measures the newslint that is installed (pip install .), as users have it. Whole processes
are timed in turns, one of newslint, one of proselint, so that a busy moment of the
machine hits both; medians of N rounds. Prints a Markdown table; with --rules, only the
N rules that take longest on a warm article; with --growth, how the time of one story grows
with its length, up to 1 MB. With --ignore, newslint runs without these rules or desks: a,b.
The gap model is off: benchmarks/gaps.py measures it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from newslint import Linter

ROOT = Path(__file__).resolve().parent.parent
ARTICLE_WORDS = 900
FILES, FILE_BYTES = 500, 4_000
GROWTH = (8, 16, 32, 64, 128, 256, 512, 1024)
"""Kilobytes of the stories whose times are compared."""

# A process inherits its parent's peak memory when it is forked, so a small one does it.
_LAUNCHER = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


class Cost(NamedTuple):
    """What one process took: seconds on the clock, and its peak memory in megabytes."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure and print."""
    options = _options()
    missing = [name for name in ("newslint", "proselint") if find_spec(name) is None]
    if missing:
        sys.exit(f"speed: {' and '.join(missing)} must be installed: pip install .")
    texts = list(_texts(options.data))
    if options.rules:
        _costliest(_article(texts), options)
        return
    if options.growth:
        _growth(texts, options)
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        article = place / "article.txt"
        article.write_text(_article(texts), "utf-8")
        many = place / "many"
        _write_many(many, texts)
        print(f"{sys.implementation.name} {sys.version.split()[0]}, {os.cpu_count()} cores, {options.rounds} rounds\n")
        print("| | newslint | proselint | ratio |\n| --- | --: | --: | --: |")
        _processes("cold start, one article of 900 words", article, options, place)
        _warm(article.read_text("utf-8"), texts, options)
        _processes(
            f"{FILES} files of {FILE_BYTES // 1000} KB", many, options, place, rounds=max(1, options.rounds // 5)
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=11, metavar="N")
    parser.add_argument("--rules", type=int, default=0, metavar="N")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--ignore", default="", metavar="RULES")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "dev" / "clean", metavar="FOLDER")
    return parser.parse_args()


def _texts(data: Path) -> Iterator[str]:
    """Sound articles, or where there are none, those of this repository."""
    folders = [data] if data.is_dir() else [ROOT / "fixtures" / "clean", ROOT / "fixtures" / "articles"]
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            yield path.read_text("utf-8")


def _article(texts: list[str]) -> str:
    """Paragraphs of several articles, so that nothing is said twice, up to 900 words."""
    paragraphs: list[str] = []
    for text in texts:
        paragraphs += [line for line in text.splitlines() if line]
        if sum(len(line.split()) for line in paragraphs) >= ARTICLE_WORDS:
            break
    words = 0
    kept = []
    for line in paragraphs:
        words += len(line.split())
        kept.append(line)
        if words >= ARTICLE_WORDS:
            break
    return "\n\n".join(kept) + "\n"


def _write_many(folder: Path, texts: list[str]) -> None:
    folder.mkdir()
    lines = cycle([line for text in texts for line in text.splitlines() if line])
    for number in range(FILES):
        size, kept = 0, []
        for line in lines:
            kept.append(line)
            size += len(line.encode()) + 2
            if size >= FILE_BYTES:
                break
        (folder / f"{number:03}.txt").write_text("\n\n".join(kept) + "\n", "utf-8")


def _processes(title: str, target: Path, options: argparse.Namespace, place: Path, *, rounds: int = 0) -> None:
    """Whole processes on a file or folder; `rounds` of them where they are not those of the options."""
    environment = {**os.environ, "NEWSLINT_CACHE": str(place / "cache")}
    environment.pop("PYTHONPATH", None)
    python = [sys.executable, "-P", "-m"]
    without = ["--ignore", options.ignore] if options.ignore else []
    commands = {
        "newslint": [*python, "newslint", "check", "--isolated", "--no-cache", "--no-model", *without, str(target)],
        "proselint": [*python, "proselint", "check", str(target)],
    }
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range((rounds or options.rounds) + 1):
        for name, command in commands.items():
            costs[name].append(_cost(command, environment, place))
    # The first round warms the disk and newslint's packed rules.
    ours, theirs = (costs[name][1:] for name in commands)
    _row(title, "ms", *(1000 * median(cost.seconds for cost in side) for side in (ours, theirs)))
    _row(f"peak memory, {title}", "MB", *(max(cost.megabytes for cost in side) for side in (ours, theirs)))


def _cost(command: list[str], environment: dict[str, str], place: Path) -> Cost:
    launch = [sys.executable, "-I", "-S", "-c", _LAUNCHER, *command]
    done = subprocess.run(launch, env=environment, cwd=place, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"speed: {' '.join(command)} failed: {(done.stderr or done.stdout).strip()[-300:]}")
    seconds, peak = done.stdout.split()
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return Cost(float(seconds), int(peak) / unit)


def _warm(article: str, texts: list[str], options: argparse.Namespace) -> None:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    linter = _linter(options)
    CheckRegistry().register_many(__register__)

    def ours(text: str) -> object:
        return linter.check(text)

    def theirs(text: str) -> object:
        return LintFile("<text>", text).lint()

    turns = [[_timed(one, [article], 1) for one in (ours, theirs)] for _ in range(10 * options.rounds)]
    _row("warm, one article of 900 words", "ms", *(1000 * median(times) for times in zip(*turns, strict=True)))
    bulk = list(islice(cycle(texts), max(len(texts), 60)))
    size = sum(len(text.encode()) for text in bulk) / 1_000_000
    _row("one core", "MB/s", *(size / _timed(one, bulk, 3) for one in (ours, theirs)))


def _costliest(article: str, options: argparse.Namespace) -> None:
    """Milliseconds that single rules take in a run of all; the first to need a layer pays for it."""
    from newslint.linter import Linter

    costs: dict[str, list[float]] = defaultdict(list)

    class Timed(Linter):
        def _run(self, document: Any, machine: Any, rule: Any, hits: Any) -> Any:
            started = time.perf_counter()
            found = super()._run(document, machine, rule, hits)
            costs[rule.id].append(1000 * (time.perf_counter() - started))
            return found

    linter = Timed(_linter(options).config)
    for _ in range(options.rounds):
        linter.check(article)
    medians = {rule: median(times) for rule, times in costs.items()}
    for rule in sorted(medians, key=medians.__getitem__, reverse=True)[: options.rules]:
        print(f"{medians[rule]:8.2f} ms  {rule}")
    print(f"{sum(medians.values()):8.2f} ms  all {len(medians)} rules that ran")


def _linter(options: argparse.Namespace) -> Linter:
    from newslint import Linter
    from newslint.config import Config, Settings

    return Linter(Config(Settings(ignore=tuple(filter(None, options.ignore.split(","))), gaps=0)))


def _growth(texts: list[str], options: argparse.Namespace) -> None:
    """One story of many paragraphs, no two alike, twice as long each time."""
    linter = _linter(options)
    lines = [line for text in texts for line in text.splitlines() if line]
    linter.check(_article(texts))
    print("| one story of | newslint | a KB |\n| --- | --: | --: |")
    for kilobytes in GROWTH:
        story, size = [], 0
        for number, line in enumerate(cycle(lines)):
            story.append(line if number < len(lines) else f"{number} {line}")
            size += len(line.encode()) + 2
            if size >= 1_000 * kilobytes:
                break
        took = 1000 * _timed(linter.check, ["\n\n".join(story)], 3)
        print(f"| {kilobytes:,} KB | {took:,.0f} ms | {took / kilobytes:.2f} ms |", flush=True)


def _timed(check: Callable[[str], object], texts: list[str], rounds: int) -> float:
    """Median seconds for all the texts, once warm."""
    for text in texts:
        check(text)
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        for text in texts:
            check(text)
        times.append(time.perf_counter() - started)
    return median(times)


def _row(title: str, unit: str, ours: float, theirs: float) -> None:
    print(f"| {title} | {ours:,.2f} {unit} | {theirs:,.2f} {unit} | {ours / theirs:.2f} |", flush=True)


if __name__ == "__main__":
    main()
