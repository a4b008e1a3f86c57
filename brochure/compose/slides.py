"""Kinds of places on a slide: a spot and its content in; placed items and their faults out.

A kind is one function and one line in SPOT_KINDS. Each gets the Bench (what it may use), the
spot, its name on the layout, and the content that fills it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from brochure.compose.blocks.people import initials
from brochure.compose.blocks.sections import hundred
from brochure.compose.frame import Frame, Room
from brochure.compose.typesetter import Block, Extent, Typesetter, beside
from brochure.model.art import Picture, Subpath, circle, leaf_square, mapped, rectangle
from brochure.model.project import Project
from brochure.model.scene import (
    Box,
    ChartData,
    Group,
    Item,
    Paint,
    Paragraph,
    Photo,
    Role,
    Run,
    Shape,
    Stroke,
    TableData,
    Tag,
    TextBox,
    moved,
)
from brochure.model.story import Chart, Crisis, Person, Points, Row, Source, Step, Study, Table
from brochure.model.template import Spot
from brochure.model.written import Text
from brochure.problems import Problem
from brochure.text.inline import plain
from brochure.units import inches

SLACK = 0.95
"""Share of a box's width that text must fit in: viewers differ by a few per cent."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a spot is composed with: project, typesetter, and the tightness of paragraph gaps."""

    project: Project
    type: Typesetter
    gap: float


SpotKind = Callable[[Bench, Spot, str, Any], Block]


def placed_text(
    bench: Bench,
    spot: Spot,
    slot: str,
    paragraphs: Sequence[Paragraph],
    box: Box | None = None,
) -> Block:
    """Paragraphs in the spot's box, in the spot's style, as the placeholder named `slot`."""
    box = box or Box(*spot.box)
    style = str(spot.style)
    width = _widowless(bench, style, paragraphs, box.w)
    found = bench.type.text(paragraphs, style, width, slot=slot)
    if not found.items:
        return found
    needed = bench.type.text(paragraphs, style, width * SLACK if width == box.w else width).height
    text = found.items[0]
    assert isinstance(text, TextBox)
    drop = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[spot.anchor] * (box.h - found.height)
    shown = moved(text, box.x, box.y + drop)
    assert isinstance(shown, TextBox)
    item = replace(shown, box=replace(box, w=width), anchor=spot.anchor)
    return replace(found, items=(item,), height=max(needed, found.height))


_NARROWEST = 0.72


def _widowless(bench: Bench, style: str, paragraphs: Sequence[Paragraph], width: float) -> float:
    """The width at which no paragraph ends in a line of one word, without a line more.

    Viewers break greedily and we set no breaks for them; a narrower box is what a careful
    designer would drag. Centred and one-line text keeps its box.
    """
    if bench.type.styles[style].align != "left":
        return width
    lines, widows = _count(bench, style, paragraphs, width)
    if not widows:
        return width
    step = 1.0
    while (step := step - 0.02) >= _NARROWEST:
        narrow_lines, narrow_widows = _count(bench, style, paragraphs, width * step)
        if narrow_lines > lines:
            break
        if narrow_widows == 0:
            return width * step
    return width


def _count(
    bench: Bench, style: str, paragraphs: Sequence[Paragraph], width: float
) -> tuple[int, int]:
    """Lines in all, and paragraphs of several lines that end in a single word."""
    lines = bench.type.set(paragraphs, width, "greedy").lines
    last: dict[int, tuple[int, str]] = {}
    for line in lines:
        count, _ = last.get(line.paragraph, (0, ""))
        last[line.paragraph] = (count + 1, line.text)
    widows = sum(1 for count, text in last.values() if count > 1 and len(text.split()) == 1)
    return len(lines), widows


def text(bench: Bench, spot: Spot, slot: str, content: Any) -> Block:
    """One text, several texts, or the points of a list, one paragraph each."""
    style = str(spot.style)
    texts = content.items if isinstance(content, Points) else content
    texts = [texts] if isinstance(texts, str) else list(texts)
    tag: Tag = "Title" if slot == "title" else "P" if len(texts) == 1 else "LI"
    paragraphs = [
        bench.type.paragraph(one, style, tag, before=spot.gap * bench.gap if i else 0.0)
        for i, one in enumerate(texts)
    ]
    return placed_text(bench, spot, slot, paragraphs)


