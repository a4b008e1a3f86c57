"""Shapes and ink paths in; PDF path operators out. Each subpath is filled by itself."""

from __future__ import annotations

from functools import lru_cache

from brochure.draw.pdf_ink import InkWell
from brochure.model.art import TAKES, InkPath, Subpath
from brochure.model.scene import Shape

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@lru_cache(maxsize=512)
def shape_operators(shape: Shape, ink: InkWell, page_height: float) -> str:
    """Fill, then stroke, in page coordinates. Kept: a hundred leaves stay as they were."""
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


def fills(path: InkPath) -> list[str]:
    """The operators of each outline, or of all of them where they cut holes."""
    number = "%d" if path.is_whole else "%g"
    return _fills(path.letters, path.values, number, path.holes)


@lru_cache(maxsize=4096)
def _fills(
    outlines: tuple[str, ...], values: tuple[float, ...], number: str, holes: bool
) -> list[str]:
    """Kept by value: a drawing on light ground has the lines of that on dark, in other inks."""
    if holes:
        whole = " ".join(_pattern(letters, number) for letters in outlines)
        return [f"{whole} f*" % values]
    fills = "\n".join(f"{_pattern(letters, number)} f" for letters in outlines)
    return (fills % values).split("\n")


def path_operators(subpath: Subpath, height: float) -> str:
    """An outline in page coordinates, y turned upwards; neither filled nor stroked."""
    places = list(subpath.values)
    places[1::2] = [height - y for y in places[1::2]]
    return _pattern(subpath.letters, "%.3f") % tuple(places)


@lru_cache(maxsize=4096)
def _pattern(letters: str, number: str) -> str:
    """The operators of a path with a place for each of its numbers."""
    return " ".join(f"{number} " * TAKES[letter] + _OPERATORS[letter] for letter in letters)
