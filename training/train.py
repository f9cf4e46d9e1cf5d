"""From parsed sentences to a checkpoint.

usage: python -m training.train SENTENCES CHECKPOINT
       [--start CHECKPOINT] [--minutes 100] [--workers 2] [--decay 0.7] [--seed 1]

A run that is stopped goes on where its checkpoint stands; `--start` is what a new one begins with, in
place of the encoder as it was published. Workers share one set of
weights without locks (Recht and others, "Hogwild!", 2011), each on one thread: where a
machine's cores are not all ours, workers that wait for each other wait most of the time.
"""

from __future__ import annotations

import argparse
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import torch
from torch import Tensor, multiprocessing, nn
from torch.nn import functional

from newslint.gaps import GAPS

from .corpus import Corpus, load, survey
from .examples import IGNORED, Batch, Example, batches, collate, example
from .network import Network, pretrained

RATE = 2e-4
"""The learning rate, after WARMUP steps and until it begins to fall."""
WARMUP = 300
PIECES = 1024
"""Pieces of a step: more are no quicker on a processor, and fewer steps learn less."""
SUSPICIOUS = (0.1, 0.9)
"""Scores of sound sentences that are to come once more (hard negatives)."""
REMEMBERED = 20_000
"""Such sentences that a worker keeps."""
HELD_OUT = 3_000
"""Sentences that are never trained on; how well they are judged is printed."""
EVERY = 600.0
"""Seconds between checkpoints."""


class Plan(NamedTuple):
    """What a run is to do; `decay`: the share of its minutes in which the learning rate falls to nothing; `start`:
    the checkpoint of another run that this one begins with."""

    checkpoint: Path
    minutes: float
    decay: float
    seed: int
    start: Path | None = None


class State(NamedTuple):
    """What workers share: the network, sentences of each, and minutes spent in earlier runs."""

    network: Network
    done: Tensor
    before: float


def main() -> None:
    """Train until the minutes are over."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--minutes", type=float, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--decay", type=float, default=0.7)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    plan = Plan(given.checkpoint, given.minutes, given.decay, given.seed, given.start)
    train(given.sentences, plan, given.workers)


def train(sentences: Path, plan: Plan, workers: int = 2) -> None:
    """Train, or go on training, until the plan's minutes are over."""
    torch.set_num_threads(1)
    rows = load(sentences)
    Random(3).shuffle(rows)
    held, rows = rows[:HELD_OUT], rows[HELD_OUT:]
    corpus = survey(rows)
    network = pretrained()
    minutes = 0.0
    if plan.checkpoint.exists():
        known = torch.load(plan.checkpoint)
        network.load_state_dict(known["model"])
        minutes = known["minutes"]
    elif plan.start:
        network.load_state_dict(torch.load(plan.start)["model"])
    state = State(network.share_memory(), torch.zeros(workers).share_memory_(), minutes)
    context = multiprocessing.get_context("fork")
    made = [context.Process(target=_work, args=(number, plan, state, rows, held, corpus)) for number in range(workers)]
    for process in made:
        process.start()
    for process in made:
        process.join()
        if process.exitcode:
            raise SystemExit(f"a worker ended with {process.exitcode}")


def _work(number: int, plan: Plan, state: State, rows: list[Any], held: list[Any], corpus: Corpus) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed * 100 + number)
    network, started = state.network, time.monotonic()
    optimizer = _optimizer(network)
    saved = started
    network.train()
    # What was seen before a stop is not seen again in the same order.
    order = Random(f"{plan.seed} {number} {state.before}")
    hard: deque[Example] = deque(maxlen=REMEMBERED)
    for step, batch in enumerate(batches(rows, corpus, order, PIECES, hard)):
        minutes = state.before + (time.monotonic() - started) / 60
        if minutes >= plan.minutes:
            break
        for group in optimizer.param_groups:
            group["lr"] = _rate(step, minutes / plan.minutes, plan.decay)
        loss, scores = _loss(network, batch)
        hard.extend(_shouted_at(batch, scores))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        state.done[number] += len(batch.ids)
        if number == 0 and time.monotonic() - saved > EVERY:
            saved = time.monotonic()
            _save(plan.checkpoint, network, minutes)
            print(
                f"{minutes:.0f} min, {int(state.done.sum()):,} sentences: {judged(network, held, corpus)}", flush=True
            )
    if number == 0:
        _save(plan.checkpoint, network, plan.minutes)
        print(f"done, {int(state.done.sum()):,} sentences: {judged(network, held, corpus)}", flush=True)


def _optimizer(network: Network) -> torch.optim.AdamW:
    weights = [item for item in network.parameters() if item.requires_grad]
    groups = [
        {"params": [item for item in weights if item.ndim > 1], "weight_decay": 0.01},
        {"params": [item for item in weights if item.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98))


def _rate(step: int, spent: float, decay: float) -> float:
    left = 1.0 if spent < 1 - decay else (1 - spent) / decay
    return RATE * min(1.0, (step + 1) / WARMUP) * left


def _loss(network: Network, batch: Batch) -> tuple[Tensor, Tensor]:
    """What to lessen, and how suspicious each piece is, 0 to 1."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        heads = network(batch.ids, batch.cases, batch.mask)
    targets = (batch.gap, batch.wrong)
    losses = [
        functional.cross_entropy(head.float().flatten(0, 1), target.flatten(), ignore_index=IGNORED)
        for head, target in zip(heads, targets, strict=True)
    ]
    with torch.no_grad():
        scores = torch.maximum(*(1 - head.float().softmax(-1)[..., 0] for head in heads))
    return losses[0] + losses[1], scores.masked_fill(batch.gap == IGNORED, 0)


def _shouted_at(batch: Batch, scores: Tensor) -> Iterator[Example]:
    """Sound sentences that look damaged to the network: those it has most to learn from, save where it is so
    sure that the writer may indeed have left a word out."""
    low, high = SUSPICIOUS
    for item, score in zip(batch.examples, scores.max(dim=1).values.tolist(), strict=True):
        if not item.damaged and low <= score <= high:
            yield item


def _save(path: Path, network: Network, minutes: float) -> None:
    unfinished = path.with_suffix(".part")
    torch.save({"model": network.state_dict(), "minutes": minutes}, unfinished)
    unfinished.replace(path)


def judged(network: Network, held: list[Any], corpus: Corpus, alarms: float = 0.0002) -> dict[str, float]:
    """The share of held-out gaps of each kind found, at so many alarms for each sound place."""
    dice = Random(99)
    made = sorted((example(row, corpus, dice) for row in held), key=lambda item: len(item.ids))
    network.eval()
    scores, targets = [], []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(made), 48):
            batch = collate(made[start : start + 48])
            gap = network(batch.ids, batch.cases, batch.mask)[0].float().softmax(-1)
            known = batch.gap != IGNORED
            scores.append(1 - gap[known][:, 0])
            targets.append(batch.gap[known])
    network.train()
    score, target = torch.cat(scores), torch.cat(targets)
    sound = score[target == 0].sort(descending=True).values
    least = sound[int(len(sound) * alarms)]
    return {
        label: round((score[target == place] > least).float().mean().item(), 2) for place, label in enumerate(GAPS, 1)
    }


if __name__ == "__main__":
    main()
