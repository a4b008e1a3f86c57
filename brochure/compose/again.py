"""A Scene in; the same out, where what is as it was in the last build is that very object.

A pen or a check that keeps what it made of a page, a panel or an item (`brochure/same.py`) asks by
identity. A version stamp changes with every change, and with it the page that shows it; so the
items of a page are compared one by one, and those beside the stamp stay the ones they were.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from brochure.model.scene import Element, Group, Item, LayoutFrame, Page, Scene
from brochure.same import Same

_pages: Same[Page] = Same(200)
_layouts: Same[LayoutFrame] = Same(40)
_tables: Same[Any] = Same(40)


def as_before(scene: Scene) -> Scene:
    """The scene made of the pages, items, layouts and tables of the last one wherever they equal.

    Pages are told apart by piece and name, items by their order on the page.
    """
    piece = scene.piece
    return replace(
        scene,
        pages=tuple(_page(piece, page) for page in scene.pages),
        layouts=tuple(_layouts.as_before((piece, one.name), one) for one in scene.layouts),
        inks=_table(scene, "inks"),
        fonts=_table(scene, "fonts"),
        links=_table(scene, "links"),
    )


def _table(scene: Scene, name: str) -> Any:
    return _tables.as_before((scene.piece, name), getattr(scene, name))


def _page(piece: str, page: Page) -> Page:
    name = (piece, page.name)
    before = _pages.last(name)
    if before is not None:
        notes = before.notes if before.notes == page.notes else page.notes
        page = replace(page, items=_items(before.items, page.items), notes=notes)
    return _pages.as_before(name, page)


def _items(before: tuple[Item, ...], items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items, matched from the front as far as they equal, then from the back."""
    if before is items:
        return before
    most = min(len(before), len(items))
    front = next((i for i in range(most) if before[i] != items[i]), most)
    if front == len(before) == len(items):
        return before
    most -= front
    back = next((i for i in range(most) if before[-1 - i] != items[-1 - i]), most)
    ended, end = len(before) - back, len(items) - back
    if ended - front == end - front:
        middle = tuple(map(_item, before[front:ended], items[front:end]))
    else:
        middle = items[front:end]
    return (*before[:front], *middle, *before[ended:])


def _item(before: Item, item: Item) -> Item:
    """The item before if this one equals it, else this one with what is within as before."""
    if isinstance(item, Group | Element) and isinstance(before, Group | Element):
        item = replace(item, items=_items(before.items, item.items))
    return before if before == item else item
