"""A finished file in; problems of type and rules too fine for a press out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.preflight.colours import inks
from brochure.check.preflight.marks import Mark, Part, Rect, meet, outline_box, polygons
from brochure.check.preflight.opened import Opened, Sheet
from brochure.problems import Problem

LEAST_TYPE = 8.0
LEAST_LEGAL = 6.0
LEAST_RULE = 0.25
LEAST_REVERSED_RULE = 0.5
_SERIFS_HOLD = 14.0
"""From this size in points fine serifs hold when they are reversed out."""

_LINE = 4.0
"""A filled sliver longer than this is a line; in points."""

_NEARLY = 0.005
_DARK = 0.5
_SERIF = re.compile(
    r"serif(?!s?a)|times|roman|georgia|gelasio|fraunces|garamond|baskerville|caslon|bodoni|didot|"
    r"palatino|cambria|minion|merriweather|lora|spectral",
    re.IGNORECASE,
)


def type_sizes(opened: Opened) -> Iterator[Problem]:
    """Type is at least 8 pt; a legal line may be 6 pt, which a person must judge."""
    for sheet in opened.sheets:
        small = [m for m in _texts(sheet) if m.typed and m.typed.size < LEAST_TYPE - _NEARLY]
        tiny = [m for m in small if m.typed and m.typed.size < LEAST_LEGAL - _NEARLY]
        if tiny:
            size = min(mark.typed.size for mark in tiny if mark.typed)
            yield sheet.error(
                "press/small-type",
                f"{sheet.naming(tiny)} is set in {size:.1f} pt.",
                "Set it in at least 8 pt (a legal line in 6 pt).",
            )
        elif small:
            size = min(mark.typed.size for mark in small if mark.typed)
            yield sheet.warning(
                "press/small-type",
                f"{sheet.naming(small)} is set in {size:.1f} pt.",
                "Set it in at least 8 pt, unless it is a legal line.",
            )


def reversed_type(opened: Opened) -> Iterator[Problem]:
    """Type reversed out of ink is at least 8 pt and sturdy: ink around fine parts closes them."""
    for sheet in opened.sheets:
        faulty = []
        for mark, ground in sheet.grounded:
            if mark.typed is None or not meet(mark.box, sheet.trim) or not _reversed(mark, ground):
                continue
            font, size = mark.typed.font, mark.typed.size
            fine = (font.serif or _SERIF.search(font.name)) and not font.heavy
            if size < LEAST_TYPE - _NEARLY or (fine and size < _SERIFS_HOLD):
                faulty.append(mark)
        if faulty:
            yield sheet.error(
                "press/reversed-type",
                f"{sheet.naming(faulty)} is light on dark and too fine: ink runs into it.",
                "Set it in at least 8 pt, in a sans or semibold face.",
            )


def rules(opened: Opened) -> Iterator[Problem]:
    """Lines are at least 0.25 pt, light ones on dark at least 0.5 pt."""
    for sheet in opened.sheets:
        thin = []
        for mark, ground in sheet.grounded:
            if mark.kind == "stroke":
                least = LEAST_REVERSED_RULE if _reversed(mark, ground) else LEAST_RULE
                if mark.width < least - _NEARLY:
                    thin.append(mark)
        thin += [
            mark
            for part in sheet.walked.parts
            for mark in part.once(_hairlines)
            if meet(mark.box, sheet.trim)
        ]
        if thin:
            yield sheet.error(
                "press/hairline",
                f"{sheet.naming(thin)} is {_width(thin[0]):.2f} pt wide and may vanish.",
                "Make lines at least 0.25 pt wide, light ones on dark at least 0.5 pt.",
            )


def _hairlines(part: Part) -> list[Mark]:
    return [mark for mark in part.of("fill") if _is_hairline(mark)]


def _is_hairline(mark: Mark) -> bool:
    """A filled bar; not a leaf's tip, nor a shape that shows as one for being cut off."""
    thin = _width(mark) < LEAST_RULE - _NEARLY
    if not thin or max(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]) <= _LINE:
        return False
    whole = outline_box(mark.outline)
    corners = [corner for part in polygons(mark.outline) for corner in part]
    return (
        _side(whole) < LEAST_RULE - _NEARLY
        and len(corners) > 3
        and all(x in (whole[0], whole[2]) and y in (whole[1], whole[3]) for x, y in corners)
    )


def _width(mark: Mark) -> float:
    if mark.kind == "stroke":
        return mark.width
    return _side(mark.box)


def _side(box: Rect) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _texts(sheet: Sheet) -> Iterator[Mark]:
    """The text that is seen on the finished page."""
    trim = sheet.trim
    for mark in sheet.texts:
        typed = mark.typed
        if typed and typed.mode != 3 and typed.text.strip() and meet(mark.box, trim):
            yield mark


def _reversed(mark: Mark, ground: Mark | None) -> bool:
    """Whether a mark is light and what lies beneath it dark."""
    laid = inks(mark.colour) if mark.colour else None
    below = inks(ground.colour) if ground and ground.colour else None
    if laid is None or below is None or mark.look.overprint:
        return False
    return sum(below) >= _DARK and sum(laid) < sum(below) / 2
