"""A finished PDF, walked, in; what its pictures say to readers who do not see them out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from brochure.changes.pieces import Spot, Word
from brochure.changes.reading import split_words
from brochure.check.preflight.opened import Opened, Sheet
from brochure.check.preflight.reading import get, name, rect, text

_DEEPEST = 60


def heard(opened: Opened) -> dict[int, list[Word]]:
    """The alternative texts of a tagged file in reading order, by page from 0."""
    sheets = {sheet.page.objgen: sheet for sheet in opened.sheets}
    found: dict[int, list[Word]] = {}
    for figure in _figures(get(opened.root, "StructTreeRoot"), 0):
        page = get(figure, "Pg")
        sheet = sheets.get(page.objgen) if page is not None else None
        if sheet is not None:
            spot = _spot(figure, sheet)
            words = [Word(word, spot, joined) for word, _, joined in split_words(_said(figure))]
            found.setdefault(sheet.number - 1, []).extend(words)
    return found


def _said(figure: Any) -> str:
    return text(get(figure, "Alt"))


def _figures(node: Any, depth: int) -> Iterator[Any]:
    """The figures below an element, in their order."""
    kids = get(node, "K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if name(get(kid, "S")) == "Figure":
            yield kid
        elif depth < _DEEPEST and get(kid, "K") is not None:
            yield from _figures(kid, depth + 1)


def _spot(figure: Any, sheet: Sheet) -> Spot | None:
    box = rect(get(figure, "A", "BBox"))
    if box is None:
        return None
    left, _, _, top = sheet.trim
    return Spot(box[0] - left, top - box[3], box[2] - box[0], box[3] - box[1], sheet.number - 1)
