"""Takes a seed and a vitality; gives the canvas of one plant: whole, its roots, before and after.

All of them are the same plant for the same seed: what vitality changes is how much of it shows,
how it stands and its inks.
"""

from __future__ import annotations

from random import Random

from brochure.garden.canvas import Canvas
from brochure.garden.deck import cracks, net, plant, rect, root, soil
from brochure.garden.ground import Ground, specks, turf
from brochure.garden.outline import disc_in_box, polygon
from brochure.garden.vitality import everywhere

_DRY = 0.35
"""Below this vitality the soil has cracks and no grass."""


def _stand(
    canvas: Canvas, x: float, ground: Ground, seed: int, v: float, *, height: float,
    heads: int = 6, spread: float = 0.58, reach: float = 330.0, thick: float = 1.35,
) -> None:  # fmt: skip
    """Soil, roots and shoot of the one plant."""
    w, h = canvas.width, canvas.height
    _soil(canvas, x, ground, seed, v)
    roots = net((x,), ground, (0, ground.y + 5, w, h), seed, reach, sides=3, thick=thick, gap=26.0,
                stray=26.0)  # fmt: skip
    root(canvas, roots, everywhere(v), shaded=thick < 1.5)
    if v >= _DRY:
        turf(canvas, Random(seed), ground, 14, w - 14, 44, 20, (x,), 40)
    plant(canvas, ground, x, height, heads, seed, v, head=0.1, leaf=0.165, spread=spread,
          fine=True, stem=0.95)  # fmt: skip


def _soil(canvas: Canvas, x: float, ground: Ground, seed: int, v: float) -> None:
    dry = v < _DRY
    w, h = canvas.width, canvas.height
    soil(canvas, ground, "parched-90" if dry else "soil", low="parched" if dry else "",
         depth=0.62 * (h - ground.y))  # fmt: skip
    specks(canvas, Random(seed), "parched-60" if dry else "bark",
           (10, ground.y + 20, w - 10, h - 10), 24, 1.8)  # fmt: skip
    if dry:
        cracks(canvas, ground, seed, w, (x,))


def whole(seed: int, v: float) -> Canvas:
    """One plant on its soil, without sky."""
    canvas = Canvas(420, 560)
    _stand(canvas, 210, Ground(270, 3, 1.2, 1.4), seed, v, height=236)
    return canvas


def roots(seed: int, v: float) -> Canvas:
    """What lies below ground alone."""
    canvas = Canvas(420, 320)
    ground = Ground(16, 3, 1.2, 1.4)
    _soil(canvas, 210, ground, seed, v)
    grown = net((210,), ground, (0, 21, 420, 320), seed, 330, sides=3, thick=1.35, gap=26.0,
                stray=26.0)  # fmt: skip
    root(canvas, grown, everywhere(v), shaded=True)
    return canvas


def _pair(seed: int, v: float, sky: str, sun: str) -> Canvas:
    canvas = Canvas(420, 560)
    box = (0.0, 0.0, 420.0, 560.0)
    canvas.add(sky, polygon(rect(box)))
    canvas.add(sun, disc_in_box(312, 92, 62, box))
    _stand(canvas, 210, Ground(285, 3, 1.2, 1.4), seed, v, height=240)
    return canvas


def before(seed: int, v: float) -> Canvas:
    return _pair(seed, v, "clay-20", "clay-40")


def after(seed: int, v: float) -> Canvas:
    return _pair(seed, v, "sage-60", "sun-70")


def withered(seed: int, v: float) -> Canvas:
    """The plant of the questions slide in its worst season, for the slide about the illness."""
    canvas = Canvas(563, 688)
    box = (0.0, 0.0, 563.0, 688.0)
    canvas.add("clay-20", polygon(rect(box)))
    canvas.add("clay-40", disc_in_box(440, 120, 62, box))
    _stand(canvas, 281, Ground(375, 3, 2.1, 1.6), seed, v, height=330, reach=330, thick=1.6)
    return canvas


def tall(seed: int, v: float) -> Canvas:
    """The same plant in flower, for the slide with the questions."""
    canvas = Canvas(395, 688)
    box = (0.0, 0.0, 395.0, 688.0)
    canvas.add("sage-60", polygon(rect(box)))
    canvas.add("sun-60", disc_in_box(232, 190, 128, box))
    _stand(canvas, 197, Ground(490, 3, 0.3, 1.6), seed, v, height=420, spread=0.4, reach=260,
           thick=1.6)  # fmt: skip
    return canvas
