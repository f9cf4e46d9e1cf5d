"""Missing words of web writers: how many newslint finds, beside two other packages.

usage: python benchmarks/gec.py [--data FOLDER] [--gaps RATE]

FOLDER holds .jsonl files, an object a line: `text`, `edits` (start, end, type as ERRANT names
them: M:VERB is a missing verb) and `agree`, whether two annotators agree. For each tool:
the share of missing words found, by type; of its findings the share that stands where an
annotator changed something; and its findings per 1,000 words of sentences that nobody
changed. The others are looked for and left out where they are not installed:
pip install harper-py "quire-grammar[model]".
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newslint.config import Config, Settings
from newslint.diagnostic import Severity
from newslint.linter import Linter

ROOT = Path(__file__).resolve().parent.parent
MISSING = ("M:DET", "M:PREP", "M:PART", "M:VERB", "M:VERB:TENSE", "M:VERB:FORM", "M:PRON", "M:NOUN")
NEAR = 12
"""Code points between an annotator's edit and a finding that still points at it."""

Span = tuple[int, int]
Tool = Callable[[str], list[Span]]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "dev" / "gec", metavar="FOLDER")
    parser.add_argument("--gaps", type=float, default=0.15, metavar="RATE")
    given = parser.parse_args()
    if not given.data.is_dir():
        print(f"gec: no {given.data}: name a folder with --data (see docs/benchmarks.md)", file=sys.stderr)
        return 2
    sentences = [
        json.loads(line) for path in sorted(given.data.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    words = sum(len(item["text"].split()) for item in sentences)
    print(f"{len(sentences):,} sentences, {words:,} words\n")
    print(f"| tool | findings | at an edit | per 1,000 sound words | {' | '.join(MISSING)} | seconds |")
    print(f"| --- | --: | --: | --: |{' --: |' * len(MISSING)} --: |")
    for name, tool in _tools(given.gaps):
        started = time.perf_counter()
        _print(name, [tool(item["text"]) for item in sentences], sentences, time.perf_counter() - started)
    return 0


def _tools(rate: float) -> Iterator[tuple[str, Tool]]:
    yield "newslint, the desk of missing words", _newslint(rate, "gap-", "missing-", "accused-", "modal-without")
    yield "newslint, all grammar", _newslint(rate, "")
    if find_spec("harper"):
        linter = import_module("harper").Linter()
        yield "harper-py", lambda text: [_span(item) for item in linter.lint(text)]
    if find_spec("quire_grammar"):
        check = import_module("quire_grammar").check
        yield "quire-grammar[model]", lambda text: [_span(item) for item in check(text)]


def _span(found: Any) -> Span:
    return (found.start, found.end) if hasattr(found, "start") else (found.span.start, found.span.end)


def _newslint(rate: float, *parts: str) -> Tool:
    linter = Linter(Config(Settings(select=("grammar",), layout=("body",), gaps=rate)))

    def tool(text: str) -> list[Span]:
        return [
            (item.span.start, item.span.end)
            for item in linter.check(text, "sentence.txt")
            if item.severity >= Severity.QUERY and item.rule.partition("/")[2].startswith(parts)
        ]

    return tool


def _print(name: str, found: list[list[Span]], sentences: list[dict[str, Any]], seconds: float) -> None:
    total, hit, alarms, sound = 0, 0, 0, 0
    asked, answered = Counter[str](), Counter[str]()
    for spans, item in zip(found, sentences, strict=True):
        edits = [(edit["start"], edit["end"]) for edit in item["edits"]]
        total += len(spans)
        hit += sum(_near(span, edits) for span in spans)
        if not edits and item["agree"]:
            alarms += len(spans)
            sound += len(item["text"].split())
        for edit in item["edits"]:
            if edit["type"] in MISSING:
                asked[edit["type"]] += 1
                answered[edit["type"]] += _near((edit["start"], edit["end"]), spans)
    shares = " | ".join(f"{answered[kind]}/{asked[kind]}" for kind in MISSING)
    right = f"{hit / total:.2f}" if total else "-"
    print(f"| {name} | {total} | {right} | {1000 * alarms / max(1, sound):.2f} | {shares} | {seconds:.0f} |")


def _near(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] <= end + NEAR and start <= span[1] + NEAR for start, end in others)


if __name__ == "__main__":
    sys.exit(main())
