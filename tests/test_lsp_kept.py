"""An edit is looked at where it was made: what comes of that is what a check of the whole story finds."""

from __future__ import annotations

import gc
import os
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import rulekit
from golden import ARTICLES

from newslint.config import Config, Settings
from newslint.diagnostic import Severity
from newslint.document import Document
from newslint.folders import load_folders
from newslint.layers.quotes import quotes
from newslint.linter import MOST
from newslint.lsp.checkers import MOST as MOST_CONFIGS
from newslint.lsp.checkers import Checkers, EditorChecker
from newslint.lsp.desk import Desk, Page
from newslint.lsp.excerpt import excerpt
from newslint.lsp.kept import TURNS, Kept
from newslint.lsp.linting import EditorLinter, SupersededError
from newslint.lsp.text import Text
from newslint.lsp.wishes import wishes
from newslint.readers import read
from newslint.rule import Match
from newslint.span import Span

ROUNDS = int(os.environ.get("NEWSLINT_KEPT_ROUNDS", "60"))
"""Edits that are compared; more of them look for what few do."""
SPEECH = [
    "“We looked at every stone in the wall, and should of looked twice, Roe said.",
    "“And then the the rain came. It rose from 71 to 58 inches.",
    "“So we went home, all 31 of the 28 sailors,” he said.",
    "“That was all,” Roe said. “There was a accident. It was 40C (140F) in there.",
]
"""Of these, some stay open at their end, and what follows is speech or not."""
SIGNS = ["(", ")", '"', "“", "”", "‘", " — ", ":", "…", "$", "\u00a0", " the", " percent", ".", " not", "\n", "\n\n"]


def plain(text: str) -> Document:
    return read(text.encode(), "story.txt")


@cache
def everything() -> EditorLinter:
    """A linter with every rule that ships in force."""
    # The gap model, where it is installed, takes longer for a paragraph than all others together.
    rules = tuple(rule.id for rule in load_folders() if rule.kind != "gap")
    return EditorLinter(Config(Settings(select=rules), level=Severity.NOTE))


@cache
def paragraphs() -> list[str]:
    """The examples of all rules, each of which some rule minds, and speech over several paragraphs."""
    examples = [example.text for rule in load_folders(examples=True) for example in rule.examples]
    return [" ".join(text.split()) for text in examples] + SPEECH * 20


def edits(seed: int, suffix: str) -> Iterator[str]:
    """States of a story, each one edit away from the one before."""
    chance = random.Random(seed)
    story = [chance.choice(paragraphs()) for _ in range(12)]
    states: list[list[str]] = []
    while True:
        states.append(list(story))
        text = "\n\n".join(story) + "\n"
        yield text if suffix != ".html" else "".join(f"<p>{item}</p>\n" for item in story)
        act = chance.randrange(8)
        at = chance.randrange(len(story))
        if act == 0:
            story.insert(at, chance.choice(paragraphs()))
        elif act == 1 and len(story) > 3:
            del story[at]
        elif act == 2:
            other = chance.randrange(len(story))
            story[at], story[other] = story[other], story[at]
        elif act == 3:
            story[at] = story[chance.randrange(len(story))]
        elif act == 4:
            story[:] = chance.choice(states[-6:])
        elif act == 5:
            words = story[at].split(" ")
            cut = chance.randrange(len(words))
            story[at] = " ".join(words[:cut] + words[cut + chance.randrange(3) :]) or "And"
        else:
            place = chance.randrange(len(story[at]) + 1)
            sign = chance.choice(SIGNS) if act == 6 else chance.choice(paragraphs()).split()[0]
            story[at] = story[at][:place] + sign + story[at][place:]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_the_same_as_a_check_of_the_whole(suffix: str) -> None:
    linter, kept = everything(), Kept()
    path = f"story{suffix}"
    for turn, text in enumerate(edits(20 + ROUNDS, suffix)):
        if turn == ROUNDS:
            break
        with linter.working(kept):
            found = linter.lint(read(text.encode(), path))
        assert found == linter.lint(read(text.encode(), path)), (turn, text)


