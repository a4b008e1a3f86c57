"""A page's content streams in; the marks they paint out, with the graphics state followed.

Forms, tiling patterns and inline pictures are entered. What cannot be judged (a broken stream, an
unknown operator, forms without end) is said in plain words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import pikepdf

from brochure.check.preflight.colours import SHORT, UNKNOWN, Space, space_of
from brochure.check.preflight.marks import (
    Mark,
    Part,
    Pixels,
    Rect,
    Walked,
    box_through,
    common,
    product,
)  # fmt: skip
from brochure.check.preflight.prints import Prints, packed_bytes
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
from brochure.check.preflight.state import BROKEN, Fonts
from brochure.check.preflight.tokens import (
    FILLS,
    HEX_TEXT,
    INLINE_IMAGE,
    PATH,
    BrokenStream,
    Name,
    instructions,
)  # fmt: skip
from brochure.check.preflight.writing import Writing
from brochure.same import Kept

_DEEPEST = 12
_MOST_OPERATORS = 1_000_000
_OPERATORS_A_FORM = 20
_BYTES_AN_OPERATOR = 16
_SHORT_KEYS = {"W": "Width", "H": "Height", "BPC": "BitsPerComponent", "CS": "ColorSpace",
               "IM": "ImageMask"}  # fmt: skip


class Walk(Writing):
    """Walks one page. `walked` holds what was found."""

    def __init__(self, fonts: Fonts, prints: Prints) -> None:
        super().__init__(fonts)
        self._prints = prints
        self._is_open = False
        self._does: dict[str, Callable[[list[Any]], None]] = {
            word: getattr(self, f"_{method}") for word, method in _METHODS.items()
        }

    def page(self, page: Any, resources: Any, box: Rect) -> Walked:
        """Walks the page's own streams; a page that was walked lately is known again."""
        contents = get(page, "Contents")
        listed = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        streams = [one for one in listed if isinstance(one, pikepdf.Stream)]
        named = self._prints.of(resources)
        keys = [(packed_bytes(one), named, box) for one in streams] if named is not None else []
        found = _PAGES.get(tuple(keys)) if keys else None
        if found is not None:
            return found
        self._state.clip = box
        if not (len(keys) > 1 and self._one_by_one(streams, keys, resources)):
            self._state.clip = box
            data = b"\n".join(self._bytes(part, "the page") for part in listed if part is not None)
            self._stream(data, resources, 0)
        self._unused(resources, 0)
        if keys:
            _PAGES.keep(tuple(keys), self.walked)
        return self.walked

    def _one_by_one(self, streams: list[Any], keys: list[_Key], resources: Any) -> bool:
        """Walks streams each by itself, if each saves the state and brings it back, as ours do."""
        walked = Walked()
        for stream, key in zip(streams, keys, strict=True):
            if self._operators > _MOST_OPERATORS:
                self._operators = 0  # told, and cut off, where they are walked as one
                return False
            found = _STREAMS.get(key)
            if found is None:
                alone = Walk(self._fonts, self._prints)
                data = alone._bytes(stream, "the page")
                if not _CLOSED.match(data):
                    return False
                alone._state.clip = key[2]
                before = vars(alone._state.saved())
                alone._stream(data, resources, 0)
                if alone._is_open or vars(alone._state) != before:
                    return False
                found = alone.walked, alone._operators, alone._entered
                _STREAMS.keep(key, found)
            walked.add(found[0])
            self._operators += found[1]
            self._entered |= found[2]
        self.walked = walked
        return True

    def _unused(self, resources: Any, depth: int) -> None:
        """Walks the forms that the page brings along and does not show, for the colours in them."""
        shown, self.walked.parts = self.walked.parts, [Part()]
        for one in entries(get(resources, "XObject")).values():
            if name(get(one, "Subtype")) == "Form" and one.objgen not in self._entered:
                self._enter(one, depth + 1)
        self.walked.unused, self.walked.parts = self.walked.marks, shown

    def _stream(self, data: bytes, resources: Any, depth: int) -> None:
        outer = self._resources, self._spaces, self._named, self._floor
        self._operators += len(data) // _BYTES_AN_OPERATOR
        self._floor = len(self._stack)
        self._resources = {key: entries(held) for key, held in entries(resources).items()}
        self._spaces, self._named, self._depth = {}, {}, depth
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
        self._is_open = bool(len(state_stack) > self._floor or self._outline or self._tags)
        while len(state_stack) > self._floor:
            self._state = state_stack.pop()
        self._resources, self._spaces, self._named, self._floor = outer
        self._depth = depth - 1

    def _bytes(self, stream: Any, what: str) -> bytes:
        try:
            return unpacked(stream)
        except TooLarge:
            self._cannot(f"{what} unpacks to more than 64 MB")
        except BROKEN:
            self._cannot(f"the data of {what} is damaged")
        return b""

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
            self._add(Mark("picture", box, colour, look, pixels=pixels, space=space))

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
            if own is not None and not entries(own):
                self._drawing(form, depth)
                return
            self.walked.parts.append(Part())
            resources = own if own is not None else self._written_resources()
            self._stream(self._bytes(form, "a form"), resources, depth)
            self.walked.parts.append(Part())
        finally:
            self._state, self._outline, self._tags, self._text, self._line, self._depth = before

    def _drawing(self, form: Any, depth: int) -> None:
        """Walks a form that names nothing. What it paints follows from its bytes and from the state
        it is entered with; if it paints nothing but shapes, it is known again."""
        state, tag = self._state, self._tags[-1] if self._tags else None
        key = (
            packed_bytes(form), tag, state.ctm, state.clip, state.fill, state.stroke,
            state.line_width, state.dash, state.fill_overprint, state.stroke_overprint,
            state.overprint_mode, state.fill_alpha, state.stroke_alpha, self._clips,
        )  # fmt: skip
        found = _DRAWN.get(key)
        if found is None:
            before, self.walked = self.walked, Walked()
            operators = self._operators
            self._stream(self._bytes(form, "a form"), None, depth)
            found, self.walked = (self.walked, self._operators - operators), before
            self._operators = operators
            wordless = not any(part.of("text") for part in found[0].parts)
            if found[0].is_plain and wordless and not self._clips:
                _DRAWN.keep(key, found)
        self.walked.add(found[0])
        self.walked.parts.append(Part())
        self._operators += found[1]

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


