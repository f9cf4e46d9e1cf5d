"""A letter a token: what each word of a text can be, as strings that regular expressions can search."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from ...document import Document, layer
from ...layers.tokens import tokens
from ...lexicon import forms
from ...record import NamedTuple
from ...wording import Wording
from .frames import stretches

LETTERS = {
    "the": "D",
    "this": "s",
    "a": "d",
    "no": "o",
    "its": "H",
    "all": "A",
    "number": "Q",
    "owner": "O",
    "they": "y",
    "he": "Y",
    "i": "i",
    "it": "t",
    "you": "v",
    "him": "m",
    "there": "@",
    "who": "w",
    "which": "h",
    "that": "a",
    "when": "k",
    "if": "K",
    "what": "q",
    "after": "u",
    "than": "x",
    "and": "c",
    "of": "z",
    "on": "p",
    "to": "T",
    "not": "n",
    "adverb": "R",
    "is": "I",
    "has": "Z",
    "does": "W",
    "will": "M",
    "be": "e",
    "been": "E",
    "went": "F",
    "said": "f",
    "put": "C",
    "go": "V",
    "help": "U",
    "reports": "S",
    "walked": "L",
    "taken": "P",
    "going": "g",
    "noun": "N",
    "nouns": "l",
    "adjective": "J",
    "hard": "r",
    "good": "j",
    "name": "X",
    "names": "G",
    "comma": ",",
    "hyphen": "-",
    "quote": '"',
}
"""The classes of words, most by one of them, and their letters; each word has one class.

went: a verb in the past or the third person and nothing else. said: what takes a clause without "that".
put: base, past and participle alike. go: a verb's base. help: that, or a noun. reports: a third person, or a
plural. walked: a past or a participle. taken: a participle that is no past. good: an adjective or a noun.
hard: an adjective or an adverb. the: every, some ... too. names: a name that ends in s, of one or of several.
when: because, while, where. if: whether, although.
"""
_WORDS = {
    "all": "all both each",
    "number": (
        "one two three four five six seven eight nine ten many few several most much more less fewer half dozens "
        "hundreds thousands millions billions another other others"
    ),
    "help": "need dare help like",
    "reports": "needs",
    "adverb": (
        "first last next either neither never really also already still now currently only just even then here again "
        "always often ever soon later almost perhaps maybe today yesterday tomorrow too very quite rather nearly about "
        "apparently once twice right"
    ),
    "the": "the every some such any",
    "this": "this these those",
    "a": "a an",
    "no": "no",
    "its": "his its their our your my her whose",
    "they": "they we",
    "he": "he she",
    "i": "i",
    "it": "it",
    "you": "you",
    "him": "him me us them himself herself itself themselves ourselves",
    "there": "there",
    "who": "who",
    "which": "which whom",
    "that": "that",
    "when": "because when while where",
    "if": "whether if though although unless",
    "what": "what how why whatever whenever wherever however",
    "after": "after before since until till as once so",
    "than": "than",
    "and": "and or but nor & yet",
    "of": "of",
    "on": (
        "in on at for with from by into against between during under over through within without across around among "
        "amid toward towards upon onto off near behind beyond inside outside beneath via per despite unlike throughout "
        "along above below beside besides except regarding concerning including following according plus"
    ),
    "to": "to",
    "not": "not",
    "is": (
        "is are was were am isn't aren't wasn't weren't ain't it's he's she's that's there's who's what's here's let's"
    ),
    "has": "has have had hasn't haven't hadn't",
    "does": "do does did don't doesn't didn't",
    "will": (
        "will would can could may might must shall should cannot won't wouldn't can't couldn't mightn't mustn't shan't "
        "shouldn't needn't ought where's how's"
    ),
    "be": "be",
    "been": "been",
    "going": "being having doing",
    "went": "went began became got told came",
    "said": (
        "said says hopes hoped believes believe believed thinks think thought claims claimed warns warned argues "
        "argued feels felt knows know knew predicts predicted feared announced announces announce admits admitted "
        "confirmed confirms concluded concludes noted explained stated insisted suggested suspects suspected hoping "
        "claiming saying believing thinking suggests insists"
    ),
    "put": (
        "put set cut hit let cost hurt shut quit bet read spread split become come run leaves leave wales prepaid beat"
    ),
    "nouns": "police people men women children percent cent",
    "noun": "mr mrs ms dr sen gov rep",
    "taken": "done gone based born located situated supposed obligated entitled composed headquartered nicknamed",
}
_KNOWN = {word: LETTERS[name] for name, words in _WORDS.items() for word in words.split()}
_IN_NAMES = frozenset("help adverb number noun put".split())
_MAYBE_NAMES = {word for name in _IN_NAMES for word in _WORDS[name].split()} | {"may", "will"}
_OPEN = frozenset("hUVSLgCNlJj")
"""Letters of words that forms.txt knows by their ending alone, if at all: at a sentence's start they may be names."""
_MARKS = {"“": '"', "”": '"', **{mark: mark for mark in ',.;:()!?"'}}
_BY_ENDING = (("lled", "L"), ("lling", "g"))
_UNKNOWN = (("ing", "g"), ("ed", "L"), ("ly", "R"), ("s", "S"))
_BREAK = "\n"
_MOST = 50_000
_CAPITAL = Wording(r"[^\W\d_a-z]")


