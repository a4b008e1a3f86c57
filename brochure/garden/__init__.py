"""Takes the name of a drawing (and a seed); gives its SVG text: the garden grows the art."""

from __future__ import annotations

from brochure.garden.scenes import NAMES, grow

__all__ = ["NAMES", "grow"]
