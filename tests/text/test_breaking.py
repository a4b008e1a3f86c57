"""Word widths and a measure; the first word of each line, by each of the three breakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.text.breaking import Box, balanced, greedy, optimal

MEASURE = 100.0
boxes = st.builds(
    Box,
    width=st.integers(min_value=1, max_value=99).map(float),
    space=st.sampled_from([0.0, 3.0, 5.0]),
    short=st.booleans(),
)
texts = st.lists(boxes, min_size=1, max_size=40)
short_texts = st.lists(boxes, min_size=2, max_size=10)
quick = settings(max_examples=150, deadline=None, derandomize=True)


def words(*widths: float, space: float = 5.0) -> list[Box]:
    return [Box(float(width), space) for width in widths]


def lines(text: Sequence[Box], starts: Sequence[int]) -> list[Sequence[Box]]:
    assert starts[0] == 0 and list(starts) == sorted(set(starts)) and starts[-1] < len(text)
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def width(line: Sequence[Box]) -> float:
    return sum(word.width + word.space for word in line) - line[-1].space


def reference(text: Sequence[Box], measure: float) -> list[int]:
    """Greedy breaking, as plainly as it can be said."""
    starts = [0]
    for i in range(1, len(text)):
        if width(text[starts[-1] : i + 1]) > measure + 1e-6:
            starts.append(i)
    return starts


def breakings(text: Sequence[Box], count: int, measure: float) -> Iterator[list[Sequence[Box]]]:
    """Every way to break a text into so many lines that all fit."""
    for inner in combinations(range(1, len(text)), count - 1):
        broken = lines(text, [0, *inner])
        if all(width(line) <= measure + 1e-6 for line in broken):
            yield broken


@quick
@given(texts, st.sampled_from([60.0, 100.0, 250.0]))
def test_greedy_is_the_straightforward_one(text: list[Box], measure: float) -> None:
    assert greedy(text, measure) == reference(text, measure)


@quick
@given(texts)
@pytest.mark.parametrize("breaker", [greedy, optimal, balanced])
def test_every_line_fits(breaker: object, text: list[Box]) -> None:
    for line in lines(text, breaker(text, MEASURE)):  # type: ignore[operator]
        assert width(line) <= MEASURE + 1e-6


@quick
@given(texts)
@pytest.mark.parametrize("breaker", [optimal, balanced])
def test_never_more_lines_than_greedy(breaker: object, text: list[Box]) -> None:
    assert len(breaker(text, MEASURE)) == len(greedy(text, MEASURE))  # type: ignore[operator]


@quick
@given(short_texts)
def test_no_last_line_of_one_word_where_it_can_be_helped(text: list[Box]) -> None:
    found = lines(text, optimal(text, MEASURE))
    if len(found) > 1 and len(found[-1]) == 1 and width(found[-1]) < MEASURE / 2:
        assert not any(len(other[-1]) > 1 for other in breakings(text, len(found), MEASURE))


@quick
@given(short_texts)
def test_balanced_has_the_least_widest_line(text: list[Box]) -> None:
    found = lines(text, balanced(text, MEASURE))
    narrowest = min(
        max(width(line) for line in other) for other in breakings(text, len(found), MEASURE)
    )
    assert max(width(line) for line in found) <= narrowest + 0.5


def test_a_last_word_is_not_left_alone() -> None:
    text = words(30, 30, 30, 30)
    assert greedy(text, MEASURE) == [0, 3]
    assert optimal(text, MEASURE) == [0, 2]
    assert optimal(words(50, 40, 20), MEASURE) == [0, 1]


def test_the_edge_is_even() -> None:
    text = words(45, 45, 10, 80, 40, 40)
    assert greedy(text, 110) == [0, 3, 4]
    assert optimal(text, 110) == [0, 2, 4]


def test_a_short_word_does_not_end_a_line() -> None:
    plain = words(50, 5, 50, 90)  # the second word stands as well on either line
    marked = [plain[0], Box(5, 5, short=True), *plain[2:]]
    assert optimal(plain, MEASURE) == [0, 2, 3]
    assert optimal(marked, MEASURE) == [0, 1, 3]


def test_a_word_wider_than_the_measure_stands_alone() -> None:
    text = words(30, 150, 30, 20)
    for breaker in (greedy, optimal, balanced):
        assert breaker(text, MEASURE) == [0, 1, 2]


def test_a_break_inside_a_word_takes_no_space() -> None:
    halves = [Box(50, 0), Box(50, 5)]
    assert greedy(halves, MEASURE) == optimal(halves, MEASURE) == [0]
    assert greedy(words(50, 50), MEASURE) == optimal(words(50, 50), MEASURE) == [0, 1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (words(20, 20, 20, 20), [0, 2]),
        (words(30, 30, 30, 30, 30, 30), [0, 3]),
        (words(90), [0]),
        (words(40, 40), [0]),
    ],
)
def test_balanced_makes_equal_lines(text: list[Box], wanted: list[int]) -> None:
    measure = 110 if len(text) == 6 else 70 if len(text) == 4 else 100
    assert balanced(text, measure) == wanted
