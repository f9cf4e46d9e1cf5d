"""Make newslint/data/forms.txt from WordNet (Debian package `wordnet-base`) and SCOWL (`scowl`).

usage: python tools/make_forms.py

What each word can be in a sentence, for the words of SCOWL's sizes 10 to 55: one a line, `word:codes`, sorted.
Codes: b base of a verb, s its third person, d its past, n its past participle, g its -ing;
N noun in the singular, P in the plural, J adjective, R adverb. A reading that the tagged texts of WordNet
know in fewer than one of 100 cases is left out (the noun "be", the verb "man"); a noun in fewer than one of 30
is m, not N (the win, the build).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from newslint.kinds.inflect import participle as present_participle
from newslint.kinds.inflect import past, past_participle, plural, third_person

SCOWL = Path("/usr/share/dict/scowl")
WORDNET = Path("/usr/share/wordnet")
TARGET = Path(__file__).parent.parent / "newslint" / "data" / "forms.txt"
VARIETIES = ("english", "american", "british", "british_z")
SIZES = ("10", "20", "35", "40", "50", "55")
KINDS = {"noun": "N", "verb": "b", "adj": "J", "adv": "R"}
SENSES = {"1": "N", "2": "b", "3": "J", "4": "R", "5": "J"}
RARE, NEVER = 30, 100
ENOUGH = 40
# Words that WordNet has as a letter, a chemical sign or an abbreviation; what they are is not its business.
FUNCTION = frozenset(
    "a am an and are as at but by can could did do does for from had has have he her his i if in is it may me might "
    "must my no nor not of off on or our ours she should so than that the their then they this those to us was we "
    "were what who will with would you your".split()
)


def common() -> set[str]:
    """SCOWL's words of the smaller sizes, in small letters."""
    found: set[str] = set()
    for file in SCOWL.iterdir():
        variety, _, rest = file.name.partition("-")
        kind, _, size = rest.rpartition(".")
        if variety in VARIETIES and size in SIZES and kind in ("words", "upper"):
            found.update(file.read_text("iso-8859-1").split())
    return {word for word in found if word.isalpha() and word.islower()}


def counts() -> dict[str, dict[str, int]]:
    """How often each lemma stands for a noun, a verb ... in WordNet's tagged texts."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for line in (WORDNET / "cntlist.rev").read_text("utf-8").splitlines():
        key, _, count = line.split()
        lemma, _, rest = key.partition("%")
        found[lemma][SENSES[rest[0]]] += int(count)
    return found


def lemmas() -> dict[str, set[str]]:
    """WordNet's words of one part each, with the parts they can be; rare readings left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, code in KINDS.items():
        for line in (WORDNET / f"index.{kind}").read_text("utf-8").splitlines():
            lemma = line.split(" ", 1)[0]
            if re.fullmatch(r"[a-z]+", lemma):
                found[lemma].add(code)
    seen = counts()
    for lemma, codes in found.items():
        total = sum(seen[lemma].values())
        if total >= ENOUGH:
            if "N" in codes and seen[lemma]["N"] * RARE < total:
                codes.add("m")
            codes -= {code for code in codes - {"m"} if seen[lemma][code] * NEVER < total}
            codes -= {"N"} if "m" in codes and "N" in codes else {"m"}
    return found


def irregular(kind: str) -> dict[str, set[str]]:
    """The forms that WordNet lists for words that do not follow the rules: lemma to forms."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in (WORDNET / f"{kind}.exc").read_text("utf-8").splitlines():
        form, *bases = line.split()
        for base in bases:
            found[base].add(form)
    return found


def forms() -> dict[str, set[str]]:
    """Every form of every lemma with its codes."""
    found: dict[str, set[str]] = defaultdict(set)
    plurals = irregular("noun")
    for lemma, codes in lemmas().items():
        found[lemma] |= codes
        if "b" in codes:
            found[third_person(lemma)].add("s")
            found[present_participle(lemma)].add("g")
            found[past(lemma)].add("d")
            found[past_participle(lemma)].add("n")
        if "N" in codes:
            if lemma.endswith("s") and not lemma.endswith(("ss", "us", "is")):
                found[lemma].add("P")  # proceeds, remains, politics: what they are one by one cannot be told
            for form in plurals.get(lemma, {plural(lemma)}):
                found[form].add("P")
    for word, codes in found.items():
        # WordNet has "roads" and "minutes" as nouns of their own besides; and Drew, a family of actors.
        if {"N", "P"} <= codes and word.endswith("s") and "N" in found.get(word.removesuffix("s"), ()):
            codes.discard("N")
    found["drew"].discard("N")
    found["lower"].add("J")
    return found


if __name__ == "__main__":
    known = common() - FUNCTION
    table = {word: codes for word, codes in forms().items() if word in known and codes}
    lines = [f"{word}:{''.join(sorted(table[word]))}" for word in sorted(table, key=str.encode)]
    TARGET.write_bytes(("\n" + "\n".join(lines) + "\n").encode())
    print(len(lines), "words", TARGET.stat().st_size, "bytes")
