"""A paint and a medium in; the PDF operator that sets it out. Inks resolve here alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from brochure.model.scene import Medium, Paint
from brochure.model.theme import Ink

Mixed = tuple[float, ...]
"""One, three or four components from 0 to 1: grey, RGB or CMYK."""

_LEAST_TINT = 5.0
_BLACK_ALONE = (0.0, 0.0, 0.0, 1.0)


class InkWell:
    """The inks of a scene for one medium: CMYK on press, grey for black ink, else sRGB.

    Wells that set out every paint alike are equal: by them is kept what was written in their inks.
    """

    def __init__(self, inks: Mapping[str, Ink], medium: Medium) -> None:
        self._inks = inks
        self._press = medium == "press"
        self._alike = self._press, tuple(inks.items())
        self._hash = hash(self._alike)
        self.mixed = cache(self._mixed)
        self.fill = cache(lambda paint: self._operator(paint, stroke=False))
        self.stroke = cache(lambda paint: self._operator(paint, stroke=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InkWell) and self._alike == other._alike

    def __hash__(self) -> int:
        return self._hash

    def overprints(self, paint: Paint) -> bool:
        """Whether text in this paint lies over what is beneath it: full black alone, on press."""
        return self._press and paint.ink != "registration" and self.mixed(paint) == _BLACK_ALONE

    def _operator(self, paint: Paint, stroke: bool) -> str:
        if paint.ink == "registration":
            return "/All CS 1 SCN" if stroke else "/All cs 1 scn"
        parts = self.mixed(paint)
        letter = {1: "g", 3: "rg", 4: "k"}[len(parts)]
        return f"{' '.join(f'{p:.4g}' for p in parts)} {letter.upper() if stroke else letter}"

    def _mixed(self, paint: Paint) -> Mixed:
        """The ink at its tint, mixed with the theme's paper."""
        ink, paper, t = self._inks[paint.ink], self._inks["paper"], paint.tint / 100
        if self._press:
            cmyk = [t * a + (1 - t) * b for a, b in zip(ink.cmyk, paper.cmyk, strict=True)]
            return tuple(_printable(part) / 100 for part in cmyk)
        if ink.cmyk[:3] == (0, 0, 0) and ink.cmyk[3] == 100 and t == 1:
            return (0.0,)
        rgb = [t * a + (1 - t) * b for a, b in zip(_rgb(ink), _rgb(paper), strict=True)]
        return tuple(rgb)


def _printable(percent: float) -> float:
    """No plate carries a tint under 5 %: it would be dust or nothing."""
    if percent < _LEAST_TINT / 2:
        return 0.0
    return max(_LEAST_TINT, float(round(percent)))


def _rgb(ink: Ink) -> tuple[float, float, float]:
    value = int(ink.rgb, 16)
    return ((value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255)
