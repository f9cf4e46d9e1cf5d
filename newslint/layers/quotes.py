"""Quotation marks: what is spoken, and which marks lack their partner.

Double marks (straight, curly, guillemets) are paired strictly; a quotation may stay open
at a paragraph's end when the next paragraph opens it again. Single marks are paired only
where they cannot be apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from ..document import Document, layer
from ..span import Span
from ..wording import Wording

_DOUBLE = Wording(r"[\"“”„«»″]")
# 6'2" and 7'30" are measures wherever they stand; so is 42″, save in “1″, where the prime closes.
_FEET = Wording(r"(?:\d['’′]\s?\d{1,2}[½¼¾]?[\"”″]|(?<![“\"″\d])\d{1,3}(?:\.\d)?″)")
_INCHES = Wording(r"[\d½¼¾][\"”](?=-| x | (?!said|says|he|she|they|and|but|in|the|a|an|to|of|is|was)[a-z])")
_MEASURED = Wording(r"(?:(?:^|[\s('’])\d{1,3}(?:\.\d)?|[½¼¾])$")
# What begins with a set of characters is found several times faster than what begins with a look behind.
_SINGLE_OPEN = Wording(r"[‘'](?<![^\s(\[“\"—–-][‘'])(?=[^\W_])")
_SINGLE_CLOSE = Wording(r"[’'](?<=[^\s(\[][’'])(?![^\W_])")
_ELISION = Wording(
    r"[‘’'](?:\d\ds\b|\d\d\b|em\b|tis\b|twas\b|til\b|till\b|cause\b|n\b|bout\b|round\b|cos\b)", flags=re.I
)
_BREAK = Wording(r"[.!?]['’]?\s+[^\Wa-z]")
_OPENERS_BEFORE = " \t\r\n\u00a0\u2009\u202f([{—–-/‘'’“\u200b*_|>:"
_REOPENING = "\"“”«„‘'"
_SPEECH_ZONES = ("body", "blockquote", "list")
_PATIENCE = 3
"""Paragraphs without any mark that a quotation may run through before it closes."""
_SAID = (
    r"(?:said|says|told|added|adds|wrote|writes|asked|tweeted|explained|continued"
    r"|argued|warned|noted|insisted|replied|claimed|recalled|stated|adding|confirmed|testified)\b"
)
_SPEAKER = (
    r"[,.?!…—]['’]?\s+(?:(?!I\s|[Ww]e\s)(?:[^\s,.!?\"“”]+|Dr\.|Gov\.|Mr\.|Mrs\.|Ms\.|Rep\.|Sen\.|[A-Z]\.)\s+){0,6}?"
    + _SAID
)
_DESCRIBED = r"|,\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]+){1,3},\s(?:(?!\.\s)[^\"“”!?\r\n]){3,90}?\s" + _SAID
ATTRIBUTION = Wording(_SPEAKER + _DESCRIBED + r"|,\s+according to (?:[A-Z]|the )")
"""A speaker after speech: `, he said`, `. Police Chief Jo Roe told reporters`, `, Jo Roe, a baker, said`."""
_ENDS_WITH_SPEAKER = Wording(
    _SPEAKER + r"(?:[^.!?\r\n]|\b(?:Dr|Gov|Jr|Mr|Mrs|Ms|Rep|Sen|Sr|St|[A-Z])\.(?=[ \w])){0,160}[.]\s*$"
)
_SHORT_END = 20
_CLAUSE = Wording(r"(?i:\s(?:an?|he|his|her|i|its?|no|people|she|some|that|the|their|there|they|this|to|we|you)\s)")


def ends_with_speaker(stretch: str, *, within: bool = False) -> bool:
    """Whether a stretch of speech ends with who said it, and so must have closed before.

    `within`: it goes on with the paragraph before, and may tell at length what others said.
    """
    found = _ENDS_WITH_SPEAKER.search(stretch)
    if found is None:
        return False
    said = re.search(_SAID, found[0])
    assert said is not None, "part of the pattern"
    subject, rest = found[0][1 : said.start()].strip(" '’"), found[0][said.end() :]
    if found[0][0] in ".…" and subject in ("He", "It", "She", "They", "You"):
        return False
    # “He said” ends the speech; “he said the dam would hold” is part of it.
    tells = subject and said[0] not in ("told", "asked") and _CLAUSE.match(rest)
    return not tells and not (within and len(rest) > _SHORT_END)


class Quotes:
    """`spoken`: the words between marks, outermost, sorted.

    `unclosed` and `unopened` are lone marks; `nested` are double marks inside double marks;
    `reopened` are marks that open what the next paragraph goes on with.
    """

    def __init__(self) -> None:
        self.spoken: list[Span] = []
        self.unclosed: list[int] = []
        self.unopened: list[int] = []
        self.nested: list[int] = []
        self.reopened: list[int] = []

    @cached_property
    def starts(self) -> list[int]:
        """Where the words of `spoken` start, once all are found."""
        return [span.start for span in self.spoken]


@layer
def quotes(document: Document) -> Quotes:
    """The quotations of a document."""
    found = Quotes()
    pairing = _Pairing(document.text, found)
    for zone in document.blocks:
        if zone.name in _SPEECH_ZONES:
            pairing.block(zone.span, carries=True)
        elif zone.name != "code":
            pairing.block(zone.span, carries=False)
    pairing.give_up()
    _add_single(document, found)
    found.spoken = _outermost(found.spoken)
    return found


def in_quotation(document: Document, span: Span) -> bool:
    """Whether any of the span's words stand inside quotation marks."""
    found = quotes(document)
    index = bisect_right(found.starts, span.start) - 1
    return any(item.overlaps(span) for item in found.spoken[max(0, index) : index + 2])


