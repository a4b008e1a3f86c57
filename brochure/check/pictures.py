"""Scenes in; a problem for each photograph too small for its place out."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.model.project import Project
from brochure.model.scene import Page, Photo, Scene, flat
from brochure.problems import Problem, error, warning
from brochure.units import POINTS_PER_INCH

WARN_BELOW, LEAST = 300, 225
"""Pixels per inch at final size that print needs (print.md 12), and the least it takes."""

_SLIDE_LEAST = 72


def small_pictures(_project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    """Effective resolution of every photograph: pixels over the size they are shown at."""
    found: list[Problem] = []
    for scene in scenes:
        if scene.medium not in ("press", "slides"):
            continue  # office and screen show the same pictures at the same size as the press
        for page in scene.pages:
            for item in flat(page.items):
                if isinstance(item, Photo):
                    found += _judged(scene, page, item)
    return found


def _judged(scene: Scene, page: Page, photo: Photo) -> list[Problem]:
    picture, box = photo.picture, photo.box
    ppi = POINTS_PER_INCH * min(picture.width / box.w, picture.height / box.h)
    wide = round(WARN_BELOW * box.w / POINTS_PER_INCH)
    message = (
        f"The picture “{picture.name}” has {round(ppi)} pixels to the inch at the size it is "
        f"shown; {'a screen' if scene.medium == 'slides' else 'print'} needs "
        f"{_SLIDE_LEAST if scene.medium == 'slides' else WARN_BELOW}."
    )
    hint = f"Use the original photograph, at least {wide} pixels on its shorter side."
    if scene.medium == "slides":
        needs = ppi < _SLIDE_LEAST
        return [warning("picture/small", message, hint, photo.span, piece=scene.piece,
                        at=page.name)] if needs else []  # fmt: skip
    if ppi >= WARN_BELOW:
        return []
    told = error if ppi < LEAST else warning
    return [told("picture/small", message, hint, photo.span, piece=scene.piece, at=page.name)]
