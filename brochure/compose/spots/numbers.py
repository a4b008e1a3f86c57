"""Places that show numbers: a hundred leaves twice, a bar chart, a table of studies or analogy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.blocks.sections import hundred
from brochure.compose.frame import Frame, Room
from brochure.compose.spots.bench import SLACK, Bench, unbroken
from brochure.compose.typesetter import Block, Extent, below, beside, tagged
from brochure.model.art import rectangle
from brochure.model.scene import (
    Box,
    ChartData,
    Element,
    Group,
    Item,
    Paint,
    Role,
    Run,
    Shape,
    TableData,
    TextBox,
    moved,
)
from brochure.model.story import Chart, Row, Study, Table
from brochure.model.template import Spot
from brochure.model.written import Text
from brochure.problems import Problem
from brochure.text.inline import plain
from brochure.text.setting import SLIDE_DESCENT
from brochure.units import inches

_CELL = inches(0.36)
_LEAF = inches(0.26)
_SECOND_AT = inches(6.0)
_TO_LABEL = inches(0.24)
_BESIDE = inches(1.98)


def arrays(bench: Bench, spot: Spot, slot: str, content: Study) -> Block:
    """Two groups of a hundred leaves, each with its number and what it is."""
    ts, box = bench.type, Box(*spot.box)
    frame = Frame(bench.project, ts, box.w, Room(1.0, 0.0))
    side = 10 * _CELL
    parts: list[tuple[Block, float, float]] = []
    for i, arm in enumerate(content.arms):
        x = box.x + i * _SECOND_AT
        at = x + side + _TO_LABEL
        grid = hundred(arm.count, _CELL, _LEAF, plain(arm.label), frame, outlined=True)
        parts.append((Block((grid,), side), x, box.y))
        count = ts.runs(str(arm.count), "numeral")
        numeral = ts.text(count, "numeral", _BESIDE, slot=f"{slot}-{2 * i + 1}")
        of = Run(f"{ts.words.of_100} ", ts.look("array-label"), arm.label.span)
        said = ts.paragraph([of, *ts.runs(arm.label, "array-label")], "array-label")
        width = unbroken(bench, [said], _BESIDE)
        label = ts.text([said], "array-label", width, slot=f"{slot}-{2 * i + 2}")
        parts.append((tagged(below([numeral, label]), "P"), at, box.y - inches(0.12)))
    found = beside(parts)
    return replace(found, height=found.height - box.y)


_BAR_SHARE = 0.62
_LABEL_COLUMN = inches(1.9)
_UNDER_TITLE = inches(0.12)


def chart(bench: Bench, spot: Spot, slot: str, content: Chart) -> Block:
    """Bars out of a hundred: a native chart in PowerPoint, drawn bars elsewhere."""
    ts, box = bench.type, Box(*spot.box)
    style = str(spot.style)
    paints = [Paint("leaf"), Paint("bark"), Paint("soil"), Paint("clay")]
    items: list[Item] = []
    faults: list[Problem] = []
    title = ts.text(content.heading, "heading", box.w)
    items += [moved(item, box.x, box.y) for item in title.items]
    names = [one for one in (content.groups, content.measure) if one]
    foot = ts.leading("axis") if names else 0.0
    for one, x, width in _axis_names(content, box):
        name = ts.text(one, "axis", width)
        faults += name.faults
        items += [moved(item, x, box.bottom - foot) for item in name.items]
    faults += title.faults
    top_of_bars = box.y + title.height + _UNDER_TITLE
    step = (box.bottom - foot - top_of_bars) / len(content.bars)
    top = max(60, 10 * math.ceil(max(bar.value for bar in content.bars) / 10))
    room = box.w - _LABEL_COLUMN - inches(0.9)
    for i, bar in enumerate(content.bars):
        y = top_of_bars + i * step
        thick = step * _BAR_SHARE
        middle = y + step / 2
        label = ts.text(bar.label, style, _LABEL_COLUMN - 10)
        faults += label.faults
        items += [moved(item, box.x, middle - label.height / 2) for item in label.items]
        length = room * bar.value / top
        items.append(
            Shape((rectangle(box.x + _LABEL_COLUMN, middle - thick / 2, length, thick),), paints[i])
        )
        value = ts.text(ts.runs(Text(str(bar.value)), "chart-value"), "chart-value", inches(0.9))
        x = box.x + _LABEL_COLUMN + length + 10
        items += [moved(item, x, middle - value.height / 2) for item in value.items]
    numbers = [ts.words.chart.format(plain(bar.label), bar.value) for bar in content.bars]
    data = ChartData(
        plain(content.heading),
        tuple(plain(bar.label) for bar in content.bars),
        tuple(bar.value for bar in content.bars),
        tuple(paints[: len(content.bars)]),
        ts.look("chart-value"),
        (plain(content.groups or ""), plain(content.measure or "")),
        ts.look("heading"),
        ts.look("axis"),
    )
    alt = f"{plain(content.heading)}. {', '.join(numbers)}."
    return Block((Group(tuple(items), box, Role("Figure", alt), "chart", data),), box.h, (),
                 tuple(faults))  # fmt: skip


def _axis_names(content: Chart, box: Box) -> list[tuple[Text, float, float]]:
    """The names of the axes with their place: below the labels, and below the bars."""
    places = (
        (content.groups, box.x, _LABEL_COLUMN - 10),
        (content.measure, box.x + _LABEL_COLUMN, box.w - _LABEL_COLUMN),
    )
    return [(text, x, width) for text, x, width in places if text]


_PAD_X, _PAD_Y = 10.0, 6.0
_HEAD = inches(0.6)
_ROW_STRETCH = inches(0.3)
_ROWS_OF_MAP = 6


def table(bench: Bench, spot: Spot, slot: str, content: Table) -> Block:
    """A table with a header row; the first column is the wider one."""
    shares = {2: (0.6, 0.4), 3: (0.4, 0.3, 0.3), 4: (0.28, 0.24, 0.24, 0.24)}
    rows = [content.header, *(row.cells for row in content.rows)]
    return _table(bench, spot, rows, shares[len(content.header)], inches(1.0), _ROW_STRETCH)


def analogy(bench: Bench, spot: Spot, slot: str, content: Sequence[Row]) -> Block:
    """Rows of the analogy beside each other: garden at the left, brain at the right.

    Rows are a sixth of the place high, so that one map after another keeps its lines.
    """
    heads = bench.project.story.analogy
    rows = [[heads.garden, heads.brain], *([row.garden, row.brain] for row in content)]
    high = (Box(*spot.box).h - _HEAD) / max(_ROWS_OF_MAP, len(content))
    return _table(bench, spot, rows, (0.5, 0.5), high, 0.0)


def _table(
    bench: Bench,
    spot: Spot,
    rows: Sequence[Sequence[Text]],
    shares: Sequence[float],
    least: float,
    stretch: float,
) -> Block:
    ts, box = bench.type, Box(*spot.box)
    columns = tuple(box.w * share for share in shares)
    styles = ["cell-head", *[str(spot.style)] * (len(rows) - 1)]
    heights = [_HEAD, *[least] * (len(rows) - 1)]
    for number, row in enumerate(rows):
        for one, width in zip(row, columns, strict=False):
            needed = ts.text(one, styles[number], (width - 2 * _PAD_X) * SLACK).height
            heights[number] = max(heights[number], needed + 2 * _PAD_Y)
    spare = min(stretch, max(0.0, box.h - sum(heights)) / (len(rows) - 1))
    heights = [heights[0], *(height + spare for height in heights[1:])]
    cells: list[tuple[TextBox, ...]] = []
    extents: list[Extent] = []
    faults: list[Problem] = []
    y = box.y
    for style, height, row in zip(styles, heights, rows, strict=True):
        set_cells = [
            ts.text(one, style, width - 2 * _PAD_X, "TD" if cells else "TH")
            for one, width in zip(row, columns, strict=False)
        ]
        x = box.x
        in_row = []
        for block, width in zip(set_cells, columns, strict=False):
            extents += block.extents
            faults += block.faults
            # In cells the viewers leave the font's own descent below the words, not a fixed part.
            rise = ts.descent(style) - SLIDE_DESCENT * ts.size(style)
            cell = moved(block.items[0], x + _PAD_X, y + (height - block.height) / 2 - rise)
            assert isinstance(cell, TextBox)
            words = Box(x + _PAD_X, y, width - 2 * _PAD_X, height)
            in_row.append(replace(cell, box=words, anchor="middle"))
            x += width
        cells.append(tuple(in_row))
        y += height
    items: list[Item] = []
    at = box.y
    for number, height in enumerate(heights):
        if number == 0 or number % 2:
            paint = Paint("deep") if number == 0 else Paint("sand")
            items.append(Shape((rectangle(box.x, at, box.w, height),), paint))
        at += height
    items += [Element(row, Role("TR")) for row in cells]
    whole = Box(box.x, box.y, box.w, at - box.y)
    data = TableData(columns, tuple(heights), tuple(cells), Paint("deep"), Paint("sand"))
    alt = "; ".join(" | ".join(plain(cell) for cell in row) for row in rows)
    group = Group(tuple(items), whole, Role("Table", alt), "table", data)
    return Block((group,), whole.h, tuple(extents), tuple(faults))
