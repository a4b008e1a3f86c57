"""The items of a panel that is flooded with ink in; the same items for plain paper out.

An office printer reaches neither the edge of the sheet nor an even dark ground, so there the
panel stays white, and what was pale on the dark takes the inks that the theme names for paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from brochure.model.art import Drawing
from brochure.model.scene import (
    DECORATION,
    Art,
    Element,
    Group,
    Item,
    Line,
    Paint,
    Paragraph,
    Photo,
    Shape,
    Stroke,
    TextBox,
    TextStyle,
)

Inks = Mapping[str, str]
"""An ink on the dark ground → the ink that takes its place on paper."""


def on_paper(items: Iterable[Item], inks: Inks) -> list[Item]:
    """Every item with its inks changed; places and words stay."""
    return [_item(item, inks) for item in items]


def _item(item: Item, inks: Inks) -> Item:
    match item:
        case TextBox():
            paragraphs = tuple(_paragraph(paragraph, inks) for paragraph in item.paragraphs)
            lines = tuple(_line(line, inks) for line in item.lines)
            return replace(item, paragraphs=paragraphs, lines=lines)
        case Shape():
            fill = _paint(item.fill, inks) if item.fill else None
            stroke = _stroke(item.stroke, inks) if item.stroke else None
            return replace(item, fill=fill, stroke=stroke)
        case Art():
            if item.role != DECORATION:
                return item  # a logo: its inks are the clinic's own
            return replace(item, drawing=_drawing(item.drawing, inks))
        case Group() | Element():
            return replace(item, items=tuple(on_paper(item.items, inks)))
        case Photo():
            return item


def _paint(paint: Paint, inks: Inks) -> Paint:
    return replace(paint, ink=inks.get(paint.ink, paint.ink))


def _stroke(stroke: Stroke, inks: Inks) -> Stroke:
    return replace(stroke, paint=_paint(stroke.paint, inks))


def _style(style: TextStyle, inks: Inks) -> TextStyle:
    return replace(style, paint=_paint(style.paint, inks))


def _paragraph(paragraph: Paragraph, inks: Inks) -> Paragraph:
    runs = tuple(replace(run, style=_style(run.style, inks)) for run in paragraph.runs)
    return replace(paragraph, runs=runs)


def _line(line: Line, inks: Inks) -> Line:
    runs = tuple(replace(run, style=_style(run.style, inks)) for run in line.runs)
    return replace(line, runs=runs)


def _drawing(drawing: Drawing, inks: Inks) -> Drawing:
    paths = tuple(replace(path, ink=inks.get(path.ink, path.ink)) for path in drawing.paths)
    return replace(drawing, paths=paths)
