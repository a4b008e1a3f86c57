"""Takes the name of a slide's scene and a seed; gives its canvas: the garden above its ground."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random

from brochure.garden.blooming import ShootPen
from brochure.garden.canvas import Canvas
from brochure.garden.ground import Ground, crack, specks, turf
from brochure.garden.outline import disc_in_box, polygon, under
from brochure.garden.rooting import NIGHT, RootPen
from brochure.garden.roots import grow_roots
from brochure.garden.shoots import ShootPlan, grow_shoot
from brochure.garden.system import Box, Plan, Roots
from brochure.garden.vitality import Place, everywhere, lerp

KINDS = ("daisy", "umbel", "cup", "daisy", "cup", "umbel")
SMALL = ("daisy", "cup", "bud", "daisy")
"""Flowers that are told apart when small."""
STARVED = {"leaf-60": "leaf-80", "leaf-70": "leaf-90", "sage": "leaf-50"}
"""Inks of a plant that stretches for light: dark enough to stand out from a grey sky in grey."""
HALFWAY = (0.60, 0.50, 0.66, 0.47, 0.57, 0.63, 0.49, 0.59)
EIGHT = (92.0, 250.0, 402.0, 560.0, 730.0, 902.0, 1070.0, 1238.0)
TALL = (150.0, 194.0, 128.0, 196.0, 140.0, 194.0, 168.0, 186.0)


@lru_cache(maxsize=16)
def net(
    collars: tuple[float, ...], ground: Ground, box: Box, seed: int, length: float, *,
    thick: float = 1.6, unit: float = 1.0, sides: int = 1, gap: float = 32.0,
    angles: tuple[float, ...] = (-1.2, -0.5, 0.15, 0.75, 1.25), leader: float = 3.3,
    soma: tuple[float, float] = (9.0, 6.4), soma_gap: float = 54.0, limb: float = 46.0,
    stray: float = 34.0, sway: float = 0.36,
) -> Roots:  # fmt: skip
    """A bold root system for a hall, inside a box."""
    x0, y0, x1, y1 = box

    def inside(x: float, y: float) -> bool:
        return x0 + 8 < x < x1 - 8 and ground.at(x) + 9 < y < y1 - 8 and y > y0

    sunk = 5 + 6 * max(0.0, thick - 1.6)
    plan = Plan(
        collars=tuple((x, ground.at(x) + sunk) for x in collars), box=box, inside=inside,
        angles=angles, sides=sides, length=length, unit=unit, thick=thick, leader=leader,
        limb=limb, laterals=(gap,), tuft=0, soma_gap=soma_gap, soma=soma, bud=2.9, stray=stray,
        sway=sway,
    )  # fmt: skip
    return grow_roots(plan, seed)


def root(canvas: Canvas, roots: Roots, place: Place, *, brittle: bool = True,
         box: Box | None = None, shaded: bool = False) -> None:  # fmt: skip
    RootPen(canvas, roots, place, NIGHT, slack=2.4, brittle=brittle, box=box,
            shaded=shaded).paint()  # fmt: skip


def plant(
    canvas: Canvas, ground: Ground, x: float, height: float, heads: int, seed: int,
    v: float = 1.0, *, kinds: tuple[str, ...] = KINDS, head: float = 0.12, leaf: float = 0.17,
    spread: float = 0.5, fine: bool = False, lean: float = 0.0, stem: float = 1.2,
) -> None:  # fmt: skip
    """One plant; a withered one starts taller, because wilting shrinks it."""
    tall = height * lerp(1.5, 1.0, min(1.0, v * 1.3))
    plan = ShootPlan(x, ground.at(x) + 5, tall, heads, spread, kinds, head, leaf, lean,
                     stem * lerp(1.5, 1.0, v))  # fmt: skip
    ShootPen(canvas, grow_shoot(plan, seed), v, fine=fine, veins=fine,
             floor=ground.at(x) - 1).paint()  # fmt: skip


def soil(canvas: Canvas, ground: Ground, ink: str, *, low: str = "", depth: float = 150.0,
         x0: float = 0.0, x1: float | None = None,
         bottom: float | None = None) -> None:  # fmt: skip
    """Soil to the foot of the box, with a second tone below a wave."""
    right = canvas.width if x1 is None else x1
    foot = canvas.height if bottom is None else bottom
    canvas.add(ink, ground.soil(x0, right, foot))
    if low:
        deep = Ground(ground.y + depth, 8, ground.phase + 2.4, 2.0)
        canvas.add(low, under(deep.line(x0, right, 40), [(right, foot), (x0, foot)]))


def rect(box: Box) -> list[tuple[float, float]]:
    return [(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3])]


def cover(seed: int, v: float) -> Canvas:
    canvas = Canvas(1333, 688)
    ground = Ground(500, 4, 0.7, 1.8)
    places = (92.0, 250.0, 415.0, 605.0, 985.0, 1240.0)
    canvas.add("sun-30", disc_in_box(1000, 260, 196, (0, 0, 1333, 688)))
    soil(canvas, ground, "soil", low="")
    specks(canvas, Random(seed), "bark", (10, 520, 1323, 680), 50, 2.0)
    roots = net(places, ground, (0, 505, 1333, 688), seed, 300, gap=46, stray=58, soma_gap=68)
    root(canvas, roots, everywhere(v))
    turf(canvas, Random(seed), ground, 20, 1300, 100, 24, places, 34)
    for i, (x, height) in enumerate(zip(places[:4], (36.0, 44.0, 54.0, 60.0), strict=True)):
        plant(canvas, ground, x, height, 1 if i < 2 else 3, seed + i, v, head=0.22, leaf=0.28)
    plant(canvas, ground, 1240, 176, 3, seed + 9, v, head=0.13, leaf=0.2)
    plant(
        canvas,
        ground,
        985,
        402,
        7,
        seed,
        v,
        head=0.088,
        leaf=0.14,
        spread=0.62,
        fine=True,
        stem=1.0,
    )
    return canvas


def seedling(seed: int, v: float) -> Canvas:
    canvas = Canvas(473, 688)
    box = (0.0, 0.0, 473.0, 688.0)
    canvas.add("sage-50", polygon(rect(box)))
    ground = Ground(300, 3, 1.1, 1.6)
    soil(canvas, ground, "soil", low="")
    specks(canvas, Random(seed), "bark", (10, 320, 463, 680), 30, 2.0)
    root(canvas, net((236.0,), ground, (0, 305, 473, 640), seed, 350, sides=2), everywhere(v))
    plant(canvas, ground, 236, 205, 1, seed, v, kinds=("none",), leaf=0.4, fine=True, stem=1.2)
    return canvas


def four(seed: int, v: float) -> Canvas:
    canvas = Canvas(1333, 560)
    ground = Ground(340, 3.5, 1.9, 1.8)
    places = (204.0, 513.0, 821.0, 1129.0)
    soil(canvas, ground, "soil")
    root(canvas, net(places, ground, (0, 345, 1333, 472), seed, 190), everywhere(v))
    turf(canvas, Random(seed), ground, 20, 1310, 58, 22, places, 60)
    kinds = (("umbel",), ("daisy",), ("cup",), ("cup", "daisy", "daisy"))
    for i, x in enumerate(places):
        plant(canvas, ground, x, 268, 3, seed + i * 3, v, kinds=kinds[i], head=0.125, leaf=0.2,
              spread=0.42, fine=True, stem=1.0)  # fmt: skip
    return canvas


def cracks(canvas: Canvas, ground: Ground, seed: int, width: float,
            skip: Sequence[float]) -> None:  # fmt: skip
    rng = Random(seed)
    x = 20.0
    while x < width - 20:
        if all(abs(x - s) > 16 for s in skip):
            canvas.add(
                "ink-90", crack(rng, x, ground.at(x) - 0.4, rng.uniform(20, 46), rng.uniform(7, 12))
            )
        x += rng.uniform(30, 78)


def _eight(
    seed: int,
    place: Place,
    *,
    dry: bool,
    sun: str,
    fewer: int = 0,
    spread: float = 0.5,
    kinds: tuple[str, ...] = KINDS,
) -> Canvas:
    canvas = Canvas(1333, 558)
    box = (0.0, 0.0, 1333.0, 558.0)
    ground = Ground(265, 3.5, 1.2, 1.8)
    if dry:
        canvas.add("clay-20", polygon(rect(box)))
    canvas.add(sun, disc_in_box(1150, 130, 122, box))
    soil(canvas, ground, "parched" if dry else "soil")
    specks(canvas, Random(seed), "parched-60" if dry else "bark", (10, 285, 1323, 440), 40, 2.0)
    if dry:
        cracks(canvas, ground, seed, 1333, EIGHT)
    root(
        canvas,
        net(
            EIGHT,
            ground,
            (0, 270, 1333, 457),
            seed,
            215,
            gap=54,
            stray=62,
            limb=64,
            soma_gap=80,
            angles=(-1.15, -0.4, 0.35, 1.1),
        ),
        (lambda x: 0.5 * place(x)) if dry else place,
    )
    if not dry:
        turf(canvas, Random(seed), ground, 20, 1320, 110, 22, EIGHT, 36)
    for i, (x, height) in enumerate(zip(EIGHT, TALL, strict=True)):
        turn = i % 3 if len(kinds) == 3 else 0
        small = height < 160
        plant(
            canvas, ground, x, height, (3 if small else 4) - fewer, seed + i * 5, place(x),
            kinds=(*kinds[turn:], *kinds[:turn]), head=0.15 if small else 0.125, leaf=0.2,
            spread=spread,
        )  # fmt: skip
    return canvas


def garden(seed: int, v: float) -> Canvas:
    return _eight(seed, everywhere(v), dry=False, sun="sun-30")


def drought(seed: int, v: float) -> Canvas:
    return _eight(seed, everywhere(v), dry=True, sun="clay-40")


def renewal(seed: int) -> Canvas:
    """Every plant is partly recovered, none the best: the picture promises no more."""
    return _eight(
        seed,
        _halfway,
        dry=False,
        sun="sun-30",
        fewer=1,
        spread=0.36,
        kinds=("daisy", "bud", "umbel"),
    )


def _halfway(x: float) -> float:
    return HALFWAY[min(range(8), key=lambda i: abs(EIGHT[i] - x))]


def light(seed: int) -> Canvas:
    canvas = Canvas(1183, 444)
    skies = ("sage-70", "sun-30", "clay-40")
    for i, v in enumerate((0.46, 1.0, 0.22)):
        x0 = 400.0 * i
        box = (x0, 0.0, x0 + 383, 444.0)
        ground = Ground(290, 2.5, 0.6 + i, 1.5)
        middle = x0 + 191.5
        canvas.add(skies[i], polygon(rect(box)))
        if i == 0:
            canvas.add("sun-40", disc_in_box(x0 + 302, 92, 30, box))
        elif i == 1:
            canvas.add("sun", disc_in_box(x0 + 302, 92, 50, box))
        else:
            canvas.add("sun-80", disc_in_box(x0 + 318, 56, 186, box))
            canvas.add("sun", disc_in_box(x0 + 318, 56, 142, box))
        soil(canvas, ground, "parched" if i == 2 else "soil", x0=box[0], x1=box[2])
        roots = net((middle,), ground, (x0, 295, x0 + 383, 444), seed, 210, sides=2)
        root(canvas, roots, everywhere(max(v, 0.3)), box=box)
        if i:
            plant(canvas, ground, middle, 205, 4, seed, v, spread=0.5, head=0.13, leaf=0.19,
                  fine=i == 1)  # fmt: skip
            continue
        canvas.swap = STARVED
        plant(canvas, ground, middle, 150, 2, seed, 0.82, spread=0.16, kinds=("none",),
              leaf=0.19, stem=0.8, lean=0.5)  # fmt: skip
        canvas.swap = {}
    return canvas


def path(seed: int, v: float) -> Canvas:
    canvas = Canvas(1333, 200)
    ground = Ground(128, 9, 1.4, 3.0)
    canvas.add("sage-80", ground.soil(0, 1333, 200))
    rng = Random(seed)
    places = tuple(40.0 + 114 * i + rng.uniform(-12, 12) for i in range(12))
    turf(canvas, rng, ground, 10, 1320, 30, 24, places, 24)
    for i, x in enumerate(places):
        plant(canvas, ground, min(1295, x), rng.uniform(58, 86), 3, seed + i, v, kinds=SMALL,
              head=0.18, leaf=0.26)  # fmt: skip
    return canvas


def aid(seed: int, v: float) -> Canvas:
    canvas = Canvas(1333, 750)
    ground = Ground(600, 4, 0.2, 1.8)
    canvas.add("soil", ground.soil(0, 1333, 750))
    places = (120.0, 380.0, 640.0, 900.0, 1150.0)
    root(canvas, net(places, ground, (0, 605, 1333, 746), seed, 230), everywhere(v))
    canvas.swap = {"deep": "leaf-70", "leaf": "leaf-90", "leaf-60": "sage", "leaf-70": "leaf-50"}
    turf(canvas, Random(seed), ground, 20, 1310, 66, 22, places, 34, flowers=False)
    for i, (x, height) in enumerate(zip(places[:4], (30.0, 36.0, 42.0, 48.0), strict=True)):
        plant(canvas, ground, x, height, 1, seed + i, v, kinds=("none",), leaf=0.42)
    plant(
        canvas, ground, 1150, 304, 5, seed, v, head=0.11, leaf=0.17, spread=0.5, fine=True, stem=1.0
    )
    return canvas