def disclosure(bench: Bench, spot: Spot, slot: str, content: Sequence[Text]) -> Block:
    """The lines of the disclosure; the last one ends in what the speaker declares, or a blank."""
    ts, style = bench.type, str(spot.style)
    declared = bench.project.story.talk.disclosures
    paragraphs = []
    for i, one in enumerate(content):
        runs = list(ts.runs(one, style))
        if i == len(content) - 1:
            answer = declared or Text(ts.words.fill_in, one.span)
            runs += [Run(" ", ts.look(style), one.span), *ts.runs(answer, style)]
        paragraphs.append(ts.paragraph(runs, style, "LI", before=spot.gap * bench.gap if i else 0))
    return placed_text(bench, spot, slot, paragraphs)


def notice(bench: Bench, spot: Spot, slot: str, content: Sequence[Text]) -> Block:
    """Short notices on one line, a raised dot between them."""
    ts, style = bench.type, str(spot.style)
    runs: list[Run] = []
    for i, one in enumerate(content):
        if i:
            runs.append(Run("  ·  ", ts.look(style), one.span))
        runs += ts.runs(one, style)
    return placed_text(bench, spot, slot, [ts.paragraph(runs, style)])


def presenter(bench: Bench, spot: Spot, slot: str, content: Any) -> Block:
    """Who speaks, and where: nothing when not known."""
    talk = bench.project.story.talk
    known = [one for one in (talk.speaker, talk.event) if one]
    return notice(bench, spot, slot, known) if known else Block((), 0.0)


def crisis(bench: Bench, spot: Spot, slot: str, content: Crisis) -> Block:
    """What to do in a crisis: call or text, the name of the line, how it works."""
    ts, style = bench.type, str(spot.style)
    number = replace(ts.runs(content.number, style)[0], style=ts.look(style, bold=True))
    call = [*ts.runs(content.call, style), Run(" ", ts.look(style), content.call.span), number]
    name = [replace(r, style=ts.look(style, bold=True)) for r in ts.runs(content.name, style)]
    paragraphs = [
        ts.paragraph(call, style),
        ts.paragraph(name, style),
        ts.paragraph(content.more, style),
    ]
    return placed_text(bench, spot, slot, paragraphs)


def danger(bench: Bench, spot: Spot, slot: str, content: Crisis) -> Block:
    """What to do when a life is in danger, with its number."""
    ts, style = bench.type, str(spot.style)
    number = [
        replace(r, style=ts.look(style, bold=True)) for r in ts.runs(content.emergency, style)
    ]
    runs = [*ts.runs(content.danger, style), Run(" ", ts.look(style), content.danger.span), *number]
    runs.append(Run(".", ts.look(style), content.emergency.span))
    return placed_text(bench, spot, slot, [ts.paragraph(runs, style)])


_CELL = inches(0.38)
_LEAF = inches(0.27)


def arrays(bench: Bench, spot: Spot, slot: str, content: Study) -> Block:
    """Two groups of a hundred leaves, each with its number and what it is."""
    ts, box = bench.type, Box(*spot.box)
    frame = Frame(bench.project, ts, box.w, Room(1.0, 0.0))
    half, side = box.w / 2, 10 * _CELL
    words = box.w / 2 - side - inches(0.35)
    parts: list[tuple[Block, float, float]] = []
    for i, arm in enumerate(content.arms):
        x = box.x + i * half
        grid = hundred(arm.count, _CELL, _LEAF, plain(arm.label), frame)
        parts.append((Block((grid,), side), x, box.y))
        numeral = ts.text(ts.runs(str(arm.count), "numeral"), "numeral", words)
        of = Run(f"{ts.words.of_100} ", ts.look("array-label"), arm.label.span)
        label = ts.text([of, *ts.runs(arm.label, "array-label")], "array-label", words)
        at = x + side + inches(0.3)
        parts.append((numeral, at, box.y - inches(0.12)))
        parts.append((label, at, box.y - inches(0.12) + numeral.height))
    found = beside(parts)
    return replace(found, height=found.height - box.y)


_BAR_SHARE = 0.62
_LABEL_COLUMN = inches(1.9)


