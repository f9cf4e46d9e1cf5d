"""Where a word can go so that a hole stays: deletions that leave a sound sentence are no errors and are left out.

Without this sieve the model learns to shout at sound copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .corpus import Corpus
from .sentence import Sentence, lemma
from .words import (
    BE,
    BEFORE_GERUND,
    CONTROL,
    DO,
    FROM_HEADS,
    HAVE,
    INTRANSITIVE,
    MODALS,
    OF_HEADS,
    PREPOSITIONS,
    TIMES,
)

OBJECT = frozenset(("DT", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "JJ", "PRP", "$"))
"""Tags that begin a noun phrase."""
ENDS = frozenset((".", ",", ":", "CC"))
CLAUSES = ("ROOT", "ccomp", "conj", "relcl", "advcl")
JOINTS = ("and", "or", "but", ",")


class Change(NamedTuple):
    """One way to damage a sentence: the kind, the place of the word, and what may stand there instead."""

    kind: str
    place: int
    instead: tuple[str, ...] = ()


def deletions(sentence: Sentence, corpus: Corpus) -> Iterator[Change]:
    """All there are; kinds are those of newslint.gaps.GAPS, and "gerund"."""
    for place, (word, tag) in enumerate(zip(sentence.low, sentence.tags, strict=True)):
        if not (word[0].isalpha() or word[0] in "'n"):
            continue
        relation, head = sentence.relations[place], sentence.head(place)
        glued = place > 0 and not sentence.spaces[place - 1] and sentence.words[place - 1] not in ("“", '"', "‘", "(")
        if glued and tag != "PRP$":
            continue
        if tag[:2] == "VB":
            small = relation in ("aux", "auxpass") or (word in BE and relation in (*CLAUSES,))
            yield from _auxiliary(sentence, place, head) if small else _verb(sentence, place, head)
        elif tag == "MD" and (
            sentence.word(place + 1) in ("not", "n't", "be", "have") or sentence.singular(sentence.subject(head))
        ):
            yield Change("auxiliary", place)
        if tag == "TO" and relation == "aux" and sentence.tag(place + 1) == "VB":
            yield from _to(sentence, place, head)
        if (tag == "IN" and word in PREPOSITIONS) or (tag == "TO" and relation == "prep"):
            yield from _preposition(sentence, place)
        if word in ("a", "an", "the") and relation == "det" and head > place:
            yield from _article(sentence, place, head, corpus)
        yield from _pronoun(sentence, place, head, corpus)
        yield from _noun(sentence, place)


def _auxiliary(sentence: Sentence, place: int, verb: int) -> Iterator[Change]:
    word, after = sentence.low[place], sentence.word(place + 1)
    if sentence.relations[place] not in ("aux", "auxpass"):
        subject = sentence.subject(place)
        if subject is not None and subject < place:
            yield Change("auxiliary", place)
    elif word in BE and sentence.tags[verb] == "VBN":
        # "The bridge built in 1931": a participle alone may be an attribute.
        told = sentence.word(verb + 1) in ("by", "to") or after in ("not", "n't", "being", "also", "been")
        # "Two men arrested on Friday." is no sentence: nobody is told whom they arrested.
        told = told or (
            sentence.relations[verb] == "ROOT" and sentence.tag(verb + 1) == "IN" and sentence.low[-1] == "."
        )
        if told or not sentence.could_be_past(verb) or sentence.relations[verb] in ("ccomp", "advcl"):
            yield Change("auxiliary", place)
    elif (
        (word in BE and sentence.tags[verb] == "VBG")
        or (word in DO and after in ("not", "n't"))
        or (
            word in HAVE
            and sentence.tags[verb] == "VBN"
            and (not sentence.could_be_past(verb) or after in ("not", "n't", "been"))
        )
    ):
        yield Change("auxiliary", place)


def _verb(sentence: Sentence, place: int, head: int) -> Iterator[Change]:
    word, tag = sentence.low[place], sentence.tags[place]
    if word in BE | HAVE | DO:
        return
    auxiliaries, after, next_tag = sentence.auxiliaries(place), sentence.word(place + 1), sentence.tag(place + 1)
    last = auxiliaries[-1] if auxiliaries else ""
    goes_on = bool(after) and next_tag not in ENDS
    thing = next_tag in OBJECT
    if tag in ("VBD", "VBZ", "VBP"):
        gone = sentence.relations[place] in CLAUSES and sentence.subject(place) is not None and not auxiliaries
    elif tag == "VB" and last == "to":
        gone = goes_on and (not thing or (head < place and bool(sentence.lemmas(head) & CONTROL)))
    elif tag == "VB":
        gone = goes_on and last in MODALS | DO and not (last in DO and thing)
    elif tag == "VBN":
        # "Is expected to leave" without its verb is "is to leave", which is sound.
        passive = last in BE and after in ("by", "that")
        gone = passive or (last in HAVE and goes_on and not thing and next_tag not in ("RB", "TO"))
    else:
        gone = bool(auxiliaries) and after == "that"
        if not gone and sentence.relations[place] == "pcomp" and head == place - 1:
            yield from _gerund(sentence, place, head)
    if gone:
        yield Change("verb", place)


def _gerund(sentence: Sentence, place: int, preposition: int) -> Iterator[Change]:
    """`accused of supplying weapons`: the thing that is left makes no sense, or a preposition meets a preposition."""
    word, after = sentence.low[preposition], sentence.word(place + 1)
    if sentence.tag(place + 1) in ("IN", "TO", "RP"):
        nested = word == "from" and after in ("within", "under", "behind")
        if word in BEFORE_GERUND and after not in ("as", "than") and not nested:
            yield Change("gerund", place)
    elif sentence.tag(place + 1) in OBJECT:
        above = sentence.lemmas(sentence.head(preposition))
        if word == "by" or (word == "of" and above & OF_HEADS) or (word == "from" and above & FROM_HEADS):
            yield Change("gerund", place)


def _to(sentence: Sentence, place: int, verb: int) -> Iterator[Change]:
    above = sentence.head(verb)
    bare = lemma(sentence.low[above], "VERB") in "help go come dare be make let have see hear".split()
    if (
        not bare
        and sentence.word(place - 1) not in (*JOINTS, "not", "than", "as")
        and sentence.relations[verb] != "conj"
    ):
        yield Change("to", place)


def _preposition(sentence: Sentence, place: int) -> Iterator[Change]:
    word, before = sentence.low[place], sentence.word(place - 1)
    objects = [kid for kid in sentence.kids[place] if sentence.relations[kid] == "pobj"]
    alone = "all both half outside inside off out such because as than per".split()
    if not objects or place == 0 or before in (*JOINTS, *alone) or word == "as":
        return
    # "On Thursday" is "Thursday" in America; "in 12 percent" and the like may be anything.
    phrase = [objects[0], *sentence.kids[objects[0]]]
    if any(sentence.low[kid] in TIMES or sentence.tags[kid] == "CD" for kid in phrase):
        return
    tag, name = sentence.tags[place - 1], sentence.tags[place - 1].startswith("NNP")
    if tag in (".", ":", "``", "''") or (name and (word == "of" or sentence.tag(place + 1) == "NNP")):
        return
    # After a verb a bare noun may be its object, unless it has one already or never has any.
    takes = tag.startswith("V") and lemma(before, "VERB") not in INTRANSITIVE
    if not takes or any(sentence.relations[kid] == "dobj" for kid in sentence.kids[place - 1]):
        yield Change("preposition", place)


def _article(sentence: Sentence, place: int, noun: int, corpus: Corpus) -> Iterator[Change]:
    before = sentence.word(place - 1)
    if place == 0 or before in (*JOINTS, ":", "as") or sentence.tags[noun] != "NN" or sentence.low[noun] in TIMES:
        return
    if (noun == place + 1 and (before, sentence.low[noun]) in corpus.pairs) or sentence.low[noun] not in corpus.bare:
        return
    left = [kid for kid in sentence.kids[noun] if kid < place]
    if not left and corpus.bare[sentence.low[noun]] < (0.05 if sentence.low[place] == "the" else 0.12):
        yield Change("article", place)


def _pronoun(sentence: Sentence, place: int, head: int, corpus: Corpus) -> Iterator[Change]:
    word, tag, relation = sentence.low[place], sentence.tags[place], sentence.relations[place]
    subject = relation in ("nsubj", "nsubjpass")
    if tag == "PRP" and subject:
        clause = (
            sentence.relations[head] in ("ccomp", "advcl", "relcl", "ROOT", "pcomp") and sentence.tags[head][0] in "VM"
        )
        joined = sentence.word(place - 1) in (*JOINTS, "then", "yet") or sentence.word(place + 1).startswith("'")
        if clause and place and not joined:
            yield Change("pronoun", place)
    elif tag == "PRP$" and head > place and sentence.tags[head] == "NN":
        if corpus.bare.get(sentence.low[head], 1) < 0.08:
            yield Change("pronoun", place)
    elif tag in ("WP", "WDT") and subject and sentence.relations[head] == "relcl" and word in ("who", "which", "that"):
        yield Change("pronoun", place)


def _noun(sentence: Sentence, place: int) -> Iterator[Change]:
    before, after, next_tag = sentence.word(place - 1), sentence.word(place + 1), sentence.tag(place + 1)
    role = sentence.tags[place] == "NN" and sentence.relations[place] in ("nsubj", "dobj", "pobj", "nsubjpass", "attr")
    if not role or next_tag.startswith("NN") or next_tag in ("POS", "HYPH", "CD") or after in ("'s", ","):
        return
    if (
        sentence.tag(place - 1) not in ("JJ", "DT")
        or before in "that this all both each some any latter former".split()
    ):
        return
    if before in ("other", "same", "poor", "rich"):
        return
    if before in ("a", "an", "the") or any(sentence.low[kid] in ("a", "an") for kid in sentence.kids[place]):
        yield Change("noun", place)
