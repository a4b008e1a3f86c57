"""A page of a Scene in; the same page small, cut at its trim, as one figure out."""

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
)

_EDGE = Stroke(Paint("muted"), 0.5)
_FOLD = Stroke(Paint("muted"), 0.5, (2.0, 2.0))
_MARKS = ("crop mark", "fold tick")


def thumbnail(page: Page, width: float, alt: str) -> Block:
    """The page at this width, with a thin edge and its folds; vector, from the same items."""
    factor = width / page.trim.w
    height = page.trim.h * factor
    inside = tuple(_small(page.items, page.trim, factor))
    frame = Box(0.0, 0.0, width, height)
    edge = Shape((rectangle(0.0, 0.0, width, height),), None, _EDGE)
    folds = tuple(
        Shape((line(x, 0.0, x, height),), None, _FOLD)
        for x in ((fold - page.trim.x) * factor for fold in page.folds)
    )
    figure = Group((*inside, *folds, edge), frame, Role("Figure", alt), "thumbnail")
    return Block((figure,), height)


def _small(items: tuple[Item, ...], trim: Box, factor: float) -> Iterator[Item]:
    """What lies inside the trim, scaled; marks and slug stay away."""

    def box(b: Box) -> Box:
        return Box((b.x - trim.x) * factor, (b.y - trim.y) * factor, b.w * factor, b.h * factor)

    def outline(subpath: Subpath) -> Subpath:
        return mapped(subpath, lambda x, y: ((x - trim.x) * factor, (y - trim.y) * factor))

    for item in items:
        match item:
            case Shape(name="ground"):
                whole = rectangle(0.0, 0.0, trim.w * factor, trim.h * factor)
                yield replace(item, subpaths=(whole,), role=DECORATION)
            case Shape(name=name) if name in _MARKS:
                continue
            case Shape():
                stroke = item.stroke and replace(item.stroke, width=item.stroke.width * factor)
                yield replace(item, subpaths=tuple(map(outline, item.subpaths)), stroke=stroke)
            case Art():
                yield replace(item, box=box(item.box), clip=box(trim if item.clip else item.box))
            case Photo():
                yield replace(item, box=box(item.box))
            case TextBox():
                if item.box.y < trim.bottom:
                    yield _small_text(item, trim, factor, box(item.box))
            case Group():
                inner = tuple(_small(item.items, trim, factor))
                yield replace(item, items=inner, box=box(item.box), role=DECORATION, native=None)
            case Element():
                yield from _small(item.items, trim, factor)


def _small_text(text: TextBox, trim: Box, factor: float, box: Box) -> TextBox:
    lines = tuple(
        replace(
            set_line,
            baseline=(set_line.baseline - trim.y) * factor,
            runs=tuple(
                replace(
                    run,
                    x=(run.x - trim.x) * factor,
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
