"""Words that tell people, organisations and places apart."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ...lexicon import is_given, is_known_place, is_proper, is_word

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_LETTERS |= str.maketrans({"’": "", "‘": "", "ʻ": "", "ʼ": "", "‑": "-", "‐": "-"})


@lru_cache(maxsize=20_000)
@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word as names are compared: small letters, no diacritics, apostrophes or periods; hyphens stay."""
    word = word.lower()
    if not word.isascii():
        word = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
        word = word.translate(_LETTERS)
    return word.replace("'", "").replace(".", "")


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether the word, in small letters, is an everyday word and not a name alone."""
    word = word.lower()
    return word in FUNCTION or (is_word(word) and not is_proper(word))


@lru_cache(maxsize=20_000)
def first_name(word: str) -> bool:
    """Whether the word is a person's first name, or two of them joined by a hyphen."""
    key = plain(word)
    if is_given(key) or is_given(word):
        return True
    start, hyphen, rest = key.partition("-")
    return bool(hyphen) and is_given(start) and (is_given(rest) or not is_common(rest))


FUNCTION = frozenset(
    "a about above according across after again against all almost along already also although always am amid among an "
    "and another any anyone are around as asked at away back based be because been before behind being below beside "
    "besides between beyond both but by can could despite did do does down due during each earlier early either else "
    "even ever every everyone few finally first five for former formerly four from further furthermore had has have "
    "having he hello her here hers him his how however i i'd i'll i'm i've if in indeed inside instead into is it it's "
    "its just last late later least less let let's like many maybe me meanwhile might more moreover most much must my "
    "near nearly neither never nevertheless next no nobody none nor not nothing now of off often ok on once one only "
    "onto or other others our out outside over own per perhaps please rather said same second several shall she should "
    "since six so some someone something sometimes soon still such ten than thank thanks that the their them then "
    "there therefore these they they're third this those though three through throughout thus to today together "
    "tomorrow tonight too toward towards two under unless unlike until up upon us very via was we we're well were what "
    "whatever when whenever where whereas whether which while who whoever whom whose why will with within without "
    "would yes yesterday yet you you're your".split()
)
"""Words that never are a name, whatever their capital."""

WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tues tue wed thurs thu fri sat sun".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb aug sept sep oct "
    "nov dec".split()
)

HONORIFICS = frozenset(
    "mr mrs ms mx miss madam mme mlle monsieur madame herr frau senor senora sir dame lord lady baroness baron dr "
    "doctor prof professor rev reverend fr father sister brother hon rabbi imam sheikh sheik mullah ayatollah cardinal "
    "pope saint judge justice sen sens rep reps gov govs lt col gen maj capt sgt cpl pvt adm cmdr det supt pc "
    "dci const insp pres king queen prince princess duke duchess count countess emperor empress sultan emir".split()
)
"""Titles that stand before a name, periods left out."""

TITLES = HONORIFICS | frozenset(
    "president vice prime minister premier chancellor secretary undersecretary senator senators representative "
    "representatives congressman congresswoman congressmen governor governors lieutenant mayor councilman councilwoman "
    "councillor councilor councilmember councilmembers alderman commissioner commissioners chief chairman chairwoman "
    "chair chairperson speaker leader director directors deputy assistant associate acting interim attorney attorneys "
    "prosecutor solicitor sheriff officer officers detective inspector sergeant captain colonel major general admiral "
    "commander corporal private lieutenant-general brigadier marshal constable superintendent ambassador envoy consul "
    "spokesman spokeswoman spokesperson ceo cfo coo cto cio founder co-founder cofounder owner manager coach striker "
    "midfielder defender goalkeeper forward winger quarterback pitcher actor actress singer rapper author writer poet "
    "composer conductor director-general archbishop bishop pastor priest monsignor justices judges mp mep msp pm "
    "democrat republican democrats republicans author-activist taoiseach emeritus-pope president-elect "
    "candidate nominee hopeful rival challenger aide adviser advisor strategist analyst economist historian "
    "lawyer activist journalist reporter correspondent editor columnist photographer filmmaker producer host presenter "
    "billionaire businessman businesswoman tycoon investor entrepreneur executive principal teacher researcher "
    "scientist biologist physicist astronaut trooper firefighter paramedic nurse midwife farmer fisherman "
    "boss skipper captain-elect lord-mayor treasurer comptroller controller clerk counsel counselor czar "
    "star legend champion icon comedian drummer guitarist bassist frontman novelist playwright artist painter sculptor "
    "designer architect engineer chef baker cleric warlord dictator strongman monarch foreign defence defense finance "
    "interior home health education justice trade treasury state police fire district homeland security agriculture "
    "energy labor labour transport transportation housing environment national press first-lady lady ranking member "
    "members delegate majority minority whip deacon vicar".split()
)
"""Words a title before a name is made of."""

