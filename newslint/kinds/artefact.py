"""find-replace: what a replacement of all `us` by `U.S.` leaves inside other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..document import Document
from ..index import Hit
from ..layers.tokens import folded, tokens
from ..lexicon import is_word
from ..outline import outline
from ..rule import Match, Rule
from ..schema import Field, as_list, mapping, words
from ..span import Span
from ..wording import Wording
from .base import Kind

_REMEMBERED = 100_000
_PLAIN = Wording(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
"""A new text whose traces are words that are none."""
_MIN_PART = 4
"""A whole word of so many letters beside the new text makes a coinage (queenmaker), not an artefact."""
_PRONOUNS = frozenset(("have", "her", "his", "she", "some", "their", "them", "they", "were"))
"""What no coinage holds: historians, not theirtorians."""
_ROLES = frozenset(("person", "people", "woman", "women"))
"""What any holder of an office may be called: ombudsperson, assemblywoman."""


class FindReplace(Kind):
    """Text put in for other text inside a word: the whole is no word, and undone it is one.

    `replaced`: what was put in, and what it may have been put in for. `spellings`: those of
    them that only spell another way; names do so by right (Osbourne). `sound`: words too young
    for the dictionary.
    """

    name = "find-replace"
    spelled = True
    local = True
    fields = {"replaced": Field(mapping(words), required=True), "spellings": Field(words), "sound": Field(words)}

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        pairs: Mapping[str, str | list[str]] = rule.options["replaced"]
        self._plain = frozenset(filter(_is_plain, pairs))
        self._olds = {new: as_list(old) for new, old in pairs.items()}
        self._others = [(new, outline(new)) for new in pairs if new not in self._plain]
        # "the company" leaves words that end in "the" and words that begin with "company".
        self._probes: dict[str, set[str]] = {}
        for new in self._plain:
            for probe in {new.split()[0].lower(), new.split()[-1].lower()}:
                self._probes.setdefault(probe, set()).add(new)
        self._spellings = frozenset(as_list(rule.options.get("spellings")))
        self._sound_words = frozenset(as_list(rule.options.get("sound")))
        self._known: set[str] = set()

    @classmethod
    def placeholders(cls, options: Mapping[str, object]) -> Sequence[str]:
        return ("replacement", "old", "new")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        text = document.text
        outlined = outline(text)
        others = [new for new, short in self._others if short in outlined]
        for new in [*others, *sorted(self._suspects(document))]:
            haystack = folded(document) if new.islower() else text
            place = haystack.find(new)
            while place >= 0:
                end = place + len(new)
                if text[place - 1 : place].isalpha() or text[end : end + 1].isalpha():
                    yield from self._judge(document, Span(place, end), new, self._olds[new])
                place = haystack.find(new, end)

    def _suspects(self, document: Document) -> set[str]:
        """The new texts that stand inside some word of the text which is no word.

        Words once found sound are remembered, and a newsroom's stories share most of theirs.
        """
        unknown = set(tokens(document).keys) - self._known
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        suspects: set[str] = set()
        unsound: set[str] = set()
        together = "\n".join(["", *unknown, ""])
        for probe in [probe for probe in self._probes if probe in together]:
            place = together.find(probe)
            while place >= 0:
                end = together.index("\n", place)
                word = together[together.rindex("\n", 0, place) + 1 : end]
                if word != probe and not is_word(word):
                    suspects |= self._probes[probe]
                    unsound.add(word)
                place = together.find(probe, end)
        self._known |= unknown - unsound
        return suspects

    def _judge(self, document: Document, inner: Span, new: str, olds: list[str]) -> Iterator[Match]:
        text = document.text
        start, end = inner
        while start > 0 and text[start - 1].isalpha():
            start -= 1
        while end < len(text) and text[end].isalpha():
            end += 1
        if text[start:end].lower() in self._sound_words:
            return
        left, right = text[start : inner.start], text[inner.end : end]
        if self._sound(text, Span(start, end), left, right, new):
            return
        for old in olds:
            undone = left + old + right
            if (len(undone) >= _MIN_PART or not new.isalpha()) and is_word(undone):
                span = Span(start, end)
                yield Match.swap(span, left + old + right, old=old, new=new)
                return

    def _sound(self, text: str, span: Span, left: str, right: str, new: str) -> bool:
        """Whether the whole is a word, a name, an address or a coinage of two whole words."""
        whole = text[span.start : span.end]
        around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
        if any(char in "@/_#&\\[]" or char.isdigit() for char in around):
            return True
        if new.isupper() and new.isalpha() and left.islower() and len(left + right) > 1:
            return False  # hoUSe
        if new.isalpha() and (is_word(whole) or (whole[0].isupper() and new.islower() and not left)):
            return True
        if not new.isalpha() and len(left) + len(right) < 2:
            return True
        if new in self._spellings and whole[0].isupper():
            return True
        if new.islower() and not whole[1:].islower() and not whole.isupper():
            return True
        if right == "s" and not left:
            return True
        if right in ("", "s") and new in _ROLES and len(left) >= _MIN_PART:
            return True
        if new in _PRONOUNS:
            return False
        parts = [part for part in (left, right) if part]
        return new.islower() and new.isalpha() and all(len(part) >= _MIN_PART and is_word(part) for part in parts)


def _is_plain(new: str) -> bool:
    """Whether what a new text leaves is a word that is none; hoUSe, read in small letters, is one."""
    return bool(_PLAIN.fullmatch(new)) and not new.isupper()
