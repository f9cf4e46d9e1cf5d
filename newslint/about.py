"""Who newslint is: its name, its version, and where its manual lives."""

from __future__ import annotations

from functools import cache

NAME = "newslint"

VERSION = "0.1.0"
"""The one place that says it: the build reads it from here, since asking the installed package costs a slow start."""

HOME_URL = "https://newslint.readthedocs.io/"

DOCS_URL = f"{HOME_URL}en/stable/rules/"


@cache
def rule_url(rule: str) -> str | None:
    """The manual page of a rule id: "figures/quantity-conflict" gives .../rules/figures/quantity-conflict/.

    None for a rule of the user's own, which the manual does not know. No two rules have one id.
    """
    from .files import shipped_folder

    return f"{DOCS_URL}{rule}/" if (shipped_folder() / f"{rule}.yaml").is_file() else None
