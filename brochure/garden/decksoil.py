"""Takes the name of an underground slide and a seed; gives its canvas: cells, links, the strip."""

from __future__ import annotations

import math
from random import Random

from brochure.garden.blooming import ShootPen
from brochure.garden.canvas import Canvas, Point, Subpath
from brochure.garden.deck import net, rect, root
from brochure.garden.ground import Ground, specks, sprout
from brochure.garden.outline import arc, circle, polygon, smooth, tapered
from brochure.garden.rooting import RootInks, RootPen
from brochure.garden.shapes import stroke
from brochure.garden.shoots import ShootPlan, grow_shoot
from brochure.garden.system import shifted
from brochure.garden.vitality import everywhere, slope

STEPS = 24


def _dark(seed: int, height: float = 580.0) -> tuple[Canvas, Ground]:
    canvas = Canvas(1333, height)
    ground = Ground(20, 4.5, 0.9, 1.9)
    canvas.add("soil", ground.soil(0, 1333, height))
    specks(canvas, Random(seed), "bark", (10, 45, 1323, 560), 60, 2.2)
    return canvas, ground


def cells(seed: int) -> Canvas:
    canvas, ground = _dark(seed)
    roots = net(
        (385.0, 665.0), ground, (200, 25, 862, 479), seed, 520, thick=2.5, sides=2, gap=34.0,
        angles=(-1.0, -0.3, 0.35, 1.0), stray=40, leader=3.2, soma=(16.0, 11.0), soma_gap=86.0,
        limb=70.0,
    )  # fmt: skip
    root(canvas, roots, everywhere(1.0), shaded=True)
    _lens(canvas, 1120, 185, 138)
    return canvas


def _lens(canvas: Canvas, cx: float, cy: float, r: float) -> None:
    """Two cell endings that nearly touch, seen through a lens with a gold rim."""
    canvas.add("ink-90", circle(cx, cy, r))
    rim = r - 3
    first = arc(cx, cy, rim, math.pi + 0.20, math.pi + 0.62)
    bulb: list[Point] = [
        (cx - 66, cy - 40), (cx - 44, cy - 52), (cx - 22, cy - 40), (cx - 16, cy - 8),
        (cx - 20, cy + 26), (cx - 38, cy + 42), (cx - 60, cy + 30), (cx - 76, cy - 2),
    ]  # fmt: skip
    canvas.add("paper", smooth([*first[::3], *bulb]))
    last = arc(cx, cy, rim, 0.16, 0.60)
    cup: list[Point] = [
        (cx + 70, cy + 44), (cx + 46, cy + 48), (cx + 26, cy + 34), (cx + 21, cy + 4),
        (cx + 26, cy - 32), (cx + 46, cy - 48), (cx + 68, cy - 32), (cx + 84, cy - 2),
    ]  # fmt: skip
    canvas.add("paper", smooth([*last[::3], *cup]))
    for x, y in ((-44, -26), (-50, 4), (-32, -6), (-38, 22), (-56, -12), (-30, -30)):
        canvas.add("clay", circle(cx + x, cy + y, 5.4))
        canvas.add("sun", circle(cx + x, cy + y, 3.6, arcs=2))
    for x, y in ((2, -34), (4, -12), (0, 10), (5, 30)):
        canvas.add("sun", circle(cx + x, cy + y, 5.2))
    outer, inner = arc(cx, cy, r, 0, math.tau), arc(cx, cy, r - 7, 0, math.tau)
    canvas.add("sun", polygon([*outer, *reversed(inner)]))


def links(seed: int) -> Canvas:
    canvas, ground = _dark(seed)
    roots = net(
        (335.0,), ground, (40, 25, 632, 474), seed, 430, thick=2.0, sides=4, gap=60.0, stray=66,
        leader=3.4, soma=(12.0, 8.0), soma_gap=72.0,
    )  # fmt: skip
    root(canvas, roots, everywhere(1.0))
    root(canvas, shifted(roots, 663), everywhere(0.36), brittle=False)
    return canvas


def fertilizer(seed: int) -> Canvas:
    canvas, ground = _dark(seed)
    places = (110.0, 300.0, 490.0, 680.0, 870.0, 1050.0, 1230.0)
    roots = net(
        places, ground, (0, 25, 1333, 472), seed, 400, thick=1.8, sides=1, gap=46.0,
        angles=(-0.95, -0.2, 0.5), soma=(10.0, 7.0), soma_gap=76.0, limb=60.0, stray=52.0,
    )  # fmt: skip
    rng = Random(seed)
    for i in range(520):
        x, y = rng.uniform(10, 1322), rng.uniform(48, 463)
        if rng.random() < (x / 1333) ** 1.6 * 0.5:
            ink = ("sun", "petal", "sun")[i % 3]
            canvas.add(ink, circle(x, y, rng.uniform(3.4, 6.0), arcs=2))
    root(canvas, roots, slope(110, 0.3, 1230, 1.0), brittle=False)
    return canvas


class _LineCanvas(Canvas):
    """Draws every shape as a thin outline: dark shape, then the shape inset in paper."""

    line = 1.5

    def __init__(self, width: float, height: float) -> None:
        super().__init__(width, height)
        self.together: list[Subpath] | None = None

    def add(self, ink: str, *subpaths: Subpath) -> None:
        if self.together is not None:
            self.together.extend(subpaths)
            return
        for subpath in subpaths:
            super().add("soil", subpath)
            super().add("paper", *_inset(subpath, self.line))

    def flush(self) -> None:
        shapes, self.together = self.together or [], None
        super().add("soil", *shapes)
        for subpath in shapes:
            super().add("paper", *_inset(subpath, self.line))

    def solid(self, ink: str, *subpaths: Subpath) -> None:
        super().add(ink, *subpaths)


