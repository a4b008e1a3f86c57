"""Takes the name of an idea and a seed; gives the canvas of its round spot picture."""

from __future__ import annotations

import math
from random import Random

from brochure.garden.blooming import ShootPen
from brochure.garden.canvas import Canvas, Point, Subpath
from brochure.garden.ground import Ground, cap_line, clod, crack, sprout
from brochure.garden.outline import circle, polygon, tapered
from brochure.garden.rooting import NIGHT, RootPen
from brochure.garden.roots import grow_roots
from brochure.garden.shapes import CORDATE, LANCE, Leaf, along, wedge
from brochure.garden.shoots import ShootPlan, grow_shoot
from brochure.garden.system import Plan
from brochure.garden.vitality import everywhere

SIDE = 250.0
CENTRE = 125.0
RADIUS = 112.0
FINEST = 1.15
"""Half of the finest line: half a point where the picture is 0.76 in wide."""
FLAT = (-1.25, -0.7, -0.2, 0.35, 0.8, 1.3)
"""Where the roots go when there is little soil below them."""


def _disc(sky: str) -> Canvas:
    canvas = Canvas(SIDE, SIDE)
    canvas.add(sky, circle(CENTRE, CENTRE, RADIUS))
    return canvas


def _soil(canvas: Canvas, ground: Ground, ink: str = "soil") -> None:
    canvas.add(ink, polygon(cap_line(ground, CENTRE, CENTRE, RADIUS)))


def _roots(
    canvas: Canvas, ground: Ground, x: float, seed: int, v: float = 1.0, *,
    length: float = 125.0, thick: float = 1.4,
    angles: tuple[float, ...] = (-1.2, -0.6, 0.02, 0.6, 1.2), sides: int = 2,
    right: float = SIDE,
) -> None:  # fmt: skip
    def inside(px: float, py: float) -> bool:
        near = math.hypot(px - CENTRE, py - CENTRE) < RADIUS - 6
        return near and px < right and py > ground.at(px) + 6

    plan = Plan(
        collars=((x, ground.at(x) + 4),), box=(8, ground.y, 242, 240), inside=inside,
        angles=angles, sides=sides, length=length, unit=0.66, thick=thick, leader=3.6, limb=27,
        laterals=(22,), tuft=0, soma_gap=38, stray=27, soma=(6.2, 4.8), bud=2.1, sway=0.3,
    )  # fmt: skip
    RootPen(canvas, grow_roots(plan, seed), everywhere(v), NIGHT, slack=0.3,
            least=FINEST).paint()  # fmt: skip


def _plant(
    canvas: Canvas, ground: Ground, x: float, height: float, heads: int, seed: int,
    v: float = 1.0, *, lean: float = 0.0, spread: float = 0.5,
    kinds: tuple[str, ...] = ("daisy", "cup", "umbel"), head: float = 0.15,
) -> None:  # fmt: skip
    plan = ShootPlan(x, ground.at(x) + 3, height, heads, spread, kinds, head, 0.24, lean, 1.35)
    ShootPen(canvas, grow_shoot(plan, seed), v, fine=True, veins=False,
             floor=ground.at(x) - 1).paint()  # fmt: skip


def _placed(outline: Subpath, x: float, y: float, angle: float, size: float = 1.0) -> Subpath:
    """A tool drawn along the x axis, turned and moved to its place."""
    c, s = math.cos(angle) * size, math.sin(angle) * size
    moved: Subpath = []
    for letter, values in outline:
        flat: list[float] = []
        for i in range(0, len(values), 2):
            flat += [x + values[i] * c - values[i + 1] * s, y + values[i] * s + values[i + 1] * c]
        moved.append((letter, tuple(flat)))
    return moved


def roots(seed: int, v: float) -> Canvas:
    canvas = _disc("sage-70")
    ground = Ground(98, 2.0, 0.8)
    _soil(canvas, ground)
    _roots(canvas, ground, 123, seed, v, length=150)
    _plant(canvas, ground, 123, 76, 1, seed, v, kinds=("daisy",), head=0.25)
    return canvas


def pruning(seed: int, v: float) -> Canvas:
    """Open blades at a root below the soil; the root above them ends in a clean cut."""
    canvas = _disc("petal-40")
    ground = Ground(96, 2.0, 2.0)
    _soil(canvas, ground)
    _roots(canvas, ground, 92, seed, v, length=112, angles=(-1.25, -0.7, -0.15), sides=0, right=112)
    _plant(canvas, ground, 92, 78, 1, seed, v, kinds=("daisy",), head=0.25)
    kept: list[Point] = [(92, ground.at(92) + 3), (110, 114), (128, 125), (147, 142)]
    canvas.add("paper", tapered(kept, [8.4, 7.2, 6.6, 6.6], flat=True))
    canvas.add("clay", _placed(circle(0, 0, 6.8), 148, 143, 0.6))
    canvas.add("sun", _placed(circle(0, 0, 4.0), 148, 143, 0.6))
    shed: list[Point] = [(157, 161), (160, 176), (156, 194), (146, 212)]
    canvas.add("soil-40", tapered(shed, [6.4, 5.4, 4.0, 1.6], flat=True))
    x, y, turn = 194.0, 102.0, math.pi * 0.75
    for side in (1.0, -1.0):
        handle: list[Point] = [(2, 0), (-16, -11 * side), (-38, -22 * side), (-68, -21 * side)]
        canvas.add("clay", _placed(tapered(handle, [5.4, 6.2, 7.0, 6.4]), x, y, turn))
        blade = Leaf(-6, 0, 0.52 * side, 76, -0.2 * side, LANCE, 1.3)
        canvas.add("ink-20", _placed(blade.whole(), x, y, turn))
        canvas.add("ink-50", _placed(blade.half(side), x, y, turn))
    canvas.add("ink", circle(x, y, 5.4))
    return canvas