def chart(bench: Bench, spot: Spot, slot: str, content: Chart) -> Block:
    """Bars out of a hundred: a native chart in PowerPoint, drawn bars elsewhere."""
    ts, box = bench.type, Box(*spot.box)
    style = str(spot.style)
    paints = [Paint("leaf"), Paint("bark"), Paint("soil"), Paint("clay")]
    step = box.h / len(content.bars)
    top = max(60, 10 * math.ceil(max(bar.value for bar in content.bars) / 10))
    room = box.w - _LABEL_COLUMN - inches(0.9)
    items: list[Item] = []
    faults: list[Problem] = []
    for i, bar in enumerate(content.bars):
        y = box.y + i * step
        thick = step * _BAR_SHARE
        middle = y + step / 2
        label = ts.text(bar.label, style, _LABEL_COLUMN - 10)
        faults += label.faults
        items += [moved(item, box.x, middle - label.height / 2) for item in label.items]
        length = room * bar.value / top
        items.append(
            Shape((rectangle(box.x + _LABEL_COLUMN, middle - thick / 2, length, thick),), paints[i])
        )
        value = ts.text(ts.runs(Text(str(bar.value)), "heading"), "heading", inches(0.9))
        x = box.x + _LABEL_COLUMN + length + 10
        items += [moved(item, x, middle - value.height / 2) for item in value.items]
    numbers = [ts.words.chart.format(plain(bar.label), bar.value) for bar in content.bars]
    data = ChartData(
        plain(content.heading),
        tuple(plain(bar.label) for bar in content.bars),
        tuple(bar.value for bar in content.bars),
        tuple(paints[: len(content.bars)]),
        ts.look(style),
    )
    alt = f"{plain(content.heading)}. {', '.join(numbers)}."
    return Block((Group(tuple(items), box, Role("Figure", alt), "chart", data),), box.h, (),
                 tuple(faults))  # fmt: skip


_PAD_X, _PAD_Y = 10.0, 6.0
_ROW_STRETCH = inches(0.3)


def table(bench: Bench, spot: Spot, slot: str, content: Table) -> Block:
    """A table with a header row; the first column is the wider one."""
    shares = {2: (0.6, 0.4), 3: (0.4, 0.3, 0.3), 4: (0.28, 0.24, 0.24, 0.24)}
    rows = [content.header, *(row.cells for row in content.rows)]
    return _table(bench, spot, rows, shares[len(content.header)], inches(1.0))


def analogy(bench: Bench, spot: Spot, slot: str, content: Sequence[Row]) -> Block:
    """Rows of the analogy beside each other: garden at the left, brain at the right."""
    heads = bench.project.story.analogy
    rows = [[heads.garden, heads.brain], *([row.garden, row.brain] for row in content)]
    return _table(bench, spot, rows, (0.5, 0.5), inches(0.66))


def _table(
    bench: Bench, spot: Spot, rows: Sequence[Sequence[Text]], shares: Sequence[float], least: float
) -> Block:
    ts, box = bench.type, Box(*spot.box)
    columns = tuple(box.w * share for share in shares)
    styles = ["cell-head", *["cell"] * (len(rows) - 1)]
    heights = [inches(0.6), *[least] * (len(rows) - 1)]
    for number, row in enumerate(rows):
        for one, width in zip(row, columns, strict=False):
            needed = ts.text(one, styles[number], (width - 2 * _PAD_X) * SLACK).height
            heights[number] = max(heights[number], needed + 2 * _PAD_Y)
    spare = min(_ROW_STRETCH, max(0.0, box.h - sum(heights)) / (len(rows) - 1))
    heights = [heights[0], *(height + spare for height in heights[1:])]
    cells: list[tuple[TextBox, ...]] = []
    extents: list[Extent] = []
    faults: list[Problem] = []
    y = box.y
    for style, height, row in zip(styles, heights, rows, strict=True):
        set_cells = [
            ts.text(one, style, width - 2 * _PAD_X)
            for one, width in zip(row, columns, strict=False)
        ]
        x = box.x
        in_row = []
        for block, width in zip(set_cells, columns, strict=False):
            extents += block.extents
            faults += block.faults
            cell = moved(block.items[0], x + _PAD_X, y + (height - block.height) / 2)
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
    items += [cell for row in cells for cell in row]
    whole = Box(box.x, box.y, box.w, at - box.y)
    data = TableData(columns, tuple(heights), tuple(cells), Paint("deep"), Paint("sand"))
    alt = f"{plain(rows[0][0])} | {plain(rows[0][1])}"
    group = Group(tuple(items), whole, Role("Figure", alt), "table", data)
    return Block((group,), whole.h, tuple(extents), tuple(faults))


