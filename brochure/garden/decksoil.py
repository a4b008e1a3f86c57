"""Takes the name of an underground slide and a seed; gives its canvas: cells, links, the strip."""

from __future__ import annotations

import math
from random import Random

from brochure.garden.blooming import ShootPen
from brochure.garden.canvas import Canvas, Point, Subpath
from brochure.garden.deck import net, rect, root
from brochure.garden.ground import Ground, specks, sprout
from brochure.garden.outline import arc, circle, keep, polygon, smooth, tapered
from brochure.garden.shapes import stroke
from brochure.garden.shoots import ShootPlan, grow_shoot
from brochure.garden.vitality import everywhere, slope

STEPS = 24


def _dark(seed: int, height: float = 580.0) -> tuple[Canvas, Ground]:
    canvas = Canvas(1333, height)
    ground = Ground(20, 4.5, 0.9, 1.9)
    canvas.add("soil", ground.soil(0, 1333, height))
    specks(canvas, Random(seed), "bark", (10, 45, 1323, 560), 60, 2.2)
    return canvas, ground


def cells(seed: int, v: float) -> Canvas:
    canvas, ground = _dark(seed)
    roots = net(
        (385.0, 665.0), ground, (200, 25, 862, 479), seed, 520, thick=2.4, sides=3, gap=34.0,
        angles=(-1.05, -0.5, 0.0, 0.5, 1.05), stray=36, leader=2.9, soma=(17.0, 12.0),
        soma_gap=84.0, limb=64.0,
    )  # fmt: skip
    root(canvas, roots, everywhere(v), shaded=True)
    _enlarged(canvas, SYNAPSE, 15.0, LENS)
    _lens(canvas, *LENS)
    return canvas


LENS = (1120.0, 185.0, 138.0)
"""Middle and radius of the lens on the slide about cells, and where one of its synapses is."""
SYNAPSE = (850.0, 113.0)


def _enlarged(canvas: Canvas, at: Point, small: float, lens: tuple[float, float, float]) -> None:
    """A ring around what the lens shows, and the two lines that open from it to the lens."""
    (x, y), (cx, cy, r) = at, lens
    away, heading = math.hypot(cx - x, cy - y), math.atan2(cy - y, cx - x)
    open_by = math.acos((small - r) / away)
    for side in (-1, 1):
        angle = heading + side * open_by
        dx, dy = -math.cos(angle), -math.sin(angle)
        ends = [(x - small * dx, y - small * dy), (cx - r * dx, cy - r * dy)]
        canvas.add("sun-60", stroke(ends, 1.1))
    outer, inner = arc(x, y, small, 0, math.tau), arc(x, y, small - 2.6, 0, math.tau)
    canvas.add("sun", polygon([*outer, *reversed(inner)]))


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


def links(seed: int, v: float) -> Canvas:
    canvas, ground = _dark(seed)
    roots = net(
        (335.0,), ground, (40, 25, 632, 474), seed, 430, thick=1.9, sides=5, gap=40.0, stray=40,
        leader=3.2, soma=(12.0, 8.5), soma_gap=66.0,
    )  # fmt: skip
    root(canvas, roots, everywhere(v))
    pruned = net(
        (998.0,), ground, (703, 25, 1295, 474), seed, 430, thick=1.9, sides=2, gap=120.0,
        angles=(-1.15, -0.6, -0.08, 0.45, 0.85, 1.2), stray=150, leader=3.0, soma=(12.0, 8.5),
        soma_gap=88.0, limb=150.0,
    )  # fmt: skip
    root(canvas, pruned, everywhere(v))
    return canvas


def fertilizer(seed: int) -> Canvas:
    canvas, ground = _dark(seed)
    places = (105.0, 330.0, 556.0, 782.0, 1006.0, 1228.0)
    roots = net(
        places, ground, (0, 25, 1333, 472), seed, 400, thick=1.7, sides=0, gap=54.0,
        angles=(-1.0, -0.6, -0.2, 0.2, 0.58, 0.95), soma=(10.0, 7.5), soma_gap=70.0, limb=60.0,
        stray=56.0,
    )  # fmt: skip
    rng = Random(seed)
    for i in range(520):
        x, y = rng.uniform(10, 1322), rng.uniform(48, 463)
        if rng.random() < (x / 1333) ** 1.6 * 0.5:
            ink = ("sun", "petal", "sun")[i % 3]
            canvas.add(ink, circle(x, y, rng.uniform(3.4, 6.0), arcs=2))
    root(canvas, roots, slope(110, 0.46, 1230, 1.0), brittle=False)
    return canvas


