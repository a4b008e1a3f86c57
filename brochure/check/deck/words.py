"""A slide in; its texts out, each with the frame it stands in and the look it inherits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from brochure.check.deck.colour import SOLID, Palette
from brochure.check.deck.opened import A, Element, P, Slide, kind_of
from brochure.check.deck.places import inherited, name_of, placeholder_of, stand
from brochure.check.luminance import RGB
from brochure.model.scene import Box
from brochure.units import EMU_PER_POINT

_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_MARGINS = {"marL": 91440, "marT": 45720, "marR": 91440, "marB": 45720}
_RUNS = frozenset((f"{A}r", f"{A}fld"))
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}
_USUAL_SIZE = 18.0
_TRUE = ("1", "true")


@dataclass(frozen=True, slots=True)
class Look:
    """How words look: size in points, weight, colour (None: not known), family as it resolves."""

    size: float
    bold: bool
    italic: bool
    colour: RGB | None
    family: str


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words with its look, as the slide shows it."""

    element: Element
    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its words, pitch (points, or parts of the size), space before, indent, align."""

    words: tuple[Words, ...]
    points: float | None
    share: float
    before: float
    after: float
    indent: float
    align: str


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A text and the frame it stands in. `box` is where lines go, insets taken off."""

    shape: Element
    name: str
    lines: tuple[Line, ...]
    box: Box | None
    turned: bool
    anchor: str
    wraps: bool
    grows: bool
    fill: RGB | None = None
    cell: bool = False
    styled: bool = False
    """A table cell that takes its colours from a table style which is not read here."""

    @property
    def text(self) -> str:
        return "\n".join("".join(w.text for w in line.words) for line in self.lines)


class _Level(NamedTuple):
    """What paragraphs of one level take after: elements, spacing, and the look of their words."""

    levels: tuple[Element, ...]
    spacing: _Spacing
    size: str | None
    bold: str | None
    italic: str | None
    colour: RGB | None
    face: str


