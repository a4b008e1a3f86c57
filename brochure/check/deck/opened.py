"""The bytes of a .pptx in; its slides with layout, master, theme and notes as XML out.

Reads the zip and its XML with limits of its own, so that no file, however broken, can do more than
be called unreadable. The outlines of freeforms, nine tenths of a drawn deck, are parsed on demand.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/")

MOST_ENTRIES = 20_000
MOST_BYTES = 256_000_000
"""Unpacked bytes of XML in all: a talk of drawings has some ten million."""
_MOST_IN_ONE = 64_000_000
_READ = re.compile(r"^(\[Content_Types\]\.xml|.*\.(xml|rels))$", re.IGNORECASE)
_SKIPPED = ("ppt/embeddings/", "ppt/media/", "customXml/", "ppt/fonts/")
_PATHS, _PATHS_END = b"<a:pathLst>", b"</a:pathLst>"
_ASKED = (
    *(f"{P}{name}" for name in ("ph", "txBody", "grpSp", "graphicFrame")),
    *(f"{A}{name}" for name in (
        "txBody", "tbl", "r", "fld", "latin", "ea", "cs",
        "srgbClr", "sysClr", "prstClr", "scrgbClr", "hslClr",
    )),
)  # fmt: skip
_MAIN = "/officeDocument"
_LOCAL_HEADER, _LOCKED = b"PK\x03\x04", 1
_SAME = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body"}
_KEPT = 128
"""Entries and parts remembered by a process that goes on: the 84 of our deck, and what changed.
Each holds up to half a megabyte, so more of them would make memory grow over many clinics."""

Element: TypeAlias = Any  # lxml has no types


class Unreadable(Exception):
    """The file is no deck that can be read: one sentence says why."""


@dataclass(eq=False)
class Part:
    """One part of the package: its name, its XML, and what it relates to by id.

    What was read of it is kept with it: the same bytes are the same Part in the next deck, too.
    """

    name: str
    root: Element
    rels: Mapping[str, tuple[str, str, bool]]
    """Relation id → (kind, target, whether outside the file)."""
    outlines: Sequence[bytes] = ()
    broken: str = ""
    """Why its relations cannot be read, where that is so."""

    @cached_property
    def tree(self) -> Element | None:
        """`p:spTree` of a slide, layout, master or notes page."""
        return self.root.find(f"{P}cSld/{P}spTree")

    @cached_property
    def elements(self) -> Mapping[str, Sequence[Element]]:
        """What rules ask for all over a part, by tag: found in one walk for all of them."""
        found: dict[str, list[Element]] = {tag: [] for tag in _ASKED}
        for element in self.root.iter(*_ASKED):
            found[element.tag].append(element)
        return found

    @cached_property
    def placed(self) -> Sequence[tuple[Element, Element]]:
        """Its shapes that fill placeholders, each with its `p:ph`."""
        marks = self.elements[f"{P}ph"]
        return [(mark.getparent().getparent().getparent(), mark) for mark in marks]

    @cached_property
    def places(self) -> Mapping[tuple[str, str], Element]:
        """Its placeholders, each by index and the first of a kind by kind."""
        found: dict[tuple[str, str], Element] = {}
        for shape, mark in self.placed:
            if mark.get("idx"):
                found.setdefault((mark.get("idx", ""), ""), shape)
            found.setdefault(("", kind_of(mark)), shape)
        return found

    def related(self, kind: str) -> Iterator[str]:
        """The names of the parts it relates to in a way such as `slideLayout`."""
        for how, target, outside in self.rels.values():
            if not outside and how.rsplit("/", 1)[-1] == kind:
                yield target

    def outline(self, path_list: Element) -> Element:
        """The paths of a freeform, which were left aside when the part was read."""
        at = path_list.get("aside")
        if at is None:
            return path_list
        namespace = A[1:-1].encode()
        whole = b'<a:pathLst xmlns:a="' + namespace + b'">' + self.outlines[int(at)] + _PATHS_END
        return _parsed(whole, self.name)


@dataclass(frozen=True)
class Slide:
    """A slide by its number from 1, and what it stands on: all that its look depends on."""

    number: int
    part: Part
    deck: Part
    """The presentation it belongs to."""
    layout: Part | None
    master: Part | None
    theme: Part | None
    notes: Part | None
    charts: tuple[tuple[str, Part | None], ...] = ()
    """Its charts by the ids of their relations."""

    @property
    def tree(self) -> Element | None:
        return self.part.tree


class OpenedDeck:
    """A deck that was opened: parts by name, and its slides in order."""

    def __init__(self, data: bytes) -> None:
        self.bytes = len(data)
        self._texts, self.names = _unpacked(data)
        self._parts: dict[str, Part] = {}
        self.broken: dict[str, str] = {}
        found = self.part(self._main())
        if found is None or found.root.tag != f"{P}presentation":
            raise Unreadable("There is no presentation in it.")
        self.main = found

    def _main(self) -> str:
        """The name of the presentation, as the package itself tells it."""
        try:
            related = _relations("", self._texts.get("_rels/.rels"))
        except Unreadable as failure:
            self.broken["_rels/.rels"] = str(failure)
            related = {}
        named = (t for how, t, out in related.values() if not out and how.endswith(_MAIN))
        return next(named, "ppt/presentation.xml")

    def part(self, name: str) -> Part | None:
        """A part by name; None when there is none, or when its XML cannot be read."""
        if name in self._parts:
            return self._parts[name]
        text = self._texts.get(name)
        if text is None or name in self.broken:
            return None
        path = _relations_of(name)
        try:
            part = _part(name, text, self._texts.get(path))
        except Unreadable as failure:
            self.broken[name] = str(failure)
            return None
        if part.broken:
            self.broken[path] = part.broken
        self._parts[name] = part
        return part

    @cached_property
    def slides(self) -> list[Slide]:
        """The slides in their order; one whose XML is broken is left out, and `broken` tells it."""
        found: list[Slide] = []
        listed = self.main.root.find(f"{P}sldIdLst")
        for number, entry in enumerate(listed if listed is not None else (), 1):
            kind_target = self.main.rels.get(entry.get(f"{R}id", ""))
            part = self.part(kind_target[1]) if kind_target else None
            if part is None:
                self.broken.setdefault(f"slide {number}", "it is missing or cannot be read")
                continue
            layout = self._first(part, "slideLayout")
            master = self._first(layout, "slideMaster") if layout else None
            theme = self._first(master, "theme") if master else None
            notes = self._first(part, "notesSlide")
            charts = tuple(
                (relation, self.part(target))
                for relation, (how, target, outside) in part.rels.items()
                if not outside and how.endswith("/chart")
            )
            found.append(Slide(number, part, self.main, layout, master, theme, notes, charts))
        return found

    def _first(self, part: Part, kind: str) -> Part | None:
        name = next(part.related(kind), None)
        return self.part(name) if name else None


def kind_of(place: Element) -> str:
    """`title`, `body`, `pic`, `sldNum` …, with PowerPoint's twins of a kind as one."""
    kind = place.get("type", "")
    return str(_SAME.get(kind, kind))


