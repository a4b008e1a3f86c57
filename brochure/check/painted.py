"""Items of a page in drawing order in; which paint lies on top at a point out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from brochure.model.art import Subpath
from brochure.model.scene import Art, Box, Element, Group, Item, Paint, Photo, Shape, extent

_CURVE_STEPS = 4
"""Straight pieces that stand for a curve: exact to a fraction of a point at the sizes we draw."""

_PLAIN = 10
"""Segments of a rectangle with round corners: no plain shape has more, and none has a bay."""

_Point = tuple[float, float]
_Edge = tuple[_Point, _Point]


@dataclass(frozen=True, slots=True)
class Outline:
    """One outline of a drawing: its bounds there, its paint, and the path that it is part of.

    `edges` are those at the height of what is looked at; none were taken yet where it is None.
    """

    bounds: tuple[float, float, float, float]
    subpath: Subpath
    paint: Paint
    path: int
    holes: bool
    edges: tuple[_Edge, ...] | None = None

    def at(self, top: float, foot: float) -> Outline:
        """The same with its edges between two heights."""
        edges = [
            edge
            for edge in (_edges(self.subpath) if self.edges is None else self.edges)
            if (edge[0][1] > top or edge[1][1] > top) and (edge[0][1] < foot or edge[1][1] < foot)
        ]
        return replace(self, edges=tuple(edges))

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        left, top, right, foot = self.bounds
        if not (left <= x <= right and top <= y <= foot):
            return False
        return _crossed(_edges(self.subpath) if self.edges is None else self.edges, x, y)


@dataclass(frozen=True, slots=True)
class Ground:
    """Something painted: the box around it, and the item. A photograph has no one paint.

    `outlines` are those of a drawing, from the back to the front, as far as they were looked for.
    """

    box: Box
    item: Shape | Art | Photo
    outlines: tuple[Outline, ...] | None = None

    def near(self, frame: Box) -> Ground:
        """The same, with only the outlines of a drawing that reach into a frame of the page."""
        art = self.item
        if not isinstance(art, Art):
            return self
        left, top = _into(art, frame.x, frame.y)
        right, foot = _into(art, frame.right, frame.bottom)
        if self.outlines is None:
            return Ground(self.box, art, _outlines(art, left, top, right, foot))
        kept = [
            one.at(top, foot)
            for one in self.outlines
            if one.bounds[0] < right
            and one.bounds[2] > left
            and one.bounds[1] < foot
            and one.bounds[3] > top
        ]
        return Ground(self.box, art, tuple(kept))

    def fills(self, frame: Box) -> Paint | None:
        """Its paint, where it is a plain shape that lies under all of a frame."""
        item = self.item
        if not isinstance(item, Shape) or len(item.subpaths) != 1:
            return None
        outline = item.subpaths[0]
        if len(outline.letters) > _PLAIN:
            return None
        corners = [(x, y) for x in (frame.x, frame.right) for y in (frame.y, frame.bottom)]
        return item.fill if all(_inside(outline, x, y) for x, y in corners) else None

    def paint(self, x: float, y: float) -> Paint | Photo | None:
        """What it shows at a point of the page; nothing where the point lies beside it."""
        item, box = self.item, self.box
        if not (box.x <= x <= box.right and box.y <= y <= box.bottom):
            return None
        if isinstance(item, Photo):
            return item
        if isinstance(item, Shape):
            return item.fill if any(_inside(one, x, y) for one in item.subpaths) else None
        return self._of_art(*_into(item, x, y))

    def _of_art(self, x: float, y: float) -> Paint | None:
        """The front outline at a point of the drawing; holes count by the even-odd rule."""
        for one in reversed(self.outlines or ()):
            if one.holds(x, y) and (not one.holes or self._solid(one.path, x, y)):
                return one.paint
        return None

    def _solid(self, path: int, x: float, y: float) -> bool:
        """Whether a path with holes has none at a point, by the even-odd rule."""
        same = [one for one in self.outlines or () if one.path == path]
        return sum(one.holds(x, y) for one in same) % 2 == 1


def grounds(items: Sequence[Item]) -> Iterator[Ground | Item]:
    """Everything painted, and every other item between, from the back to the front."""
    for item in items:
        if isinstance(item, Group | Element):
            yield from grounds(item.items)
        elif isinstance(item, Art | Photo) or (isinstance(item, Shape) and item.fill is not None):
            yield Ground(extent(item), item)
        else:
            yield item


def _into(art: Art, x: float, y: float) -> _Point:
    """A point of the page in the units of a drawing."""
    drawing, box = art.drawing, art.box
    return (x - box.x) * drawing.width / box.w, (y - box.y) * drawing.height / box.h


def _outlines(art: Art, left: float, top: float, right: float, foot: float) -> tuple[Outline, ...]:
    """The outlines of a drawing that reach into a frame of it, from the back to the front."""
    found: list[Outline] = []
    for number, path in enumerate(art.drawing.paths):
        if art.steps is not None and path.step > art.steps:
            continue
        around = path.box
        if around[0] >= right or around[2] <= left or around[1] >= foot or around[3] <= top:
            continue
        for edges, subpath in zip(path.bounds, path.subpaths, strict=True):
            if edges[0] < right and edges[2] > left and edges[1] < foot and edges[3] > top:
                paint = Paint(path.ink, path.tint)
                found.append(Outline(edges, subpath, paint, number, path.holes))
    return tuple(found)


@lru_cache(4096)
def _edges(subpath: Subpath) -> tuple[_Edge, ...]:
    """An outline as straight edges, closed."""
    found: list[_Edge] = []
    start = here = (0.0, 0.0)
    for letter, values in subpath.segments():
        if letter == "M":
            if here != start:
                found.append((here, start))
            start = here = (values[0], values[1])
        elif letter == "L":
            found.append((here, (values[0], values[1])))
            here = found[-1][1]
        elif letter == "C":
            points = [_on_curve(here, values, i / _CURVE_STEPS) for i in range(_CURVE_STEPS + 1)]
            found += pairwise(points)
            here = points[-1]
    if here != start:
        found.append((here, start))
    return tuple(found)


def _on_curve(start: _Point, values: Sequence[float], t: float) -> _Point:
    x1, y1, x2, y2, x3, y3 = values
    a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    return a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3


def _inside(subpath: Subpath, x: float, y: float) -> bool:
    return _crossed(_edges(subpath), x, y)


def _crossed(edges: Sequence[_Edge], x: float, y: float) -> bool:
    """Whether a point lies inside an outline, by counting the edges to its right."""
    inside = False
    for (x1, y1), (x2, y2) in edges:
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside
