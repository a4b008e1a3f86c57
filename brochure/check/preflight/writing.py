"""Text operators in; marks of text out: measured, with their size and their words."""

from __future__ import annotations

import math
from typing import Any

from brochure.check.preflight.marks import IDENTITY, Mark, Typed, box_through, common, product
from brochure.check.preflight.painting import Painting
from brochure.check.preflight.tokens import hexadecimal


class Writing(Painting):
    """The part of the walk that shows text."""

    # Text

    def _begin_text(self, _: list[Any]) -> None:
        self._text = self._line = IDENTITY

    def _set_font(self, operands: list[Any]) -> None:
        named, size = operands
        self._state.size = float(size)
        font = self._named.get(named)
        if font is None:
            written = self._resources.get("Font", {}).get(str(named))
            if written is None:
                self._cannot(f"the font {named} is named but not there")
            else:
                font = self._named[named] = self._fonts.of(written)
        self._state.font = font

    def _set_spacing(self, operands: list[Any]) -> None:
        self._state.spacing = float(operands[0])

    def _set_word_spacing(self, operands: list[Any]) -> None:
        self._state.word_spacing = float(operands[0])

    def _set_stretch(self, operands: list[Any]) -> None:
        self._state.stretch = float(operands[0]) / 100

    def _set_leading(self, operands: list[Any]) -> None:
        self._state.leading = float(operands[0])

    def _set_rise(self, operands: list[Any]) -> None:
        self._state.rise = float(operands[0])

    def _set_mode(self, operands: list[Any]) -> None:
        self._state.mode = int(operands[0])

    def _set_text(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = operands
        self._text = self._line = (a, b, c, d, e, f)

    def _move(self, operands: list[Any]) -> None:
        x, y = operands
        self._text = self._line = product((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _move_leading(self, operands: list[Any]) -> None:
        self._state.leading = -operands[1]
        self._move(operands)

    def _next_line(self, _: list[Any]) -> None:
        self._move([0.0, -self._state.leading])

    def _show_hex(self, operands: list[Any]) -> None:
        parts = operands[0].replace(b"<", b">").split(b">")  # numbers and digits by turns
        kerned = sum(map(float, b" ".join(parts[::2]).split()))
        self._put(b"".join(map(hexadecimal, parts[1::2])), kerned)

    def _show(self, operands: list[Any]) -> None:
        self._shown(operands)

    def _show_parts(self, operands: list[Any]) -> None:
        self._shown(operands[0])

    def _show_next(self, operands: list[Any]) -> None:
        self._next_line([])
        self._shown(operands)

    def _show_spaced(self, operands: list[Any]) -> None:
        self._state.word_spacing, self._state.spacing = operands[0], operands[1]
        self._show_next(operands[2:])

    def _shown(self, parts: list[Any]) -> None:
        shown = b"".join(part for part in parts if isinstance(part, bytes))
        self._put(shown, sum(part for part in parts if isinstance(part, float)))

    def _put(self, shown: bytes, kerned: float) -> None:
        """Text shown by its codes, drawn together by so many thousandths of its size."""
        state, font = self._state, self._state.font
        if font is None:
            self._cannot("text is shown without a font")
            return
        codes = font.codes(shown)
        width = (font.advance(codes) - kerned) / 1000 * state.size + state.spacing * len(codes)
        if state.word_spacing and not font.wide:
            width += state.word_spacing * shown.count(32)
        width *= state.stretch
        m = product(self._text, state.ctm)
        size = state.size * math.hypot(m[2], m[3])
        low, high = state.rise - 0.22 * state.size, state.rise + 0.72 * state.size
        box = common(box_through((0.0, low, width, high), m), state.clip)
        self._text = product((1.0, 0.0, 0.0, 1.0, width, 0.0), self._text)
        if font.type3:
            self._cannot("the letters of a Type 3 font are drawings that are not looked into")
        if (box[0] < box[2] and box[1] < box[3]) or state.mode == 3:
            stroked = state.mode in (1, 5)
            colour = state.stroke if stroked else state.fill
            overprint = self._keeps(
                colour, state.stroke_overprint if stroked else state.fill_overprint
            )
            look = self._look(overprint, state.stroke_alpha if stroked else state.fill_alpha)
            typed = Typed(font, size, font.read(codes), state.mode)
            self._add(Mark("text", box, colour, look, typed=typed))