TITLE_HEADS = TITLES - frozenset(
    "vice prime foreign defence defense finance interior home health education trade treasury state police fire "
    "district homeland security agriculture energy labor labour transport transportation housing environment national "
    "press ranking majority minority deputy assistant associate acting interim".split()
)
"""Those of them a title can end in."""

SUFFIXES = frozenset("jr sr ii iii iv phd md esq qc kc obe mbe cbe".split())
PARTICLES = frozenset(
    "van der den de del della dela di da das dos do du la le las los von zu zur ten ter te bin bint ibn al el abu ul "
    "ap ben af av y e".split()
)
PREFIXES = frozenset("al el ul ar as ash an at ad az abd abdel ben bin".split())
"""What may stand in small letters before a hyphen and a name: al-Assad."""

ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof sen sens rep reps gov govs lt col gen maj capt sgt cpl pvt adm cmdr rev fr hon supt det st "
    "ste ft mt jr sr inc corp co ltd bros pres messrs insp const".split()
)
"""Words whose period belongs to them."""

ORGANISATION_ENDINGS = frozenset(
    "inc corp co ltd llc llp plc gmbh sa ag nv group company corporation holdings partners associates brothers bros "
    "bank university college school academy institute institution foundation trust society association federation "
    "union league club party ministry department agency bureau office administration commission committee council "
    "board authority service services court parliament congress senate assembly house cabinet army navy force forces "
    "guard police corps brigade regiment battalion division church ministries fund funds capital management media "
    "press times post journal news network television radio magazine tribune herald gazette guardian telegraph "
    "airlines airways motors industries systems technologies technology software pharmaceuticals energy electric oil "
    "gas hospital clinic center centre laboratory laboratories museum gallery theatre theater orchestra opera ballet "
    "symphony band team project initiative program programme coalition alliance front movement campaign committee "
    "conference summit forum organization organisation action network center bulldogs united city rovers wanderers "
    "athletic act bill law treaty agreement accord deal prize award awards cup championship championships games open "
    "olympics festival show series war day week month year century revolution reporter observer independent review "
    "america international worldwide global".split()
)
PLACE_ENDINGS = frozenset(
    "river lake sea ocean gulf bay strait channel island islands isle peninsula cape mountain mountains mount hill "
    "hills valley desert forest park gardens garden beach coast shore street st avenue ave road rd lane drive "
    "boulevard blvd highway freeway parkway route square plaza place court bridge tunnel tower towers building hall "
    "hotel stadium arena airport station terminal port harbor harbour dam canal county parish province state territory "
    "region district township town village city heights springs falls creek canyon glacier reef airbase base camp "
    "prison jail republic kingdom emirates states mosque synagogue temple chapel basilica shrine zoo pier wharf marina "
    "bazaar reservoir trail palace castle cathedral abbey cemetery memorial monument mall market "
    "ranch field fields ground grounds north south east west".split()
)
NAME_OF = frozenset(
    "university college bank department ministry house board institute bureau court church council office federation "
    "association society republic kingdom city state province county gulf bay strait district secretary minister "
    "chancellor speaker archbishop bishop duke duchess earl prince princess king queen chief director attorney clerk "
    "leader chairman president governor mayor committee commission chamber library museum academy school center centre "
    "union league organization organisation international hospital town isle islands cape medal order daughters sons "
    "knights doctors reporters human campaign americans citizens mothers".split()
)
"""Words that "of" or "for" may tie to the words after them as one name."""

