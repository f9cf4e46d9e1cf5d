"""What the words of a run, and those around it, say of what is named."""

from __future__ import annotations

from ...document import Document
from ...lexicon import is_surname
from ..tokens import Tokens
from .bodies import Word
from .words import (
    EAST_ASIAN,
    HONORIFICS,
    NAME_OF,
    NOT_PEOPLE,
    ORGANISATION_ENDINGS,
    PARTICLES,
    PLACE_ENDINGS,
    PLACE_STARTS,
    SPEECH,
    SUFFIXES,
    SURNAME_ENDINGS,
    TITLE_HEADS,
    TITLES,
    first_name,
    is_common,
    is_demonym,
    is_place,
    plain,
)

_BEFORE_TITLES = frozenset("former late then ex acting interim incoming outgoing retired".split())
_NO_NAME = {"of", "for", "&", "and", "the", "dc"}
_STATES = {"us", "uk", "un", "eu"}
_SURNAMES = frozenset("king judge prince pope bishop major marshal baker painter duke count chancellor page".split())
"""Titles that are surnames too."""
_LONGEST = 6


def title_within(texts: list[str]) -> int:
    """How many of the first words of a run are a title (or what else stands before a full name) and not the name."""
    keys = [plain(text) for text in texts]
    last = len(keys) - 1
    while last > 0 and keys[last] in SUFFIXES:
        last -= 1
    cut = 0
    for index in range(last):
        rest = keys[index + 1]
        if keys[index] in TITLE_HEADS and rest not in ("of", "for", "and", "&") and _may_head(keys, index):
            cut = index + 1
    if (
        cut
        and (keys[last] in ORGANISATION_ENDINGS or keys[last] in PLACE_ENDINGS)
        and not first_name(keys[cut])
        and last > cut - 1
    ):
        return 0
    if cut == 0 and last > 1 and not first_name(keys[0]):
        return _strangers(keys, last)
    return cut


def _may_head(keys: list[str], index: int) -> bool:
    """Whether the title word at `index` is no part of the name: Martin Luther King Jr., Stephen King Says."""
    return index == 0 or keys[index] not in _SURNAMES or not first_name(keys[index - 1]) or keys[index - 1] in TITLES


def _strangers(keys: list[str], last: int) -> int:
    """How many words before a known first name are none of the person's: American Jo Roe."""
    for index in range(1, last):
        if first_name(keys[index]):
            before = keys[index - 1]
            alien = is_demonym(before) or (is_common(before) and before not in PARTICLES and before not in EAST_ASIAN)
            return index if alien else 0
    return 0


def title_before(document: Document, stream: Tokens, first: int) -> str:
    """The title in small letters that stands before the run at token `first`: `police chief`, `former president`."""
    text = document.text
    at = first
    while at > 0 and first - at < _LONGEST:
        key = stream.keys[at - 1]
        gap = stream.starts[at] - stream.ends[at - 1]
        if stream.blocks[at - 1] != stream.blocks[first] or gap > 1:
            break
        hyphen = key == "-" and gap == 0 and at - 2 >= 0 and stream.ends[at - 2] == stream.starts[at - 1]
        small = text[stream.starts[at - 1]].islower()
        small = small or at - 1 == 0 or stream.keys[at - 2] in ".!?" or stream.blocks[at - 2] != stream.blocks[first]
        if not hyphen and not (key in TITLES and small) and not (at < first and _is_acronym(stream, text, at - 1)):
            break
        at -= 1
    if at == first or (stream.keys[first - 1] not in TITLE_HEADS) or stream.keys[at] == "-":
        return ""
    if at > 0 and stream.keys[at - 1] in _BEFORE_TITLES and stream.blocks[at - 1] == stream.blocks[first]:
        at -= 1
    return text[stream.starts[at] : stream.ends[first - 1]]


def _is_acronym(stream: Tokens, text: str, at: int) -> bool:
    return stream.ends[at] - stream.starts[at] > 1 and text[stream.starts[at] : stream.ends[at]].isupper()


def is_honorific(title: str) -> bool:
    """Whether a title ends in one that only people have: Mr., Sen., Judge."""
    return bool(title) and plain(title.split()[-1]) in HONORIFICS


