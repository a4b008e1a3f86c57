"""Pictures as they travel: drawings of ink-filled paths, and decoded photographs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import add

Segment = tuple[str, tuple[float, ...]]
"""("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x, y)) or ("Z", ())."""

Subpath = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class InkPath:
    """Closed outlines in one ink; each subpath is filled by itself, so none cuts another.

    `bounds` is (left, top, right, bottom) per subpath; `step` counts the top groups from 1.
    """

    ink: str
    tint: int
    subpaths: tuple[Subpath, ...]
    bounds: tuple[tuple[float, float, float, float], ...]
    step: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing: its size in its own units and its paths from back to front."""

    name: str
    width: float
    height: float
    paths: tuple[InkPath, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph, decoded once: its size in pixels, as JPEG in sRGB and in CMYK."""

    name: str
    width: int
    height: int
    rgb_jpeg: bytes
    cmyk_jpeg: bytes
    focus: float = 1 / 3


def bounds(subpath: Subpath) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a subpath's points (control points included)."""
    flat: list[float] = []
    for _, values in subpath:
        flat += values
    xs, ys = flat[0::2], flat[1::2]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


_KAPPA = 0.5522847498


def rectangle(x: float, y: float, w: float, h: float) -> Subpath:
    """A rectangle as a subpath."""
    return (
        ("M", (x, y)),
        ("L", (x + w, y)),
        ("L", (x + w, y + h)),
        ("L", (x, y + h)),
        ("Z", ()),
    )


def line(x1: float, y1: float, x2: float, y2: float) -> Subpath:
    """A straight line, open."""
    return (("M", (x1, y1)), ("L", (x2, y2)))


def rounded(x: float, y: float, w: float, h: float, radii: tuple[float, ...]) -> Subpath:
    """A rectangle with its own radius at each corner: top left, top right, bottom right, left."""
    tl, tr, br, bl = (min(r, w / 2 if w < h else h / 2, max(w, h)) for r in radii)
    return _rounded(x, y, w, h, tl, tr, br, bl)


def leaf_square(x: float, y: float, size: float) -> Subpath:
    """The monogram leaf: a square, two opposite corners round at 62 %, the others at 4 %."""
    big, small = 0.62 * size, 0.04 * size
    return _rounded(x, y, size, size, small, big, small, big)


def circle(cx: float, cy: float, r: float) -> Subpath:
    """A circle as four curves."""
    return _rounded(cx - r, cy - r, 2 * r, 2 * r, r, r, r, r)


def _rounded(
    x: float, y: float, w: float, h: float, tl: float, tr: float, br: float, bl: float
) -> Subpath:
    k = 1 - _KAPPA
    right, foot = x + w, y + h
    return (
        ("M", (x + tl, y)),
        ("L", (right - tr, y)),
        ("C", (right - tr * k, y, right, y + tr * k, right, y + tr)),
        ("L", (right, foot - br)),
        ("C", (right, foot - br * k, right - br * k, foot, right - br, foot)),
        ("L", (x + bl, foot)),
        ("C", (x + bl * k, foot, x, foot - bl * k, x, foot - bl)),
        ("L", (x, y + tl)),
        ("C", (x, y + tl * k, x + tl * k, y, x + tl, y)),
        ("Z", ()),
    )


def shifted(subpath: Subpath, dx: float, dy: float) -> Subpath:
    """The subpath elsewhere."""
    steps = (dx, dy, dx, dy, dx, dy)
    return tuple((letter, tuple(map(add, values, steps))) for letter, values in subpath)


def mapped(subpath: Subpath, point: Callable[[float, float], tuple[float, float]]) -> Subpath:
    """The subpath with every point moved."""
    moved: list[Segment] = []
    for letter, values in subpath:
        places: list[float] = []
        for i in range(0, len(values), 2):
            places.extend(point(values[i], values[i + 1]))
        moved.append((letter, tuple(places)))
    return tuple(moved)
