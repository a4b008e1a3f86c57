"""A finished file in; problems of what would be printed with out: inks, blacks, tints, plates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from brochure.check.preflight.colours import Cmyk, inks, space_of
from brochure.check.preflight.marks import Mark, meet
from brochure.check.preflight.opened import Opened, Sheet
from brochure.check.preflight.reading import entries, get, inherited
from brochure.check.preflight.state import BROKEN
from brochure.problems import Problem

_NEARLY = 0.005
_BLACK = 0.85
_TINT = 0.0495
_RICHEST = (0.605, 0.405, 0.405, 1.0)
_LARGE = 18.0
"""The least side of an area that may be in rich black, in points."""

_SMALL_PIXELS = 48


def no_screen_colours(opened: Opened) -> Iterator[Problem]:
    """RGB and Lab in any guise nowhere: in shapes, text, pictures, gradients, forms; unused too."""
    for sheet in opened.sheets:
        shown = sheet.alike(_of_screens) + [m for m in sheet.walked.unused if _of_screens(m)]
        unused = sorted(unused_screen_colours(inherited(sheet.page, "Resources")))
        if shown:
            message = f"{sheet.naming(shown)} is in colours of a screen."
        elif unused:
            message = f"The page brings along {unused[0]} in colours of a screen."
        else:
            continue
        yield sheet.error(
            "press/rgb",
            message,
            "Give it in inks (CMYK): a press would mix them by guess.",
        )


def _of_screens(mark: Mark) -> bool:
    space = mark.space or (mark.colour.space if mark.colour else None)
    return space is not None and space.is_of_screens


def unused_screen_colours(resources: Any, depth: int = 0) -> set[str]:
    """What resources hold in RGB whether or not it is shown."""
    found: set[str] = set()
    named = get(resources, "ColorSpace")
    for space in entries(named).values():
        if space_of(space, named).is_of_screens:
            found.add("a colour space")
    for shading in entries(get(resources, "Shading")).values():
        if space_of(get(shading, "ColorSpace"), named).is_of_screens:
            found.add("a gradient")
    for one in entries(get(resources, "XObject")).values():
        space = get(one, "ColorSpace")
        if space is not None and space_of(space, named).is_of_screens:
            found.add("a picture")
        if depth < 6 and isinstance(one, pikepdf.Stream) and get(one, "Resources") is not None:
            found |= unused_screen_colours(get(one, "Resources"), depth + 1)
    return found


def plates(opened: Opened) -> Iterator[Problem]:
    """The four inks and no other; the registration colour outside the bleed only."""
    for sheet in opened.sheets:
        extra = sheet.alike(lambda mark: bool(_spots(mark)))
        spots = {spot for mark in extra for spot in _spots(mark)}
        if spots:
            named = ", ".join(f"“{spot}”" for spot in sorted(spots))
            yield sheet.error(
                "press/spot",
                f"The page would print with a plate of its own for {named}.",
                "Give it in the four process inks, or agree on the extra ink with the printer.",
            )
        marks = sheet.alike(lambda mark: mark.is_registration)
        inside = [mark for mark in marks if meet(mark.box, sheet.bleed)]
        if inside:
            yield sheet.error(
                "press/registration",
                f"{sheet.naming(inside)} is in the registration colour, which prints on every "
                "plate and never dries.",
                "Keep it for marks outside the bleed; use black (K) inside.",
            )


def blacks(opened: Opened) -> Iterator[Problem]:
    """Black text is K alone; rich black is at most C60 M40 Y40 K100, and for areas."""
    for sheet in opened.sheets:
        mixed, rich = [], []
        for mark, laid in sheet.inked(lambda laid: laid[3] >= _BLACK and any(laid[:3])):
            if mark.is_registration:
                continue
            if mark.kind == "text":
                mixed.append(mark)
            elif mark.kind == "stroke" or _too_rich(laid) or _side(mark) < _LARGE:
                rich.append(mark)
        if mixed:
            yield sheet.error(
                "press/black-text",
                f"{sheet.naming(mixed)} is black out of several inks: its edges blur when the "
                "plates are off by a hair.",
                "Print black text in black (K) alone.",
            )
        if rich:
            yield sheet.error(
                "press/rich-black",
                f"{sheet.naming(rich)} is in a black of several inks that is too rich or too "
                "small for one.",
                "Use K alone, or at most C60 M40 Y40 K100 on large areas.",
            )


def text_inks(opened: Opened) -> Iterator[Problem]:
    """Coloured text under 9 pt in one ink, from 9 to 12 pt in at most two."""
    for sheet in opened.sheets:
        faulty = [
            mark
            for mark, laid in sheet.inked(_is_mixed, "text")
            if mark.typed
            and _count(laid) > _most_inks(mark.typed.size)
            and meet(mark.box, sheet.trim)
        ]
        if faulty:
            yield sheet.error(
                "press/text-inks",
                f"{sheet.naming(faulty)} is small and mixed from too many inks: it shows fringes.",
                "Give text under 9 pt one ink, up to 12 pt two at most, or set it larger.",
            )


def tints(opened: Opened) -> Iterator[Problem]:
    """No ink under 5 %: it prints as dust or not at all."""
    for sheet in opened.sheets:
        pale = sheet.inked(lambda laid: any(0 < part < _TINT for part in laid))
        faulty = [mark for mark, _ in pale]
        if faulty:
            yield sheet.error(
                "press/tint",
                f"{sheet.naming(faulty)} has an ink under 5 %, which prints as dust or not at all.",
                "Leave that ink out, or give it at least 5 %.",
            )


def total_ink(opened: Opened) -> Iterator[Problem]:
    """Total ink computed from what is painted: fills, lines, text, and pictures made small."""
    limit = opened.ink_limit / 100 + 0.005
    for sheet in opened.sheets:
        heavy = sheet.inked(lambda laid: sum(laid) > limit)
        faulty = [mark for mark, _ in heavy if not mark.is_registration]
        faulty += [mark for mark in sheet.of("picture") if picture_ink(opened, mark) > limit]
        if opened.has_overprint:
            faulty += _stacked(sheet, limit)
        if faulty:
            yield sheet.error(
                "press/ink",
                f"{sheet.naming(faulty)} lays down more than {opened.ink_limit} % of ink.",
                "Take ink out of it: too much does not dry and rubs off.",
            )


def _stacked(sheet: Sheet, limit: float) -> list[Mark]:
    """Overprinting marks that together with their ground lay down too much."""
    found = []
    for mark, ground in sheet.grounded:
        laid = inks(mark.colour) if mark.colour else None
        below = inks(ground.colour) if ground and ground.colour else None
        if mark.look.overprint and laid and below:
            both = [max(one, other) for one, other in zip(laid, below, strict=True)]
            if sum(both) > limit:
                found.append(mark)
    return found


def picture_ink(opened: Opened, mark: Mark) -> float:
    """The most ink of a picture's pixels, made small so that single pixels do not count.

    0 for a picture of no inks, and for one that cannot be unpacked, which is told as unjudged.
    """
    assert mark.pixels is not None
    space = mark.space
    if space is None or space.components != 4 or mark.pixels.key == (0, 0):
        return 0.0
    stream = opened.pdf.get_object(mark.pixels.key)
    try:
        picture = pikepdf.PdfImage(stream).as_pil_image()  # type: ignore[arg-type]
        if picture.mode != "CMYK":
            return 0.0
        step = max(1, min(picture.size) // _SMALL_PIXELS)
        data = picture.reduce(step).tobytes()
    except (*BROKEN, ImportError, OSError):
        opened.unjudged[f"the ink of the picture {mark.pixels.name} (it cannot be unpacked)"] = None
        return 0.0
    return max(map(sum, zip(data[::4], data[1::4], data[2::4], data[3::4], strict=True))) / 255


def _spots(mark: Mark) -> tuple[str, ...]:
    """The plates of its own that a mark would print with."""
    space = mark.space or (mark.colour.space if mark.colour else None)
    return space.spots if space else ()


def _is_mixed(laid: Cmyk) -> bool:
    return laid[3] < _BLACK and _count(laid) > 1


def _count(laid: Cmyk) -> int:
    return sum(part > 0 for part in laid)


def _most_inks(size: float) -> int:
    if size < 9 - _NEARLY:
        return 1
    return 2 if size <= 12 + _NEARLY else 4


def _too_rich(laid: Cmyk) -> bool:
    return any(part > most for part, most in zip(laid, _RICHEST, strict=True))


def _side(mark: Mark) -> float:
    return min(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1])
