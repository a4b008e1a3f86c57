"""Placed drawings in; the operators that show them out, and each drawing once in its file.

A drawing is a form (ISO 32000-1, 8.10) in its own coordinates: pages that show it again, at any
size, only name it. Its bytes hang on nothing but the drawing, the inks and what is seen of it, so
that they are written and deflated once for all files, and once in a process that stays.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from brochure.draw.pdf_ink import InkWell
from brochure.draw.pdf_paths import fills
from brochure.draw.pdf_streams import PackedStream, packed
from brochure.model.art import Drawing, Edges, InkPath
from brochure.model.scene import Art, Paint


class _Form(NamedTuple):
    """The entries of a form's dictionary, and its operators, deflated."""

    entries: str
    deflated: bytes


class Drawings:
    """The drawings of one file."""

    def __init__(self, canvas: Canvas, ink: InkWell) -> None:
        self._canvas = canvas
        self._ink = ink
        self._names: dict[_Form, str] = {}

    def shown(self, art: Art, page_height: float) -> str:
        """The operators that show a drawing in its box; what lies outside its clip is left out."""
        drawing, box = art.drawing, art.box
        sx, sy = box.w / drawing.width, box.h / drawing.height
        form = _form(drawing, art.steps, _window(art, sx, sy), self._ink)
        if form is None:
            return ""
        name = self._names.get(form)
        if name is None:
            name = self._names[form] = f"drawing{len(self._names) + 1}"
            self._canvas._doc.addForm(name, PackedStream(*form))
        if name not in self._canvas._formsinuse:
            self._canvas._formsinuse.append(name)
        place = f"{sx:.6f} 0 0 {-sy:.6f} {box.x:.3f} {page_height - box.y:.3f} cm"
        return f"q {place} /{self._canvas._doc.getXObjectName(name)} Do Q"


def _window(art: Art, sx: float, sy: float) -> Edges | None:
    """The clip in the drawing's own coordinates."""
    if art.clip is None:
        return None
    left, top = (art.clip.x - art.box.x) / sx, (art.clip.y - art.box.y) / sy
    return left, top, left + art.clip.w / sx, top + art.clip.h / sy


@lru_cache(maxsize=128)
def _form(drawing: Drawing, steps: int | None, window: Edges | None, ink: InkWell) -> _Form | None:
    """The first steps of a drawing as far as they lie in a window; None where nothing does."""
    code: list[str] = []
    seen: list[Edges] = []
    for path in drawing.paths:
        if steps is not None and path.step > steps:
            continue
        shown = _inside(path, window)
        if shown:
            code.append(ink.fill(Paint(path.ink, path.tint)))
            code += shown
            seen.append(path.box)
    if not code:
        return None
    if window is None:
        lefts, tops, rights, feet = zip(*seen, strict=True)
        window = min(lefts), min(tops), max(rights), max(feet)
    edges = " ".join(f"{edge:.3f}" for edge in window)
    entries = f"/Type/XObject/Subtype/Form/BBox[{edges}]/Resources<<>>"
    return _Form(entries, packed("\n".join(code).encode("ascii")))


def _inside(path: InkPath, window: Edges | None) -> list[str]:
    """The operators of the outlines that reach into a window."""
    if window is None or path.holes or _within(path.box, window):
        return fills(path)
    if not _meet(path.box, window):
        return []
    pairs = zip(fills(path), path.bounds, strict=True)
    return [code for code, edges in pairs if _meet(edges, window)]


def _within(edges: Edges, window: Edges) -> bool:
    left, top, right, bottom = window
    return edges[0] >= left and edges[1] >= top and edges[2] <= right and edges[3] <= bottom


def _meet(edges: Edges, window: Edges) -> bool:
    left, top, right, bottom = window
    return edges[0] < right and edges[2] > left and edges[1] < bottom and edges[3] > top
