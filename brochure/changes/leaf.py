"""A page as a picture with its marks in; one figure for the paper out."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.changes.figures import View
from brochure.changes.wording import Marked
from brochure.compose.typesetter import Block, Typesetter
from brochure.model.art import Picture, Subpath, line, rectangle
from brochure.model.scene import Box, Group, Item, Paint, Photo, Role, Shape, Stroke, moved

MARK, BADGE = "mark", "badge"
"""The ink of marks and the style of their numbers."""
_LINE, _HALO, _EDGE = 1.1, 2.2, 0.5
_LEAST_BADGE = 8.0
_DASH = (2.4, 1.6)
_WING = 2.2


def framed(ts: Typesetter, view: View, width: float, is_old: bool) -> Block:
    """The page `width` points wide, with its marks; it speaks by its alternative text."""
    k = width / view.width
    height = view.height * k
    box = Box(0.0, 0.0, width, height)
    name = f"{view.caption} {'before' if is_old else 'now'}"
    picture = Picture(name, *view.pixels, view.jpeg, view.jpeg, 1 / 3)
    items: list[Item] = [
        Photo(picture, box, Role("Figure", view.alt)),
        _outline(rectangle(0, 0, width, height), "muted", _EDGE),
    ]
    for mark in view.marks:
        items += mark_shapes(mark, is_old, k)
    for badge in view.badges:
        items += _badge(ts, badge.number, badge.x * k, badge.y * k)
    return Block((Group(tuple(items), box, Role("Figure", view.alt), "page"),), height)


def mark_shapes(mark: Marked, is_old: bool, k: float = 1.0) -> Iterator[Shape]:
    """A mark scaled by k: each line first in white and wider, so that it shows on any ground."""
    spot = mark.spot
    x, y, w, h = spot.x * k, spot.y * k, max(spot.w * k, 1.0), max(spot.h * k, 1.0)
    if mark.sort == "gap":
        centre = x + w / 2
        bar = line(centre, y, centre, y + h)
        yield _outline(bar, "white", _HALO)
        yield _outline(bar, MARK, _LINE)
        for tip, wide in ((y + _WING, y), (y + h - _WING, y + h)):
            corners = ((centre, tip), (centre - _WING, wide), (centre + _WING, wide))
            (x0, y0), (x1, y1), (x2, y2) = corners
            wing = Subpath("MLLZ", (x0, y0, x1, y1, x2, y2))
            yield Shape((wing,), Paint(MARK), name="mark")
        return
    boxes = [Box(x, y, w, h)]
    if mark.sort == "picture" and min(w, h) > 2 * _HALO:
        boxes.append(boxes[0].inset(_HALO))
    dash = _DASH if is_old and mark.sort == "words" else ()
    for box in boxes:
        frame = rectangle(box.x, box.y, box.w, box.h)
        yield _outline(frame, "white", _HALO)
        yield _outline(frame, MARK, _LINE, dash)


def _outline(path: Subpath, ink: str, width: float, dash: tuple[float, ...] = ()) -> Shape:
    return Shape((path,), None, Stroke(Paint(ink), width, dash), name="mark")


def _badge(ts: Typesetter, number: int, x: float, y: float) -> list[Item]:
    """The number of a change, white on the colour of the marks."""
    words = str(number)
    wide = ts.width(words, BADGE) + 4.0
    text = ts.text(words, BADGE, wide)
    top = y - _LEAST_BADGE / 2
    plate = rectangle(x, top, wide, _LEAST_BADGE)
    drop = (_LEAST_BADGE - ts.cap_height(BADGE)) / 2 + ts.cap_height(BADGE) - ts.baseline(BADGE)
    return [
        Shape((plate,), Paint(MARK), name="badge"),
        *(moved(item, x, top + drop) for item in text.items),
    ]
