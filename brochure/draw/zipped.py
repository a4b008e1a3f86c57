"""Names and bytes in; a zip out, in one fixed order and with one date.

What was deflated once is kept, for the next deck that holds the same: Python's zipfile takes no
entries that are deflated already.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache
from struct import pack

_STORED = ("png", "jpg", "jpeg")
_LEVEL = 2
"""A quarter of the time of level 6 for a quarter more bytes, measured on a deck of drawings."""

_VERSION, _DEFLATED, _UTF8 = 20, 8, 0x800
_TIME, _DATE = 0, 1 << 5 | 1
"""1 January 1980, the first day that a zip knows."""


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """A zip with sorted names; pictures stored, the rest deflated (APPNOTE.TXT of PKWARE, 4.3).

    It ends as the oldest form of zip does: fewer than 65,536 entries, less than 4 GB.
    """
    files: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name in sorted(entries):
        data = entries[name]
        stored = name.rsplit(".", 1)[-1].lower() in _STORED
        packed, total = (data, zlib.crc32(data)) if stored else _deflated(data)
        written = name.encode()
        flags = 0 if name.isascii() else _UTF8
        about = pack(
            "<HHHHHLLLHH", _VERSION, flags, 0 if stored else _DEFLATED, _TIME, _DATE, total,
            len(packed), len(data), len(written), 0,
        )  # fmt: skip
        files += (b"PK\3\4", about, written, packed)
        directory += (
            b"PK\1\2",
            pack("<H", _VERSION),
            about,
            pack("<HHHLL", 0, 0, 0, 0, at),
            written,
        )
        at += 4 + len(about) + len(written) + len(packed)
    size = sum(map(len, directory))
    count = len(entries)
    end = pack("<4sHHHHLLH", b"PK\5\6", 0, 0, count, count, size, at, 0)
    return b"".join((*files, *directory, end))


@lru_cache(maxsize=256)
def _deflated(data: bytes) -> tuple[bytes, int]:
    """The data deflated, and its sum."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush(), zlib.crc32(data)
