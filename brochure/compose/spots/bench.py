"""What the places of a slide share: the Bench, text in a box, texts kept together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from brochure.compose.typesetter import Block, Typesetter
from brochure.model.project import Project
from brochure.model.scene import (
    Box,
    Paragraph,
    TextBox,
    moved,
)
from brochure.model.template import Spot
from brochure.model.written import Text

SLACK = 0.95
"""Share of a box's width that text must fit in: viewers differ by a few per cent."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a spot is composed with: project, typesetter, and the tightness of paragraph gaps."""

    project: Project
    type: Typesetter
    gap: float


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
    align = bench.type.styles[style].align
    width = box.w
    if bench.type.text(paragraphs, style, width).height <= box.h:  # else it is over at any width
        if slot == "title" or (align == "center" and spot.fill is None):
            width = even(bench, style, paragraphs, width)
        elif align == "left":
            width = widowless(bench, style, paragraphs, width, box.h)
    found = bench.type.text(paragraphs, style, width, slot=slot)
    if not found.items:
        return found
    needed = bench.type.text(paragraphs, style, width * SLACK if width == box.w else width).height
    text = found.items[0]
    assert isinstance(text, TextBox)
    drop = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[spot.anchor] * (box.h - found.height)
    left = box.x + (box.w - width) / 2 if align == "center" else box.x
    shown = moved(text, left, box.y + drop)
    assert isinstance(shown, TextBox)
    item = replace(shown, box=replace(box, x=left, w=width), anchor=spot.anchor)
    return replace(found, items=(item,), height=max(needed, found.height))


_NARROWEST = 0.72
_NARROWEST_TITLE = 0.56


def widowless(
    bench: Bench,
    style: str,
    paragraphs: Sequence[Paragraph],
    width: float,
    height: float = 0.0,
) -> float:
    """The width at which no paragraph ends in a line of one word, without a line more.

    Where there is none, one with a line more that stays within `height`. Viewers break greedily
    and we set no breaks for them; a narrower box is what a careful designer would drag.
    """
    lines, widows = _count(bench, style, paragraphs, width)
    if not widows:
        return width
    more: float | None = None
    for step in range(1, round((1 - _NARROWEST) * 50) + 1):
        narrower = width * (1 - step / 50)
        narrow_lines, narrow_widows = _count(bench, style, paragraphs, narrower)
        if narrow_lines > lines + 1 or (more is not None and narrow_lines > lines):
            break
        if narrow_widows or not _steady(bench, paragraphs, narrower):
            continue
        if narrow_lines == lines:
            return narrower
        if bench.type.set(paragraphs, narrower * SLACK, "greedy").height <= height:
            more = narrower
    return width if more is None else more


def unbroken(bench: Bench, paragraphs: Sequence[Paragraph], width: float) -> float:
    """The widest measure at which no line ends within brackets: “placebo (no | drug)” misleads."""
    step = 1.0
    while step >= _NARROWEST:
        lines = bench.type.set(paragraphs, width * step, "greedy").lines
        whole = all(line.text.count("(") == line.text.count(")") for line in lines)
        if whole and _steady(bench, paragraphs, width * step):
            return width * step
        step -= 0.02
    return width


def even(bench: Bench, style: str, paragraphs: Sequence[Paragraph], width: float) -> float:
    """The width at which the lines are most alike in length."""

    def unevenness(share: float) -> float:
        lines = bench.type.set(paragraphs, width * share, "greedy").lines
        lengths = [sum(run.width for run in line.runs) for line in lines]
        return max(lengths) - min(lengths)

    lines, _ = _count(bench, style, paragraphs, width)
    if lines < 2:
        return width
    steps = round((1 - _NARROWEST_TITLE) * 50)
    shares = [
        share
        for share in (1 - step / 50 for step in range(steps + 1))
        if _count(bench, style, paragraphs, width * share) == (lines, 0)
        and _steady(bench, paragraphs, width * share)
    ]
    return width * min(shares, key=unevenness, default=1.0)


def _steady(bench: Bench, paragraphs: Sequence[Paragraph], width: float) -> bool:
    """Whether a little more or less width gives the same lines: viewers round differently."""
    texts = {
        tuple(line.text for line in bench.type.set(paragraphs, width * share, "greedy").lines)
        for share in (0.985, 1.0, 1.015)
    }
    return len(texts) == 1


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


def stacked(
    bench: Bench,
    lines: Sequence[tuple[Text, str]],
    width: float,
    before: Sequence[float] = (),
    slot: str = "",
) -> Block:
    """Several texts in styles of their own as one text box, so that they stay together.

    `before` is the space above each, in points: none where it is not given. `slot` names the
    placeholder that the box is on its layout.
    """
    ts = bench.type
    spaces = before or [0.0] * len(lines)
    paragraphs = [
        ts.paragraph(one, style, before=space)
        for (one, style), space in zip(lines, spaces, strict=True)
    ]
    whole = ts.text(paragraphs, lines[0][1], width, slot=slot)
    checks = [ts.text(one, style, width * SLACK) for one, style in lines]
    return replace(
        whole,
        height=sum(check.height for check in checks) + sum(spaces),
        faults=tuple(fault for check in checks for fault in check.faults),
    )
