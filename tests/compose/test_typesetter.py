"""Written text and a style; runs, sizes, blocks below one another, and what is too much."""

from __future__ import annotations

from typing import Any

import pytest

from brochure.compose.typesetter import Block, Typesetter, below, beside
from brochure.model.art import line
from brochure.model.scene import Box, Shape, TextBox
from brochure.model.theme import FaceFile, Style
from brochure.model.written import Text, Written
from brochure.text.fonts import Fonts
from tests.builders import FOLDER, line_width, place, words

FACES = {
    "text": FaceFile(file=Written("SourceSans3-Regular.ttf")),
    "bold": FaceFile(file=Written("SourceSans3-Bold.ttf")),
    "slanted": FaceFile(file=Written("SourceSans3-Italic.ttf")),
}


def style(**more: Any) -> Style:
    return Style(**{"face": "text", "size": 10.5, "leading": 14, "ink": "ink", **more})


STYLES = {
    "body": style(floor=10.0, bold="bold", italic="slanted", bold_ink="deep"),
    "fixed": style(size=12.5, leading=15),
    "short": style(lines=2),
    "single": style(lines=1),
    "title": style(size=20, leading=22, balanced=True),
    "source-mark": style(size=8, leading=8),
}


def typesetter(breaker: str = "optimal", numbers: dict[str, int] | None = None) -> Typesetter:
    return Typesetter(Fonts(FOLDER), words(), FACES, STYLES, numbers or {}, breaker)  # type: ignore[arg-type]


def text(written: str, line: int = 4) -> Text:
    return Text(written, place(line))


def only_box(block: Block) -> TextBox:
    assert len(block.items) == 1 and isinstance(block.items[0], TextBox)
    return block.items[0]


@pytest.mark.parametrize(
    ("scale", "body", "fixed"),
    [
        (1.0, 10.5, 12.5),
        (11 / 10.5, 11.0, 12.5),
        (0.97, 10.185, 12.5),
        (0.5, 10.0, 12.5),
        (0.0, 10.0, 12.5),
    ],
)
def test_running_text_follows_the_scale_down_to_its_floor(
    scale: float, body: float, fixed: float
) -> None:
    ts = typesetter()
    ts.scale = scale
    assert ts.size("body") == pytest.approx(body)
    assert ts.size("fixed") == fixed
    assert ts.leading("body") == pytest.approx(14 * body / 10.5)
    assert ts.leading("fixed") == 15
    assert [run.style.size for run in ts.runs("a **b**", "body")] == [pytest.approx(body)] * 2


def test_marked_words_take_the_faces_of_their_style() -> None:
    found = typesetter().runs(text("a **b** *c*"), "body")
    assert [(r.text, r.style.face.key, r.style.paint.ink) for r in found] == [
        ("a ", "text", "ink"), ("b", "bold", "deep"), (" ", "text", "ink"), ("c", "slanted", "ink"),
    ]  # fmt: skip
    plain = typesetter().runs(text("a **b**"), "fixed")
    assert [r.style.face.key for r in plain] == ["text", "text"]
    assert {run.span for run in found} == {place(4)}


def test_source_marks_become_raised_numbers() -> None:
    ts = typesetter(numbers={"one": 1, "two": 2})
    found = ts.runs(text("Mice.[^two][^one] People.[^two][^two] End[^lost]"), "body")
    assert [run.text for run in found] == ["Mice.", "2", ",", "1", " People.", "2", " End"]
    marks = [run for run in found if run.text[0].isdigit()]
    assert [mark.link for mark in marks] == ["#two", "#one", "#two"]
    assert all(mark.style.size == 8 and mark.style.rise > 2 for mark in marks)
    assert "".join(r.text for r in typesetter().runs(text("Mice.[^two]"), "body")) == "Mice."


@pytest.mark.parametrize(
    ("written", "address", "target"),
    [
        ("Or chat at **988lifeline.org**.", "988lifeline.org", "https://988lifeline.org"),
        (
            "See https://example.org/a/b, there",
            "https://example.org/a/b",
            "https://example.org/a/b",
        ),
        ("www.example.health/team", "www.example.health/team", "https://www.example.health/team"),
    ],
)
def test_web_addresses_are_live(written: str, address: str, target: str) -> None:
    found = typesetter().runs(text(written), "body")
    linked = [(run.text, run.link) for run in found if run.link]
    assert linked == [(address, target)]
    assert "".join(run.text for run in found) == written.replace("**", "")


