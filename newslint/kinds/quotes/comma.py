"""attribution-comma: a quoted sentence that runs into its attribution without a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...document import Document
from ...index import Hit
from ...layers.attributions import Attribution, quotations
from ...layers.quotes import quotes
from ...layers.sentences import sentence_at
from ...rule import Match, Rule
from ...schema import Field, as_list, number, words
from ...span import Span
from ...wording import Wording
from ..base import Kind

_NEXT = Wording(r"\s*(?:([.,;:!?—–-]|$)|([\w’']+))")


class AttributionComma(Kind):
    """A quotation that begins its sentence, ends without a mark, and is followed by who said it.

    `min_words`: shorter ones are titles. `after`: words that may follow `said` where it ends the
    attribution; anything else makes the quotation the object of the sentence. The closing mark is
    marked.
    """

    name = "attribution-comma"
    fields = {"min_words": Field(number, required=True), "after": Field(words, required=True)}

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._after = frozenset(as_list(rule.options["after"]))

    @classmethod
    def triggers(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ('"', "”", "’", "'")

    @classmethod
    def signs(cls, options: Mapping[str, Any]) -> Iterable[str]:
        return ('" ', "” ", "’ ", "' ")

    def matches(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        # Hardly a story has one, and who speaks takes long to find out.
        open_ended = [words for words in quotes(document).spoken if self._is_open_ended(document, words)]
        for item in quotations(document) if open_ended else ():
            end = item.words.end
            if item.words in open_ended and item.position in _BEHIND and self._is_attributed(document, item):
                yield Match(Span(end, end + 1))

    def _is_open_ended(self, document: Document, words: Span) -> bool:
        """Whether a quotation begins its sentence with a capital, is not a title, and ends without a mark."""
        text, end = document.text, words.end
        if not text[end - 1 : end].isalpha() or text[end + 1 : end + 2] != " ":
            return False
        quoted = document.words(words)
        begins = sentence_at(document, words.start).start == words.start - 1
        small = any(word[0].islower() for word in quoted.split() if len(word) > 3)
        return begins and quoted[0].isupper() and small and len(quoted.split()) >= self.options["min_words"]

    def _is_attributed(self, document: Document, item: Attribution) -> bool:
        """Whether the attribution follows at once and ends, or tells when and where."""
        if item.speaker is None or item.verb is None or item.given != "own":
            return False
        if min(item.speaker.start, item.verb.start) > item.words.end + 2:
            return False
        found = _NEXT.match(document.text, max(item.speaker.end, item.verb.end))
        told = document.words(item.verb).startswith("told")
        return found is not None and (told or bool(found[1]) or found[2] in self._after or not found[2])


_BEHIND = ("after", "within")
