"""The lines that neighbouring panels share, and the path that a visit takes through its steps."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from brochure.compose import brochure_scenes
from brochure.compose.typesetter import Block, tops_of
from brochure.load.project import load
from brochure.model.scene import Page, Shape, TextBox, flat

HOME = Path(__file__).parents[2]
HALF_LEADING = 7.0
DISC = 15.0


@cache
def pages(theme: str) -> dict[str, Page]:
    loaded = load(HOME / "content", (), theme, HOME)
    assert loaded.project is not None
    scenes, _ = brochure_scenes(loaded.project, ("press",))
    return {page.name: page for page in scenes[0].pages}


def baselines(page: Page, *below: str) -> list[tuple[str, float]]:
    """Baselines of texts of the article below these paths, with the section each belongs to."""
    found = []
    for item in flat(page.items):
        if isinstance(item, TextBox) and item.lines:
            path = [str(part) for part in item.lines[0].runs[0].span.path]
            if path[: len(below)] == list(below) and path[-1] == "text":
                found += [(path[len(below)], line.baseline) for line in item.lines]
    return found


@pytest.mark.parametrize("theme", ["garden", "calm"])
def test_words_of_neighbouring_panels_stand_on_common_lines(theme: str) -> None:
    """The six ideas of the two inner panels: body type at 10.5 on 14 pt, so half a leading is 7."""
    found = baselines(pages(theme)["inside"], "sections")
    assert len({name for name, _ in found}) == 6 and len(found) > 20
    first = found[0][1]
    for name, baseline in found:
        lines = (baseline - first) / HALF_LEADING
        assert abs(lines - round(lines)) < 0.005, (name, baseline)


def test_blocks_begin_on_the_grid() -> None:
    blocks = [Block((), 10.0), Block((), 7.0, before=4.0), Block((), 3.0, before=0.5)]
    assert tops_of(blocks, 1.0) == [0.0, 14.0, 21.5]
    assert tops_of(blocks, 1.0, 7.0) == [0.0, 14.0, 28.0]
    assert tops_of(blocks, 2.0, 7.0) == [0.0, 21.0, 35.0]


def test_the_path_of_a_visit_runs_through_every_step_and_past_no_word() -> None:
    page = pages("garden")["outside"]
    (path,) = [s for s in flat(page.items) if isinstance(s, Shape) and s.name.startswith("path of")]
    (course,) = path.subpaths
    xs, ys = course.values[0::2], course.values[1::2]
    numbers = [
        item
        for item in flat(page.items)
        if isinstance(item, TextBox) and item.role.tag == "Lbl" and item.text in "12345"
    ]
    assert [item.text for item in numbers] == list("12345")
    stones = [ys[0], *ys[3::3]]
    for stone, number in zip(stones, numbers, strict=True):
        assert abs(stone - (number.box.y + number.box.h / 2)) < 1.0
    assert max(xs) - min(xs) < DISC / 2  # the words begin seven points beyond the disc
    assert path.stroke is not None and path.stroke.width >= 0.5
