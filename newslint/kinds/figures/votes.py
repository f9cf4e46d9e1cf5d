"""vote-margin and vote-exceeds-body: votes against the margin, the outcome and the seats that the story gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.quotes import in_quotation
from ...layers.sentences import sentence_at
from ...layers.tokens import fold, tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, text, words
from ...span import Span
from ...wording import Wording
from ..base import Kind
from .nations import Nation, by_form, table
from .tallies import WORD, Tally, number_word, tallies

_KINDS = r"(?:vote|point|percentage[- ]point|seat)"
_MARGIN = Wording(
    r"\b(?:margin|majority|lead|difference) of (?:just |only |a mere |about )?"
    rf"(?P<of>{WORD})(?P<tail>\.\d+)?(?!\d|,\d| to |[-–]\d)"
    rf"|\b(?:by|with) an? (?P<one>{WORD})[- ]{_KINDS}s? (?:margin|majority|lead)"
    rf"|\ban? (?P<an>{WORD})(?P<more>\.\d+)?[- ]{_KINDS} (?:margin|majority|lead|win|victory)"
    rf"|\bby (?:just |only |a mere |about )?(?P<by>{WORD}) (?:votes?|points?|percentage points?)\b"
    r"(?! to | more| short)",
    flags=re.I,
)
_SEATS = Wording(
    rf"\b(?P<number>{WORD}|\d+)[- ](?:member|seat|person|strong|judge|justice)[- ](?:[\w’']+ ){{0,3}}?"
    r"(?:board|body|council|commission|committee|court|panel|senate|house|chamber|assembly|parliament|bench|jury)\b",
    flags=re.I,
)
_CHAMBER = Wording(
    r"\b(?:Senate|House of (?:Representatives|Commons|Councillors)|House|Commons|National Assembly|Supreme Court)\b"
)
_VOTING = Wording(r"\b(?:vot(?:e|ed|es|ing)|passed|approved|rejected|confirmed|ruled|defeated)\b")
_VOTE = Wording(r" (?:vote|ruling|decision|tally|majority)\b")
_ACTS = Wording(
    r" (?:(?:on|last|this|in|early|late) \w+,? |\w+ly |then |also |had |has |then |vote |, [^,]{1,40}, ?)*"
    r"(?:voted|votes|passed|approved|rejected|confirmed|defeated|adopted|ruled|vote of|vote was)\b"
)
_THROUGH = Wording(
    r"\b(?:passed|cleared|approved|adopted|rejected|defeated)(?: by| in)?(?: the)?(?: U\.S\.| US)? $", flags=re.I
)
_BY = Wording(
    r"(?: (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|(?:last|this) \w+|\w+ly))?,?"
    r"(?: (?:by|on|with|in) an?)?(?: (?:\w+ )?(?:vote|margin|tally) of| by)? "
)
"""What may stand between the chamber that a bill passed and its votes."""
_BODY = Wording(
    r"\b(?:board|council|commission|committee|court|panel|senate|house|chamber|assembly|parliament|jury)\b", flags=re.I
)
_CONGRESS = {
    "Senate": ("the U.S. Senate", 100),
    "House": ("the U.S. House", 435),
    "House of Representatives": ("the U.S. House", 435),
    "Supreme Court": ("the U.S. Supreme Court", 9),
}
_COMMONS = 659
"""The most seats that the British House of Commons has had in the last hundred years."""
_YEAR = Wording(r"\b(?:1[89]|20)\d\d\b")
_YEARS = 4
"""In a story so much older than the table, seats may be those of its day: nothing is said."""


class VoteMargin(Kind):
    """`voted 31-27, a margin of six`: the votes and the margin do not agree.

    `anchor`: words of which a sentence must hold one. `unless`: words that make the margin another's.
    """

    name = "vote-margin"
    fields = {"anchor": Field(words, required=True), "unless": Field(words, required=True)}
    anchored = "anchor"
    says = ("tally", "right")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        unless = "|".join(map(re.escape, as_list(rule.options["unless"])))
        self._unless = Wording(rf"\b(?:{unless})\b", flags=re.I)

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for sentence in dict.fromkeys(sentence_at(document, hit.span.start) for hit in hits):
            margins = list(_MARGIN.finditer(document.text, sentence.start, sentence.end))
            counts = tallies(document, sentence) if len(margins) == 1 else []
            if len(counts) != 1 or self._unless.search(document.text, sentence.start, sentence.end):
                continue
            match = _margin(document, margins[0], counts[0])
            if match is not None:
                yield match


def _margin(document: Document, found: re.Match[str], count: Tally) -> Match | None:
    stated = number_word(found["of"] or found["one"] or found["an"] or found["by"])
    right = abs(count.first - count.second)
    if stated is None or found["tail"] or found["more"] or stated == right or not count.first > 0 < count.second:
        return None
    # A vote more on one side than is needed, or a threshold other than half: both are called margins.
    share = "point" in found[0].lower() and count.first + count.second <= 101
    near = abs(stated - right) == 1 and share
    half = stated * 2 == right and "majority" in found[0].lower()
    if near or half or not _close(found, count):
        return None
    spoken = in_quotation(document, count.span)
    values = {"tally": document.words(count.span), "right": f"{right:,}"}
    severity = Severity.QUERY if spoken else None
    return Match(
        Span(*found.span()), values, related=((count.span, "{tally} is a margin of {right}."),), severity=severity
    )


def _close(found: re.Match[str], count: Tally) -> bool:
    """Whether the margin stands near the votes."""
    return -60 <= found.start() - count.span.end <= 60 or 0 <= count.span.start - found.end() <= 60


class VoteExceedsBody(Kind):
    """`The nine-member board voted 6-4`: more votes than the body has members.

    `anchor`: words of which a sentence must hold one. `home`: names and words of the United States,
    of which a story must hold one before "Senate" and "House" are its Congress. `history`: what is
    asked where the seats are not the story's own figure.
    """

    name = "vote-exceeds-body"
    fields = {
        "anchor": Field(words, required=True),
        "home": Field(words, required=True),
        "history": Field(text, required=True),
    }
    anchored = "anchor"
    says = ("tally", "total", "body", "seats")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for sentence in dict.fromkeys(sentence_at(document, hit.span.start) for hit in hits):
            for count in tallies(document, sentence):
                if count.first and count.second and self._is_vote(document, sentence, count):
                    yield from self._judge(document, sentence, count)

    def _is_vote(self, document: Document, sentence: Span, count: Tally) -> bool:
        """Whether words of voting stand right by the figures."""
        text = document.text
        before = text[max(sentence.start, count.span.start - 45) : count.span.start]
        after = text[count.span.end : min(sentence.end, count.span.end + 18)]
        return _VOTING.search(before) is not None or _VOTE.match(after) is not None

    def _judge(self, document: Document, sentence: Span, count: Tally) -> Iterator[Match]:
        found = _SEATS.finditer(document.text, sentence.start, count.span.start)
        stated = [(Span(*item.span()), number_word(item["number"])) for item in found]
        values = {"tally": document.words(count.span), "total": f"{count.total:,}"}
        if stated:
            body, seats = stated[-1]
            alone = len(stated) == 1 and not _BODY.search(document.text, body.end, count.span.start)
            if seats is not None and seats < count.total and alone:
                values |= {"body": document.words(body), "seats": f"{seats:,}"}
                severity = Severity.QUERY if in_quotation(document, count.span) else None
                yield Match(count.span, values, related=((body, "{body}"),), severity=severity)
            return
        chamber = self._chamber(document, sentence, count)
        if chamber is not None and count.total > chamber[1]:
            values |= {"body": chamber[0], "seats": f"{chamber[1]:,}"}
            yield Match(count.span, values, severity=Severity.QUERY, message=self.options["history"])

    def _chamber(self, document: Document, sentence: Span, count: Tally) -> tuple[str, int] | None:
        """The chamber last named before the votes, as the message calls it, and its seats; None where unsure."""
        named = list(_CHAMBER.finditer(document.text, sentence.start, count.span.start))
        if not named or not (
            _ACTS.match(document.text, named[-1].end())
            or (
                _THROUGH.search(document.text[sentence.start : named[-1].start()])
                and _BY.fullmatch(document.text[named[-1].end() : count.span.start])
            )
        ):
            return None
        found = named[-1]
        before = document.text[sentence.start : found.start()].split()[-2:]
        nation = _nation(before)
        if nation is None:
            if before and (before[-1].lower() == "state" or (before[-1][0].isupper() and before[-1] != "The")):
                return None
            if found[0] in ("House of Commons", "Commons"):
                return "the House of Commons", _COMMONS
            return self._congress(document, found[0])
        as_of, _ = table()
        old = document.date is not None and (as_of - document.date).days > _YEARS * 365
        if old or _YEAR.search(document.text, sentence.start, sentence.end):
            return None
        seats = nation.chambers.get(found[0])
        return (f"the {nation.adjectives[0]} {found[0]}", seats) if seats else None

    def _congress(self, document: Document, name: str) -> tuple[str, int] | None:
        if not set(as_list(self.options["home"])).isdisjoint(tokens(document).keys):
            return _CONGRESS.get(name)
        return None


def _nation(words: list[str]) -> Nation | None:
    """The country that the last one or two words name, or whose adjective they are."""
    for size in (2, 1):
        key = tuple(part for word in words[-size:] for part in fold(word.removesuffix("'s").removesuffix("’s")))
        found = by_form().get(key)
        if found is not None and found[0] != "people":
            return found[1]
    return None