def _flat(subpath: Subpath) -> list[Point]:
    points: list[Point] = [(subpath[0][1][0], subpath[0][1][1])]
    for letter, w in subpath[1:]:
        x, y = points[-1]
        if letter == "C":
            for i in range(1, 6):
                t = i / 5
                u = 1 - t
                a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
                points.append((a * x + b * w[0] + c * w[2] + d * w[4],
                               a * y + b * w[1] + c * w[3] + d * w[5]))  # fmt: skip
        elif letter == "Q":
            points.append((x / 4 + w[0] / 2 + w[2] / 4, y / 4 + w[1] / 2 + w[3] / 4))
            points.append((w[2], w[3]))
        else:
            points.append((w[0], w[1]))
    return points


def _area(ring: list[Point]) -> float:
    return sum(
        ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1] for i in range(len(ring))
    ) / 2  # fmt: skip


def _inset(subpath: Subpath, width: float) -> list[Subpath]:
    """The outline moved inward; nothing where the shape is too thin for an inside."""
    ring = _flat(subpath)
    ring = [p for i, p in enumerate(ring) if math.dist(p, ring[i - 1]) > 0.05]
    if len(ring) < 4:
        return []
    area = _area(ring)
    sign = math.copysign(width, area)
    moved: list[Point] = []
    for i, (x, y) in enumerate(ring):
        (ax, ay), (bx, by) = ring[i - 1], ring[(i + 1) % len(ring)]
        size = math.hypot(bx - ax, by - ay) or 1.0
        moved.append((x - (by - ay) / size * sign, y + (bx - ax) / size * sign))
    return [polygon(moved)] if _area(moved) * area > 0 and abs(_area(moved)) > 6 else []


def line(seed: int) -> Canvas:
    canvas = _LineCanvas(487, 458)
    canvas.solid("bark", polygon(rect((0, 0, 487, 458))))
    canvas.solid("paper", polygon(rect((9, 9, 478, 449))))
    ground = Ground(262, 2.5, 0.7, 1.6)
    canvas.solid("soil", stroke(ground.line(9, 478), 1.6))
    roots = net(
        (243.0,), ground, (9, 268, 478, 447), seed, 250, sides=2, soma=(11.0, 8.0), gap=34.0
    )
    plain = RootInks(("soil",) * 7, "soil", "soil", ("soil", "soil"), "soil")
    canvas.together = []
    pen = RootPen(canvas, roots, everywhere(1.0), plain, slack=0.6, box=(9, 9, 478, 449),
                  shaded=False, halos=False)  # fmt: skip
    pen.paint()
    canvas.flush()
    shoot = ShootPlan(243, ground.at(243) + 2, 206, 5, 0.5, ("daisy", "cup", "daisy", "umbel"),
                      0.13, 0.2)  # fmt: skip
    ShootPen(canvas, grow_shoot(shoot, seed), 1.0, fine=False, veins=False).paint()
    return canvas


def strip(seed: int) -> Canvas:
    """One root along the foot of the slides, in steps; a slide shows the first of them."""
    canvas = Canvas(1333, 68)
    rng = Random(seed)
    pitch, start = 50.0, 20.0

    def middle(x: float) -> float:
        return 44 + 4.2 * math.sin(x / 47) + 2.2 * math.sin(x / 19 + 1)

    def thick(x: float) -> float:
        return 4.4 - 2.4 * (x - start) / 1200

    for step in range(STEPS):
        canvas.group(f"step-{step + 1}")
        x0 = start + pitch * step
        back = 0.0 if step == 0 else 22.0
        xs = [x0 - back + (pitch + 16 + back) * i / 9 for i in range(10)]
        radii = [thick(x) * min(1.0, ((9 - i) / 4) ** 0.8 + 0.05) for i, x in enumerate(xs)]
        if step == 0:
            radii[0], radii[1] = 0.6, thick(xs[1]) * 0.8
        for k in range(2):
            x = x0 + pitch * (0.1 + 0.5 * k) + rng.uniform(-6, 10)
            side = 1.0 if (k + step) % 2 else -0.8
            reach, y, fall = rng.uniform(16, 34), middle(x), rng.uniform(7, 13)
            limb = [
                (x - 8 + reach * t, y + side * fall * t**0.7 + 1.4 * math.sin(7 * t + k))
                for t in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
            ]
            canvas.add("soil-20" if k else "soil-30", tapered(limb, [1.7, 1.4, 1.1, 0.9, 0.6, 0.2]))
            if rng.random() < 0.6:
                (fx, fy), turn = limb[3], rng.uniform(0.6, 1.3) * side
                twig = [(fx, fy), (fx + 4, fy + turn * 2.4), (fx + 9, fy + turn * 6)]
                canvas.add("soil-30", tapered(twig, [0.9, 0.7, 0.2]))
        canvas.add("soil-10", tapered([(x, middle(x)) for x in xs], radii))
        if step:
            x = x0 + pitch * 0.35 + rng.uniform(-8, 8)
            inks = ("leaf", "leaf-80", "leaf") if step % 3 else ("deep", "leaf", "deep")
            sprout(canvas, x, 20, rng.uniform(13, 17), inks)
    return canvas
