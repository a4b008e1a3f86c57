"""Shapes and drawings in; PDF path operators out. Each subpath is filled by itself."""

from __future__ import annotations

from functools import lru_cache

from brochure.draw.pdf_ink import InkWell
from brochure.model.art import TAKES, InkPath, Subpath
from brochure.model.scene import Art, Box, Paint, Shape

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def shape_operators(shape: Shape, ink: InkWell, page_height: float) -> str:
    """Fill, then stroke, in page coordinates."""
    paths = [path_operators(subpath, page_height) for subpath in shape.subpaths]
    code = []
    if shape.fill:
        code.append(ink.fill(shape.fill))
        code += [f"{path} f" for path in paths]
    if shape.stroke:
        dash = " ".join(f"{part:g}" for part in shape.stroke.dash)
        code.append(f"{ink.stroke(shape.stroke.paint)} {shape.stroke.width:g} w [{dash}] 0 d")
        code += [f"{path} S" for path in paths]
    return "\n".join(code)


def art_operators(art: Art, ink: InkWell, page_height: float) -> str:
    """A drawing in its own coordinates under one matrix; what lies outside the clip is left out."""
    drawing, box = art.drawing, art.box
    sx, sy = box.w / drawing.width, box.h / drawing.height
    code = ["q"]
    if art.clip:
        c = art.clip
        code.append(f"{c.x:.3f} {page_height - c.bottom:.3f} {c.w:.3f} {c.h:.3f} re W n")
    code.append(f"{sx:.6f} 0 0 {-sy:.6f} {box.x:.3f} {page_height - box.y:.3f} cm")
    window = _window(art, sx, sy)
    for path in drawing.paths:
        if art.steps is not None and path.step > art.steps:
            continue
        shown = _inside(path, window)
        if shown:
            code.append(ink.fill(Paint(path.ink, path.tint)))
            code += shown
    code.append("Q")
    return "\n".join(code)


def _window(art: Art, sx: float, sy: float) -> Box | None:
    """The clip in the drawing's own coordinates."""
    if art.clip is None:
        return None
    return Box(
        (art.clip.x - art.box.x) / sx,
        (art.clip.y - art.box.y) / sy,
        art.clip.w / sx,
        art.clip.h / sy,
    )


def _inside(path: InkPath, window: Box | None) -> list[str]:
    codes = _fills(path)
    if window is None or path.holes:
        return codes
    return [
        code
        for code, (left, top, right, bottom) in zip(codes, path.bounds, strict=True)
        if left < window.right and right > window.x and top < window.bottom and bottom > window.y
    ]


@lru_cache(maxsize=4096)
def _fills(path: InkPath) -> list[str]:
    """The operators of each outline, or of all of them where they cut holes."""
    number = "%d" if path.is_whole else "%g"
    if path.holes:
        whole = " ".join(_pattern(letters, number) for letters in path.letters)
        return [f"{whole} f*" % path.values]
    fills = "\n".join(f"{_pattern(letters, number)} f" for letters in path.letters)
    return (fills % path.values).split("\n")


def path_operators(subpath: Subpath, height: float) -> str:
    """An outline in page coordinates, y turned upwards; neither filled nor stroked."""
    places = list(subpath.values)
    places[1::2] = [height - y for y in places[1::2]]
    return _pattern(subpath.letters, "%.3f") % tuple(places)


@lru_cache(maxsize=4096)
def _pattern(letters: str, number: str) -> str:
    """The operators of a path with a place for each of its numbers."""
    return " ".join(f"{number} " * TAKES[letter] + _OPERATORS[letter] for letter in letters)
