"""Currencies: their names, signs and codes, and the canonical name of each."""

from __future__ import annotations

CURRENCIES = {
    "$": "dollar dollars buck bucks",
    "usd": "us_dollar us_dollars u.s._dollar u.s._dollars american_dollars",
    "cad": "canadian_dollar canadian_dollars",
    "aud": "australian_dollar australian_dollars",
    "nzd": "new_zealand_dollar new_zealand_dollars",
    "hkd": "hong_kong_dollar hong_kong_dollars",
    "sgd": "singapore_dollar singapore_dollars",
    "twd": "taiwan_dollar taiwan_dollars",
    "gbp": "quid pounds_sterling pound_sterling",
    "eur": "euro euros",
    "jpy": "yen",
    "cny": "yuan renminbi",
    "inr": "rupee rupees indian_rupees",
    "pkr": "pakistani_rupees",
    "krw": "won",
    "rub": "ruble rubles rouble roubles",
    "chf": "franc francs swiss_franc swiss_francs",
    "try": "lira liras",
    "mxn": "peso pesos mexican_pesos",
    "brl": "real reais",
    "zar": "rand rands",
    "ngn": "naira",
    "kes": "kenyan_shillings",
    "sek": "krona kronor",
    "dkk": "krone kroner",
    "nok": "",
    "ils": "shekel shekels",
    "thb": "baht",
    "idr": "rupiah",
    "myr": "ringgit",
    "aed": "dirham dirhams",
    "sar": "riyal riyals",
    "irr": "rial rials",
    "cent": "cent cents",
    "penny": "pence",
}
"""The words for each, as in the table of units; small coin is a unit of its own."""

SIGNS = {
    "$": "$",
    "£": "gbp",
    "€": "eur",
    "¥": "jpy",
    "₹": "inr",
    "₩": "krw",
    "₽": "rub",
    "₺": "try",
    "₪": "ils",
    "₦": "ngn",
}
"""Currency signs, right before a figure."""
PREFIXES = {
    "us": "usd",
    "u.s.": "usd",
    "a": "aud",
    "au": "aud",
    "c": "cad",
    "ca": "cad",
    "can": "cad",
    "nz": "nzd",
    "hk": "hkd",
    "s": "sgd",
    "nt": "twd",
    "r": "brl",
}
"""Letters glued before a dollar sign."""
CODES = {
    code: code for code in "usd cad aud nzd hkd sgd gbp eur jpy cny inr krw rub chf zar mxn brl sek dkk nok".split()
} | {
    "rs": "inr",
    "rmb": "cny",
}
"""Currency codes before a figure, in capitals."""
