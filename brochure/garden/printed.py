"""Takes the name of a print drawing and its seed; gives its canvas: cover, spread, mark."""

from __future__ import annotations

import math
from random import Random

from brochure.garden.blooming import ShootPen
from brochure.garden.canvas import Canvas, Point
from brochure.garden.ground import Ground, clod, crack, specks, sprout, turf
from brochure.garden.outline import circle, under
from brochure.garden.rooting import DAY, NIGHT, RootInks, RootPen
from brochure.garden.roots import grow_roots
from brochure.garden.shoots import ShootPlan, grow_shoot
from brochure.garden.system import Plan
from brochure.garden.vitality import everywhere, slope

FINEST = 0.36
"""Half of the finest line, in 0.01 in: half a point stays open where dark ink surrounds it."""

DUSK = {
    "sun-30": "sun", "deep": "leaf-60", "leaf": "sage", "leaf-60": "leaf-40", "leaf-70": "leaf-50",
    "sage": "deep",
}  # fmt: skip
"""Inks for a dark ground in place of those for a light one."""

COVER = (412.5, 500.0)
COVER_X = 212.0
COVER_SHOOT = 9
SUN = (284.0, 104.0, 82.0)
SUN_AT_DUSK = (324.0, 60.0, 38.0)
"""Beside the plant: pale leaves, gold and coral would not stand out on a full sun behind them."""
SPREAD = (1125.0, 262.0)
PLANTS = (60.5, 152.5, 260.5, 393.0, 498.5, 616.5, 734.0, 850.0, 920.0, 990.0, 1060.0)
HEIGHTS = (18.0, 20.0, 20.5, 78.0, 30.0, 31.0, 80.0, 24.0, 25.0, 23.5, 24.5)
BETWEEN = (578.0, 650.0, 684.0, 768.0, 794.0, 820.0, 884.0, 955.0, 1025.0, 1088.0)
BANDS = {3: (384.2, 401.8), 6: (720.0, 744.2)}


def _cover_edge() -> list[Point]:
    """The soil's left edge: a wave between 3 and 9, past the fold, up to the ground line."""
    return [(6 + 2.9 * math.sin(y / 19 - 0.6) + 0.9 * math.sin(y / 7), y) for y in
            (500.0 - 6.0 * i for i in range(49))]  # fmt: skip


def _cover(seed: int, v: float, day: bool, dusk: bool = False) -> Canvas:
    canvas = Canvas(*COVER)
    canvas.swap = DUSK if dusk else {}
    ground = Ground(201, 3.2, 1.3)
    rng = Random(seed)
    canvas.add("sun-30", circle(*(SUN_AT_DUSK if dusk else SUN)))
    edge = _cover_edge()
    top = [(x, y) for x, y in ground.line(12.0, 412.5) if x > 20]
    ring = [*edge, (6.1, 206.0), (7.9, 202.0), *top]
    soil, low, speck = ("soil-20", "soil-30", "soil-40") if day else ("soil-90", "soil", "bark")
    canvas.add(soil, under(ring, [(412.5, 500.0)]))
    deep = Ground(392, 9, 3.1, 1.7)
    left = [(x + 0.3, y) for x, y in edge if y > deep.at(6) + 4]
    line = [(left[-1][0], deep.at(6)), *deep.line(-8.0, 412.5, 28)[1:]]
    canvas.add(low, under(line, [(412.5, 500.0), *left]))
    specks(canvas, rng, speck, (24, 215, 410, 495), 60)

    def inside(x: float, y: float) -> bool:
        return 22 + 16 * (1 + math.sin(y / 23)) < x < 445 and ground.at(min(x, 412)) + 9 < y < 540

    plan = Plan(
        collars=((COVER_X, ground.at(COVER_X) + 6),), box=(22, 205, 440, 520), inside=inside,
        angles=(-1.3, -0.72, 0.02, 0.6, 1.2), sides=5, length=350, stray=13, laterals=(18, 10),
        tuft=6.2,
    )  # fmt: skip
    RootPen(
        canvas, grow_roots(plan, seed), everywhere(v), DAY if day else NIGHT,
        box=(0, 0, 413.5, 501), least=FINEST, trim=(0, 0, 400, 487.5),
    ).paint()  # fmt: skip
    turf(canvas, rng, ground, 26, 344, 27, 27, (COVER_X,), 60)
    plant = ShootPlan(
        COVER_X, ground.at(COVER_X) + 4, 154, 9, 0.98, head=0.128, leaf=0.225, sway=0.045,
        ragged=0.22, pitch=0.7, room=(40, 356), trunk=11,
    )  # fmt: skip
    ShootPen(canvas, grow_shoot(plant, seed + COVER_SHOOT), v).paint()
    return canvas


def cover(seed: int, v: float) -> Canvas:
    return _cover(seed, v, False)


def cover_light(seed: int, v: float) -> Canvas:
    return _cover(seed, v, True)


def cover_dark(seed: int, v: float) -> Canvas:
    """The same plant for a cover whose ground is dark: pale leaves, a full sun."""
    return _cover(seed, v, False, dusk=True)


