"""Which score each label must have, for a rate of alarms that somebody is ready to bear.

usage: python -m training.calibrate DEV [--real FILE] [--floors FILE]

DEV holds `clean/`, `injected/` and `originals/` (docs/benchmarks.md). What the model suspects in
clean articles is an alarm, save what a person found to be a real error (`--real`, a CSV of file, rule, start).
The alarms are spent on the labels where they bring most classes of planted defects to the share
that is to be found (`--floors`). Sentences that the model was trained to judge would not do for
that: they are easier than what stands in print. Writes rates.json.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from newslint.config import Config, Settings
from newslint.diagnostic import Diagnostic
from newslint.document import Document
from newslint.gaps import LABELS
from newslint.gaps.files import FOLDER
from newslint.kinds.grammar.gap import ModelGap
from newslint.layers.tokens import tokens
from newslint.linter import Linter
from newslint.readers import Reading, read

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from scoring import Label, finders

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
OURS = ("grammar/gap-", "grammar/odd-", "grammar/stray-")
CLASSES = ("drop-", "its-", "subject-verb-")
"""How rules of the model are called, and classes of defects that they are for."""
RATES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)
"""Alarms per 1,000 words, all labels together."""
AHEAD = 14
"""Alarms that are looked ahead: one alone may buy nothing where the next buys three finds."""
REACHED, BEYOND = 0.15, 0.05
"""What a class that reaches its floor is worth besides, and what is found beyond: shares of a floor."""
STEP = 0.0001
"""What parts two scores, as they are rounded."""
NEAR = 25
"""Code points between a planted defect and a suspicion that still points at it."""

Scores = dict[str, list[float]]
Scored = dict[str, float]
Defect = tuple[str, bool, dict[str, float]]
"""A planted defect: its class, whether a rule finds it without the model, and what each label gives it."""


@cache
def machines() -> list[ModelGap]:
    """The rules of the model, with those that are off unless they are asked for."""
    linter = Linter(Config(Settings(select=("grammar", *(f"grammar/{path.stem}" for path in _rule_files())))))
    rules = linter.rules_for(linter.config.settings)
    made = [rules.machine(rule) for rule in rules.rules if rule.kind == ModelGap.name]
    return [machine for machine in made if isinstance(machine, ModelGap)]


def _rule_files() -> list[Path]:
    return [path for sign in OURS for path in (BENCHMARKS.parent / "rules").glob(f"{sign}*.yaml")]


@cache
def labels_in_force() -> list[str]:
    """Labels whose rules are on: alarms are spent on them alone."""
    return [machine.options["label"] for machine in machines() if machine.rule.default]


def suspected(document: Document) -> Iterator[tuple[str, int, float]]:
    """Label, start of the finding and score of everything that the rules would report at some rate."""
    for machine in machines():
        for gap, first, _ in machine.believed(document):
            yield gap.label, tokens(document).starts[first], gap.score


def alarms(folder: Path, real: set[tuple[str, int]]) -> tuple[Scores, int]:
    """Scores of what is suspected in sound copy, by label and descending, and the words of it."""
    found: Scores = defaultdict(list)
    words = 0
    for path in sorted(folder.glob("*.txt")):
        document = read(path.read_bytes(), path.name, Reading())
        words += len(document.text.split())
        for label, place, score in suspected(document):
            if (path.name, place) not in real:
                found[label].append(score)
    return {label: sorted(scores, reverse=True) for label, scores in found.items()}, words


def defects(dev: Path, classes: Collection[str]) -> list[Defect]:
    """The planted defects of some classes."""
    rules = Linter(Config(Settings(select=("grammar",), gaps=0)))
    found = []
    for line in (dev / "injected" / "labels.jsonl").open(encoding="utf-8"):
        label = Label.of(json.loads(line))
        if label.name not in classes:
            continue
        damaged, sound = (
            (dev / "injected" / label.file).read_bytes(),
            (dev / "originals" / label.source_file).read_bytes(),
        )
        by_rules = finders(label, _verdicts(rules.check(damaged)), _verdicts(rules.check(sound)))
        scores: dict[str, float] = {}
        for name, place, score in suspected(read(damaged, "story.txt", Reading())):
            if label.start - NEAR <= place <= label.end + NEAR:
                scores[name] = max(score, scores.get(name, 0))
        found.append((label.name, bool(by_rules), scores))
    return found


def _verdicts(found: list[Diagnostic]) -> list[dict[str, Any]]:
    return [
        {"rule": item.rule, "message": item.message, "start": item.span.start, "end": item.span.end, "related": []}
        for item in found
    ]


def thresholds(alarms: Scores, found: list[Defect], floors: dict[str, float], budgets: list[int]) -> Iterator[Scored]:
    """For each budget of alarms, ascending, the score that each label must have."""
    spent = dict.fromkeys(labels_in_force(), 0)
    for budget in budgets:
        while (left := budget - sum(spent.values())) > 0:
            before = _worth(alarms, found, floors, spent)
            bids = [
                ((_worth(alarms, found, floors, {**spent, label: spent[label] + more}) - before) / more, -more, label)
                for label in spent
                for more in range(1, min(left, AHEAD) + 1)
            ]
            gain, more, label = max(bids)
            if gain <= 0:
                break
            spent[label] -= more
        # A rule that is off gets an even share, besides, once somebody asks for it.
        yield {label: _least(alarms, label, spent.get(label, budget // len(LABELS))) for label in LABELS}


def _worth(alarms: Scores, found: list[Defect], floors: dict[str, float], spent: dict[str, int]) -> float:
    least = {label: _least(alarms, label, count) for label, count in spent.items()}
    total, hit = Counter[str](), Counter[str]()
    for name, by_rules, scores in found:
        total[name] += 1
        hit[name] += by_rules or any(score >= least.get(label, math.inf) for label, score in scores.items())
    shares = {name: hit[name] / total[name] for name in total}
    return sum(
        min(share / floors[name], 1) + REACHED * (share >= floors[name]) + BEYOND * share
        for name, share in shares.items()
    )


def _least(alarms: Scores, label: str, allowed: int) -> float:
    """The score that so many alarms of a label reach, and no more."""
    scores = alarms.get(label, [])
    return scores[allowed] + STEP if allowed < len(scores) else 0.0


def main() -> None:
    """Write rates.json."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dev", type=Path)
    parser.add_argument("--real", type=Path, default=BENCHMARKS / "real_errors.csv")
    parser.add_argument("--floors", type=Path, default=BENCHMARKS / "floors.json")
    given = parser.parse_args()
    with given.real.open(encoding="utf-8", newline="") as lines:
        real = {(row["file"], int(row["start"])) for row in csv.DictReader(lines) if row["rule"].startswith(OURS)}
    floors = json.loads(given.floors.read_text("utf-8"))["recall"]
    floors = {name: floor for name, floor in floors.items() if name.startswith(CLASSES)}
    false, words = alarms(given.dev / "clean", real)
    budgets = [int(rate * words / 1000) for rate in RATES]
    table: dict[str, list[float]] = {label: [] for label in LABELS}
    for chosen in thresholds(false, defects(given.dev, floors), floors, budgets):
        for label, least in chosen.items():
            table[label].append(round(least, 4))
    found = {"model": _number(), "rates": RATES, "thresholds": table}
    (FOLDER / "rates.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def _number() -> int:
    """What tells this model from others; SQLite keeps 31 bits of it."""
    return zlib.crc32((FOLDER / "weights.bin").read_bytes(), zlib.crc32((FOLDER / "model.onnx").read_bytes())) >> 1


if __name__ == "__main__":
    main()
