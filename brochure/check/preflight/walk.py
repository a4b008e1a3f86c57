"""A page's content streams in; the marks they paint out, with the graphics state followed.

Forms, tiling patterns, inline pictures and annotations' appearances are entered. What cannot be
judged (a broken stream, an unknown operator, forms without end) is said in plain words.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pikepdf

from brochure.check.preflight.colours import (
    CMYK,
    GRAY,
    RGB,
    SHORT,
    UNKNOWN,
    Colour,
    Space,
    first_colour,
    space_of,
)  # fmt: skip
from brochure.check.preflight.fonts import Font, font_of
from brochure.check.preflight.marks import (
    IDENTITY,
    Look,
    Mark,
    Matrix,
    Pixels,
    Rect,
    Typed,
    Walked,
    box_through,
    common,
    outline_box,
    product,
)  # fmt: skip
from brochure.check.preflight.reading import (
    TooLarge,
    entries,
    get,
    matrix,
    name,
    number,
    rect,
    unpacked,
)  # fmt: skip
from brochure.check.preflight.tokens import (
    HEX_TEXT,
    INLINE_IMAGE,
    PATH,
    BrokenStream,
    Name,
    hexadecimal,
    instructions,
)  # fmt: skip

_DEEPEST = 12
_MOST_OPERATORS = 1_000_000
_OPERATORS_A_FORM = 20
_BYTES_AN_OPERATOR = 16
_MOST_STATES = 512
_BLACK = first_colour(GRAY)
_EVERYWHERE: Rect = (-1e9, -1e9, 1e9, 1e9)
_SHORT_KEYS = {"W": "Width", "H": "Height", "BPC": "BitsPerComponent", "CS": "ColorSpace",
               "IM": "ImageMask"}  # fmt: skip
BROKEN = (
    pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, RuntimeError, NotImplementedError, ArithmeticError,
)  # fmt: skip
"""What reading a damaged object may raise."""


class _State:
    """The graphics state; `saved` copies it."""

    def __init__(self) -> None:
        self.ctm: Matrix = IDENTITY
        self.clip: Rect = _EVERYWHERE
        self.fill = _BLACK
        self.stroke = _BLACK
        self.line_width = 1.0
        self.dash: tuple[float, ...] = ()
        self.font: tuple[int, Font] | None = None
        self.size = 0.0
        self.spacing = self.word_spacing = self.leading = self.rise = 0.0
        self.stretch = 1.0
        self.mode = 0
        self.fill_overprint = self.stroke_overprint = False
        self.overprint_mode = 0
        self.fill_alpha = self.stroke_alpha = 1.0

    def saved(self) -> _State:
        new = object.__new__(_State)
        new.__dict__.update(self.__dict__)
        return new


class Fonts:
    """The fonts of a file by key, each read once."""

    def __init__(self) -> None:
        self.by_key: dict[int, Font] = {}
        self._keys: dict[object, int] = {}

    def of(self, written: Any) -> tuple[int, Font]:
        where = written.objgen if written.is_indirect else id(written)
        key = self._keys.get(where)
        if key is None:
            key = len(self._keys)
            self._keys[where] = key
            try:
                self.by_key[key] = font_of(written)
            except (*BROKEN, TooLarge):
                self.by_key[key] = Font(name(get(written, "BaseFont")), embedded=False)
        return key, self.by_key[key]


class Walk:
    """Walks one page. `walked` holds what was found."""

    def __init__(self, fonts: Fonts) -> None:
        self.walked = Walked()
        self._fonts = fonts
        self._operators = self._floor = self._depth = 0
        self._entered: set[tuple[int, int]] = set()
        self._stack: list[_State] = []
        self._state = _State()
        self._outline: list[tuple[bytes, Matrix]] = []
        self._clips = False
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._resources: dict[str, dict[str, Any]] = {}
        self._spaces: dict[str, Space] = {}
        self._tags: list[tuple[str, int]] = []
        self._looks: dict[tuple[object, ...], Look] = {}
        self._colours: dict[tuple[object, ...], Colour] = {}
        self._does: dict[str, Callable[[list[Any]], None]] = {
            word: getattr(self, f"_{method}") for word, method in _METHODS.items()
        }

    def page(self, page: Any, resources: Any, box: Rect) -> Walked:
        """Walks the page's own streams."""
        self._state.clip = box
        contents = get(page, "Contents")
        parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        data = b"\n".join(self._bytes(part, "the page") for part in parts if part is not None)
        self._stream(data, resources, 0)
        self._unused(resources, 0)
        return self.walked

    def _unused(self, resources: Any, depth: int) -> None:
        """Walks the forms that the page brings along and does not show, for the colours in them."""
        shown = self.walked.marks
        self.walked.marks = self.walked.unused
        for one in entries(get(resources, "XObject")).values():
            if name(get(one, "Subtype")) == "Form" and one.objgen not in self._entered:
                self._enter(one, depth + 1)
        self.walked.marks = shown

    def appearance(self, form: Any, m: Matrix) -> None:
        """Walks what an annotation shows, where the page puts it."""
        self._state = _State()
        self._state.ctm = m
        self._enter(form, 0)

    def _stream(self, data: bytes, resources: Any, depth: int) -> None:
        outer = self._resources, self._spaces, self._floor
        self._operators += len(data) // _BYTES_AN_OPERATOR
        self._floor = len(self._stack)
        self._resources = {key: entries(held) for key, held in entries(resources).items()}
        self._spaces, self._depth = {}, depth
        does, state_stack = self._does, self._stack
        outline = self._outline
        try:
            for operator, operands in instructions(data):
                self._operators += 1
                if operator == PATH:
                    outline.append((operands[0], self._state.ctm))
                    continue
                act = does.get(operator)
                if act is None:
                    self._cannot(f"the operator “{operator[:12]}” is none of the PDF's own")
                    continue
                try:
                    act(operands)
                except BROKEN:
                    self._cannot(f"an operator “{operator}” has values that make no sense")
                if self._operators > _MOST_OPERATORS:
                    self._cannot("there is more on the page than can be looked at in good time")
                    break
        except BrokenStream as why:
            self._cannot(f"the operators break off ({why})")
        while len(state_stack) > self._floor:
            self._state = state_stack.pop()
        self._resources, self._spaces, self._floor = outer
        self._depth = depth - 1

    def _bytes(self, stream: Any, what: str) -> bytes:
        try:
            return unpacked(stream)
        except TooLarge:
            self._cannot(f"{what} unpacks to more than 64 MB")
        except BROKEN:
            self._cannot(f"the data of {what} is damaged")
        return b""

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

    # Text

    def _begin_text(self, _: list[Any]) -> None:
        self._text = self._line = IDENTITY

    def _set_font(self, operands: list[Any]) -> None:
        written = self._resources.get("Font", {}).get(str(operands[0]))
        self._state.size = float(operands[1])
        if written is None:
            self._state.font = None
            self._cannot(f"the font {operands[0]} is named but not there")
        else:
            self._state.font = self._fonts.of(written)

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
        written: bytes = operands[0]
        parts: list[Any] = []
        for i, piece in enumerate(written.split(b"<")):
            if i:
                digits, _, piece = piece.partition(b">")
                parts.append(hexadecimal(digits))
            parts += map(float, piece.split())
        self._shown(parts)

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
        state = self._state
        if state.font is None:
            self._cannot("text is shown without a font")
            return
        key, font = state.font
        shown = b"".join(part for part in parts if isinstance(part, bytes))
        kerned = sum(part for part in parts if isinstance(part, float))
        codes = font.codes(shown)
        widths, default = font.widths, font.default_width
        natural = sum([widths.get(code, default) for code in codes]) - kerned
        width = natural / 1000 * state.size + state.spacing * len(codes)
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
        words = font.read(codes)
        if (box[0] < box[2] and box[1] < box[3]) or state.mode == 3:
            stroked = state.mode in (1, 5)
            colour = state.stroke if stroked else state.fill
            overprint = self._keeps(
                colour, state.stroke_overprint if stroked else state.fill_overprint
            )
            look = self._look(overprint, state.stroke_alpha if stroked else state.fill_alpha)
            typed = Typed(key, size, words, state.mode)
            self.walked.marks.append(Mark("text", box, colour, look, typed=typed))

    # Pictures and forms

    def _draw(self, operands: list[Any]) -> None:
        one = self._resources.get("XObject", {}).get(str(operands[0]))
        kind = name(get(one, "Subtype"))
        if kind == "Form":
            self._enter(one, self._depth + 1)
        elif kind == "Image":
            self._picture(entries(one), str(operands[0]), one)
        else:
            self._cannot(f"the picture or form {operands[0]} is named but not there")

    def _inline(self, operands: list[Any]) -> None:
        held = {_SHORT_KEYS.get(key, key): value for key, value in operands[0].items()}
        self._picture(held, "a picture among the operators", None)

    def _picture(self, held: dict[str, Any], known_as: str, one: Any) -> None:
        state = self._state
        width, height = int(number(held.get("Width")) or 0), int(number(held.get("Height")) or 0)
        is_mask = bool(held.get("ImageMask", False))
        written = held.get("ColorSpace")
        space = None if is_mask else UNKNOWN
        if written is not None and not is_mask:
            named = str(written).removeprefix("/")
            plain = isinstance(written, pikepdf.Name | Name)
            space = (
                self._space(SHORT.get(named, named))
                if plain
                else _inline_space(written, self._space)
            )
        elif not is_mask and one is not None:
            self._cannot("a picture does not say its colours (its file format does)")
        if "SMask" in held and one is not None:
            self.walked.transparency["a picture with a soft mask"] = None
        a, b, c, d, _, _ = state.ctm
        across, down = math.hypot(a, b) / 72, math.hypot(c, d) / 72
        if not across or not down:
            return
        ppi = min(width / across, height / down)
        box = common(box_through((0.0, 0.0, 1.0, 1.0), state.ctm), state.clip)
        if box[0] < box[2] and box[1] < box[3]:
            bits = int(number(held.get("BitsPerComponent")) or 1)
            key = one.objgen if one is not None else (0, 0)
            pixels = Pixels(width, height, ppi, bits, known_as, is_mask, key)
            look = self._look(state.fill_overprint, state.fill_alpha)
            colour = state.fill if is_mask else None
            self.walked.marks.append(Mark("picture", box, colour, look, pixels=pixels, space=space))

    def _enter(self, form: Any, depth: int) -> None:
        if depth > _DEEPEST:
            self._cannot("forms stand in forms deeper than is looked into")
            return
        if self._operators > _MOST_OPERATORS:
            return
        self._operators += _OPERATORS_A_FORM
        self._entered.add(form.objgen)
        group = get(form, "Group")
        if name(get(group, "S")) == "Transparency":
            self.walked.transparency["a form that is a transparency group"] = None
        before = self._state, self._outline, self._tags, self._text, self._line, self._depth
        self._state = state = self._state.saved()
        self._outline, self._tags = [], list(self._tags)
        try:
            bounds, own = rect(get(form, "BBox")), get(form, "Resources")
            state.ctm = product(matrix(get(form, "Matrix")), state.ctm)
            if bounds:
                state.clip = common(state.clip, box_through(bounds, state.ctm))
            resources = own if own is not None else self._written_resources()
            self._stream(self._bytes(form, "a form"), resources, depth)
        finally:
            self._state, self._outline, self._tags, self._text, self._line, self._depth = before

    def _written_resources(self) -> Any:
        return pikepdf.Dictionary(
            {
                f"/{kind}": pikepdf.Dictionary({f"/{key}": one for key, one in held.items()})
                for kind, held in self._resources.items()
                if held
            }
        )

    # Marked content

    def _mark(self, operands: list[Any]) -> None:
        self._tags.append((str(operands[0]), self._tags[-1][1] if self._tags else -1))

    def _mark_with(self, operands: list[Any]) -> None:
        held = operands[1]
        if isinstance(held, Name):
            held = entries(self._resources.get("Properties", {}).get(str(held)))
        mcid = number(held.get("MCID")) if isinstance(held, dict) else None
        before = self._tags[-1][1] if self._tags else -1
        self._tags.append((str(operands[0]), before if mcid is None else int(mcid)))

    def _end_mark(self, _: list[Any]) -> None:
        if self._tags:
            self._tags.pop()


