"""Who newslint is: its name, its version, and where its manual lives."""

from __future__ import annotations

NAME = "newslint"

VERSION = "0.1.0"
"""The one place that says it: the build reads it from here, since asking the installed package costs a slow start."""

HOME_URL = "https://newslint.readthedocs.io/"

DOCS_URL = f"{HOME_URL}en/stable/rules/"


def rule_url(rule: str) -> str:
    """The manual page of a rule id: "figures/quantity-conflict" gives .../rules/figures/quantity-conflict/."""
    return f"{DOCS_URL}{rule}/"
