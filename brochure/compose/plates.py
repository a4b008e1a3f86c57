"""A plate of the layout in; a page of the screen file with a heading and a labelled picture out."""

from __future__ import annotations

from dataclasses import replace

from brochure.compose.grounds import page_ground
from brochure.compose.labelled import in_parts, labelled
from brochure.compose.typesetter import Typesetter, beside
from brochure.model.art import Drawing, rectangle
from brochure.model.project import Project
from brochure.model.scene import Box, Element, Item, Page, Paint, PanelFrame, Role, Shape
from brochure.model.story import Figure
from brochure.model.template import Plate
from brochure.model.written import Text
from brochure.problems import Place, Problem


def plate_page(
    project: Project, ts: Typesetter, plate: Plate, page_box: Box
) -> tuple[Page, list[Problem]]:
    """The page, and what of its words does not fit."""
    margins = project.brochure.margins
    area = Box(margins.side, margins.top, page_box.w - 2 * margins.side, page_box.h - margins.top)
    items: list[Item] = [page_ground(project, "", page_box)]
    items += [
        Shape((rectangle(*ground.box),), Paint(ground.ink, ground.tint), name="ground")
        for ground in plate.grounds
    ]
    faults: list[Problem] = []
    heading = project.story.find(str(plate.heading))
    if isinstance(heading, Text):
        words = ts.text(_heading(heading), "heading", area.w, "H2")
        items += beside([(words, area.x, area.y)]).items
        faults += words.faults
    figure = project.story.find(str(plate.use))
    drawing = project.pictures.get(str(figure.picture)) if isinstance(figure, Figure) else None
    if isinstance(drawing, Drawing):
        # Here the words stand for themselves: they are read aloud as text, not as one picture.
        picture = labelled(project, ts, drawing, Box(*plate.box), plate.leaders)
        items += in_parts(picture)
        faults += picture.faults
    whole = Element(tuple(items), Role("Sect"))
    name = f"{plate.after} plate"
    frame = PanelFrame(name, page_box, area, plate.span)
    page = Page(name, page_box.w, page_box.h, (whole,), page_box, page_box, (frame,),
                title=name, span=plate.span)  # fmt: skip
    told = [replace(p, place=Place(p.place.path, "brochure-screen", name)) for p in faults]
    return page, told


def _heading(sentence: Text) -> Text:
    """The title of a slide is a sentence; as a heading in the brochure it has no full stop."""
    return Text(sentence.removesuffix("."), sentence.span)
