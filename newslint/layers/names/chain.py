"""Which mentions are one person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...lexicon import is_word
from ...record import NamedTuple
from .evidence import is_honorific
from .nicknames import same_first
from .types import Mention, Name, Person
from .words import (
    EAST_ASIAN,
    ORGANISATION_ENDINGS,
    PARTICLES,
    PLACE_ENDINGS,
    PLACE_STARTS,
    SUFFIXES,
    first_name,
    is_common,
    is_place,
    is_proper_name,
    plain,
)

_GIVEN_TITLES = {"sir", "dame", "prince", "princess", "king", "queen", "lady", "sister", "brother", "father"}
"""Titles that go with a first name alone."""
_LONGEST = 12
"""Words of a surname, and more than any has."""


class _Split(NamedTuple):
    """The words of a full name: given names, surname, suffix."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    suffix: str


class _Chain:
    """A person while the story is read.

    `mentions` are indexes into the names, with what stands there of first name, surname and
    suffix; `latest` is the last of them that the second reading has passed, -1 before any.
    """

    __slots__ = ("first", "last", "latest", "mentions")

    def __init__(self, first: str, last: tuple[str, ...]) -> None:
        self.first = first
        self.last = last
        self.latest = -1
        self.mentions: list[tuple[int, str, str, str]] = []

    def add(self, index: int, first: str, last: str, suffix: str) -> None:
        """Take in a full name, on the first reading."""
        self.mentions.append((index, first, last, suffix))

    def meet(self, index: int, first: str, last: str, suffix: str) -> None:
        """Take in another mention, on the second reading."""
        self.mentions.append((index, first, last, suffix))
        self.latest = index


def link(names: list[Name], singles: Counter[str]) -> tuple[list[Name], list[Person]]:
    """The names with the kinds that their chains give them, and the people."""
    linker = _Linker(names, singles)
    for index, name in enumerate(names):
        linker.introduce(index, name)
    for index, name in enumerate(names):
        linker.attach(index, name)
    for chain in linker.chains:
        chain.mentions.sort()
        for index, *_ in chain.mentions:
            names[index] = names[index]._replace(kind="person")
    people = [
        Person(
            chain.first,
            " ".join(chain.last),
            tuple(Mention(names[index], first, last, suffix) for index, first, last, suffix in chain.mentions),
        )
        for chain in sorted((item for item in linker.chains if item.mentions), key=lambda item: item.mentions[0])
    ]
    return names, people


