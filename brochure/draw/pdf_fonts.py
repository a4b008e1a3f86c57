"""A face file and the characters shown in it in; their codes, widths and font objects out.

A character has the same code in every file, whatever stands around it: that of Windows-1252 where
it has one, else one of 223 in a part of the font that its number tells. So what is written for a
text stays good when another text changes, in the next file as in the next build of a process that
stays. ReportLab subsets the file; what it would read number by number is read here at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from struct import iter_unpack, unpack_from
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFontFile

from brochure.draw.pdf_streams import PackedStream, Written, add, packed
from brochure.model.scene import Face
from brochure.text.fonts import State, state_of

_SPACE, _NO_BREAK_SPACE = 32, "\u00a0"
_FIRST, _CODES = 33, 223
"""In a part beyond the first: its first code, and how many there are (0 is no character)."""

_MOST_MAPPED = 100
"""Mappings that one block of a character map may hold (Adobe Technical Note 5014)."""

_WINDOWS = (3, 10), (3, 1), (0, 4), (0, 3)
"""The tables of characters that we read, the best first: platform and encoding."""


class Place(NamedTuple):
    """Where a character is found: the part of its font, and its code there (0: it has no glyph)."""

    part: int
    code: int


@cache
def _place(character: str) -> Place:
    if character in (" ", _NO_BREAK_SPACE):
        return Place(0, _SPACE)
    try:
        code = character.encode("cp1252")[0]
    except UnicodeEncodeError:
        part, code = divmod(ord(character), _CODES)
        return Place(1 + part, _FIRST + code)
    return Place(0, code if code >= _FIRST else 0)


class _Metrics:
    """The advance and the left bearing of a glyph, read when it is asked for: few are."""

    def __init__(self, table: bytes, full: int) -> None:
        self._table = table
        self._full = full
        """So many glyphs have an advance of their own; the others have that of the last."""

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        last = min(glyph, self._full - 1)
        advance, bearing = unpack_from(">HH", self._table, 4 * last)
        if glyph > last:
            bearing = unpack_from(">H", self._table, 4 * last + 2 + 2 * (glyph - last))[0]
        return advance, bearing


class _Places:
    """Where the outline of a glyph begins, read when it is asked for."""

    def __init__(self, table: bytes, is_long: bool) -> None:
        self._table = table
        self._is_long = is_long

    def __getitem__(self, glyph: int) -> int:
        if self._is_long:
            return int(unpack_from(">L", self._table, 4 * glyph)[0])
        return int(unpack_from(">H", self._table, 2 * glyph)[0]) << 1


class FaceFile(TTFontFile):  # type: ignore[misc]  # ReportLab has no types
    """A face file as ReportLab subsets it; characters are looked up when they are shown."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), charInfo=0)
        self.stem = path.stem
        self.charToGlyph: dict[int, int] = {}
        self._natural: dict[str, float] = {}
        self._ends: list[int] = []
        self._segments: list[tuple[int, int, int]] = []
        self._read_glyphs()
        self._read_characters()

    def _read_glyphs(self) -> None:
        """The widths of all glyphs (table hmtx) and where their outlines lie (loca)."""
        full = unpack_from(">H", self.get_table("hhea"), 34)[0]
        self.hmetrics = _Metrics(self.get_table("hmtx"), full)
        is_long = bool(unpack_from(">h", self.get_table("head"), 50)[0])
        self.glyphPos = _Places(self.get_table("loca"), is_long)

    def _read_characters(self) -> None:
        """The segments of the table of characters (cmap), in the format 4 or 12."""
        table = self.get_table("cmap")
        entries = list(iter_unpack(">HHL", table[4 : 4 + 8 * unpack_from(">H", table, 2)[0]]))
        offsets = {(platform, encoding): offset for platform, encoding, offset in entries}
        known = [offsets[kind] for kind in _WINDOWS if kind in offsets]
        formats = {unpack_from(">H", table, at)[0]: at for at in reversed(known)}
        if 12 in formats:
            at = formats[12]
            length = unpack_from(">L", table, at + 4)[0]
            groups = list(iter_unpack(">LLL", table[at + 16 : at + length]))
            self._ends = [end for _, end, _ in groups]
            self._segments = [(start, glyph - start, 0) for start, _, glyph in groups]
        elif 4 in formats:
            at = formats[4]
            many = unpack_from(">H", table, at + 6)[0] // 2
            self._ends = list(unpack_from(f">{many}H", table, at + 14))
            starts = unpack_from(f">{many}H", table, at + 16 + 2 * many)
            deltas = unpack_from(f">{many}h", table, at + 16 + 4 * many)
            ranges = unpack_from(f">{many}H", table, first := at + 16 + 6 * many)
            self._segments = [
                (start, delta, offset and first + 2 * i + offset)
                for i, (start, delta, offset) in enumerate(zip(starts, deltas, ranges, strict=True))
            ]
        else:
            raise TTFError(f"{self.filename} has no table of characters in Unicode")
        self._characters = table

    def glyph(self, character: str) -> int:
        """The number of a character's glyph; 0 when it has none."""
        code = _SPACE if character == _NO_BREAK_SPACE else ord(character)
        found = self.charToGlyph.get(code)
        if found is None:
            found = self.charToGlyph[code] = self._looked_up(code)
        return found

    def _looked_up(self, code: int) -> int:
        at = bisect_left(self._ends, code)
        if at == len(self._ends) or code < self._segments[at][0]:
            return 0
        start, delta, offset = self._segments[at]
        if not offset:
            return code + delta & 0xFFFF
        offset += 2 * (code - start)
        if offset + 2 > len(self._characters):
            return 0
        found = int(unpack_from(">H", self._characters, offset)[0])
        return found + delta & 0xFFFF if found else 0

    def natural(self, character: str) -> float:
        """The advance of a character in thousandths of the size."""
        found = self._natural.get(character)
        if found is None:
            advance = self.hmetrics[self.glyph(character)][0]
            found = self._natural[character] = advance * 1000 / self.unitsPerEm
        return found

    def place(self, character: str) -> Place:
        """Where a character is found."""
        return _place(character) if self.glyph(character) else Place(0, 0)