def kind_of(document: Document, stream: Tokens, words: tuple[Word, ...], title: str) -> str:
    """person, organization, place, or "" where neither the words nor their neighbours tell."""
    keys = [plain(word.text) for word in words]
    if len(keys) == 1:
        return _kind_of_one(words[0], keys[0], title)
    last = keys[-1]
    if last in SUFFIXES - {"ii", "iii", "iv"} or is_honorific(title):
        return "person"
    if _is_person_by_words(document, stream, words, keys):
        return "person"
    if keys[0] in PLACE_ENDINGS and "of" in keys:
        return "place"
    if any(key in ("of", "for", "&") for key in keys):
        return "person" if keys[0] in ("duke", "duchess", "prince", "princess") else "organization"
    if last in ORGANISATION_ENDINGS:
        return "organization"
    if last in PLACE_ENDINGS or keys[0] in PLACE_STARTS or is_place(" ".join(keys)):
        return "place"
    if title or _acts(document, stream, words):
        return "person"
    return ""


def _kind_of_one(word: Word, key: str, title: str) -> str:
    if is_place(key):
        return "person" if is_honorific(title) else "place"
    if word.text.isupper() and 1 < len(key) < 7 and word.sure and key not in TITLES:
        return "person" if is_honorific(title) else "organization"
    if key in ORGANISATION_ENDINGS or key in PLACE_ENDINGS or key in TITLES or is_demonym(key):
        return "person" if is_honorific(title) and key in SURNAME_ENDINGS else ""
    return "person" if title and (is_honorific(title) or not is_common(key)) else ""


def _is_person_by_words(document: Document, stream: Tokens, words: tuple[Word, ...], keys: list[str]) -> bool:
    names = [key for key in keys if key not in PARTICLES]
    if len(keys) > 6 or len(names) < 2 or any(key in _NO_NAME for key in keys):
        return False
    last = keys[-1]
    if len(last) == 1 or (is_place(keys[0]) and is_common(last)):
        return False
    ends_other = last in ORGANISATION_ENDINGS or last in PLACE_ENDINGS
    if ends_other and not (last in SURNAME_ENDINGS and len(keys) < 4 and not _after_the(stream, words[0].first)):
        return False
    if any(key in PLACE_ENDINGS and key not in SURNAME_ENDINGS for key in keys[1:]):
        return False
    if " ".join(keys) in NOT_PEOPLE or is_place(" ".join(keys)) or (is_place(" ".join(keys[-2:])) and len(keys) > 2):
        return False
    if any(key in PARTICLES for key in keys[1:-1]) and keys[0] not in PLACE_STARTS:
        return not is_common(keys[0]) or first_name(keys[0])
    if first_name(words[0].text) and keys[0] not in PLACE_STARTS and not _after_the(stream, words[0].first):
        return not (is_common(last) and not words[-1].sure) or not is_common(keys[0])
    if keys[0] in EAST_ASIAN and len(keys) in (2, 3):
        common = sum(is_common(key) for key in keys[1:])
        if common == 0 or (common == 1 and len(keys) == 3 and not is_common(keys[0])):
            return True
    return any(len(key) == 1 for key in keys[1:-1]) or (
        len(keys[0]) == 2 and "." in words[0].text[1:] and keys[0] not in _STATES
    )


def _sounds_like_person(words: tuple[Word, ...]) -> bool:
    """Whether an unknown first word stands before a surname: Struan Hutchinson."""
    first, last = plain(words[0].text), plain(words[-1].text)
    if is_common(first) or is_place(first) or is_demonym(first) or first in TITLES or not words[0].sure:
        return False
    return (is_surname(last) and not is_common(last)) or last.startswith("mc") or words[-1].text[1:2] in ("'", "’")


def _after_the(stream: Tokens, first: int) -> bool:
    return (
        first > 0 and stream.keys[first - 1] in ("the", "a", "an") and stream.blocks[first - 1] == stream.blocks[first]
    )


def _acts(document: Document, stream: Tokens, words: tuple[Word, ...]) -> bool:
    """Whether the words around are those around a person: an age in commas, `who`, a verb of speech."""
    first, after = words[0].first, words[-1].last
    if _after_the(stream, first) or NAME_OF.intersection(plain(word.text) for word in words):
        return False
    keys = stream.keys[after : after + 3]
    if keys[:1] == [","] and len(keys) == 3 and keys[2] in (",", ".") and keys[1].isdigit() and len(keys[1]) < 3:
        return True
    if all(is_common(plain(word.text)) for word in words):
        return False
    if len(words) < 4 and " ".join(plain(word.text) for word in words) not in NOT_PEOPLE and _sounds_like_person(words):
        return True
    if keys[:2] == [",", "who"] or (keys and keys[0] in SPEECH):
        return True
    return first > 0 and stream.keys[first - 1] in ("said", "says")