class _Pairing:
    """Pairs double marks from block to block."""

    def __init__(self, text: str, found: Quotes) -> None:
        self.text = text
        self.found = found
        self.open: int | None = None
        self.waited = 0
        self.goes_on = False

    def block(self, span: Span, *, carries: bool) -> None:
        """Take in the marks of one block; one that does not carry speech keeps its marks to itself."""
        marks = _marks(self.text, span)
        carried, self_open = self.open, self.open
        if not carries:
            self.open = None
        elif carried is not None:
            self._carry_on(span, marks)
        else:
            self.goes_on = False
        for index, place in enumerate(marks):
            self._take(place, span, marks[index + 1 : index + 3])
        if self.open is not None and self.open >= span.start:
            self.found.spoken.append(Span(self.open + 1, span.end))
            self.waited = 0
        if not carries:
            self.give_up()
            self.open = self_open

    def give_up(self) -> None:
        """The open mark, if any, never closes."""
        if self.open is not None:
            self.found.unclosed.append(self.open)
            self.open = None

    def _carry_on(self, span: Span, marks: list[int]) -> None:
        """A quotation open at the last block's end goes on where this block opens it again or closes it."""
        # A caption or a subhead may come between, and says nothing about the speech.
        self.waited += bool(marks) or self.text[span.end - 1] in ".!?"
        if self.text[span.start] in _REOPENING:
            if (
                self.open is not None
                and (
                    self.waited > 1  # A paragraph of the reporter's came between.
                    or self._is_fragment(span)
                    or ends_with_speaker(self.text[self.open : span.start], within=self.goes_on)
                )
            ):
                self.give_up()
            elif self.open is not None:
                self.found.reopened.append(self.open)
            self.goes_on, self.open = self.open is not None, None
        elif marks and not _opens(self.text, marks[0], span, is_open=True):
            self.found.spoken.append(Span(span.start, marks[0]))
            if self.goes_on and self.waited == 1:
                # Its paragraphs so far were opened again, and this one is not.
                self.found.unopened.append(marks[0])
        elif marks or self.waited > _PATIENCE:
            self.give_up()

    def _is_fragment(self, following: Span) -> bool:
        """Whether the open quotation is a few words within a sentence, or the next one has its own speaker."""
        assert self.open is not None, "only asked of an open quotation"
        said = self.text[self.open : following.start]
        return self._begins_within() and (
            not _BREAK.search(said) or ATTRIBUTION.search(self.text, *following) is not None
        )

    def _begins_within(self) -> bool:
        """Whether the open quotation began within a sentence, with a small letter."""
        assert self.open is not None, "only asked of an open quotation"
        around = self.text[max(0, self.open - 2) : self.open + 2]
        return len(around) == 4 and around[0].isalpha() and around[1] == " " and around[3].islower()

    def _take(self, place: int, span: Span, following: list[int]) -> None:
        if not _opens(self.text, place, span, is_open=self.open is not None):
            self._close(place)
        elif self.open is None:
            self.open = place
        elif self._goes_on(place):
            self.found.spoken.append(Span(self.open + 1, place))
            self.open = place
        elif len(following) == 2 and not any(_opens(self.text, item, span, is_open=True) for item in following):
            self.found.nested.append(place)
        else:
            self.found.unclosed.append(self.open)
            self.open = place

    def _close(self, place: int) -> None:
        nested = self.found.nested
        if self.open is None:
            if not _is_measure(self.text, place):
                self.found.unopened.append(place)
        elif nested and nested[-1] > self.open and self.text.count(self.text[place], nested[-1] + 1, place) == 0:
            return
        else:
            self.found.spoken.append(Span(self.open + 1, place))
            self.open = None

    def _goes_on(self, place: int) -> bool:
        """Whether a mark after a full stop opens the next paragraph of the same speech, run into this one."""
        before = self.text[max(0, place - 4) : place].rstrip()[-1:]
        return before in (".", "!", "?", "…") and not self._begins_within() and not self._attributed(place)

    def _attributed(self, place: int) -> bool:
        """Whether a speaker stands between the open mark and `place`: the speech must have closed before."""
        assert self.open is not None, "only asked of an open quotation"
        return ATTRIBUTION.search(self.text, self.open + 1, place) is not None


