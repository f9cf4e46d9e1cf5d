"""Who says what: the speaker of each quotation, and of what is reported without quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ..document import Document, layer
from ..record import NamedTuple
from ..span import Span
from .pronouns import Antecedents
from .quotes import quotes
from .reporting import Clause, clauses
from .saying import PLAIN
from .sentences import sentence_at

_SKIPPED = ("code", "byline", "table")
_JOINTS = frozenset("and but while although or who which whose when with because yet where if whereas".split())
"""Words with which a sentence goes on after a quotation without telling who spoke."""


class Attribution(NamedTuple):
    """One stretch of speech and who speaks.

    `words`: what is said; of a quotation the stretch between its marks, as `quotes(document).spoken`
    has it, else the reported clause. `quoted`: whether it stands in quotation marks. `whole`:
    whether a quotation is a sentence or more, and no fragment.
    `speaker`: the words that say who, a name, noun phrase or pronoun; None where nobody is told.
    `name`: the name that the speaker has: `speaker` itself, or the nearest earlier speaker's for a
    pronoun; None where there is none. `verb`: said, according to, ...
    `position`: where the speaker stands: before, within (between two parts of one quotation), after;
    "" without speaker.
    `given`: "own" where the sentence says who speaks; "carried" where an earlier or later part of the
    same speech does; "guessed" where whoever spoke last is most likely meant; "".
    `sentence`: the sentence in which the words begin.
    """

    words: Span
    quoted: bool
    whole: bool
    speaker: Span | None
    name: Span | None
    verb: Span | None
    position: str
    given: str
    sentence: Span


@layer
def attributions(document: Document) -> list[Attribution]:
    """All speech of a document in order, the quotations without a speaker too."""
    said = quotations(document)
    taken = {item.verb for item in said if item.verb is not None}
    return sorted([*said, *_with_names(document, list(_reported(document, taken)))])


@layer
def quotations(document: Document) -> list[Attribution]:
    """Only what stands in quotation marks, in order."""
    return _with_names(document, _quoted(document))


def _quoted(document: Document) -> list[Attribution]:
    finder = _Finder(document)
    found: list[Attribution] = []
    for index, words in enumerate(finder.spoken):
        if document.zone_at(words.start) in _SKIPPED:
            continue
        found.append(finder.attribution(index, found[-1] if found else None))
    return _carried_back(document, found)


class _Finder:
    """Looks around one quotation after the other."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.spoken = quotes(document).spoken
        self.clauses = clauses(document)
        self.starts = [clause.span.start for clause in self.clauses]

    def attribution(self, index: int, last: Attribution | None) -> Attribution:
        """The attribution of one quotation; `last` is the one before it."""
        words = self.spoken[index]
        sentence = sentence_at(self.document, max(0, words.start - 1))
        bare = Attribution(words, True, is_whole(self.document, words), None, None, None, "", "", sentence)
        after, before = self._after(index), self._before(index, sentence)
        if before is not None and (after is None or self._introduces(before, words)):
            within = index > 0 and before.span.start >= self.spoken[index - 1].end and self._is_joined(index)
            return self._given(bare, before, "within" if within else "before")
        if after is not None:
            return self._given(bare, after, "within" if self._is_parted(index, after) else "after")
        return self._carried(bare, last)

    def _given(self, bare: Attribution, clause: Clause, position: str) -> Attribution:
        return bare._replace(speaker=clause.speaker, verb=clause.verb, position=position, given="own")

    def _introduces(self, clause: Clause, words: Span) -> bool:
        """Whether only a mark stands between a clause and the quotation."""
        return self.document.text[clause.span.end : words.start].strip(" ,:“”\"‘’'") == ""

    def _before(self, index: int, sentence: Span) -> Clause | None:
        """The last clause of the same sentence before the quotation."""
        words = self.spoken[index]
        place = bisect_left(self.starts, words.start) - 1
        if place < 0 or self.clauses[place].span.start < sentence.start:
            return None
        return self.clauses[place]

    def _after(self, index: int) -> Clause | None:
        """The clause that follows the quotation, if it was left for one: by a comma, a question mark, a dash."""
        text, words = self.document.text, self.spoken[index]
        block = self.document.blocks[self.document.block_at(words.start)].span
        last = text[words.start : words.end].rstrip(" '’\"”")[-1:]
        after = text[words.end + 1 : words.end + 3]
        left_open = (last != "" and last in ",?!—–…") or after[:1] == "," or (after[:1] == " " and after[1:].islower())
        place = bisect_left(self.starts, words.end)
        at_once = place < len(self.starts) and self.starts[place] == words.end + 2
        if words.end >= block.end or not (left_open or (at_once and last.isalpha())):
            return None
        end = self.spoken[index + 1].start - 1 if index + 1 < len(self.spoken) else block.end
        if place == len(self.starts) or self.starts[place] >= min(end, block.end):
            return None
        clause = self.clauses[place]
        between = text[words.end + 1 : clause.span.start]
        first = between.lstrip(" ,").split(" ", 1)[0]
        # “Who knew?” Instead, he said ...: another sentence.
        begins = last in "?!…." and first[:1].isupper() and "," in between
        return None if first.casefold() in _JOINTS or begins or _ends_sentence(between) else clause

    def _is_joined(self, index: int) -> bool:
        """Whether a quotation goes on with the sentence of the one before it."""
        between = self.document.text[self.spoken[index - 1].end + 1 : self.spoken[index].start - 1]
        same = self.document.block_at(self.spoken[index - 1].start) == self.document.block_at(self.spoken[index].start)
        return same and not _ends_sentence(between) and between.rstrip()[-1:] in (",", "—", "–")

    def _is_parted(self, index: int, clause: Clause) -> bool:
        """Whether the quotation goes on after the clause, in the same sentence."""
        follows = index + 1 < len(self.spoken) and self.spoken[index + 1].start > clause.span.end
        return follows and self._is_joined(index + 1)

    def _carried(self, bare: Attribution, last: Attribution | None) -> Attribution:
        """The speaker of what was said just before, where this goes on with it."""
        if last is not None and last.speaker is not None and self._goes_on(bare, last):
            position = "before" if last.speaker.start < bare.words.start else "after"
            return bare._replace(speaker=last.speaker, verb=last.verb, position=position, given="carried")
        return self._guessed(bare)

    def _goes_on(self, bare: Attribution, last: Attribution) -> bool:
        """Whether two quotations are parts of one speech: in a paragraph, or in two of which the first stays open."""
        blocks = [self.document.block_at(one.words.start) for one in (last, bare)]
        if blocks[0] == blocks[1]:
            stays_open = bare.words.end == self.document.blocks[blocks[1]].span.end
            return (bare.whole or stays_open) and self._follows(last, bare)
        return blocks[1] == blocks[0] + 1 and last.words.end == self.document.blocks[blocks[0]].span.end

    def _guessed(self, bare: Attribution) -> Attribution:
        """Whoever spoke last, in the paragraph or in the one before a quotation that begins its own."""
        place = bisect_left(self.starts, bare.words.start) - 1
        if place < 0 or not bare.whole:
            return bare
        clause, block = self.clauses[place], self.document.block_at(bare.words.start)
        begins = bare.words.start <= self.document.blocks[block].span.start + 1
        if self.document.block_at(clause.verb.start) != block - begins:
            return bare
        return bare._replace(speaker=clause.speaker, verb=clause.verb, position="before", given="guessed")

    def _follows(self, last: Attribution, bare: Attribution) -> bool:
        """Whether nothing but the first one's attribution stands between two quotations of a paragraph."""
        between = Span(last.words.end, bare.words.start)
        others = bisect_left(self.starts, between.end) - bisect_left(self.starts, between.start)
        mine = last.speaker is not None and last.speaker.start >= between.start
        return others <= mine and _breaks(self.document.text[between.start + 1 : between.end - 1]) <= mine