def _unpacked(data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The XML of the package by name, and the names of all its entries."""
    texts: dict[str, bytes] = {}
    room = MOST_BYTES
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise Unreadable(f"It holds {len(entries)} files, far more than any deck.")
        for entry in entries:
            name = entry.filename
            if not _READ.match(name) or name.startswith(_SKIPPED):
                continue
            if entry.file_size > min(room, _MOST_IN_ONE):
                raise Unreadable("Unpacked it is too large to be a deck.")
            room -= entry.file_size
            texts[name] = _text(data, entry)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as failure:
        raise Unreadable("It is not a whole .pptx file; it may be cut off.") from failure
    except (RuntimeError, ValueError, KeyError, IndexError, OverflowError) as failure:
        raise Unreadable("It is locked with a password, or damaged.") from failure
    return texts, [entry.filename for entry in entries]


def _text(data: bytes, entry: ZipInfo) -> bytes:
    """What one entry holds; of a deck like the last one, most is known before it is unpacked."""
    if entry.flag_bits & _LOCKED:
        raise RuntimeError("locked")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotImplementedError("a way of packing that no deck uses")
    at = entry.header_offset
    if data[at : at + 4] != _LOCAL_HEADER:
        raise BadZipFile("an entry is not where the directory says")
    at += 30 + int.from_bytes(data[at + 26 : at + 28], "little")
    at += int.from_bytes(data[entry.header_offset + 28 : entry.header_offset + 30], "little")
    packed = data[at : at + entry.compress_size]
    return _inflated(packed, entry.compress_type == ZIP_DEFLATED, entry.file_size, entry.CRC)


@lru_cache(maxsize=_KEPT)
def _inflated(packed: bytes, deflated: bool, size: int, crc: int) -> bytes:
    """The bytes of an entry, which must be as many as it says, and have the sum it says."""
    text = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1) if deflated else packed
    if len(text) != size or zlib.crc32(text) != crc:
        raise BadZipFile("an entry is not what the directory says")
    return text


@lru_cache(maxsize=_KEPT)
def _part(name: str, text: bytes, relations: bytes | None) -> Part:
    outlines: list[bytes] = []
    root = _parsed(_without_outlines(text, outlines), name)
    try:
        return Part(name, root, _relations(name, relations), outlines)
    except Unreadable as failure:
        return Part(name, root, {}, outlines, str(failure))


def _relations(name: str, text: bytes | None) -> dict[str, tuple[str, str, bool]]:
    """What a part relates to; the package itself has no name."""
    if text is None:
        return {}
    folder = name.rpartition("/")[0]
    found: dict[str, tuple[str, str, bool]] = {}
    for entry in _parsed(text, _relations_of(name)).iter(_RELATIONSHIP):
        target = entry.get("Target", "")
        outside = entry.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[entry.get("Id", "")] = (entry.get("Type", ""), target, outside)
    return found


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _without_outlines(text: bytes, outlines: list[bytes]) -> bytes:
    """The XML with each list of paths put aside; a number in its place leads back to it."""
    kept: list[bytes] = []
    at = 0
    while (start := text.find(_PATHS, at)) >= 0:
        end = text.find(_PATHS_END, start)
        if end < 0:
            break
        kept.append(text[at:start])
        kept.append(b'<a:pathLst aside="%d"/>' % len(outlines))
        outlines.append(text[start + len(_PATHS) : end])
        at = end + len(_PATHS_END)
    kept.append(text[at:])
    return b"".join(kept)


def _parsed(text: bytes, name: str) -> Element:
    try:
        root = etree.fromstring(
            text.replace(*_STRICT) if _STRICT[0] in text[:4000] else text, _PARSER
        )
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise Unreadable(f"{name} is not well-formed XML.") from failure
    if root.getroottree().docinfo.doctype:
        raise Unreadable(f"{name} declares entities, which no deck does.")
    return root


_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
    remove_pis=True, huge_tree=False,
)  # fmt: skip
