"""Every example of every shipped rule does as it says."""

from __future__ import annotations

import pytest

from newslint.files import shipped_folder
from newslint.folders import read_folder
from newslint.rule import Rule
from newslint.ruletest import run_examples

RULES = read_folder(shipped_folder())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert not run_examples(rule), "\n".join(map(str, run_examples(rule)))
