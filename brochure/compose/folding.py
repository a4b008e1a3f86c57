"""A folded layout in; drawings of how it folds out: the panels' measures, the fold from its foot,
the sheet step by step, and the edge to flip on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.thumbnail import small
from brochure.compose.typesetter import Block, Typesetter, beside
from brochure.model.art import Subpath, line
from brochure.model.scene import Box, Edge, Group, Page, Paint, Role, Shape, Stroke

_INK = Paint("deep")
_THIN = Stroke(Paint("muted"), 0.5)
_DASHED = Stroke(Paint("clay"), 1.0, (3.0, 2.5))
_ARROW = Stroke(Paint("clay"), 1.5)
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
        wide = ts.width(measure, "small") + 0.5
        items.append((ts.text(measure, "small", wide), x + (w - wide) / 2, 8.0))
        x += w
    return beside(items)


def profile(fold: str, width: float, alt: str) -> Block:
    """The folded sheet seen from its foot, a little open: roll or zigzag."""
    w, gap = width, 9.0
    top, middle, foot = 3.0, 3.0 + gap, 3.0 + 2 * gap
    bend = gap * 0.62
    if fold == "letter":  # the back lies below, the flap is folded in, the cover closes over it
        values: tuple[float, ...] = (
            w - 9, middle, bend, middle, 0, middle, 0, foot, bend, foot,
            w - 2 * bend, foot, w, foot, w, top, w - 2 * bend, top, 4, top - 2,
        )  # fmt: skip
    else:
        values = (
            3, top, w - bend, top, w, top, w, middle, w - bend, middle,
            bend, middle, 0, middle, 0, foot, bend, foot, w - 3, foot,
        )  # fmt: skip
    subpath = Subpath("MLCLCL", values)
    shape = Shape((subpath,), None, Stroke(_INK, 1.5))
    figure = Group((shape,), Box(0, 0, w, foot + 3), Role("Figure", alt), "profile")
    return Block((figure,), foot + 3)


def folding(ts: Typesetter, fold: str, sides: Sequence[Page], across: float, alt: str) -> Block:
    """The inside flat, folded once, folded: three small pictures in a row, marked b, c and d.

    `sides` are the outside and the inside; an arrow above shows the next move of a panel.
    """
    outside, inside = sides
    gap, rise = 26.0, 24.0
    widths = [panel.box.w for panel in inside.panels]
    once = sum(widths[:2]) if fold == "letter" else sum(widths[1:])
    scale = (across - 2 * gap) / (sum(widths) + once + max(widths))
    left, middle, right = (width * scale for width in widths)
    height = inside.trim.h * scale
    cover, flap = outside.panels[-1].box, outside.panels[0].box
    shapes: list[Shape] = []
    placed = [(small(inside, inside.trim, scale), 0.0, rise)]
    start = left + middle + right + gap
    if fold == "letter":  # the right panel folds in and shows its back, the flap
        last = start + left + middle + gap
        front = replace(inside.trim, w=widths[0] + widths[1])
        placed.append((small(inside, front, scale), start, rise))
        placed.append((small(outside, flap, scale), start + left + middle - right, rise))
        shapes += _arc(left + middle + right / 2, left + middle / 2, rise)
        shapes += _arc(start + left / 2, start + left + middle / 2, rise)
        shapes += [_crease(left + middle, rise, height), _crease(start + left, rise, height)]
    else:  # the left panel folds over and shows its back, the cover
        last = start + middle + right + gap
        placed.append((small(outside, cover, scale), start, rise))
        placed.append((small(inside, inside.panels[-1].box, scale), start + middle, rise))
        shapes += _arc(left / 2, left + middle / 2, rise)
        shapes += _arc(start + middle + right / 2, start + middle / 2, rise, behind=True)
        shapes += [_crease(left, rise, height), _crease(start + middle, rise, height)]
    placed.append((small(outside, cover, scale), last, rise))
    drawn = beside([*placed, (Block(tuple(shapes), 0.0), 0.0, 0.0)])
    box = Box(0.0, 0.0, across, drawn.height)
    figure = Group(tuple(drawn.items), box, Role("Figure", alt), "folding")
    whole = [(Block((figure,), box.h), 0.0, 0.0)]
    for letter, x in (("b", 0.0), ("c", start), ("d", last)):
        whole.append((ts.text(f"**{letter}**", "lead", 20.0), x, box.h + 2.0))
    return beside(whole)


def flipping(edge: Edge, front: Page, width: float, alt: str) -> Block:
    """The sheet lying sideways, the edge it turns over marked, and an arrow over it."""
    room = 16.0
    sheet = small(front, front.trim, width / front.trim.w)
    if edge == "short":
        axis = line(width, room - 3, width, room + sheet.height + 3)
        arrow = _arc(width - 20, width + 20, room + 2)
    else:
        axis = line(-3, room, width + 3, room)
        arrow = _side_arc(width + 2, room + 20, room - 15)
    marked = Shape((axis,), None, Stroke(Paint("clay"), 2.5))
    drawn = beside([(sheet, 0.0, room), (Block((marked, *arrow), 0.0), 0.0, 0.0)])
    box = Box(0.0, 0.0, width + 30, room + sheet.height + 4)
    figure = Group(tuple(drawn.items), box, Role("Figure", alt), "flipping")
    return Block((figure,), box.h)


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
        wide = ts.width(said, "small") + 0.5
        items.append((ts.text(said, "small", wide), i * unit - wide / 2, 13.0))
    return beside(items), str(count), f"{count} {'cm' if metric else 'in'}"


def _crease(x: float, top: float, height: float) -> Shape:
    return Shape((line(x, top, x, top + height),), None, _DASHED)


def _arc(start: float, end: float, y: float, behind: bool = False) -> list[Shape]:
    """An arrow that leaps from one place to another above the sheet; dashed when it goes behind."""
    lift = 20.0
    stroke = Stroke(_ARROW.paint, _ARROW.width, (3.0, 2.0)) if behind else _ARROW
    base, turn = y - 3, math.copysign(3.0, end - start)
    curve = Subpath(
        "MC", (start, base, start + turn, y - lift, end - turn, y - lift, end, base - 4)
    )
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