_Key = tuple[bytes, bytes, Rect]
"""The bytes of a stream, the print of the resources it is walked with, and its page's box."""

_CLOSED = re.compile(rb"\s*q\s.*\sQ\s*\Z", re.DOTALL)

_PAGES: Kept[Walked] = Kept(64)
_STREAMS: Kept[tuple[Walked, int, set[tuple[int, int]]]] = Kept(128)
_DRAWN: Kept[tuple[Walked, int]] = Kept(64)
"""What was walked last: pages, streams of pages, and forms that stand for themselves; the latter
two with the number of their operators, streams with the forms they showed."""

_METHODS = {
    "q": "save", "Q": "restore", "cm": "concat", "w": "set_width", "d": "set_dash",
    "J": "ignored", "j": "ignored", "M": "ignored", "ri": "ignored", "i": "ignored",
    "gs": "set_state",
    "g": "fill_gray", "rg": "fill_rgb", "k": "fill_cmyk", "cs": "fill_space",
    "sc": "fill_colour", "scn": "fill_colour",
    "G": "stroke_gray", "RG": "stroke_rgb", "K": "stroke_cmyk", "CS": "stroke_space",
    "SC": "stroke_colour", "SCN": "stroke_colour",
    "re": "rectangle", "W": "clip", "W*": "clip",
    FILLS: "fills", "f": "fill", "F": "fill", "f*": "fill",
    "S": "line_out", "s": "line_out", "B": "both", "B*": "both",
    "b": "both", "b*": "both", "n": "neither", "sh": "shade",
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
