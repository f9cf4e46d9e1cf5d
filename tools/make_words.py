"""Make newslint/data/words.txt.gz from SCOWL (Debian package `scowl`), and nouns.txt.gz from WordNet (`wordnet-base`).

usage: python tools/make_words.py

words: every English word of SCOWL's sizes 10 to 70, American, British, Canadian and
Australian, with names and abbreviations, lower case, sorted, one a line.
nouns: every single-word or two-word noun of WordNet 3.0 with the classes of its senses, one letter
a sense in WordNet's order (most frequent first): see CLASSES.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

SCOWL = Path("/usr/share/dict/scowl")
WORDNET = Path("/usr/share/wordnet")
DATA = Path(__file__).parent.parent / "newslint" / "data"
VARIETIES = ("english", "american", "british", "british_z", "canadian", "australian", "variant_1", "british_variant_1")
SIZES = ("10", "20", "35", "40", "50", "55", "60", "70")

CLASSES = {
    "noun.artifact": "t",
    "noun.substance": "t",
    "noun.food": "t",
    "noun.plant": "t",
    "noun.animal": "t",
    "noun.object": "t",
    "noun.body": "b",
    "noun.possession": "m",
    "noun.person": "p",
    "noun.group": "g",
    "noun.location": "l",
    "noun.time": "i",
    "noun.quantity": "q",
}
"""t thing, b body part, m money and goods, p person, g group, l place, i time, q quantity; any other class (act,
event, state, attribute, communication, ...) is a: abstract."""

# The numbers of WordNet's lexicographer files for nouns, lexnames(5WN).
FILES = {
    "05": "noun.animal", "06": "noun.artifact", "08": "noun.body", "13": "noun.food", "14": "noun.group",
    "15": "noun.location", "17": "noun.object", "18": "noun.person", "20": "noun.plant", "21": "noun.possession",
    "23": "noun.quantity", "27": "noun.substance", "28": "noun.time",
}  # fmt: skip

# File 03, noun.Tops, holds the words that name the classes themselves.
TOPS = {
    "animal": "t", "artifact": "t", "body": "b", "food": "t", "group": "g", "location": "l", "natural object": "t",
    "object": "t", "person": "p", "plant": "t", "possession": "m", "quantity": "q", "substance": "t", "time": "i",
}  # fmt: skip


def words() -> list[str]:
    """SCOWL's words, lower case, without possessives."""
    found = set()
    for file in SCOWL.iterdir():
        variety, _, rest = file.name.partition("-")
        kind, _, size = rest.rpartition(".")
        if variety in VARIETIES and size in SIZES and kind in ("words", "upper", "proper-names", "abbreviations"):
            found.update(file.read_text("iso-8859-1").split())
    return sorted({word.lower() for word in found if not word.endswith("'s")}, key=str.encode)


def nouns() -> list[str]:
    """WordNet's nouns with their classes."""
    lexical_file = {}
    for line in (WORDNET / "data.noun").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            offset, number = line.split(" ", 2)[:2]
            lexical_file[offset] = number
    rows = []
    for line in (WORDNET / "index.noun").read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split()
        lemma, senses = parts[0], [item for item in parts if re.fullmatch(r"\d{8}", item)]
        if re.fullmatch(r"[a-z]+(?:[_-][a-z]+)?", lemma):
            name = lemma.replace("_", " ")
            codes = [
                TOPS.get(name, "a") if lexical_file[item] == "03" else CLASSES.get(FILES.get(lexical_file[item], ""), "a")
                for item in senses[:4]
            ]
            rows.append(f"{name}\t{''.join(codes)}")
    return sorted(rows, key=lambda row: row.partition("\t")[0].encode())


def store(name: str, lines: list[str]) -> None:
    """Write a list, compressed, the same bytes for the same lines."""
    data = ("\n" + "\n".join(lines) + "\n").encode()
    (DATA / name).write_bytes(gzip.compress(data, 9, mtime=0))
    print(name, len(lines), "lines", (DATA / name).stat().st_size, "bytes")


if __name__ == "__main__":
    store("words.txt.gz", words())
    store("nouns.txt.gz", nouns())