def looking(story: list[str], kept: Kept, about: str = "") -> str:
    """What a rule that marks every `o` looks at; where its marks stand is asserted."""
    looked: list[str] = []

    def look(part: Document) -> Iterator[tuple[str, Match]]:
        looked.append(part.text)
        yield from (("desk/o", Match(Span(*found.span()))) for found in re.finditer("o", part.text))

    document = plain("\n\n".join(story))
    found = kept.matches(document, about, look).get("desk/o", [])
    assert [match.span.start for match in found] == [place.start() for place in re.finditer("o", document.text)]
    return "|".join(looked)


def test_a_change_is_looked_at_with_its_neighbors() -> None:
    story = [f"Paragraph no. {number} of the story." for number in range(20)]
    kept = Kept()
    assert looking(story, kept) == "\n\n".join(story)
    assert looking(story, kept) == ""
    story[10] += " So."
    # What stands beside it has another neighbor now, and is looked at with its own.
    assert looking(story, kept).split() == " ".join(story[8:13]).split()
    story[0], story[17] = story[17], story[0]
    assert looking(story, kept).split() == " ".join(story[:3] + story[15:20]).split()
    assert looking(story, kept, "another date") == "\n\n".join(story)
    assert looking([], kept) == ""


def test_what_is_gone_is_forgotten_in_time() -> None:
    story = [f"Paragraph no. {number} of the story." for number in range(20)]
    kept = Kept()
    looking(story, kept)
    for number in range(200):
        looking([*story[:10], f"Now {number}.", *story[11:]], kept)
        assert len(kept) <= len(story) + 3 * TURNS
    assert looking(story, kept), "the state before all these is gone"
    looking([*story, "More."], kept)
    assert looking(story, kept) == "", "that of an undo is not"


def test_an_excerpt_is_part_of_the_story() -> None:
    story = SPEECH + [f"Paragraph no. {number}, a `code`, of **the** story." for number in range(6)]
    document = read("\n\n".join(story).encode(), "story.md")
    assert len(quotes(document).spoken) > 1
    for wanted in ([0], [3], [9], [0, 9], [2, 5], [2, 6, 7], list(range(10))):
        part = excerpt(document, wanted)
        near = sorted({index for at in wanted for index in (at - 1, at, at + 1) if 0 <= index < len(story)})
        assert [part.document.words(span) for _, span in part.document.blocks] == [
            document.words(document.blocks[index].span) for index in near
        ]
        for (_, span), index in zip(part.document.blocks, near, strict=True):
            home, shift = part.home(span.start)
            assert (home, span.start + shift) == (index, document.blocks[index].span.start)
        for inside in (lambda page: [zone.span for zone in page.inline], lambda page: quotes(page).spoken):
            for span in inside(part.document):
                home, shift = part.home(span.start)
                assert document.words(Span(span.start + shift, span.end + shift)) == part.document.words(span)
        for one, other in pairwise(quotes(part.document).spoken):
            assert one.end <= other.start


def test_a_rule_that_finds_too_much_is_told_of_as_ever() -> None:
    story = "\n\n".join(["There was a accident."] * (MOST + 5))
    linter = EditorLinter(Config(Settings(select=("grammar/indefinite-article",))))
    with linter.working(Kept()):
        found = linter.lint(plain(story))
    assert found == linter.lint(plain(story))
    assert found[-1].rule == "newslint/too-many"


def test_a_rule_that_crashes_is_told_of_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    linter = EditorLinter(Config(Settings(select=("grammar/indefinite-article",))))
    machine = linter.rules_for(linter.config.settings).machine
    (rule,) = linter.rules_for(linter.config.settings).rules
    monkeypatch.setattr(type(machine(rule)), "matches", None)
    with linter.working(Kept()):
        found = linter.lint(plain("There was a accident."))
    assert [item.rule for item in found] == ["newslint/rule-failed"]


def test_a_sign_counts_wherever_it_stands() -> None:
    rule = """
        kind: pattern
        pattern: herring
        sign: ["§"]
        examples: [{bad: "A [herring] §."}, {ok: A cod.}]
        """
    linter, kept = EditorLinter(Config(Settings(select=("desk",))), rules=[rulekit.rule(rule)]), Kept()
    story = ["A herring.", "A cod.", "A plaice.", "A sole.", "A sprat.", "A ray."]
    found = []
    for last in ("A ray.", "A ray §.", "A ray."):
        with linter.working(kept):
            found.append(linter.lint(plain("\n\n".join([*story[:-1], last]))))
    assert [len(each) for each in found] == [0, 1, 0]


