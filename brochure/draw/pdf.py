"""A Scene in; the bytes of a PDF out. ReportLab writes the file, we every operator on a page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path

from reportlab.lib.colors import CMYKColorSep
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFPage
from reportlab.pdfgen.canvas import Canvas

from brochure.draw.pdf_drawings import Drawings
from brochure.draw.pdf_fonts import ShownFonts
from brochure.draw.pdf_ink import InkWell
from brochure.draw.pdf_paths import path_operators, shape_operators
from brochure.draw.pdf_speech import Speech
from brochure.draw.pdf_streams import PackedStream, packed_again, write_plain_streams
from brochure.draw.pdf_tags import LAYOUT, PAGINATION, Node, Tags, number_page
from brochure.draw.pdf_text import Marking, text_operators
from brochure.draw.pdf_xmp import PRODUCER, Claim, document_id, instance_id, xmp_packet
from brochure.draw.pdfx import OverprintStates, add_metadata, add_output_intent
from brochure.model.art import circle
from brochure.model.scene import (
    Art,
    Box,
    Element,
    Group,
    Item,
    Medium,
    Page,
    Photo,
    Scene,
    Shape,
    TextBox,
    extent,
    flat,
)

write_plain_streams()
_ALL_PLATES = CMYKColorSep(1, 1, 1, 1, spotName="All")
"""The registration colour of marks: the Separation All, which every plate takes."""


_TAGGED: frozenset[Medium] = frozenset({"screen", "slides", "form"})
"""What is read from a file. What is printed from one needs no tags."""


class _Canvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas whose pages open empty: ReportLab's preamble names a font the page may not use."""

    overprints = False
    """Whether its pages know the graphics states of `pdfx.OverprintStates`."""
    tagged = False
    """Whether its pages have a place in a structure tree."""

    _streams: tuple[bytes, ...] = ()
    """The streams of the page so far, deflated."""

    def _make_preamble(self) -> None:
        self._preamble = ""

    def init_graphics_state(self) -> None:
        """Asked at the beginning of each page."""
        super().init_graphics_state()
        if self.overprints:
            self._extgstate = OverprintStates()

    def _setAnnotations(self, page: PDFPage) -> None:
        super()._setAnnotations(page)
        if self.tagged:
            number_page(page, self.getPageNumber() - 1)
        streams = [PackedStream("", one) for one in self._streams]
        listed = PDFArray([self._doc.Reference(one) for one in streams])
        page.Contents = streams[0] if len(streams) == 1 else listed
        self._streams = ()

    def end_stream(self) -> None:
        """What was drawn so far is a stream of the page by itself."""
        code = "\n".join(self._code)
        self._code.clear()
        self._streams += (packed_again(code.encode("ascii")),)


def pdf(scene: Scene, fonts: Path, moment: datetime) -> bytes:
    """The whole file. `fonts` is the folder of the faces, `moment` the date it carries (UTC).

    The same scene and moment give the same bytes.
    """
    return _PdfPen(scene, fonts, moment).drawn()


