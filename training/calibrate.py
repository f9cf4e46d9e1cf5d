"""Which score each label must have, for a rate of alarms that somebody is ready to bear.

usage: python -m training.calibrate CLEAN SENTENCES [--real FILE]

CLEAN: a folder of professionally edited articles (.txt): what the model suspects there is an
alarm, save what a person found to be a real error (`--real`, a CSV of file, rule, start,
as benchmarks/real_errors.csv). SENTENCES: as `training.texts` writes them; those held out in training
are damaged, and the alarms are spent where they find most. Writes rates.json.
"""

from __future__ import annotations

import argparse
import csv
import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from newslint.config import Config, Settings
from newslint.document import Document
from newslint.gaps import LABELS
from newslint.gaps.files import FOLDER
from newslint.kinds.grammar.gap import ModelGap
from newslint.layers.tokens import tokens
from newslint.linter import Linter
from newslint.readers import Reading, read

from .corpus import load, survey
from .damage import damaged, text_of
from .sentence import Sentence
from .train import HELD_OUT

RATES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)
"""Alarms per 1,000 words, all labels together."""
WORTH = {"pronoun": 0.4, "noun": 0.2, "form": 0.5, "confusable": 0.3, "stray": 0.2}
"""What finding a gap or a wrong word of a label is worth, where not 1: how often it stands in print."""
STEP = 0.0001
"""What parts two scores, as they are rounded."""
NEAR = 12
"""Code points between a planted gap and a suspicion that still points at it."""

Scores = dict[str, list[float]]


@cache
def machines() -> list[ModelGap]:
    """The rules of the model."""
    linter = Linter(Config(Settings(select=("grammar",))))
    rules = linter.rules_for(linter.config.settings)
    made = [rules.machine(rule) for rule in rules.rules if rule.kind == ModelGap.name]
    return [machine for machine in made if isinstance(machine, ModelGap)]


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


def finds(sentences: Path) -> Scores:
    """Scores of planted gaps in held-out sentences, by the label that they get."""
    rows = load(sentences)
    Random(3).shuffle(rows)
    held, rows = rows[:HELD_OUT], rows[HELD_OUT:]
    corpus, dice = survey(rows), Random(5)
    found: Scores = defaultdict(list)
    for row in held:
        result = damaged(Sentence(row), corpus, dice)
        if result is None:
            continue
        text, labels = text_of(result)
        document = read(text.encode(), "sentence.txt", Reading(layout=("body",)))
        for planted in labels:
            near = [item for item in suspected(document) if abs(item[1] - planted) <= NEAR]
            if near:
                label, _, score = max(near, key=lambda item: item[2])
                found[label].append(score)
    return {label: sorted(scores, reverse=True) for label, scores in found.items()}


def thresholds(alarms: Scores, finds: Scores, budgets: list[int]) -> Iterator[dict[str, float]]:
    """For each budget of alarms, ascending, the scores that find most.

    One alarm after another is spent on the label where it buys most finds; ties of a few
    finds are decided by looking several alarms ahead.
    """
    spent = dict.fromkeys(LABELS, 0)
    for budget in budgets:
        while (left := budget - sum(spent.values())) > 0:
            bids = [
                (WORTH.get(label, 1) * _gain(alarms, finds, label, spent[label], more) / more, -more, label)
                for label in LABELS
                for more in range(1, min(left, 8) + 1)
            ]
            gain, more, label = max(bids)
            if gain <= 0:
                break
            spent[label] -= more
        yield {label: _least(alarms, label, spent[label]) for label in LABELS}


def _gain(alarms: Scores, finds: Scores, label: str, spent: int, more: int) -> int:
    return _found(finds, label, _least(alarms, label, spent + more)) - _found(
        finds, label, _least(alarms, label, spent)
    )


def _found(finds: Scores, label: str, least: float) -> int:
    return bisect_left(finds.get(label, []), -least, key=lambda score: -score)


def _least(alarms: Scores, label: str, allowed: int) -> float:
    """The score that so many alarms of a label reach, and no more."""
    scores = alarms.get(label, [])
    return scores[allowed] + STEP if allowed < len(scores) else 0.0


def main() -> None:
    """Write rates.json."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clean", type=Path)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--real", type=Path)
    given = parser.parse_args()
    real: set[tuple[str, int]] = set()
    if given.real:
        with given.real.open(encoding="utf-8", newline="") as lines:
            real = {(row["file"], int(row["start"])) for row in csv.DictReader(lines) if _is_ours(row["rule"])}
    false, words = alarms(given.clean, real)
    budgets = [int(rate * words / 1000) for rate in RATES]
    table: dict[str, list[float]] = {label: [] for label in LABELS}
    for chosen in thresholds(false, finds(given.sentences), budgets):
        for label, least in chosen.items():
            table[label].append(round(least, 4))
    (FOLDER / "rates.json").write_text(json.dumps({"rates": RATES, "thresholds": table}, indent=1) + "\n", "utf-8")


def _is_ours(rule: str) -> bool:
    return rule.startswith(("grammar/gap-", "grammar/odd-", "grammar/stray-"))


if __name__ == "__main__":
    main()
