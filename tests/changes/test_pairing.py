"""Which part is which: slides that come, go and move; panels and drawings that are still the same."""

from __future__ import annotations

import re

import pytest

from brochure.changes.comparison import Change, _changes, _moved
from brochure.changes.graphics import differences, form_of
from brochure.changes.pairing import paired
from brochure.changes.pieces import Paint, Part, Spot, Word
from brochure.changes.reading import split_words
from brochure.changes.wording import reworded, spoken

TEXTS = [f"Slide about {name} and what {name} means to all of us here" for name in
         ("depression", "care", "gardens", "roots", "drought", "light")]  # fmt: skip


def slides(*order: int) -> list[Part]:
    return [
        Part("slide", i, f"slide {i}", "", [Word(w) for w in TEXTS[text].split()])
        for i, text in enumerate(order, 1)
    ]


def numbers(old: list[Part], new: list[Part]) -> list[tuple[int, int]]:
    return [(a.number if a else 0, b.number if b else 0) for a, b in paired(old, new)]


def test_a_slide_that_is_new_moves_no_other() -> None:
    old, new = slides(0, 1, 2, 3), slides(0, 5, 1, 2, 3)
    assert numbers(old, new) == [(1, 1), (0, 2), (2, 3), (3, 4), (4, 5)]
    assert _moved(paired(old, new)) == []
    told = [c for a, b in paired(old, new) for c in _changes("deck.pdf", a, b, False)]
    assert [(c.what, c.new) for c in told] == [("added", TEXTS[5])]


def test_a_slide_that_is_gone_is_told_with_all_its_words() -> None:
    old, new = slides(0, 1, 2, 3), slides(0, 2, 3)
    assert numbers(old, new) == [(1, 1), (2, 0), (3, 2), (4, 3)]
    told = [c for a, b in paired(old, new) for c in _changes("deck.pdf", a, b, False)]
    assert [(c.what, c.old, c.new) for c in told] == [("removed", TEXTS[1], "")]


@pytest.mark.parametrize(
    ("order", "expected"),
    [((0, 1, 2, 3, 4, 5), []), ((0, 5, 1, 2, 3, 4), [2]), ((1, 2, 3, 4, 0, 5), [5]), ((1, 0, 2, 3, 4, 5), [1])],
)  # fmt: skip
def test_as_few_slides_as_can_be_are_said_to_have_moved(
    order: tuple[int, ...], expected: list[int]
) -> None:
    pairs = paired(slides(0, 1, 2, 3, 4, 5), slides(*order))
    moved = [part.number for part in _moved(pairs)]
    assert len(moved) == len(expected)
    if len(expected) and expected != [1]:
        assert moved == expected
    if moved:
        [pair] = [pair for pair in pairs if pair[1] and pair[1].number == moved[0]]
        [change] = _changes("deck.pdf", *pair, True)
        assert isinstance(change, Change) and change.what == "moved"
        assert (
            change.sentence
            == f"Moved: slide {pair[0].number if pair[0] else 0} is now slide {moved[0]}."
        )


def words(text: str) -> list[Word]:
    return [Word(*one) for one in split_words(text)]


def test_words_are_told_with_those_around_them_and_near_ones_as_one_change() -> None:
    old = words("One two three four five six seven eight nine ten eleven twelve")
    new = words("One two three four FIVE six SEVEN eight nine ten eleven zwölf")
    told = reworded(old, new)
    assert [(c.before, c.old, c.new, c.after) for c in told] == [
        ("One two three four", "five six seven", "FIVE six SEVEN", "eight nine ten eleven zwölf"),
        (["FIVE", "six SEVEN eight nine ten eleven"][1], "twelve", "zwölf", ""),
    ]


@pytest.mark.parametrize("text", ["long-lasting", "and/or", "1–2 hours", "PMHNP-BC", "a—b"])
def test_where_a_line_may_end_inside_a_word_its_end_is_no_change(text: str) -> None:
    broken = re.sub(r"([-–—/])", "\\1\n", text)
    ended = re.sub(r"-", "\ufffe", text)
    for other in (broken, ended):
        assert reworded(words(text), words(other)) == []
    assert spoken(words(text)) == text


def drawn(*paints: tuple[str, tuple[float, ...], float]) -> tuple[tuple[Paint, ...], ...]:
    return (
        tuple(Paint(look, Spot(x, 0, 40, 40), form_of(numbers)) for look, numbers, x in paints),
    )


LEAF = (0.0, 0.0, 4.0, 7.1, 10.0, 3.3)


def test_a_drawing_in_other_numbers_or_elsewhere_is_the_same_and_another_form_is_not() -> None:
    old = drawn(("leaf", LEAF, 0), ("leaf", (0, 0, 5, 5, 10, 10), 50))
    tenfold = drawn(("leaf", tuple(10 * n for n in LEAF), 70), ("leaf", (3, 3, 8, 8, 13, 13), 0))
    rounded = drawn(
        ("leaf", (0.0, 0.0, 4.0, 7.12, 10.02, 3.31), 0), ("leaf", (0, 0, 5, 5, 10, 10), 50)
    )
    assert differences(old, tenfold) == ([], [])
    assert differences(old, rounded) == ([], [])
    other = drawn(("leaf", (0.0, 0.0, 6.0, 7.1, 10.0, 3.3), 0), ("leaf", (0, 0, 5, 5, 10, 10), 50))
    assert differences(old, other) == ([Spot(0, 0, 40, 40)], [Spot(0, 0, 40, 40)])
    red = drawn(("red leaf", LEAF, 0), ("leaf", (0, 0, 5, 5, 10, 10), 50))
    assert differences(old, red) == ([Spot(0, 0, 40, 40)], [Spot(0, 0, 40, 40)])
