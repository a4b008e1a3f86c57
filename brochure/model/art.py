"""Pictures as they travel: drawings of ink-filled paths, and decoded photographs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, cycle
from operator import add
from typing import NamedTuple

from brochure.model.theme import Ink

Segment = tuple[str, tuple[float, ...]]
"""("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x, y)) or ("Z", ())."""

TAKES = {"M": 2, "L": 2, "C": 6, "Z": 0}
"""How many numbers follow each letter of a path."""


class Subpath(NamedTuple):
    """An outline: the letters of its segments, and x and y of all their points in turn.

    Drawings repeat few sequences of letters with hundreds of thousands of numbers: a pen writes
    one pattern for the letters and puts all numbers into it at once.
    """

    letters: str
    values: tuple[float, ...]

    @classmethod
    def of(cls, segments: Iterable[Segment]) -> Subpath:
        """The outline that these segments make."""
        letters, values = zip(*segments, strict=True)
        return cls("".join(letters), tuple(chain.from_iterable(values)))

    def segments(self) -> Iterator[Segment]:
        """The outline segment by segment."""
        at = 0
        for letter in self.letters:
            end = at + TAKES[letter]
            yield letter, self.values[at:end]
            at = end


Edges = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, eq=False)
class InkPath:
    """Closed outlines in one ink; each subpath is filled by itself, so none cuts another.

    `letters` are those of each subpath, `values` x and y of all points of all of them in turn.
    `step` counts the top groups from 1. With `holes` all subpaths are one area by the even-odd
    rule instead: letters of a logo have holes. A path is equal only to itself: the pens remember
    by it what they have written. What not every piece asks for is worked out when it is asked.
    """

    ink: str
    tint: int
    letters: tuple[str, ...]
    values: tuple[float, ...]
    step: int = 0
    holes: bool = False

    @classmethod
    def again(
        cls,
        ink: str,
        tint: int,
        letters: tuple[str, ...],
        values: tuple[float, ...],
        step: int,
        bounds: tuple[Edges, ...],
        is_whole: bool,
    ) -> InkPath:
        """A path that was known before, with what was worked out of it."""
        path = cls(ink, tint, letters, values, step)
        path.__dict__.update(bounds=bounds, is_whole=is_whole)
        return path

    @classmethod
    def of(
        cls, ink: str, tint: int, subpaths: Iterable[Subpath], step: int = 0, holes: bool = False
    ) -> InkPath:
        """The path that these outlines make."""
        letters, values = zip(*subpaths, strict=True)
        return cls(ink, tint, letters, tuple(chain.from_iterable(values)), step, holes)

    @cached_property
    def subpaths(self) -> tuple[Subpath, ...]:
        """The outlines one by one."""
        found, at = [], 0
        for letters in self.letters:
            end = at + _count(letters)
            found.append(Subpath(letters, self.values[at:end]))
            at = end
        return tuple(found)

    @cached_property
    def bounds(self) -> tuple[Edges, ...]:
        """The box around each outline."""
        return tuple(map(bounds, self.subpaths))

    @cached_property
    def box(self) -> Edges:
        """The box around all outlines."""
        lefts, tops, rights, feet = zip(*self.bounds, strict=True)
        return min(lefts), min(tops), max(rights), max(feet)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all its numbers are whole, as those of our own drawings."""
        return set(map(type, self.values)) == {int}


@lru_cache(maxsize=4096)
def _count(letters: str) -> int:
    return sum(TAKES[letter] for letter in letters)


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


LOGO = "Logo"
"""The name that a drawn logo carries, also in a deck: its colours are its own."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A clinic's mark: in its own colours, and in one ink for grey printers.

    `inks` are those its colours need beyond the theme's.
    """

    colour: Drawing | Picture
    single: Drawing | Picture
    inks: Mapping[str, Ink]


def bounds(subpath: Subpath) -> Edges:
    """The box around a subpath's points (control points included)."""
    return _edges(subpath.values)


def _edges(values: tuple[float, ...]) -> Edges:
    xs, ys = values[0::2], values[1::2]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


_KAPPA = 0.5522847498


def rectangle(x: float, y: float, w: float, h: float) -> Subpath:
    """A rectangle as a subpath."""
    return Subpath("MLLLZ", (x, y, x + w, y, x + w, y + h, x, y + h))


def line(x1: float, y1: float, x2: float, y2: float) -> Subpath:
    """A straight line, open."""
    return Subpath("ML", (x1, y1, x2, y2))


def rounded(x: float, y: float, w: float, h: float, radii: tuple[float, ...]) -> Subpath:
    """A rectangle with its own radius at each corner: top left, top right, bottom right, left."""
    tl, tr, br, bl = (min(r, w / 2 if w < h else h / 2, max(w, h)) for r in radii)
    return _rounded(x, y, w, h, tl, tr, br, bl)


def leaf_square(x: float, y: float, size: float) -> Subpath:
    """The monogram leaf: a square, two opposite corners round at 62 %, the others at 4 %."""
    big, small = 0.62 * size, 0.04 * size
    return _rounded(x, y, size, size, small, big, small, big)


def leaf_half(size: float) -> Subpath:
    """The half of `leaf_square` above its midrib, which swings a little from corner to corner."""
    big, small = 0.62 * size, 0.04 * size
    k = 1 - _KAPPA
    return Subpath(
        "MLCLCZ",
        (
            small, 0.0,
            size - big, 0.0,
            size - big * k, 0.0, size, big * k, size, big,
            size, size - small,
            0.80 * size, 0.66 * size, 0.44 * size, 0.50 * size, small, 0.0,
        ),
    )  # fmt: skip


def circle(cx: float, cy: float, r: float) -> Subpath:
    """A circle as four curves."""
    return _rounded(cx - r, cy - r, 2 * r, 2 * r, r, r, r, r)


def _rounded(
    x: float, y: float, w: float, h: float, tl: float, tr: float, br: float, bl: float
) -> Subpath:
    k = 1 - _KAPPA
    right, foot = x + w, y + h
    return Subpath(
        "MLCLCLCLCZ",
        (
            x + tl, y,
            right - tr, y,
            right - tr * k, y, right, y + tr * k, right, y + tr,
            right, foot - br,
            right, foot - br * k, right - br * k, foot, right - br, foot,
            x + bl, foot,
            x + bl * k, foot, x, foot - bl * k, x, foot - bl,
            x, y + tl,
            x, y + tl * k, x + tl * k, y, x + tl, y,
        ),
    )  # fmt: skip


def shifted(subpath: Subpath, dx: float, dy: float) -> Subpath:
    """The subpath elsewhere."""
    return Subpath(subpath.letters, tuple(map(add, subpath.values, cycle((dx, dy)))))


def mapped(subpath: Subpath, point: Callable[[float, float], tuple[float, float]]) -> Subpath:
    """The subpath with every point moved."""
    places = map(point, subpath.values[0::2], subpath.values[1::2])
    return Subpath(subpath.letters, tuple(chain.from_iterable(places)))


def quadratic_as_cubic(start: tuple[float, ...], values: tuple[float, ...]) -> tuple[float, ...]:
    """The two handles of the curve that one handle makes, and its end."""
    x0, y0 = start
    cx, cy, x, y = values
    return (
        x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3,
        x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y,
    )  # fmt: skip
