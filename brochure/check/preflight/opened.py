"""The bytes of a finished PDF in; its pages walked, its claims and its metadata out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from brochure.check.preflight.colours import Cmyk
from brochure.check.preflight.grounds import Grounded, grounded
from brochure.check.preflight.marks import Kind, Mark, Rect, Walked
from brochure.check.preflight.prints import Prints
from brochure.check.preflight.reading import (
    TooLarge,
    entries,
    get,
    inherited,
    rect,
    text,
    unpacked,
)  # fmt: skip
from brochure.check.preflight.state import BROKEN, Fonts
from brochure.check.preflight.tree import Tagged, read_tree
from brochure.check.preflight.walk import Walk
from brochure.problems import Problem, Span, error, warning

MOST_PAGES = 200
MOST_INK = 300
"""Total ink in percent that coated paper takes; 260 on uncoated."""

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
_SAME = 0.005
"""Boxes of two files that a rounding apart are the same; in points."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
SPACES = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
}


class Unopened(Exception):
    """The file cannot be opened: one sentence that says why."""


@dataclass(slots=True)
class Sheet:
    """One page: its boxes (absent ones missing), what it shows, and how a problem names it.

    `folds` are x positions in the page's own points: of the layout in a build, else of the dashed
    ticks outside the trim.
    """

    number: int
    page: Any
    boxes: dict[str, Rect]
    walked: Walked
    span: Span
    piece: str
    at: str
    folds: tuple[float, ...] = ()

    @property
    def grounded(self) -> list[Grounded]:
        """Each text and line with the mark beneath it; found once."""
        return self.walked.once(grounded)

    @property
    def marks(self) -> list[Mark]:
        """All marks, in the order of painting."""
        return self.walked.marks

    @property
    def texts(self) -> list[Mark]:
        return self.of("text")

    def of(self, kind: Kind) -> list[Mark]:
        """The marks of a kind."""
        return [mark for part in self.walked.parts for mark in part.of(kind)]

    def alike(self, test: Callable[[Mark], bool]) -> list[Mark]:
        """The marks that pass a test of how they are painted (see `Part.alike`)."""
        return [mark for part in self.walked.parts for mark in part.alike(test)]

    def beyond(self, inner: Rect) -> list[Mark]:
        """The marks that do not lie wholly inside a box."""
        left, bottom, right, top = inner

        def lies_in(box: Rect) -> bool:
            return box[0] > left and box[1] > bottom and box[2] < right and box[3] < top

        parts = [part for part in self.walked.parts if not lies_in(part.box)]
        return [mark for part in parts for mark in part.marks if not lies_in(mark.box)]

    def inked(
        self, test: Callable[[Cmyk], bool], kind: Kind | None = None
    ) -> list[tuple[Mark, Cmyk]]:
        """The marks of one colour whose ink passes a test, with that ink, where it can be known;
        all, or those of a kind."""
        return [one for part in self.walked.parts for one in part.inked(test, kind)]

    @property
    def media(self) -> Rect:
        return self.boxes.get("MediaBox", (0.0, 0.0, 612.0, 792.0))

    @property
    def trim(self) -> Rect:
        """The edge of the finished page: TrimBox, else ArtBox, CropBox, MediaBox."""
        for box in ("TrimBox", "ArtBox", "CropBox"):
            if box in self.boxes:
                return self.boxes[box]
        return self.media

    @property
    def bleed(self) -> Rect:
        return self.boxes.get("BleedBox", self.trim)

    def error(self, code: str, message: str, hint: str) -> Problem:
        """Something of this page that has to be mended, with its place."""
        return error(code, message, hint, self.span, piece=self.piece, at=self.at)

    def warning(self, code: str, message: str, hint: str) -> Problem:
        """Something of this page to look at, with its place."""
        return warning(code, message, hint, self.span, piece=self.piece, at=self.at)

    def spot(self, box: Rect) -> str:
        """Where a mark is, for somebody with a ruler: `2.31 in from the left, 0.40 in from …`."""
        trim = self.trim
        return (
            f"{(box[0] - trim[0]) / 72:.2f} in from the left, "
            f"{(trim[3] - box[3]) / 72:.2f} in from the top"
        )

    def naming(self, marks: list[Mark]) -> str:
        """`The text “Call 988”, 0.31 in from the left, 2.40 in from the top (and 3 more),`"""
        mark = marks[0]
        words = f" “{mark.typed.text.strip()[:40]}”" if mark.typed else ""
        more = f" (and {len(marks) - 1} more)" if len(marks) > 1 else ""
        return f"{_WHAT[mark.kind]}{words}, {self.spot(mark.box)}{more},"


_WHAT = {
    "fill": "A shape", "stroke": "A line", "text": "The text", "picture": "A picture",
    "shading": "A gradient",
}  # fmt: skip