class Reader:
    """Reads the texts of one slide."""

    def __init__(self, slide: Slide) -> None:
        self._slide = slide
        self.palette = Palette(slide)
        self._fonts = _theme_fonts(slide)
        self._levels: dict[tuple[tuple[Element, ...], int], _Level] = {}

    def frames(self) -> Iterator[Frame]:
        """Every text on the slide that shows words, in their order."""
        elements = self._slide.part.elements
        for body in elements[f"{P}txBody"]:
            yield self._shape(body.getparent(), body)
        for table in elements[f"{A}tbl"]:
            yield from self._cells(table)

    def _shape(self, shape: Element, body: Element) -> Frame:
        after = inherited(shape, self._slide)
        bodies = [body, *(one.find(f"{P}txBody") for one in after)]
        frames = [b.find(f"{A}bodyPr") for b in bodies if b is not None]
        lists = [b.find(f"{A}lstStyle") for b in bodies if b is not None]
        insets = {side: _number(_first(frames, side), usual) for side, usual in _INSETS.items()}
        where = stand(shape, self._slide, after)
        grows = any(one is not None and one.find(f"{A}spAutoFit") is not None for one in frames[:1])
        return Frame(
            shape, name_of(shape),
            tuple(self._lines(body, [*lists, *self._around(shape)], shape.find(f"{P}style"))),
            _inset(where.box, *(insets[side] for side in _INSETS)) if where else None,
            (where.turned if where else False) or _first(frames, "vert") not in (None, "horz"),
            _first(frames, "anchor") or "t",
            _first(frames, "wrap") != "none",
            grows,
        )  # fmt: skip

    def _cells(self, table: Element) -> Iterator[Frame]:
        shape = next(table.iterancestors(f"{P}graphicFrame"), None)
        where = stand(shape, self._slide) if shape is not None else None
        if shape is None or where is None:
            return
        widths = [_points(c.get("w")) for c in table.iterfind(f"{A}tblGrid/{A}gridCol")]
        lefts = [*accumulate(widths, initial=where.box.x)]
        rows = list(table.iterfind(f"{A}tr"))
        tops = [*accumulate((_points(row.get("h")) for row in rows), initial=where.box.y)]
        styled = _styled(table)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row.iterfind(f"{A}tc")):
                body, look = cell.find(f"{A}txBody"), cell.find(f"{A}tcPr")
                merged = cell.get("hMerge") == "1" or cell.get("vMerge") == "1"
                if body is None or merged or c >= len(widths):
                    continue
                across = min(int(cell.get("gridSpan", "1")), len(widths) - c)
                down = min(int(cell.get("rowSpan", "1")), len(rows) - r)
                whole = Box(
                    lefts[c], tops[r], lefts[c + across] - lefts[c], tops[r + down] - tops[r]
                )
                sides = [
                    _number(look.get(s) if look is not None else None, usual)
                    for s, usual in _MARGINS.items()
                ]
                fill = look.find(SOLID) if look is not None else None
                bare = look is not None and look.find(f"{A}noFill") is not None
                yield Frame(
                    shape, f"{name_of(shape)}, row {r + 1}, column {c + 1}",
                    tuple(self._lines(body, [body.find(f"{A}lstStyle"), *self._default], None)),
                    _inset(whole, *sides), where.turned,
                    (look.get("anchor") if look is not None else None) or "t",
                    True, True, self.palette.of(fill), True, styled and fill is None and not bare,
                )  # fmt: skip

    def _lines(
        self, body: Element, lists: Sequence[Element | None], style: Element | None
    ) -> Iterator[Line]:
        font_colour = self.palette.of(style.find(f"{A}fontRef")) if style is not None else None
        after = tuple(one for one in lists if one is not None and len(one))
        for paragraph in body.iterfind(f"{A}p"):
            own = paragraph.find(f"{A}pPr")
            level = self._level(after, int(own.get("lvl", "0")) if own is not None else 0)
            levels = level.levels if own is None else (own, *level.levels)
            yield Line(
                tuple(self._words(paragraph, level, font_colour)),
                *(level.spacing if own is None else _spacing(own, level.spacing)),
                _points(_first(levels, "marL")),
                _first(levels, "algn") or "l",
            )

    def _level(self, lists: tuple[Element, ...], number: int) -> _Level:
        """What the paragraphs of a level take after in the lists of styles around them."""
        known = self._levels.get((lists, number))
        if known is None:
            tag = f"{A}lvl{number + 1}pPr"
            levels = tuple(found for one in lists if (found := one.find(tag)) is not None)
            looks = tuple(r for one in levels if (r := one.find(f"{A}defRPr")) is not None)
            spacing: _Spacing = (None, 1.0, 0.0, 0.0)
            for one in reversed(levels):
                spacing = _spacing(one, spacing)
            fill = next((f for one in looks if (f := one.find(SOLID)) is not None), None)
            known = self._levels[lists, number] = _Level(
                levels, spacing, _first(looks, "sz"), _first(looks, "b"),
                _first(looks, "i"), self.palette.of(fill), _face(looks),
            )  # fmt: skip
        return known

    def _words(self, paragraph: Element, level: _Level, font_colour: RGB | None) -> Iterator[Words]:
        for run in paragraph:
            if run.tag not in _RUNS:
                continue
            text = run.findtext(f"{A}t") or ""
            if run.get("type") == "slidenum":
                text = str(self._slide.number)  # what is shown, whatever is kept in the file
            yield Words(run, text, self._look(run.find(f"{A}rPr"), level, font_colour))

    def _look(self, own: Element | None, level: _Level, font_colour: RGB | None) -> Look:
        size, bold, italic, colour, face = level[2:]
        filled = None
        if own is not None:
            size, bold = own.get("sz") or size, own.get("b") or bold
            italic, face = own.get("i") or italic, _face((own,)) or face
            filled = own.find(SOLID)
        if filled is not None:
            colour = self.palette.of(filled)
        elif font_colour is not None:
            colour = font_colour
        face = face or "+mn-lt"
        return Look(
            float(size) / 100 if size else _USUAL_SIZE,
            bold in _TRUE,
            italic in _TRUE,
            colour,
            self._fonts.get(face[:3], face) if face.startswith("+") else face,
        )

    def _around(self, shape: Element) -> list[Element | None]:
        """What a text takes after beyond its own placeholder: the master's styles, the deck's."""
        place = placeholder_of(shape)
        if place is None:
            return self._default
        kind = kind_of(place)
        name = _STYLES.get(kind, "bodyStyle" if kind in ("pic", "tbl", "chart") else "otherStyle")
        return [self._styles.get(f"{P}{name}"), *self._default]

    @cached_property
    def _default(self) -> list[Element | None]:
        return [self._slide.deck.root.find(f"{P}defaultTextStyle")]

    @cached_property
    def _styles(self) -> dict[str, Element]:
        """The master's styles by their tags."""
        master = self._slide.master
        styles = master.root.find(f"{P}txStyles") if master else None
        return {one.tag: one for one in styles} if styles is not None else {}


