"""A drawing that grows in steps in; few layers of one ink each, which show the same, out."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from brochure.model.art import Drawing, Edges, InkPath


class Layer(NamedTuple):
    """Paths of one ink that lie side by side, and the box around all that there will ever be:
    on every slide the layer lies in the same place."""

    paths: tuple[InkPath, ...]
    box: Edges


def layered(drawing: Drawing, steps: int) -> list[Layer]:
    """The first steps of a drawing, with paths of one ink joined wherever that shows the same.

    A talk shows such a drawing on slide after slide: each step would bring its own few shapes.
    """
    found = []
    for whole in _layers(drawing):
        paths = tuple(path for path in whole.paths if path.step <= steps)
        if paths:
            found.append(Layer(paths, whole.box))
    return found


@lru_cache(maxsize=16)
def _layers(drawing: Drawing) -> tuple[Layer, ...]:
    """All layers: each path is in the lowest of its ink that lies above all it is painted over."""
    looks: list[tuple[str, int] | None] = []
    boxes: list[list[Edges]] = []
    members: list[list[InkPath]] = []
    for path in drawing.paths:
        look = (path.ink, path.tint)
        above = range(len(boxes) - 1, -1, -1)
        least = next((i for i in above if _meets(path.box, boxes[i])), 0)
        same = (i for i in range(least, len(looks)) if looks[i] == look and not path.holes)
        layer = next(same, len(looks))
        if layer == len(looks):
            looks.append(None if path.holes else look)
            boxes.append([])
            members.append([])
        boxes[layer].append(path.box)
        members[layer].append(path)
    return tuple(map(Layer, map(tuple, members), map(_around, boxes)))


def _around(boxes: list[Edges]) -> Edges:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _meets(box: Edges, others: list[Edges]) -> bool:
    left, top, right, bottom = box
    return any(
        other[0] <= right and other[2] >= left and other[1] <= bottom and other[3] >= top
        for other in others
    )
