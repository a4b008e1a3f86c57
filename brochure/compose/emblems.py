"""A theme's look in; the grounds of initials and the marks of icon arrays out, as it asks for them.

Sizes and places in points; each shape has its top left at (x, y).
"""

from __future__ import annotations

from brochure.model.art import Subpath, circle, leaf_half, leaf_square
from brochure.model.scene import Paint, Shape
from brochure.model.theme import Look

_IN_LIGHT = 0.72
"""The tint of the half of a leaf that lies in the light, in parts of the other's."""


def painted(ink: str) -> Paint:
    """`sage-80` as the ink at its tint."""
    name, _, tint = ink.partition("-")
    return Paint(name, int(tint) if tint else 100)


def initials_ground(
    look: Look, number: int, side: float, round_all: bool = False
) -> tuple[Shape, ...]:
    """The ground of one person's initials: a leaf whose upper half lies in the light, or a disc.

    A disc where the theme asks for it, and where others of the team have portraits.
    """
    inks = look.monogram_inks
    paint = painted(inks[number % len(inks)])
    if round_all or look.monogram == "disc":
        return (Shape((circle(side / 2, side / 2, side / 2),), paint),)
    light = Paint(paint.ink, max(5, round(paint.tint * _IN_LIGHT)))
    return Shape((leaf_square(0, 0, side),), paint), Shape((leaf_half(side),), light)


def counter(mark: str, x: float, y: float, size: float) -> Subpath:
    """One mark of an icon array in a square of `size`: a dot or a leaf."""
    if mark == "dot":
        return circle(x + size / 2, y + size / 2, size / 2)
    return leaf_square(x, y, size)
