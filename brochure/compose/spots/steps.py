"""Places that list: a checklist in two columns, and the steps of a visit as a path."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.spots.bench import SLACK, Bench, stacked, widowless
from brochure.compose.typesetter import Block, beside, tagged
from brochure.model.art import Subpath, circle, mapped, rectangle
from brochure.model.scene import (
    Box,
    Paint,
    Shape,
    Stroke,
)
from brochure.model.story import Step
from brochure.model.template import Spot
from brochure.model.written import Text
from brochure.units import inches

_TICK = inches(0.4)
_TICK_HANG = inches(0.6)


def checklist(bench: Bench, spot: Spot, slot: str, content: Sequence[Text]) -> Block:
    """Entries in two columns, each behind a box to tick, hairlines between."""
    ts, box = bench.type, Box(*spot.box)
    style = str(spot.style)
    rows = math.ceil(len(content) / 2)
    gutter = inches(0.4)
    column = (box.w - gutter) / 2
    room = column - _TICK_HANG
    widths = [widowless(bench, style, [ts.paragraph(one, style)], room) for one in content]
    blocks = [ts.text(one, style, width, "LI") for one, width in zip(content, widths, strict=True)]
    needed = [ts.text(one, style, room * SLACK).height for one in content]
    pads = inches(0.16)
    heights = [
        max(needed[i] for i in (row, row + rows) if i < len(content)) + 2 * pads
        for row in range(rows)
    ]
    stretch = max(0.0, min((box.h - sum(heights)) / rows, inches(0.3)))
    tops = [box.y + sum(heights[:row]) + row * stretch for row in range(rows)]
    parts: list[tuple[Block, float, float]] = []
    for i, entry in enumerate(blocks):
        side, row = divmod(i, rows)
        x = box.x + side * (column + gutter)
        middle = tops[row] + (heights[row] + stretch) / 2
        frame = rectangle(0, 0, _TICK, _TICK)
        tick = Shape((frame,), Paint("paper"), Stroke(Paint("clay"), 2.25))
        parts.append((Block((tick,), _TICK), x, middle - _TICK / 2))
        parts.append((entry, x + _TICK_HANG, middle - entry.height / 2))
    for y in tops[1:]:
        for side in (0, 1):
            hair = Shape((rectangle(0, -0.4, column, 0.8),), Paint("clay", 30))
            parts.append((Block((hair,), 0.0), box.x + side * (column + gutter), y))
    return replace(tagged(beside(parts), "L"), height=sum(heights))


_STONE = inches(0.95)


def path(bench: Bench, spot: Spot, slot: str, content: Sequence[Step]) -> Block:
    """The steps of a visit from left to right: a stone with its number, its name, its words."""
    ts, box = bench.type, Box(*spot.box)
    pitch = box.w / len(content)
    width = pitch - inches(0.15)
    parts: list[tuple[Block, float, float]] = []
    foot = 0.0
    for i, step in enumerate(content):
        x = box.x + i * pitch + inches(0.075)
        wide = min(_STONE * 1.7, width)
        stone = Shape((_ellipse(wide / 2, _STONE / 2, wide / 2, _STONE / 2),), Paint("paper"))
        number = ts.text(ts.runs(Text(str(i + 1)), "stone"), "stone", width, "Lbl")
        top = box.y + _STONE + inches(0.12)
        room = widowless(bench, "step-text", [ts.paragraph(step.text, "step-text")], width)
        words = stacked(bench, [(step.title, "step-head"), (step.text, "step-text")], room)
        entry = beside(
            [
                (Block((stone,), _STONE), x + (width - wide) / 2, box.y),
                (number, x, box.y + (_STONE - number.height) / 2 - 1),
                (tagged(words, "LBody"), x + (width - room) / 2, top),
            ]
        )
        parts.append((tagged(entry, "LI"), 0.0, 0.0))
        foot = max(foot, top + words.height - box.y)
    return replace(tagged(beside(parts), "L"), height=foot)


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> Subpath:
    return mapped(circle(0, 0, 1), lambda x, y: (cx + x * rx, cy + y * ry))
