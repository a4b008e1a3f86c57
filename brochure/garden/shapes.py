"""Takes a place, a heading and a size; gives outlines of leaves, petals, tools and small things."""

from __future__ import annotations

import math
from dataclasses import dataclass

from brochure.garden.canvas import Point, Subpath

Curve = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Blade:
    """How an edge leaves the base and enters the tip: angles in degrees, handles in lengths."""

    a0: float
    k0: float
    a1: float
    k1: float


OVATE = Blade(50, 0.50, 20, 0.46)
CORDATE = Blade(88, 0.52, 18, 0.50)
LANCE = Blade(30, 0.46, 12, 0.46)
PETAL = Blade(26, 0.52, 74, 0.42)
DROP = Blade(20, 0.50, 84, 0.50)


def along(x: float, y: float, angle: float, length: float) -> Point:
    """The point at a distance; angles turn clockwise from the right, y is down."""
    return x + math.cos(angle) * length, y + math.sin(angle) * length


@dataclass(frozen=True)
class Leaf:
    """A leaf on the page: base, heading, length, and the bend of its midrib."""

    x: float
    y: float
    angle: float
    length: float
    bend: float = 0.0
    blade: Blade = OVATE
    width: float = 1.0

    @property
    def tip(self) -> Point:
        return along(self.x, self.y, self.angle + self.bend * 0.5, self.length)

    def _edge(self, side: float) -> Curve:
        tip_x, tip_y = self.tip
        start = self.angle + side * math.radians(self.blade.a0) * self.width
        end = self.angle + self.bend - side * math.radians(self.blade.a1) * self.width
        ax, ay = along(self.x, self.y, start, self.blade.k0 * self.length)
        bx, by = along(tip_x, tip_y, end, -self.blade.k1 * self.length)
        return ax, ay, bx, by, tip_x, tip_y

    def _midrib(self) -> Curve:
        tip_x, tip_y = self.tip
        ax, ay = along(self.x, self.y, self.angle, 0.34 * self.length)
        bx, by = along(tip_x, tip_y, self.angle + self.bend, -0.36 * self.length)
        return ax, ay, bx, by, tip_x, tip_y

    def whole(self) -> Subpath:
        """Both edges."""
        return [("M", (self.x, self.y)), ("C", self._edge(1)), ("C", self._back(self._edge(-1)))]

    def half(self, side: float) -> Subpath:
        """One edge and the midrib."""
        return [("M", (self.x, self.y)), ("C", self._edge(side)), ("C", self._back(self._midrib()))]

    def _back(self, curve: Curve) -> Curve:
        ax, ay, bx, by, _, _ = curve
        return bx, by, ax, ay, self.x, self.y

    def at(self, t: float) -> Point:
        """A point on the midrib."""
        return bezier((self.x, self.y), self._midrib(), t)

    def veins(self, pairs: int = 4, least: float = 0.36) -> list[Subpath]:
        """Thin wedges from the midrib toward the edges, and the midrib; `least` is half a foot."""
        w = max(least, self.length * 0.016)
        shapes = [wedge([self.at(0.0), self.at(0.45), self.at(0.93)], w)]
        for i in range(pairs):
            t = 0.2 + 0.56 * i / max(1, pairs - 1)
            x, y = self.at(t)
            for side in (1.0, -1.0):
                ex, ey = bezier((self.x, self.y), self._edge(side), min(0.97, t + 0.17))
                shapes.append(
                    wedge([(x, y), (x + (ex - x) * 0.8, y + (ey - y) * 0.8)], max(least, w * 0.8))
                )
        return shapes


def bezier(start: Point, curve: Curve, t: float) -> Point:
    """A point on a cubic."""
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return (
        a * start[0] + b * curve[0] + c * curve[2] + d * curve[4],
        a * start[1] + b * curve[1] + c * curve[3] + d * curve[5],
    )


def wedge(points: list[Point], width: float) -> Subpath:
    """A straight or bent sliver from a base of the given half width to a point."""
    (ax, ay), (bx, by) = points[0], points[-1]
    length = math.hypot(bx - ax, by - ay) or 1.0
    nx, ny = -(by - ay) / length * width, (bx - ax) / length * width
    if len(points) == 2:
        return [("M", (ax + nx, ay + ny)), ("L", (bx, by)), ("L", (ax - nx, ay - ny))]
    mx, my = points[1]
    cx, cy = 2 * mx - (ax + bx) / 2, 2 * my - (ay + by) / 2
    return [
        ("M", (ax + nx, ay + ny)),
        ("Q", (cx + nx * 0.7, cy + ny * 0.7, bx, by)),
        ("Q", (cx - nx * 0.7, cy - ny * 0.7, ax - nx, ay - ny)),
    ]


def stroke(points: list[Point], width: float) -> Subpath:
    """A bar of even width along straight pieces (mitred by averaging)."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(last, i + 1)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length * width / 2, (bx - ax) / length * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    ring = [*left, *reversed(right)]
    return [("M", ring[0]), *(("L", p) for p in ring[1:])]


def grass(x: float, y: float, height: float, lean: tuple[float, ...]) -> list[Subpath]:
    """A tuft of blades from one foot."""
    shapes: list[Subpath] = []
    for i, angle in enumerate(lean):
        size = height * (1 - 0.45 * abs(angle)) * (0.82 + 0.18 * ((i * 7) % 3 - 1))
        tip = along(x, y, angle - math.pi / 2, size)
        mid = along(x, y, angle * 0.45 - math.pi / 2, size * 0.55)
        shapes.append(wedge([(x + angle * height * 0.12, y + 0.6), mid, tip], height * 0.045))
    return shapes
