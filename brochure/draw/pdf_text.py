"""Set lines in; PDF text operators out, glyph by glyph where our own advances put them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from brochure.draw.pdf_fonts import FaceFile, ShownFonts, font_name
from brochure.draw.pdf_ink import InkWell
from brochure.draw.pdfx import KNOCK_OUT, OVERPRINT
from brochure.model.scene import GlyphRun, Line

Marking = Callable[[Line, GlyphRun], str]
"""Told of each run before it is drawn; gives the operators that mark it as content."""


class _Stretch(NamedTuple):
    """The name of a part of a font, the operator that shows words in it, and their width."""

    font: str
    shown: str
    width: float


def text_operators(
    lines: Iterable[Line],
    fonts: ShownFonts,
    ink: InkWell,
    page_height: float,
    marking: Marking | None = None,
) -> str:
    """The lines as text objects: one, or one for each mark."""
    code: list[str] = []
    font_set = fill_set = ""
    laid_over = in_text = False
    for line in lines:
        for run in line.runs:
            if marking and (mark := marking(line, run)):
                code += ["ET", mark] if in_text else [mark]
                in_text = False
            if not in_text:
                code.append("BT")
                in_text = True
            style = run.style
            fill = ink.fill(style.paint)
            if fill != fill_set:
                code.append(fill)
                fill_set = fill
                if ink.overprints(style.paint) != laid_over:
                    laid_over = not laid_over
                    code.append(OVERPRINT if laid_over else KNOCK_OUT)
            y = page_height - line.baseline + style.rise
            x = run.x
            face = fonts.shows(style.face, run.text)
            for name, shown, width in _stretches(face, style.size, run.text, run.advances):
                if (wanted := f"{name} {style.size:.4g} Tf") != font_set:
                    code.append(wanted)
                    font_set = wanted
                code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm {shown}")
                x += width
    if in_text:
        code.append("ET")
    if laid_over:
        code.append(KNOCK_OUT)
    return "\n".join(code)


@lru_cache(maxsize=4096)
def _stretches(
    face: FaceFile, size: float, text: str, advances: tuple[float, ...]
) -> tuple[_Stretch, ...]:
    """The words of a run, one after the other in each part of the font that they need.

    Kept: the three files show the same words, and so does the next build in a process that stays.
    """
    found: list[_Stretch] = []
    places = [face.place(character) for character in text]
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or places[end].part != places[start].part:
            codes = [place.code for place in places[start:end]]
            parts = text[start:end], advances[start:end]
            name = font_name(face.stem, places[start].part)
            found.append(_Stretch(name, _shown(codes, *parts, size, face), sum(parts[1])))
            start = end
    return tuple(found)


def _shown(
    codes: list[int], text: str, advances: tuple[float, ...], size: float, face: FaceFile
) -> str:
    """A TJ operator: the codes in hex, with a correction where our advance is not the font's."""
    parts: list[str] = ["<"]
    natural = face.natural
    for code, character, advance in zip(codes, text, advances, strict=True):
        parts.append(f"{code:02x}")
        if correction := round(natural(character) - advance / size * 1000):
            parts.append(f">{correction}<")
    if len(parts) > 1 and parts[-1].startswith(">"):
        parts.pop()  # nothing follows that it would move
    parts.append(">")
    return f"[{''.join(parts)}] TJ"