_TICK = inches(0.4)
_TICK_HANG = inches(0.67)


def checklist(bench: Bench, spot: Spot, slot: str, content: Sequence[Text]) -> Block:
    """Entries in two columns, each behind a box to tick, hairlines between."""
    ts, box = bench.type, Box(*spot.box)
    style = str(spot.style)
    rows = math.ceil(len(content) / 2)
    gutter = inches(0.5)
    column = (box.w - gutter) / 2
    blocks = [ts.text(one, style, column - _TICK_HANG, "LI") for one in content]
    needed = [ts.text(one, style, (column - _TICK_HANG) * SLACK).height for one in content]
    pads = inches(0.16)
    heights = [
        max(needed[i] for i in (row, row + rows) if i < len(content)) + 2 * pads
        for row in range(rows)
    ]
    stretch = max(0.0, min((box.h - sum(heights)) / rows, inches(0.3)))
    parts: list[tuple[Block, float, float]] = []
    y = box.y
    for row, height in enumerate(heights):
        height += stretch
        for side in (0, 1):
            i = row + side * rows
            if i >= len(content):
                continue
            x = box.x + side * (column + gutter)
            middle = y + height / 2
            frame = rectangle(0, 0, _TICK, _TICK)
            tick = Shape((frame,), Paint("paper"), Stroke(Paint("clay"), 2.25))
            parts.append((Block((tick,), _TICK), x, middle - _TICK / 2))
            parts.append((blocks[i], x + _TICK_HANG, middle - blocks[i].height / 2))
        if row:
            for side in (0, 1):
                x = box.x + side * (column + gutter)
                hair = Shape((rectangle(0, -0.4, column, 0.8),), Paint("clay", 30))
                parts.append((Block((hair,), 0.0), x, y))
        y += height
    found = beside(parts)
    return replace(found, height=sum(heights))


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
        parts.append((Block((stone,), _STONE), x + (width - wide) / 2, box.y))
        number = ts.text(ts.runs(Text(str(i + 1)), "stone"), "stone", width)
        parts.append((number, x, box.y + (_STONE - number.height) / 2 - 1))
        top = box.y + _STONE + inches(0.12)
        words = _stacked(bench, [(step.title, "step-head"), (step.text, "step-text")], width)
        parts.append((words, x, top))
        foot = max(foot, top + words.height - box.y)
    return replace(beside(parts), height=foot)


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> Subpath:
    return mapped(circle(0, 0, 1), lambda x, y: (cx + x * rx, cy + y * ry))


_LEAVES = (Paint("leaf"), Paint("soil"), Paint("clay"), Paint("deep"), Paint("bark"))


def people(bench: Bench, spot: Spot, slot: str, content: Sequence[Person]) -> Block:
    """Everyone: up to five in a row under their emblems, more in rows of three beside them."""
    return _team_row(bench, spot, content) if len(content) <= 5 else _team_grid(bench, spot, content)


_IN_A_ROW = 3
_GUTTER = inches(0.18)


def _team_row(bench: Bench, spot: Spot, content: Sequence[Person]) -> Block:
    box, side = Box(*spot.box), inches(1.75)
    pitch = min(inches(3.4), (box.w + _GUTTER) / len(content))
    width = pitch - _GUTTER
    left = box.x + (box.w - (pitch * len(content) - _GUTTER)) / 2
    top = box.y + inches(0.35)
    parts: list[tuple[Block, float, float]] = []
    for i, person in enumerate(content):
        x = left + i * pitch
        face = Block((_face(bench, person, i, side, "initials"),), side)
        parts.append((face, x + (width - side) / 2, top))
        parts.append((_who(bench, person, "", width), x, top + side + inches(0.14)))
    found = beside(parts)
    return replace(found, height=found.height - box.y)


