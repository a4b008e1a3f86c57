"""Takes a place, a heading, a size and a vitality; paints one flower head on a canvas."""

from __future__ import annotations

import math

from brochure.garden import vitality as vital
from brochure.garden.canvas import Canvas, Subpath
from brochure.garden.outline import circle
from brochure.garden.shapes import DROP, LANCE, OVATE, PETAL, Leaf, along, wedge

KINDS = ("daisy", "cup", "umbel", "bud")


def ring(x: float, y: float, r: float, angle: float, count: int) -> Subpath:
    """A ring of petals as one outline: from notch to notch, each petal one curve."""
    half = math.pi / count
    start = along(x, y, angle - half, r * 0.34)
    outline: Subpath = [("M", start)]
    for i in range(count):
        a = angle + 2 * half * i
        out, back = along(x, y, a - half * 1.28, r * 1.19), along(x, y, a + half * 1.28, r * 1.19)
        outline.append(("C", (*out, *back, *along(x, y, a + half, r * 0.34))))
    return outline


def daisy(canvas: Canvas, x: float, y: float, r: float, angle: float, v: float, fine: bool) -> None:
    """Two rings of nine petals seen from the front."""
    count = 9
    turn = math.tau / count
    deep, pale = vital.ramp(v, vital.PETAL), vital.ramp(v, vital.PALE)
    for ink, reach, start in ((pale, r, angle), (deep, r * 0.8, angle + turn / 2)):
        if fine:
            petals = (Leaf(x, y, start + turn * i, reach, 0.0, PETAL, 0.75) for i in range(count))
            canvas.add(ink, *(petal.whole() for petal in petals))
        else:
            canvas.add(ink, ring(x, y, reach * 1.06, start, count))
    if fine:
        for i in range(count):
            a = angle + turn * (i + 0.5)
            foot, tip = along(x, y, a, r * 0.2), along(x, y, a, r * 0.56)
            canvas.add("clay-70" if v > 0.5 else "bark-50", wedge([foot, tip], r * 0.028))
    canvas.add(vital.ramp(v, vital.HEART), circle(x, y, r * 0.28))
    if fine:
        for i in range(11):
            px, py = along(x, y, i * 2.39996, r * 0.23 * math.sqrt((i + 0.5) / 11))
            canvas.add("clay", circle(px, py, r * 0.028, arcs=2))


def cup(canvas: Canvas, x: float, y: float, r: float, angle: float, v: float, fine: bool) -> None:
    """A flower in profile: light petals behind, three in front, stamens above."""
    deep, pale = vital.ramp(v, vital.PETAL), vital.ramp(v, vital.PALE)
    x, y = along(x, y, angle, -r * 0.45)
    if v > 0.4:
        for i in range(7 if fine else 3):
            lean = (i - 3) * 0.24 if fine else (i - 1) * 0.5
            tip = along(x, y, angle + lean, r * (1.3 - 0.1 * abs(lean)))
            dot = circle(*tip, r * (0.07 if fine else 0.1), arcs=2)
            canvas.add("sun", wedge([(x, y), tip], r * 0.03), dot)
    for lean in (-1.15, 1.15, -0.42, 0.42):
        canvas.add(pale, Leaf(x, y, angle + lean, r * 1.08, -lean * 0.3, PETAL, 0.95).whole())
    for lean in (-0.78, 0.78, 0.0):
        canvas.add(deep, Leaf(x, y, angle + lean, r * 0.98, -lean * 0.35, PETAL, 0.85).whole())
    for lean in (-0.75, 0.75, 0.0):
        canvas.add(
            vital.ramp(v, vital.LEAF), Leaf(x, y, angle + lean, r * 0.42, 0.0, OVATE).whole()
        )
    base = along(x, y, angle, -r * 0.16)
    canvas.add(vital.ramp(v, vital.LEAF), Leaf(*base, angle, r * 0.36, 0.0, DROP).whole())


def umbel(canvas: Canvas, x: float, y: float, r: float, angle: float, v: float, fine: bool) -> None:
    """Rays with dots at their ends: it rhymes with the buds below ground."""
    rays = 11 if fine else 6
    foot = along(x, y, angle, -r * 0.75)
    stem = vital.ramp(v, vital.STEM)
    dots: list[tuple[float, float, bool]] = []
    for i in range(rays):
        lean = (i / (rays - 1) - 0.5) * 2.0
        size = r * (1.55 - 0.22 * lean * lean)
        tip = along(*foot, angle + lean, size)
        middle = along(*foot, angle + lean * 0.72, size * 0.5)
        canvas.add(
            stem, wedge([foot, middle, tip] if fine else [foot, tip], r * (0.04 if fine else 0.06))
        )
        spots = (-0.16, 0.0, 0.16) if fine else (0.0,)
        for k, off in enumerate(spots):
            reach = size * (1.09 if off == 0 else 0.98)
            dx, dy = along(*foot, angle + lean + off * (1.0 if fine else 1.1), reach)
            dots.append((dx, dy, (i * 3 + k) % 7 in (2, 5)))
    for dx, dy, rosy in dots:
        ink = vital.ramp(v, vital.PETAL) if rosy else vital.ramp(v, vital.HEART)
        canvas.add(ink, circle(dx, dy, r * (0.085 if fine else 0.16), arcs=2))


def bud(canvas: Canvas, x: float, y: float, r: float, angle: float, v: float, fine: bool) -> None:
    """A closed bud with a calyx."""
    x, y = along(x, y, angle, -r * 0.4)
    canvas.add(vital.ramp(v, vital.PETAL), Leaf(x, y, angle, r, 0.0, LANCE, 1.35).whole())
    for lean in (-0.5, 0.5):
        canvas.add(
            vital.ramp(v, vital.LEAF), Leaf(x, y, angle + lean, r * 0.62, -lean, LANCE).whole()
        )


PAINT = {"daisy": daisy, "cup": cup, "umbel": umbel, "bud": bud}
