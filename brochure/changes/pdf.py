"""The bytes of a finished PDF in; its panels as words and drawings out.

Words and their places come from PDFium, which knows nothing of the pen; what is drawn, trims and
folds from the walk of the preflight. Panels are told by folds, not by names: any PDF can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import c_double, c_int, create_string_buffer
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from brochure.changes.graphics import Drawn, drawings
from brochure.changes.heard import heard
from brochure.changes.pieces import Kind, Part, Piece, Spot, Type, Unreadable, Word, review_line
from brochure.changes.reading import cuts, plain
from brochure.check.preflight.opened import Opened, Sheet, Unopened, open_file

_VERSION = re.compile(r"[0-9a-f]{8}")
_WEIGHTS = {"light": 300, "medium": 500, "semibold": 600, "demi": 600, "black": 900, "bold": 700}
"""What the names of fonts call their weights."""
_LONGEST_NAME = 256
_RAISED = 0.5
"""A character that stands this many points above the one before it begins a word of its own."""
_GUTTER = 9.0
"""The least space between the columns of two panels, in points."""
_THIRDS = (1 / 3, 2 / 3)
_AROUND_THIRD = 0.06

Corners = tuple[float, float, float, float]

SIDES = ("left panel", "middle panel", "right panel")
PRINTED = ("outside", "inside")


def read_pdf(data: bytes, file: str, kind: Kind) -> Piece:
    """A piece in PDF, with a part for each panel of a folded sheet, else for each page."""
    try:
        opened = open_file(data, file)
        with pypdfium2.PdfDocument(data) as document:
            parts, sizes = _read(document, opened, kind)
    except Unopened as failure:
        raise Unreadable(str(failure)) from failure
    except (pypdfium2.PdfiumError, IndexError) as failure:  # fewer pages than the file lists
        raise Unreadable("The file is a PDF too damaged to be compared.") from failure
    unread = [*opened.unjudged, *(why for s in opened.sheets for why in s.walked.unjudged)]
    said = opened.xmp.get("xmpMM:VersionID", "")
    version = said if _VERSION.fullmatch(said) else ""
    reviewed = review_line(parts)
    return Piece(file, parts, sizes, version, reviewed, unread=tuple(dict.fromkeys(unread)))


def _read(
    document: Any, opened: Opened, kind: Kind
) -> tuple[list[Part], list[tuple[float, float]]]:
    """The parts of a file, and the size of each of its pages when cut."""
    titles, said = _titles(document), heard(opened)
    parts: list[Part] = []
    sizes: list[tuple[float, float]] = []
    for at, sheet in enumerate(opened.sheets):
        left, bottom, right, top = sheet.trim
        sizes.append((right - left, top - bottom))
        words = [word for word in _words(document[at], at, sheet) if _is_on(word, sizes[at])]
        found = list(_parts(sheet, words, kind, titles.get(at, ""), len(opened.sheets)))
        found[0].heard = said.get(at, [])
        parts += found
    return parts, sizes


def _titles(document: Any) -> dict[int, str]:
    """The bookmark of each page, which is its heading."""
    found: dict[int, str] = {}
    for bookmark in document.get_toc():
        target = bookmark.get_dest()
        page = target.get_index() if target else None
        if page is not None:
            found.setdefault(page, bookmark.get_title().strip().rstrip("."))
    return found


def _parts(sheet: Sheet, words: list[Word], kind: Kind, title: str, pages: int) -> Iterator[Part]:
    drawn = drawings(sheet, sheet.number - 1)
    if kind == "slide":
        yield Part("slide", sheet.number, f"slide {sheet.number}", title, words, drawn)
        return
    left, bottom, right, top = sheet.trim
    folds = [x - left for x in sheet.folds] or _gutters(words, right - left, top - bottom)
    if len(folds) != 2:
        yield Part("panel", sheet.number, f"page {sheet.number}", title, words, drawn)
        return
    edges = [0.0, *folds, right - left]
    widest = max(end - start for start, end in pairwise(edges))
    side = PRINTED[sheet.number - 1] if pages == 2 else f"page {sheet.number}"
    for name, (start, end) in zip(SIDES, pairwise(edges), strict=True):
        written = [word for word in words if word.spot and start <= _middle(word.spot) < end]
        own = _kept(drawn, start, end, widest)
        yield Part("panel", sheet.number, f"{side}, {name}", "", written, own, left=start)
    across = _kept(drawn, 0.0, edges[-1], float("inf"), widest)
    yield Part("panel", sheet.number, f"{side}, across the panels", "", [], across)


def _kept(drawn: Drawn, start: float, end: float, widest: float, least: float = -1.0) -> Drawn:
    """The paints wider than `least`, up to `widest`, with their middle in a column; in runs."""
    runs = (
        tuple(
            paint
            for paint in run
            if least < paint.spot.w <= widest and start <= _middle(paint.spot) < end
        )
        for run in drawn
    )
    return tuple(run for run in runs if run)


def _gutters(words: Sequence[Word], width: float, height: float) -> list[float]:
    """The middles of two empty columns near the thirds of a sheet that lies on its side."""
    if width < height:
        return []
    taken = sorted((w.spot.x, w.spot.right) for w in words if w.spot)
    gaps: list[tuple[float, float]] = []
    end = 0.0
    for x0, x1 in taken:
        if x0 - end >= _GUTTER:
            gaps.append((end, x0))
        end = max(end, x1)
    found = []
    for third in _THIRDS:
        low, high = (third - _AROUND_THIRD) * width, (third + _AROUND_THIRD) * width
        near = [gap for gap in gaps if gap[0] < high and gap[1] > low]
        if near:
            a, b = max(near, key=lambda gap: gap[1] - gap[0])
            found.append((a + b) / 2)
    return found if len(set(found)) == len(_THIRDS) else []


def _middle(spot: Spot) -> float:
    return spot.x + spot.w / 2


def _is_on(word: Word, size: tuple[float, float]) -> bool:
    """Whether a word stands inside the trim; what the printer reads outside is not compared."""
    spot = word.spot
    return spot is not None and (
        0 <= _middle(spot) <= size[0] and 0 <= spot.y + spot.h / 2 <= size[1]
    )


def _words(page: Any, at: int, sheet: Sheet) -> Iterator[Word]:
    """The words of a page in the order in which they are written there."""
    furniture = [
        _spot(mark.box, at, sheet)
        for mark in sheet.marks
        if mark.typed and mark.look.tag == "Artifact" and mark.typed.text.strip().isdigit()
    ]
    for text, box, joined, type_ in _written(page.get_textpage()):
        spot = _spot(box, at, sheet)
        if not any(_holds(number, spot) for number in furniture):
            yield Word(text, spot, joined, type_)


def _spot(box: tuple[float, float, float, float], at: int, sheet: Sheet) -> Spot:
    left, _, _, top = sheet.trim
    return Spot(box[0] - left, top - box[3], box[2] - box[0], box[3] - box[1], at)


def _holds(outer: Spot, inner: Spot) -> bool:
    x, y = inner.x + inner.w / 2, inner.y + inner.h / 2
    return outer.x <= x <= outer.right and outer.y - 2 <= y <= outer.bottom + 2


def _written(text: Any) -> Iterator[tuple[str, Corners, bool, Type]]:
    """Each word, its box on the page, whether it is joined to the one before, and its type."""
    word, type_ = "", Type(0.0)
    boxes: list[Corners] = []
    joined = False
    level: tuple[float, float] | None = None
    for i in range(text.count_chars()):
        character = plain(chr(pdfium.FPDFText_GetUnicode(text, i)))
        here = _level(text, i)
        parted = not character or character.isspace() or character == "\0"
        raised = bool(word and level and not parted and _is_raised(level, here))
        if word and (parted or raised):
            yield from ((*cut, type_) for cut in _cut(word, boxes, joined))
            joined = raised
            word, boxes = "", []
        elif parted:
            joined = False
        if not parted:
            type_ = type_ if word else _type(text, i)
            word += character
            boxes += [text.get_charbox(i, loose=True)] * len(character)
            level = here
    if word:
        yield from ((*cut, type_) for cut in _cut(word, boxes, joined))


def _level(text: Any, i: int) -> tuple[float, float]:
    """Baseline and size of a character in points."""
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text, i, x, y)
    return y.value, float(pdfium.FPDFText_GetFontSize(text, i))


def _type(text: Any, i: int) -> Type:
    """Size of a character, and its weight and slant as the name of its font tells them."""
    held, flags = create_string_buffer(_LONGEST_NAME), c_int()
    pdfium.FPDFText_GetFontInfo(text, i, held, _LONGEST_NAME, flags)
    name = held.value.decode("utf-8", "replace").lower()
    weight = next((weight for word, weight in _WEIGHTS.items() if word in name), 400)
    size = round(float(pdfium.FPDFText_GetFontSize(text, i)), 2)
    return Type(size, weight, "italic" in name or "oblique" in name)


def _is_raised(before: tuple[float, float], here: tuple[float, float]) -> bool:
    return abs(before[0] - here[0]) > _RAISED and abs(before[1] - here[1]) > _RAISED


def _cut(word: str, boxes: list[Corners], joined: bool) -> Iterator[tuple[str, Corners, bool]]:
    """A word in the pieces between which a line may end, so that no line end matters."""
    start = 0
    for end in cuts(word):
        lefts, lows, rights, highs = zip(*boxes[start:end], strict=True)
        yield word[start:end], (min(lefts), min(lows), max(rights), max(highs)), joined or start > 0
        start = end
