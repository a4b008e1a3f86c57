"""A slide layout in; how its master slide is drawn out: ground, flat shapes, logo, placeholders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.logo import reversed_logo
from brochure.compose.spots import RUNNING_TEXT
from brochure.compose.typesetter import Typesetter
from brochure.model.art import rectangle
from brochure.model.project import Project
from brochure.model.scene import (
    Art,
    Box,
    Item,
    LayoutFrame,
    Page,
    Paint,
    Placeholder,
    Role,
    Shape,
    TextBox,
    flat,
)
from brochure.model.template import SlideLayout, Spot
from brochure.text.inline import plain

TITLE = "title"
"""The place of a slide's title, by its name in every layout."""


def layout_frame(
    project: Project, ts: Typesetter, name: str, frame: SlideLayout, pages: Sequence[Page]
) -> LayoutFrame:
    """The layout as a master slide knows it: ground, strip, logo, flat shapes, placeholders.

    A place of one text is where the layout says; one that holds several (columns, steps, people)
    has a placeholder for each, where the first of its slides has them.
    """
    deck = project.deck
    areas = [*([deck.strip] if frame.strip else []), *frame.shapes]
    shapes = tuple(
        Shape((rectangle(*area.box),), Paint(area.ink, area.tint), name=f"ground {i}")
        for i, area in enumerate(areas, 1)
    )
    places = [
        _placeholder(ts, spot_name, spot)
        for spot_name, spot in frame.spots.items()
        if str(spot.kind) in RUNNING_TEXT
    ]
    places += _several(ts, frame, pages)
    if frame.number:
        places.append(replace(_placeholder(ts, "number", deck.number), kind="number"))
    logo = _strip_logo(project) if frame.strip and frame.number else ()
    ground = Paint(frame.ground, frame.ground_tint)
    return LayoutFrame(name, ground, (*shapes, *logo), tuple(places))


def _strip_logo(project: Project) -> tuple[Item, ...]:
    """The logo on the strip, in the paper's ink; none of pixels, which cannot be turned light."""
    place, logo = project.deck.logo, project.logo
    drawing = reversed_logo(logo, project.deck.strip.ink) if place and logo else None
    if place is None or drawing is None:
        return ()
    room = Box(*place.box)
    scale = min(room.w / drawing.width, room.h / drawing.height)
    w, h = drawing.width * scale, drawing.height * scale
    box = Box(room.right - w, room.y + (room.h - h) / 2, w, h)
    return (Art(drawing, box, Role("Figure", plain(project.story.clinic.name))),)


def _placeholder(ts: Typesetter, name: str, spot: Spot) -> Placeholder:
    style = str(spot.style)
    leading: float = ts.leading(style)
    return Placeholder(
        name,
        "title" if name == TITLE else "body",
        Box(*spot.box),
        ts.look(style),
        leading,
        ts.styles[style].align,
        spot.anchor,
        Paint(spot.fill) if spot.fill else None,
    )


def _several(ts: Typesetter, frame: SlideLayout, pages: Sequence[Page]) -> list[Placeholder]:
    """A placeholder for each text box that is one of several in a place, such as `people-2`."""
    found: dict[str, Placeholder] = {}
    for box in (item for page in pages for item in flat(page.items)):
        name = box.slot.rpartition("-")[0] if isinstance(box, TextBox) else ""
        if isinstance(box, TextBox) and name in frame.spots and box.slot not in frame.spots:
            place = replace(_placeholder(ts, box.slot, frame.spots[name]), box=box.box)
            found.setdefault(box.slot, replace(place, anchor=box.anchor, fill=None))
    return list(found.values())
