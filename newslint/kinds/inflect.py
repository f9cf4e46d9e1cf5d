"""Forms of English words: those that a rule asks for, so that its list can name each word once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

MODALS = frozenset("can could may might must shall should will would ought".split())
"""Verbs without -s, -ed and -ing: no offer of an inflected swap may begin with one."""

_PREPOSITIONS = frozenset("at by for from in of on to under with".split())
_VOWELS = "aeiou"
_CONSONANT_SOUND = ("eu", "ew", "one", "once", "ubiq", "uk", "unanim", "uni", "uran", "use", "usu", "util", "utop")
_PREFIXES = ("under", "over", "with", "fore", "mis", "out", "re", "un", "up", "off")

# Of more than one syllable, with the last one stressed: refer, referred.
_DOUBLED = frozenset(
    "abet abhor acquit admit allot annul befit begin begun commit compel concur confer control corral debar defer "
    "demur deter dispel enrol equip excel expel extol forget forgot handicap impel incur infer intermit kidnap "
    "occur omit outfit patrol permit prefer program propel rebel rebut recur refer regret remit repel submit "
    "transfer transmit transship unplug unwrap worship".split()
)
# The base form, the past and the past participle, where they do not end in -ed.
_IRREGULAR_VERBS = """
be was been, bear bore borne, beat beat beaten, become became become, begin began begun, bend bent bent,
beset beset beset, bet bet bet, bid bid bid, bind bound bound, bite bit bitten, bleed bled bled, blow blew blown,
break broke broken, breed bred bred, bring brought brought, broadcast broadcast broadcast, build built built,
burst burst burst, buy bought bought, cast cast cast, catch caught caught, choose chose chosen, cling clung clung,
come came come, cost cost cost, creep crept crept, cut cut cut, deal dealt dealt, dig dug dug, do did done,
draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed fed,
feel felt felt, fight fought fought, find found found, flee fled fled, fling flung flung, fly flew flown,
forbid forbade forbidden, forecast forecast forecast, forget forgot forgotten, forgive forgave forgiven,
freeze froze frozen, get got gotten, give gave given, go went gone, grind ground ground, grow grew grown,
hang hung hung, have had had, hear heard heard, hide hid hidden, hit hit hit, hold held held, hurt hurt hurt,
keep kept kept, know knew known, lay laid laid, lead led led, leave left left, lend lent lent, let let let,
lie lay lain, lose lost lost, make made made, mean meant meant, meet met met, overlie overlay overlain, pay paid paid,
put put put, quit quit quit, read read read, rid rid rid, ride rode ridden, ring rang rung, rise rose risen,
run ran run, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent, set set set,
shake shook shaken, shed shed shed, shine shone shone, shoot shot shot, show showed shown, shrink shrank shrunk,
shut shut shut, sing sang sung, sink sank sunk, sit sat sat, sleep slept slept, slide slid slid, speak spoke spoken,
spend spent spent, spin spun spun, split split split, spread spread spread, spring sprang sprung, stand stood stood,
steal stole stolen, stick stuck stuck, sting stung stung, strike struck struck, strive strove striven,
swear swore sworn, sweep swept swept, swim swam swum, swing swung swung, take took taken, teach taught taught,
tear tore torn, tell told told, think thought thought, throw threw thrown, thrust thrust thrust, tread trod trodden,
wake woke woken, wear wore worn, weave wove woven, weep wept wept, win won won, wind wound wound, write wrote written
"""
_VERBS = {base: (past, done) for base, past, done in (verb.split() for verb in _IRREGULAR_VERBS.split(","))}
_REGULAR = frozenset(("relay",))

_PLURALS = {
    "analysis": "analyses", "axis": "axes", "basis": "bases", "calf": "calves", "child": "children",
    "crisis": "crises", "criterion": "criteria", "foot": "feet", "goose": "geese", "half": "halves",
    "knife": "knives", "leaf": "leaves", "life": "lives", "loaf": "loaves", "man": "men", "mouse": "mice",
    "ox": "oxen", "person": "people", "phenomenon": "phenomena", "quiz": "quizzes", "self": "selves",
    "shelf": "shelves", "thesis": "theses", "thief": "thieves", "tooth": "teeth", "wife": "wives",
    "wolf": "wolves", "woman": "women", "echo": "echoes", "hero": "heroes", "potato": "potatoes",
    "tomato": "tomatoes", "torpedo": "torpedoes", "veto": "vetoes",
}  # fmt: skip
_UNCHANGED = frozenset("aircraft spacecraft hovercraft deer fish offspring salmon series sheep species".split())


def verb_forms(phrase: str, offers: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The other forms of a verb phrase, each with its offers in the same form.

    The first word of each is the verb: `carry out: do` gives `carries out: does`, and
    `carried out: did, done`, since the one form stands for both.
    """
    head = phrase.partition(" ")[0]
    if head == "be":
        yield from ((_with_head(form, phrase), offers) for form in ("am", "are"))
        yield _with_head("were", phrase), _each(past, offers)
    yield _with_head(third_person(head), phrase), _each(third_person, offers)
    yield _with_head(participle(head), phrase), _each(participle, offers)
    did, done = past(head), past_participle(head)
    if did == done:
        both = _each(past, offers) + _each(past_participle, offers)
        yield _with_head(did, phrase), list(dict.fromkeys(both))
    else:
        yield _with_head(did, phrase), _each(past, offers)
        yield _with_head(done, phrase), _each(past_participle, offers)


