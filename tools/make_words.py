"""Make newslint/data/words.txt from SCOWL (Debian package `scowl`), and things.txt from WordNet (`wordnet-base`).

usage: python tools/make_words.py

words: every English word of SCOWL's sizes 10 to 70, American, British, Canadian and
Australian, with names and abbreviations, lower case, sorted, one a line.
things: the nouns of WordNet 3.0 that stand for a thing (an artifact, a substance, food, a plant, an
animal, an object): in the first of their senses (they come most frequent first) and in all but a third of
the first three. Of two-word nouns only those of another kind than their last word; a line that begins with
"-" is one that is no thing although its last word is ("-sour grapes").
"""

from __future__ import annotations

import re
from pathlib import Path

SCOWL = Path("/usr/share/dict/scowl")
WORDNET = Path("/usr/share/wordnet")
DATA = Path(__file__).parent.parent / "newslint" / "data"
VARIETIES = ("english", "american", "british", "british_z", "canadian", "australian", "variant_1", "british_variant_1")
SIZES = ("10", "20", "35", "40", "50", "55", "60", "70")

# The numbers of WordNet's lexicographer files, lexnames(5WN): animal, artifact, food, object, plant, substance.
THINGS = {"05", "06", "13", "17", "20", "27"}
# File 03, noun.Tops, holds the words that name the classes themselves.
TOPS = {"animal", "artifact", "food", "natural object", "object", "plant", "substance"}
# People, groups, places and the like are neither a thing nor a deed.
NEITHER = {"08", "14", "15", "18", "21", "23", "28"}


def words() -> list[str]:
    """SCOWL's words, lower case, without possessives."""
    found = set()
    for file in SCOWL.iterdir():
        variety, _, rest = file.name.partition("-")
        kind, _, size = rest.rpartition(".")
        if variety in VARIETIES and size in SIZES and kind in ("words", "upper", "proper-names", "abbreviations"):
            found.update(file.read_text("iso-8859-1").split())
    return sorted({word.lower() for word in found if not word.endswith("'s")}, key=str.encode)


def things() -> list[str]:
    """WordNet's things."""
    lexical_file = {}
    for line in (WORDNET / "data.noun").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            offset, number = line.split(" ", 2)[:2]
            lexical_file[offset] = number
    is_thing = {}
    for line in (WORDNET / "index.noun").read_text("utf-8").splitlines():
        lemma, *rest = line.split()
        if not line.startswith(" ") and re.fullmatch(r"[a-z]+(?:[_-][a-z]+)?", lemma):
            senses = [lexical_file[item] for item in rest if re.fullmatch(r"\d{8}", item)][:3]
            name = lemma.replace("_", " ")
            concrete = [number in THINGS or (number == "03" and name in TOPS) for number in senses]
            abstract = [not known and number not in NEITHER for known, number in zip(concrete, senses, strict=True)]
            is_thing[name] = concrete[0] and sum(abstract) * 3 <= len(senses)
    lines = []
    for name, thing in is_thing.items():
        if " " not in name and thing:
            lines.append(name)
        elif " " in name and thing != _is_any(name.split()[-1], is_thing):
            lines.append(name if thing else f"-{name}")
    return sorted(lines, key=str.encode)


def _is_any(head: str, is_thing: dict[str, bool]) -> bool:
    """Whether a word, or what it may be the plural of, is a thing."""
    return any(is_thing.get(form, False) for form in (head, head.removesuffix("s"), head.removesuffix("es")))


def store(name: str, lines: list[str]) -> None:
    """Write a list. It is not compressed: what every start reads takes longer to unpack than to read."""
    (DATA / name).write_bytes(("\n" + "\n".join(lines) + "\n").encode())
    print(name, len(lines), "lines", (DATA / name).stat().st_size, "bytes")


if __name__ == "__main__":
    store("words.txt", words())
    store("things.txt", things())
