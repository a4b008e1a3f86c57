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
from brochure.check.preflight.marks import (
    IDENTITY,
    Look,
    Mark,
    Matrix,
    Rect,
    Walked,
    common,
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
        self.walked.states.append(held)

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
                    self.walked.marks.append(
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
        self.walked.marks.append(Mark("fill", box, state.fill, look, outline))

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
        self.walked.marks.append(Mark("shading", box, None, look, space=space))

    def _pattern(self, colour: Colour, box: Rect) -> None:
        pattern = self._resources.get("Pattern", {}).get(colour.pattern)
        if get(pattern, "PatternType") == 2:
            self._shaded(get(pattern, "Shading"), box)
        elif isinstance(pattern, pikepdf.Stream):
            first = len(self.walked.marks)
            self._enter(pattern, self._depth + 1)
            for mark in self.walked.marks[first:]:
                mark.box = box  # its tiles lie all over the painted place

    def _enter(self, form: Any, depth: int) -> None:
        """Walks a form or the cell of a pattern."""
        raise NotImplementedError
