"""A page's marks in the order of painting in; what lies beneath each text and line out."""

from __future__ import annotations

from collections.abc import Iterable

from brochure.check.preflight.marks import Mark, covers

_LEAST_SIDE = 2.0
"""Smaller marks are no ground for anything; in points."""

Grounded = tuple[Mark, Mark | None]
"""A text or line and the mark directly beneath its middle, if any."""


def grounded(marks: Iterable[Mark]) -> list[Grounded]:
    """Every text and line with its ground."""
    beneath: list[Mark] = []
    found: list[Grounded] = []
    for mark in marks:
        if mark.kind in ("text", "stroke"):
            found.append((mark, _topmost(beneath, *_middle(mark))))
        elif _side(mark, 0) >= _LEAST_SIDE and _side(mark, 1) >= _LEAST_SIDE:
            beneath.append(mark)
    return found


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
