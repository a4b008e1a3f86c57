"""A slide and areas of it in; what is painted there, lowest first, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brochure.check.deck.colour import SOLID, Palette
from brochure.check.deck.opened import A, Element, P, Part, Slide
from brochure.check.deck.outlines import Outline
from brochure.check.deck.places import GROUP, SHAPES, inherited, placeholder_of, stand
from brochure.check.luminance import RGB
from brochure.model.scene import Box
from brochure.units import EMU_PER_POINT

_FILLS = frozenset(
    f"{A}{n}" for n in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
)
_ROUND = frozenset(("ellipse", "flowChartConnector"))


Scale = tuple[float, float, float, float]
"""kx, ky, dx, dy: a group's members in EMU become x × kx + dx in points of the slide."""

_EMU: Scale = (1 / EMU_PER_POINT, 1 / EMU_PER_POINT, 0.0, 0.0)


@dataclass(slots=True, eq=False)
class Ground:
    """Something painted: its box, and the shape that tells colour and outline when asked.

    `element` is none for what lies below all shapes of the slide: its layout's and master's.
    `flat` is a colour known without a shape: a background, a cell of a table.
    """

    box: Box
    element: Element | None
    flat: RGB | None = None
    shape: Shape | None = None

    def covers(self, x: float, y: float) -> bool:
        box = self.box
        if not (box.x <= x <= box.right and box.y <= y <= box.bottom):
            return False
        return self.shape is None or self.shape.holds(box, x, y)

    def fills(self, area: Box) -> bool:
        """Whether it has a plain box, and an area lies wholly in it."""
        box = self.box
        return (
            box.x <= area.x and box.y <= area.y
            and area.right <= box.right and area.bottom <= box.bottom
            and (self.shape is None or self.shape.is_plain(box))
        )  # fmt: skip

    @property
    def colour(self) -> RGB | None:
        """None for a picture, a gradient, and what is not known."""
        return self.shape.colour if self.shape else self.flat


class Shape:
    """A painted `p:sp`; its outline is read when a point is asked for."""

    def __init__(self, element: Element, part: Part, colour: RGB | None) -> None:
        self._element, self._part, self.colour = element, part, colour
        self._outline: Outline | None = None
        self._kind = ""

    def is_plain(self, box: Box) -> bool:
        """Whether it fills its box."""
        if not self._kind:
            self._read(box)
        return self._kind == "box" and self._outline is None

    def holds(self, box: Box, x: float, y: float) -> bool:
        """Whether a point inside the box lies inside the shape."""
        if not self._kind:
            self._read(box)
        if self._kind == "round":
            across = (x - box.x - box.w / 2) / (box.w / 2 or 1)
            down = (y - box.y - box.h / 2) / (box.h / 2 or 1)
            return across * across + down * down <= 1
        return self._outline is None or self._outline.holds(x, y)

    def _read(self, box: Box) -> None:
        self._kind = "box"
        properties = self._element.find(f"{P}spPr")
        if properties is None:
            return
        preset, custom = properties.find(f"{A}prstGeom"), properties.find(f"{A}custGeom")
        if preset is not None and preset.get("prst") in _ROUND:
            self._kind = "round"
        listed = custom.find(f"{A}pathLst") if custom is not None else None
        if listed is not None:
            self._outline = Outline(self._part.outline(listed), box)


def grounds(slide: Slide, palette: Palette, areas: Sequence[Box], size: Box) -> list[Ground]:
    """Everything painted that meets one of the areas of the slide, lowest first."""
    found = [Ground(size, None, _background(slide, palette))]
    if slide.part.root.get("showMasterSp") != "0":
        if slide.layout is None or slide.layout.root.get("showMasterSp") != "0":
            found += _Walk(slide.master, slide, palette, areas, own=False)
        found += _Walk(slide.layout, slide, palette, areas, own=False)
    found += _Walk(slide.part, slide, palette, areas, own=True)
    return found


class _Walk:
    """Goes through the shapes of one part in their order of drawing; groups far off are skipped."""

    def __init__(
        self, part: Part | None, slide: Slide, palette: Palette, areas: Sequence[Box], *, own: bool
    ) -> None:
        self._part, self._slide, self._palette, self._own = part, slide, palette, own
        self._region, *self._edges = [
            (area.x, area.y, area.right, area.bottom) for area in (around(areas), *areas)
        ]

    def __iter__(self) -> Iterator[Ground]:
        tree = self._part.tree if self._part else None
        for element in tree if tree is not None else ():
            yield from self._drawn(element, _EMU, None)

    def _drawn(self, element: Element, scale: Scale, parent: Element | None) -> Iterator[Ground]:
        if element.tag == GROUP:
            inner, box = _inside_group(element, scale)
            if self._meets(box):
                for child in element:
                    yield from self._drawn(child, inner, element)
        elif element.tag in SHAPES and element.tag != f"{P}cxnSp":
            yield from self._leaf(element, scale, parent)

    def _leaf(self, element: Element, scale: Scale, group: Element | None) -> Iterator[Ground]:
        box = _plain_box(element, scale)
        if box is None:
            if not self._own:
                return  # a layout's placeholders are prompts; the slide shows its own
            where = stand(element, self._slide)
            box = where.box if where else None
        if box is None or not self._meets(box):
            return
        told = element if self._own else None
        if element.tag == f"{P}pic":
            yield Ground(box, told)
        elif element.tag == f"{P}graphicFrame":
            yield from _frame(element, told, box, self._palette)
        elif self._part is not None and not (not self._own and placeholder_of(element) is not None):
            painted, colour = _fill(element, group, self._slide, self._palette)
            if painted:
                yield Ground(box, told, None, Shape(element, self._part, colour))

    def _meets(self, box: Box | None) -> bool:
        if box is None:
            return True
        left, top, right, bottom = box.x, box.y, box.x + box.w, box.y + box.h
        x1, y1, x2, y2 = self._region
        if left >= x2 or x1 >= right or top >= y2 or y1 >= bottom:
            return False
        for x1, y1, x2, y2 in self._edges:
            if left < x2 and x1 < right and top < y2 and y1 < bottom:
                return True
        return False


