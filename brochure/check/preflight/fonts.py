"""A font of a PDF in; what measuring and reading its text needs out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pikepdf

from brochure.check.preflight.reading import entries, name, number, numbers, unpacked
from brochure.check.preflight.tokens import hexadecimal

_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_MOST_CODES = 65536
_HEAVY = re.compile(r"bold|semi|black|heavy|demi|medium", re.IGNORECASE)


@dataclass(slots=True)
class Font:
    """A font: advances in thousandths of its size by code, words by code, whether it is inside.

    `wide` codes take two bytes. `type3` glyphs are little drawings of their own. The codes of an
    `unreadable` font stand for nothing that could be copied or read aloud.
    """

    name: str
    embedded: bool
    type3: bool = False
    wide: bool = False
    widths: dict[int, float] = field(default_factory=dict)
    default_width: float = 0.0
    words: dict[int, str] = field(default_factory=dict)
    has_to_unicode: bool = False
    unreadable: bool = False
    serif: bool = False
    heavy: bool = False

    @property
    def is_subset(self) -> bool:
        return len(self.name) > 7 and self.name[6] == "+"

    @property
    def plain_name(self) -> str:
        return self.name[7:] if self.is_subset else self.name

    def codes(self, shown: bytes) -> Sequence[int]:
        if not self.wide:
            return shown
        return [high << 8 | low for high, low in zip(shown[::2], shown[1::2], strict=False)]

    def advance(self, codes: Sequence[int]) -> float:
        """The width of codes in thousandths of the size."""
        widths, default = self.widths, self.default_width
        return sum([widths.get(code, default) for code in codes])

    def read(self, codes: Sequence[int]) -> str:
        """The words of codes, as a copy-and-paste would give them."""
        words = self.words
        if not self.has_to_unicode and not self.wide:
            return "".join([words.get(code) or chr(code) for code in codes])
        return "".join([words.get(code, "") for code in codes])


def font_of(written: Any) -> Font:
    """The font of a font dictionary; one that is broken is taken as not embedded."""
    outer = entries(written)
    kind, below = name(outer.get("Subtype")), outer.get("DescendantFonts")
    inner = outer
    if kind == "Type0" and isinstance(below, pikepdf.Array) and len(below):
        inner = entries(below[0])
    held = entries(inner.get("FontDescriptor"))
    flags = int(number(held.get("Flags")) or 0)
    base = name(outer.get("BaseFont")) or name(inner.get("BaseFont"))
    font = Font(
        name=base,
        embedded=kind == "Type3"
        or any(isinstance(held.get(f"FontFile{n}"), pikepdf.Stream) for n in ("", "2", "3")),
        type3=kind == "Type3",
        wide=kind == "Type0",
        serif=bool(flags & 2),
        heavy=bool(_HEAVY.search(base)) or (number(held.get("FontWeight")) or 0) >= 600,
    )
    if font.wide:
        font.default_width = number(inner.get("DW")) or 1000.0
        font.widths = _wide_widths(inner.get("W"))
    else:
        font.default_width = number(held.get("MissingWidth")) or 0.0
        first = int(number(outer.get("FirstChar")) or 0)
        scale = 1.0
        if font.type3:
            six = numbers(outer.get("FontMatrix"))
            scale = six[0] * 1000 if len(six) == 6 else 1.0
        font.widths = {
            first + i: width * scale for i, width in enumerate(numbers(outer.get("Widths")))
        }
        if not font.widths:  # one of the fourteen that every viewer was to have
            font.default_width = font.default_width or 500.0
    to_unicode = outer.get("ToUnicode")
    if isinstance(to_unicode, pikepdf.Stream):
        font.words = _to_unicode(unpacked(to_unicode))
        font.has_to_unicode = True
    font.unreadable = not font.has_to_unicode and (
        font.wide or (bool(flags & 4) and outer.get("Encoding") is None)
    )
    return font


def _wide_widths(written: Any) -> dict[int, float]:
    """`c [w w w]` and `first last w`, mixed."""
    widths: dict[int, float] = {}
    if not isinstance(written, pikepdf.Array):
        return widths
    parts = list(written)
    at = 0
    while at + 1 < len(parts) and len(widths) < _MOST_CODES:
        first = int(number(parts[at]) or 0)
        if isinstance(parts[at + 1], pikepdf.Array):
            widths |= {first + i: width for i, width in enumerate(numbers(parts[at + 1]))}
            at += 2
        elif at + 2 < len(parts):
            last = int(number(parts[at + 1]) or 0)
            width = number(parts[at + 2]) or 0.0
            widths |= dict.fromkeys(range(first, min(last, first + _MOST_CODES) + 1), width)
            at += 3
        else:
            break
    return widths


@lru_cache(maxsize=64)
def _to_unicode(data: bytes) -> dict[int, str]:
    """The words of codes; the same font stands in several files, and in the next build."""
    words: dict[int, str] = {}
    for section in _SECTION.finditer(data):
        parts = _PART.findall(section[2])
        if section[1] == b"char":
            for code, said in zip(parts[::2], parts[1::2], strict=False):
                words[_code(code[0])] = _said(code=said[0])
        else:
            _ranges(parts, words)
        if len(words) > _MOST_CODES:
            break
    return words


def _ranges(parts: list[tuple[bytes, bytes, bytes]], words: dict[int, str]) -> None:
    at = 0
    while at + 2 < len(parts):
        first, last = _code(parts[at][0]), _code(parts[at + 1][0])
        at += 2
        if parts[at][1]:  # a list of words, one for each code
            at += 1
            code = first
            while at < len(parts) and not parts[at][2]:
                words[code] = _said(parts[at][0])
                code, at = code + 1, at + 1
            at += 1
            continue
        start = _said(parts[at][0])
        at += 1
        for step, code in enumerate(range(first, min(last, first + _MOST_CODES) + 1)):
            points = ord(start[-1]) + step if start else 0
            if start and points < 0x110000:
                words[code] = start[:-1] + chr(points)


def _code(written: bytes) -> int:
    return int.from_bytes(hexadecimal(written)[-2:], "big")


def _said(code: bytes) -> str:
    return hexadecimal(code).decode("utf-16-be", "replace")
