"""Paragraphs and a measure; where each line and glyph stands, and that no letter is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.model.scene import Paint, Run, TextStyle
from brochure.text.fonts import Fonts
from brochure.text.setting import (
    SLIDE_DESCENT,
    Breaker,
    first_baseline,
    missing_characters,
    natural_width,
    set_paragraphs,
)
from tests.builders import BODY, BOLD, FOLDER, HEAD, SANS, line_width, paragraph, place

FONTS = Fonts(FOLDER)
BREAKERS: tuple[Breaker, ...] = ("optimal", "greedy", "balanced")
LONG = (
    "Picture your brain as a lush garden. The web of roots beneath the soil is your mental "
    "landscape, where you think and feel."
)
quick = settings(max_examples=60, deadline=None, derandomize=True)
letters = st.text("abcdefghij ÁéñWMil.,-–—/“”’\u00a0", min_size=1, max_size=120)


def bare(text: str) -> str:
    return text.replace(" ", "").replace("\u00a0", "")


@quick
@given(st.lists(letters, min_size=1, max_size=3), st.sampled_from([40.0, 90.0, 200.0]))
@pytest.mark.parametrize("breaker", BREAKERS)
def test_no_letter_is_lost_and_every_line_fits(
    breaker: Breaker, texts: list[str], measure: float
) -> None:
    styles = [BODY, BOLD, HEAD]
    runs = [Run(t, styles[i], place(i + 1)) for i, t in enumerate(texts)]
    found = set_paragraphs(FONTS, [paragraph(*runs)], measure, breaker)
    assert bare("".join(line.text for line in found.lines)) == bare("".join(texts))
    wide = {bare(run.text) for run in found.too_wide}
    for line in found.lines:
        if line_width(line) > measure + 0.02:
            assert bare(line.runs[0].text).startswith(tuple(wide)), line.text
            assert " " not in line.text.strip() or "\u00a0" in "".join(texts)
    for span in {run.span for line in found.lines for run in line.runs}:
        written = "".join(run.text for run in runs if run.span == span)
        set_there = "".join(r.text for line in found.lines for r in line.runs if r.span == span)
        assert bare(set_there) == bare(written)


@quick
@given(letters.filter(lambda text: text.strip(" ")))
def test_glyphs_follow_one_another_without_gaps(text: str) -> None:
    found = set_paragraphs(
        FONTS, [paragraph(Run(text, BODY, place(1)), Run("x", BOLD, place(2)))], 90, "optimal"
    )
    for line in found.lines:
        x = 0.0
        for run in line.runs:
            assert run.x == pytest.approx(x)
            assert len(run.advances) == len(run.text)
            x += run.width


@pytest.mark.parametrize("breaker", BREAKERS)
@pytest.mark.parametrize("style", [BODY, HEAD])
def test_baselines_stand_the_descent_above_the_foot_of_the_pitch(
    breaker: Breaker, style: TextStyle
) -> None:
    leading = 1.3 * style.size
    first = paragraph(LONG, leading=leading, style=style)
    second = paragraph("And more.", leading=40, style=style, before=7)
    found = set_paragraphs(FONTS, [first, second], 200, breaker)
    count = len(set_paragraphs(FONTS, [first], 200, breaker).lines)
    assert count > 2 and len(found.lines) == count + 1
    part = SLIDE_DESCENT if breaker == "greedy" else FONTS.metrics(style.face).descent
    descent = part * style.size
    wanted = [(i + 1) * leading - descent for i in range(count)]
    wanted.append(count * leading + 7 + 40 - descent)
    assert [line.baseline for line in found.lines] == pytest.approx(wanted)
    assert found.height == pytest.approx(count * leading + 7 + 40)
    assert first_baseline(FONTS, second, breaker) == pytest.approx(40 - descent)
    assert [line.paragraph for line in found.lines] == [0] * count + [1]


def test_the_first_paragraph_has_no_space_above() -> None:
    only = set_paragraphs(FONTS, [paragraph("One.", before=30)], 200, "optimal")
    assert only.height == pytest.approx(14)


@pytest.mark.parametrize("breaker", BREAKERS)
def test_a_word_that_is_too_wide_is_reported_with_its_place(breaker: Breaker) -> None:
    long = Run("Dimethyltryptaminophobia", BODY, place(7))
    found = set_paragraphs(
        FONTS, [paragraph(Run("A ", BODY, place(6)), long, " word")], 60, breaker
    )
    assert [run.span for run in found.too_wide] == [place(7)]
    assert [line.text for line in found.lines] == ["A", "Dimethyltryptaminophobia", "word"]
    assert set_paragraphs(FONTS, [paragraph("short words")], 60, breaker).too_wide == ()


@pytest.mark.parametrize(
    ("text", "page", "viewer"),
    [
        ("long-lasting", ["long-", "lasting"], ["long-", "lasting"]),
        ("PMHNP-BC", ["PMHNP-BC"], ["PMHNP-", "BC"]),
        ("Santos-Ferreira", ["Santos-", "Ferreira"], ["Santos-", "Ferreira"]),
        ("Diaz-Lund", ["Diaz-Lund"], ["Diaz-", "Lund"]),
        ("24-hour", ["24-hour"], ["24-", "hour"]),
        ("and/or", ["and/", "or"], ["and/or"]),
        ("a-b", ["a-b"], ["a-", "b"]),
    ],
)
def test_where_a_word_may_break(text: str, page: list[str], viewer: list[str]) -> None:
    for breaker, wanted in (("optimal", page), ("greedy", viewer)):
        found = set_paragraphs(FONTS, [paragraph(text)], 1, breaker)  # type: ignore[arg-type]
        assert [line.text for line in found.lines] == wanted


def test_a_bound_space_is_never_a_break_and_prints_as_a_space() -> None:
    found = set_paragraphs(FONTS, [paragraph("at least 24\u00a0hours")], 30, "optimal")
    assert [line.text for line in found.lines] == ["at", "least", "24 hours"]
    assert line_width(found.lines[2]) == pytest.approx(sum(FONTS.advances("24 hours", BODY)))


def test_a_word_may_change_its_look_inside() -> None:
    found = set_paragraphs(FONTS, [paragraph("un", Run("real", BOLD), ", said")], 400, "optimal")
    assert [(r.text, r.style.face.key) for r in found.lines[0].runs] == [
        ("un", "text"), ("real", "text-bold"), (", said", "text"),
    ]  # fmt: skip


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_lines_stand_where_they_are_aligned(align: str, share: float) -> None:
    found = set_paragraphs(FONTS, [paragraph("Short", align=align)], 300, "optimal")
    assert found.lines[0].runs[0].x == pytest.approx(share * (300 - line_width(found.lines[0])))


def test_natural_width_is_that_of_one_line() -> None:
    found = set_paragraphs(FONTS, [paragraph(LONG)], 5000, "greedy")
    assert natural_width(FONTS, paragraph(LONG)) == pytest.approx(line_width(found.lines[0]))
    assert natural_width(FONTS, paragraph("")) == 0


def test_nothing_takes_no_room() -> None:
    assert set_paragraphs(FONTS, [], 100, "optimal").height == 0
    assert set_paragraphs(FONTS, [], 100, "optimal").lines == ()


def test_missing_characters_are_told_with_place_and_face() -> None:
    text = paragraph(Run("Tea", BODY, place(1)), Run(" 茶\u00a0", BODY, place(2)))
    assert missing_characters(FONTS, [text]) == [(place(2), "茶", SANS)]


def test_a_raised_mark_does_not_widen_the_space_after_it() -> None:
    mark = replace(BODY, size=5, rise=4, paint=Paint("deep"))
    runs = (Run("end.", BODY), Run("1", mark), Run(" Next", BODY))
    line = set_paragraphs(FONTS, [paragraph(*runs)], 400, "optimal").lines[0]
    assert line.text == "end.1 Next"
    space = [r for r in line.runs if r.text.startswith(" ") or r.text.endswith(" ")]
    assert space and all(run.style.rise == 0 for run in space)
    assert line_width(line) == pytest.approx(
        sum(FONTS.advances("end.", BODY)) + sum(FONTS.advances("1", mark))
        + FONTS.advances(" ", BODY)[0] + sum(FONTS.advances("Next", BODY))
    )  # fmt: skip


def test_a_line_says_whether_a_space_parts_it_from_the_next() -> None:
    words = paragraph("A long-lasting and well-known garden")
    lines = set_paragraphs(FONTS, [words], 48.0, "optimal").lines
    assert any(line.text.endswith("-") and line.joint == "" for line in lines[:-1])
    assert any(line.joint == " " for line in lines) and lines[-1].joint == ""
    assert "".join(line.text + line.joint for line in lines) == words.text


def test_a_link_and_a_language_run_through_their_spaces_but_not_beyond() -> None:
    linked = Run("two words", BODY, link="https://example.org")
    spoken = Run("dos palabras", BODY, language="es")
    [line] = set_paragraphs(
        FONTS, [paragraph("go ", linked, " or ", spoken, " on")], 400, "optimal"
    ).lines
    assert [(run.text, run.link, run.language) for run in line.runs] == [
        ("go ", "", ""), ("two words", "https://example.org", ""), (" or ", "", ""),
        ("dos palabras", "", "es"), (" on", "", ""),
    ]  # fmt: skip
