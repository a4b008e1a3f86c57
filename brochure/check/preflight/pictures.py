"""A finished file in; problems of pictures with too few pixels for their size in print out."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.preflight.marks import meet
from brochure.check.preflight.opened import Opened
from brochure.problems import Problem

GOOD_PPI = 300.0
LEAST_PPI = 225.0


def resolution(opened: Opened) -> Iterator[Problem]:
    """Pictures have 300 pixels an inch where they are printed; under 225 they look blurred."""
    for sheet in opened.sheets:
        for mark in sheet.of("picture"):
            pixels = mark.pixels
            if pixels is None or not meet(mark.box, sheet.bleed) or pixels.ppi >= GOOD_PPI - 0.5:
                continue
            message = (
                f"The picture {sheet.spot(mark.box)} has {pixels.ppi:.0f} pixels an inch at its "
                "size in print."
            )
            hint = "Use a larger original, or print it smaller: 300 pixels an inch are right."
            if pixels.ppi < LEAST_PPI - 0.5:
                yield sheet.error("press/resolution", message, hint)
            else:
                yield sheet.warning("press/resolution", message, hint)
