"""From texts to the files that newslint reads, in one go.

usage: python -m training TEXTS WORK [--minutes 100]

TEXTS: the folder that `training.texts` describes. WORK: where what is made on the way lies,
so that a run that was stopped goes on from there. Two runs of so many minutes, the second from where the
first ended; the mean of both is exported. The thresholds come after, from sound and damaged
copy: `python -m training.calibrate DEV`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .export import export
from .texts import parse
from .train import Plan, train


def main() -> None:
    """Parse, train, export."""
    parser = argparse.ArgumentParser(prog="python -m training", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, default=100)
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    sentences = given.work / "sentences.jsonl.gz"
    first, second = given.work / "first.pt", given.work / "second.pt"
    if not sentences.exists():
        print(parse(given.texts, sentences), "sentences")
    train(sentences, Plan(first, given.minutes, decay=0.7, seed=1))
    train(sentences, Plan(second, given.minutes, decay=0.7, seed=2, start=first))
    export([first, second])


main()
