"""Shapes in; where they stand on the slide, and what placeholders they take after, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brochure.check.deck.opened import A, Element, P, Part, Slide, kind_of
from brochure.model.scene import Box
from brochure.units import EMU_PER_POINT

SHAPES = frozenset(f"{P}{name}" for name in ("sp", "pic", "graphicFrame", "cxnSp", "contentPart"))
GROUP = f"{P}grpSp"
_TREES = frozenset((f"{P}spTree", GROUP))


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a shape is: its box on the slide, and whether it or a group around it is turned."""

    box: Box
    turned: bool


def identity(shape: Element) -> Element | None:
    """`p:cNvPr` of any shape: id, name, what it says to readers who do not see it."""
    first = shape[0] if len(shape) else None
    return first.find(f"{P}cNvPr") if first is not None else None


def name_of(shape: Element) -> str:
    who = identity(shape)
    return str(who.get("name", "")) if who is not None else ""


def placeholder_of(shape: Element) -> Element | None:
    """`p:ph` of a shape, or None."""
    first = shape[0] if len(shape) else None
    return first.find(f"{P}nvPr/{P}ph") if first is not None else None


def inherited(shape: Element, slide: Slide) -> list[Element]:
    """The placeholders of layout and master that a slide's placeholder takes after."""
    place = placeholder_of(shape)
    if place is None:
        return []
    found = []
    on_layout = _match(place, slide.layout, by_index=True)
    if on_layout is not None:
        found.append(on_layout)
        place = placeholder_of(on_layout)
        assert place is not None
    on_master = _match(place, slide.master, by_index=False)
    return [*found, on_master] if on_master is not None else found


def stand(shape: Element, slide: Slide, after: Sequence[Element] | None = None) -> Stand | None:
    """The box of a shape on the slide; None when nothing says where it is.

    `after` are the placeholders it takes after, where they are known.
    """
    for one in (shape, *(inherited(shape, slide) if after is None else after)):
        where = _transform(one)
        box = _box(where)
        if where is not None and box is not None:
            turned = _turned(where)
            # A box taken from a layout's shape is the slide's too: groups hold no placeholders.
            for group in _groups_around(shape):
                box, around = _out_of(group, box)
                turned = turned or around
            return Stand(box, turned)
    return None


def _match(place: Element, part: Part | None, *, by_index: bool) -> Element | None:
    if part is None:
        return None
    kind = ("", kind_of(place))
    keys = ((place.get("idx", ""), ""), kind) if by_index else (kind,)
    return next((part.places[key] for key in keys if any(key) and key in part.places), None)


def _transform(shape: Element) -> Element | None:
    if shape.tag == f"{P}graphicFrame":
        return shape.find(f"{P}xfrm")
    name = f"{P}grpSpPr" if shape.tag == GROUP else f"{P}spPr"
    return shape.find(f"{name}/{A}xfrm")


def _box(where: Element | None) -> Box | None:
    if where is None:
        return None
    offset, extent = where.find(f"{A}off"), where.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    x, y = float(offset.get("x", "0")), float(offset.get("y", "0"))
    w, h = float(extent.get("cx", "0")), float(extent.get("cy", "0"))
    return Box(*(value / EMU_PER_POINT for value in (x, y, w, h)))


def _turned(where: Element) -> bool:
    return bool(where.get("rot", "0") != "0")


def _groups_around(shape: Element) -> Iterator[Element]:
    parent = shape.getparent()
    while parent is not None and parent.tag in _TREES:
        if parent.tag == GROUP:
            yield parent
        parent = parent.getparent()


def _out_of(group: Element, box: Box) -> tuple[Box, bool]:
    where = _transform(group)
    outer = _box(where)
    if where is None or outer is None:
        return box, False
    offset, extent = where.find(f"{A}chOff"), where.find(f"{A}chExt")
    if offset is None or extent is None:
        return box, _turned(where)
    inner_x = float(offset.get("x", "0")) / EMU_PER_POINT
    inner_y = float(offset.get("y", "0")) / EMU_PER_POINT
    inner_w = float(extent.get("cx", "0")) / EMU_PER_POINT
    inner_h = float(extent.get("cy", "0")) / EMU_PER_POINT
    kx = outer.w / inner_w if inner_w else 1.0
    ky = outer.h / inner_h if inner_h else 1.0
    x, y = outer.x + (box.x - inner_x) * kx, outer.y + (box.y - inner_y) * ky
    return Box(x, y, box.w * kx, box.h * ky), _turned(where)