class _Memo(dict[str, str]):
    """Letters by folded words, worked out once."""

    def __init__(self, letter: Callable[[str], str]) -> None:
        self._letter = letter

    def __missing__(self, key: str) -> str:
        if len(self) > _MOST:
            self.clear()
        self[key] = letter = self._letter(key)
        return letter


class Letters(NamedTuple):
    """A document's tokens as letters: sentences after each other, a line end before each.

    `text`: the letters. `starts`: where each sentence starts in them; `firsts`: its first token.
    """

    text: str
    starts: list[int]
    firsts: list[int]

    def token(self, at: int) -> int:
        """Index of the token whose letter stands at a place, or after it where that is a line end."""
        at += self.text[at] == _BREAK
        number = bisect_right(self.starts, at) - 1
        return self.firsts[number] + at - self.starts[number]

    def sentence(self, at: int) -> tuple[str, int]:
        """The letters of the sentence that a place, or the line end there, belongs to, and where they start."""
        at += self.text[at] == _BREAK
        number = bisect_right(self.starts, at) - 1
        start = self.starts[number]
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return self.text[start:end], start


@layer
def letters(document: Document) -> Letters:
    """The letters of all tokens."""
    stream, text = tokens(document), document.text
    keys = stream.keys
    found = list(map(_small.__getitem__, keys))
    heads = "".join(map(text.__getitem__, stream.starts))
    for capital in _CAPITAL.finditer(heads):
        at = capital.start()
        if heads[at].isupper():
            found[at] = _capital[keys[at]]
    firsts: list[int] = []
    starts: list[int] = []
    lines: list[str] = []
    place = 1
    for first, last in stretches(document)[0]:
        if first == last:
            continue
        found[first] = _opening[keys[first]] if heads[first].isupper() else _small[keys[first]]
        if found[first] in '"(' and first + 1 < last and heads[first + 1].isupper():
            found[first + 1] = _opening[keys[first + 1]]
        firsts.append(first)
        starts.append(place)
        lines.append("".join(found[first:last]))
        place += last - first + 1
    return Letters(_BREAK + _BREAK.join(lines), starts, firsts)


def _of_opening(key: str) -> str:
    """The letter of a word with a capital at a sentence's start: that tells nothing, unless no small word is known."""
    letter = _small[key]
    if letter in _OPEN and key not in _KNOWN and not forms(key):
        return _capital[key]
    return letter


def _of_capital(key: str) -> str:
    """The letter of a word with a capital."""
    if "'" in key or (key in _KNOWN and key not in _MAYBE_NAMES):
        return _small[key]
    return "G" if key.endswith("s") and not key.endswith("ss") else "X"


def _of_small(key: str) -> str:
    """The letter of a word in small letters."""
    if key in _KNOWN:
        return _KNOWN[key]
    if not key[0].isalnum():
        return _MARKS.get(key, "-")
    if key[0].isdigit():
        return "Q"
    if "'" in key:
        return (
            "O"
            if key.endswith(("'s", "s'"))
            else "I"
            if key.endswith(("'re", "'m", "'ll", "'ve", "'d", "n't"))
            else "X"
        )
    codes = set(forms(key))
    if not codes:
        return next((letter for ending, letter in _UNKNOWN if key.endswith(ending)), "U")
    return _by_codes(key, codes)


def _by_codes(key: str, codes: set[str]) -> str:
    """The letter for what a word can be, the most verbal reading first."""
    if "d" not in codes and "g" not in codes:
        for ending, letter in _BY_ENDING:
            if key.endswith(ending):
                return letter
    if codes & {"d", "n"}:
        return "C" if "b" in codes else "P" if "d" not in codes else "F" if codes == {"d"} else "L"
    if "s" in codes:
        return "F" if codes == {"s"} else "S"
    if "b" in codes:
        return "V" if codes == {"b"} else "U"
    if "g" in codes:
        return "g"
    if "P" in codes:
        return "l"
    if key.endswith("ed") and not key.startswith("un"):
        return "L"
    if "J" in codes:
        return "j" if "N" in codes else "r" if "R" in codes else "J"
    return "N" if "N" in codes else "R"


_small, _capital, _opening = _Memo(_of_small), _Memo(_of_capital), _Memo(_of_opening)
