"""The graphics state of a content stream and the fonts of a file: what the walk carries along."""

from __future__ import annotations

from typing import Any

import pikepdf

from brochure.check.preflight.colours import GRAY, first_colour
from brochure.check.preflight.fonts import Font, font_of
from brochure.check.preflight.marks import IDENTITY, Matrix, Rect
from brochure.check.preflight.reading import TooLarge, get, name

_BLACK = first_colour(GRAY)
_EVERYWHERE: Rect = (-1e9, -1e9, 1e9, 1e9)
BROKEN = (
    pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, RuntimeError, NotImplementedError, ArithmeticError,
)  # fmt: skip
"""What reading a damaged object may raise."""


class State:
    """The graphics state; `saved` copies it."""

    def __init__(self) -> None:
        self.ctm: Matrix = IDENTITY
        self.clip: Rect = _EVERYWHERE
        self.fill = _BLACK
        self.stroke = _BLACK
        self.line_width = 1.0
        self.dash: tuple[float, ...] = ()
        self.font: Font | None = None
        self.size = 0.0
        self.spacing = self.word_spacing = self.leading = self.rise = 0.0
        self.stretch = 1.0
        self.mode = 0
        self.fill_overprint = self.stroke_overprint = False
        self.overprint_mode = 0
        self.fill_alpha = self.stroke_alpha = 1.0

    def saved(self) -> State:
        new = object.__new__(State)
        new.__dict__.update(self.__dict__)
        return new


class Fonts:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self._read: dict[object, Font] = {}

    def of(self, written: Any) -> Font:
        where = written.objgen if written.is_indirect else id(written)
        found = self._read.get(where)
        if found is None:
            try:
                found = font_of(written)
            except (*BROKEN, TooLarge):
                found = Font(name(get(written, "BaseFont")), embedded=False)
            self._read[where] = found
        return found