@dataclass(slots=True)
class Opened:
    """A finished file, opened and walked. `unjudged` says what could not be looked at, and why.

    `ink_limit` is in percent; `is_to_claim` says that the build means to claim a standard.
    """

    name: str
    data: bytes
    pdf: pikepdf.Pdf
    prints: Prints
    sheets: list[Sheet] = field(default_factory=list)
    fonts: Fonts = field(default_factory=Fonts)
    xmp: dict[str, str] = field(default_factory=dict)
    ink_limit: int = MOST_INK
    is_to_claim: bool = False
    _tree: tuple[Tagged, list[Tagged]] | None = None
    unjudged: dict[str, None] = field(default_factory=dict)

    @property
    def root(self) -> Any:
        return self.pdf.trailer.get("/Root")

    @property
    def tree(self) -> Tagged:
        """The structure tree, as one element without a tag; read once."""
        if self._tree is None:
            self._tree = read_tree(get(self.root, "StructTreeRoot"))
        return self._tree[0]

    @property
    def elements(self) -> list[Tagged]:
        """The elements of the structure tree in reading order."""
        return self._tree[1] if self.tree and self._tree else []

    @property
    def info(self) -> dict[str, Any]:
        return entries(self.pdf.trailer.get("/Info"))

    @property
    def claims_x4(self) -> bool:
        return bool(
            self.xmp.get("pdfxid:GTS_PDFXVersion") or text(self.info.get("GTS_PDFXVersion"))
        )

    @property
    def claims_ua(self) -> bool:
        return bool(self.xmp.get("pdfuaid:part"))

    @property
    def has_overprint(self) -> bool:
        return any(sheet.alike(lambda mark: mark.look.overprint) for sheet in self.sheets)

    @property
    def first(self) -> Sheet:
        return self.sheets[0]


def open_file(data: bytes, known_as: str) -> Opened:
    """Opens a file and walks its pages. Raises Unopened with one sentence."""
    if not data.strip():
        raise Unopened("The file is empty.")
    if data[:4] == b"PK\x03\x04":
        raise Unopened(
            "This is no PDF but a packed file, such as a PowerPoint deck; only PDFs can be "
            "judged here."
        )
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        raise Unopened("The file is locked with a password.") from None
    except BROKEN as fault:
        what = "is no PDF" if b"%PDF" not in data[:1024] else "is a PDF too damaged to be opened"
        raise Unopened(f"The file {what} ({_clause(fault)}).") from None
    opened = Opened(known_as, data, pdf, Prints(pdf))
    _read_xmp(opened)
    try:
        pages = list(pdf.pages)
    except BROKEN as fault:
        raise Unopened(f"The list of its pages is damaged ({_clause(fault)}).") from None
    if not pages:
        raise Unopened("The file has no pages.")
    if len(pages) > MOST_PAGES:
        opened.unjudged[f"only the first {MOST_PAGES} of {len(pages)} pages are looked at"] = None
    if get(opened.root, "OCProperties") is not None:
        opened.unjudged["which layers are shown: all are judged"] = None
    for number_, page in enumerate(pages[:MOST_PAGES], 1):
        opened.sheets.append(_sheet(opened, page.obj, number_))
    return opened


def _clause(fault: Exception) -> str:
    said = re.sub(r"\s+", " ", str(fault)).strip().rstrip(".")
    return said[:120] or type(fault).__name__


def _sheet(opened: Opened, page: Any, count: int) -> Sheet:
    boxes: dict[str, Rect] = {}
    for box in BOXES:
        held = inherited(page, box) if box in ("MediaBox", "CropBox") else get(page, box)
        corners = rect(held)
        if corners:
            boxes[box] = corners
    walk = Walk(opened.fonts, opened.prints)
    media = boxes.get("MediaBox", (0.0, 0.0, 612.0, 792.0))
    walked = walk.page(page, inherited(page, "Resources"), media)
    sheet = Sheet(count, page, boxes, walked, Span(opened.name), "", f"page {count}")
    sheet.folds = _ticks(sheet)
    return sheet


def _ticks(sheet: Sheet) -> tuple[float, ...]:
    """Where the sheet is folded: dashed upright lines outside the trim, by their x."""
    left, bottom, right, top = sheet.trim
    found = {
        round((mark.box[0] + mark.box[2]) / 2, 2)
        for mark in sheet.of("stroke")
        if mark.dash
        and mark.box[2] - mark.box[0] < 2 < mark.box[3] - mark.box[1]
        and left < mark.box[0] < right
        and (mark.box[1] >= top or mark.box[3] <= bottom)
    }
    return tuple(sorted(found))


def _read_xmp(opened: Opened) -> None:
    stream = get(opened.root, "Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return
    from xml.etree import ElementTree

    try:
        packet = unpacked(stream)
        if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
            raise ValueError("it declares entities")
        tree = ElementTree.fromstring(packet.strip(b"\0 \t\r\n"))
    except (*BROKEN, TooLarge, ElementTree.ParseError, LookupError):
        opened.unjudged["the XMP metadata cannot be read"] = None
        return
    short = {uri: prefix for prefix, uri in SPACES.items()}
    for described in tree.iter(f"{_RDF}Description"):
        for key, value in described.attrib.items():
            _keep(opened.xmp, key, value, short)
        for held in described:
            items = [item.text or "" for item in held.iter(f"{_RDF}li")]
            _keep(opened.xmp, held.tag, ", ".join(items) if items else held.text or "", short)


def _keep(xmp: dict[str, str], key: str, value: str, short: dict[str, str]) -> None:
    uri, _, local = key.removeprefix("{").rpartition("}")
    if uri in short:
        xmp[f"{short[uri]}:{local}"] = value.strip()
