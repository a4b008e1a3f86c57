"""Paths joined over the steps of a drawing: fewer of them, and every place shows the same ink."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from brochure.draw.layers import layered
from brochure.load.svg import parse
from brochure.model.art import Drawing, InkPath, rectangle

ROOT = Path(__file__).parents[2]


def path(ink: str, x: int, y: int, step: int, holes: bool = False) -> InkPath:
    return InkPath.of(ink, 100, (rectangle(x, y, 3, 2),), step, holes)


def top(paths: Iterable[InkPath], x: float, y: float) -> str:
    """The ink seen at a point."""
    seen = ""
    for one in paths:
        for left, up, right, down in one.bounds:
            if left < x < right and up < y < down:
                seen = one.ink
    return seen


PATHS = st.lists(
    st.builds(
        path, st.sampled_from("abc"), st.integers(0, 9), st.integers(0, 5), st.integers(1, 4),
        st.booleans(),
    ),
    min_size=1, max_size=25,
)  # fmt: skip


@given(PATHS, st.integers(1, 4))
def test_every_place_shows_the_same_ink(paths: list[InkPath], steps: int) -> None:
    layers = layered(Drawing("x", 12, 8, tuple(paths)), steps)
    found = [one for layer in layers for one in layer.paths]
    assert all(len({(one.ink, one.tint) for one in layer.paths}) == 1 for layer in layers)
    shown = [one for one in paths if one.step <= steps]
    assert len(found) == len(shown)
    for x in range(12):
        for y in range(8):
            assert top(found, x + 0.5, y + 0.5) == top(shown, x + 0.5, y + 0.5)


def test_outlines_that_cut_holes_stay_a_path_of_their_own() -> None:
    holed = [path("a", 0, 0, 1, holes=True), path("a", 6, 0, 1, holes=True), path("a", 3, 4, 1)]
    layers = layered(Drawing("x", 12, 8, tuple(holed)), 1)
    assert [list(layer.paths) for layer in layers] == [[one] for one in holed]


def test_a_layer_lies_in_one_place_at_every_step() -> None:
    growing = Drawing("x", 12, 8, (path("a", 0, 0, 1), path("a", 4, 3, 2)))
    [early], [late] = layered(growing, 1), layered(growing, 2)
    assert early.box == late.box == (0, 0, 7, 5)
    assert len(early.paths) == 1 and len(late.paths) == 2


def test_the_root_of_the_talk_is_a_few_shapes_on_every_slide() -> None:
    """It was up to 208, a third of all shapes in the deck."""
    svg = (ROOT / "assets" / "garden" / "strip.svg").read_text(encoding="utf-8")
    strip, _ = parse(svg, "strip", "strip.svg")
    assert strip is not None and len(strip.paths) > 150
    assert 20 < len(layered(strip, 24)) < 50
