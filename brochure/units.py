"""Lengths: everything inside is in points (1/72 inch); this turns written lengths into points."""

from __future__ import annotations

import re

POINTS_PER_INCH = 72.0
POINTS_PER_MM = 72.0 / 25.4
EMU_PER_POINT = 12700

_LENGTH = re.compile(r"^(-?\d+(?:\.\d+)?)(?:/([1-9]\d*))?\s*(in|mm|pt)$")
_POINTS = {"in": POINTS_PER_INCH, "mm": POINTS_PER_MM, "pt": 1.0}


def inches(value: float) -> float:
    """Inches to points."""
    return value * POINTS_PER_INCH


def points(written: str) -> float:
    """`3.625 in`, `1/16 in`, `97 mm` or `12 pt` as points. Raises ValueError on anything else."""
    match = _LENGTH.match(written.strip())
    if not match:
        raise ValueError("a length with its unit, such as 3.625 in, 97 mm or 12 pt")
    return float(match[1]) / int(match[2] or 1) * _POINTS[match[3]]


def is_metric(length: float) -> bool:
    """Whether a sheet of this width in points was measured in millimetres: they come out whole."""
    mm = length / POINTS_PER_MM
    return abs(mm - round(mm)) < 0.01


def measured(length: float, metric: bool) -> str:
    """A length as a printer reads it, without its unit: `3.6875` (inches), `97` (millimetres)."""
    value = f"{length / POINTS_PER_MM:.2f}" if metric else f"{length / POINTS_PER_INCH:.4f}"
    return value.rstrip("0").rstrip(".")


def unit(metric: bool) -> str:
    """The unit that goes with `measured`."""
    return "mm" if metric else "in"


def emu(value: float) -> int:
    """Points to English Metric Units, the unit of PowerPoint files (12,700 to the point)."""
    return round(value * EMU_PER_POINT)
