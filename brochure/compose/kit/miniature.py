"""A page and a width in; the page as a small picture out: all scaled, its words still words."""

from __future__ import annotations

from dataclasses import replace

from brochure.model.art import mapped, rectangle
from brochure.model.scene import (
    Art,
    Box,
    Element,
    GlyphRun,
    Group,
    Item,
    Line,
    Page,
    Paint,
    Paragraph,
    Photo,
    Role,
    Shape,
    Stroke,
    TextBox,
    TextStyle,
)

_HAIR = 0.5


def miniature(page: Page, x: float, y: float, width: float) -> Group:
    """The page as wide as `width`, its top left at (x, y), framed; it speaks by its title.

    Too small to tap: its links are not live.
    """
    k = width / page.width
    box = Box(x, y, width, page.height * k)
    edge = Shape(
        (rectangle(box.x, box.y, box.w, box.h),), None, Stroke(Paint("muted"), _HAIR), name="edge"
    )
    items = tuple(_scaled(item, k, x, y) for item in page.items)
    return Group((*items, edge), box, Role("Figure", page.title), f"slide {page.name}")


def _scaled(item: Item, k: float, dx: float, dy: float) -> Item:
    match item:
        case TextBox():
            return replace(
                item,
                box=_box(item.box, k, dx, dy),
                paragraphs=tuple(_paragraph(p, k) for p in item.paragraphs),
                lines=tuple(_line(line, k, dx, dy) for line in item.lines),
                slot="",
            )
        case Shape():
            subpaths = tuple(
                mapped(s, lambda px, py: (px * k + dx, py * k + dy)) for s in item.subpaths
            )
            stroke = replace(item.stroke, width=item.stroke.width * k) if item.stroke else None
            return replace(item, subpaths=subpaths, stroke=stroke)
        case Art():
            clip = _box(item.clip, k, dx, dy) if item.clip else None
            return replace(item, box=_box(item.box, k, dx, dy), clip=clip)
        case Photo():
            return replace(item, box=_box(item.box, k, dx, dy), slot="")
        case Group():
            inner = tuple(_scaled(one, k, dx, dy) for one in item.items)
            return replace(item, items=inner, box=_box(item.box, k, dx, dy), native=None)
        case Element():
            return replace(item, items=tuple(_scaled(one, k, dx, dy) for one in item.items))


def _box(box: Box, k: float, dx: float, dy: float) -> Box:
    return Box(box.x * k + dx, box.y * k + dy, box.w * k, box.h * k)


def _style(style: TextStyle, k: float) -> TextStyle:
    return replace(style, size=style.size * k, rise=style.rise * k)


def _paragraph(paragraph: Paragraph, k: float) -> Paragraph:
    runs = tuple(replace(run, style=_style(run.style, k), link="") for run in paragraph.runs)
    return replace(paragraph, runs=runs, leading=paragraph.leading * k, before=paragraph.before * k)


def _line(line: Line, k: float, dx: float, dy: float) -> Line:
    runs = tuple(_run(run, k, dx) for run in line.runs)
    return replace(line, baseline=line.baseline * k + dy, runs=runs)


def _run(run: GlyphRun, k: float, dx: float) -> GlyphRun:
    return replace(
        run,
        style=_style(run.style, k),
        x=run.x * k + dx,
        advances=tuple(advance * k for advance in run.advances),
        link="",
    )
