"""A web address in; its QR code as a vector in one ink out. Door to segno."""

from __future__ import annotations

from brochure.compose.typesetter import Block
from brochure.model.art import Subpath, rectangle
from brochure.model.scene import Box, Group, Paint, Role, Shape

QUIET = 4
"""Empty modules that must surround a code (ISO/IEC 18004)."""


def qr_code(address: str, side: float, alt: str) -> Block:
    """The code, `side` points wide with its top left at (0, 0); black ink alone.

    Its quiet zone lies around it: keep `quiet_zone(address, side)` clear on every side.
    """
    rows = _modules(address)
    cell = side / len(rows)
    box = Box(0, 0, side, side)
    dark = Shape(tuple(_rectangles(rows, cell)), Paint("ink"), name="code")
    return Block((Group((dark,), box, Role("Figure", alt), "qr"),), side)


def quiet_zone(address: str, side: float) -> float:
    """The width of the zone that must stay empty around a code of this size."""
    return QUIET * side / len(_modules(address))


def _modules(address: str) -> list[list[bool]]:
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix]


def _rectangles(rows: list[list[bool]], cell: float) -> list[Subpath]:
    """Dark modules as few rectangles: runs of a row, grown down while the next row has the same."""
    found: list[Subpath] = []
    open_runs: dict[tuple[int, int], int] = {}
    for y, row in enumerate([*rows, [False] * len(rows)]):
        runs = set(_runs(row))
        for run in [run for run in open_runs if run not in runs]:
            top = open_runs.pop(run)
            x, end = run
            found.append(rectangle(x * cell, top * cell, (end - x) * cell, (y - top) * cell))
        for run in runs:
            open_runs.setdefault(run, y)
    return sorted(found, key=lambda one: (one.values[1], one.values[0]))


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    runs, start = [], None
    for x, dark in enumerate([*row, False]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            runs.append((start, x))
            start = None
    return runs