def noun_forms(phrase: str, offers: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The plural of a noun phrase, with its offers in the plural."""
    yield plural(phrase), [plural(offer) for offer in offers]


def third_person(verb: str) -> str:
    """carry -> carries, pass -> passes, make -> makes."""
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    return _with_s(verb)


def past(verb: str) -> str:
    """carry -> carried, plan -> planned, make -> made, withdraw -> withdrew."""
    irregular = _irregular(verb)
    return irregular[0] if irregular else _with_ed(verb)


def past_participle(verb: str) -> str:
    """carry -> carried, make -> made, withdraw -> withdrawn."""
    irregular = _irregular(verb)
    return irregular[1] if irregular else _with_ed(verb)


def participle(verb: str) -> str:
    """carry -> carrying, plan -> planning, make -> making, lie -> lying."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye", "inge")) and verb != "be":
        return verb[:-1] + "ing"
    return _stem(verb) + "ing"


def plural(phrase: str) -> str:
    """report -> reports, member of parliament -> members of parliament."""
    words = phrase.split(" ")
    head = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words)) - 1
    words[head] = _plural(words[head])
    return " ".join(words)


def vowel_sound(word: str) -> bool:
    """Whether "an", not "a", goes before a word: hour, MP; not university, one-time, UK."""
    if len(word) > 1 and word.isupper() and not set(word[:-1]) & set("AEIOU"):
        return word[0] in "FHLMNRSX"
    lower = word.lower()
    if lower.startswith(("hour", "honest", "honor", "honour", "heir")):
        return True
    if lower.startswith(("unim", "unin", "unid")):
        return True
    return lower[:1] in _VOWELS and not lower.startswith(_CONSONANT_SOUND)


def _with_head(form: str, phrase: str) -> str:
    return form + phrase[len(phrase.partition(" ")[0]) :]


def _each(form: Callable[[str], str], offers: list[str]) -> list[str]:
    return [_with_head(form(offer.partition(" ")[0]), offer) for offer in offers]


def _irregular(verb: str) -> tuple[str, str] | None:
    if verb in _VERBS:
        return _VERBS[verb]
    for prefix in _PREFIXES:
        base = verb.removeprefix(prefix)
        if base != verb and base in _VERBS and verb not in _REGULAR:
            did, done = _VERBS[base]
            return prefix + did, prefix + done
    return None


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("iz"):
        return word + "zes"
    after_consonant = word.endswith("o") and word[-2:-1] not in _VOWELS
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) or after_consonant else "s")


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _stem(verb) + "ed"


def _stem(verb: str) -> str:
    """The verb as -ed and -ing want it: plan -> plann, refer -> referr, panic -> panick."""
    if verb.endswith("c"):
        return verb + "k"
    sounded = verb.replace("qu", "kw")
    short = sum(char in _VOWELS for char in sounded) == 1 and sounded[-2:-1] in _VOWELS
    if verb in _DOUBLED or (short and len(sounded) > 2 and sounded[-1] not in "aeiouhwxy"):
        return verb + verb[-1]
    return verb


def _plural(noun: str) -> str:
    if noun in _UNCHANGED:
        return noun
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith(("woman", "man")) and noun not in ("human", "German", "Roman", "talisman"):
        return noun[:-2] + "en"
    if noun.endswith("o"):
        return noun + "s"
    return _with_s(noun)
