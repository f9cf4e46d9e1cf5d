"""acronym-mismatch: an acronym whose letters have changed places since the story defined it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...diagnostic import Severity
from ...document import Document, layer
from ...index import Hit
from ...layers.acronyms import SMALL, Acronyms, Definition, Use, Word, acronyms, by_initials
from ...layers.names.runs import capital_tokens
from ...layers.tokens import tokens
from ...lexicon import is_word
from ...record import NamedTuple
from ...rule import Match, Rule
from ...schema import Field, as_list, number, text, words
from ...span import Span
from ..base import Kind

_ROMAN = frozenset("IVXL")
_SHORTEST = 3
_LONGEST_RUN = 12
_GAP = 3
_JOINING = SMALL | {"&", "-"}


class _Model(NamedTuple):
    """A form that the story stands by: where, and the words for it where it gives them."""

    form: str
    span: Span
    told: str


class AcronymMismatch(Kind):
    """A form used once whose letters are those of another one in another order (PMT after PTM), or all but one.

    The other one must be defined in the story, used more than once, or be known. `known`: acronyms
    that are themselves, whatever they look like. `often`: how often a defined form must be used for
    a form to be asked about that lacks a letter, has one more or another one; `almost` is that
    question, {form} the other form, {told} what the story says of it. `letters`: the message for a
    form in brackets whose letters are those of the name before it in another order, {initials};
    `initial`: for one with one letter that is not theirs;
    `unlike`: forms of which that is so.
    """

    name = "acronym-mismatch"
    fields = {
        "known": Field(words, required=True),
        "often": Field(number, required=True),
        "almost": Field(text, required=True),
        "letters": Field(text, required=True),
        "initial": Field(text, required=True),
        "unlike": Field(words, required=True),
    }
    says = ("form", "told", "initials")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._known = frozenset(as_list(rule.options["known"]))
        self._unlike = frozenset(as_list(rule.options["unlike"]))

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        found = acronyms(document)
        if not found.uses:
            return
        defined = {item.use.form for item in found.definitions if item.expansion is not None}
        doubtful = [
            form
            for form, uses in found.uses.items()
            if len(form) >= _SHORTEST and len(uses) <= 2 and form not in defined
        ]
        marked = set()
        for match in self._scrambled(document, found, doubtful) if doubtful else ():
            marked.add(match.span)
            yield match
        for definition in found.definitions:
            if definition.use.span not in marked:
                yield from self._letters(document, found, definition)

    def _scrambled(self, document: Document, found: Acronyms, doubtful: list[str]) -> Iterator[Match]:
        models = _Models(document, found, self._known, int(self.options["often"]))
        for form in doubtful:
            uses = [use for use in found.uses[form] if not use.joined]
            model = models.scrambled(form) if uses and not _ROMAN.issuperset(form) else None
            if model is not None and 2 * len(uses) > max(2, len(found.uses.get(model.form, ()))):
                model = None
            if model is not None and not model.told and not neighbors_swapped(form, model.form):
                model = None
            message, severity = None, None
            if form in self._known:
                # It may be itself; but not likely where the story tells of one that differs by a slip of the hand.
                severity, message = Severity.QUERY, self.options["almost"]
                if model is not None and not (model.told and neighbors_swapped(form, model.form)):
                    model = None
            elif model is None and len(uses) == 1 and not is_word(form):
                severity, message = Severity.QUERY, self.options["almost"]
                model = models.almost(form)
            if model is None or explained(document, form):
                continue
            for use in uses:
                values = {"form": model.form, "told": model.told, "initials": model.form}
                there = f"The story has {model.form}{model.told} here."
                yield Match(use.span, values, related=((model.span, there),), severity=severity, message=message)

    def _letters(self, document: Document, found: Acronyms, definition: Definition) -> Iterator[Match]:
        """A form in brackets against the initials of the name that it follows."""
        form, name = definition.use.form, definition.name
        if len(form) < _SHORTEST or not name or by_initials(form, name) is not None:
            return
        for initials, first in _initials(name) if form not in self._known else ():
            used = initials in found.uses or initials in self._known
            if (used and sorted(form) == sorted(initials)) or (
                neighbors_swapped(form, initials) and form[0] == initials[0] and not is_word(form)
            ):
                span = Span(first.start, name[-1].span.end)
                yield Match(
                    definition.use.span,
                    {"form": initials, "told": "", "initials": initials},
                    related=((span, f"These words begin with {initials}."),),
                    message=self.options["letters"],
                )
                return
        if form not in self._unlike:
            yield from self._one_off(found, definition)

    def _one_off(self, found: Acronyms, definition: Definition) -> Iterator[Match]:
        """A form with one letter that is not the initial of its word: Coast Rescue Bureau (CRP)."""
        form, name = definition.use.form, definition.name
        words = [word for word in name if word.key not in SMALL and word.key != "," and not word.tied]
        if definition.use.joined or any(word.key.upper() == form for word in words):
            return
        for at in range(len(words)):
            initials = "".join(word.key[0] for word in words[at:]).upper()
            if _is_one_off(form, initials, used=initials in found.uses) and (at == 0 or initials[0] == form[0]):
                yield Match(
                    definition.use.span,
                    {"form": initials, "told": "", "initials": initials},
                    related=((Span(words[at].span.start, name[-1].span.end), f"These words begin with {initials}."),),
                    severity=Severity.QUERY,
                    message=self.options["initial"],
                )
                return


class _Models:
    """The forms that others may be slips of, by their letters."""

    def __init__(self, document: Document, found: Acronyms, known: frozenset[str], often: int) -> None:
        self._sorted: dict[str, list[_Model]] = defaultdict(list)
        self._lacking: dict[str, list[_Model]] = defaultdict(list)
        self._document, self._known = document, known
        told: dict[str, Definition] = {}
        for item in found.definitions:
            if item.expansion is not None:
                told.setdefault(item.use.form, item)
        for form, uses in found.uses.items():
            if len(form) >= _SHORTEST and (form in told or form in known or len(uses) > 1):
                model = _model(document, form, uses, told.get(form))
                self._sorted["".join(sorted(form))].append(model)
                if form in told and len(uses) >= often:
                    # Three letters with another one among them make another form too easily.
                    for lacking in {form, *_lacking(form)} if len(form) > _SHORTEST else {form}:
                        self._lacking[lacking].append(model)

    def scrambled(self, form: str) -> _Model | None:
        """The form whose letters these are; one that only a name in the story spells out will do if it is known."""
        letters = "".join(sorted(form))
        for model in self._sorted.get(letters, ()):
            if model.form != form:
                return model
        for initials, span in _names(self._document).items():
            if initials in self._known and initials != form and "".join(sorted(initials)) == letters:
                return _Model(initials, span, f", for {self._document.words(span)},")
        return None

    def almost(self, form: str) -> _Model | None:
        """The form from which this one differs by one letter."""
        for lacking in (form, *_lacking(form)):
            for model in self._lacking.get(lacking, ()):
                if model.form != form and model.form.removesuffix("S") != form and form.removesuffix("S") != model.form:
                    return model
        return None


def _model(document: Document, form: str, uses: list[Use], definition: Definition | None) -> _Model:
    if definition is None or definition.expansion is None:
        return _Model(form, uses[0].span, "")
    return _Model(form, definition.use.span, f", for {document.words(definition.expansion)},")


def _lacking(form: str) -> list[str]:
    """The form without one of its letters, each in turn."""
    return [form[:index] + form[index + 1 :] for index in range(len(form))]


def neighbors_swapped(form: str, other: str) -> bool:
    """Whether two neighbouring letters have changed places."""
    if len(form) != len(other):
        return False
    unlike = [index for index in range(len(form)) if form[index] != other[index]]
    return (
        len(unlike) == 2
        and unlike[1] == unlike[0] + 1
        and form[unlike[0]] == other[unlike[1]]
        and form[unlike[1]] == other[unlike[0]]
    )


def _is_one_off(form: str, initials: str, *, used: bool) -> bool:
    """Whether one letter is another or, where the story uses the initials too, one is too many or missing."""
    if len(form) == len(initials):
        return sum(one != other for one, other in zip(form, initials, strict=True)) == 1
    short, long = sorted((form, initials), key=len)
    return used and len(long) == len(short) + 1 and short in _lacking(long)


def _initials(name: Sequence[Word]) -> Iterator[tuple[str, Span]]:
    """The first letters of a name's last words, small ones left out and then kept, from each word on."""
    for index, word in enumerate(name):
        if word.key in SMALL or word.key == ",":
            continue
        rest = [item for item in name[index:] if item.key != ","]
        yield "".join(item.key[0] for item in rest if item.key not in SMALL and not item.tied).upper(), word.span
        yield "".join(item.key[0] for item in rest).upper(), word.span


@layer
def _names(document: Document) -> dict[str, Span]:
    """Capitalised runs of three words and more, small words among them left out, by their initials."""
    stream = tokens(document)
    keys, blocks = stream.keys, stream.blocks
    found: dict[str, Span] = {}
    run: list[int] = []
    for index in capital_tokens(document):
        if run and not (
            index - run[-1] <= _GAP
            and blocks[index] == blocks[run[-1]]
            and all(key in _JOINING for key in keys[run[-1] + 1 : index])
        ):
            _keep(found, document, run)
            run = []
        run.append(index)
    _keep(found, document, run)
    return found


def _keep(found: dict[str, Span], document: Document, run: list[int]) -> None:
    if len(run) < _SHORTEST:
        return
    stream = tokens(document)
    run = run[-_LONGEST_RUN:]
    for first in range(len(run) - _SHORTEST + 1):
        initials = "".join(stream.keys[index][0] for index in run[first:]).upper()
        found.setdefault(initials, stream.span(run[first], run[-1] + 1))


def explained(document: Document, form: str) -> bool:
    """Whether some name of the story has these initials, the small words' or not."""
    return any(initials.startswith(form) for initials in _names(document))
