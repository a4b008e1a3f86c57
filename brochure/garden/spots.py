"""Takes the name of an idea and a seed; gives the canvas of its round spot picture."""

from __future__ import annotations

import math
from random import Random

from brochure.garden.blooming import ShootPen
from brochure.garden.canvas import Canvas, Point, Subpath
from brochure.garden.ground import Ground, cap_line, clod, crack
from brochure.garden.outline import circle, polygon, tapered
from brochure.garden.rooting import NIGHT, RootPen
from brochure.garden.roots import grow_roots
from brochure.garden.shapes import CORDATE, OVATE, Leaf, along, wedge
from brochure.garden.shoots import ShootPlan, grow_shoot
from brochure.garden.system import Plan
from brochure.garden.vitality import everywhere

SIDE = 250.0
CENTRE = 125.0
RADIUS = 112.0
FINEST = 1.15
"""Half of the finest line: half a point where the picture is 0.76 in wide."""


def _disc(sky: str) -> Canvas:
    canvas = Canvas(SIDE, SIDE)
    canvas.add(sky, circle(CENTRE, CENTRE, RADIUS))
    return canvas


def _soil(canvas: Canvas, ground: Ground, ink: str = "soil") -> None:
    canvas.add(ink, polygon(cap_line(ground, CENTRE, CENTRE, RADIUS)))


def _roots(
    canvas: Canvas, ground: Ground, x: float, seed: int, v: float = 1.0, *,
    length: float = 125.0, thick: float = 1.4, flat: bool = False,
) -> None:  # fmt: skip
    def inside(px: float, py: float) -> bool:
        near = math.hypot(px - CENTRE, py - CENTRE) < RADIUS - 6
        return near and py > ground.at(px) + 6

    plan = Plan(
        collars=((x, ground.at(x) + 4),), box=(8, ground.y, 242, 240), inside=inside,
        angles=(-1.25, -0.7, -0.2, 0.35, 0.8, 1.3) if flat else (-1.2, -0.6, 0.02, 0.6, 1.2),
        sides=2, length=length, unit=0.66, thick=thick, leader=3.6, limb=27,
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
    canvas = _disc("petal-40")
    ground = Ground(178, 2.0, 2.0)
    _soil(canvas, ground)
    _roots(canvas, ground, 92, seed, v, length=84, flat=True)
    _plant(
        canvas, ground, 92, 142, 4, seed, v, kinds=("daisy", "cup", "umbel", "daisy"), head=0.125
    )
    for side, bend in ((1.0, 0.0), (-1.0, 0.0)):
        handle: list[Point] = [
            (2, 0), (22, 8 * side), (48, 15 * side), (74, 14 * side), (86, 11 * side)
        ]  # fmt: skip
        radii = [2.6, 4.2, 5.2, 5.6, 3.4]
        canvas.add("clay", _placed(tapered(handle, radii), 168, 120, -0.5 + bend))
    blade = Leaf(5, 3, math.pi - 0.02, 44, 0.28, OVATE, 0.7)
    hook = Leaf(5, -3, math.pi + 0.34, 38, -0.5, OVATE, 0.5)
    for leaf in (hook, blade):
        canvas.add("ink", _placed(leaf.whole(), 168, 120, -0.5))
    canvas.add("bark-50", _placed(circle(2, 0, 4.6), 168, 120, -0.5))
    canvas.add("ink", _placed(circle(2, 0, 1.8, arcs=2), 168, 120, -0.5))
    y = ground.at(172) - 3
    canvas.add(
        "bark", tapered([(150, y), (168, y - 3), (190, y - 2), (206, y - 7)], [1.6, 1.4, 1.1, 0.5])
    )
    for lx, angle, size in (
        (160, -0.9, 15.0),
        (178, -0.5, 17.0),
        (186, -2.6, 14.0),
        (200, -0.1, 13.0),
    ):
        canvas.add("bark-60", Leaf(lx, y - 2.5, angle, size, 0.4).whole())
        canvas.add("bark-80", Leaf(lx, y - 2.5, angle, size, 0.4).half(1.0))
    return canvas


def fertilizer(seed: int, v: float) -> Canvas:
    canvas = _disc("sage-70")
    ground = Ground(124, 2.0, 3.2)
    _soil(canvas, ground)
    _roots(canvas, ground, 92, seed, v, length=130)
    _plant(canvas, ground, 92, 100, 3, seed, v, head=0.17)
    tx, ty, turn = 172.0, 62.0, -0.62
    canvas.add(
        "clay",
        _placed(tapered([(26, 0), (44, 0), (66, 0), (74, 0)], [4.6, 5.6, 6.2, 4.4]), tx, ty, turn),
    )
    canvas.add("bark", _placed(tapered([(4, 0), (16, 1), (29, 0)], [2.4, 2.2, 2.8]), tx, ty, turn))
    spoon = Leaf(8, 0, math.pi, 46, 0.0, CORDATE, 0.9)
    canvas.add("deep", _placed(spoon.whole(), tx, ty, turn))
    canvas.add("leaf", _placed(spoon.half(1.0), tx, ty, turn))
    rng = Random(seed)
    inks = ("sun", "clay", "petal")
    for i in range(30):
        t = (i + rng.random()) / 30
        x = 140 + rng.gauss(0, 3 + 15 * t)
        y = 88 + 92 * t
        if math.hypot(x - CENTRE, y - CENTRE) < RADIUS - 8 and abs(y - ground.at(x)) > 4:
            canvas.add(inks[i % 3], circle(x, y, rng.uniform(1.7, 2.8), arcs=2))
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
    _roots(canvas, ground, 98, seed, v, length=84, flat=True)
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
                "ink-70", crack(rng, x, ground.at(x) - 0.5, rng.uniform(16, 34), rng.uniform(6, 9))
            )
    for x in (52, 92, 160, 196):
        canvas.add("parched-90", clod(x, ground.at(x), rng.uniform(4, 6), rng.uniform(-1, 1)))
    _roots(canvas, ground, 122, seed, v, length=125, thick=1.5)
    _plant(canvas, ground, 122, 178, 4, seed, v, spread=0.6)
    return canvas


def renewal(seed: int, v: float) -> Canvas:
    """The plant of the drought, in flower again beside its old dry stalk: the same seed."""
    canvas = _disc("sage-70")
    ground = Ground(128, 2.0, 5.0)
    canvas.add("sun-60", circle(122, 128, 46))
    _soil(canvas, ground)
    _roots(canvas, ground, 122, seed, v, length=125, thick=1.5)
    gy = ground.at(150)
    arch: list[Point] = [
        (126, gy + 3), (134, gy - 24), (150, gy - 44), (170, gy - 42),
        (180, gy - 24), (178, gy - 10),
    ]  # fmt: skip
    canvas.add("bark", tapered(arch, [2.8, 2.4, 2.0, 1.7, 1.3, 0.8]))
    for x, y, a in (
        (150, gy - 44, 1.0),
        (170, gy - 42, 0.9),
        (180, gy - 24, 2.2),
        (178, gy - 11, 1.7),
    ):
        canvas.add("bark-60", Leaf(x, y, a, 17, 0.5, OVATE, 0.6).whole())
    _plant(canvas, ground, 122, 112, 4, seed, v, spread=0.6, head=0.15)
    return canvas
