"""Takes the name of a drawing; gives its SVG text, grown from the drawing's own seed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from brochure.garden import printed
from brochure.garden.canvas import Canvas

Scene = Callable[[int], Canvas]

SCENES: dict[str, tuple[Scene, int]] = {
    "cover": (printed.cover, 11),
    "cover-light": (printed.cover_light, 11),
    "spread": (printed.spread, 5),
    "spread-light": (printed.spread_light, 5),
    "sprout": (printed.mark, 1),
}
NAMES: tuple[str, ...] = tuple(SCENES)


@lru_cache(maxsize=64)
def grow(name: str, seed: int | None = None) -> str:
    """The SVG text of one drawing; without a seed, of the one that was chosen by eye."""
    scene, chosen = SCENES[name]
    return scene(chosen if seed is None else seed).svg()
