"""missing-gerund: accused of a thing instead of a deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostic import Severity
from ..document import Document
from ..index import Hit
from ..layers.tokens import Tokens, tokens
from ..lexicon import is_thing
from ..rule import Match, Rule
from ..schema import Field, as_list, text, words
from .base import Kind

_REACH = 14
"""Tokens between the verb and its `of`: room for who accuses and when."""
_LONGEST = 12
"""Tokens of the object that are looked at."""
_ENDINGS = ("ing", "ings", "ion", "ions", "ment", "ments", "ism", "ery", "icide")
"""How nouns for deeds end."""
_JOINTS = {"and", "or", ","}


class MissingGerund(Kind):
    """`accused ... of` with things for an object, where a deed must stand.

    Between the verb and `of` may stand who accuses, who is accused, when and where; of
    several `of` the last counts ("accused by the head of the union of ..."). The object is
    a thing if each noun that heads it stands for one (by WordNet's classes), and none of
    its words is a deed, a crime or a verb. A parser is no help here: it repairs the
    sentence and hangs `of` on the nearest noun.

    `preposition`: what stands for `of` in all this. `verbs`: the words that ask for a deed.
    `deeds`: nouns that name one although their class is a thing's. `things`: nouns that are
    things whatever their class. `stops`:
    words that end the object. `breaks`: words that end the clause before any `of`.
    `times`: pronouns and words of time, after which an `of` can only be the verb's, as it
    can after a name. `toward`: prepositions after the object that tell that a verb of giving or moving is
    gone; only with one of them is the rule sure. `districts`: words whose own `of` belongs to
    a place or a court (the District of Columbia).
    """

    name = "missing-gerund"
    local = True
    fields = {
        "preposition": Field(text),
        "verbs": Field(words, required=True),
        "deeds": Field(words, required=True),
        "things": Field(words, required=True),
        "stops": Field(words, required=True),
        "toward": Field(words, required=True),
        "breaks": Field(words, required=True),
        "times": Field(words, required=True),
        "districts": Field(words, required=True),
    }
    anchored = "verbs"
    says = ("verb", "object")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._preposition = rule.options.get("preposition", "of")
        self._deeds, self._things, self._stops, self._toward, self._breaks, self._times, self._districts = (
            frozenset(as_list(rule.options[key]))
            for key in ("deeds", "things", "stops", "toward", "breaks", "times", "districts")
        )

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        stream = tokens(document)
        for hit in hits:
            places = self._of(stream, hit)
            if not places:
                continue
            if self._adjectival(document, stream, hit, places[-1]):
                continue
            end, sure = self._things_after(stream, places[-1] + 1)
            if not (sure or self._belongs(document, stream, hit, places[-1])):
                continue
            if end > places[-1] + 1 and not any(map(self._is_deed, stream.keys[places[0] + 1 : end])):
                yield Match(
                    stream.span(places[-1], end),
                    {"verb": document.words(hit.span), "object": document.words(stream.span(places[-1] + 1, end))},
                    severity=None if sure else Severity(self.rule.severity - 1),
                )

    def _of(self, stream: Tokens, hit: Hit) -> list[int]:
        """The tokens `of` that may belong to the verb; one that follows it at once is the only one."""
        places: list[int] = []
        for at in range(hit.last, min(len(stream), hit.last + _REACH)):
            key = stream.keys[at]
            if stream.blocks[at] != stream.blocks[hit.first] or key in self._breaks or not key[0].isalnum():
                break
            if key == self._preposition and stream.keys[at - 1] not in self._districts:
                places.append(at)
                if at == hit.last:
                    break
        return places

    def _adjectival(self, document: Document, stream: Tokens, hit: Hit, of: int) -> bool:
        """Whether the verb goes with the noun behind it, whose the `of` is: suspected bundles of wire."""
        if hit.phrase != "suspected" or of != hit.last + 1:
            return False
        return document.text[stream.starts[hit.last]].islower() and stream.keys[hit.last] not in self._times

    def _belongs(self, document: Document, stream: Tokens, hit: Hit, of: int) -> bool:
        """Whether the `of` is the verb's and not that of a noun before it (`the owners of`)."""
        before = document.text[stream.starts[of - 1]]
        # In a headline where every word has a capital, none tells a name.
        name = before.isupper() and not document.text[hit.span.start].isupper()
        return of == hit.last or name or before.isdigit() or stream.keys[of - 1] in self._times

    def _things_after(self, stream: Tokens, first: int) -> tuple[int, bool]:
        """Where the object ends that begins at `first`, if it is things and nothing else; and whether it is sure."""
        last = first
        while last < len(stream) and last - first < _LONGEST and stream.blocks[last] == stream.blocks[first]:
            key = stream.keys[last]
            if key in self._stops or not (key[0].isalnum() or key in (",", "-")):
                break
            last += 1
        while last > first and stream.keys[last - 1] in _JOINTS:
            last -= 1
        keys = stream.keys[first:last]
        if not keys or not all(map(self._is_thing, _heads(keys))):
            return first, False
        follows = stream.keys[last] if last < len(stream) and stream.blocks[last] == stream.blocks[first] else "."
        return last, follows in self._toward

    def _is_deed(self, key: str) -> bool:
        if key in self._deeds or key.rstrip("s") in self._deeds:
            return True
        return key.endswith(_ENDINGS) and key not in self._things

    def _is_thing(self, phrase: tuple[str, ...]) -> bool:
        return phrase[-1] in self._things or is_thing(phrase)


def _heads(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The noun phrases of a series, each as its tokens."""
    phrase: list[str] = []
    for key in keys:
        if key in _JOINTS:
            if phrase:
                yield tuple(phrase)
            phrase = []
        else:
            phrase.append(key)
    if phrase:
        yield tuple(phrase)
