"""A side of the sheet and its theme in; the grounds of panels that the theme floods out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.model.art import rectangle
from brochure.model.project import Project
from brochure.model.scene import Art, Box, Paint, Shape, extent
from brochure.model.template import Side


def flooded(project: Project, side: Side, clip: Box) -> list[Shape]:
    """The flooded panels of a side in sheet coordinates, out to the clip at the sheet's edges.

    At a fold the ground runs on a little, straight: no edge has to meet the fold.
    """
    look, layout = project.theme.look, project.brochure
    shapes: list[Shape] = []
    x = 0.0
    for name in map(str, side.panels):
        width = layout.panels[name].width
        if name in look.grounds:
            left = clip.x if x < 1 else max(clip.x, x - look.spine)
            end = x + width
            right = (
                clip.right if end > layout.sheet.width - 1 else min(clip.right, end + look.spine)
            )
            outline = rectangle(left, clip.y, right - left, clip.h)
            shapes.append(Shape((outline,), Paint(look.grounds[name]), name=f"{name} ground"))
        x += width
    return shapes


def kept_within(art: Art, grounds: Sequence[Shape]) -> Art:
    """The drawing cut to the flooded ground it stands on, so that both end in one straight edge."""
    middle = art.box.x + art.box.w / 2
    for ground in grounds:
        box = extent(ground)
        if box.x < middle < box.right:
            return replace(art, clip=box)
    return art


def page_ground(project: Project, name: str, box: Box) -> Shape:
    """The ground of a page that shows one panel alone."""
    ink = project.theme.look.grounds.get(name, "paper")
    return Shape((rectangle(box.x, box.y, box.w, box.h),), Paint(ink), name="ground")
