"""Acronyms: where short forms of capitals stand, and where the story says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..document import Document, layer
from ..record import NamedTuple
from ..span import Span
from ..wording import Wording
from .tokens import tokens

_FORM = Wording(
    # The look behind comes second, so that the search can skip to the next capital.
    r"([A-Z](?<![\w@#&./'’][A-Z])"
    r"(?:\.(?:[A-Z]\.)+[A-Z]?|[A-Z]*(?:&[A-Z]+)+|[A-Z]+(?:[a-z][A-Z]+)?|[a-z][A-Z]+))"
    r"(?:['’]s|s['’]?)?(?![\w&@])"
)
_LOUD = 0.6
"""A block with a larger share of capitals among its letters shouts: its words are no acronyms."""
_OPENING = Wording(
    r"(?:[(\[]\s*(?:(?:the|or|abbreviated(?: as| to)?|also known as|known as|aka|hereafter|hereinafter)\s+)?[\"“‘']?"
    r"|,?\s(?:or|better known as|known as|also known as|known locally as|known by (?:its|their|the) initials"
    r"|known by (?:its|the) acronym|abbreviated (?:as|to)|called|aka)\s+(?:the\s+)?[\"“‘']?)$"
)
_OPENERS = (
    "(",
    "[",
    "“",
    '"',
    "‘",
    "'",
    " the ",
    " as ",
    " to ",
    " or ",
    " called ",
    " aka ",
    " initials ",
    " acronym ",
)
_REACH = 60
"""How many characters before a form the words that open a definition can take."""
SMALL = frozenset(
    "a against al and at by da das de del der des di do dos du e el et for from in into la las le les los of on or"
    " the to und y with".split()
)
"""Words of names that need have no letter in the acronym."""
_WORD_MARKS = frozenset("-–/&'’")


class Use(NamedTuple):
    """A short form in the text.

    `form` is its letters in capitals, without periods or plural s; `span` covers these letters
    alone; `joined` tells that another part in capitals or a figure is tied to it (AFL-CIO, F-16).
    """

    form: str
    span: Span
    joined: bool


class Word(NamedTuple):
    """A word near a definition: folded, where it stands, whether it has a capital, whether a hyphen ties it back."""

    key: str
    span: Span
    capital: bool
    tied: bool


class Definition(NamedTuple):
    """A short form with the words that the story gives for it.

    `expansion` are the words whose letters make the form; None where no words before it do. `name`
    is the capitalised name that stands beside it, small words inside it with it, whether or not the
    letters fit; empty where there is none.
    """

    use: Use
    expansion: Span | None
    name: tuple[Word, ...]


class Acronyms(NamedTuple):
    """All uses by form, in order, and the definitions, in order."""

    uses: dict[str, list[Use]]
    definitions: list[Definition]


@layer
def acronyms(document: Document) -> Acronyms:
    """The acronyms of all prose blocks; those in code and in blocks that shout are left out."""
    uses: dict[str, list[Use]] = {}
    definitions: list[Definition] = []
    text = document.text
    for zone, block in document.blocks:
        if zone == "code":
            continue
        found = list(_FORM.finditer(text, block.start, block.end))
        if not found or _shouts(text, block):
            continue
        for match in found:
            use = _use(text, match)
            uses.setdefault(use.form, []).append(use)
            definition = _definition(document, use, block)
            if definition is not None:
                definitions.append(definition)
    return Acronyms(uses, definitions)


def _shouts(text: str, block: Span) -> bool:
    letters = [char for char in text[block.start : block.start + 400][: block.end - block.start] if char.isalpha()]
    return len(letters) > 6 and sum(map(str.isupper, letters)) > _LOUD * len(letters)


def _use(text: str, match: re.Match[str]) -> Use:
    span = Span(*match.span(1))
    before, after = text[max(0, span.start - 2) : span.start], text[match.end() : match.end() + 2]
    joined = (len(before) == 2 and before[1] in "-–" and (before[0].isupper() or before[0].isdigit())) or (
        len(after) == 2 and after[0] in "-–" and (after[1].isupper() or after[1].isdigit())
    )
    return Use(match[1].replace(".", "").upper(), span, joined)


def _definition(document: Document, use: Use, block: Span) -> Definition | None:
    """The definition that a use is, if words that open one stand before it or a bracket after it."""
    text = document.text
    opening = None
    if text[max(block.start, use.span.start - 12) : use.span.start].lower().endswith(_OPENERS):
        opening = _OPENING.search(text, max(block.start, use.span.start - _REACH), use.span.start)
    if opening is not None:
        bracket = "(" in opening[0] or "[" in opening[0]
        return _made(use, _before(document, opening.start(), block), bracket=bracket)
    after = text[use.span.end : use.span.end + 2]
    if after == " (" or after == " [":
        close = text.find(")" if after == " (" else "]", use.span.end, min(block.end, use.span.end + 120))
        if close > 0 and text[use.span.end + 2].isalpha():
            inside = _words(document, Span(use.span.end + 2, close))
            made = _made(use, inside, bracket=True)
            return made if made is not None and made.expansion is not None else None
    return None


def _before(document: Document, end: int, block: Span) -> list[Word]:
    """Up to fifteen words right before `end`, as far as the sentence's marks let them be one name."""
    stream = tokens(document)
    first = last = stream.at(end)
    while first > 0 and last - first < 30 and stream.starts[first - 1] >= block.start:
        key = stream.keys[first - 1]
        if not (key[0].isalnum() or key in _WORD_MARKS or key == ","):
            break
        first -= 1
    return _words(document, Span(stream.starts[first], end)) if first < last else []