def around(boxes: Sequence[Box]) -> Box:
    """The box around several."""
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


def _plain_box(element: Element, scale: Scale) -> Box | None:
    """The box of a shape that says itself where it is; None for one that inherits its place."""
    where = element.find(f"{P}xfrm" if element.tag == f"{P}graphicFrame" else f"{P}spPr/{A}xfrm")
    if where is None or len(where) < 2:
        return None
    offset, extent = where[0], where[1]
    kx, ky, dx, dy = scale
    return Box(
        int(offset.get("x", "0")) * kx + dx, int(offset.get("y", "0")) * ky + dy,
        int(extent.get("cx", "0")) * kx, int(extent.get("cy", "0")) * ky,
    )  # fmt: skip


def _inside_group(group: Element, scale: Scale) -> tuple[Scale, Box | None]:
    """The scale of a group's members, and the group's box on the slide."""
    where = group.find(f"{P}grpSpPr/{A}xfrm")
    if where is None or len(where) < 4:
        return scale, None
    kx, ky, dx, dy = scale
    x, y, w, h = (int(where[i].get(k, "0")) for i, k in ((0, "x"), (0, "y"), (1, "cx"), (1, "cy")))
    cx, cy, cw, ch = (
        int(where[i].get(k, "0")) for i, k in ((2, "x"), (2, "y"), (3, "cx"), (3, "cy"))
    )
    gx, gy = (w / cw if cw else 1.0) * kx, (h / ch if ch else 1.0) * ky
    inner = (gx, gy, x * kx + dx - cx * gx, y * ky + dy - cy * gy)
    return inner, Box(x * kx + dx, y * ky + dy, w * kx, h * ky)


def _frame(element: Element, told: Element | None, box: Box, palette: Palette) -> Iterator[Ground]:
    """The filled cells of a table; a chart paints nothing behind its words unless it says so."""
    table = element.find(f"{A}graphic/{A}graphicData/{A}tbl")
    if table is None:
        return
    y = box.y
    widths = [float(c.get("w", "0")) / 12700 for c in table.iterfind(f"{A}tblGrid/{A}gridCol")]
    for row in table.iterfind(f"{A}tr"):
        x, height = box.x, float(row.get("h", "0")) / 12700
        for width, cell in zip(widths, row.iterfind(f"{A}tc"), strict=False):
            look = cell.find(f"{A}tcPr")
            fill = look.find(SOLID) if look is not None else None
            if fill is not None:
                yield Ground(Box(x, y, width, height), told, palette.of(fill))
            x += width
        y += height


def _fill(
    element: Element, group: Element | None, slide: Slide, palette: Palette
) -> tuple[bool, RGB | None]:
    """Whether a shape is painted, and in what colour when that can be told."""
    properties = element.find(f"{P}spPr")
    fill = _fill_in(properties)
    if fill is None:
        for one in inherited(element, slide):
            fill = fill if fill is not None else _fill_in(one.find(f"{P}spPr"))
    if fill is None:
        style = element.find(f"{P}style/{A}fillRef")
        if style is None or style.get("idx", "0") == "0":
            return False, None
        return True, palette.of(style)
    if fill.tag == SOLID:
        return True, palette.of(fill)
    if fill.tag == f"{A}grpFill":
        solid = group.find(f"{P}grpSpPr/{SOLID}") if group is not None else None
        return solid is not None, palette.of(solid)
    return fill.tag != f"{A}noFill", None


def _fill_in(properties: Element | None) -> Element | None:
    for child in properties if properties is not None else ():
        if child.tag in _FILLS:
            return child
    return None


def _background(slide: Slide, palette: Palette) -> RGB | None:
    for part in (slide.part, slide.layout, slide.master):
        ground = part.root.find(f"{P}cSld/{P}bg") if part else None
        if ground is None:
            continue
        properties, reference = ground.find(f"{P}bgPr"), ground.find(f"{P}bgRef")
        if properties is not None:
            return palette.of(properties.find(SOLID))
        # The first background of a theme is one flat colour in every theme that ships.
        flat = reference is not None and reference.get("idx") in ("1001", "0")
        return palette.of(reference) if flat else None
    return (1.0, 1.0, 1.0)
