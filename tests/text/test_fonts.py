"""A text and a face; one advance for each character, and what the face cannot draw."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.model.scene import Face, TextStyle
from brochure.text.fonts import Fonts, composed, fonts_in
from tests.builders import BODY, FOLDER, HEAD, SANS, SERIF

FONTS = Fonts(FOLDER)


@pytest.mark.parametrize("text", ["a", "office", "“Don’t” — año", "first fi fl ffi", "Ñandú"])
def test_one_advance_for_each_character(text: str) -> None:
    advances = FONTS.advances(text, BODY)
    assert len(advances) == len(text)
    assert all(advance > 0 for advance in advances)


@pytest.mark.parametrize("style", [BODY, HEAD])
def test_pairs_are_kerned(style: TextStyle) -> None:
    apart = FONTS.advances("A", style)[0] + FONTS.advances("V", style)[0]
    assert sum(FONTS.advances("AV", style)) < apart - 0.01 * style.size
    assert FONTS.advances("AV", style)[1] == pytest.approx(FONTS.advances("V", style)[0])


def test_no_letters_are_joined() -> None:
    joined = sum(FONTS.advances("f", BODY)) + sum(FONTS.advances("i", BODY))
    assert sum(FONTS.advances("fi", BODY)) == pytest.approx(joined, abs=0.5)
    assert min(FONTS.advances("ffi", BODY)) > 1


def test_advances_grow_with_the_size() -> None:
    small, large = FONTS.advances("garden", BODY), FONTS.advances("garden", replace(BODY, size=22))
    assert large == pytest.approx([2 * advance for advance in small])


def test_tracking_is_part_of_the_size() -> None:
    plain = FONTS.advances("garden", BODY)
    spaced = FONTS.advances("garden", replace(BODY, tracking=0.1))
    assert [b - a for a, b in zip(plain, spaced, strict=True)] == pytest.approx([1.1] * 6)


def test_what_a_face_cannot_draw_is_told_once_in_order() -> None:
    assert FONTS.missing("a 漢 b 字漢\u00a0“é”", SANS) == ["漢", "字"]
    assert FONTS.missing("The garden’s “roots” — año, 24–48", SANS) == []


@pytest.mark.parametrize("face", [SANS, SERIF])
def test_metrics_are_parts_of_the_size(face: Face) -> None:
    metrics = FONTS.metrics(face)
    assert 0.5 < metrics.cap_height < metrics.ascent
    assert 0.1 < metrics.descent < 0.6


def test_accents_become_one_character() -> None:
    assert composed("an\u0303o") == "año"
    assert FONTS.missing(composed("e\u0301"), SANS) == []


def test_another_font_that_takes_the_name_of_one_is_read(tmp_path: Path) -> None:
    here = tmp_path / BODY.face.file
    shutil.copy(FOLDER / SANS.file, here)
    before = fonts_in(tmp_path)
    width = before.measured("Words", BODY)[1]
    assert fonts_in(tmp_path) is before
    shutil.copy(FOLDER / SERIF.file, here)
    assert fonts_in(tmp_path).measured("Words", BODY)[1] != width