def fertilizer(seed: int, v: float) -> Canvas:
    """Grains fall from a broad trowel to the roots."""
    canvas = _disc("sage-70")
    ground = Ground(130, 2.0, 3.2)
    _soil(canvas, ground)
    _roots(canvas, ground, 86, seed, v, length=122, sides=1)
    _plant(canvas, ground, 72, 92, 1, seed, v, kinds=("daisy",), head=0.24)
    x, y, turn = 190.0, 60.0, -0.62
    handle: list[Point] = [(24, 0), (34, 0), (56, 0), (66, 0)]
    canvas.add("clay", _placed(tapered(handle, [6.2, 7.2, 8.0, 6.0]), x, y, turn))
    canvas.add("bark", _placed(tapered([(4, 0), (16, 1), (29, 0)], [4.0, 3.4, 3.8]), x, y, turn))
    spoon = Leaf(10, 0, math.pi, 82, 0.0, CORDATE, 1.15)
    canvas.add("deep", _placed(spoon.whole(), x, y, turn))
    canvas.add("leaf", _placed(spoon.half(1.0), x, y, turn))
    for i in range(6):
        gx, gy = -12 - 8.0 * i, -5.0 if i % 2 else 4.0
        canvas.add(("sun", "petal")[i % 2], _placed(circle(gx, gy, 4.6, arcs=2), x, y, turn))
    rng = Random(seed)
    for i in range(13):
        t = (i + 0.5 * rng.random()) / 13
        gx, gy = 128 + (9 + 16 * t) * (-1, 0.1, 1)[i % 3], 116 + 84 * t
        if abs(gy - ground.at(gx)) > 4:
            canvas.add(("sun", "petal")[i % 2], circle(gx, gy, rng.uniform(4.0, 5.2), arcs=2))
    return canvas


def sunlight(seed: int, v: float) -> Canvas:
    canvas = _disc("sun-30")
    ground = Ground(180, 2.0, 4.4)
    x, y = 180.0, 72.0
    for i in range(24):
        a = math.tau * i / 24
        foot, tip = along(x, y, a, 42), along(x, y, a, 60 if i % 2 else 70)
        canvas.add("sun", wedge([foot, tip], 2.6))
    canvas.add("sun-70", circle(x, y, 40))
    canvas.add("sun", circle(x, y, 34))
    _soil(canvas, ground)
    _roots(canvas, ground, 98, seed, v, length=84, angles=FLAT)
    _plant(canvas, ground, 98, 128, 3, seed, v, lean=0.12, head=0.14)
    return canvas


def drought(seed: int, v: float) -> Canvas:
    canvas = _disc("clay-20")
    ground = Ground(128, 2.0, 5.0)
    canvas.add("clay-50", circle(178, 70, 27))
    _soil(canvas, ground, "parched-90")
    rng = Random(seed)
    for i in range(9):
        x = 26 + i * 24 + rng.uniform(-7, 7)
        if abs(x - 122) > 12 and 22 < x < 228:
            canvas.add(
                "ink-90", crack(rng, x, ground.at(x) - 0.5, rng.uniform(16, 34), rng.uniform(6, 9))
            )
    for x in (52, 92, 160, 196):
        canvas.add("parched-90", clod(x, ground.at(x), rng.uniform(4, 6), rng.uniform(-1, 1)))
    _roots(canvas, ground, 122, seed, v, length=125, thick=1.5)
    _plant(canvas, ground, 122, 178, 4, seed, v, spread=0.6)
    return canvas


def renewal(seed: int, v: float) -> Canvas:
    """One green shoot beside the cut stem of the drought's plant, on the same roots."""
    canvas = _disc("sage-70")
    ground = Ground(128, 2.0, 5.0)
    _soil(canvas, ground)
    _roots(canvas, ground, 122, seed, v, length=125, thick=1.5)
    foot = ground.at(122) + 3
    stem: list[Point] = [(118, foot), (112, foot - 24), (101, foot - 50), (94, foot - 66)]
    canvas.add("bark", tapered(stem, [11.0, 8.6, 8.0, 7.8], flat=True))
    canvas.add("bark-40", circle(93.5, foot - 67, 7.4))
    sprout(canvas, 146, ground.at(146) + 2, 30 + 50 * v, ("leaf", "deep", "deep"))
    return canvas
