"""The bytes of a finished deck in; its slides and notes as words and drawings out.

A deck does not say where each word stands, only the frame that holds it: that is the place of its
words. PowerPoint sets the lines, and so no picture of a slide can be drawn from it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Hashable, Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from brochure.changes import pieces
from brochure.changes.graphics import NUMBERS, form_of
from brochure.changes.pieces import Paint, Part, Piece, Spot, Type, Word
from brochure.changes.reading import plain, split_words, words_at
from brochure.check.deck.colour import SOLID
from brochure.check.deck.opened import (
    A,
    C,
    Element,
    OpenedDeck,
    P,
    R,
    Slide,
    Unreadable,
    kind_of,
)
from brochure.check.deck.places import (
    GROUP,
    SHAPES,
    identity,
    placeholder_of,
    stand,
)
from brochure.check.deck.words import Reader
from brochure.model.scene import Box
from brochure.units import EMU_PER_POINT

_USUAL = (960.0, 540.0)
_POINT = re.compile(rb'x="(-?\d+)" y="(-?\d+)"')
_SHOWN = frozenset((f"{C}v", f"{A}t"))


def read_deck(data: bytes, file: str) -> Piece:
    """A deck, with a part for each slide and one for the notes of each slide that has any."""
    try:
        deck = OpenedDeck(data)
        slides = deck.slides
    except Unreadable as failure:
        raise pieces.Unreadable(str(failure)) from failure
    if not slides:
        raise pieces.Unreadable("There are no slides in it.")
    sizes = [_size(deck)] * len(slides)
    parts: list[Part] = []
    with ZipFile(BytesIO(data)) as archive:
        for at, slide in enumerate(slides):
            words = [*_words(slide, at), *_charts(slide)]
            drawn, heard = _drawn(slide, at, archive), list(_heard(slide, at))
            title = " ".join(_title(slide).split())
            parts.append(Part("slide", at + 1, f"slide {at + 1}", title, words, drawn, heard))
            said = [Word(*cut) for cut in split_words(_notes(slide))]
            if said:
                parts.append(Part("notes", at + 1, f"notes of slide {at + 1}", title, said))
    unread = tuple(f"{name}: {why}" for name, why in deck.broken.items())
    return Piece(file, parts, sizes, _version(deck), shows=False, unread=unread)


def _size(deck: OpenedDeck) -> tuple[float, float]:
    written = deck.main.root.find(f"{P}sldSz")
    try:
        return int(written.get("cx")) / EMU_PER_POINT, int(written.get("cy")) / EMU_PER_POINT
    except (AttributeError, TypeError, ValueError):
        return _USUAL


def _version(deck: OpenedDeck) -> str:
    """What the properties of the file call its version."""
    core = deck.part("docProps/core.xml")
    return "" if core is None else str(core.root.findtext("{*}version") or "")


def _title(slide: Slide) -> str:
    for shape, place in slide.part.placed:
        if kind_of(place) == "title":
            return "".join(part.text or "" for part in shape.iter(f"{A}t"))
    return ""


def _words(slide: Slide, at: int) -> Iterator[Word]:
    """What stands in the frames and tables of a slide, without the slide's number."""
    for frame in Reader(slide).frames():
        spot = _spot(frame.box, at) if frame.box else None
        for line in frame.lines:
            text, types = "", list[Type]()
            for run in line.words:
                if run.element.get("type") != "slidenum":
                    said, look = plain(run.text), run.look
                    text += said
                    types += [Type(look.size, 700 if look.bold else 400, look.italic)] * len(said)
            for word, start, joined in words_at(text):
                yield Word(word, spot, joined, types[start])


def _charts(slide: Slide) -> Iterator[Word]:
    """Names and numbers of the charts on a slide."""
    tree, charts = slide.tree, dict(slide.charts)
    for chart in tree.iter(f"{C}chart") if tree is not None else ():
        shape = next(chart.iterancestors(f"{P}graphicFrame"), None)
        where = stand(shape, slide) if shape is not None else None
        part = charts.get(chart.get(f"{R}id", ""))
        seen: set[str] = set()
        for told in part.root.iter(*_SHOWN) if part else ():
            text = told.text or ""
            if next(told.iterancestors(f"{C}tx"), None) is not None and text in seen:
                continue  # a series is called as the chart is
            seen.add(text)
            for word, _, joined in split_words(text):
                yield Word(word, _spot(where.box, slide.number - 1) if where else None, joined)


def _notes(slide: Slide) -> str:
    paragraphs: list[str] = []
    for shape, place in slide.notes.placed if slide.notes else ():
        if kind_of(place) == "body":
            for paragraph in shape.iter(f"{A}p"):
                paragraphs.append("".join(t.text or "" for t in paragraph.iter(f"{A}t")))
    return "\n".join(paragraphs)


def _heard(slide: Slide, at: int) -> Iterator[Word]:
    """What pictures, drawings, tables and charts say to readers who do not see them."""
    tree = slide.tree
    for shape in tree.iter(*SHAPES, GROUP) if tree is not None else ():
        who = identity(shape)
        where = stand(shape, slide) if shape.tag != GROUP else None
        for word, _, joined in split_words(who.get("descr", "") if who is not None else ""):
            yield Word(word, _spot(where.box, at) if where else None, joined)


def _drawn(slide: Slide, at: int, archive: ZipFile) -> tuple[tuple[Paint, ...], ...]:
    """Shapes and pictures without words, in runs between those with words."""
    runs: list[list[Paint]] = [[]]
    tree = slide.tree
    for shape in tree.iter(*SHAPES) if tree is not None else ():
        if any((told.text or "").strip() for told in shape.iter(f"{A}t")):
            if runs[-1]:
                runs.append([])
            continue
        where = stand(shape, slide)
        if where is not None and (placeholder_of(shape) is None or shape.tag == f"{P}pic"):
            look, form = _look(shape, slide, archive)
            runs[-1].append(Paint(look, _spot(where.box, at), form))
    return tuple(tuple(run) for run in runs if run)


def _look(shape: Element, slide: Slide, archive: ZipFile) -> tuple[Hashable, tuple[float, ...]]:
    """What a shape looks like wherever it stands, and its form."""
    if shape.tag == f"{P}pic":
        return ("picture", _picture(shape, slide, archive)), ()
    drawn = shape.find(f"{P}spPr")
    if drawn is None:
        return (shape.tag,), ()
    outlines = b"".join(
        slide.part.outlines[int(aside)] if (aside := path.get("aside")) else etree.tostring(path)
        for path in drawn.iter(f"{A}pathLst")
    )
    named = tuple(one.get("prst", "") for one in drawn.iter(f"{A}prstGeom"))
    fill = drawn.find(SOLID)
    colour = etree.tostring(fill) if fill is not None else b""
    numbers = [float(n) for point in _POINT.findall(outlines) for n in point]
    return (shape.tag, named, colour, NUMBERS.sub(b"", outlines)), form_of(numbers)


def _picture(shape: Element, slide: Slide, archive: ZipFile) -> bytes:
    blip = next(shape.iter(f"{A}blip"), None)
    target = slide.part.rels.get(blip.get(f"{R}embed", "")) if blip is not None else None
    try:
        return hashlib.sha1(archive.read(target[1])).digest() if target else b""
    except (KeyError, OSError, ValueError, RuntimeError):
        return b""


def _spot(box: Box, at: int) -> Spot:
    return Spot(box.x, box.y, box.w, box.h, at)
