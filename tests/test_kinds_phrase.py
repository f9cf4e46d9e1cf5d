"""phrase, swap and their guards."""

from __future__ import annotations

import pytest
from rulekit import examples, faults, lint

from newslint.kinds.phrase import like


def test_phrase_in_any_capitals_and_apostrophes() -> None:
    examples("""
        kind: phrase
        phrase: [blow-by-blow, "can't be bothered"]
        examples:
          - bad: She gave a [blow-by-blow] account.
          - bad: "[Blow-By-Blow] accounts help nobody."
          - bad: They [can’t be bothered].
          - bad: They [can't be bothered].
          - ok: Blow by blow, the door gave way.
          - ok: “They can’t be bothered,” he said.
        """)


def test_phrase_with_case() -> None:
    examples("""
        kind: phrase
        phrase: [Who, WHO, "It's"]
        case: true
        examples:
          - bad: The [WHO] met.
          - bad: "[It’s] late."
          - ok: People who met said it’s late.
        """)


def test_guards() -> None:
    examples("""
        kind: phrase
        phrase: [march]
        not_before: ["@number", "of progress", "@end"]
        not_after: [protest, "@hyphen", "@start"]
        not_with: [band, drum major]
        examples:
          - bad: The [march] was long.
          - ok: On March 3 they met.
          - ok: The march of progress goes on.
          - ok: The protest march was long.
          - ok: The long-march veterans met.
          - ok: March was cold.
          - ok: The band began the march at noon.
          - ok: The march, led by a drum major, was long.
          - ok: They joined the march
        """)


def test_overlapping_phrases_are_one_finding() -> None:
    examples("""
        kind: phrase
        phrase: [due to the fact, the fact that]
        examples:
          - bad: It fell [due to the fact] that it rained.
          - ok: It is a fact.
        """)


def test_a_class_that_does_not_exist() -> None:
    assert faults("""\
        kind: phrase
        phrase: [march]
        not_before: ["@nubmer"]
        """) == ["3: unknown class '@nubmer'; did you mean '@number'?"]


def test_swap_keeps_capitals() -> None:
    examples("""
        kind: swap
        swap: {in close proximity to: near, make use of: use, press on: go on with}
        examples:
          - bad: It is [in close proximity to] a park.
            good: It is near a park.
          - bad: "[In close proximity to] a park, it is loud."
            good: Near a park, it is loud.
          - bad: PARK [IN CLOSE PROXIMITY TO] MINE
            good: PARK NEAR MINE
          - bad: Miners [Press On] Strike
            good: Miners Go on with Strike
          - bad: Miners [Make Use of] Strike
            good: Miners Use Strike
          - ok: Near a park.
        """)


@pytest.mark.parametrize(
    ("found", "offer", "phrase", "written"),
    [
        ("in order to", "to", "in order to", "to"),
        ("In order to", "to", "in order to", "To"),
        ("IN ORDER TO", "to", "in order to", "TO"),
        ("Make Use Of", "put to use", "make use of", "Put to Use"),
        ("Make use of", "put to use", "make use of", "Put to use"),
        ("UK", "Britain", "UK", "Britain"),
        ("e-mail", "email", "e-mail", "email"),
        ("facebook", "Facebook", "facebook", "Facebook"),
        ("FaceBook", "Facebook", "facebook", "Facebook"),
        ("A", "the", "a", "The"),
        ("Xmas", "Christmas", "Xmas", "Christmas"),
        ("8 pm", "8 p.m.", "8 pm", "8 p.m."),
    ],
)
def test_like(found: str, offer: str, phrase: str, written: str) -> None:
    assert like(found, offer, phrase) == written


def test_swap_mends_the_article() -> None:
    examples("""
        kind: swap
        swap: {utilization: use, honest error: mistake, mishap: accident, large: big}
        examples:
          - bad: It was an [honest error].
            good: It was a mistake.
          - bad: A [mishap] shut the road.
            good: An accident shut the road.
          - bad: A [MISHAP] SHUTS ROAD
            good: AN ACCIDENT SHUTS ROAD
          - bad: A [utilization] was found.
            good: A use was found.
          - bad: It was a [large] tree.
            good: It was a big tree.
          - ok: It was an error.
        """)


def test_swap_with_forms_of_verbs_and_nouns() -> None:
    examples("""
        kind: swap
        verbs: true
        swap: {utilize: use, carry out: do}
        examples:
          - bad: He [utilizes] it.
            good: He uses it.
          - bad: It was [utilized].
            good: It was used.
          - bad: They are [carrying out] the plan.
            good: They are doing the plan.
          - ok: He used it.
        """)
    examples("""
        kind: swap
        nouns: true
        swap: {end result: result}
        examples:
          - bad: The [end results] came.
            good: The results came.
          - ok: In the end, results count.
          - ok: The result came.
        """)


def test_a_modal_has_no_forms() -> None:
    assert faults("""\
        kind: swap
        verbs: true
        swap:
          be able to: can
        """) == ["4: swap.be able to: 'can' has no -s, -ed and -ing forms"]


def test_a_swap_must_change_something() -> None:
    assert faults("""\
        kind: swap
        swap:
          e-mail: E-mail
        """) == ["3: swap.e-mail: offers what it replaces"]


def test_of_several_offers_the_writer_chooses() -> None:
    found = lint("kind: swap\nsafe: true\nswap: {utilize: [use, apply], amongst: among}", "They utilize it amongst us.")
    assert [(item.fix.title, item.fix.safe) for item in found if item.fix] == [
        ("Write “use”", False),
        ("Write “among”", True),
    ]


def test_words_over_a_line_end_are_one_phrase() -> None:
    story = (
        "The council of the town on the river met in\norder to talk about the bridge that the flood\nhas carried off.\n"
    )
    [found] = lint("kind: swap\nswap: {in order to: to}", story)
    assert story[slice(*found.span)] == "in\norder to"
    assert found.fix is not None
