"""State, colour and path operators in; filled and stroked marks out."""

from __future__ import annotations

import math
from typing import Any

import pikepdf

from brochure.check.preflight.colours import (
    CMYK,
    GRAY,
    RGB,
    Colour,
    Space,
    first_colour,
    space_of,
)  # fmt: skip
from brochure.check.preflight.fonts import Font
from brochure.check.preflight.marks import (
    IDENTITY,
    Look,
    Mark,
    Matrix,
    Part,
    Rect,
    Walked,
    common,
    filled_outlines,
    outline_box,
    product,
)  # fmt: skip
from brochure.check.preflight.reading import entries, get, name, number
from brochure.check.preflight.state import Fonts, State
from brochure.check.preflight.tokens import Name

_MOST_STATES = 512


class Painting:
    """The part of the walk that follows the graphics state and paints shapes."""

    def __init__(self, fonts: Fonts) -> None:
        self.walked = Walked()
        self._fonts = fonts
        self._operators = self._floor = self._depth = 0
        self._entered: set[tuple[int, int]] = set()
        self._stack: list[State] = []
        self._state = State()
        self._outline: list[tuple[bytes, Matrix]] = []
        self._clips = False
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._resources: dict[str, dict[str, Any]] = {}
        self._spaces: dict[str, Space] = {}
        self._named: dict[str, Font] = {}
        self._tags: list[tuple[str, int]] = []
        self._looks: dict[tuple[object, ...], Look] = {}
        self._colours: dict[tuple[object, ...], Colour] = {}

    def _cannot(self, why: str) -> None:
        self.walked.unjudged[why] = None

    def _look(self, overprint: bool, alpha: float) -> Look:
        tag = self._tags[-1] if self._tags else ("", -1)
        key = (overprint, alpha, tag)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = Look(overprint, alpha, *tag)
        return found

    def _add(self, mark: Mark) -> None:
        self.walked.parts[-1].marks.append(mark)

    # State

    def _save(self, _: list[Any]) -> None:
        if len(self._stack) > _MOST_STATES:
            self._cannot("states are saved without end")
        else:
            self._stack.append(self._state.saved())

    def _restore(self, _: list[Any]) -> None:
        if len(self._stack) > self._floor:
            self._state = self._stack.pop()

    def _concat(self, operands: list[Any]) -> None:
        a, b, c, d, e, f = map(float, operands)
        self._state.ctm = product((a, b, c, d, e, f), self._state.ctm)

    def _set_width(self, operands: list[Any]) -> None:
        self._state.line_width = abs(float(operands[0]))

    def _set_dash(self, operands: list[Any]) -> None:
        self._state.dash = tuple(float(part) for part in operands[0])

    def _ignored(self, _: list[Any]) -> None:
        pass

    def _set_state(self, operands: list[Any]) -> None:
        named = self._resources.get("ExtGState", {}).get(str(operands[0]))
        if named is None:
            self._cannot(f"the graphics state {operands[0]} is named but not there")
        held = entries(named)
        state, seen = self._state, self.walked.transparency
        if "LW" in held:
            state.line_width = abs(number(held["LW"]) or 0.0)
        if "OP" in held:
            state.stroke_overprint = bool(held["OP"])
            if "op" not in held:
                state.fill_overprint = bool(held["OP"])
        if "op" in held:
            state.fill_overprint = bool(held["op"])
        if "OPM" in held:
            state.overprint_mode = int(number(held["OPM"]) or 0)
        if "ca" in held:
            state.fill_alpha = number(held["ca"]) or 0.0
        if "CA" in held:
            state.stroke_alpha = number(held["CA"]) or 0.0
        if state.fill_alpha < 1 or state.stroke_alpha < 1:
            seen["paint that lets what is below show through"] = None
        if "SMask" in held and name(held["SMask"]) != "None":
            seen["a soft mask"] = None
        mode = held.get("BM")
        modes = list(mode) if isinstance(mode, pikepdf.Array) else [mode]
        if mode is not None and name(modes[0]) not in ("Normal", "Compatible"):
            seen[f"the blend mode {name(modes[0])}"] = None
        font = held.get("Font")
        if isinstance(font, pikepdf.Array) and len(font) == 2:
            state.font, state.size = self._fonts.of(font[0]), float(font[1])
        self.walked.states.append({key: name(value) for key, value in held.items()})

    # Colour

    def _space(self, written: Any) -> Space:
        key = str(written)
        found = self._spaces.get(key)
        if found is None:
            named = self._resources.get("ColorSpace", {})
            held = named.get(key)
            found = space_of(pikepdf.Name(f"/{key}")) if held is None else space_of(held)
            self._spaces[key] = found
        return found

    def _colour(self, space: Space, operands: list[Any]) -> Colour:
        key = (space, *operands)
        found = self._colours.get(key)
        if found is None:
            pattern = str(operands[-1]) if operands and isinstance(operands[-1], Name) else ""
            values = tuple(float(one) for one in operands if isinstance(one, float))
            found = self._colours[key] = Colour(space, values, pattern)
        return found

    def _fill_gray(self, operands: list[Any]) -> None:
        self._state.fill = self._colour(GRAY, operands)

    def _fill_rgb(self, operands: list[Any]) -> None:
        self._state.fill = self._colour(RGB, operands)

    def _fill_cmyk(self, operands: list[Any]) -> None:
        self._state.fill = self._colour(CMYK, operands)

    def _fill_space(self, operands: list[Any]) -> None:
        self._state.fill = first_colour(self._space(operands[0]))

    def _fill_colour(self, operands: list[Any]) -> None:
        self._state.fill = self._colour(self._state.fill.space, operands)

    def _stroke_gray(self, operands: list[Any]) -> None:
        self._state.stroke = self._colour(GRAY, operands)

    def _stroke_rgb(self, operands: list[Any]) -> None:
        self._state.stroke = self._colour(RGB, operands)

    def _stroke_cmyk(self, operands: list[Any]) -> None:
        self._state.stroke = self._colour(CMYK, operands)

    def _stroke_space(self, operands: list[Any]) -> None:
        self._state.stroke = first_colour(self._space(operands[0]))

    def _stroke_colour(self, operands: list[Any]) -> None:
        self._state.stroke = self._colour(self._state.stroke.space, operands)

    # Paths

    def _rectangle(self, operands: list[Any]) -> None:
        x, y, w, h = operands
        corners = f"{x} {y} m {x + w} {y} l {x + w} {y + h} l {x} {y + h} l h "
        self._outline.append((corners.encode(), self._state.ctm))

    def _clip(self, _: list[Any]) -> None:
        self._clips = True

    def _paint(self, fills: bool, strokes: bool) -> None:
        if self._outline:
            outline = tuple(self._outline)
            self._outline.clear()
            whole = outline_box(outline)
            box, state = common(whole, state_clip := self._state.clip), self._state
            if fills and (box[0] < box[2] or box[1] < box[3]):
                self._filled(box, outline)
            if strokes:
                scale = math.sqrt(abs(state.ctm[0] * state.ctm[3] - state.ctm[1] * state.ctm[2]))
                width = state.line_width * scale
                half = width / 2
                spread = whole[0] - half, whole[1] - half, whole[2] + half, whole[3] + half
                box = common(spread, state_clip)
                if box[0] < box[2] and box[1] < box[3] or not width:
                    overprint = self._keeps(state.stroke, state.stroke_overprint)
                    self._add(
                        Mark("stroke", box, state.stroke, self._look(overprint, state.stroke_alpha),
                             outline, width, state.dash)
                    )  # fmt: skip
            if self._clips:
                state.clip = common(state_clip, whole)
        elif self._clips:
            self._state.clip = (0.0, 0.0, 0.0, 0.0)
        self._clips = False

    def _filled(self, box: Rect, outline: tuple[tuple[bytes, Matrix], ...]) -> None:
        state = self._state
        if state.fill.pattern:
            self._pattern(state.fill, box)
        overprint = self._keeps(state.fill, state.fill_overprint)
        look = self._look(overprint, state.fill_alpha)
        self._add(Mark("fill", box, state.fill, look, outline))

    def _fills(self, operands: list[Any]) -> None:
        """Outlines filled one after the other: what `_paint` does with each, as a garden needs."""
        state = self._state
        m, clip = state.ctm, state.clip
        a, b, c, d, e, f = m
        outlines = filled_outlines(operands[0])
        self._operators += len(outlines)
        if b or c or self._outline or self._clips or state.fill.pattern:
            for outline, _ in outlines:
                self._outline.append((outline, m))
                self._paint(True, False)
            return
        left, low, right, high = clip
        colour = state.fill
        look = self._look(self._keeps(colour, state.fill_overprint), state.fill_alpha)
        add = self.walked.parts[-1].marks.append
        for outline, (x0, y0, x1, y1) in outlines:
            x0, x1, y0, y1 = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
            if a < 0:
                x0, x1 = x1, x0
            if d < 0:
                y0, y1 = y1, y0
            if x0 < left or y0 < low or x1 > right or y1 > high:
                x0, y0, x1, y1 = common((x0, y0, x1, y1), clip)
            if x0 < x1 or y0 < y1:
                add(Mark("fill", (x0, y0, x1, y1), colour, look, ((outline, m),)))

    def _keeps(self, colour: Colour, overprints: bool) -> bool:
        """Whether the ink below stays: of CMYK only in mode 1 (a plate at 0 is left alone)."""
        if not overprints or colour.space.family != "DeviceCMYK":
            return overprints
        return self._state.overprint_mode == 1

    def _fill(self, _: list[Any]) -> None:
        self._paint(True, False)

    def _line_out(self, _: list[Any]) -> None:
        self._paint(False, True)

    def _both(self, _: list[Any]) -> None:
        self._paint(True, True)

    def _neither(self, _: list[Any]) -> None:
        self._paint(False, False)

    def _shade(self, operands: list[Any]) -> None:
        shading = self._resources.get("Shading", {}).get(str(operands[0]))
        self._shaded(shading, self._state.clip)

    def _shaded(self, shading: Any, box: Rect) -> None:
        written = get(shading, "ColorSpace")
        space = self._space(name(written)) if name(written) else space_of(written)
        look = self._look(self._state.fill_overprint, self._state.fill_alpha)
        self._add(Mark("shading", box, None, look, space=space))

    def _pattern(self, colour: Colour, box: Rect) -> None:
        pattern = self._resources.get("Pattern", {}).get(colour.pattern)
        if get(pattern, "PatternType") == 2:
            self._shaded(get(pattern, "Shading"), box)
        elif isinstance(pattern, pikepdf.Stream):
            shown, self.walked.parts = self.walked.parts, [Part()]
            self._enter(pattern, self._depth + 1)
            tiles, self.walked.parts = self.walked.marks, shown
            for mark in tiles:
                self._add(mark.elsewhere(box))  # its tiles lie all over the painted place

    def _enter(self, form: Any, depth: int) -> None:
        """Walks a form or the cell of a pattern."""
        raise NotImplementedError
