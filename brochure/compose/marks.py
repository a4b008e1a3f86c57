"""A trim box and folds in; crop marks, fold ticks and the slug line out, all outside the bleed."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.compose.typesetter import Typesetter, beside, stamped
from brochure.model.art import Subpath, line
from brochure.model.project import Project
from brochure.model.scene import Box, Item, Paint, Shape, Stroke
from brochure.text.inline import plain
from brochure.units import is_metric, measured, unit

REGISTRATION = Paint("registration")
"""All plates at once; each pen resolves it (Separation All on press)."""

_WIDTH = 0.25
_GAP = 3.0
_LENGTH = 16.0
_DASH = (3.0, 2.0)


def press_marks(
    project: Project, ts: Typesetter, side: str, trim: Box, folds: Sequence[float]
) -> list[Item]:
    """Crop marks at the corners, dashed ticks at the folds (top and foot), and the slug."""
    gap = project.brochure.sheet.bleed + _GAP
    crop = Stroke(REGISTRATION, _WIDTH)
    tick = Stroke(REGISTRATION, _WIDTH, _DASH)
    marks: list[Item] = []
    for x, away in ((trim.x, -1), (trim.right, 1)):
        for y in (trim.y, trim.bottom):
            start = x + away * gap
            marks.append(_mark(line(start, y, start + away * _LENGTH, y), crop, "crop mark"))
    for y, away in ((trim.y, -1), (trim.bottom, 1)):
        start = y + away * gap
        for x in (trim.x, trim.right):
            marks.append(_mark(line(x, start, x, start + away * _LENGTH), crop, "crop mark"))
        for x in folds:
            marks.append(_mark(line(x, start, x, start + away * _LENGTH), tick, "fold tick"))
    said = slug_text(project, side, trim, folds)
    slug = stamped(ts.text(ts.runs(said, "slug"), "slug", trim.w - 60.0))
    return [*marks, *beside([(slug, trim.x + 30.0, trim.bottom + gap + _LENGTH + 1.0)]).items]


def slug_text(project: Project, side: str, trim: Box, folds: Sequence[float]) -> str:
    """The lines a printer reads: job, side, version, trim, fold and its places, paper, inks."""
    metric = is_metric(trim.w)
    places = ", ".join(measured(x - trim.x, metric) for x in folds)
    size = f"{measured(trim.w, metric)} x {measured(trim.h, metric)} {unit(metric)}"
    facts, layout = project.story.print, project.brochure
    said = [
        plain(project.story.clinic.name),
        plain(project.story.article.title),
        side,
        f"version {project.version}",
        f"trim {size}",
        f"{layout.fold} fold at {places} {unit(metric)} from the left",
        f"stock: {facts.stock or 'as ordered'}, {facts.paper}",
        f"CMYK, {project.condition.identifier}",
        "SCORE: dark ink crosses folds",
    ]
    return " | ".join(said)


def _mark(path: Subpath, stroke: Stroke, name: str) -> Shape:
    return Shape((path,), None, stroke, name=name)
