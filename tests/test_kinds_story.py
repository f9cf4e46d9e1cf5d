"""The kinds that look at a whole story: consistency, limit, repetition, conditional, capitalization."""

from __future__ import annotations

import pytest
from rulekit import examples, faults, lint

from newslint.diagnostic import Severity


def test_the_minority_is_reported() -> None:
    examples("""
        kind: consistency
        variants: [[email, e-mail], [adviser, advisor]]
        nouns: true
        examples:
          - bad: He sent an email. Two emails came. An [e-mail] got lost.
            good: He sent an email. Two emails came. An email got lost.
            related: email
          - bad: "[Advisors] met an adviser and his adviser."
            good: Advisers met an adviser and his adviser.
            related: adviser
          - ok: He sent an e-mail to an adviser.
          - ok: He sent an email. “My e-mail got lost,” she said. “The e-mail.”
          - ok: Emails came. The Royal E-mail Trust answered.
        """)


def test_a_form_counts_for_its_word() -> None:
    examples("""
        kind: consistency
        variants: [[organize, organise]]
        verbs: true
        examples:
          - bad: They organize and organize what she [organised].
            good: They organize and organize what she organized.
          - ok: They organised and organised.
        """)


def test_a_tie_is_a_query_on_what_comes_later() -> None:
    story = "He sent an e-mail. She got the email."
    [found] = lint("kind: consistency\nvariants: [[email, e-mail]]\nsafe: true", story)
    assert story[slice(*found.span)] == "email"
    assert found.severity is Severity.QUERY
    assert found.fix is not None
    assert not found.fix.safe
    [found] = lint("kind: consistency\nvariants: [[email, e-mail]]\nsafe: true", story + " The e-mail said no.")
    assert found.severity is Severity.WARNING
    assert found.fix is not None
    assert found.fix.safe


def test_families_compete_as_a_whole() -> None:
    examples("""
        kind: consistency
        families:
          British: [colour, centre]
          American: [color, center]
        examples:
          - bad: A colour, a colour and a [center].
            good: A colour, a colour and a centre.
          - ok: A colour at the centre.
          - ok: A colour at the Lincoln Center.
        """)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("safe: true", "needs either variants or families"),
        ("variants: [[a, b], [b, c]]", "variants: 'b' stands here twice"),
        ("variants: [[a]]", "variants: needs two words or more"),
        (
            "families: {x: [a, b], y: [c]}",
            "families: needs two families or more, each with as many words as the others",
        ),
    ],
)
def test_consistency_faults(options: str, message: str) -> None:
    [fault] = faults(options + "\nkind: consistency")
    assert fault.partition(": ")[2] == message


def test_length_of_a_sentence() -> None:
    examples("""
        kind: limit
        of: sentence
        max: 5
        examples:
          - bad: We met. [Six words are too many here.] We left.
          - ok: Five words are not many.
          - ok: “Words of a quotation,” she said, do not count here.
        """)


def test_length_of_a_headline() -> None:
    examples("""
        kind: limit
        of: block
        zones: headline
        unit: characters
        max: 20
        examples:
          - bad: |-
              [Mayor opens the new pool]
              The mayor opened the new pool on Monday.
            layout: [headline, body]
          - ok: |-
              Mayor opens new pool
              The mayor opened the new pool on Monday.
            layout: [headline, body]
        """)


def test_length_of_the_lede_and_the_story() -> None:
    story = "First we met the others.\n\nThen we left. We came home."
    [found] = lint("kind: limit\nof: lede\nmax: 4", story)
    assert story[slice(*found.span)] == "First we met the others."
    [found] = lint("kind: limit\nof: story\nmin: 12", story)
    assert found.span == (0, 24)
    assert lint("kind: limit\nof: story\nunit: sentences\nmax: 3", story) == []
    assert len(lint("kind: limit\nof: story\nunit: sentences\nmax: 2", story)) == 1


def test_how_often_a_phrase_stands() -> None:
    examples("""
        kind: limit
        of: story
        count: ["!"]
        max: 1
        examples:
          - bad: |-
              They won!
              They won again[!]
              Hurrah!
            related: "!"
          - ok: They won! “Hurrah!” he said.
        """)


