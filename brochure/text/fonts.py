"""Face files in; metrics, shaped advances and missing characters out. The one door to HarfBuzz."""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from brochure.model.scene import Face, TextStyle

# One glyph for each character keeps extraction exact in every reader, so whatever joins or
# swaps glyphs is off; kerning stays.
_FEATURES = dict.fromkeys(("liga", "clig", "calt", "dlig", "ccmp", "locl", "rlig", "rclt"), False)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Heights of a face in parts of its size; `descent` is positive downwards."""

    ascent: float
    descent: float
    cap_height: float


Measured = tuple[tuple[float, ...], float]
"""The advance of each character of a text in points, and the width of all."""


class _Loaded:
    """A face file ready for shaping, with the advances already found."""

    def __init__(self, path: Path) -> None:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(face)
        self.upem = face.upem
        extents = self.font.get_font_extents("ltr")
        self.metrics = Metrics(
            extents.ascender / self.upem,
            -extents.descender / self.upem,
            self._height_of("H"),
        )
        self._advances: dict[str, tuple[float, ...]] = {}

    def _height_of(self, character: str) -> float:
        glyph = self.font.get_nominal_glyph(ord(character))
        extents = self.font.get_glyph_extents(glyph) if glyph else None
        return extents.y_bearing / self.upem if extents else 0.7

    def advances(self, text: str) -> tuple[float, ...]:
        found = self._advances.get(text)
        if found is None:
            if len(self._advances) >= _MOST_TEXTS:
                self._advances.clear()
            found = self._advances[text] = self._shape(text)
        return found

    def _shape(self, text: str) -> tuple[float, ...]:
        if not text:
            return ()
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, _FEATURES)
        advances = [0.0] * len(text)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            advances[info.cluster] += position.x_advance / self.upem
        return tuple(advances)

    def has(self, character: str) -> bool:
        return bool(self.font.get_nominal_glyph(ord(character)))


State = tuple[int, int]
"""Tells a file from another that takes its name while a process stays: when written, how long."""


@lru_cache(maxsize=64)
def _loaded(path: Path, _state: State) -> _Loaded:
    return _Loaded(path)


def state_of(path: Path) -> State:
    """The state of a file now."""
    told = path.stat()
    return told.st_mtime_ns, told.st_size


_MOST_TEXTS = 20_000
"""Texts measured in one look before all are forgotten: a process that stays must not grow."""


class Fonts:
    """The faces of a folder, loaded when first used and kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._faces: dict[str, _Loaded] = {}
        self._measured: dict[tuple[str, float, float], dict[str, Measured]] = {}

    def _face(self, face: Face) -> _Loaded:
        found = self._faces.get(face.file)
        if found is None:
            path = self.folder / face.file
            found = self._faces[face.file] = _loaded(path, state_of(path))
        return found

    def metrics(self, face: Face) -> Metrics:
        return self._face(face).metrics

    def advances(self, text: str, style: TextStyle) -> tuple[float, ...]:
        """One advance in points for each character of `text`, kerning and tracking included."""
        return self.measured(text, style)[0]

    def measured(self, text: str, style: TextStyle) -> Measured:
        """The advances and their sum, kept: fitting sets the same words again and again."""
        look = (style.face.file, style.size, style.tracking)
        known = self._measured.get(look)
        if known is None:
            known = self._measured[look] = {}
        found = known.get(text)
        if found is None:
            if len(known) >= _MOST_TEXTS:
                known.clear()
            size, tracking = style.size, style.tracking * style.size
            shaped = self._face(style.face).advances(text)
            advances = tuple([advance * size + tracking for advance in shaped])
            found = known[text] = (advances, sum(advances))
        return found

    def missing(self, text: str, face: Face) -> list[str]:
        """The characters of `text` that the face cannot draw, each once, in order."""
        loaded = self._face(face)
        return [
            character
            for character in dict.fromkeys(text)
            if not character.isspace() and not loaded.has(character)
        ]


def fonts_in(folder: Path) -> Fonts:
    """The faces of a folder with all that was measured in them, also in an earlier build."""
    files = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            told = entry.stat()
            files[entry.name] = told.st_mtime_ns, told.st_size
    return _fonts_in(folder, tuple(sorted(files.items())))


@lru_cache(maxsize=4)
def _fonts_in(folder: Path, _files: tuple[tuple[str, State], ...]) -> Fonts:
    return Fonts(folder)


def composed(text: str) -> str:
    """Text in composed form (NFC), so that accents are one character with one glyph."""
    return unicodedata.normalize("NFC", text)
