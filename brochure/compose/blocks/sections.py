"""Blocks of the article: the opening of a panel, an item with its picture, a study in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from brochure.compose.blocks.words import headed
from brochure.compose.emblems import counter
from brochure.compose.frame import HANG, Frame
from brochure.compose.typesetter import (
    Block,
    Typesetter,
    below,
    beside,
    tagged,
)
from brochure.model.art import (
    Drawing,
    Picture,
    Subpath,
    line,
)
from brochure.model.scene import (
    DECORATION,
    Art,
    Box,
    Group,
    Item,
    Paint,
    Photo,
    Role,
    Shape,
    Stroke,
    TextBox,
)
from brochure.model.story import Passage, Study
from brochure.model.written import Text

_SPOT_HANG = 13 / 250
"""The space around the disc of a roundel, in parts of its side (`brochure/garden/spots.py`)."""
_SPOT_TO_TEXT = 6.0


def opening(frame: Frame, passage: Passage) -> Block:
    """The heading of a panel and its lead."""
    ts = frame.type
    lead = ts.text(passage.text, "lead", frame.width)
    if passage.heading is None:
        return lead
    heading = replace(ts.text(passage.heading, "heading", frame.width, "H2"), hang=HANG)
    return below([heading, lead], 1.0, frame.room.grid, frame.room.line)


def item(frame: Frame, passage: Passage) -> Block:
    """One idea: its spot picture at the left, heading and text beside it."""
    ts = frame.type
    picture = frame.project.pictures.get(str(passage.picture)) if passage.picture else None
    indent = frame.room.spot + _SPOT_TO_TEXT if picture else 0.0
    width = frame.width - indent
    words = headed(frame, passage.heading, passage.text, width)
    if picture is None:
        return replace(words, before=9.0)
    spot = spot_picture(picture, frame.room.spot, str(passage.alt or ""), passage)
    head = "body" if passage.heading is None else "subheading"
    top = (words.first or 0.0) - ts.cap_height(head)
    return replace(beside([(words, indent, 0.0), (spot, 0.0, top)]), before=9.0)


def roundel(frame: Frame, passage: Passage) -> Block:
    """The picture of a passage alone, in the middle: an ornament, told where its words stand."""
    picture = frame.project.pictures.get(str(passage.picture)) if passage.picture else None
    if picture is None:
        return Block((), 0.0)
    shown = spot_picture(picture, frame.room.spot, "", passage)
    rim = frame.room.spot * _SPOT_HANG if isinstance(picture, Drawing) else 0.0
    disc = frame.room.spot - 2 * rim
    return beside([(shown, (frame.width - disc) / 2, 0.0)], disc)


def spot_picture(picture: Drawing | Picture, side: float, alt: str, owner: Passage) -> Block:
    """A picture in a square of `side`; a drawing hangs out by the rim of its disc."""
    role = Role("Figure", alt) if alt else DECORATION
    shown: Item
    if isinstance(picture, Drawing):
        hang = side * _SPOT_HANG
        height = side * picture.height / picture.width
        shown = Art(picture, Box(-hang, -hang, side, height), role, span=owner.span)
    else:
        height = side
        shown = Photo(picture, Box(0, 0, side, side), role, round=True, span=owner.span)
    return Block((shown,), height)


_CELL = 6.05
_LEAF = 4.3
_ARRAY = 10 * _CELL
_ARRAY_TO_LABEL = 5.0
_NARROWEST = 20


def study(frame: Frame, shown: Study) -> Block:
    """What a study found: two groups of a hundred leaves, the numbers, and how sure we are."""
    ts = frame.type
    rule = Shape(
        (line(0, 0, frame.width, 0),),
        None,
        Stroke(Paint("leaf"), frame.project.theme.look.rule_weight),
    )
    half = frame.width / 2
    # The first row of leaves stands at the height of the numeral's head, the higher at the top.
    rise = ts.baseline("numeral") - ts.cap_height("numeral") - (_CELL - _LEAF) / 2
    leaves_at, words_at = max(0.0, rise), max(0.0, -rise)
    arrays = []
    label_width = half - _ARRAY - _ARRAY_TO_LABEL - 3.0
    alike = _alike(ts, [arm.label for arm in shown.arms], label_width)
    for i, arm in enumerate(shown.arms):
        numeral = ts.text(ts.runs(str(arm.count), "numeral"), "numeral", label_width)
        of = ts.text(ts.runs(ts.words.in_100, "array-label-bold"), "array-label-bold", label_width)
        label = ts.text(arm.label, "array-label", alike)
        words = below([numeral, of, replace(label, before=2.0)])
        # The words beside the leaves say what the leaves show: to be heard once is enough.
        leaves = replace(hundred(arm.count, _CELL, _LEAF, "", frame), role=DECORATION)
        arrays.append((Block((leaves,), _ARRAY), i * half, leaves_at))
        arrays.append((tagged(words, "P"), i * half + _ARRAY + _ARRAY_TO_LABEL, words_at))
    parts = [
        Block((rule,), 0.0),
        replace(headed(frame, shown.heading, shown.measure, frame.width), before=6.0),
        replace(beside(arrays), before=4.0, first=None),
        replace(ts.text(shown.note, "body", frame.width), before=4.0),
    ]
    return replace(below(parts, max(1.0, frame.room.gap), frame.room.grid), before=12.0)


def _alike(ts: Typesetter, labels: Sequence[Text], width: float) -> float:
    """The widest measure at which all labels begin with a line of as many words."""
    for narrower in range(_NARROWEST):
        shown = [ts.text(label, "array-label", width - narrower).items[0] for label in labels]
        lines = [box.lines[0] for box in shown if isinstance(box, TextBox)]
        if len({sum(len(run.text.split()) for run in line.runs) for line in lines}) == 1:
            return width - narrower
    return width


def hundred(
    count: int, cell: float, leaf: float, label: str, frame: Frame, outlined: bool = False
) -> Group:
    """Ten rows of ten leaves, `count` of them filled, from the top left, row by row.

    The others are pale, or outlined where leaves are large: told by fill, not by hue alone.
    """
    leaves = _marks(frame.project.theme.look.mark, cell, leaf)
    box = Box(0, 0, 10 * cell, 10 * cell)
    on = Shape(leaves[:count], Paint("leaf"), name="filled")
    rest = leaves[count:]
    if outlined:
        off = Shape(rest, None, Stroke(Paint("bark"), 1.0), name="empty")
    else:
        off = Shape(rest, Paint("unlit"), name="empty")
    alt = f"{count} {frame.type.words.in_100} {label}"
    return Group(tuple(s for s in (on, off) if s.subpaths), box, Role("Figure", alt), "array")


@cache
def _marks(mark: str, cell: float, size: float) -> tuple[Subpath, ...]:
    margin = (cell - size) / 2
    return tuple(
        counter(mark, (i % 10) * cell + margin, (i // 10) * cell + margin, size) for i in range(100)
    )
