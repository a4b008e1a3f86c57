"""The deck's Scene in; the same slides as pages of a PDF out: grounds under them, colours as shown.

PowerPoint draws a layout's ground and shapes under each of its slides; a page has to carry them.
"""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import replace

from brochure.model.art import Drawing, rectangle
from brochure.model.scene import (
    Art,
    Box,
    Element,
    Group,
    Item,
    LayoutFrame,
    Line,
    Page,
    Paint,
    Photo,
    Scene,
    Shape,
    TextBox,
)
from brochure.model.theme import Ink

_NOT_BLACK_ALONE = (0.0, 0.0, 0.0, 0.0)
"""A slide's ink is a colour of its own on the screen, not the black plate."""


def slides_as_pages(deck: Scene) -> Scene:
    """The deck as the scene of `deck.pdf`."""
    shown = Projector(deck.inks)
    pages = []
    for page in deck.pages:
        whole = slide_as_page(deck, page)
        pages.append(replace(whole, items=tuple(shown.item(item) for item in whole.items)))
    return replace(deck, piece="deck-pdf", medium="screen", pages=tuple(pages), inks=shown.inks)


def slide_as_page(deck: Scene, page: Page) -> Page:
    """A slide with all that its layout draws under it."""
    frame = next((one for one in deck.layouts if one.name == page.layout), None)
    if frame is None:
        return page
    whole = Box(0, 0, page.width, page.height)
    ground = Shape((rectangle(0, 0, whole.w, whole.h),), frame.ground, name="ground")
    return replace(page, items=(ground, *frame.items, *_filled(page.items, frame)), notes=())


class Projector:
    """Gives every paint the colour that PowerPoint makes of it, as an ink of its own.

    A tint there is a change of lightness, not a mixture with paper; `inks` holds what was met.
    """

    def __init__(self, inks: Mapping[str, Ink]) -> None:
        self._slots = {ink.slot: ink.deck or ink.rgb for ink in inks.values() if ink.lum is None}
        self._known = inks
        self.inks = {name: self._shown(ink, 100) for name, ink in inks.items()}
        self._drawings: dict[int, Drawing] = {}

    def paint(self, paint: Paint) -> Paint:
        if paint.tint == 100:
            return paint
        name = f"{paint.ink}-{paint.tint}"
        if name not in self.inks:
            self.inks[name] = self._shown(self._known[paint.ink], paint.tint)
        return Paint(name)

    def item(self, item: Item) -> Item:
        match item:
            case TextBox():
                return replace(item, lines=tuple(map(self._line, item.lines)))
            case Shape():
                fill = self.paint(item.fill) if item.fill else None
                stroke = item.stroke and replace(item.stroke, paint=self.paint(item.stroke.paint))
                return replace(item, fill=fill, stroke=stroke)
            case Art():
                return replace(item, drawing=self._drawing(item.drawing))
            case Group() | Element():
                return replace(item, items=tuple(map(self.item, item.items)))
            case Photo():
                return item

    def _line(self, line: Line) -> Line:
        runs = tuple(
            replace(run, style=replace(run.style, paint=self.paint(run.style.paint)))
            for run in line.runs
        )
        return replace(line, runs=runs)

    def _drawing(self, drawing: Drawing) -> Drawing:
        known = self._drawings.get(id(drawing))
        if known is None:
            paths = []
            for path in drawing.paths:
                paint = self.paint(Paint(path.ink, path.tint))
                paths.append(replace(path, ink=paint.ink, tint=paint.tint))
            known = self._drawings[id(drawing)] = replace(drawing, paths=tuple(paths))
        return known

    def _shown(self, ink: Ink, tint: int) -> Ink:
        digits = ink.deck or ink.rgb
        mod, off = ink.lum or (100.0, 0.0)
        if ink.lum is not None or tint < 100:
            share = tint / 100
            digits = _lit(self._slots.get(ink.slot, digits), mod * share, off * share + 100 - tint)
        return ink.model_copy(update={"rgb": digits, "cmyk": _NOT_BLACK_ALONE})


def _lit(digits: str, mod: float, off: float) -> str:
    """lumMod and lumOff of DrawingML: the lightness times `mod` and plus `off`, in percent."""
    value = int(digits, 16)
    parts = (value >> 16, value >> 8 & 255, value & 255)
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in parts))
    light = min(1.0, max(0.0, light * mod / 100 + off / 100))
    return "".join(f"{round(c * 255):02X}" for c in colorsys.hls_to_rgb(hue, light, saturation))


def _filled(items: tuple[Item, ...], frame: LayoutFrame) -> tuple[Item, ...]:
    """The items, with the ground of each place that is filled just under its words."""
    fills: dict[str, tuple[Box, Paint]] = {
        place.name: (place.box, place.fill) for place in frame.placeholders if place.fill
    }
    found: list[Item] = []
    for item in items:
        match item:
            case TextBox() if item.slot in fills:
                box, paint = fills[item.slot]
                found.append(Shape((rectangle(box.x, box.y, box.w, box.h),), paint, name="fill"))
                found.append(item)
            case Element():
                found.append(replace(item, items=_filled(item.items, frame)))
            case Group() if item.native is None:
                found.append(replace(item, items=_filled(item.items, frame)))
            case _:
                found.append(item)
    return tuple(found)