def _inline_space(written: Any, named: Callable[[Any], Space]) -> Space:
    """The space of a picture written as an array, be it of pikepdf or from the operators."""
    if isinstance(written, list):
        base = named(written[1]) if len(written) > 1 and isinstance(written[1], Name) else UNKNOWN
        return Space("Indexed", 1, (), base)
    return space_of(written)


_METHODS = {
    "q": "save", "Q": "restore", "cm": "concat", "w": "set_width", "d": "set_dash",
    "J": "ignored", "j": "ignored", "M": "ignored", "ri": "ignored", "i": "ignored",
    "gs": "set_state",
    "g": "fill_gray", "rg": "fill_rgb", "k": "fill_cmyk", "cs": "fill_space",
    "sc": "fill_colour", "scn": "fill_colour",
    "G": "stroke_gray", "RG": "stroke_rgb", "K": "stroke_cmyk", "CS": "stroke_space",
    "SC": "stroke_colour", "SCN": "stroke_colour",
    "re": "rectangle", "W": "clip", "W*": "clip",
    "f": "fill", "F": "fill", "f*": "fill", "S": "line_out", "s": "line_out", "B": "both",
    "B*": "both", "b": "both", "b*": "both", "n": "neither", "sh": "shade",
    "BT": "begin_text", "ET": "ignored", "Tf": "set_font", "Tc": "set_spacing",
    "Tw": "set_word_spacing", "Tz": "set_stretch", "TL": "set_leading", "Ts": "set_rise",
    "Tr": "set_mode", "Tm": "set_text", "Td": "move", "TD": "move_leading", "T*": "next_line",
    "Tj": "show", "TJ": "show_parts", HEX_TEXT: "show_hex", "'": "show_next",
    '"': "show_spaced",
    "Do": "draw", INLINE_IMAGE: "inline",
    "BMC": "mark", "BDC": "mark_with", "EMC": "end_mark",
    "MP": "ignored", "DP": "ignored", "BX": "ignored", "EX": "ignored",
    "d0": "ignored", "d1": "ignored",
    "m": "ignored", "l": "ignored", "c": "ignored", "v": "ignored", "y": "ignored",
    "h": "ignored",
}  # fmt: skip
