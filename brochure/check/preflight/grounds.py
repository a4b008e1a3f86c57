"""A page's marks in the order of painting in; what lies beneath each text and line out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from brochure.check.preflight.marks import Mark, Part, Walked, covers

_LEAST_SIDE = 2.0
"""Smaller marks are no ground for anything; in points."""

_BAND, _HIGHEST = 36.0, 3600.0
"""Marks are sought in bands of a page's height, in points; all above the highest are one band."""

Grounded = tuple[Mark, Mark | None]
"""A text or line and the mark directly beneath its middle, if any."""


def grounded(walked: Walked) -> list[Grounded]:
    """Every text and line of a page with its ground."""
    found: list[Grounded] = []
    below: list[Part] = []
    for part in walked.parts:
        for at, mark in part.once(_thin):
            x, y = _middle(mark)
            nearest = [one for one in part.once(_bands).get(_band(y), ()) if one[0] < at]
            found.append((mark, _topmost(nearest, x, y) or _under(below, x, y)))
        below.append(part)
    return found


def _under(parts: list[Part], x: float, y: float) -> Mark | None:
    """The last mark of the parts that lies over a point."""
    for part in reversed(parts):
        left, bottom, right, top = part.box
        if left <= x <= right and bottom <= y <= top:
            mark = _topmost(part.once(_bands).get(_band(y), ()), x, y)
            if mark:
                return mark
    return None


def _thin(part: Part) -> list[tuple[int, Mark]]:
    """What has a ground and is none: texts and lines, each with its place in the order."""
    return [(i, mark) for i, mark in enumerate(part.marks) if mark.kind in ("text", "stroke")]


def _bands(part: Part) -> dict[int, list[tuple[int, Mark]]]:
    """What may be a ground, with its place in the order, by each band that it reaches into."""
    bands: defaultdict[int, list[tuple[int, Mark]]] = defaultdict(list)
    for i, mark in enumerate(part.marks):
        left, low, right, high = mark.box
        broad = right - left >= _LEAST_SIDE and high - low >= _LEAST_SIDE
        if broad and mark.kind not in ("text", "stroke"):
            for band in range(_band(low), _band(high) + 1):
                bands[band].append((i, mark))
    return dict(bands)


def _band(y: float) -> int:
    return int(min(max(0.0, y), _HIGHEST) // _BAND)


def _middle(mark: Mark) -> tuple[float, float]:
    left, bottom, right, top = mark.box
    return (left + right) / 2, bottom + (top - bottom) * 0.45


def _topmost(ordered: Sequence[tuple[int, Mark]], x: float, y: float) -> Mark | None:
    for _, mark in reversed(ordered):
        left, bottom, right, top = mark.box
        if left <= x <= right and bottom <= y <= top and covers(mark, x, y):
            return mark
    return None
