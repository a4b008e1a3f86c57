"""A finished file in; problems of what would be printed with out: inks, blacks, tints, plates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from brochure.check.preflight.colours import Space, space_of
from brochure.check.preflight.marks import Mark
from brochure.check.preflight.opened import Opened, Sheet
from brochure.check.preflight.reading import entries, get, inherited
from brochure.problems import Problem, error

_WHAT = {
    "fill": "a filled shape", "stroke": "a line", "text": "text", "picture": "a picture",
    "shading": "a gradient",
}  # fmt: skip


def no_screen_colours(opened: Opened) -> Iterator[Problem]:
    """RGB and Lab in any guise nowhere: in shapes, text, pictures, gradients, forms; unused too."""
    for sheet in opened.sheets:
        shown = [mark for mark in sheet.marks + sheet.walked.unused if _of_screens(mark)]
        unused = sorted(unused_screen_colours(inherited(sheet.page, "Resources")))
        if shown:
            first = shown[0]
            message = (
                f"{len(shown)} marks on the page are in colours of a screen, first "
                f"{_WHAT[first.kind]} {sheet.spot(first.box)}."
                if len(shown) > 1
                else f"{_WHAT[first.kind].capitalize()} {sheet.spot(first.box)} is in colours of a "
                "screen."
            )
        elif unused:
            message = f"The page brings along {unused[0]} in colours of a screen."
        else:
            continue
        yield error(
            "press/rgb",
            message,
            "Give it in inks (CMYK): a press would mix them by guess.",
            sheet.span,
            **sheet.where,
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


def spaces_of(sheet: Sheet) -> Iterator[tuple[Mark, Space]]:
    """Each mark with the colour space it is painted in."""
    for mark in sheet.marks:
        space = mark.space or (mark.colour.space if mark.colour else None)
        if space is not None:
            yield mark, space
