"""The paths of a freeform in; whether a point of the slide lies inside them out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from brochure.check.deck.opened import A, Element
from brochure.model.scene import Box
from brochure.units import EMU_PER_POINT

Point = tuple[float, float]

_POINT = f"{A}pt"
_STEPS = 6
"""Straight pieces that stand for one curve: enough to tell inside from outside."""


class _Ring:
    """A closed line of straight pieces; the points of a row of letters ask at few heights."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = points
        self._crossed: dict[float, list[float]] = {}

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside the ring, by the even-odd rule."""
        crossed = self._crossed.get(y)
        if crossed is None:
            crossed = self._crossed[y] = sorted(_crossings(self._points, y))
        return (len(crossed) - bisect_right(crossed, x)) % 2 == 1


@dataclass(slots=True)
class _Path:
    """A path in its own units: control points with their commands, and the box around them."""

    element: Element
    points: Sequence[Point]
    left: float
    top: float
    right: float
    bottom: float
    rings: list[_Ring] | None = None


class Outline:
    """The paths of a freeform that fills a box; curves are made into straight pieces on demand."""

    def __init__(self, path_list: Element, box: Box) -> None:
        self._box = box
        self._paths: list[tuple[_Path, float, float]] = []
        for path in path_list:
            wide, high = float(path.get("w", "0")), float(path.get("h", "0"))
            kx = wide / box.w if wide and box.w else float(EMU_PER_POINT)
            ky = high / box.h if high and box.h else float(EMU_PER_POINT)
            points = [(float(p.get("x", "0")), float(p.get("y", "0"))) for p in path.iter(_POINT)]
            if points:
                xs, ys = zip(*points, strict=True)
                around = min(xs), min(ys), max(xs), max(ys)
                self._paths.append((_Path(path, points, *around), kx, ky))

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the slide lies inside one of the paths."""
        for path, kx, ky in self._paths:
            px, py = (x - self._box.x) * kx, (y - self._box.y) * ky
            if not (path.left <= px <= path.right and path.top <= py <= path.bottom):
                continue
            if path.rings is None:
                path.rings = [_Ring(ring) for ring in _rings(path.element, path.points)]
            if any(ring.holds(px, py) for ring in path.rings):
                return True
        return False


def _rings(path: Iterable[Element], all_points: Sequence[Point]) -> Iterable[list[Point]]:
    ring: list[Point] = []
    at = 0
    for command in path:
        points = all_points[at : at + len(command)]
        at += len(command)
        kind = command.tag.removeprefix(A)
        if kind == "moveTo":
            if ring:
                yield ring
            ring = list(points[:1])
        elif kind == "cubicBezTo" and len(points) == 3 and ring:
            ring += _curve(ring[-1], *points)
        else:
            ring += points
    if ring:
        yield ring


def _curve(p0: Point, p1: Point, p2: Point, p3: Point) -> list[Point]:
    return [
        (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0],
         a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])
        for a, b, c, d in _WEIGHTS
    ]  # fmt: skip


_WEIGHTS = [
    ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    for t in (i / _STEPS for i in range(1, _STEPS + 1))
]


def _crossings(ring: Sequence[Point], y: float) -> Iterator[float]:
    """Where a ring crosses a height."""
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > y) != (y2 > y):
            yield (x2 - x1) * (y - y1) / (y2 - y1) + x1
        x1, y1 = x2, y2
