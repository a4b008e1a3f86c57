"""An object of a file in; a print that is the same for objects of the same content out.

By it the walk knows a stream, and all that its names lead to, from the file or the build before.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Any

import pikepdf

_REFERENCE = re.compile(rb"(\d+) (\d+) R\b")
_MOST = 2000
"""More objects than this are not looked through: a print is to save time."""


class Prints:
    """The prints of one file's objects."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._known: dict[tuple[int, int], bytes] = {}

    def of(self, one: Any) -> bytes | None:
        """The print of an object with all below it; None where there is too much, or damage.

        Numbers of objects are part of it: a walk remembers pictures by theirs.
        """
        if not isinstance(one, pikepdf.Object):
            return b""
        try:
            return self._of(one)
        except (pikepdf.PdfError, RecursionError, ValueError, OverflowError):
            return None

    def _of(self, one: pikepdf.Object) -> bytes:
        key = one.objgen
        if one.is_indirect:
            if key in self._known:
                return self._known[key]
            if len(self._known) > _MOST:
                raise ValueError("too many objects")
            self._known[key] = b"itself"
        seen = blake2b(digest_size=16)
        if isinstance(one, pikepdf.Stream):
            seen.update(one.read_raw_bytes())
            written = one.stream_dict.unparse(resolved=True)
        else:
            written = one.unparse(resolved=True)
        seen.update(written)
        for number, generation in _REFERENCE.findall(written):
            below = self._pdf.get_object((int(number), int(generation)))
            seen.update(self._of(below) if isinstance(below, pikepdf.Object) else b"%r" % below)
        if one.is_indirect:
            self._known[key] = seen.digest()
        return seen.digest()


def packed_bytes(stream: Any) -> bytes:
    """The bytes of a stream as they stand in the file, behind how they are packed."""
    if not isinstance(stream, pikepdf.Stream):
        return b""
    packing = [stream.get("/Filter"), stream.get("/DecodeParms")]
    said = b"|".join(b"" if one is None else one.unparse(resolved=True) for one in packing)
    return said + b"\n" + bytes(stream.read_raw_bytes())
