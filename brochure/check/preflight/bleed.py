"""A finished file in; problems of colour that ends at the cut instead of running over it out."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.preflight.marks import Mark, Rect, covers, polygons
from brochure.check.preflight.opened import Opened, Sheet
from brochure.problems import Problem

_AT_CUT = 0.5
"""A straight side so near the cut, in points, was meant to lie on it."""

_SHORT_OF = 0.25
"""A side that ends so much before the bleed's edge, in points, falls short of it."""

_STRAIGHT = 18.0
"""The least length of a side that counts as straight along the cut, in points."""

_STEP = 12.0


def bleed_is_covered(opened: Opened) -> Iterator[Problem]:
    """Whatever touches the cut runs on to the edge of the bleed."""
    for sheet in opened.sheets:
        if "TrimBox" not in sheet.boxes or "BleedBox" not in sheet.boxes:
            continue  # told by press/boxes
        left, bottom, right, top = sheet.trim
        inner = left + _AT_CUT, bottom + _AT_CUT, right - _AT_CUT, top - _AT_CUT
        short = [mark for mark in sheet.beyond(inner) if _falls_short(mark, sheet)]
        if short:
            message = f"{sheet.naming(short)} reaches the cut but not the edge of the bleed."
        else:
            bare = _bare(sheet)
            if bare is None:
                continue
            message = f"Colour at the cut, {sheet.spot(bare)}, does not run over into the bleed."
        yield sheet.error(
            "press/bleed",
            message,
            "Draw it on to the edge of the bleed, or a cut that is off shows white paper.",
        )


def _falls_short(mark: Mark, sheet: Sheet) -> bool:
    """A straight side that lies on the cut, or beyond it but before the bleed's edge."""
    if mark.kind in ("text", "stroke") or mark.is_white:
        return False
    for side in range(4):
        outwards = -1 if side < 2 else 1
        beyond = (mark.box[side] - sheet.trim[side]) * outwards
        room = (sheet.bleed[side] - sheet.trim[side]) * outwards
        if -_AT_CUT <= beyond < room - _SHORT_OF and _is_straight(mark, side, sheet.trim):
            return True
    return False


def _is_straight(mark: Mark, side: int, trim: Rect) -> bool:
    """Whether a mark ends in a straight line on one side, along the finished page."""
    axis, other = side % 2, (side + 1) % 2
    low, high = max(mark.box[other], trim[other]), min(mark.box[other + 2], trim[other + 2])
    if high - low < _STRAIGHT:
        return False
    if not mark.outline:
        return True
    edge = mark.box[side]
    for corners in polygons(mark.outline):
        for one, next_ in zip(corners, corners[1:] + corners[:1], strict=True):
            level = abs(one[axis] - edge) < 0.05 and abs(next_[axis] - edge) < 0.05
            if level and abs(one[other] - next_[other]) >= _STRAIGHT:
                return True
    return False


def _bare(sheet: Sheet) -> Rect | None:
    """A place along the cut where the page is coloured and the bleed beside it is not."""
    wide = (part for part in sheet.walked.parts if _contains(part.box, sheet.bleed))
    grounds = (mark for part in wide for mark in part.alike(_is_area))
    if any(_contains(mark.box, sheet.bleed) and covers_all(mark, sheet.bleed) for mark in grounds):
        return None
    areas = sheet.alike(_is_area)
    for inner, outer in _pairs(sheet):
        if _painted(areas, *inner) and not _painted(areas, *outer):
            return inner[0], inner[1], inner[0], inner[1]
    return None


def _is_area(mark: Mark) -> bool:
    return mark.kind in ("fill", "picture", "shading") and not mark.is_white


def covers_all(mark: Mark, box: Rect) -> bool:
    """Whether a mark without holes covers a box: its four corners and its middle."""
    inset = box[0] + 0.1, box[1] + 0.1, box[2] - 0.1, box[3] - 0.1
    xs, ys = (inset[0], (inset[0] + inset[2]) / 2, inset[2]), (inset[1], inset[3])
    return all(covers(mark, x, y) for x in xs for y in ys)


def _pairs(sheet: Sheet) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Points just inside the cut, each with the one opposite it just inside the bleed's edge."""
    left, bottom, right, top = sheet.trim
    b_left, b_bottom, b_right, b_top = sheet.bleed
    x = left + 1
    while x < right:
        yield (x, top - 0.6), (x, b_top - 0.1)
        yield (x, bottom + 0.6), (x, b_bottom + 0.1)
        x += _STEP
    y = bottom + 1
    while y < top:
        yield (left + 0.6, y), (b_left + 0.1, y)
        yield (right - 0.6, y), (b_right - 0.1, y)
        y += _STEP


def _painted(areas: list[Mark], x: float, y: float) -> bool:
    return any(covers(mark, x, y) for mark in areas)


def _contains(box: Rect, inner: Rect) -> bool:
    return (
        box[0] <= inner[0] + 0.1
        and box[1] <= inner[1] + 0.1
        and box[2] >= inner[2] - 0.1
        and box[3] >= inner[3] - 0.1
    )
