"""A drawing, and places in it that stand for something, in; the labelled picture as one thing out.

Where a leader points is the layout's; what it says is the content's: a row of the analogy. The
picture says the same to readers who do not see it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.typesetter import Block, Typesetter, beside
from brochure.model.art import Drawing, Subpath, circle, line, rectangle
from brochure.model.project import Project
from brochure.model.scene import Art, Box, Group, Item, Paint, Role, Shape, Stroke, TextBox
from brochure.model.story import Row
from brochure.model.template import Leader
from brochure.problems import Problem, error
from brochure.text.inline import plain

_WEIGHT = 0.055
"""Of a leader, in parts of the size of its words."""
_DOT = 0.24
_TICK = 0.4
"""How far the ends of a bracket turn toward what it spans, in parts of the size of the words."""
_GAP = 3.0
_ROUNDING = 0.5
_GRAINS = ((0, 0), (7, -4), (-6, -5), (4, 6), (-4, 7), (11, 3), (-11, 2), (1, -9), (9, 9))
"""Where grains lie around the end of a leader, for words of 20 points."""


def labelled(
    project: Project, ts: Typesetter, drawing: Drawing, box: Box, leaders: Sequence[Leader]
) -> Block:
    """The drawing in its box with a label and a leader for each row; its own place is kept."""
    parts: list[tuple[Block, float, float]] = []
    said: list[str] = []
    for leader in leaders:
        row = project.story.find(str(leader.use))
        if not isinstance(row, Row):
            continue
        label = _label(ts, row, leader)
        x, y, _ = leader.box
        over = y + label.height - _room_below(leader, leaders, box)
        if over > _ROUNDING and label.extents and not label.faults:
            label = replace(label, faults=(_too_high(ts, label, leader, over),))
        parts.append((Block(tuple(_pointer(ts, leader, label, box)), 0.0), 0.0, 0.0))
        if leader.fill is not None:
            parts.append((_ground(leader.fill, label), x, y))
        parts.append((label, x, y))
        said.append(f"{plain(row.garden)}: {plain(row.brain)}")
    words = beside(parts)
    items: tuple[Item, ...] = (Art(drawing, box, clip=box), *words.items)
    group = Group(items, box, Role("Figure", "; ".join(said) + "."), "labelled garden")
    return replace(words, items=(group,))


def in_parts(block: Block) -> list[Item]:
    """A labelled picture as drawing and words apart, for media in which a group is one figure."""
    found: list[Item] = []
    for item in block.items:
        found += item.items if isinstance(item, Group) else [item]
    return found


def _label(ts: Typesetter, row: Row, leader: Leader) -> Block:
    """What stands in the garden, in bold, and below it what it stands for."""
    style = str(leader.style)
    garden = [replace(run, style=ts.look(style, bold=True)) for run in ts.runs(row.garden, style)]
    paragraphs = [ts.paragraph(garden, style), ts.paragraph(row.brain, style)]
    return ts.text(paragraphs, style, leader.box[2])


def _room_below(leader: Leader, leaders: Sequence[Leader], drawn: Box) -> float:
    """Where the foot of a label may reach: the next label below it, or the end of the drawing
    where it stands in that.
    """
    x, y, width = leader.box
    under = [
        other.box[1]
        for other in leaders
        if other.box[1] > y and other.box[0] < x + width and x < other.box[0] + other.box[2]
    ]
    return min([*under, drawn.bottom if y < drawn.bottom else math.inf])


def _too_high(ts: Typesetter, label: Block, leader: Leader, over: float) -> Problem:
    """A label that reaches out of the drawing it stands in, or into the label below it."""
    style = str(leader.style)
    lines = max(1, math.ceil(over / ts.leading(style) - 0.05))
    all_lines = max(1, sum(extent.lines for extent in label.extents))
    words = math.ceil(lines * sum(extent.words for extent in label.extents) / all_lines)
    longest = max(label.extents, key=lambda extent: (extent.lines, extent.words))
    return error(
        "fit/overflow",
        f"This label of a picture is over by {lines} {'line' if lines == 1 else 'lines'} "
        f"at {ts.size(style):g} pt.",
        f"Cut about {words} {'word' if words == 1 else 'words'} in the two columns of its row.",
        longest.span,
    )


def _ground(ink: str, label: Block) -> Block:
    """An even ground as wide as the words, for a label where something grows."""
    width = max(map(_words_right, label.items), default=0.0)
    plate = rectangle(-_GAP, 0.0, width + 2 * _GAP, label.height + _GAP)
    return Block((Shape((plate,), Paint(ink), name="label ground"),), 0.0)


def _start(leader: Leader, label: Block, size: float) -> tuple[float, float]:
    """Where the line leaves its label: above or below it, or beside its first line."""
    x, y, width = leader.box
    to_x, to_y = leader.at
    right = x + max((_words_right(item) for item in label.items), default=width)
    if x <= to_x <= right:
        return to_x, y - _GAP if to_y < y else y + label.height + _GAP
    return (x - _GAP if to_x < x else right + _GAP), y + 0.7 * size


def _words_right(item: Item) -> float:
    """Where the longest line of a label ends, from the left of the label."""
    lines = item.lines if isinstance(item, TextBox) else ()
    return max((run.x + run.width for line in lines for run in line.runs), default=0.0)


def _pointer(ts: Typesetter, leader: Leader, label: Block, drawn: Box) -> list[Item]:
    """A line from the label to the place in the ink of its bold words: it ends in a dot, in the
    bracket over all it spans, or in grains."""
    size = ts.size(str(leader.style))
    paint = Paint(ts.look(str(leader.style), bold=True).paint.ink)
    to_x, to_y = leader.at
    start = _start(leader, label, size)
    items: list[Item] = []
    if leader.grains:
        scale = size / 20
        grains: list[Subpath] = [
            circle(to_x + dx * scale, to_y + dy * scale, 2.2 * scale) for dx, dy in _GRAINS
        ]
        items.append(Shape(tuple(grains), Paint("sun"), name="grains"))
    stroke = Stroke(paint, size * _WEIGHT)
    items.append(Shape((line(*start, to_x, to_y),), None, stroke, name="leader"))
    if leader.over is not None:
        left, right = leader.over
        turn = size * _TICK * (1 if to_y < drawn.y + drawn.h / 2 else -1)
        bracket = (
            line(left, to_y, right, to_y),
            line(left, to_y, left, to_y + turn),
            line(right, to_y, right, to_y + turn),
        )
        items.append(Shape(bracket, None, stroke, name="leader bracket"))
    elif not leader.grains:
        items.append(Shape((circle(to_x, to_y, size * _DOT),), paint, name="leader end"))
    return items
