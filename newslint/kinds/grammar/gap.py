"""gap: words that the gap model suspects to be missing or wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...diagnostic import Severity
from ...document import Document
from ...errors import ModelError
from ...gaps import GAPS, LABELS, installed
from ...gaps.rates import threshold
from ...index import Hit
from ...layers.gaps import Gap, gaps
from ...layers.quotes import in_quotation
from ...layers.tokens import Tokens, tokens
from ...lexicon import forms
from ...rule import Match, Rule
from ...schema import Field, choice, flag, mapping, number, string, text, words
from ...span import Edit, Span
from ..base import Kind
from ..inflect import third_person
from ..phrase import like

MISSING = (
    "the gap model is not installed, so missing words are found by rules alone "
    "(pip install 'newslint[model]', or --no-model to hear no more of it)"
)
RATE = 0.15
SURE = 0.05
"""Alarms per 1,000 words of sound copy: what a desk bears as queries, and what it bears as more."""
_HYPHENS = ("-", "‐", "‑")
_STOPS = frozenset('.!?:;—–•“"')
_OBJECTS = frozenset(("her", "him", "it", "me", "them", "this", "us"))
_LINKS = frozenset(("after", "and", "by", "for", "in", "on", "to", "upon"))
_OPENS = frozenset((",", ";", "–", "—", "and", "with"))
_JOINS = frozenset((",", ";", "and", "but"))
_OWNERS = frozenset(("her", "his", "its", "my", "our", "their", "your"))
_REACH = 12
_NEAR = 3
"""Words before a gap among which a wish stands that rules its verb, with "that" behind it and without."""
_NOTHING: Mapping[str, str] = {}
_NUMBER = {"is": "are", "was": "were", "has": "have", "does": "do", "doesn't": "don't", "isn't": "aren't"}
_NUMBER |= {"wasn't": "weren't", "hasn't": "haven't"}
_NUMBER |= {many: one for one, many in _NUMBER.items()}


class ModelGap(Kind):
    """What the gap model says of one label, where its score is high enough.

    `label`: what is missing or wrong. `rate`: the alarms per 1,000 words of sound copy that
    all labels together may raise. `sure`: the same, for what is more than a query. `asked`: the
    message of a query. `insert`: the word for the gap. `swap`: what to write for a wrong
    word; for verbs in the wrong number, third person and base form are swapped besides.
    The model has read few texts, so some of what it says is not believed. `after`, `before`:
    words beside the gap. `sound`: pairs of words that may well be neighbors. `ruling`: words
    after which no verb is missing where one follows, however rare ("to piggyback"); nor before one
    of `ended`, which leaves the verb understood ("he would if he could"). `wishes`: words after which
    a verb stands bare ("demanded that she not attend"). `absolute`: false leaves out what has its
    participle and no more ("he said, his voice breaking").
    `apposed`: false leaves out gaps between a noun and a name ("the chair Ann Lee"). `teams`:
    false leaves out names with a plural verb (Britain's "Leeds have won"). `past`: false
    leaves out gaps before what may be a simple past ("he [was] expected").
    Where the packages that run the model are missing, or it cannot be loaded, it finds nothing
    and `unavailable` says why.
    """

    name = "gap"
    local = True
    fields = {
        "label": Field(choice(*LABELS), required=True),
        "rate": Field(number),
        "sure": Field(number),
        "asked": Field(text, required=True),
        "insert": Field(string),
        "swap": Field(mapping(text)),
        "after": Field(words),
        "before": Field(words),
        "ruling": Field(words),
        "ended": Field(words),
        "wishes": Field(words),
        "absolute": Field(flag),
        "sound": Field(words),
        "apposed": Field(flag),
        "teams": Field(flag),
        "past": Field(flag),
    }
    says = ("before", "after", "replacement")
    trouble: str | None = None
    """Why the model could not be loaded when it was first asked; it is not asked again."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._label: str = self.options["label"]
        self._wishes = frozenset(self.options.get("wishes", ()))
        self._sound = frozenset(self.options.get("sound", ()))
        self._never = [frozenset(self.options.get(side, ())) for side in ("after", "before")]

    @classmethod
    def unavailable(cls) -> str | None:
        return cls.trouble if installed() else MISSING

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        if self.unavailable():
            return
        try:
            least, sure = (threshold(self._label, self.options.get(*item)) for item in (("rate", RATE), ("sure", SURE)))
            found = [item for item in self.believed(document) if item[0].score >= least]
        except ModelError as error:
            ModelGap.trouble = str(error)
            return
        for gap, first, at in found:
            yield self._match(document, gap, first, at, sure)

    def believed(self, document: Document) -> Iterator[tuple[Gap, int, int]]:
        """The suspicions of this label that nothing speaks against, whatever their score.

        With each the token before the gap and the one after, or twice the wrong word.
        """
        stream = tokens(document)
        for gap in gaps(document):
            if gap.label == self._label:
                first, at = self._place(stream, gap)
                if not self._doubtful(document, stream, first, at):
                    yield gap, first, at

    def _place(self, stream: Tokens, gap: Gap) -> tuple[int, int]:
        at = stream.at(gap.at)
        if at == len(stream) or stream.starts[at] > gap.at:
            at -= 1  # the model reads the two halves of "don't" as words
        follows = self._label in GAPS and at > 0 and stream.blocks[at - 1] == stream.blocks[at]
        return at - follows, at

    def _match(self, document: Document, gap: Gap, first: int, at: int, sure: float) -> Match:
        stream = tokens(document)
        span = stream.span(first, at + 1)
        values = {
            "before": document.words(stream.span(first, first + 1)),
            "after": document.words(stream.span(at, at + 1)),
        }
        edits = self._edits(document, stream, at)
        if edits:
            values["replacement"] = edits[0].text.strip()
        unsure = gap.score < sure or in_quotation(document, span)
        return Match(
            span,
            values,
            edits,
            severity=Severity.QUERY if unsure else None,
            message=self.options["asked"] if unsure else None,
        )

    def _doubtful(self, document: Document, stream: Tokens, first: int, at: int) -> bool:
        before, after = stream.keys[first], stream.keys[at]
        if self._label in GAPS and first == at:
            return True  # nothing stands before it, so nothing tells what is missing
        if before in self._never[0] or after in self._never[1] or f"{before} {after}" in self._sound:
            return True
        starts = first == 0 or stream.keys[first - 1] in _STOPS
        if self._label == "verb" and starts and "b" in forms(before) and after in _OBJECTS:
            return True  # an order: "Ladle it over the bread"
        if before in self.options.get("ruling", ()) and ("b" in forms(after) or after in self.options.get("ended", ())):
            return True
        if self._label in GAPS and self._complete(document, stream, first, at):
            return True
        if not self.options.get("past", True) and {"d", "n"} <= set(forms(after)):
            return True
        if self._label in GAPS and document.text[stream.ends[at] : stream.ends[at] + 1] in _HYPHENS:
            return True  # half of a compound: who knows what it is
        if not self.options.get("apposed", True) and document.text[stream.starts[at]].isupper():
            return True
        named = at and document.text[stream.starts[at - 1]].isupper()
        return not self.options.get("teams", True) and bool(named) and not after.endswith("s")

    def _complete(self, document: Document, stream: Tokens, first: int, at: int) -> bool:
        """Whether the words around a gap are of a turn of phrase that lacks nothing."""
        keys, after = stream.keys, stream.keys[at]
        link, again = (*keys[at + 1 : at + 3], "", "")[:2]
        if (link in _LINKS and again == after) or (first > 0 and keys[first] in _LINKS and keys[first - 1] == after):
            return True  # goal after goal
        if (after in ("be", "not") or "b" in forms(after)) and self._wished(keys, first):
            return True
        if not self.options.get("absolute", True) and "g" in forms(after):
            owners = [index for index in (first - 1, first - 2) if index > 0 and _owns(keys[index])]
            if owners and keys[owners[0] - 1] in _OPENS:
                return True
        named = first > 0 and keys[first - 1] in _JOINS and document.text[stream.starts[first]].isupper()
        return named and not self.options.get("apposed", True)  # "A the judge and Jones the lawyer"

    def _wished(self, keys: Sequence[str], first: int) -> bool:
        """Whether a wish that rules the token is just before it, or farther off with "that" behind it."""
        for index in range(first - 1, max(first - _REACH, -1), -1):
            if keys[index] in _STOPS or keys[index] == ",":
                break
            if keys[index] in self._wishes and (keys[index + 1] == "that" or first - index <= _NEAR):
                return True
        return False

    def _edits(self, document: Document, stream: Tokens, at: int) -> tuple[Edit, ...]:
        if self._label in GAPS:
            place = stream.starts[at]
            word = self.options.get("insert")
            return (Edit(Span(place, place), f"{word} "),) if word else ()
        word = stream.keys[at]
        offer = self.options.get("swap", _NOTHING).get(word)
        if offer is None and self._label == "agreement":
            offer = _other_number(word)
        span = stream.span(at, at + 1)
        return (Edit(span, like(document.words(span), offer)),) if offer else ()


def _owns(word: str) -> bool:
    return word in _OWNERS or word.endswith(("'s", "s'"))


def _other_number(verb: str) -> str | None:
    """A verb's base form for its third person, and the other way; None for what is no such form."""
    if verb in _NUMBER:
        return _NUMBER[verb]
    if "b" in forms(verb):
        return third_person(verb)
    bases = (verb[:-1], verb[:-2], f"{verb[:-3]}y")
    return next((base for base in bases if "b" in forms(base) and third_person(base) == verb), None)
