"""Lengths: everything inside is in points (1/72 inch); this turns written lengths into points."""

from __future__ import annotations

import re

POINTS_PER_INCH = 72.0
POINTS_PER_MM = 72.0 / 25.4
EMU_PER_POINT = 12700

_LENGTH = re.compile(r"^(-?\d+(?:\.\d+)?)\s*(in|mm|pt)$")
_POINTS = {"in": POINTS_PER_INCH, "mm": POINTS_PER_MM, "pt": 1.0}


def inches(value: float) -> float:
    """Inches to points."""
    return value * POINTS_PER_INCH


def points(written: str) -> float:
    """`3.625 in`, `97 mm` or `12 pt` as points. Raises ValueError on anything else."""
    match = _LENGTH.match(written.strip())
    if not match:
        raise ValueError("a length with its unit, such as 3.625 in, 97 mm or 12 pt")
    return float(match[1]) * _POINTS[match[2]]


def emu(value: float) -> int:
    """Points to English Metric Units, the unit of PowerPoint files (12,700 to the point)."""
    return round(value * EMU_PER_POINT)