def _team_grid(bench: Bench, spot: Spot, content: Sequence[Person]) -> Block:
    box, side = Box(*spot.box), inches(0.8)
    pitch = (box.w + _GUTTER) / _IN_A_ROW
    width = pitch - side - 2 * _GUTTER
    rows = math.ceil(len(content) / _IN_A_ROW)
    blocks = [_who(bench, person, "-beside", width) for person in content]
    heights = [
        max(max(block.height, side) for block in blocks[row * _IN_A_ROW : (row + 1) * _IN_A_ROW])
        for row in range(rows)
    ]
    spare = max(0.0, box.h - sum(heights)) / rows
    parts: list[tuple[Block, float, float]] = []
    y = box.y
    for row, height in enumerate(heights):
        for column in range(_IN_A_ROW):
            i = row * _IN_A_ROW + column
            if i < len(content):
                x = box.x + column * pitch
                face = _face(bench, content[i], i, side, "initials-beside")
                parts.append((Block((face,), side), x, y + 3))
                parts.append((blocks[i], x + side + _GUTTER, y))
        y += height + min(spare, inches(0.4))
    return replace(beside(parts), height=sum(heights))


def _who(bench: Bench, person: Person, suffix: str, width: float) -> Block:
    """Name, letters and role of a person as one text box."""
    lines: list[tuple[Text, str]] = [(person.name, f"name{suffix}")]
    if person.credentials:
        lines.append((person.credentials, f"letters{suffix}"))
    lines.append((person.role, f"role{suffix}"))
    return _stacked(bench, lines, width)


def _face(bench: Bench, person: Person, number: int, side: float, style: str) -> Item:
    words = bench.project.words
    picture = bench.project.pictures.get(str(person.portrait)) if person.portrait else None
    box = Box(0, 0, side, side)
    if isinstance(picture, Picture):
        alt = f"{words.portrait} {person.name}"
        return Photo(picture, box, Role("Figure", alt), round=True, span=person.span)
    ground = Shape((leaf_square(0, 0, side),), _LEAVES[number % len(_LEAVES)])
    ts = bench.type
    letters = ts.text(ts.runs(Text(initials(person.name)), style), style, side)
    inner = [moved(item, 0.0, (side - letters.height) / 2) for item in letters.items]
    alt = f"{words.monogram} {person.name}"
    return Group((ground, *inner), box, Role("Figure", alt), "monogram")


def _stacked(bench: Bench, lines: Sequence[tuple[Text, str]], width: float) -> Block:
    """Several texts in styles of their own as one text box, so that they stay together."""
    ts = bench.type
    paragraphs = [ts.paragraph(one, style) for one, style in lines]
    whole = ts.text(paragraphs, lines[0][1], width)
    checks = [ts.text(one, style, width * SLACK) for one, style in lines]
    return replace(
        whole,
        height=sum(check.height for check in checks),
        faults=tuple(fault for check in checks for fault in check.faults),
    )


def sources(bench: Bench, spot: Spot, slot: str, content: Mapping[str, Source]) -> Block:
    """Every source in its short form, in two columns."""
    ts, style = bench.type, str(spot.style)
    listed = list(content.values())
    rows = math.ceil(len(listed) / 2)
    box = Box(*spot.box)
    gutter = inches(0.33)
    column = (box.w - gutter) / 2
    blocks = []
    for i, part in enumerate((listed[:rows], listed[rows:])):
        if not part:
            continue
        paragraphs = [
            ts.paragraph(one.short, style, "LI", before=spot.gap * bench.gap if n else 0.0)
            for n, one in enumerate(part)
        ]
        where = Box(box.x + i * (column + gutter), box.y, column, box.h)
        blocks.append(placed_text(bench, spot, f"{slot}-{i + 1}", paragraphs, where))
    return Block(
        tuple(item for block in blocks for item in block.items),
        max(block.height for block in blocks),
        tuple(extent for block in blocks for extent in block.extents),
        tuple(fault for block in blocks for fault in block.faults),
    )


SPOT_KINDS: dict[str, SpotKind] = {
    "text": text,
    "disclosure": disclosure,
    "notice": notice,
    "presenter": presenter,
    "crisis": crisis,
    "danger": danger,
    "arrays": arrays,
    "chart": chart,
    "table": table,
    "map": analogy,
    "checklist": checklist,
    "path": path,
    "people": people,
    "sources": sources,
}