class _PdfPen:
    def __init__(self, scene: Scene, fonts: Path, moment: datetime) -> None:
        self._scene = scene
        self._fonts = ShownFonts(fonts)
        self._ink = InkWell(scene.inks, scene.medium)
        self._buffer = BytesIO()
        self._canvas = _Canvas(
            self._buffer,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 6),
            lang=scene.language,
        )
        _set_moment(self._canvas, moment)
        self._canvas.setTitle(scene.title)
        self._canvas.setAuthor(scene.author)
        self._canvas.setSubject(scene.subject)
        self._canvas.setCreator(PRODUCER)
        self._canvas.setProducer(PRODUCER)
        self._drawings = Drawings(self._canvas, self._ink)
        self._told = False
        self._tags: Tags | None = None
        claims: list[Claim] = []
        if scene.medium in _TAGGED:
            self._canvas.tagged = True
            self._tags = Tags(self._canvas, len(scene.pages))
            claims.append("PDF/UA-1")
        if scene.medium == "press":
            self._canvas.overprints = True
            self._canvas.init_graphics_state()
            if scene.condition:
                add_output_intent(self._canvas, scene.condition)
                claims.append("PDF/X-4")
        add_metadata(self._canvas, xmp_packet(scene, moment, claims))
        ids = document_id(scene).hex, instance_id(scene, moment).hex
        self._canvas._doc._ID = f"[<{ids[0]}> <{ids[1]}>]\n".encode()

    def drawn(self) -> bytes:
        scene, canvas = self._scene, self._canvas
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if scene.medium in ("office", "form"):
            canvas.setViewerPreference("PrintScaling", "None")
        if scene.medium == "office":
            canvas.setViewerPreference("Duplex", f"DuplexFlip{scene.flip.title()}Edge")
        for page in scene.pages:
            self._page(page)
        self._fonts.write(canvas._doc)
        if self._tags:
            self._tags.finish()
        canvas.save()
        return self._buffer.getvalue()

    def _page(self, page: Page) -> None:
        canvas = self._canvas
        canvas.setPageSize((page.width, page.height))
        canvas.setPageRotation(180 if page.turned else 0)
        if self._scene.medium == "press":
            canvas.setTrimBox(_corners(page.trim, page.height))
            canvas.setBleedBox(_corners(page.bleed, page.height))
        if page.title:
            key = f"page-{page.name}"
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(_bookmark(page), key, 0)
        if self._tags:
            self._tags.begin_page()
            for item in page.items:
                self._item(item, page)
            self._write(self._tags.end_page())
            canvas.end_stream()
        else:
            for _, items in groupby(page.items, lambda item: _part_of(item, page)):
                self._write("q")
                for item in items:
                    self._item(item, page)
                self._write("Q")
                canvas.end_stream()
        canvas.showPage()

    def _item(self, item: Item, page: Page) -> None:
        """Draws an item, in a tagged file as content of its element or as an artifact."""
        tags = self._tags
        if tags is None or self._told:
            self._draw(item, page)
        elif item.role.tag == "Artifact":
            with self._telling(PAGINATION if isinstance(item, TextBox) else LAYOUT):
                self._draw(item, page)
        elif isinstance(item, TextBox):
            speech = Speech(tags, item, self._scene.links, page.height)
            self._text(replace(item, lines=speech.lines), page, speech)
        elif item.role.tag == "Figure":
            place = _corners(extent(item), page.height)
            with tags.element(item.role, place) as figure, self._telling(figure):
                self._draw(item, page)
        else:
            with tags.element(item.role):
                if isinstance(item, Element) and item.name:
                    box = extent(item)
                    tags.name(item.name, box.x, page.height - box.y)
                self._draw(item, page)

    @contextmanager
    def _telling(self, what: Node | str) -> Iterator[None]:
        """One mark around all that is drawn meanwhile: what is inside has been told."""
        assert self._tags is not None
        self._write(self._tags.mark(what))
        self._told = True
        yield
        self._told = False

    def _draw(self, item: Item, page: Page) -> None:
        match item:
            case TextBox():
                self._text(item, page)
            case Shape():
                self._write(f"q {shape_operators(item, self._ink, page.height)} Q")
                if item.stroke and item.stroke.paint.ink == "registration":
                    self._canvas._checkSeparation(_ALL_PLATES)
            case Art():
                self._write(self._drawings.shown(item, page.height))
            case Photo():
                self._photo(item, page)
            case Group() | Element():
                for inner in item.items:
                    self._item(inner, page)

    def _text(self, text: TextBox, page: Page, marking: Marking | None = None) -> None:
        self._write(text_operators(text.lines, self._fonts, self._ink, page.height, marking))

    def _photo(self, photo: Photo, page: Page) -> None:
        """The picture covers its box, cropped so that the eyes stand on the upper third."""
        box, picture, canvas = photo.box, photo.picture, self._canvas
        scale = max(box.w / picture.width, box.h / picture.height)
        w, h = picture.width * scale, picture.height * scale
        left = box.x - (w - box.w) / 2
        top = box.y - min(max(h * picture.focus - box.h / 3, 0.0), h - box.h)
        data = picture.cmyk_jpeg if self._scene.medium == "press" else picture.rgb_jpeg
        self._write("q")
        if photo.round:
            disc = circle(box.x + box.w / 2, box.y + box.h / 2, box.w / 2)
            self._write(f"{path_operators(disc, page.height)} W n")
        else:
            self._write(
                f"{box.x:.3f} {page.height - box.bottom:.3f} {box.w:.3f} {box.h:.3f} re W n"
            )
        canvas.drawImage(ImageReader(BytesIO(data)), left, page.height - top - h, w, h)
        self._write("Q")

    def _write(self, operators: str) -> None:
        if operators:
            self._canvas._code.append(operators)


def _corners(box: Box, height: float) -> tuple[float, float, float, float]:
    return (box.x, height - box.bottom, box.right, height - box.y)


def _part_of(item: Item, page: Page) -> tuple[int, bool]:
    """The panel that an item begins in, and whether it is the stamp, which always changes.

    What stands together is a stream of its own in files without tags: one that is as it was need
    not be deflated again, nor looked at again by the preflight.
    """
    x, y = _begins(item)
    panel = next(
        (
            number
            for number, one in enumerate(page.panels)
            if one.box.x <= x <= one.box.right and one.box.y <= y <= one.box.bottom
        ),
        -1,
    )
    return panel, item.role.stamp


def _begins(item: Item) -> tuple[float, float]:
    match item:
        case Shape():
            return item.subpaths[0].values[0], item.subpaths[0].values[1]
        case Element():
            return _begins(item.items[0])
        case _:
            return item.box.x, item.box.y


def _bookmark(page: Page) -> str:
    """The page's own heading: what a reader looks for in the list of bookmarks."""
    for item in flat(page.items):
        if isinstance(item, TextBox) and item.role.tag in ("H1", "H2"):
            return item.text.replace("\n", " ")
    return page.title


def _set_moment(canvas: Canvas, moment: datetime) -> None:
    stamp = canvas._doc._timeStamp
    utc = moment.astimezone(UTC)
    stamp.t = utc.timestamp()
    stamp.lt = time.gmtime(stamp.t)
    stamp.YMDhms = tuple(stamp.lt)[:6]
    stamp.dhh = stamp.dmm = 0
    stamp.tzname = "UTC"
