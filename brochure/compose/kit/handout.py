"""The deck in; a handout out: three slides a page, lines beside each, help on every page."""

from __future__ import annotations

from brochure.compose.kit.miniature import miniature
from brochure.compose.kit.pages import MARGIN, finished, foot, page, paper
from brochure.model.art import line
from brochure.model.project import Project
from brochure.model.scene import DECORATION, Item, Page, Paint, Scene, Shape, Stroke, moved
from brochure.units import inches

_A_PAGE = 3
_LINE_PITCH = inches(0.3)
_BESIDE = inches(0.3)
_SLIDE_SHARE = 0.6
_HAIR = 0.5


def handout(project: Project, deck: Scene) -> Scene:
    """The scene of `handout.pdf`."""
    sheet = paper(project, deck)
    ts = sheet.type
    title = sheet.project.words.handout
    pages: list[Page] = []
    slides = sheet.deck.pages
    for first in range(0, len(slides), _A_PAGE):
        number = first // _A_PAGE + 1
        foot_items, bottom = foot(sheet, number)
        head = ts.text(project.story.article.title, "subheading", sheet.measure, "H1")
        items: list[Item] = [moved(item, MARGIN, MARGIN - 14) for item in head.items]
        top = MARGIN - 14 + head.height + 14
        pitch = (bottom - top) / _A_PAGE
        width = sheet.measure * _SLIDE_SHARE
        for i, slide in enumerate(slides[first : first + _A_PAGE]):
            y = top + i * pitch
            small = miniature(slide, MARGIN, y, width)
            items += [
                small,
                *_lines(MARGIN + width + _BESIDE, y, sheet.width - MARGIN, small.box.h),
            ]
        pages.append(
            page(
                sheet,
                f"handout {number}",
                items + foot_items,
                f"{title} {number}",
                slides[first].span,
            )
        )
    return finished(sheet, "handout", title, pages)


def _lines(left: float, top: float, right: float, height: float) -> list[Item]:
    """Lines to write on, from the head of a slide to its foot."""
    count = int(height / _LINE_PITCH)
    return [
        Shape(
            (line(left, top + n * _LINE_PITCH, right, top + n * _LINE_PITCH),),
            None, Stroke(Paint("muted", 50), _HAIR), DECORATION, "line",
        )
        for n in range(1, count + 1)
    ]  # fmt: skip