EAST_ASIAN = frozenset(
    "kim park lee yi rhee choi jung jeong chung cho jo yoon yun jang chang lim im han oh seo suh shin kwon hwang ahn "
    "an song yoo yu hong moon ko bae baek heo huh nam ryu roh noh ri pak paek hyon "
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng "
    "xiao peng zeng xi jiang hua bo wen mao tsai lai ding jia fan fang shi yao ren cai cao cheng chiang chow chan wong "
    "cheung leung lam ng tsang kwok chu lau yeung ho tung "
    "nguyen tran pham phan vu vo dang bui do ngo duong ly".split()
)
"""Family names that stand first, in Latin letters."""

SPEECH = frozenset(
    "said says told added adds asked argued wrote writes tweeted explained insisted warned noted recalled replied "
    "testified announced declined denied acknowledged conceded agreed joked quipped countered continued declared "
    "pleaded admitted believes thinks hopes remembers laughed smiled shrugged nodded".split()
)
"""What people do with words; organisations do some of it too."""

PLACE_STARTS = frozenset(
    "new north south east west northern southern eastern western central greater lower upper san santa los las el "
    "saint st ste fort ft port mount mt lake cape puerto sri hong great united silicon downtown".split()
)
"""Words that begin names of places, also where a first name could stand."""

SURNAME_ENDINGS = frozenset(
    "hall hill hills lane park banks bank church west north east south day post field fields castle camp court garden "
    "law price bill show ford marsh street ward bridge mount dam forest house band rivers guard mall prison creek bay "
    "act place service case mountain force team cabinet beach brothers".split()
)
"""Endings of places and organisations that are surnames too."""

NOT_PEOPLE = frozenset(
    (
        "goldman sachs;morgan stanley;wells fargo;merrill lynch;lehman brothers;deutsche bank;charles schwab;"
        "louis vuitton;christian dior;ralph lauren;calvin klein;tommy hilfiger;neiman marcus;johnson controls;"
        "rolls royce;harley davidson;aston martin;rolling stone;eli lilly;northrop grumman;lockheed martin;"
        "general dynamics;jack daniels;jim beam;johnnie walker;ben jerrys;warner bros;walt disney;mcgraw hill;"
        "simon schuster;harper collins;sandy hook;santa claus;camp david;mount rushmore;virgin atlantic;"
        "roland garros;madison avenue;mar a lago;father christmas;mother teresas;uncle sam;jane doe;john doe;"
        "alpha centauri;tropical storm;christian democrat;christian democrats;social democrats;al jazeera;"
        "al qaeda;al qaida;al shabab;al shabaab;al aqsa;guy fawkes night;hagia sophia;mary jane"
    ).split(";")
)
"""Companies, places and the like whose names are built as a person's is."""

_DEMONYM_ENDINGS = ("ian", "ean", "ish", "ese", "can")


@lru_cache(maxsize=20_000)
def is_demonym(key: str) -> bool:
    """Whether a word in small letters is an adjective or noun of people: Italian, Danish, Japanese, Iraqi."""
    return (
        key in _DEMONYMS
        or key.endswith("-born")
        or (key.endswith(_DEMONYM_ENDINGS) and not is_given(key) and not is_common(key) and is_proper(key))
    )


_DEMONYMS = frozenset(
    "french german german-born british-born dutch greek swiss czech turk turkish thai iraqi israeli pakistani saudi "
    "afghan emirati omani qatari kuwaiti yemeni bangladeshi somali swede dane finn pole briton scot scottish welsh "
    "irish english british spanish danish swedish polish finnish european african asian arab american mexican cuban "
    "muslim christian catholic protestant jewish sunni shia shiite hindu buddhist latino hispanic native conservative "
    "labour liberal tory republican democratic democrat californian texan".split()
)


def is_place(key: str) -> bool:
    """Whether words as `plain` gives them name a country, a capital, a state or province, a big city."""
    return is_known_place(key)


def is_proper_name(key: str) -> bool:
    """Whether a word in small letters is a name in every dictionary or list of names."""
    return is_proper(key) or is_given(key)
