"""Inflected forms of a swap's words, where a rule asks for them."""

from __future__ import annotations

from collections.abc import Iterator

_DOUBLING = ("b", "d", "g", "m", "n", "p", "r", "t")


def inflections(phrase: str, offers: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The -s, -ed and -ing forms of a verb phrase, each with its offers in the same form.

    The first word of each is inflected: `carry out: do` gives `carries out: does`.
    """
    for form in (third_person, past, participle):
        head, _, rest = phrase.partition(" ")
        yield (
            f"{form(head)} {rest}".strip(),
            [f"{form(offer.partition(' ')[0])} {offer.partition(' ')[2]}".strip() for offer in offers],
        )


def third_person(verb: str) -> str:
    """carry -> carries, pass -> passes, make -> makes."""
    irregular = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past(verb: str) -> str:
    """carry -> carried, plan -> planned, make -> made."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def participle(verb: str) -> str:
    """carry -> carrying, plan -> planning, make -> making."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """Short verbs of one vowel and one consonant double it: plan -> plann."""
    vowels = [i for i, char in enumerate(verb) if char in "aeiou"]
    if len(vowels) == 1 and verb.endswith(_DOUBLING) and vowels[0] == len(verb) - 2:
        return verb + verb[-1]
    return verb


_PAST = {
    "be": "was", "become": "became", "begin": "began", "bring": "brought", "buy": "bought", "choose": "chose",
    "come": "came", "cost": "cost", "cut": "cut", "deal": "dealt", "do": "did", "draw": "drew", "drive": "drove",
    "eat": "ate", "fall": "fell", "feel": "felt", "fight": "fought", "find": "found", "fly": "flew", "get": "got",
    "give": "gave", "go": "went", "grow": "grew", "have": "had", "hear": "heard", "hit": "hit", "hold": "held",
    "keep": "kept", "know": "knew", "lay": "laid", "lead": "led", "leave": "left", "lend": "lent", "let": "let",
    "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "offer": "offered", "pay": "paid", "put": "put",
    "read": "read", "ride": "rode", "rise": "rose", "run": "ran", "say": "said", "see": "saw", "sell": "sold",
    "send": "sent", "set": "set", "show": "showed", "shut": "shut", "sit": "sat", "speak": "spoke",
    "spend": "spent", "stand": "stood", "steal": "stole", "strike": "struck", "take": "took", "teach": "taught",
    "tell": "told", "think": "thought", "throw": "threw", "understand": "understood", "win": "won", "write": "wrote",
}  # fmt: skip
