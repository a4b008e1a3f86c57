"""Takes a vitality from 0 to 1; gives what it does to a plant: extent, width, inks, wilting."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Place = Callable[[float], float]


def clip(value: float, low: float = 0.0, high: float = 1.0) -> float:
    return low if value < low else high if value > high else value


def lerp(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def smoothstep(t: float) -> float:
    t = clip(t)
    return t * t * (3 - 2 * t)


def everywhere(value: float) -> Place:
    """The same vitality at every place."""
    return lambda _x: value


def slope(x0: float, v0: float, x1: float, v1: float) -> Place:
    """Vitality that runs from one value to another between two places."""
    return lambda x: lerp(v0, v1, clip((x - x0) / (x1 - x0)))


def threshold(u: float, order: int, length: float, parent: float) -> float:
    """The vitality at which a root begins to show; never below its parent's."""
    return max(parent, 0.02 + 0.62 * u + 0.04 * order - 0.0012 * length)


def extent(v: float, limit: float, leader: bool) -> float:
    """The share of a root that shows."""
    return lerp(0.74, 1.0, v) if leader else smoothstep((v - limit) / 0.26)


def width(v: float) -> float:
    return lerp(0.5, 1.0, v)


def body(v: float) -> float:
    """The size of a cell body."""
    return lerp(0.42, 1.0, v)


def droop(v: float) -> float:
    """How hard a stem wilts."""
    return math.pow(1.0 - v, 1.5)


def height(v: float) -> float:
    """A wilted plant also stands lower."""
    return lerp(0.66, 1.0, smoothstep(v * 1.15))


def ramp(v: float, inks: Sequence[str]) -> str:
    """The ink of a part: from the first (withered) to the last (thriving)."""
    index = int(clip(v, 0.0, 0.999) * len(inks))
    return inks[index]


STEM = ("parched-80", "parched-90", "bark", "deep-80", "deep", "deep")
LEAF = ("bark-60", "bark-70", "leaf-60", "leaf-80", "leaf", "leaf")
SHADE = ("bark-80", "bark", "leaf-90", "deep-90", "deep", "deep")
BACK = ("bark-30", "bark-40", "sage", "leaf-50", "leaf-60", "leaf-60")
BACK_SHADE = ("bark-40", "bark-50", "leaf-50", "leaf-60", "leaf-70", "leaf-70")
VEIN = ("bark-30", "bark-30", "sage", "sage", "sage", "sage")
PETAL = ("bark-50", "bark-60", "petal-70", "petal-90", "petal", "petal")
PALE = ("bark-30", "bark-40", "petal-40", "petal-60", "petal-70", "petal-70")
HEART = ("bark-70", "bark-80", "sun-70", "sun", "sun", "sun")
