"""winner-first and series-score: scores and votes against the verb, series against the number of games."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...document import Document
from ...index import Hit
from ...layers.numerals import ONES
from ...layers.quotes import in_quotation
from ...layers.sentences import sentence_at
from ...layers.tokens import fold, tokens
from ...rule import Match, Rule
from ...schema import Field, as_list, number, words
from ...span import Span
from ...wording import Wording
from ..base import Kind
from .tallies import Tally, number_word, tallies

_BETWEEN = Wording(
    r"(?: +[\w.'’&-]+){0,7}?,?(?P<vote>(?: by| on)?(?: an?)?(?: score of| vote of| tally of| margin of)?) \(?"
)
_VOTE = (" of", " by", " by a", " on a")
"""How the words before votes end that may be joined by "to": by a vote of 41 to 39."""
_AFTER = Wording(
    r"[.,;:)”\"]|$| (?:after|against|and|as|at|away|before|behind|but|during|for|from|here|home|in|last|on|over|thanks"
    r"|there|through|to|vote|when|while|with|win|victory|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_MOST = 450
"""Scores and votes larger than this are too rare to judge by their order."""


class WinnerFirst(Kind):
    """`beat the Reds 1-3`: the winner's figure is the smaller one.

    `verbs`: what a winner does, in the forms that count. `unless`: words between the verb and the
    figures that make these something else. `not_after`: words before the verb that turn it round
    (was beaten). `beside`: words of which the sentence must hold one; `not_beside`: of which it must not.
    """

    name = "winner-first"
    fields = {
        "verbs": Field(words, required=True),
        "unless": Field(words, required=True),
        "not_after": Field(words),
        "beside": Field(words),
        "not_beside": Field(words),
    }
    anchored = "verbs"
    says = ("verb", "turned")

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._unless, self._not_after, self._beside, self._not_beside = (
            frozenset(as_list(rule.options.get(key))) for key in ("unless", "not_after", "beside", "not_beside")
        )

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        keys = tokens(document).keys
        for hit in hits:
            if hit.first and keys[hit.first - 1] in self._not_after:
                continue
            sentence = sentence_at(document, hit.span.start)
            scores = tallies(document, sentence)
            if self._beside:
                # Two chambers may vote in one sentence; two sets of a match may not be told apart.
                scores = [score for score in scores if score.span.start >= hit.span.end][:1]
            if len(scores) != 1 or scores[0].span.start < hit.span.end:
                continue
            if self._is_result(document, sentence, hit, scores[0]):
                turned = f"{scores[0].second}-{scores[0].first}"
                spoken = in_quotation(document, scores[0].span)
                yield Match(
                    scores[0].span,
                    {"verb": document.words(hit.span), "turned": turned},
                    related=((hit.span, "Who {verb} has the higher figure."),),
                    severity=Severity.QUERY if spoken else None,
                )

    def _is_result(self, document: Document, sentence: Span, hit: Hit, score: Tally) -> bool:
        between = document.text[hit.span.end : score.span.start]
        joint = _BETWEEN.fullmatch(between)
        if joint is None or not score.first < score.second <= _MOST or score.third:
            return False
        if not (score.dashed or joint["vote"].endswith(_VOTE)) or not _AFTER.match(
            document.text[: sentence.end], score.span.end
        ):
            return False
        if not self._unless.isdisjoint(fold(between)):
            return False
        held = set(fold(document.words(sentence)))
        return not self._not_beside & held and bool(not self._beside or self._beside & held)


_COUNT = "|".join([r"\d", *(word for word, value in ONES.items() if 0 < value < 8)])
_WON = re.compile(
    r"\b(?:won|win|wins|winning|clinch(?:ed|es|ing)?|took|taking|takes|claim(?:ed|s|ing)?|sealed|captured|closed out"
    r"|ended|finished off)\b[^.;]{0,60}?\bseries,?(?: by)? (?P<a>\d)[-–](?P<b>\d)"
    r"(?=[^.;]{0,40}?\b(?:in|with|after)(?: a [\w -]{0,30}? in| victory in| the deciding)? "
    rf"(?:Game (?P<game>{_COUNT})\b|(?P<games>{_COUNT}) games\b))",
    re.I,
)
_LEAD = re.compile(
    r"\b(?:lead|leads|led|leading|trail|trails|trailed|trailing|lead of|ahead|down|up|tied|level|even)\b"
    r"[^.;]{0,40}?(?<![\d-])(?P<a>\d)[-–](?P<b>\d)(?![\d-])"
    rf"(?=[^.;]{{0,12}}? (?:after|through) (?P<games>{_COUNT}) games\b)",
    re.I,
)


class SeriesScore(Kind):
    """`took the series 4-1 in Game 7`: games won by both do not add up to the games played.

    `games`: the most games that a series has.
    """

    name = "series-score"
    fields = {"games": Field(number, required=True)}
    says = ("score", "total", "games")

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ("series", "games")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for sentence in dict.fromkeys(sentence_at(document, hit.span.start) for hit in hits):
            for pattern in (_WON, _LEAD):
                found = pattern.search(document.text, sentence.start, sentence.end)
                if found is not None:
                    yield from self._judge(document, found)

    def _judge(self, document: Document, found: re.Match[str]) -> Iterator[Match]:
        group = "games" if found["games"] else "game"
        played = number_word(found[group])
        total = int(found["a"]) + int(found["b"])
        if played is None or played == total or max(played, total) > self.options["games"]:
            return
        span, other = Span(found.start("a"), found.end("b")), Span(*found.span(group))
        values = {"score": document.words(span), "total": str(total), "games": str(played)}
        severity = Severity.QUERY if in_quotation(document, span) else None
        yield Match(span, values, related=((other, "Of {games} games."),), severity=severity)
