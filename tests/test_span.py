"""Lines, columns and offset maps: what every position in every report rests on."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newslint.document import OffsetMap, Run
from newslint.span import LineIndex, Position, Span

TEXT = st.text(alphabet="ab \n\r\u2028é🙂𝒳", max_size=60)


def test_line_ends_are_lf_crlf_and_a_lone_cr() -> None:
    index = LineIndex("a\nb\r\nc\rd")
    assert [index.position(offset) for offset in (0, 2, 5, 7)] == [Position(line, 1) for line in (1, 2, 3, 4)]
    assert index.line_span(2) == Span(2, 5)


def test_utf16_counts_a_character_outside_the_basic_plane_twice() -> None:
    index = LineIndex("x🙂y\n🙂🙂z")
    assert index.utf16(2) == (0, 3)
    assert index.utf16(6) == (1, 4)


def test_an_empty_text_has_one_line() -> None:
    assert LineIndex("").position(0) == Position(1, 1)
    assert LineIndex("").line_span(1) == Span(0, 0)


@given(TEXT)
def test_positions_agree_with_splitting_the_text(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        start = index.line_span(line).start
        assert start + column - 1 == offset
        assert index.utf16(offset) == (line - 1, len(text[start:offset].encode("utf-16-le")) // 2)
    spans = [index.line_span(line + 1) for line in range(len(index.starts))]
    assert "".join(text[start:end] for start, end in spans) == text
    assert len(spans) == len(re.split(r"\r\n|\r|\n", text))


@st.composite
def runs(draw: st.DrawFn) -> list[Run]:
    """Sorted runs with gaps on both sides, some of them not literal."""
    plain = file = 0
    made = []
    for _ in range(draw(st.integers(0, 8))):
        plain += draw(st.integers(0, 2))
        file += draw(st.integers(0, 3))
        length = draw(st.integers(1, 6))
        width = length if draw(st.booleans()) else draw(st.integers(1, 9))
        made.append(Run(plain, length, file, file + width))
        plain, file = plain + length, file + width
    return made


@given(runs())
def test_to_file_never_goes_back(made: list[Run]) -> None:
    offsets = OffsetMap(made)
    end = made[-1].plain + made[-1].length if made else 3
    points = [offsets.to_file(Span(at, at)).start for at in range(end + 2)]
    assert points == sorted(points)
    for start in range(end + 1):
        ends = [offsets.to_file(Span(start, stop)) for stop in range(start, end + 2)]
        assert all(span.start <= span.end for span in ends)
        assert [span.end for span in ends] == sorted(span.end for span in ends)


@given(runs())
def test_literal_runs_map_there_and_back(made: list[Run]) -> None:
    offsets = OffsetMap(made)
    for run in made:
        if run.file_end - run.file == run.length:
            for at in range(run.plain, run.plain + run.length):
                assert offsets.to_file(Span(at, at + 1)) == Span(
                    run.file + at - run.plain, run.file + at - run.plain + 1
                )
                assert offsets.to_plain(offsets.to_file(Span(at, at)).start) == at
        else:
            whole = Span(run.file, run.file_end)
            assert offsets.to_file(Span(run.plain, run.plain + 1)) == whole
            assert offsets.to_plain(run.file) == run.plain


def test_a_span_that_touches_an_entity_takes_all_of_it() -> None:
    # "It's" from "It&rsquo;s"
    offsets = OffsetMap([Run(0, 2, 0, 2), Run(2, 1, 2, 9), Run(3, 1, 9, 10)])
    assert offsets.to_file(Span(2, 4)) == Span(2, 10)
    assert offsets.to_file(Span(0, 3)) == Span(0, 9)


def test_the_map_of_plain_text_is_the_identity() -> None:
    offsets = OffsetMap.identity(9)
    assert offsets.to_file(Span(2, 7)) == Span(2, 7)
    assert offsets.to_plain(9) == 9
    assert OffsetMap.identity(0).to_file(Span(0, 0)) == Span(0, 0)
