"""Takes inked subpaths in painting order; gives the text of one SVG, in whole numbers.

Paths of one ink are merged wherever that cannot change the picture: a coarse grid remembers the
topmost path of every cell, and a new subpath may join an older path of its ink only if nothing
painted since lies in its cells.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from brochure.model.art import quadratic_as_cubic

Point = tuple[float, float]
Segment = tuple[str, tuple[float, ...]]
Subpath = list[Segment]

INKS = (
    "deep", "leaf", "sage", "soil", "parched", "bark", "clay", "sun", "petal", "paper", "ink",
)  # fmt: skip
_CELL = 6.0
_PRECISION = 10
"""Whole numbers that a unit of a drawing is written in: they are read and drawn fastest."""


def number(value: float) -> str:
    """A place in tenths of a unit, as a whole number."""
    return str(math.floor(value * _PRECISION + 0.5))


def tint(ink: str, percent: float) -> str:
    """The name of an ink at the nearest tint step; 100 and more is the full ink."""
    step = max(1, min(10, int(percent / 10 + 0.5)))
    return ink if step == 10 else f"{ink}-{step * 10}"


def _points(subpath: Subpath) -> Iterable[Point]:
    for _, values in subpath:
        for index in range(0, len(values), 2):
            yield values[index], values[index + 1]


class Canvas:
    """One drawing: a box, and groups of merged paths."""

    def __init__(self, width: float, height: float, *, clamp: bool = True) -> None:
        self.width = width
        self.height = height
        self.clamp = clamp
        self.swap: dict[str, str] = {}
        self._groups: list[tuple[str, list[tuple[str, list[Subpath]]]]] = [("", [])]
        self._top: dict[tuple[int, int], int] = {}
        self._last: dict[str, int] = {}

    def group(self, name: str) -> None:
        """Start a named top-level group; nothing merges across it."""
        self._groups.append((name, []))
        self._top.clear()
        self._last.clear()

    def add(self, ink: str, *subpaths: Subpath) -> None:
        """Paint subpaths above everything painted so far."""
        ink = self.swap.get(ink, ink)
        for subpath in subpaths:
            if subpath:
                self._place(ink, self._held(subpath) if self.clamp else subpath)

    def _held(self, subpath: Subpath) -> Subpath:
        limits = (self.width, self.height)
        held: Subpath = []
        for letter, values in subpath:
            kept = tuple(min(max(v, 0.0), limits[i % 2]) for i, v in enumerate(values))
            held.append((letter, kept))
        return held

    def _place(self, ink: str, subpath: Subpath) -> None:
        subpath = _turned(subpath)
        xs = [p[0] for p in _points(subpath)]
        ys = [p[1] for p in _points(subpath)]
        if max(xs) - min(xs) < 0.1 and max(ys) - min(ys) < 0.1:
            return
        columns = range(int(min(xs) // _CELL), int(max(xs) // _CELL) + 1)
        rows = range(int(min(ys) // _CELL), int(max(ys) // _CELL) + 1)
        cells = [(c, r) for c in columns for r in rows]
        floor = max((self._top.get(cell, -1) for cell in cells), default=-1)
        paths = self._groups[-1][1]
        index = self._last.get(ink, -1)
        if index < max(floor, 0):
            index = len(paths)
            paths.append((ink, []))
            self._last[ink] = index
        paths[index][1].append(subpath)
        for cell in cells:
            if self._top.get(cell, -1) < index:
                self._top[cell] = index

    def svg(self) -> str:
        """The whole file."""
        box = f"0 0 {number(self.width)} {number(self.height)}"
        lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">']
        for name, paths in self._groups:
            if name:
                lines.append(f'<g id="{name}">')
            lines.extend(_path(ink, subpaths) for ink, subpaths in paths)
            if name:
                lines.append("</g>")
        lines.append("</svg>\n")
        return "\n".join(lines)


def _turned(subpath: Subpath) -> Subpath:
    """The same outline, always turning one way, so that overlaps in one path never cancel."""
    corners = [values[-2:] for _, values in subpath]
    area = sum(
        corners[i - 1][0] * corners[i][1] - corners[i][0] * corners[i - 1][1]
        for i in range(len(corners))
    )
    if area >= 0:
        return subpath
    start = subpath[-1][1][-2:]
    turned: Subpath = [("M", start)]
    for i in range(len(subpath) - 1, 0, -1):
        letter, values = subpath[i]
        end = subpath[i - 1][1][-2:]
        if letter == "C":
            values = (*values[2:4], *values[0:2], *end)
        elif letter == "Q":
            values = (*values[0:2], *end)
        else:
            values = end
        turned.append((letter, values))
    return turned


def _path(ink: str, subpaths: Sequence[Subpath]) -> str:
    words: list[str] = []
    for subpath in subpaths:
        here: tuple[float, ...] = ()
        for letter, values in subpath:
            if letter == "Q":
                letter, values = "C", quadratic_as_cubic(here, values)
            here = values[-2:]
            words.append(letter)
            words.extend(number(v) for v in values)
        words.append("Z")
    return f'<path d="{" ".join(words)}" fill="{ink}"/>'
