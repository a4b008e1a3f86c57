"""A page of a Scene in; the same page small, or one of its panels, as one figure out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from brochure.compose.typesetter import Block
from brochure.model.art import Subpath, line, mapped, rectangle
from brochure.model.scene import (
    DECORATION,
    Art,
    Box,
    Element,
    Group,
    Item,
    Page,
    Paint,
    Photo,
    Role,
    Shape,
    Stroke,
    TextBox,
    extent,
)

_EDGE = Stroke(Paint("muted"), 0.5)
_FOLD = Stroke(Paint("muted"), 0.5, (2.0, 2.0))


def thumbnail(page: Page, width: float, alt: str) -> Block:
    """The page at this width, with a thin edge and its folds; vector, from the same items."""
    factor = width / page.trim.w
    block = small(page, page.trim, factor)
    folds = tuple(
        Shape((line(x, 0.0, x, block.height),), None, _FOLD)
        for x in ((fold - page.trim.x) * factor for fold in page.folds)
    )
    figure = Group(
        (*block.items, *folds), Box(0.0, 0.0, width, block.height), Role("Figure", alt), "thumbnail"
    )
    return Block((figure,), block.height)


def small(page: Page, cut: Box, factor: float) -> Block:
    """What stands in a part of the page, on its paper, scaled, with a thin edge."""
    w, h = cut.w * factor, cut.h * factor
    ground = Shape((rectangle(0.0, 0.0, w, h),), Paint("white"))
    edge = Shape((rectangle(0.0, 0.0, w, h),), None, _EDGE)
    return Block((ground, *_small(page.items, cut, factor), edge), h)


def _small(items: tuple[Item, ...], cut: Box, factor: float) -> Iterator[Item]:
    """What has its middle inside the cut, scaled; marks and slug stay away."""

    def box(b: Box) -> Box:
        return Box((b.x - cut.x) * factor, (b.y - cut.y) * factor, b.w * factor, b.h * factor)

    def place(x: float, y: float) -> tuple[float, float]:
        """Where a point goes: a ground that runs into the bleed ends at the cut."""
        x, y = min(max(x, cut.x), cut.right), min(max(y, cut.y), cut.bottom)
        return (x - cut.x) * factor, (y - cut.y) * factor

    def outline(subpath: Subpath) -> Subpath:
        return mapped(subpath, place)

    for item in items:
        if isinstance(item, Element):
            yield from _small(item.items, cut, factor)
            continue
        if isinstance(item, Shape) and item.name == "ground":
            whole = rectangle(0.0, 0.0, cut.w * factor, cut.h * factor)
            yield replace(item, subpaths=(whole,), role=DECORATION)
            continue
        if isinstance(item, Art):
            clip = _overlap(cut, item.clip or item.box)
            if clip.w > 0 and clip.h > 0:
                yield replace(item, box=box(item.box), clip=box(clip))
            continue
        if not _holds(cut, extent(item)):
            continue
        match item:
            case Shape():
                stroke = item.stroke and replace(item.stroke, width=item.stroke.width * factor)
                outlines = tuple(map(outline, item.subpaths))
                yield replace(item, subpaths=outlines, stroke=stroke, role=DECORATION)
            case Photo():
                yield replace(item, box=box(item.box))
            case TextBox():
                yield _small_text(item, cut, factor, box(item.box))
            case Group():
                inner = tuple(_small(item.items, cut, factor))
                yield replace(item, items=inner, box=box(item.box), role=DECORATION, native=None)


def _holds(cut: Box, one: Box) -> bool:
    x, y = one.x + one.w / 2, one.y + one.h / 2
    return cut.x <= x <= cut.right and cut.y <= y <= cut.bottom


def _overlap(a: Box, b: Box) -> Box:
    x, y = max(a.x, b.x), max(a.y, b.y)
    return Box(x, y, min(a.right, b.right) - x, min(a.bottom, b.bottom) - y)


def _small_text(text: TextBox, cut: Box, factor: float, box: Box) -> TextBox:
    lines = tuple(
        replace(
            set_line,
            baseline=(set_line.baseline - cut.y) * factor,
            runs=tuple(
                replace(
                    run,
                    x=(run.x - cut.x) * factor,
                    advances=tuple(advance * factor for advance in run.advances),
                    style=replace(
                        run.style, size=run.style.size * factor, rise=run.style.rise * factor
                    ),
                )
                for run in set_line.runs
            ),
        )
        for set_line in text.lines
    )
    return replace(text, box=box, lines=lines)
