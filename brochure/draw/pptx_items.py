"""Items of a scene in; the shapes of a slide or layout out, in the same order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from brochure.draw import pptx_charts, pptx_shapes, pptx_tables
from brochure.draw.pptx_surface import Place, Surface
from brochure.draw.pptx_text import number_body, text_body
from brochure.draw.pptx_xml import transform
from brochure.model.scene import (
    Art,
    ChartData,
    Element,
    Group,
    Item,
    Photo,
    Role,
    Shape,
    TableData,
    TextBox,
)


def draw_items(items: Iterable[Item], surface: Surface) -> list[str]:
    """The items one after the other; placeholders found inside a group follow it."""
    found: list[str] = []
    for item in items:
        found.append(_item(item, surface, told=False, grouped=False))
        found.extend(surface.hoisted)
        surface.hoisted.clear()
    return found


def placeholder(place: Place, surface: Surface, item: TextBox | None) -> str:
    """`p:sp` of a filled placeholder; its box is written only where it leaves the layout's."""
    origin = place.placeholder
    moved = item is not None and pptx_shapes.differs(item.box, origin.box)
    where = transform(item.box) if item is not None and moved else ""
    # Inherited from the layout; written again for readers that do not look there.
    fill = surface.deck.fill(origin.fill) if origin.fill else ""
    if origin.kind == "number":
        body = number_body(item, surface, origin)
    else:
        assert item is not None
        body = text_body(item, surface, origin)
    return (
        f"<p:sp><p:nvSpPr>{surface.identity(origin.name)}<p:cNvSpPr>"
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{place.tag}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{where}{fill}</p:spPr>{body}</p:sp>"
    )


def _item(item: Item, surface: Surface, *, told: bool, grouped: bool) -> str:
    """One item. `told`: the group around it already speaks for it."""
    role = None if told else item.role
    match item:
        case Shape():
            return pptx_shapes.shape(item, surface, role)
        case Art():
            return pptx_shapes.art(item, surface, role)
        case Photo():
            return _photo(item, surface, role, grouped)
        case TextBox():
            return _text(item, surface, role, grouped)
        case Group(native=TableData() as data):
            return pptx_tables.table(item, data, surface, role)
        case Group(native=ChartData() as data):
            return pptx_charts.chart(item, data, surface, role)
        case Group():
            return _group(item, surface, role, told)
        case Element():  # slides know no lists of shapes: what is in it stands in its order
            parts = (_item(p, surface, told=told, grouped=grouped) for p in item.items)
            return "".join(parts)
    assert_never(item)


def _photo(item: Photo, surface: Surface, role: Role | None, grouped: bool) -> str:
    place = _take(item.slot, "picture", surface)
    drawn = pptx_shapes.photo(item, surface, item.role if place else role, place)
    return _put(drawn, surface, hoist=grouped and place is not None)


def _text(item: TextBox, surface: Surface, role: Role | None, grouped: bool) -> str:
    if not item.text.strip():
        return ""
    place = _take(item.slot, "text", surface)
    if place is not None:
        return _put(placeholder(place, surface, item), surface, hoist=grouped)
    name = item.slot or ("Decoration #" if item.role.tag == "Artifact" else "Text #")
    return (
        f'<p:sp><p:nvSpPr>{surface.identity(name, role)}<p:cNvSpPr txBox="1"/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{transform(item.box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"{text_body(item, surface, None)}</p:sp>"
    )


def _group(item: Group, surface: Surface, role: Role | None, told: bool) -> str:
    who = surface.identity(item.name or "Group #", role)
    told = told or item.role.tag == "Artifact" or bool(item.role.alt)
    members = "".join(_item(child, surface, told=told, grouped=True) for child in item.items)
    if not members:
        return ""
    return (
        f"<p:grpSp><p:nvGrpSpPr>{who}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr>{transform(item.box, children=True)}</p:grpSpPr>{members}</p:grpSp>"
    )


def _take(slot: str, kind: str, surface: Surface) -> Place | None:
    """The place of a slot while it is free and of the right kind: each is filled once."""
    place = surface.free.get(slot)
    if place is None or (place.placeholder.kind == "picture") != (kind == "picture"):
        return None
    return surface.free.pop(slot)


def _put(drawn: str, surface: Surface, *, hoist: bool) -> str:
    if not hoist:
        return drawn
    surface.hoisted.append(drawn)
    return ""
