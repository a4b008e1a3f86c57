"""Art that runs over a page's edges in; its box out, moved and scaled a little: no plant is cut.

On paper a plant stands across a fold, and the sheet shows it whole. A page of the screen file ends
there: half a plant at its edge, or a few stray petals of its neighbour's, would look like a fault.
"""

from __future__ import annotations

from functools import lru_cache

from brochure.model.art import Drawing
from brochure.model.scene import Art, Box

_GROUND_SHARE = 0.9
"""Of the width of a drawing: what is as wide is its ground."""
_PLANT_SHARE = 0.2
"""Of the width of a drawing: what is wider, such as a hill, may be cut."""
_ABOVE = 0.01
_APART = 0.002
"""Of the width of a drawing: outlines as near as this are one plant."""
_AIR = 0.008
"""Of the width of a drawing: how near to an edge of the page a plant may stand."""
_MOST = 0.08
"""How much smaller or larger a drawing may become."""


def whole_plants(art: Art, page: Box) -> Box:
    """The box of the art on which no edge of the page cuts what grows above the ground.

    The top of the box stays. The art stays as it is where the page would not be filled with it,
    or where it would have to change by more than a twelfth.
    """
    unit = art.box.w / art.drawing.width
    left, right = ((x - art.box.x) / unit for x in (page.x, page.right))
    plants, air = _plants(art.drawing), _AIR * art.drawing.width
    new_left, new_right = (
        _beside(edge, plants, air) if 0 < edge < art.drawing.width else edge
        for edge in (left, right)
    )
    if (new_left, new_right) == (left, right):
        return art.box
    scale = (right - left) / (new_right - new_left) if new_right > new_left else 0.0
    x = page.x - new_left * unit * scale
    box = Box(x, art.box.y, art.box.w * scale, art.box.h * scale)
    fills = box.bottom >= min(art.box.bottom, page.bottom)
    return box if abs(scale - 1) <= _MOST and fills else art.box


def _beside(edge: float, plants: tuple[tuple[float, float], ...], air: float) -> float:
    """Where an edge goes that cuts or nearly touches a plant: to the nearer side of it.

    It keeps some air to the plant, and half of the gap where the next one is too near for that.
    """
    for i, (left, right) in enumerate(plants):
        if left - air < edge < right + air:
            if edge - left < right - edge:
                return max(left - air, (left + plants[i - 1][1]) / 2 if i else 0.0)
            gaps = [(right + after) / 2 for after, _ in plants[i + 1 : i + 2]]
            return min([right + air, *gaps])
    return edge


@lru_cache(maxsize=64)
def _plants(drawing: Drawing) -> tuple[tuple[float, float], ...]:
    """From where to where, in units of the drawing, something grows above the ground."""
    edges = [edges for path in drawing.paths for edges in path.bounds]
    wide = [top for left, top, right, _ in edges if right - left > _GROUND_SHARE * drawing.width]
    if not wide:
        return ()
    ground = min(wide) - _ABOVE * drawing.width
    apart = _APART * drawing.width
    found: list[tuple[float, float]] = []
    for left, top, right, _ in sorted(edges):
        if top >= ground or right - left > _PLANT_SHARE * drawing.width:
            continue
        if found and left - apart <= found[-1][1] + apart:
            found[-1] = (found[-1][0], max(found[-1][1], right + apart))
        else:
            found.append((left - apart, right + apart))
    return tuple(found)
