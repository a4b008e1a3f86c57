"""The bytes of a .pptx in; its slides with layout, master, theme and notes as XML out.

Reads the zip and its XML with limits of its own, so that no file, however broken, can do more than
be called unreadable. The outlines of freeforms, nine tenths of a drawn deck, are parsed on demand.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

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

Element: TypeAlias = Any  # lxml has no types


class Unreadable(Exception):
    """The file is no deck that can be read: one sentence says why."""


@dataclass(slots=True)
class Part:
    """One part of the package: its name, its XML, and what it relates to by id."""

    name: str
    root: Element
    rels: dict[str, tuple[str, str, bool]]
    """Relation id → (kind, target, whether outside the file)."""
    outlines: list[bytes] = field(default_factory=list)

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


@dataclass(slots=True)
class Slide:
    """A slide by its number from 1, and what it stands on."""

    number: int
    part: Part
    layout: Part | None
    master: Part | None
    theme: Part | None
    notes: Part | None
    placeholders: dict[str, dict[tuple[str, str], Element]] = field(default_factory=dict)
    """Those of its layout and master by the part's name, then by index and by kind."""

    @property
    def tree(self) -> Element | None:
        return shape_tree(self.part)


class OpenedDeck:
    """A deck that was opened: parts by name, and its slides in order."""

    def __init__(self, data: bytes) -> None:
        self.bytes = len(data)
        self._texts, self.names = _unpacked(data)
        self._parts: dict[str, Part] = {}
        self.broken: dict[str, str] = {}
        main = next(self._targets_of("", "officeDocument"), "ppt/presentation.xml")
        found = self.part(main)
        if found is None or found.root.tag != f"{P}presentation":
            raise Unreadable("There is no presentation in it.")
        self.main = found

    def part(self, name: str) -> Part | None:
        """A part by name; None when there is none, or when its XML cannot be read."""
        if name in self._parts:
            return self._parts[name]
        text = self._texts.get(name)
        if text is None or name in self.broken:
            return None
        outlines: list[bytes] = []
        try:
            root = _parsed(_without_outlines(text, outlines), name)
        except Unreadable as failure:
            self.broken[name] = str(failure)
            return None
        part = self._parts[name] = Part(name, root, self._relations(name), outlines)
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
            found.append(
                Slide(number, part, layout, master, theme, self._first(part, "notesSlide"))
            )
        return found

    def _first(self, part: Part, kind: str) -> Part | None:
        name = next(part.related(kind), None)
        return self.part(name) if name else None

    def _targets_of(self, name: str, kind: str) -> Iterator[str]:
        for how, target, outside in self._relations(name).values():
            if not outside and how.rsplit("/", 1)[-1] == kind:
                yield target

    def _relations(self, name: str) -> dict[str, tuple[str, str, bool]]:
        folder, _, file = name.rpartition("/")
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        text = self._texts.get(path)
        if text is None:
            return {}
        try:
            root = _parsed(text, path)
        except Unreadable as failure:
            self.broken[path] = str(failure)
            return {}
        found: dict[str, tuple[str, str, bool]] = {}
        for entry in root.iter(_RELATIONSHIP):
            target = entry.get("Target", "")
            outside = entry.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[entry.get("Id", "")] = (entry.get("Type", ""), target, outside)
        return found


def shape_tree(part: Part | None) -> Element | None:
    """`p:spTree` of a slide, layout, master or notes page."""
    if part is None:
        return None
    return part.root.find(f"{P}cSld/{P}spTree")


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
                with archive.open(entry) as stream:
                    text = stream.read(min(room, _MOST_IN_ONE) + 1)
                if len(text) > min(room, _MOST_IN_ONE):
                    raise Unreadable("Unpacked it is too large to be a deck.")
                room -= len(text)
                texts[name] = text
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as failure:
        raise Unreadable("It is not a whole .pptx file; it may be cut off.") from failure
    except (RuntimeError, ValueError, KeyError, IndexError, OverflowError) as failure:
        raise Unreadable("It is locked with a password, or damaged.") from failure
    return texts, [entry.filename for entry in entries]


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
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(
            text.replace(*_STRICT) if _STRICT[0] in text[:4000] else text, parser
        )
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise Unreadable(f"{name} is not well-formed XML.") from failure
    if root.getroottree().docinfo.doctype:
        raise Unreadable(f"{name} declares entities, which no deck does.")
    return root
