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
    listed = [content[:rows], content[rows:]]
    widths = [
        widowless(bench, style, [ts.paragraph(one, style) for one in entries], room)
        for entries in listed
    ]
    needed = [ts.text(one, style, room * SLACK).height for one in content]
    pads = inches(0.16)
    heights = [
        max(needed[i] for i in (row, row + rows) if i < len(content)) + 2 * pads
        for row in range(rows)
    ]
    stretch = max(0.0, min((box.h - sum(heights)) / rows, inches(0.3)))
    tops = [box.y + sum(heights[:row]) + row * stretch for row in range(rows)]
    middles = [top + (height + stretch) / 2 for top, height in zip(tops, heights, strict=True)]
    parts: list[tuple[Block, float, float]] = []
    for side, entries in enumerate(listed):
        x = box.x + side * (column + gutter)
        for middle in middles[: len(entries)]:
            frame = rectangle(0, 0, _TICK, _TICK)
            tick = Shape((frame,), Paint("paper"), Stroke(Paint("clay"), 2.25))
            parts.append((Block((tick,), _TICK), x, middle - _TICK / 2))
        if entries:
            words, top = _spread(bench, style, f"{slot}-{side + 1}", entries, widths[side], middles)
            parts.append((words, x + _TICK_HANG, top))
        for y in tops[1:]:
            hair = Shape((rectangle(0, -0.4, column, 0.8),), Paint("clay", 30))
            parts.append((Block((hair,), 0.0), x, y))
    return replace(tagged(beside(parts), "L"), height=sum(heights))


def _spread(
    bench: Bench,
    style: str,
    slot: str,
    entries: Sequence[Text],
    width: float,
    middles: Sequence[float],
) -> tuple[Block, float]:
    """Entries as one text box, the middle of each at its height; and where the box begins."""
    ts = bench.type
    heights = [ts.text(one, style, width).height for one in entries]
    tops = [middle - height / 2 for middle, height in zip(middles, heights, strict=False)]
    paragraphs = []
    foot = tops[0]
    for one, top, height in zip(entries, tops, heights, strict=True):
        paragraphs.append(ts.paragraph(one, style, "LI", before=top - foot))
        foot = top + height
    return ts.text(paragraphs, style, width, slot=slot), tops[0]


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
        said = [(step.title, "step-head"), (step.text, "step-text")]
        words = stacked(bench, said, room, slot=f"{slot}-{i + 1}")
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