def test_a_pattern_may_begin_at_the_start_of_the_story() -> None:
    linter, kept = EditorLinter(Config(Settings(select=("language/question-lead",)), level=Severity.NOTE)), Kept()
    story = ["Quay shut", "Have you ever seen it shut?", *[f"It was shut in 19{year}." for year in range(10, 20)]]
    for text in (story, [*story[:1], *story[2:6], story[1], *story[6:]], story):
        with linter.working(kept):
            found = linter.lint(plain("\n\n".join(text)))
        assert found == linter.lint(plain("\n\n".join(text)))
    assert found


def test_a_check_that_nobody_waits_for_stops() -> None:
    linter = everything()
    with pytest.raises(SupersededError), linter.working(Kept(), lambda: False):
        linter.lint(plain("There was a accident."))
    assert linter.kept is None


def test_settings_that_changed_are_forgotten_in_time(tmp_path: Path) -> None:
    checkers = Checkers()

    def asked(day: int) -> EditorChecker | None:
        told = wishes({"date": f"2024-01-{day:02}", "select": ["grammar/modal-of"]}, "")
        return checkers.for_file(str(tmp_path / "a.txt"), str(tmp_path), told).checker

    first = asked(1)
    for day in range(2, MOST_CONFIGS + 4):
        asked(day)
        assert asked(1) is first, "what is asked for stays"
    assert len(checkers._known) == MOST_CONFIGS


def test_a_draft_takes_no_more_memory_with_every_edit(tmp_path: Path) -> None:
    """Objects that live on after an edit would add up: over 10,000 edits to gigabytes."""
    desk, kept = Desk(), Kept()
    story = ["Quay shut", *SPEECH, "Boats 40 and 50 lie at the pier.", "The county said on Monday that it was shut."]
    wished = wishes({"select": ["grammar/modal-of", "grammar/doubled-word", "figures/quantity-conflict"]}, "")

    def edit(first: int, last: int) -> int:
        for number in range(first, last):
            text = [*story, f"Word {number} is spelled quux{number}."]
            text.insert(number % len(story), f"Boat {number} lies at the pier.")
            page = Page(Text("\n\n".join(text)), str(tmp_path / "a.txt"), str(tmp_path), wished, kept=kept)
            desk.check(page).diagnostics("file:///a.txt")
        gc.collect()
        return len(gc.get_objects())

    edit(0, 20)
    before = edit(20, 100)
    assert edit(100, 200) - before < 50


def test_no_state_of_a_draft_waits_for_the_collector(tmp_path: Path) -> None:
    """Those that did would be freed many at once, and the editor's next key wait for that."""
    desk, kept = Desk(), Kept()
    story = (ARTICLES / "reservists.txt").read_text("utf-8")

    def count() -> int:
        return sum(type(item) is Document for item in gc.get_objects())

    gc.collect()
    before = count()
    gc.disable()
    try:
        for number in range(5):
            page = Page(Text(f"{story} It was {number}."), str(tmp_path / "a.txt"), str(tmp_path), wishes({}, ""))
            verdict = desk.check(page._replace(kept=kept))
        assert (verdict.document is not None, count() - before) == (True, 1)
    finally:
        gc.enable()


@pytest.mark.parametrize("level", Severity)
def test_rules_that_the_editor_is_not_told_of_do_not_run(level: Severity) -> None:
    story = (ARTICLES / "seawall.txt").read_text("utf-8")
    found = EditorLinter(Config(Settings(gaps=0), level=level)).check(story, "seawall.txt")
    whole = EditorLinter(Config(Settings(gaps=0), level=Severity.NOTE)).check(story, "seawall.txt")
    assert {item.severity for item in whole} == set(Severity)
    assert [item for item in found if item.severity >= level] == [item for item in whole if item.severity >= level]
    assert level == Severity.NOTE or Severity.NOTE not in {item.severity for item in found}


def test_what_a_comment_allows_is_looked_for_though_it_is_not_shown() -> None:
    comment = "<!-- newslint: allow names/acronym-unused: known here -->"
    story = f"# Flood\n\n{comment}\nThe Coastal Restoration Authority (CRA) came.\n"
    assert [item.rule for item in EditorLinter(Config(Settings(gaps=0))).check(story, "story.md")] == []
