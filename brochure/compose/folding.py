"""A folded layout in; drawings of how it folds out: the panels' measures, the fold from its foot,
the sheet step by step, and the edge to flip on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from brochure.compose.typesetter import Block, Typesetter, beside
from brochure.model.art import Subpath, circle, line, rectangle
from brochure.model.scene import Box, Edge, Group, Paint, Role, Shape, Stroke

_INK = Paint("deep")
_THIN = Stroke(Paint("muted"), 0.5)
_SHEET = Stroke(_INK, 1.0)
_DASHED = Stroke(_INK, 0.75, (3.0, 2.5))
_ARROW = Stroke(Paint("clay"), 1.5)
_FRONT, _BACK, _UNDER = Paint("white"), Paint("mist"), Paint("sage")
_HEAD = 5.5


def measures(ts: Typesetter, widths: Sequence[float], told: Sequence[str], scale: float) -> Block:
    """A row of dimension lines, one below each panel, with its measure in the middle."""
    items: list[tuple[Block, float, float]] = []
    x = 0.0
    for width, measure in zip(widths, told, strict=True):
        w = width * scale
        ends = [line(x + 0.5, 1, x + 0.5, 7), line(x + w - 0.5, 1, x + w - 0.5, 7)]
        rule = line(x + 0.5, 4, x + w - 0.5, 4)
        items.append((Block((Shape((*ends, rule), None, _THIN),), 8.0), 0.0, 0.0))
        text = ts.text(measure, "small", w)
        items.append((text, x + (w - ts.width(measure, "small")) / 2, 8.0))
        x += w
    return beside(items)


def profile(fold: str, width: float, alt: str) -> Block:
    """The folded sheet seen from its foot, a little open: roll or zigzag."""
    w, gap = width, 9.0
    top, middle, foot = 3.0, 3.0 + gap, 3.0 + 2 * gap
    bend = gap * 0.62
    if fold == "letter":  # the back lies below, the flap is folded in, the cover closes over it
        path = (
            w - 9, middle,
            bend, middle, 0, middle, 0, foot, bend, foot,
            w - 2 * bend, foot, w, foot, w, top, w - 2 * bend, top, 4, top - 2,
        )  # fmt: skip
        subpath = Subpath("MLCLCL", (*path[:4], *path[4:10], *path[10:12], *path[12:18], *path[18:]))
    else:
        path = (
            3, top,
            w - bend, top, w, top, w, middle, w - bend, middle,
            bend, middle, 0, middle, 0, foot, bend, foot, w - 3, foot,
        )  # fmt: skip
        subpath = Subpath("MLCLCL", path)
    shape = Shape((subpath,), None, Stroke(_INK, 1.5))
    figure = Group((shape,), Box(0, 0, w, foot + 3), Role("Figure", alt), "profile")
    return Block((figure,), foot + 3)


def folding(
    fold: str, widths: Sequence[float], height: float, across: float, alt: str
) -> Block:
    """Three drawings in a row: the inside flat, folded once, folded; arrows show the next move."""
    gap = 26.0
    left, centre, right = widths
    flat = left + centre + right
    once = (left + centre) if fold == "letter" else (centre + right)
    scale = (across - 2 * gap) / (flat + once + max(widths))
    h, rise = height * scale, 22.0
    l, c, r = (width * scale for width in widths)
    shapes: list[Shape] = []

    def sheet(x: float, w: float, fill: Paint) -> None:
        shapes.append(Shape((rectangle(x, rise, w, h),), fill, _SHEET))

    def crease(x: float) -> None:
        shapes.append(Shape((line(x, rise, x, rise + h),), None, _DASHED))

    for x, w in ((0.0, l), (l, c), (l + c, r)):
        sheet(x, w, _FRONT)
    start = l + c + r + gap
    if fold == "letter":
        crease(l + c)
        shapes += _arc(l + c + r / 2, l + c / 2, rise)
        sheet(start, l, _FRONT)
        sheet(start + l, c, _FRONT)
        sheet(start + l + c - r, r, _BACK)
        crease(start + l)
        shapes += _arc(start + l / 2, start + l + c / 2, rise)
        last = start + l + c + gap
    else:
        crease(l)
        shapes += _arc(l / 2, l + c / 2, rise)
        sheet(start, c, _BACK)
        sheet(start + c, r, _FRONT)
        crease(start + c)
        shapes += _arc(start + c + r / 2, start + c / 2, rise, behind=True)
        last = start + c + r + gap
    sheet(last, c, _UNDER)
    shapes.append(Shape((circle(last + c / 2, rise + h * 0.42, c * 0.2),), Paint("leaf")))
    for i, share in enumerate((0.62, 0.44)):
        y = rise + h * (0.68 + 0.1 * i)
        rule = line(last + c * (1 - share) / 2, y, last + c * (1 + share) / 2, y)
        shapes.append(Shape((rule,), None, Stroke(_INK, 2.0)))
    box = Box(0, 0, across, rise + h + 1)
    return Block((Group(tuple(shapes), box, Role("Figure", alt), "folding"),), box.h)


def flipping(edge: Edge, width: float, height: float, alt: str) -> Block:
    """A sheet lying sideways, the edge it turns over marked, and an arrow over it."""
    w, h, room = width, height, 16.0
    sheet = Shape((rectangle(0, room, w, h),), _FRONT, _SHEET)
    lines = tuple(
        Shape((line(w * 0.12, y, w * share, y),), None, Stroke(Paint("muted", 60), 1.5))
        for y, share in ((room + h * 0.3, 0.7), (room + h * 0.5, 0.8), (room + h * 0.7, 0.6))
    )
    if edge == "short":
        axis = line(w, room - 3, w, room + h + 3)
        arrow = _arc(w - 20, w + 20, room + 2)
    else:
        axis = line(-3, room, w + 3, room)
        arrow = _side_arc(w + 2, room + 20, room - 15)
    items = (sheet, *lines, Shape((axis,), None, Stroke(Paint("clay"), 2.5)), *arrow)
    box = Box(0, 0, w + 30, room + h + 4)
    return Block((Group(items, box, Role("Figure", alt), "flipping"),), box.h)


def ruler(ts: Typesetter, metric: bool, alt: str) -> tuple[Block, str, str]:
    """A ruler drawn to measure; its block, the number at its end, and its length in words."""
    count, unit, parts = (15, 72 / 2.54, 10) if metric else (6, 72.0, 8)
    items: list[tuple[Block, float, float]] = []
    ticks = [line(0, 12, count * unit, 12)]
    for i in range(count * parts + 1):
        whole, half = i % parts == 0, i % parts == parts // 2
        x = i * unit / parts
        ticks.append(line(x, 12, x, 0 if whole else 5 if half else 8))
    shape = Shape(tuple(ticks), None, Stroke(Paint("ink"), 0.6))
    box = Box(0, 0, count * unit, 12)
    items.append((Block((Group((shape,), box, Role("Figure", alt), "ruler"),), 12.0), 0.0, 0.0))
    for i in range(count + 1):
        said = str(i)
        text = ts.text(said, "small", 20.0)
        items.append((text, i * unit - ts.width(said, "small") / 2, 13.0))
    return beside(items), str(count), f"{count} {'cm' if metric else 'in'}"


def _arc(start: float, end: float, y: float, behind: bool = False) -> list[Shape]:
    """An arrow that leaps from one place to another above the sheet; dashed when it goes behind."""
    lift = 20.0
    stroke = Stroke(_ARROW.paint, _ARROW.width, (3.0, 2.0)) if behind else _ARROW
    base, turn = y - 3, math.copysign(3.0, end - start)
    curve = Subpath("MC", (start, base, start + turn, y - lift, end - turn, y - lift, end, base - 4))
    tip = Subpath(
        "MLLZ", (end, base + 1, end - 0.6 * _HEAD, base - _HEAD, end + 0.6 * _HEAD, base - _HEAD)
    )
    return [Shape((curve,), None, stroke), Shape((tip,), _ARROW.paint)]


def _side_arc(x: float, start: float, end: float) -> list[Shape]:
    """An arrow that goes round the right end of the marked edge."""
    curve = Subpath("MC", (x, start, x + 20, start, x + 20, end + 2, x + 5, end + 2))
    tip = Subpath(
        "MLLZ", (x, end + 2, x + _HEAD, end + 2 - 0.6 * _HEAD, x + _HEAD, end + 2 + 0.6 * _HEAD)
    )
    return [Shape((curve,), None, _ARROW), Shape((tip,), _ARROW.paint)]
