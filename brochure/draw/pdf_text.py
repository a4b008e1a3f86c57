"""Set lines in; PDF text operators out, glyph by glyph where our own advances put them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from brochure.draw.pdf_ink import InkWell
from brochure.draw.pdfx import KNOCK_OUT, OVERPRINT
from brochure.model.scene import Face, GlyphRun, Line

_MAPPED = re.compile(r"\d+ beginbfchar\n(.*?)\nendbfchar", re.DOTALL)
_MOST_MAPPED = 100
"""Mappings that one block of a character map may hold (Adobe Technical Note 5014)."""


class _Font(TTFont):  # type: ignore[misc]  # ReportLab has no types
    """A font whose codes are mapped to characters alone, in blocks of the size allowed.

    ReportLab maps code 0, which draws nothing, to U+0000, and puts all into one block.
    """

    def addObjects(self, doc: PDFDocument) -> None:
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _MAPPED.sub(_blocks, stream.content)


def _blocks(found: re.Match[str]) -> str:
    mapped = [line for line in found[1].splitlines() if not line.endswith("<0000>")]
    blocks = [mapped[i : i + _MOST_MAPPED] for i in range(0, len(mapped), _MOST_MAPPED)]
    return "\n".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks
    )


_REGISTERED: dict[str, _Font] = {}


def font_for(face: Face, folder: Path) -> TTFont:
    """The face registered with ReportLab, once in a process, by a name of its own.

    ReportLab mixes up fonts that share a PostScript name; the file's stem is unique.
    """
    path = str(folder / face.file)
    found = _REGISTERED.get(path)
    if found is None:
        found = _Font(f"{Path(face.file).stem}-{len(_REGISTERED)}", path, asciiReadable=0)
        registerFont(found)
        _REGISTERED[path] = found
    return found


Marking = Callable[[Line, GlyphRun], str]
"""Told of each run before it is drawn; gives the operators that mark it as content."""


def text_operators(
    lines: Iterable[Line],
    canvas: Canvas,
    ink: InkWell,
    folder: Path,
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
            fill = ink.fill(run.style.paint)
            if fill != fill_set:
                code.append(fill)
                fill_set = fill
                if ink.overprints(run.style.paint) != laid_over:
                    laid_over = not laid_over
                    code.append(OVERPRINT if laid_over else KNOCK_OUT)
            y = page_height - line.baseline + run.style.rise
            x = run.x
            font = font_for(run.style.face, folder)
            for name, shown, width in _chunks(run, font, canvas):
                if (wanted := f"{name} {run.style.size:.4g} Tf") != font_set:
                    code.append(wanted)
                    font_set = wanted
                code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm {shown}")
                x += width
    if in_text:
        code.append("ET")
    if laid_over:
        code.append(KNOCK_OUT)
    return "\n".join(code)


def _chunks(run: GlyphRun, font: TTFont, canvas: Canvas) -> list[tuple[str, str, float]]:
    """Font name, TJ operator and width in points for each stretch in one subset of the font."""
    chunks: list[tuple[str, str, float]] = []
    at = 0
    for subset, codes in font.splitString(run.text, canvas._doc):
        name = font.getSubsetInternalName(subset, canvas._doc)
        advances = run.advances[at : at + len(codes)]
        text = run.text[at : at + len(codes)]
        at += len(codes)
        chunks.append((name, _shown(codes, text, advances, run.style.size, font), sum(advances)))
    return chunks


def _shown(codes: bytes, text: str, advances: tuple[float, ...], size: float, font: TTFont) -> str:
    """A TJ operator: the codes in hex, with a correction where our advance is not the font's."""
    parts: list[str] = ["<"]
    for i, (code, character, advance) in enumerate(zip(codes, text, advances, strict=True)):
        parts.append(f"{code:02x}")
        natural = font.face.getCharWidth(32 if character == "\u00a0" else ord(character))
        correction = round(natural - advance / size * 1000)
        if correction and i < len(codes) - 1:
            parts.append(f">{correction}<")
    parts.append(">")
    return f"[{''.join(parts)}] TJ"
