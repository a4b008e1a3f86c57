"""A page's marks in the order of painting in; what lies beneath each text and line out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from brochure.check.preflight.marks import Mark, covers

_LEAST_SIDE = 2.0
"""Smaller marks are no ground for anything; in points."""

_BAND, _HIGHEST = 36.0, 3600.0
"""Marks are sought in bands of a page's height, in points; all above the highest are one band."""

Grounded = tuple[Mark, Mark | None]
"""A text or line and the mark directly beneath its middle, if any."""


def grounded(marks: Iterable[Mark]) -> list[Grounded]:
    """Every text and line with its ground."""
    beneath: defaultdict[int, list[Mark]] = defaultdict(list)
    found: list[Grounded] = []
    for mark in marks:
        if mark.kind in ("text", "stroke"):
            x, y = _middle(mark)
            found.append((mark, _topmost(beneath[_band(y)], x, y)))
        elif _side(mark, 0) >= _LEAST_SIDE and _side(mark, 1) >= _LEAST_SIDE:
            for band in range(_band(mark.box[1]), _band(mark.box[3]) + 1):
                beneath[band].append(mark)
    return found


def _band(y: float) -> int:
    return int(min(max(0.0, y), _HIGHEST) // _BAND)


def _side(mark: Mark, axis: int) -> float:
    return mark.box[axis + 2] - mark.box[axis]


def _middle(mark: Mark) -> tuple[float, float]:
    left, bottom, right, top = mark.box
    return (left + right) / 2, bottom + (top - bottom) * 0.45


def _topmost(beneath: list[Mark], x: float, y: float) -> Mark | None:
    for mark in reversed(beneath):
        left, bottom, right, top = mark.box
        if left <= x <= right and bottom <= y <= top and covers(mark, x, y):
            return mark
    return None