def _words(document: Document, span: Span) -> list[Word]:
    stream, text = tokens(document), document.text
    found: list[Word] = []
    for index in range(stream.at(span.start), stream.at(span.end)):
        key, start = stream.keys[index], stream.starts[index]
        if key[0].isalnum():
            tied = index > 0 and stream.keys[index - 1] in ("-", "–", "/") and stream.ends[index - 1] == start
            found.append(Word(key, Span(start, stream.ends[index]), not text[start].islower(), tied))
        elif key == "," and found:
            found.append(Word(key, Span(start, stream.ends[index]), False, False))
    return found[-24:]


def _made(use: Use, words: list[Word], *, bracket: bool) -> Definition | None:
    """A definition of the words before a form, if they fit it or, where the form stands in brackets, are a name."""
    while words and words[-1].key == ",":
        words = words[:-1]
    if not words:
        return None
    first = by_initials(use.form, words)
    if first is None and not bracket:
        return None
    if first is None:
        first = _by_letters(use.form, words)
    expansion = None if first is None else Span(words[first].span.start, words[-1].span.end)
    name = tuple(_run(words))
    return Definition(use, expansion, name) if expansion is not None or name else None


def _run(words: list[Word]) -> list[Word]:
    """The capitalised words at the end, with the small ones among them."""
    first = len(words)
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word.capital:
            first = index
        elif word.key == ",":
            # A comma is inside a name only in a list: Alcohol, Tobacco, Firearms and Explosives.
            if not (index > 0 and words[index - 1].capital and first == index + 1):
                break
        elif word.key not in SMALL and not word.tied:
            break
    run = words[first:]
    return run if run and (run[-1].capital or run[-1].tied) else []


def by_initials(form: str, words: Sequence[Word]) -> int | None:
    """The index of the word with which the words begin whose first letters, to the last word, are the form.

    Small words and the later parts of hyphenated ones need have no letter in it. None where none fit.
    """
    letters = "".join(char.lower() for char in form if char.isalnum())
    # What is left of the letters after each way to read the words from the right.
    left = {len(letters)}
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        starts = _starts(word)
        taken = {count - len(start) for count in left for start in starts if letters.endswith(start, 0, count)}
        if 0 in taken and word.key not in SMALL:
            return index
        left = taken | left if word.key in SMALL or word.tied or word.key == "," else taken
        if not left:
            return None
    return None


def _starts(word: Word) -> tuple[str, ...]:
    """What a word can give to a form: its first letter, or all letters of U.S. and UN."""
    first = plain(word.key[0])
    whole = word.key.replace(".", "").removesuffix("'s")
    return (first, whole) if 1 < len(whole) <= 3 and word.capital else (first,)


def _by_letters(form: str, words: Sequence[Word]) -> int | None:
    """The same where letters may come from inside words: each is looked for from the right, the first begins a word."""
    letters = [char.lower() for char in form if char.isalnum()]
    chars = [(char, place == 0, index) for index, word in enumerate(words) for place, char in enumerate(word.key)]
    at = len(chars) - 1
    for number in range(len(letters) - 1, -1, -1):
        while at >= 0 and not (plain(chars[at][0]) == letters[number] and (number > 0 or chars[at][1])):
            at -= 1
        if at < 0:
            return None
        at -= 1
    first = chars[at + 1][2]
    return first if len(words) - first <= 2 * len(letters) + 3 else None


def plain(char: str) -> str:
    """A letter without its accent: é is e."""
    return char if char.isascii() else _plain_of(char)


def plain_word(text: str) -> str:
    """A text without accents, letter for letter."""
    return "".join(map(plain, text))


def _plain_of(char: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFD", char)[0]
