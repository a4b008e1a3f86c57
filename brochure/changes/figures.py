"""A comparison and the pieces' bytes in; pictures of the pages that changed, with marks, out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from brochure.changes.comparison import Comparison, Topic
from brochure.changes.wording import Marked

SCREEN, DECK = "brochure-screen.pdf", "deck.pdf"
_SHEETS = ("brochure-press.pdf", "brochure-office.pdf")
_WIDEST = 1200
_QUALITY = 80
_UPRIGHT = 2.5
"""A picture that is higher than so many times its width is made smaller."""
_MOST_SCALE = 2.1
BADGE = 9.0
"""The height in points of the number at a mark, on a page of 265 points; larger ones have more."""
_NARROW = 265.0


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of a change, at the edge of its panel beside the place: left and middle."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class View:
    """One page as a picture (JPEG), its size in points, and what is marked on it.

    `badge` is the height of its numbers in points.
    """

    caption: str
    alt: str
    jpeg: bytes
    pixels: tuple[int, int]
    width: float
    height: float
    badge: float
    marks: tuple[Marked, ...]
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A page before and now; a side that has no such page is None."""

    title: str
    old: View | None
    new: View | None


class Album:
    """Makes the figures of a comparison; each page is drawn when it is first asked for."""

    def __init__(
        self, found: Comparison, old: Mapping[str, bytes], new: Mapping[str, bytes]
    ) -> None:
        self._found = found
        self._data = (old, new)

    def of_topic(self, topic: Topic) -> Figure | None:
        """The page or slide of a topic, from the piece that shows it best; None without one."""
        file = SCREEN if topic.kind == "panel" else DECK if topic.kind == "slide" else ""
        standing = [one for c in topic.changes for one in c.standing if one.file == file]
        if not standing or file not in self._found.compared:
            return None
        old, new = standing[0].old, standing[0].new
        return Figure(
            topic.title,
            self._view(file, 0, old.number - 1) if old else None,
            self._view(file, 1, new.number - 1) if new else None,
        )

    def sheets(self) -> Iterator[Figure]:
        """The sheets that are printed, outside and inside, where anything is marked on them."""
        file = next((file for file in _SHEETS if file in self._found.compared), "")
        if not file:
            return
        pages = {mark.spot.page for side in (0, 1) for _, mark, _ in self._placed(file, side)}
        for page in sorted(pages):
            sides = self._found.old[file], self._found.new[file]
            shown = [
                self._view(file, side, page) if page < len(piece.sizes) else None
                for side, piece in enumerate(sides)
            ]
            name = ("outside", "inside")[page] if page < 2 else f"page {page + 1}"
            yield Figure(f"{file}, {name}", *shown)

    def _placed(self, file: str, side: int) -> list[tuple[int, Marked, float]]:
        """Marks of one file on one side, each with its number and the left edge of its panel."""
        found = []
        for change in self._found.changes:
            for one in change.standing:
                part = (one.old, one.new)[side]
                if one.file == file and part is not None:
                    marks = (one.old_marks, one.new_marks)[side]
                    found += [(change.number, mark, part.left) for mark in marks]
        return found

    def _view(self, file: str, side: int, page: int) -> View:
        piece = (self._found.old, self._found.new)[side][file]
        width, height = piece.sizes[page]
        marked = [one for one in self._placed(file, side) if one[1].spot.page == page]
        numbers = sorted({number for number, _, _ in marked})
        caption = f"{('Before', 'Now')[side]}: {file}, page {page + 1}"
        told = f"{len(marked)} place{'' if len(marked) == 1 else 's'} marked"
        listed = ", ".join(map(str, numbers))
        alt = f"Page {page + 1} of {file} as it {'was before' if not side else 'is now'}, {told}"
        alt += f": change{'' if len(numbers) == 1 else 's'} {listed}." if numbers else "."
        jpeg, pixels = picture(self._data[side][file], page, max(width, height / _UPRIGHT))
        badge = BADGE * max(1.0, min(width, height) / _NARROW) ** 0.8
        return View(
            caption, alt, jpeg, pixels, width, height, badge,
            tuple(mark for _, mark, _ in marked), tuple(_badges(marked, badge)),
        )  # fmt: skip


def _badges(marked: Sequence[tuple[int, Marked, float]], height: float) -> Iterator[Badge]:
    """One number for each place, beside it in the margin; where two would meet, the later below."""
    taken: list[Badge] = []
    for number, mark, left in sorted(marked, key=lambda one: (one[1].spot.y, one[0])):
        x, y = left + 2.0, mark.spot.y + min(mark.spot.h, 3 * height) / 2
        if any(b.number == number and b.x == x and abs(b.y - y) < 2 * height for b in taken):
            continue
        while any(b.x == x and abs(b.y - y) < height for b in taken):
            y += 1.0
        taken.append(Badge(number, x, y))
    yield from taken


def picture(data: bytes, page: int, wide: float) -> tuple[bytes, tuple[int, int]]:
    """What is left of a page of a PDF when it is cut, as JPEG, and its size in pixels.

    `wide` points become as many pixels as a picture has across at most.
    """
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        sheet = document[page]
        sheet.set_rotation(0)
        sheet.set_cropbox(*sheet.get_trimbox())
        scale = min(_MOST_SCALE, _WIDEST / wide)
        image = sheet.render(scale=scale).to_pil().convert("RGB")
    target = io.BytesIO()
    image.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return target.getvalue(), image.size
