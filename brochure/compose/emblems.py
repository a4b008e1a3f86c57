"""A theme's look in; the grounds of initials and the marks of icon arrays out, as it asks for them.

Sizes and places in points; each shape has its top left at (x, y).
"""

from __future__ import annotations

from brochure.model.art import Subpath, circle, leaf_square
from brochure.model.scene import Paint, Shape
from brochure.model.theme import Look


def painted(ink: str) -> Paint:
    """`sage-80` as the ink at its tint."""
    name, _, tint = ink.partition("-")
    return Paint(name, int(tint) if tint else 100)


def initials_ground(look: Look, number: int, side: float, round_all: bool = False) -> Shape:
    """The ground of one person's initials: a leaf, or a disc where the theme or a portrait asks."""
    disc = round_all or look.monogram == "disc"
    outline = circle(side / 2, side / 2, side / 2) if disc else leaf_square(0, 0, side)
    inks = look.monogram_inks
    return Shape((outline,), painted(inks[number % len(inks)]))


def counter(mark: str, x: float, y: float, size: float) -> Subpath:
    """One mark of an icon array in a square of `size`: a dot or a leaf."""
    if mark == "dot":
        return circle(x + size / 2, y + size / 2, size / 2)
    return leaf_square(x, y, size)