def test_limit_placeholders() -> None:
    head = "severity: note\nmessage: The sentence has {count} words, over {limit}.\nwhy: x\nsource: x\n"
    assert faults("kind: limit\nof: sentence\nmax: 3", head) == []
    assert faults("kind: limit\nof: sentence") != []


def test_a_word_again_in_a_headline() -> None:
    examples("""
        kind: repetition
        scope: block
        zones: headline
        ignore: [to, the, "@number"]
        examples:
          - bad: Council votes to move [council] to 9 Mile Road
            layout: headline
            related: Council
          - ok: Ready to vote, 9 of 9 go to the polls
            layout: headline
        """)


def test_a_phrase_again_in_the_story() -> None:
    examples("""
        kind: repetition
        scope: story
        length: 3
        weighty: 3
        ignore: [the, of, a]
        examples:
          - bad: |-
              The two towns have a joint water plan on Monday.
              Both signed [a joint water plan] in May.
            layout: [deck, body]
            related: a joint water plan
          - ok: |-
              The end of the line is the end of the world.
              The end of the line is near.
          - ok: Joint water, plan. Then a joint water plan.
        """)


def test_a_word_again_too_soon() -> None:
    examples("""
        kind: repetition
        scope: story
        within: 4
        ignore: [the]
        examples:
          - bad: However, she left. [However], he stayed.
          - ok: However, she left the old town. However, he stayed.
        """)


def test_one_thing_calls_for_another() -> None:
    examples("""
        kind: conditional
        requires:
          suicide: [helpline, crisis line]
        examples:
          - bad: The [suicide] shook the town. A suicide always does.
          - ok: |-
              The suicide shook the town.
              If you need help, call the crisis line.
          - ok: It was a helpline.
        """)


def test_what_must_come_before() -> None:
    examples("""
        kind: conditional
        case: true
        where: before
        requires:
          WHO: World Health Organization
        examples:
          - bad: The [WHO] met. The World Health Organization is the WHO.
          - ok: The World Health Organization met. The WHO left.
          - ok: Those who met left.
        """)


def test_what_must_be_in_the_sentence_or_after() -> None:
    pair = "kind: conditional\nrequires: {alleged: [police]}\nwhere: "
    story = "Police said so. The alleged thief ran. Police left."
    assert len(lint(pair + "sentence", story)) == 1
    assert lint(pair + "after", story) == []
    assert lint(pair + "before", story) == []
    assert len(lint(pair + "after", "Police said so. The alleged thief ran.")) == 1


def test_requires_itself() -> None:
    assert faults("kind: conditional\nrequires: {a: [A]}") == ["2: requires.a: requires itself"]


CASED = "kind: capitalization\nzones: headline\nminor: [a, of, the, to]\n"
BODY = "The council of the old town will open its big pool to all, Mayor Aino Pool said."


@pytest.mark.parametrize(
    ("case", "headline", "wrong"),
    [
        ("sentence", "Old town to Open pool", "Open"),
        ("sentence", "Old town to open Pool", None),  # Pool is the mayor's name too
        ("sentence", "Old town Opens NATO road", None),  # nothing tells what "opens" is
        ("sentence", "Old town: Open to all", None),
        ("title", "Old Town to open Pool", "open"),
        ("title", "Old Town to Open Pool", None),
        ("either", "Old Town to open", None),  # as many of the one as of the other
        ("either", "Old Town to Open big Pool", "big"),
        ("either", "Old town to Open big pool", "Open"),
        ("either", "Old town to open big pool", None),
    ],
)
def test_case_of_headlines(case: str, headline: str, wrong: str | None) -> None:
    story = f"{headline}\n\n{BODY}\n"
    found = lint(f"{CASED}case: {case}", story, layout=("headline", "body"))
    assert [story[slice(*item.span)] for item in found] == ([wrong] if wrong else [])
    if wrong:
        assert found[0].fix is not None
        assert [edit.text for edit in found[0].fix.edits] == [wrong.swapcase()[0] + wrong[1:]]
