"""A finished file in; problems of what stands too near a cut, a fold or a printer's edge out."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.preflight.marks import Mark, Rect, meet
from brochure.check.preflight.opened import Opened, Sheet
from brochure.problems import Problem

_INCH = 72.0
_MM = 72 / 25.4
_NEARLY = 0.05
_METRIC = {420, 595, 842, 1191}
"""Sides of A5 to A3 in whole points."""


def safe_distances(sheet: Sheet) -> tuple[float, float]:
    """Least distance of text from the cut and from a fold, in points: inch or metric sheets."""
    sides = {round(sheet.trim[2] - sheet.trim[0]), round(sheet.trim[3] - sheet.trim[1])}
    if sides & _METRIC:
        return 5 * _MM, 5 * _MM
    return 0.25 * _INCH, 0.1875 * _INCH


def text_is_safe(opened: Opened) -> Iterator[Problem]:
    """No text nearer than 0.25 in (5 mm) to the cut, nor than 0.1875 in (5 mm) to a fold."""
    for sheet in opened.sheets:
        from_cut, from_fold = safe_distances(sheet)
        left, bottom, right, top = sheet.trim
        edge = left + from_cut, bottom + from_cut, right - from_cut, top - from_cut
        texts = [mark for mark in sheet.texts if _is_seen(mark, sheet.trim)]
        near = [mark for mark in texts if not _within(mark.box, edge)]
        if near:
            yield sheet.error(
                "press/text-near-cut",
                f"{sheet.naming(near)} stands within {from_cut / _INCH:.2f} in of the cut.",
                "Move it inwards: a cut may be off by a little.",
            )
        folded = [
            mark
            for mark in texts
            if any(
                mark.box[0] < fold + from_fold - _NEARLY
                and mark.box[2] > fold - from_fold + _NEARLY
                for fold in sheet.folds
            )
        ]
        if folded:
            yield sheet.error(
                "press/text-near-fold",
                f"{sheet.naming(folded)} stands on a fold or within {from_fold / _INCH:.2f} in "
                "of one.",
                "Move it into its panel: a fold may be off by a little.",
            )


def _is_seen(mark: Mark, trim: Rect) -> bool:
    assert mark.typed is not None
    return mark.typed.mode != 3 and bool(mark.typed.text.strip()) and meet(mark.box, trim)


def _within(box: Rect, edge: Rect) -> bool:
    return (
        box[0] >= edge[0] - _NEARLY
        and box[1] >= edge[1] - _NEARLY
        and box[2] <= edge[2] + _NEARLY
        and box[3] <= edge[3] + _NEARLY
    )