def is_whole(document: Document, words: Span) -> bool:
    """Whether quoted words are a sentence or more: a capital at the start, a mark at the end, three words; no title."""
    quoted = document.words(words).strip("‘’'“”\" ")
    if not (quoted[:1].isupper() and quoted[-1:] in ".,?!…—–" and quoted.count(" ") >= 2):
        return False
    told = [word for word in quoted.split()[1:] if len(word) > 3 and word[0].isalpha()]
    return not told or any(word[0].islower() for word in told)


def _ends_sentence(between: str) -> bool:
    return _breaks(between) > 0


def _breaks(between: str) -> int:
    """How many sentences end in a short stretch between two quotations; initials and titles end none."""
    words = between.split()
    ends = [word for word in words if word[-1] in ".!?" and len(word.rstrip(".")) > 3 and "." not in word[:-1]]
    return len(ends)


def _carried_back(document: Document, found: list[Attribution]) -> list[Attribution]:
    """A speech of several paragraphs may name its speaker in a later one."""
    for index in range(len(found) - 2, -1, -1):
        item, following = found[index], found[index + 1]
        open_end = item.words.end == document.blocks[document.block_at(item.words.start)].span.end
        adjoining = document.block_at(following.words.start) == document.block_at(item.words.start) + 1
        if item.speaker is None and following.speaker is not None and open_end and adjoining:
            found[index] = item._replace(
                speaker=following.speaker, verb=following.verb, position="after", given="carried"
            )
    return found


def _reported(document: Document, taken: set[Span]) -> Iterator[Attribution]:
    """What clauses that belong to no quotation report."""
    for clause in clauses(document):
        if clause.verb in taken or document.zone_at(clause.verb.start) in _SKIPPED:
            continue
        verb = document.words(clause.verb).casefold()
        if verb not in PLAIN and not verb.startswith("according"):
            continue
        sentence = sentence_at(document, clause.verb.start)
        rest = document.words(Span(clause.span.end, sentence.end))
        text = rest.strip(" .,;:")
        if clause.span.start - sentence.start > len(text):
            words, position = Span(sentence.start, clause.span.start), "after"
        else:
            words, position = Span(clause.span.end, sentence.end), "before"
        said = document.words(words)
        start = words.start + len(said) - len(said.lstrip(" ,:"))
        end = words.start + len(said.rstrip(" ,.;:"))
        if document.text[start : start + 5].casefold() == "that ":
            start += 5
        if end - start > 3:
            yield Attribution(
                Span(start, end), False, False, clause.speaker, None, clause.verb, position, "own", sentence
            )


def _with_names(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Each with the name of its speaker."""
    known = {clause.speaker for clause in clauses(document) if clause.named}
    resolve: Antecedents | None = None
    done = []
    for item in found:
        name = item.speaker if item.speaker in known else None
        if (
            name is None
            and item.speaker is not None
            and (word := document.words(item.speaker).lower()) in ("he", "she")
        ):
            resolve = resolve or Antecedents(document, sorted(known))
            name = resolve.name(item.speaker.start, word)
        done.append(item._replace(name=name))
    return done
