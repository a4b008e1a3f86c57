"""A Scene and its finished PDF in; the problems that the preflight finds in the bytes out."""

from __future__ import annotations

from brochure.check.preflight import judged
from brochure.model.scene import Scene
from brochure.problems import Problem


def finished_pdf(scene: Scene, data: bytes) -> list[Problem]:
    """Pages, boxes, fonts, inks, and what the piece is for: read from the bytes alone."""
    return judged(scene, data).problems
