"""Takes a ground line and a seed; gives soil, strata, specks, cracks, grass, sprigs and suns."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from brochure.garden.canvas import Canvas, Point, Subpath
from brochure.garden.outline import circle, tapered, under
from brochure.garden.shapes import LANCE, OVATE, PETAL, Leaf, grass, wedge


@dataclass(frozen=True)
class Ground:
    """A gently waving line."""

    y: float
    swing: float = 3.0
    phase: float = 0.0
    scale: float = 1.0

    def at(self, x: float) -> float:
        t = x / self.scale
        return self.y + self.swing * (
            0.6 * math.sin(t / 61 + self.phase) + 0.4 * math.sin(t / 27 + 2.1 * self.phase + 1)
        )

    def line(self, x0: float, x1: float, step: float = 18.0) -> list[Point]:
        count = max(2, int((x1 - x0) / step))
        xs = [x0 + (x1 - x0) * i / count for i in range(count + 1)]
        return [(x, self.at(x)) for x in xs]

    def soil(self, x0: float, x1: float, bottom: float) -> Subpath:
        return under(self.line(x0, x1, 18 * self.scale), [(x1, bottom), (x0, bottom)])


def cap_line(ground: Ground, cx: float, cy: float, r: float) -> list[Point]:
    """The ground line inside a disc, then the arc below it: one ring of points."""
    half = math.sqrt(max(1.0, r * r - (ground.y - cy) ** 2))
    x0, x1 = cx - half, cx + half
    for _ in range(8):
        x0 = cx - math.sqrt(max(1.0, r * r - (ground.at(x0) - cy) ** 2))
        x1 = cx + math.sqrt(max(1.0, r * r - (ground.at(x1) - cy) ** 2))
    top = ground.line(x0, x1, 6)
    start = math.atan2(top[-1][1] - cy, top[-1][0] - cx)
    end = math.atan2(top[0][1] - cy, top[0][0] - cx)
    if end < start:
        end += math.tau
    steps = 60
    low = [
        (
            cx + r * math.cos(start + (end - start) * i / steps),
            cy + r * math.sin(start + (end - start) * i / steps),
        )
        for i in range(1, steps)
    ]
    return [*top, *low]


def specks(
    canvas: Canvas, rng: Random, ink: str, box: tuple[float, float, float, float], count: int,
    size: float = 1.3,
) -> None:  # fmt: skip
    """Small stones in the soil."""
    for _ in range(count):
        x, y = rng.uniform(box[0], box[2]), rng.uniform(box[1], box[3])
        r = size * rng.uniform(0.5, 1.0)
        ring = [
            (x + r * rng.uniform(0.8, 1.3) * math.cos(a), y + r * 0.8 * math.sin(a))
            for a in (0.3, 1.5, 2.8, 4.0, 5.2)
        ]
        canvas.add(ink, [("M", ring[0]), *(("L", p) for p in ring[1:])])


def crack(rng: Random, x: float, y: float, depth: float, width: float) -> Subpath:
    """An angular wedge from the soil edge down; it never branches."""
    left: list[Point] = []
    right: list[Point] = []
    cx = x
    for i in range(5):
        t = i / 4
        half = width * (1 - t) ** 0.8 * 0.5
        left.append((cx - half, y + depth * t + rng.uniform(-1, 1) * depth * 0.04))
        right.append((cx + half, y + depth * t + rng.uniform(-1, 1) * depth * 0.04))
        cx += rng.uniform(-0.16, 0.16) * depth
    ring = [*left, *reversed(right[:-1])]
    return [("M", ring[0]), *(("L", p) for p in ring[1:])]


def clod(x: float, y: float, size: float, lean: float) -> Subpath:
    """A lifted flake of dry soil on the ground line."""
    return [
        ("M", (x - size, y + 0.6)),
        ("L", (x - size * 0.5, y - size * 0.42)),
        ("L", (x + size * 0.4, y - size * (0.5 + 0.1 * lean))),
        ("L", (x + size, y + 0.6)),
    ]


def turf(
    canvas: Canvas, rng: Random, ground: Ground, x0: float, x1: float, gap: float, height: float,
    skip: tuple[float, ...] = (), clear: float = 14.0, flowers: bool = True,
) -> None:  # fmt: skip
    """Grass and small flowers along the ground, clear of the plants."""
    x = x0
    while x < x1:
        x += gap * rng.uniform(0.5, 1.6)
        if x > x1 or any(abs(x - s) < clear for s in skip):
            continue
        y = ground.at(x)
        if rng.random() < 0.17 and flowers:
            sprig(canvas, x, y, height * rng.uniform(1.0, 1.5), rng.random() < 0.4)
        else:
            lean = (-0.7, -0.32, -0.05, 0.25, 0.6) if rng.random() < 0.6 else (-0.5, 0.05, 0.55)
            canvas.add("leaf", *grass(x, y, height * rng.uniform(0.6, 1.0), lean))


def sprig(canvas: Canvas, x: float, y: float, height: float, rosy: bool) -> None:
    """A small flower of six petals on a bare stalk."""
    canvas.add("leaf", wedge([(x, y + 0.6), (x, y - height)], height * 0.03))
    for lean in (-0.5, 0.5):
        canvas.add(
            "deep", Leaf(x, y + 0.4, -math.pi / 2 + lean * 2.2, height * 0.42, -lean, LANCE).whole()
        )
    for i in range(6):
        a = math.tau * i / 6 - math.pi / 2
        canvas.add(
            "petal" if rosy else "sun", Leaf(x, y - height, a, height * 0.23, 0.0, PETAL).whole()
        )
    canvas.add("sun" if rosy else "clay", circle(x, y - height, height * 0.075, arcs=2))


def sprout(canvas: Canvas, x: float, y: float, size: float, inks: tuple[str, str, str]) -> None:
    """Two leaves on a stalk."""
    top = y - size * 0.42
    canvas.add(
        inks[2],
        tapered(
            [(x, y), (x + size * 0.015, (y + top) / 2), (x, top)],
            [size * 0.05, size * 0.042, size * 0.03],
            flat=True,
        ),
    )
    canvas.add(inks[0], Leaf(x, top + size * 0.03, -2.62, size * 0.58, 0.7, OVATE, 1.15).whole())
    canvas.add(inks[1], Leaf(x, top + size * 0.03, -0.5, size * 0.62, -0.7, OVATE, 1.15).whole())
