"""Bytes in; the objects of a file whose bytes are known out, its streams deflated and not as text.

ReportLab formats an object entry by entry; what we write whole costs a tenth of that, and a stream
that is the same in several files is deflated once (`packed`).
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

_LEVEL = 1
"""A third of the time of 4 and a sixth of ReportLab's own 6, for 5 and 9 % more bytes a file."""


class Written(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose bytes are known."""

    __RefOnly__ = 1

    def __init__(self, content: str = "") -> None:
        self.content = content

    def format(self, _document: object) -> bytes:
        return self.content.encode("ascii")


class PlainStream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream as it is, with the entries of its dictionary: no filter but one they name."""

    __RefOnly__ = 1

    def __init__(self, entries: str, content: bytes) -> None:
        self.entries = entries
        self.content = content

    def format(self, _document: object) -> bytes:
        head = f"<<{self.entries}/Length {len(self.content)}>>\nstream\n"
        return b"%s%s\nendstream\n" % (head.encode("ascii"), self.content)


class PackedStream(PlainStream):
    """A stream whose bytes `packed` has deflated."""

    def __init__(self, entries: str, deflated: bytes) -> None:
        super().__init__(f"{entries}/Filter/FlateDecode", deflated)


def packed(content: bytes) -> bytes:
    """The bytes deflated, as every stream of a file is."""
    return zlib.compress(content, _LEVEL)


packed_again = lru_cache(maxsize=128)(packed)
"""The same, kept by the bytes: most parts of a page are as they were in the build before."""


def number_of(document: pdfdoc.PDFDocument, name: str) -> int:
    """The number of an object by the name it has in its document."""
    return int(document.idToObjectNumberAndVersion[name][0])


def add(document: pdfdoc.PDFDocument, one: pdfdoc.PDFObject) -> int:
    """The number that an object has from now on."""
    return number_of(document, document.Reference(one).name)


class _Deflate(pdfdoc.PDFStreamFilterZCompress):  # type: ignore[misc]
    def encode(self, text: str | bytes) -> bytes:
        return packed(text.encode() if isinstance(text, str) else text)


def write_plain_streams() -> None:
    """Streams as letters (ASCII 85) would take a quarter more room, and a tenth of a build."""
    rl_config.useA85 = 0
    pdfdoc.PDFZCompress = _Deflate()
