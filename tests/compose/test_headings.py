"""Headings of the brochure: what each heads stands below it, in the same column, close by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from brochure.compose.brochure import compose_brochure
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.scene import Item, TextBox, flat
from tests.builders import crowd, retold

HOME = Path(__file__).parents[2]
HEADINGS = ("H1", "H2", "H3")
LAYOUTS = ["trifold-letter", "trifold-a4", "z-fold-letter", "z-fold-a4"]
FAR = 45.0
"""The farthest a heading's words may be below its foot, in points: two lines of a large heading."""


@cache
def project(content: str, layout: str, theme: str) -> Project:
    found = load(HOME / content, (layout,), theme, HOME)
    assert found.project is not None
    return found.project


def alone(items: Sequence[Item], foot: float) -> list[str]:
    """Headings that head nothing: at the foot, far from what follows, before one of their rank."""
    boxes = [item for item in flat(tuple(items)) if isinstance(item, TextBox) and item.lines]
    found = []
    for heading in (box for box in boxes if box.role.tag in HEADINGS):
        under = [box for box in boxes
                 if box.box.y >= heading.box.bottom - 2.0
                 and box.box.x < heading.box.right and box.box.right > heading.box.x]  # fmt: skip
        after = min(under, key=lambda box: box.box.y, default=None)
        if (
            after is None
            or (after.role.tag in HEADINGS and after.role.tag <= heading.role.tag)
            or after.box.y - heading.box.bottom > FAR
            or after.lines[0].baseline > foot
        ):
            found.append(heading.text)
    return found


def lonely(told: Project) -> tuple[list[str], int]:
    """Headings alone in any panel, and how many headings there are."""
    composed, problems = compose_brochure(told)
    assert composed is not None and not [p for p in problems if p.is_error]
    found: list[str] = []
    count = 0
    for setting in composed.panels.values():
        found += alone(setting.items, setting.frame.text.bottom + 0.1)
        count += sum(isinstance(i, TextBox) and i.role.tag in HEADINGS for i in flat(setting.items))
    return found, count


@pytest.mark.parametrize("theme", ["garden", "calm"])
@pytest.mark.parametrize("content", ["content", "tests/contents/es"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_heading_stands_alone(content: str, layout: str, theme: str) -> None:
    found, count = lonely(project(content, layout, theme))
    assert found == [] and count >= 17


@pytest.mark.parametrize("count", [1, 2, 9])
def test_no_heading_stands_alone_beside_other_teams(real: Project, count: int) -> None:
    found, _ = lonely(retold(real, team__people=crowd(real, count)))
    assert found == []


def test_a_heading_at_the_foot_or_before_another_is_found() -> None:
    composed, _ = compose_brochure(project("content", "trifold-letter", "garden"))
    assert composed is not None
    left = composed.panels["left"]
    boxes = [item for item in flat(left.items) if isinstance(item, TextBox)]
    foot = left.frame.text.bottom
    last = next(box for box in reversed(boxes) if box.role.tag == "H3")
    cut = [box for box in boxes if box.box.y <= last.box.y]
    assert alone(cut, foot) == [last.text]
    assert alone(boxes, last.box.bottom + 1.0) == [last.text]
    first = next(box for box in boxes if box.role.tag == "H3")
    words = [box for box in boxes if box.role.tag != "P" or box.box.y < first.box.y]
    assert first.text in alone(words, foot)
    moved = [replace(box, box=box.box.moved(0.0, -20.0)) if box is last else box for box in boxes]
    assert alone(moved, foot) == []
    far = [replace(box, box=box.box.moved(0.0, -60.0)) if box is last else box for box in boxes]
    assert last.text in alone(far, foot)
