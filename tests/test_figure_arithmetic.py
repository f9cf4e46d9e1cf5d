"""What figures can stand for, sentences with their figures taken out, and the time that it takes."""

from __future__ import annotations

import time

import pytest

from newslint.config import Config, Settings
from newslint.document import Document
from newslint.kinds.figures.interval import Interval, change, share, stated, total
from newslint.kinds.figures.pairs import pairs
from newslint.kinds.figures.shape import shapes
from newslint.layers.numerals import Numeral, read_numeral
from newslint.layers.tokens import tokens
from newslint.linter import Linter
from newslint.readers import Reading, read

RULES = (
    "figures/direction-mismatch",
    "figures/part-exceeds-whole",
    "figures/percent-change",
    "figures/percent-share",
    "figures/percent-split",
    "figures/percent-vs-point",
    "figures/total-parts-sum",
)


def figure(words: str) -> Numeral:
    """The numeral of a text."""
    stream = tokens(read(words.encode(), "story.txt"))
    found = read_numeral(stream, 0, len(stream))
    assert found is not None
    return found


def _story(sentence: str) -> Document:
    text = f"The fair\n\nThe mayor opened the fair on the green.\n\n{sentence}\n\nIt was late.\n"
    return read(text.encode(), "story.txt", Reading())


@pytest.mark.parametrize(
    ("words", "bend", "low", "high"),
    [
        ("1.4 billion", "", 1.35e9, 1.45e9),
        ("142m", "", 141.5e6, 142.5e6),
        ("70", "", 69.5, 70.5),
        ("8,109", "", 8108.5, 8109.5),
        ("300,000", "", 297_000, 303_000),
        ("1,200", "", 1188, 1212),
        ("100", "near", 95.5, 104.5),
        ("100", "least", 99.5, 112.5),
        ("100", "most", 87.5, 100.5),
        ("four", "", 3.5, 4.5),
    ],
)
def test_a_figure_stands_for_what_its_last_digit_leaves_open(words: str, bend: str, low: float, high: float) -> None:
    found = stated(figure(words), bend)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)


def test_a_count_is_exact() -> None:
    assert stated(figure("40"), exact=True) == Interval(40, 40)


def test_sums_take_in_all_that_their_figures_can_stand_for() -> None:
    before, after = stated(figure("40")), stated(figure("50"))
    moved = change(before, after)
    assert moved.low == pytest.approx(22.2, abs=0.1)
    assert moved.high == pytest.approx(27.8, abs=0.1)
    part = share(stated(figure("61"), exact=True), stated(figure("86"), exact=True))
    assert part.low == part.high == pytest.approx(70.93, abs=0.01)
    assert total([before, after]) == Interval(89, 91)


def test_ranges_know_how_far_they_lie_apart() -> None:
    assert Interval(1, 2).gap(Interval(5, 6)) == 3
    assert Interval(5, 6).gap(Interval(1, 2)) == 3
    assert Interval(1, 5).gap(Interval(5, 6)) == 0
    assert Interval(1, 2).widened(3).meets(Interval(5, 6))


@pytest.mark.parametrize(
    ("sentence", "shape"),
    [
        ("Sales rose 20% to $50m (£40m) from $40m.", "sales rose P to M from M."),
        ("Profit was $5 million, or 45 cents a share, against $4 million.", "profit was M against M."),
        ("It fell from 12 per 100,000 to 9 per 100,000.", "it fell from N per Y to N per Y."),
        ("It grew from 41,290 in 2017 to 52,765 in 2018.", "it grew from N in Y to N in Y."),
        ("In five years it sold 30 — 12 of them twice.", "in Y years it sold N — N of them twice."),
    ],
)
def test_a_shape_has_letters_for_figures(sentence: str, shape: str) -> None:
    assert shapes(_story(sentence))[-1].text == shape


@pytest.mark.parametrize(
    ("sentence", "form", "before", "after"),
    [
        ("Membership grew from 400 last year to 500.", "from-to", 400, 500),
        ("Shares fell to $12.50 from $13.10.", "to-from", 13.1, 12.5),
        ("Revenue was $34m, up 8 percent from $27m.", "apart", 27e6, 34e6),
        ("Turnout was 41 percent, down from 48 percent.", "updown", 48, 41),
    ],
)
def test_a_pair_tells_what_came_first(sentence: str, form: str, before: float, after: float) -> None:
    [(_, [pair])] = pairs(_story(sentence))
    assert pair.form == form
    assert pair.before.value == pytest.approx(before)
    assert pair.after.value == pytest.approx(after)


def _messages(sentence: str) -> list[str]:
    found = Linter(Config(Settings(select=RULES, style="none")), strict=True).lint(_story(sentence))
    return [f"{item.severity.label}: {item.message}" for item in found]


def test_the_message_states_the_sum_and_the_slip() -> None:
    assert _messages("Membership grew from 400 to 500, a 20 percent rise.") == [
        "error: 400 to 500 is a rise of 25%, not 20 percent. "
        "The difference was divided by the new figure; divide it by the old one."
    ]
    assert _messages("Membership grew from 400 to 500, a 125 percent rise.") == [
        "error: 400 to 500 is a rise of 25%, not 125 percent. That is what share the one is of the other; take 100 off."
    ]


def test_in_speech_an_error_is_a_question() -> None:
    assert _messages("“Membership grew from 400 to 500, a 40 percent rise,” she said.") == [
        "query: 400 to 500 is a rise of 25%: where does 40 percent come from?"
    ]


@pytest.mark.parametrize("wrong", [5, 12, 38, 61, 90, 180])
@pytest.mark.parametrize(
    "frame",
    [
        "The herd grew from 1,240 animals to 1,538, a {}% rise.",
        "The herd rose {} per cent, to 1,538 from 1,240 in 2010.",
        "The herd, now 1,538, is up {} percent from 1,240 a year ago.",
        "By {} percent the herd grew, from 1,240 to 1,538 head.",
        "The herd went from 1,240 in May to 1,538 in June – or {}%.",
    ],
)
def test_a_wrong_percentage_is_found_however_it_is_worded(frame: str, wrong: int) -> None:
    assert len(_messages(frame.format(wrong))) == 1
    assert _messages(frame.format(24)) == []


def test_time_grows_with_the_text_and_no_faster() -> None:
    paragraph = (
        "Sales rose 25 percent to $50 million, from $40 million. Some 30 of the 120 shops, or 25 percent, shut. "
        "The board has 12 members: seven Democrats and five Republicans. They chose her, 52 percent to 48 percent.\n\n"
    )
    linter = Linter(Config(Settings(select=RULES, style="none")), strict=True)

    def seconds(times: int) -> float:
        document = read((paragraph * times).encode(), "story.txt", Reading())
        started = time.perf_counter()
        linter.lint(document)
        return time.perf_counter() - started

    seconds(10)
    short = min(seconds(50) for _ in range(3))
    assert seconds(400) < short * 8 * 3


def test_sums_in_other_money_are_left_out_of_a_shape() -> None:
    text = "It paid $70 (about £54) for 40 bikes, $30 (£23) for 10 and $5 for none."
    (shape,) = shapes(read(text.encode(), "a.txt"))
    assert shape.text == "it paid M for N bikes, M for N and M for none."
    assert [(shape.text[place], figure.value) for place, figure in shape.figures.items()] == [
        *(("M", 70), ("N", 40), ("M", 30), ("N", 10), ("M", 5))
    ]
