"""A walked page in, what is drawn on it out; two parts' drawings in, where they differ out.

Two marks look alike when kind, colour and outline are, in whatever numbers it is written: a
picture that only moved because words above it did has not changed, nor has a plain ground that
grew with its words. Marks are compared in the runs in which they stand between texts, so that two
portraits that change places are told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from brochure.changes.pieces import Paint, Spot
from brochure.check.preflight.marks import IDENTITY, Mark
from brochure.check.preflight.opened import Sheet
from brochure.check.preflight.reading import TooLarge
from brochure.check.preflight.state import BROKEN
from brochure.check.preflight.tokens import outline_numbers

NUMBERS = re.compile(rb"[-+.\d\s]+")
_NEAR = 8.0
"""Differences nearer to one another than this many points are one."""
_SQUARE = 0.02
"""How far width and height may differ in what counts as being as high as wide."""
_ROUNDED, _ROUNDED_POINTS = 0.01, 0.1
"""How far points of one form may lie apart: in parts of its size, and in points for small ones."""
_LEAST = 0.5
"""What is smaller than this many points both ways is not seen."""

Drawn = tuple[tuple[Paint, ...], ...]
"""A run of paints for each stretch between texts."""


def drawings(sheet: Sheet, page: int) -> Drawn:
    """What is drawn inside the trim: a run of marks for each stretch between texts."""
    left, bottom, right, top = sheet.trim
    runs: list[list[Paint]] = [[]]
    for mark in sheet.marks:
        if mark.kind == "text":
            if runs[-1]:
                runs.append([])
            continue
        x0, y0, x1, y1 = mark.box
        x0, x1 = max(x0, left), min(x1, right)
        y0, y1 = max(y0, bottom), min(y1, top)
        if x1 < x0 or y1 < y0 or (x1 - x0 < _LEAST and y1 - y0 < _LEAST):
            continue
        spot = Spot(x0 - left, top - y1, x1 - x0, y1 - y0, page)
        runs[-1].append(_paint(mark, sheet, spot))
    return tuple(tuple(run) for run in runs if run)


def _paint(mark: Mark, sheet: Sheet, spot: Spot) -> Paint:
    colour = mark.colour
    inks = (*colour.space.names, *(round(value, 3) for value in colour.values)) if colour else ()
    if mark.kind == "picture" and mark.pixels:
        picture = mark.pixels.width, mark.pixels.height, _pixels(sheet, mark.pixels.key)
        return Paint((mark.kind, *picture), spot)
    letters = b"".join(NUMBERS.sub(b"", outline) for outline, _ in mark.outline)
    look = (mark.kind, inks, mark.dash, letters)
    # Drawings keep their own coordinates under a matrix, and their form. Of what is written in
    # those of the page (grounds, rules) only what is as high as wide has one: a disc is no leaf.
    drawn = any(matrix != IDENTITY for _, matrix in mark.outline)
    is_square = bool(spot.h) and abs(spot.w / spot.h - 1) < _SQUARE
    if not drawn and not is_square:
        return Paint(look, spot)
    numbers = [n for outline, _ in mark.outline for n in outline_numbers(outline)]
    return Paint(look, spot, form_of(numbers))


def form_of(numbers: Sequence[float]) -> tuple[float, ...]:
    """Points, x and y by turns, in parts of the box around them."""
    xs, ys = numbers[::2], numbers[1::2]
    if not ys:
        return ()
    left, low = min(xs), min(ys)
    wide, high = (max(xs) - left) or 1.0, (max(ys) - low) or 1.0
    return tuple(
        part for x, y in zip(xs, ys, strict=False) for part in ((x - left) / wide, (y - low) / high)
    )


def _pixels(sheet: Sheet, key: tuple[int, int]) -> str:
    try:
        for one in sheet.page.Resources.XObject.values():
            if one.objgen == key:
                return hashlib.sha1(one.read_raw_bytes(), usedforsecurity=False).hexdigest()
    except (*BROKEN, TooLarge, AttributeError):
        pass
    return ""


def differences(old: Drawn, new: Drawn) -> tuple[list[Spot], list[Spot]]:
    """Where two parts show other drawings or pictures, each in few rectangles."""
    gone: list[Spot] = []
    come: list[Spot] = []
    for before, after in _parted(old, new):
        gone += _not_in(before, after)
        come += _not_in(after, before)
    return gathered(gone), gathered(come)


def _parted(old: Drawn, new: Drawn) -> Iterator[tuple[list[Paint], list[Paint]]]:
    """The runs that are laid beside one another: by their order, or where some came or went, by
    what stands on both sides."""
    if len(old) == len(new):
        yield from ((list(one), list(other)) for one, other in zip(old, new, strict=True))
        return
    looks = [[tuple(paint.look for paint in run) for run in drawn] for drawn in (old, new)]
    matcher = SequenceMatcher(None, looks[0], looks[1], autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what != "equal":
            yield (
                [paint for run in old[i1:i2] for paint in run],
                [paint for run in new[j1:j2] for paint in run],
            )


def _not_in(ones: Sequence[Paint], others: Sequence[Paint]) -> list[Spot]:
    """The places of paints that have no like among the others, each of which is taken once."""
    left: dict[Hashable, list[Paint]] = {}
    for paint in others:
        left.setdefault(paint.look, []).append(paint)
    found = []
    for paint in ones:
        same = left.get(paint.look, [])
        at = next((i for i, other in enumerate(same) if _alike(paint, other)), None)
        if at is None:
            found.append(paint.spot)
        else:
            same.pop(at)
    return found


def _alike(one: Paint, other: Paint) -> bool:
    """Whether two forms are one, but for what is lost when numbers are rounded."""
    if one.form == other.form or not one.form or not other.form:
        return True
    if len(one.form) != len(other.form):
        return False
    within = max(_ROUNDED, _ROUNDED_POINTS / max(1e-6, min(one.spot.w, one.spot.h)))
    return all(abs(a - b) <= within for a, b in zip(one.form, other.form, strict=True))


def gathered(spots: list[Spot]) -> list[Spot]:
    """Rectangles that lie near one another as one."""
    found: list[Spot] = []
    for spot in spots:
        while near := [other for other in found if other.is_near(spot, _NEAR)]:
            found = [other for other in found if other not in near]
            for other in near:
                spot = spot.around(other)
        found.append(spot)
    return found
