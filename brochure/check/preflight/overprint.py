"""A finished file in; problems of ink that should stay beneath ink, or should not, out."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.preflight.marks import meet
from brochure.check.preflight.opened import Opened
from brochure.problems import Problem

_BLACK_ALONE = (0.0, 0.0, 0.0, 1.0)


def overprint(opened: Opened) -> Iterator[Problem]:
    """Text in full black lies over what is beneath it; white never does, or it would vanish."""
    for sheet in opened.sheets:
        white = [
            mark for mark in sheet.alike(lambda mark: mark.look.overprint and mark.is_white)
            if meet(mark.box, sheet.bleed)
        ]  # fmt: skip
        if white:
            yield sheet.error(
                "press/white-overprint",
                f"{sheet.naming(white)} is white and set to overprint: it would vanish.",
                "Turn overprint off for everything white.",
            )
        cut_out = [
            mark for mark in sheet.texts
            if mark.typed and mark.colour and mark.colour.values == _BLACK_ALONE
            and not mark.look.overprint and mark.typed.mode != 3 and meet(mark.box, sheet.bleed)
        ]  # fmt: skip
        if not cut_out:
            continue
        message = f"{sheet.naming(cut_out)} is black and does not overprint what is beneath it."
        hint = "Let text in full black (K) overprint, or a plate that is off leaves a white rim."
        if sheet.piece:
            yield sheet.error("press/overprint", message, hint)
        else:
            yield sheet.warning("press/overprint", message, hint)
