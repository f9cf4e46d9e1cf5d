"""Which fact of the one version is which of the other: those that agree first, then those that are most alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from ..record import NamedTuple
from .sheet import Fact

_CROWD = 12
"""Facts that share a trait: with more of them it tells nothing."""


class Pairing(NamedTuple):
    """How two facts are known to be one.

    `keys`: facts with the same key are one, in their order; the strictest key first. `traits`:
    facts without a trait in common are not compared. `likeness`: 0 to 1 or so, and `least` what
    makes them one.
    """

    keys: tuple[Callable[[Fact], object], ...]
    traits: Callable[[Fact], Sequence[str]]
    likeness: Callable[[Fact, Fact], float]
    least: float


def pairs(old: Sequence[Fact], new: Sequence[Fact], how: Pairing) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Every fact once, with its other version or None."""
    lone_old, lone_new = dict(enumerate(old)), dict(enumerate(new))
    found: list[tuple[int, int]] = []
    for key in how.keys:
        found += _take(lone_old, lone_new, _by_key(lone_old, lone_new, key))
    found += _take(lone_old, lone_new, _by_likeness(lone_old, lone_new, how))
    yield from ((old[one], new[other]) for one, other in found)
    yield from ((fact, None) for fact in lone_old.values())
    yield from ((None, fact) for fact in lone_new.values())


def _take(old: dict[int, Fact], new: dict[int, Fact], found: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs whose halves are both free still, which they then are no more."""
    taken = []
    for one, other in list(found):
        if one in old and other in new:
            taken.append((one, other))
            del old[one], new[other]
    return taken


def _by_key(old: dict[int, Fact], new: dict[int, Fact], key: Callable[[Fact], object]) -> Iterator[tuple[int, int]]:
    waiting: dict[object, list[int]] = defaultdict(list)
    for index, fact in old.items():
        waiting[key(fact)].append(index)
    heads = {value: iter(indexes) for value, indexes in waiting.items()}
    for index, fact in new.items():
        one = next(heads.get(key(fact), iter(())), None)
        if one is not None:
            yield one, index


def _by_likeness(old: dict[int, Fact], new: dict[int, Fact], how: Pairing) -> Iterator[tuple[int, int]]:
    """The pairs alike enough, those most alike first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, fact in old.items():
        for trait in set(how.traits(fact)):
            holders[trait].append(index)
    ranked = []
    for index, fact in new.items():
        sharing = [holders.get(trait, []) for trait in how.traits(fact)]
        near = {one for them in sharing if len(them) <= _CROWD for one in them}
        for one in sorted(near):
            score = how.likeness(old[one], fact)
            if score >= how.least:
                ranked.append((-score, index, one))
    yield from ((one, index) for _, index, one in sorted(ranked))