class _Linker:
    """Full names first, then what is left of them later."""

    def __init__(self, names: list[Name], singles: Counter[str]) -> None:
        self.singles = singles
        self.runs = Counter(" ".join(map(plain, name.words)) for name in names if len(name.words) > 1)
        self.tails = {tail for run in self.runs for tail in _tails(run)}
        self.chains: list[_Chain] = []
        self.by_last: dict[str, list[_Chain]] = {}
        self.by_first: dict[str, list[_Chain]] = {}
        self.by_full: dict[str, tuple[_Chain, _Split]] = {}
        self.taken: dict[int, _Chain] = {}

    def introduce(self, index: int, name: Name) -> None:
        """Take in a full name: a new person, or one who is there under that name."""
        if len(name.words) < 2 or not (name.kind == "person" or self._is_reduced(name)):
            return
        split = self._split(name.words)
        if _key(name.words) in self.by_first or _key(name.words) in self.by_last:
            return
        if split is None or (is_honorific(name.title) and self._is_double(name.words)):
            return
        first = " ".join(split.first)
        key = _key(split.last)
        chain = next((item for item in self.by_last.get(key, ()) if _same(item, first, split.last)), None)
        if chain is None:
            chain = _Chain(first, split.last)
            self.chains.append(chain)
            for form in _forms(split.last):
                self.by_last.setdefault(form, []).append(chain)
            for form in {plain(split.first[0]), _key(split.first)}:
                self.by_first.setdefault(form, []).append(chain)
        chain.add(index, first, " ".join(split.last), split.suffix)
        self.by_full.setdefault(_letters(_cut_suffix(name.words)[0]), (chain, split))
        self.taken[index] = chain

    def attach(self, index: int, name: Name) -> None:
        """Find the person of a surname, a title with one, a first name."""
        if index in self.taken:
            self.taken[index].latest = index
        if index in self.taken or name.kind == "organization" or len(name.words) > 4:
            return
        words, suffix = _cut_suffix(name.words)
        key = _key(words)
        if _letters(words) in self.by_full:
            chain, split = self.by_full[_letters(words)]
            if words[0] == chain.last[0]:
                split = _Split(words[1:], words[:1], suffix)
            chain.meet(index, " ".join(split.first), " ".join(split.last), suffix)
            return
        nearest = _nearest(self.by_last.get(key, ()))
        if nearest is not None and not self._is_elsewhere(name):
            nearest.meet(index, "", " ".join(words), suffix)
        elif nearest is None and (len(words) == 1 or key in self.by_first):
            self._attach_single(index, name, key)
        elif nearest is None and is_honorific(name.title) and name.kind == "person":
            self._stranger(index, name, words)

    def _attach_single(self, index: int, name: Name, key: str) -> None:
        known = self.by_first.get(key, ())
        if len(known) == 1 and name.kind != "place" and (not name.title or plain(name.title) in _GIVEN_TITLES):
            known[0].meet(index, " ".join(name.words), "", "")
        elif name.kind == "person" and name.title:
            self._stranger(index, name, name.words)

    def _stranger(self, index: int, name: Name, words: tuple[str, ...]) -> None:
        """Somebody with a title and a surname whom nothing introduces."""
        chain = _Chain("", words)
        self.chains.append(chain)
        for form in _forms(words):
            self.by_last.setdefault(form, []).append(chain)
        chain.meet(index, "", " ".join(words), "")

    def _is_elsewhere(self, name: Name) -> bool:
        """Whether a word that is a place too is used as the place."""
        return name.kind == "place" and not name.title and self.singles[plain(name.words[-1])] > 20

    def _is_reduced(self, name: Name) -> bool:
        """Whether a run of unknown kind stands for a person: its last word comes alone, its first does not."""
        if name.kind or not 2 <= len(name.words) <= 3:
            return False
        first, last = plain(name.words[0]), plain(name.words[-1])
        if last in ORGANISATION_ENDINGS or last in PLACE_ENDINGS or first in PLACE_STARTS or is_place(last):
            return False
        if (is_common(first) and is_word(last)) or (is_common(last) and not name.sure):
            return False
        return self.singles[last] > 0 and self.singles[first] == 0 and not (is_common(last) and is_proper_name(first))

    def _is_double(self, words: tuple[str, ...]) -> bool:
        """Whether words after a title are a surname alone: Mr. López Obrador, when his first name stands elsewhere."""
        return _key(words) in self.tails

    def _split(self, words: tuple[str, ...]) -> _Split | None:
        """Given names and surname; None where nothing is left of one of them."""
        words, suffix = _cut_suffix(words)
        if len(words) < 2:
            return None
        if self._is_family_first(words):
            return _Split(words[1:], words[:1], suffix)
        cut = len(words) - 1
        for index in range(1, len(words) - 1):
            if plain(words[index]) in PARTICLES and (words[index].islower() or index + 2 >= len(words)):
                cut = index
                break
        if cut == len(words) - 1 and len(words) > 2 and self._has_double(words):
            cut = len(words) - 2
        return _Split(words[:cut], words[cut:], suffix)

    def _has_double(self, words: tuple[str, ...]) -> bool:
        """Whether the last two words are a surname of two: both come together, or the first of them alone."""
        middle = plain(words[-2])
        if len(middle) < 3 or (words[-2].endswith(".")):
            return False
        if self.runs[_key(words[-2:])]:
            return True
        return self.singles[middle] > self.singles[plain(words[-1])] and not first_name(middle)

    def _is_family_first(self, words: tuple[str, ...]) -> bool:
        first, last = plain(words[0]), plain(words[-1])
        if first not in EAST_ASIAN or len(words) > 3 or (words[0].isupper() and not words[-1].isupper()):
            return False
        if any("-" in word and word.rpartition("-")[2].islower() for word in words[1:]):
            return True
        if self.singles[first] != self.singles[last]:
            return self.singles[first] > self.singles[last]
        return not first_name(first) and last not in EAST_ASIAN and not first_name(last)


def _tails(run: str) -> Iterator[str]:
    """What is left of words joined by spaces when the first, and the first two and so on, are taken away.

    More than a name can have of them are no surname.
    """
    words = run.split(" ")
    for first in range(max(1, len(words) - _LONGEST), len(words)):
        yield " ".join(words[first:])


def _nearest(chains: Sequence[_Chain]) -> _Chain | None:
    """The chain that was mentioned last, else the first that will be."""
    if not chains:
        return None
    latest = max(chains, key=lambda chain: chain.latest)
    return latest if latest.latest >= 0 else chains[0]


def _same(chain: _Chain, first: str, last: tuple[str, ...]) -> bool:
    return same_first(chain.first, first) if chain.first else False


def _cut_suffix(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    end = len(words)
    while end > 1 and plain(words[end - 1]) in SUFFIXES:
        end -= 1
    return words[:end], " ".join(words[end:])


def _key(words: tuple[str, ...]) -> str:
    return " ".join(map(plain, words))


def _letters(words: tuple[str, ...]) -> str:
    """A name without spaces and hyphens: Won-sik and Won Sik are one."""
    return "".join(map(plain, words)).replace("-", "")


def _forms(last: tuple[str, ...]) -> set[str]:
    """The keys under which a surname is met: whole, without particles, its first part, its last."""
    bare = tuple(word for word in last if plain(word) not in PARTICLES)
    forms = {_key(last)}
    if bare:
        forms |= {_key(bare), plain(bare[0]), plain(bare[-1])}
    return forms
