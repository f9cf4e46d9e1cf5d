"""name-form and its like: one name written with and without accents, capitals inside, or hyphens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...diagnostic import Severity
from ...document import Document, layer
from ...index import Hit
from ...layers.names import Person, people
from ...layers.names.bodies import Word
from ...layers.names.runs import capitals, loud_blocks
from ...layers.names.words import EAST_ASIAN, FUNCTION, PARTICLES, is_common, is_place, plain
from ...layers.tokens import tokens
from ...lexicon import is_word
from ...rule import Match
from ...schema import Field, choice, text, words
from ...span import Edit, Span
from ..base import Kind
from .uses import Use, uses

_TYPED = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "‑": "-", "‐": "-"})


class NameForm(Kind):
    """A word of a name in two forms; the rarer is reported.

    `by`: what the forms differ in, accents or capitals. `either`: words that stand in both
    forms; `doubt` is the message where each form stands as often as the other.
    """

    name = "name-form"
    spelled = True
    fields = {
        "by": Field(choice("accents", "capitals"), required=True),
        "doubt": Field(text, required=True),
        "either": Field(words),
    }
    says = ("replacement", "times")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        either = {plain(word) for word in self.options.get("either", ())}
        for key, places in _in_two_forms(document).items():
            forms = Counter(_form(word) for word in places)
            if len(forms) > 1 and key not in either and self._differ(forms):
                yield from self._rare(document, places, forms)

    def _differ(self, forms: Counter[str]) -> bool:
        folded = {form.lower() for form in forms}
        if self.options["by"] == "accents":
            return len(folded) > 1 and not any(form.isascii() and is_word(form) and form.islower() for form in forms)
        word = next(iter(folded))
        return len(folded) == 1 and len(word) > 3 and "-" not in word and not is_common(word)

    def _rare(self, document: Document, places: list[Word], forms: Counter[str]) -> Iterator[Match]:
        (usual, most), (_, next_most) = forms.most_common(2)
        model = next(word for word in places if _form(word) == usual)
        known = uses(document)[plain(model.text)]
        for word in places:
            if _form(word) != usual and not _of_another(known, word, usual):
                span = Span(word.start, word.end)
                yield Match(
                    span,
                    {"replacement": model.text, "times": str(most)},
                    (Edit(span, model.text),),
                    related=((Span(model.start, model.end), f"“{model.text}” here."),),
                    severity=Severity.QUERY if most == next_most else None,
                    message=self.options["doubt"] if most == next_most else None,
                )


@layer
def _in_two_forms(document: Document) -> dict[str, list[Word]]:
    """The places of the words that are written in more than one form, by their plain form."""
    loud = loud_blocks(document)
    stream = tokens(document)
    first: dict[str, str] = {}
    several = set()
    for word in capitals(document):
        text = _form(word)
        if first.setdefault(plain(text), text) != text:
            several.add(plain(text))
    found: dict[str, list[Word]] = {}
    for word in capitals(document) if several else ():
        key = plain(word.text)
        if key not in several or len(word.text) < 3 or _is_loud(word.text) or _is_contraction(word.text):
            continue
        if is_place(key) and word.first and stream.keys[word.first - 1] in PARTICLES:
            continue  # Banco de México
        if stream.blocks[word.first] not in loud:
            found.setdefault(key, []).append(word)
    return {key: places for key, places in found.items() if len({_form(word) for word in places}) > 1}


def _form(word: Word) -> str:
    """A word as its forms are compared: typewriter marks, no periods."""
    text = word.text
    return text if text.isascii() and text.isalpha() else text.replace(".", "").translate(_TYPED)


def _is_loud(word: str) -> bool:
    """Whether a word is in capitals, but for the start of it: SEOUL, McALLEN."""
    return word.isupper() or word[3:].isupper()


def _of_another(known: list[Use], word: Word, usual: str) -> bool:
    """Whether a form has a neighbour that the usual form has not, but another: Zoë Lund and Zoe Marsh."""
    here = next((use for use in known if use.word.start == word.start), None)
    there = [use for use in known if _form(use.word) == usual]
    if here is None:
        return False
    befores, afters = {use.before for use in there} - {""}, {use.after for use in there} - {""}
    if here.after and afters:
        return here.after not in afters
    return bool(here.before and befores) and here.before not in befores


def _is_contraction(word: str) -> bool:
    """Whether a word is a shortened one: We'll."""
    start, mark, _ = word.replace("’", "'").partition("'")
    return bool(mark) and start.lower() in FUNCTION


class KoreanName(Kind):
    """A Korean or Chinese name of which the given name is taken for the surname, or that stands in two forms."""

    name = "given-name-alone"
    says = ("full", "replacement")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for person in people(document):
            if plain(person.last) in EAST_ASIAN and _is_family_first(person):
                yield from self._given_alone(document, person)

    def _given_alone(self, document: Document, person: Person) -> Iterator[Match]:
        for item in person.mentions:
            if item.first and not item.last and item.first == person.first and not item.name.quoted:
                yield Match(
                    item.span,
                    {"full": person.introduction.name.text, "replacement": person.last},
                    related=((person.introduction.span, "The family name stands first here."),),
                )
                return


class GivenNameForm(Kind):
    """A given name of two syllables in two forms: Won-sik, Won Sik."""

    name = "given-name-form"
    spelled = True
    says = ("replacement",)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for person in people(document):
            if plain(person.last) not in EAST_ASIAN:
                continue
            full = [item for item in person.mentions if item.full and _bare(item.first) == _bare(person.first)]
            forms = Counter(item.first for item in full)
            if len(forms) < 2 or not any("-" in form or " " in form for form in forms):
                continue
            usual = forms.most_common(1)[0][0]
            model = next(item for item in full if item.first == usual)
            for item in full:
                if item.first != usual:
                    related = ((model.span, f"“{model.name.text}” here."),)
                    yield Match(item.span, {"replacement": model.name.text}, related=related)


def _bare(given: str) -> str:
    return plain(given).replace("-", "").replace(" ", "")


def _is_family_first(person: Person) -> bool:
    words = person.introduction.name.words
    return len(words) > 1 and words[0] == person.last
