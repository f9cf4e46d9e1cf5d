"""Where another word can be put in a word's place, or beside it, so that the sentence is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from .corpus import Corpus
from .deletions import Change
from .sentence import Sentence, inflect, lemma
from .words import BE, HAVE, MODALS, SOUND_ALIKE, STRAY

NUMBER = {"is": "are", "was": "were", "has": "have", "does": "do"}
NUMBER |= {many: one for one, many in NUMBER.items()}
ALIKE: dict[str, list[str]] = {}
for _group in SOUND_ALIKE:
    for _word in _group.split():
        ALIKE.setdefault(_word, []).extend(other for other in _group.split() if other != _word)
SHARE = 0.7
"""How often a word may at most be made by a swap, for each time that it stands there by right."""


def swaps(sentence: Sentence, corpus: Corpus, rng: Random) -> Iterator[Change]:
    """All there are; kinds are those of newslint.gaps.WRONGS, and "contraction" (it's for its)."""
    for place, (word, tag) in enumerate(zip(sentence.low, sentence.tags, strict=True)):
        if not (word[0].isalpha() or word[0] in "'n"):
            continue
        yield from _agreement(sentence, place)
        yield from _form(sentence, place)
        if word in ALIKE and tag not in ("NNP", "NNPS"):
            other = rng.choice(ALIKE[word])
            # A rare word must not be made so often that the model finds it wrong wherever it stands.
            seen = corpus.counts[word] if "'" in other else corpus.counts[other]
            if rng.random() < SHARE * seen / max(1, corpus.counts[word]):
                yield Change("confusable", place, (other,))
        if word == "it" and sentence.word(place + 1) == "'s":
            yield Change("contraction", place, ("its",))
        if tag in ("VBD", "VBZ", "NN", "NNS", "JJ", "IN", "DT", "PRP", "VB", "RB"):
            yield Change("stray", place)


def _agreement(sentence: Sentence, place: int) -> Iterator[Change]:
    word, tag = sentence.low[place], sentence.tags[place]
    small = sentence.relations[place] in ("aux", "auxpass")
    verb = sentence.head(place) if small else place
    if not (word in NUMBER or (tag in ("VBZ", "VBP") and not small)) or sentence.relations[verb] == "advcl":
        return
    subject = sentence.subject(verb)
    one = sentence.singular(subject)
    first = min([verb, *(kid for kid in sentence.kids[verb] if sentence.relations[kid] in ("aux", "auxpass"))])
    if subject is None or subject > place or one is None or first != place:
        return
    if word in NUMBER:
        if (word in ("is", "was", "has", "does")) == one:
            yield Change("agreement", place, (NUMBER[word],))
    elif (tag == "VBZ") == one:
        other = inflect(lemma(word, "VERB"), "VBP" if one else "VBZ")
        if other and other != word:
            yield Change("agreement", place, (other,))


def _form(sentence: Sentence, place: int) -> Iterator[Change]:
    word, tag = sentence.low[place], sentence.tags[place]
    auxiliaries = sentence.auxiliaries(place)
    if tag not in ("VB", "VBN", "VBG") or word in BE or not auxiliaries:
        return
    last, base = auxiliaries[-1], lemma(word, "VERB")
    options: list[str | None] = []
    if tag == "VB" and (last in MODALS or last == "to"):
        options = [inflect(base, other) for other in ("VBD", "VBZ", "VBG")]
    elif tag == "VBN" and last in HAVE:
        options = [base, inflect(base, "VBG"), inflect(base, "VBD")]
    elif tag == "VBN" and last in BE:
        options = [base, inflect(base, "VBD")]
    elif tag == "VBG" and last in BE:
        options = [base]
    wrong = tuple(option for option in options if option and option not in (word, inflect(base, tag)))
    if wrong:
        yield Change("form", place, wrong)


def stray(sentence: Sentence, place: int, rng: Random) -> str | None:
    """A word to put before a place where it has no business; None where the one drawn would be sound."""
    word = rng.choice(STRAY) if rng.random() < 0.6 else sentence.low[max(0, place - rng.randint(2, 4))]
    before = sentence.tag(place - 1)
    doubled = word in (sentence.low[place], sentence.word(place - 1))
    article = word in ("the", "a") and sentence.tags[place] in ("NN", "NNS", "JJ") and before not in ("DT", "PRP$")
    return None if doubled or not word[0].isalpha() or (place and article) else word
