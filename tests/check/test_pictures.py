"""Scenes with photographs; those with too few pixels for their place are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.check.pictures import LEAST, WARN_BELOW, small_pictures
from brochure.model.project import Project
from brochure.model.scene import Box, Group, Item, Photo, Role
from brochure.problems import Severity
from tests.builders import coloured_picture, page, place, scene


def photo(pixels: int, inches: float, tall: int | None = None) -> Photo:
    picture = replace(coloured_picture(), width=pixels, height=tall or pixels, name="elena")
    side = 72 * inches
    return Photo(picture, Box(0, 0, side, side), Role("Figure", "x"), span=place(12))


@pytest.mark.parametrize(
    ("medium", "pixels", "wanted"),
    [
        ("press", 300, None), ("press", 299, "warning"), ("press", 225, "warning"),
        ("press", 224, "error"), ("press", 60, "error"),
        ("office", 60, None), ("screen", 60, None),
        ("slides", 72, None), ("slides", 71, "warning"), ("slides", 10, "warning"),
    ],
)  # fmt: skip
def test_pixels_to_the_inch(real: Project, medium: str, pixels: int, wanted: str | None) -> None:
    one = scene(medium, page("inside", photo(pixels, 1.0)))
    found = small_pictures(real, [one])
    assert [p.severity for p in found] == ([Severity(wanted)] if wanted else [])
    for problem in found:
        assert (problem.code, problem.span) == ("picture/small", place(12))
        assert f"{pixels} pixels to the inch" in problem.message and "“elena”" in problem.message
        assert problem.place.piece == one.piece


def test_the_narrower_side_counts(real: Project) -> None:
    assert (WARN_BELOW, LEAST) == (300, 225)
    found = small_pictures(real, [scene("press", page("one", photo(600, 1.0, tall=230)))])
    assert ["230 pixels" in p.message for p in found] == [True]


def test_the_hint_says_how_wide_it_must_be(real: Project) -> None:
    (found,) = small_pictures(real, [scene("press", page("one", photo(100, 2.5)))])
    assert "at least 750 pixels on its shorter side" in found.hint


def test_photos_inside_groups_count(real: Project) -> None:
    inner = photo(100, 1.0)
    items: tuple[Item, ...] = (Group((inner,), inner.box, Role("Figure", "x")), photo(900, 1.0))
    assert len(small_pictures(real, [scene("press", page("one", *items))])) == 1
