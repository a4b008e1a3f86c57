"""A project's logo and the room it may take in; a Block of it out, in colour, grey or reversed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from brochure.compose.typesetter import Block
from brochure.model.art import Drawing, Logo, Picture, rounded
from brochure.model.project import Project
from brochure.model.scene import Art, Box, Element, Group, Item, Paint, Photo, Role, Shape
from brochure.text.inline import plain

CLEAR = 0.25
"""Least clear space around a logo, in parts of its height."""

_PLAQUE_PAD = 0.16
_PLAQUE_RADIUS = 3.0


def logo_block(project: Project, width: float, height: float) -> Block | None:
    """The logo as large as the room allows, its top left at (0, 0); None where there is none.

    It says the clinic's name to readers who do not see it. Pixels stand on a white plaque, so
    that their white ground is meant.
    """
    if project.logo is None:
        return None
    name = project.story.clinic.name
    role = Role("Figure", plain(name))
    mark = project.logo.colour
    if isinstance(mark, Drawing):
        box = _within(mark, width, height)
        return Block((Art(mark, box, role, span=name.span),), box.h)
    pad = _PLAQUE_PAD * height
    inner = _within(mark, width - 2 * pad, height - 2 * pad)
    box = Box(0, 0, inner.w + 2 * pad, inner.h + 2 * pad)
    plaque = Shape((rounded(0, 0, box.w, box.h, (_PLAQUE_RADIUS,) * 4),), Paint("white"))
    return Block((plaque, Photo(mark, inner.moved(pad, pad), role, span=name.span)), box.h)


def width_of(block: Block) -> float:
    """How wide a logo came out."""
    return max(
        (item.box.right for item in block.items if isinstance(item, (Art, Photo))), default=0
    )


def in_one_ink(items: Iterable[Item], logo: Logo | None) -> list[Item]:
    """The items with the logo in its one-ink version: for printers that have no colour."""
    if logo is None:
        return list(items)
    return [_single(item, logo) for item in items]


def on_ground(items: Iterable[Item], logo: Logo, ground: str) -> list[Item]:
    """The items with a drawn logo turned light: for a panel that the theme floods with an ink."""
    light = reversed_logo(logo, ground)
    return [_light(item, logo, light) for item in items] if light else list(items)


def _light(item: Item, logo: Logo, light: Drawing) -> Item:
    if isinstance(item, Art) and item.drawing is logo.colour:
        return replace(item, drawing=light)
    if isinstance(item, (Group, Element)):
        return replace(item, items=tuple(_light(part, logo, light) for part in item.items))
    return item


def _single(item: Item, logo: Logo) -> Item:
    if isinstance(item, Art) and item.drawing is logo.colour and isinstance(logo.single, Drawing):
        return replace(item, drawing=logo.single)
    if isinstance(item, Photo) and item.picture is logo.colour and isinstance(logo.single, Picture):
        return replace(item, picture=logo.single)
    if isinstance(item, (Group, Element)):
        return replace(item, items=tuple(_single(part, logo) for part in item.items))
    return item


def reversed_logo(logo: Logo, ground: str) -> Drawing | None:
    """The logo in the paper's ink alone, for a dark ground of one ink; None for pixels."""
    if not isinstance(logo.single, Drawing):
        return None
    paths = (
        replace(path, ink=ground if path.ink == "white" else "paper", tint=100)
        for path in logo.single.paths
    )
    return replace(logo.single, paths=tuple(paths))


def _within(mark: Drawing | Picture, width: float, height: float) -> Box:
    scale = min(width / mark.width, height / mark.height)
    return Box(0, 0, mark.width * scale, mark.height * scale)