_Spacing = tuple[float | None, float, float, float]
"""Pitch in points, or as a share of the size; space before and after in points."""


def _spacing(own: Element, around: _Spacing) -> _Spacing:
    """The spacing of a paragraph or a level: its own, and for what it does not say, `around`."""
    points, share, before, after = around
    for told in own:
        if told.tag == f"{A}lnSpc":
            exact, part = told.find(f"{A}spcPts"), told.find(f"{A}spcPct")
            points = _exact(exact) if exact is not None else None
            share = _part(part.get("val", "100000")) if exact is None and part is not None else 1.0
        elif told.tag == f"{A}spcBef":
            before = _exact(told.find(f"{A}spcPts"))
        elif told.tag == f"{A}spcAft":
            after = _exact(told.find(f"{A}spcPts"))
    return points, share, before, after


def _exact(points: Element | None) -> float:
    return float(points.get("val", "0")) / 100 if points is not None else 0.0


def _face(looks: Sequence[Element]) -> str:
    """The typeface of the first look that names one; empty when none does."""
    latin = next((f for one in looks if (f := one.find(f"{A}latin")) is not None), None)
    return str(latin.get("typeface", "+mn-lt")) if latin is not None else ""


def _part(written: str) -> float:
    return float(written[:-1]) / 100 if written.endswith("%") else float(written) / 100_000


def _first(elements: Sequence[Element | None], attribute: str) -> str | None:
    for element in elements:
        if element is not None and (value := element.get(attribute)) is not None:
            return str(value)
    return None


def _number(written: str | None, usual: float) -> float:
    return (float(written) if written is not None else usual) / EMU_PER_POINT


def _points(written: str | None) -> float:
    return float(written or "0") / EMU_PER_POINT


def _inset(box: Box, left: float, top: float, right: float, bottom: float) -> Box:
    return Box(box.x + left, box.y + top, box.w - left - right, box.h - top - bottom)


def _theme_fonts(slide: Slide) -> dict[str, str]:
    """`+mj` and `+mn` → the family the theme names."""
    scheme = slide.theme.root.find(f"{A}themeElements/{A}fontScheme") if slide.theme else None
    found = {}
    for key, name in (("+mj", "majorFont"), ("+mn", "minorFont")):
        latin = scheme.find(f"{A}{name}/{A}latin") if scheme is not None else None
        found[key] = latin.get("typeface", "") if latin is not None else ""
    return found


_NO_STYLES = ("{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}")


def _styled(table: Element) -> bool:
    style = table.findtext(f"{A}tblPr/{A}tableStyleId")
    return style is not None and style not in _NO_STYLES
