"""name-misspelling: one name, two spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ...diagnostic import Severity
from ...document import Document, layer
from ...index import Hit
from ...layers.names import people
from ...layers.names.nicknames import same_first
from ...layers.names.words import (
    FUNCTION,
    MONTHS,
    WEEKDAYS,
    first_name,
    is_common,
    is_demonym,
    is_place,
    is_proper_name,
    plain,
)
from ...layers.quotes import in_quotation, quotes
from ...layers.sentences import sentence_at
from ...layers.tokens import tokens
from ...lexicon import is_surname, is_word
from ...rule import Match, Rule
from ...schema import Field, as_list, number, text, words
from ...span import Edit, Span
from ..base import Kind
from .near import is_slip, near_pairs
from .uses import Use, Uses, uses

_NEAR = 4
"""Words before a name that may make it an alias."""
_SHORT = 4
"""A name of so few letters makes another with one more."""
_FEW = 2
"""Places of a first name beyond which it is another person's."""


class NameMisspelling(Kind):
    """A name that is spelled otherwise in one place than in the others of the story.

    `shortest`: the letters that a word needs; `endings`: what makes another word of a name
    (Iraq, Iraqi); `variants`: spellings that another rule sees to; `told`: words before a name by
    which the story gives a second spelling itself; `owned`: those of a paragraph that tells of the
    slip. `doubt` is the message where both spellings may be right.
    """

    name = "name-misspelling"
    spelled = True
    fields = {
        "shortest": Field(number, required=True),
        "endings": Field(words, required=True),
        "variants": Field(words, required=True),
        "told": Field(words, required=True),
        "owned": Field(words, required=True),
        "doubt": Field(text, required=True),
    }
    says = ("replacement", "times")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._endings = {"", *as_list(rule.options["endings"])}
        self._variants = set(map(plain, as_list(rule.options["variants"])))
        self._told = frozenset(as_list(rule.options["told"]))
        self._owned = frozenset(as_list(rule.options["owned"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        story = uses(document)
        best: dict[str, tuple[str, Severity | None]] = {}
        names = (word for word in story.keys if _is_spelled(word, story.texts(word)))
        for pair in near_pairs(names, int(self.options["shortest"])):
            found = self._weigh(document, story, *pair)
            if found is not None:
                wrong, right, severity = found
                if wrong not in best or len(story[right]) > len(story[best[wrong][0]]):
                    best[wrong] = (right, severity)
        for wrong, (right, severity) in best.items():
            yield from self._matches(document, story, wrong, right, severity)

    def _weigh(self, document: Document, story: Uses, one: str, other: str) -> tuple[str, str, Severity | None] | None:
        """(wrong, right, severity) of two words, None where both may stand."""
        wrong, right = sorted((one, other), key=lambda word: (len(story[word]), _is_known(word)))
        if is_common(right) and right not in _surnames(document) and not _is_proper_here(story[right]):
            return None
        if len(right) < 4:
            return None
        bad, good = story[wrong], story[right]
        tie = len(bad) == len(good) and _is_known(wrong) == _is_known(right)
        if tie and good[0].word.start > bad[0].word.start:
            wrong, right, bad, good = right, wrong, good, bad
        sure = self._verdict(document, wrong, right, bad, good)
        beside = sure is not None and _together(document, bad, good)
        if sure is None or self._is_owned(document, bad) or (beside and self._is_alias(document, [*bad, *good])):
            return None
        sure = sure and not tie and not beside and (len(good) > 1 or right in _surnames(document))
        # From another alphabet both may be right: Lugovoi in the story, Lugovoy in the report it quotes.
        sure = sure and _latin(wrong) != _latin(right)
        return wrong, right, None if sure else Severity.QUERY

    def _is_alias(self, document: Document, places: list[Use]) -> bool:
        """Whether the words before one of two names in a sentence make it the other by another spelling."""
        keys = tokens(document).keys
        near = (keys[max(0, use.word.first - _NEAR) : use.word.first] for use in places)
        return not all(map(self._told.isdisjoint, near))

    def _is_owned(self, document: Document, bad: list[Use]) -> bool:
        """Whether the paragraph of a slip tells of it."""
        stream = tokens(document)
        spans = {document.blocks[stream.blocks[use.word.first]].span for use in bad}
        return any(
            not self._owned.isdisjoint(stream.keys[stream.at(span.start) : stream.at(span.end)]) for span in spans
        )

    def _verdict(self, document: Document, wrong: str, right: str, bad: list[Use], good: list[Use]) -> bool | None:
        """True: a slip; False: may be one; None: another word."""
        shared = _share_neighbour(wrong, bad, good)
        if _is_letter_more(wrong, right) and right in _surnames(document) and len(good) > 1:
            return True
        if self._is_longer_surname(document, wrong, right, bad):
            return False
        if shared and not self._is_other_word(wrong, right) and not (is_place(wrong) and _is_known(right)):
            if any(use.after for use in bad) and (len(bad) > _FEW or not _same_start(wrong, right)):
                return None
            if is_surname(wrong) and not (_has_first(bad) and _has_first(good)):
                return False
            return not (first_name(wrong) and first_name(right) and any(use.after for use in bad))
        if is_place(wrong) or is_demonym(wrong) or self._is_other_word(wrong, right) or wrong in _small_words(document):
            return None
        if _has_own_name(bad, good) or _is_studded(bad) != _is_studded(good):
            return None
        if not _same_start(wrong, right):
            return None
        if not is_word(wrong) and not is_proper_name(wrong) and not is_surname(wrong):
            return is_slip(wrong, right) and (len(good) > 1 or _is_known(right) or right in _surnames(document))
        if right not in _surnames(document) or len(bad) > 1 or not is_slip(wrong, right):
            return None
        alone = not bad[0].before and not bad[0].after
        # At the start of a sentence any word has its capital, but few of those that are none are not names.
        named = bad[0].word.sure or not is_common(wrong)
        acts = bad[0].speaks or bad[0].honorific or (named and len(good) > 1)
        return False if alone and acts and not is_place(right) else None

    def _is_other_word(self, one: str, other: str) -> bool:
        """Whether endings alone make the difference: Houthi, Houthis; Korean, Koreas."""
        if one.replace("man", "men") == other.replace("man", "men"):
            return True
        if one.replace("-", "") == other.replace("-", "") or {one, other} <= self._variants:
            return True
        root = _common_start(one, other)
        rests = {one[len(root) :], other[len(root) :]}
        return rests <= self._endings and ("" in rests or is_proper_name(root) or is_place(one) or is_place(other))

    def _is_longer_surname(self, document: Document, wrong: str, right: str, bad: list[Use]) -> bool:
        """Whether somebody does something under a surname that has an e or s more or less: Clark, Clarke."""
        short, long = sorted((wrong, right), key=len)
        if len(bad) > 1 or long[len(short) :] not in ("e", "s") or not long.startswith(short):
            return False
        use = bad[0]
        alone = not (use.before or use.after) and (use.honorific or (use.speaks and not is_common(wrong)))
        return bool(alone) and right in _surnames(document) and not is_place(wrong) and not use.article

    def _matches(
        self,
        document: Document,
        story: Uses,
        wrong: str,
        right: str,
        severity: Severity | None,
    ) -> Iterator[Match]:
        model = Counter(use.word.text for use in story[right]).most_common(1)[0][0]
        first = story[right][0].word
        related = ((Span(first.start, first.end), f"“{first.text}” here."),)
        places = story[wrong]
        if is_common(wrong):
            places = [use for use in places if use.honorific or _share_neighbour(wrong, [use], story[right])] or places
        for use in places:
            span = Span(use.word.start, use.word.end)
            spoken = bool(quotes(document).spoken) and in_quotation(document, span)
            doubtful = spoken or severity is Severity.QUERY
            replacement = model.upper() if use.word.text.isupper() else model
            yield Match(
                span,
                {"replacement": replacement, "times": _times(len(story[right]))},
                (Edit(span, replacement),),
                related=related,
                severity=Severity.QUERY if doubtful else None,
                message=self.options["doubt"] if doubtful else None,
            )


def _latin(word: str) -> str:
    """A name without what makes another transliteration of it: Sergei, Sergey; Khalifa, Khalifah."""
    return re.sub(r"(?<=[aeiou])h$|(?<=k)h", "", re.sub(r"i[iy]|[iy]", "i", word).replace("ou", "u"))


def _common_start(one: str, other: str) -> str:
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return one[:size]


def _is_letter_more(wrong: str, right: str) -> bool:
    """Whether a word that nobody knows is a longer name with one letter at its end: no plural, Clintone."""
    return wrong[:-1] == right and wrong[-1] != "s" and len(right) > _SHORT and not _is_known(wrong)


def _is_proper_here(places: list[Use]) -> bool:
    """Whether an everyday word stands as a name in this story: behind Mr., or with a capital inside sentences."""
    return any(use.honorific for use in places) or sum(use.word.sure for use in places) * 2 > len(places)


def _same_start(one: str, other: str) -> bool:
    """Whether two words begin alike, but for another vowel or two letters turned about: slips seldom begin a word."""
    return one[0] == other[0] or one[:2] == other[1::-1] or {one[0], other[0]} <= set("aeiou")


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _is_known(word: str) -> bool:
    return is_word(word) or is_surname(word) or is_proper_name(word)


def _is_spelled(word: str, texts: Iterable[str]) -> bool:
    """Whether a word is spelled as names are: no figures, no acronym (MDIs, PragerU, D-Pa), no contraction."""
    if len(word) < 3 or word in MONTHS or word in WEEKDAYS or not word.replace("-", "").isalpha() or word[1] == "-":
        return False
    return any(
        not text[-1].isupper()
        and not text[1].isupper()
        and text.replace("’", "'").partition("'")[0].lower() not in FUNCTION
        for text in texts
    )


def _share_neighbour(wrong: str, bad: list[Use], good: list[Use]) -> bool:
    """Whether both stand beside the same first name or the same surname."""
    firsts = {use.before for use in bad} & {use.before for use in good} - {""}
    lasts = {use.after for use in bad} & {use.after for use in good} - {""}
    if not is_common(wrong):
        return bool(firsts or lasts)
    return any(first_name(item) for item in firsts)


def _is_studded(places: list[Use]) -> bool:
    """Whether a capital stands inside the word, as firms like it: PharmaCare."""
    return any(char.isupper() for use in places if not use.word.text.isupper() for char in use.word.text[2:])


def _together(document: Document, bad: list[Use], good: list[Use]) -> bool:
    """Whether both stand in one sentence, where a writer would have seen the slip: Mario and Maria."""
    places = {sentence_at(document, use.word.start) for use in bad}
    return any(sentence_at(document, use.word.start) in places for use in good)


def _has_first(places: list[Use]) -> bool:
    return any(first_name(use.before) for use in places if use.before)


def _has_own_name(bad: list[Use], good: list[Use]) -> bool:
    """Whether the rarer spelling has a first name, or another word, of its own."""
    if any(use.after and (use.before or not is_common(use.after) or first_name(use.word.text)) for use in bad):
        return True
    firsts = [use.before for use in good if use.before]
    if not firsts:
        # What is a first name there and a surname here is not one name.
        return all(use.after for use in good) and any(use.before for use in bad)
    return any(use.before and not any(same_first(use.before, first) for first in firsts) for use in bad)


@layer
def _small_words(document: Document) -> set[str]:
    """The words that the story has in small letters too."""
    stream, text = tokens(document), document.text
    return {key for key, start in zip(stream.keys, stream.starts, strict=True) if text[start].islower()}


@layer
def _surnames(document: Document) -> set[str]:
    """The surnames, word by word, of the people whose first name the story gives."""
    return {plain(part) for person in people(document) if person.first for part in person.last.split()}