def _marks(text: str, block: Span) -> list[int]:
    """The marks of a block without those of measures; inches are told by a mark too many."""
    marks = [mark.start() for mark in _DOUBLE.finditer(text, *block)]
    if not any(place and text[place - 1].isnumeric() for place in marks):
        return marks
    feet = {found.end() - 1 for found in _FEET.finditer(text, *block)}
    marks = [place for place in marks if place not in feet]
    if len(marks) % 2:
        inches = {found.start() + 1 for found in _INCHES.finditer(text, *block)}.intersection(marks)
        if len(inches) == 1:
            marks.remove(inches.pop())
    return marks


def _opens(text: str, place: int, block: Span, *, is_open: bool) -> bool:
    """Whether the mark at `place` opens, by what stands around it; `is_open` decides where both would do."""
    mark = text[place]
    before = text[place - 1] if place > block.start else " "
    after = text[place + 1] if place + 1 < block.end else " "
    if mark in "“„«":
        return not (is_open and before not in _OPENERS_BEFORE and not after.isalnum())
    if mark in "”»":
        return place == block.start or (not is_open and before in " \u00a0(" and after.isalnum())
    if before == " " and after in ".,;" and is_open:
        return False
    could_open = before in _OPENERS_BEFORE and not after.isspace()
    could_close = not before.isspace() and not after.isalnum()
    if could_open and could_close:
        return not is_open
    return could_open if could_open or could_close else not is_open


def _is_measure(text: str, place: int) -> bool:
    """Inches and seconds: 6'2", 12"; a year is neither."""
    return text[place] in '"”″' and _MEASURED.search(text[max(0, place - 7) : place]) is not None


def _add_single(document: Document, found: Quotes) -> None:
    text = document.text
    openers = [mark for mark in _SINGLE_OPEN.finditer(text) if not _ELISION.match(text, mark.start())]
    closers = [mark.start() for mark in _SINGLE_CLOSE.finditer(text)] if openers else []
    after = 0
    for mark in openers:
        place = mark.start()
        if place < after:
            continue
        index = document.block_at(place)
        if index < 0 or place >= document.blocks[index].span.end:
            continue
        close = _closer(text, closers, place, document.blocks[index].span.end)
        if close is not None:
            found.spoken.append(Span(place + 1, close))
            after = close


def _closer(text: str, closers: list[int], place: int, end: int) -> int | None:
    """The first mark that closes; one after an s may be a possessive and counts only if no other does."""
    possessive = None
    first = bisect_left(closers, place + 1)
    for close in closers[first : first + 8]:
        if close >= end:
            break
        if text[close - 1] not in "sS" or not text[close + 1 : close + 3].strip(" ").isalnum():
            opened = possessive is not None and _SINGLE_OPEN.search(text, possessive + 1, close)
            return possessive if opened else close
        possessive = possessive if possessive is not None else close
    return possessive


def _outermost(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda item: (item.start, -item.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = Span(kept[-1].start, span.end)
    return kept