class _LineCanvas(Canvas):
    """Draws every shape as a thin outline, and the whole sheet a little turned."""

    line = 1.5
    turn = math.radians(1.5)

    def add(self, ink: str, *subpaths: Subpath) -> None:
        for subpath in subpaths:
            super().add("soil", subpath)
            super().add("paper", *_inset(subpath, self.line))

    def solid(self, ink: str, *subpaths: Subpath) -> None:
        super().add(ink, *subpaths)

    def _held(self, subpath: Subpath) -> Subpath:
        c, s = 0.965 * math.cos(self.turn), 0.965 * math.sin(self.turn)
        mx, my = self.width / 2, self.height / 2
        turned: Subpath = []
        for letter, w in subpath:
            flat: list[float] = []
            for x, y in zip(w[0::2], w[1::2], strict=True):
                flat += [mx + (x - mx) * c - (y - my) * s, my + (x - mx) * s + (y - my) * c]
            turned.append((letter, tuple(flat)))
        return super()._held(turned)


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
    for ink, inset in (("soil", 1.0), ("paper", 2.6), ("soil", 6.4), ("paper", 7.6)):
        canvas.solid(ink, polygon(rect((inset, inset, 487 - inset, 458 - inset))))
    ground = Ground(262, 2.5, 0.7, 1.6)
    canvas.solid("soil", stroke(ground.line(7, 480), 1.5))
    roots = net(
        (243.0,), ground, (12, 268, 475, 446), seed, 240, sides=2, soma=(11.0, 8.5), gap=34.0,
        stray=40, soma_gap=62.0,
    )  # fmt: skip
    drawn = {i for i, c in enumerate(roots.chains) if not c.stub or len(c.points) > 8}
    for index, chain in enumerate(roots.chains):
        if index not in drawn:
            continue
        width = (1.15, 0.95)[chain.kind] if chain.kind < 2 else 0.75
        picked = keep(chain.points, 0.5)
        canvas.solid("soil", tapered([chain.points[i] for i in picked], [width] * len(picked)))
    for chain in roots.chains:
        for at, r in chain.somas:
            x, y = chain.points[at]
            canvas.add("soil", circle(x, y, r * 0.92))
            canvas.add("soil", circle(x, y, r * 0.36))
    for synapse in (s for s in roots.synapses if s.chain in drawn):
        canvas.add("soil", circle(synapse.x, synapse.y, 3.4))
    shoot = ShootPlan(243, ground.at(243) + 2, 206, 5, 0.5, ("daisy", "cup", "daisy", "umbel"),
                      0.13, 0.2)  # fmt: skip
    ShootPen(canvas, grow_shoot(shoot, seed), 1.0, fine=False, veins=False).paint()
    return canvas


def _strip_middle(x: float) -> float:
    return 62 + 3.4 * math.sin(x / 47) + 1.8 * math.sin(x / 19 + 1)


def _strip_thick(x: float) -> float:
    return 2.5 - 1.9 * math.pow(min(1.0, x / 1180), 0.9)


def strip(seed: int) -> Canvas:
    """One root along the foot of the slides, in steps; a slide shows the first of them."""
    canvas = Canvas(1333, 84)
    rng = Random(seed)
    pitch, last = 1150.0 / STEPS, 1176.0
    for step in range(STEPS):
        canvas.group(f"step-{step + 1}")
        x0 = pitch * step
        back, x1 = (0.0 if step == 0 else 20.0), min(last, x0 + pitch + 22)
        xs = [x0 - back + (x1 - x0 + back) * i / 9 for i in range(10)]
        radii = [_strip_thick(x) * min(1.0, ((9 - i) / 4) ** 0.8 + 0.05) for i, x in enumerate(xs)]
        if rng.random() < 0.75:
            _rootlet(canvas, rng, x0 + pitch * rng.uniform(0.2, 0.6), 1.0 if step % 2 else -0.8)
        canvas.add("soil-10", tapered([(x, _strip_middle(x)) for x in xs], radii))
        x, height = x0 + pitch * rng.uniform(0.14, 0.56), rng.uniform(17, 30)
        if step:
            _strip_plant(canvas, x, step, height, seed)
    return canvas


def _rootlet(canvas: Canvas, rng: Random, x: float, side: float) -> None:
    reach, y, fall = rng.uniform(14, 28), _strip_middle(x), rng.uniform(6, 11)
    line = [
        (x + reach * t, y + side * fall * t**1.3 + 0.8 * math.sin(6 * t)) for t in
        (0.0, 0.25, 0.5, 0.75, 1.0)
    ]  # fmt: skip
    thick = 0.42 * _strip_thick(x) + 0.2
    canvas.add("soil-30", tapered(line, [thick, thick * 0.8, thick * 0.65, thick * 0.5, 0.2]))


def _strip_plant(canvas: Canvas, x: float, step: int, height: float, seed: int) -> None:
    """A sprout; every fourth one flowers, and the taller ones carry more leaves."""
    if step % 4 == 0:
        small = ShootPlan(x, 37, 27, 1, head=0.22, leaf=0.36, stem=1.5,
                          kinds=("daisy" if step % 8 else "cup",))  # fmt: skip
        ShootPen(canvas, grow_shoot(small, seed + step), 1.0, fine=False, veins=False).paint()
    elif height > 23:
        tall = ShootPlan(x, 37, height, 1, leaf=0.36, stem=1.4, kinds=("none",))
        ShootPen(canvas, grow_shoot(tall, seed + step), 1.0, fine=False, veins=False).paint()
    else:
        inks = ("leaf", "leaf-80", "leaf") if step % 3 else ("deep", "leaf", "deep")
        sprout(canvas, x, 36.5, height * 1.1, inks)
