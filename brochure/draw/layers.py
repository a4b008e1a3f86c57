"""A drawing that grows in steps in; fewer paths, which show the same, out."""

from __future__ import annotations

from functools import lru_cache

from brochure.model.art import Drawing, Edges, InkPath


def layered(drawing: Drawing, steps: int) -> list[InkPath]:
    """The first steps of a drawing, with paths of one ink joined wherever that shows the same.

    A talk shows such a drawing on slide after slide: each step would bring its own few shapes.
    """
    layers: dict[int, list[InkPath]] = {}
    for path, layer in zip(drawing.paths, _layers(drawing), strict=True):
        if path.step <= steps:
            layers.setdefault(layer, []).append(path)
    return [_joined(layers[layer]) for layer in sorted(layers)]


def _joined(paths: list[InkPath]) -> InkPath:
    first = paths[0]
    if len(paths) == 1:
        return first
    letters = tuple(each for path in paths for each in path.letters)
    values = tuple(value for path in paths for value in path.values)
    return InkPath(first.ink, first.tint, letters, values)


@lru_cache(maxsize=16)
def _layers(drawing: Drawing) -> tuple[int, ...]:
    """The layer of each path: the lowest of its ink that lies above all it is painted over."""
    looks: list[tuple[str, int] | None] = []
    boxes: list[list[Edges]] = []
    found: list[int] = []
    for path in drawing.paths:
        look = (path.ink, path.tint)
        under = [i for i, other in enumerate(boxes) if _meets(path.box, other)]
        least = under[-1] if under else 0
        same = (i for i in range(least, len(looks)) if looks[i] == look and not path.holes)
        layer = next(same, len(looks))
        if layer == len(looks):
            looks.append(None if path.holes else look)
            boxes.append([])
        boxes[layer].append(path.box)
        found.append(layer)
    return tuple(found)


def _meets(box: Edges, others: list[Edges]) -> bool:
    left, top, right, bottom = box
    return any(
        other[0] <= right and other[2] >= left and other[1] <= bottom and other[3] >= top
        for other in others
    )
