"""A page in; a slide out: title first, then its items, then its number, with its transition."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.draw.pptx_items import draw_items, placeholder
from brochure.draw.pptx_surface import Drawn, Surface
from brochure.draw.pptx_xml import MASTER_COLOURS, NAMESPACES, XML_HEAD, quoted, shape_tree
from brochure.model.scene import Element, Group, Item, Page, TextBox

_ENTERS = {
    "fade": "<p:fade/>",
    "push-up": '<p:push dir="u"/>',
    "push-down": '<p:push dir="d"/>',
}


def drawn_slide(page: Page, surface: Surface) -> Drawn:
    """The slide of a page; `surface.free` holds the placeholders of its layout."""
    missing = [slot for slot in _slots(page.items) if slot not in surface.free]
    if missing:
        raise ValueError(f"layout {page.layout} has no place named {missing[0]} ({page.name})")
    title = _title(page, surface)
    rest = tuple(item for item in page.items if item is not title)
    drawn = [*draw_items((title,) if title else (), surface), *draw_items(rest, surface)]
    for place in list(surface.free.values()):
        if place.placeholder.kind == "number":
            drawn.append(placeholder(place, surface, None))
    return surface.drawn(
        f"{XML_HEAD}<p:sld {NAMESPACES}><p:cSld name={quoted(page.name)}>"
        f"{shape_tree(drawn)}</p:cSld>{MASTER_COLOURS}{_transition(page)}</p:sld>"
    )


def _transition(page: Page) -> str:
    """Half a second: what PowerPoint understands by a fast transition."""
    return f'<p:transition spd="fast">{_ENTERS[page.enters]}</p:transition>'


def _title(page: Page, surface: Surface) -> TextBox | None:
    """The text box that fills the layout's title, wherever it stands among the items."""
    for item in page.items:
        if isinstance(item, TextBox) and item.slot:
            place = surface.free.get(item.slot)
            if place is not None and place.placeholder.kind == "title":
                return item
    return None


def _slots(items: tuple[Item, ...]) -> Iterator[str]:
    """The slots the items ask for, inside groups too; native groups draw themselves."""
    for item in items:
        if isinstance(item, Element) or (isinstance(item, Group) and item.native is None):
            yield from _slots(item.items)
        elif not isinstance(item, Group) and (slot := getattr(item, "slot", "")):
            yield slot
