"""Make newslint/data/given.txt, surnames.txt, proper.txt and places.txt.

usage: python tools/make_names.py WORLD.JSON

given: first names of the US census of 1990 (public domain; from the package `names`) and of the locales of
`Faker` (MIT) that are written in Latin letters. Those that are everyday words too (Art, Grace) are kept where
they are common as names.
surnames: the surnames of the same census, the 30,000 most common.
proper: what SCOWL (Debian package `scowl`) has in capitals only: Denmark, Trotskyism.
places: countries and capitals of the CIA World Factbook (WORLD.JSON as for make_world.py; public domain), with
states, provinces, regions and big cities from general knowledge.
All are in small letters, sorted, one a line.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from importlib import import_module, resources
from pathlib import Path

from make_words import SCOWL, SIZES, VARIETIES, store

SURNAMES = 30_000
EVERYDAY = 0.011
"""Per cent of people who must have a first name that is a word as well."""
NEVER = set(
    "an august brain charity earnest else gay geneva in junior king lady major many may miss my olive ora roman see so "
    "son summer the van young".split()
)
MORE_PLACES = """
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana
iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
nevada new_hampshire new_jersey new_mexico new_york north_carolina north_dakota ohio oklahoma oregon pennsylvania
rhode_island south_carolina south_dakota tennessee texas utah vermont virginia washington west_virginia wisconsin
wyoming ontario quebec british_columbia alberta manitoba saskatchewan nova_scotia new_brunswick newfoundland yukon
nunavut queensland victoria tasmania new_south_wales england scotland wales northern_ireland ireland britain
great_britain united_states united_kingdom america europe asia africa antarctica oceania eurasia scandinavia
middle_east far_east latin_america south_america north_america central_america crimea donbas donbass chechnya catalonia
bavaria saxony normandy brittany sicily sardinia corsica crete kashmir punjab sindh balochistan gujarat maharashtra
kerala bihar assam tibet xinjiang siberia gaza west_bank holy_land sinai darfur kurdistan burma persia palestine
manhattan brooklyn queens bronx harlem hollywood staten_island long_island wall_street silicon_valley downing_street
white_house capitol_hill red_square kremlin pentagon
los_angeles chicago houston phoenix philadelphia san_antonio san_diego dallas san_jose austin jacksonville columbus
charlotte san_francisco indianapolis seattle denver boston el_paso nashville detroit portland memphis las_vegas
louisville baltimore milwaukee albuquerque tucson fresno sacramento atlanta miami oakland minneapolis tulsa tampa
cleveland new_orleans honolulu pittsburgh cincinnati st_louis newark orlando buffalo omaha raleigh richmond hartford
toronto montreal vancouver calgary edmonton winnipeg halifax sydney melbourne brisbane perth adelaide auckland
birmingham manchester liverpool leeds sheffield glasgow edinburgh cardiff belfast bristol newcastle nottingham leicester
cambridge oxford brighton plymouth southampton portsmouth norwich york aberdeen dundee munich hamburg frankfurt cologne
stuttgart dresden leipzig marseille lyon toulouse nice bordeaux strasbourg lille milan naples turin venice florence
genoa bologna barcelona seville valencia bilbao malaga porto rotterdam antwerp ghent geneva zurich basel lausanne
salzburg krakow gdansk wroclaw st_petersburg saint_petersburg vladivostok odessa odesa kharkiv lviv mariupol istanbul
izmir antalya aleppo homs idlib raqqa mosul basra fallujah kirkuk tehran isfahan jeddah mecca medina dubai sharjah aden
hodeidah tel_aviv haifa nazareth bethlehem hebron ramallah jericho alexandria suez benghazi misrata tripoli casablanca
marrakech fez oran lagos kano ibadan abidjan johannesburg durban cape_town soweto mombasa khartoum goma mumbai bombay
calcutta kolkata chennai madras bangalore bengaluru hyderabad ahmedabad pune lucknow karachi lahore peshawar rawalpindi
faisalabad kandahar herat chittagong yangon mandalay ho_chi_minh_city saigon hue danang shanghai guangzhou shenzhen
wuhan chongqing chengdu tianjin nanjing hong_kong macau taipei kaohsiung osaka kyoto yokohama nagoya hiroshima nagasaki
fukushima sapporo busan incheon pyongyang cebu davao surabaya bali aceh rio_de_janeiro sao_paulo rio salvador recife
medellin cali guayaquil cordoba rosario monterrey guadalajara tijuana juarez cancun acapulco veracruz
"""
"""Besides the Factbook's; an underscore is a space."""
NOT_PLACES = {"chad", "jordan", "none", "holy see"}
LOCALES = (
    "az_AZ cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US es_AR es_CO es_ES es_MX "
    "et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT lt_LT lv_LV nl_BE "
    "nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR yo_NG zu_ZA"
).split()


def small_words() -> set[str]:
    """What SCOWL has in small letters."""
    return {word for word in _scowl() if word[0].islower()}


def _scowl() -> set[str]:
    found: set[str] = set()
    for file in SCOWL.iterdir():
        variety, _, rest = file.name.partition("-")
        kind, _, size = rest.rpartition(".")
        if variety in VARIETIES and size in SIZES and kind in ("words", "upper", "proper-names", "abbreviations"):
            found.update(file.read_text("iso-8859-1").split())
    return {word for word in found if not word.endswith("'s")}


def proper() -> list[str]:
    """Words that SCOWL has only with a capital."""
    capitals = {word.lower() for word in _scowl() if not word[0].islower()}
    return sorted(capitals - {word.lower() for word in small_words()}, key=str.encode)


def _census(name: str) -> dict[str, float]:
    """Names of a census file with the share of people, in per cent, who have them."""
    lines = resources.files("names").joinpath(name).read_text("ascii").splitlines()
    return {line.split()[0].lower(): float(line.split()[1]) for line in lines}


def given() -> list[str]:
    """First names."""
    share = _census("dist.female.first")
    for name, part in _census("dist.male.first").items():
        share[name] = max(part, share.get(name, 0))
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for kind in ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary"):
            for name in getattr(provider, kind, ()):
                for word in re.split(r"[\s-]", name):
                    if len(word) > 1 and word.isalpha() and word[0].isupper():
                        share.setdefault(word.lower(), 0)
    small = small_words()
    return sorted(
        (name for name, part in share.items() if (name not in small or part >= EVERYDAY) and name not in NEVER),
        key=str.encode,
    )


def surnames() -> list[str]:
    """The most common surnames; the census has them in that order."""
    return sorted(list(_census("dist.all.last"))[:SURNAMES], key=str.encode)


def places(world: Path) -> list[str]:
    """Names of places without diacritics."""
    names = MORE_PLACES.replace("_", "\0").split()
    for entry in json.loads(world.read_text("utf-8")):
        for key in ("short_name", "capital"):
            for name in re.split(r"[;,/]| \(", str(entry.get(key) or "")):
                if re.fullmatch(r"[^\W\d_][\w'’. -]+\w", name.strip()) and name.count(" ") < 4:
                    names.append(name.strip())
    flat = {_flat(name.replace("\0", " ")) for name in names}
    return sorted(flat - NOT_PLACES, key=str.encode)


def _flat(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(char for char in letters if not unicodedata.combining(char)).replace("'", "").replace(".", "")


if __name__ == "__main__":
    store("proper.txt", proper())
    store("given.txt", given())
    store("surnames.txt", surnames())
    store("places.txt", places(Path(sys.argv[1])))