def face_file(path: Path) -> FaceFile:
    """The face, read once in a process; another file that takes its name is read."""
    return _face_file(path, state_of(path))


@lru_cache(maxsize=64)
def _face_file(path: Path, _state: State) -> FaceFile:
    return FaceFile(path)


class _Part(NamedTuple):
    """A part of a font with the characters of a file: its objects, but for their numbers."""

    name: str
    program: bytes
    length: int
    characters: bytes
    codes: str
    descriptor: str


@lru_cache(maxsize=256)
def _part(face: FaceFile, part: int, shown: str) -> _Part:
    """The objects for a set of characters (sorted): the same in every file that shows it."""
    codes = {_place(character).code: character for character in shown}
    last = max(codes, default=_SPACE)
    name = f"{SUBSETN(part).decode()}+{face.name.decode()}"
    program = face.makeSubset([ord(codes[i]) if i in codes else 0 for i in range(last + 1)])
    widths = " ".join(
        f"{face.natural(codes[i]):.4g}" if i in codes else "0" for i in range(_SPACE, last + 1)
    )
    return _Part(
        name,
        packed(program),
        len(program),
        packed(_character_map(name, codes).encode("ascii")),
        f"/FirstChar {_SPACE}/LastChar {last}/Widths[{widths}]",
        f"/FontName/{name}/Flags {face.flags}/Ascent {face.ascent:g}/Descent {face.descent:g}"
        f"/CapHeight {face.capHeight:g}/FontBBox[{' '.join(f'{edge:g}' for edge in face.bbox)}]"
        f"/ItalicAngle {face.italicAngle:g}/StemV {face.stemV}"
        f"/MissingWidth {face.hmetrics[0][0] * 1000 / face.unitsPerEm:.4g}",
    )


def _character_map(name: str, codes: dict[int, str]) -> str:
    """Which character each code stands for, in blocks of the size allowed."""
    mapped = [f"<{code:02X}> <{_utf16(codes[code])}>" for code in sorted(codes)]
    blocks = [mapped[i : i + _MOST_MAPPED] for i in range(0, len(mapped), _MOST_MAPPED)]
    lines = "\n".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo\n<< /Registry ({name})\n/Ordering ({name})\n/Supplement 0\n>> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{lines}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _utf16(character: str) -> str:
    return character.encode("utf-16-be").hex().upper()


@cache
def font_name(stem: str, part: int) -> str:
    """The name of a part of a face in the resources of every page, as it is written there."""
    stem = "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 or byte == 45 else f"#{byte:02x}"
        for byte in stem.encode()
    )
    return f"/{stem}.{part}"


class ShownFonts:
    """The characters that one file shows in each face, and at its end the fonts for them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shown: dict[str, tuple[FaceFile, set[str]]] = {}

    def shows(self, face: Face, words: Iterable[str]) -> FaceFile:
        """Notes the characters of a text, and gives the file they are drawn from."""
        found = self._shown.get(face.file)
        if found is None:
            found = self._shown[face.file] = face_file(self._folder / face.file), set()
        found[1].update(words)
        return found[0]

    def write(self, document: PDFDocument) -> None:
        """Adds the fonts to the file, and names them to all its pages."""
        named = []
        for face, part, characters in self._parts():
            one = _part(face, part, characters)
            program = add(document, PackedStream(f"/Length1 {one.length}", one.program))
            said = add(document, PackedStream("", one.characters))
            descriptor = add(
                document,
                Written(f"<</Type/FontDescriptor{one.descriptor}/FontFile2 {program} 0 R>>"),
            )
            font = Written(
                f"<</Type/Font/Subtype/TrueType/BaseFont/{one.name}{one.codes}"
                f"/FontDescriptor {descriptor} 0 R/ToUnicode {said} 0 R>>"
            )
            named.append(f"{font_name(face.stem, part)} {add(document, font)} 0 R")
        document.idToObject["BasicFonts"] = Written(f"<<{' '.join(named)}>>")

    def _parts(self) -> Iterator[tuple[FaceFile, int, str]]:
        """Each part of a face that is needed, with its characters; what has no glyph is in none."""
        for face, shown in self._shown.values():
            parts: dict[int, set[str]] = {0: set()}
            for character in shown:
                if face.glyph(character):
                    plain = " " if character == _NO_BREAK_SPACE else character
                    parts.setdefault(_place(plain).part, set()).add(plain)
            for part, characters in sorted(parts.items()):
                yield face, part, "".join(sorted(characters))