def test_a_given_link_covers_the_whole_text() -> None:
    found = typesetter().runs(text("988"), "body", "tel:988")
    assert [(run.text, run.link) for run in found] == [("988", "tel:988")]


LONG = "Picture your brain as a lush garden where roots meet and part again every single day."


def test_text_says_its_lines_words_and_place() -> None:
    ts = typesetter()
    block = ts.text(text(LONG), "body", 150)
    box = only_box(block)
    assert [(e.span, e.words, e.lines) for e in block.extents] == [(place(4), 16, len(box.lines))]
    assert len(box.lines) > 2
    assert block.height == pytest.approx(14 * len(box.lines)) == pytest.approx(box.box.h)
    assert (box.broken, block.faults) == ("optimal", ())
    assert max(line_width(line) for line in box.lines) <= 150


def test_slides_break_greedily_and_say_so() -> None:
    assert only_box(typesetter("greedy").text(text(LONG), "body", 150)).broken == "greedy"


def test_a_balanced_style_has_lines_of_like_width() -> None:
    ts = typesetter()
    widths = [
        line_width(line)
        for line in only_box(ts.text(text("Tending the Mental Garden"), "title", 210)).lines
    ]
    assert len(widths) == 2
    assert min(widths) > 0.6 * max(widths)


def test_numbers_are_bound_on_pages_only() -> None:
    assert typesetter().runs("24 hours", "body")[0].text == "24\u00a0hours"
    assert typesetter("greedy").runs("24 hours", "body")[0].text == "24 hours"


def test_too_many_lines_are_told_with_the_number_of_lines_and_words() -> None:
    block = typesetter().text(text(LONG), "short", 150)
    lines = block.extents[0].lines
    assert lines > 2 and len(block.faults) == 1
    fault = block.faults[0]
    assert (fault.code, fault.is_error, fault.span) == ("fit/overflow", True, place(4))
    assert f"takes {lines} lines where 2 are possible" in fault.message
    beyond = sum(len(line.text.split()) for line in block.items[0].lines[2:])
    assert beyond > 1 and f"by about {beyond} words" in fault.hint
    assert typesetter().text(text("Short."), "short", 150).faults == ()


def test_each_of_several_texts_is_judged_by_itself() -> None:
    ts = typesetter()
    runs = [*ts.runs(text("One two.", 1), "single"), *ts.runs(text(" " + LONG, 2), "single")]
    faults = ts.text(runs, "single", 150).faults
    assert [fault.span.line for fault in faults] == [2]


def test_a_word_too_wide_is_told_and_cut_in_the_message() -> None:
    word = "Dimethyl" * 8
    block = typesetter().text(text(f"A {word} b"), "body", 100)
    assert [(f.code, f.span) for f in block.faults] == [("fit/word-too-wide", place(4))]
    assert word[:40] + "…" in block.faults[0].message
    assert typesetter().text(text("A b"), "body", 100).faults == ()


def test_no_words_no_box() -> None:
    assert typesetter().text("", "body", 100) == Block((), 0.0)


def block(height: float, before: float = 0.0) -> Block:
    shape = Shape((line(0.0, 0.0, 1.0, height),))
    return Block((shape,), height, before=before)


def tops(found: Block) -> list[float]:
    return [item.subpaths[0].values[1] for item in found.items if isinstance(item, Shape)]


def test_blocks_stand_below_one_another_with_gaps_that_grow() -> None:
    parts = [block(10, before=99), block(20, before=6), block(5, before=4)]
    assert tops(below(parts)) == [0, 16, 40]
    assert below(parts).height == 45
    assert tops(below(parts, gap=0.5)) == [0, 13, 35]
    assert below([]).height == 0


def test_blocks_beside_one_another_are_as_high_as_the_lowest() -> None:
    found = beside([(block(10), 0, 0), (block(5), 50, 8)])
    assert (found.height, tops(found)) == (13, [0, 8])
    assert beside([(block(10), 0, 0)], 40).height == 40


def test_text_moves_as_a_whole() -> None:
    inner = typesetter().text(text("A line"), "body", 100)
    box = only_box(beside([(inner, 30, 40)]))
    still = only_box(inner)
    assert box.box == Box(30, 40, 100, still.box.h)
    assert box.lines[0].baseline == still.lines[0].baseline + 40
    assert box.lines[0].runs[0].x == 30
