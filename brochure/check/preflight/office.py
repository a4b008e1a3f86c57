"""A file for an office printer in; what would come out wrong of it out."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.preflight.colours import Colour
from brochure.check.preflight.opened import Opened
from brochure.check.preflight.reading import get, name
from brochure.problems import Problem, error

_SIZES = ((612.0, 792.0), (595.276, 841.89))
"""Letter and A4, short side first, in points."""

_NEAR = 0.1
_REACH = 18.0
"""0.25 in: what lies nearer to the edge an office printer cannot reach."""

_BLACK = 0.2
_NEUTRAL = 0.06


def paper_size(opened: Opened) -> Iterator[Problem]:
    """Each page is exactly Letter or A4, so that nothing is scaled."""
    for sheet in opened.sheets:
        left, bottom, right, top = sheet.boxes.get("CropBox", sheet.media)
        sides = sorted((right - left, top - bottom))
        fits = any(
            abs(sides[0] - short) <= _NEAR and abs(sides[1] - long) <= _NEAR
            for short, long in _SIZES
        )
        if not fits:
            yield sheet.error(
                "office/size",
                f"The page is {sides[1] / 72:.2f} by {sides[0] / 72:.2f} in, neither Letter nor "
                "A4: an office printer would scale it.",
                "Make it exactly 11 by 8.5 in, or 297 by 210 mm.",
            )


def within_reach(opened: Opened) -> Iterator[Problem]:
    """Nothing nearer than 0.25 in to the edge: printers cut it off."""
    for sheet in opened.sheets:
        left, bottom, right, top = sheet.boxes.get("CropBox", sheet.media)
        far = _REACH - _NEAR
        reach = left + far, bottom + far, right - far, top - far
        beyond = [mark for mark in sheet.beyond(reach) if not mark.is_white]
        if beyond:
            yield sheet.error(
                "office/edge",
                f"{sheet.naming(beyond)} lies within 0.25 in of the paper's edge and would be cut "
                "off.",
                "Let the design end 0.25 in before the edge.",
            )


def black_text(opened: Opened) -> Iterator[Problem]:
    """Black text is plain grey-scale black: in RGB a printer mixes it from all its toners."""
    for sheet in opened.sheets:
        mixed = [mark for mark in sheet.texts if _is_mixed_black(mark.colour)]
        if mixed:
            yield sheet.error(
                "office/black",
                f"{sheet.naming(mixed)} is black mixed from colours.",
                "Give black text as DeviceGray 0.",
            )


def _is_mixed_black(colour: Colour | None) -> bool:
    if colour is None or not colour.values:
        return False
    values = colour.values
    if colour.space.components == 3 and colour.space.is_of_screens:
        return max(values) <= _BLACK and max(values) - min(values) <= _NEUTRAL
    if colour.space.components == 4:
        return values[3] > 1 - _BLACK and max(values[:3]) > 0
    return False


def printing(opened: Opened) -> Iterator[Problem]:
    """The print window opens rightly set: at full size, on both sides."""
    wishes = get(opened.root, "ViewerPreferences")
    scaling, sides = name(get(wishes, "PrintScaling")), name(get(wishes, "Duplex"))
    wrong = []
    if scaling != "None":
        wrong.append("PrintScaling is not None, so that viewers shrink it to fit")
    if sides not in ("DuplexFlipShortEdge", "DuplexFlipLongEdge"):
        wrong.append("Duplex does not say which edge to flip")
    sheet = opened.first
    for what in wrong:
        yield error(
            "office/printing",
            f"The file does not set up the print window: {what}.",
            "Set PrintScaling to None, and Duplex to DuplexFlipShortEdge or DuplexFlipLongEdge.",
            sheet.span,
            piece=sheet.piece,
        )