def _border(x: float, seed: int, ground: Ground) -> list[Point]:
    """A soft slanting border between two soil tones, top to bottom."""
    rng = Random(seed)
    p = rng.uniform(0, 6)
    top = ground.at(x)
    return [
        (x - 130 * t + 22 * t * math.sin(5.5 * t + p) + 7 * math.sin(9 * t), top + (262 - top) * t)
        for t in (i / 12 for i in range(13))
    ]


def _leaf(number: int, tall: bool) -> float:
    """How long the leaves of a plant are, in parts of its height: low plants are leafy ones."""
    return 0.25 if tall else 0.34 if number < 4 else 0.42 if number < 6 else 0.5


def _spread(seed: int, v: float, day: bool) -> Canvas:
    canvas = Canvas(*SPREAD)
    ground = Ground(112, 2.4, 0.4, 1.3)
    rng = Random(seed)
    tones = ("parched-20", "parched-20", "soil-20", "soil-20", "soil-30") if day else (
        "parched-90", "parched", "soil-80", "soil-90", "soil")  # fmt: skip
    canvas.add(tones[0], ground.soil(0, 1125, 262))
    for tone, x in zip(tones[1:], (165.0, 375.0, 640.0, 940.0), strict=True):
        border = _border(x, int(x), ground)
        line = ground.line(x, 1125, 5)
        canvas.add(tone, under([*reversed(border)], [*line[1:], (1125, 262)]))
    specks(canvas, rng, "parched-40" if day else "parched-60", (4, 125, 300, 255), 40)
    specks(canvas, rng, "soil-50" if day else "bark", (420, 125, 1122, 255), 60)
    place = slope(82, 0.03, 902, v)

    def lively(x: float) -> float:
        return min(1.0, max(place(x), 0.2) + 0.34 * math.exp(-(((x - 460) / 110) ** 2)))

    def inside(x: float, y: float) -> bool:
        return -20 < x < 1145 and ground.at(min(1125, max(0, x))) + 8 < y < 290

    plan = Plan(
        collars=tuple((x, ground.at(x) + 5) for x in PLANTS), box=(-18, 118, 1143, 275),
        inside=inside, angles=(-0.86, -0.38, 0.2, 0.76), sides=1, length=200,
        unit=0.86, leader=3.1, limb=44, laterals=(17, 11.0), stray=14, tuft=0, soma_gap=50,
        soma=(6.6, 4.4), bud=1.7,
    )  # fmt: skip
    dry = Random(seed + 1)
    x = 6.0
    while x < 330:
        if all(abs(x - p) > 8 for p in PLANTS):
            size = (1 - x / 420) * dry.uniform(0.5, 1.2)
            canvas.add(
                "parched-60" if day else "ink-90",
                crack(dry, x, ground.at(x) - 0.4, 9 + 22 * size, 1.6 + 2 * size),
            )
        x += dry.uniform(15, 46)
    for _ in range(7):
        x = dry.uniform(4, 300)
        canvas.add(tones[0], clod(x, ground.at(x), dry.uniform(2.5, 4.5), dry.uniform(-1, 1)))
    inks: RootInks = DAY if day else NIGHT
    RootPen(
        canvas,
        grow_roots(plan, seed),
        lively,
        inks,
        box=(-1, 0, 1126, 263),
        slack=0.6,
        least=FINEST,
        trim=(12.5, 0, 1112.5, 249.5),
    ).paint()
    turf(canvas, rng, ground, 520, 1092, 21, 12, (*PLANTS, *BETWEEN, 750.0), 8, flowers=False)
    for x in BETWEEN:
        small = ShootPlan(x, ground.at(x) + 2, 17, 1, head=0.25, leaf=0.5, kinds=("cup", "daisy"))
        ShootPen(canvas, grow_shoot(small, seed + int(x)), place(x), fine=False).paint()
    kinds = ("daisy", "umbel", "cup")
    for i, (x, height) in enumerate(zip(PLANTS, HEIGHTS, strict=True)):
        v = place(x)
        tall = height > 60
        heads = 3 if tall else 1 if i < 6 else 2
        plant = ShootPlan(
            x, ground.at(x) + 3, height if v > 0.3 else height * 2.9, 3 if i < 3 else heads,
            0.17 if tall else 0.55, kinds=(kinds[i % 3], kinds[(i + 1) % 3], "cup"),
            head=0.09 if i == 3 else 0.115 if tall else 0.21, leaf=_leaf(i, tall),
            stem=1.15 if tall else 1.3,
        )  # fmt: skip
        ShootPen(
            canvas, grow_shoot(plant, seed + i * 7), v, fine=tall, veins=tall, band=BANDS.get(i)
        ).paint()
    return canvas


def spread(seed: int, v: float) -> Canvas:
    return _spread(seed, v, False)


def spread_light(seed: int, v: float) -> Canvas:
    return _spread(seed, v, True)


def mark(seed: int) -> Canvas:
    """The two-leaf mark of the wordmark."""
    canvas = Canvas(60, 60)
    sprout(canvas, 30, 57, 52, ("deep", "clay", "deep"))
    return canvas


def mark_dark(seed: int) -> Canvas:
    """The mark for a dark ground."""
    canvas = Canvas(60, 60)
    sprout(canvas, 30, 57, 52, ("paper", "petal", "paper"))
    return canvas
