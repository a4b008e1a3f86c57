"""Two colours in; how well one can be told from the other out, as WCAG measures it."""

from __future__ import annotations

RGB = tuple[float, float, float]
"""Red, green and blue of sRGB, as parts from 0 to 1."""


def contrast(one: RGB, other: RGB) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def luminance(colour: RGB) -> float:
    """Relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
