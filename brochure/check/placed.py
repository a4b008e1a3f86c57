"""Project and Scenes in; a problem for every text that no piece shows out: no word is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.model.project import Project
from brochure.model.scene import Art, Paragraph, Photo, Scene, flat
from brochure.model.written import Text, texts_in
from brochure.problems import Problem, Span, error
from brochure.text.inline import plain

_CUT = 48


def unplaced(project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    """Every Text of the content that stands on no page, slide or notes page and says no `skip`.

    Looks at the composed pieces, not at what the layouts declare. Needs both kinds of piece.
    """
    if {scene.medium == "slides" for scene in scenes} != {True, False}:
        return []
    shown = {run.span for scene in scenes for p in _paragraphs(scene) for run in p.runs}
    shown |= {
        item.span
        for scene in scenes
        for page in scene.pages
        for item in flat(page.items)
        if isinstance(item, (Art, Photo)) and item.role.alt
    }
    shown |= {text.span for text in texts_in(_optional(project))}
    return [_lost(text) for text in texts_in(project.story) if text.span not in shown]


def _optional(project: Project) -> list[object]:
    """Content that a layout may leave out when its panel is full: the fitting tells of it; and
    titles of second slides, which are not needed when all fits on the first."""
    slots = [slot for panel in project.brochure.panels.values() for slot in panel.slots]
    seconds = [part.second_title for part in project.story.talk.parts.values()]
    named = [project.story.find(str(slot.use)) for slot in slots if slot.optional and slot.use]
    return [*named, *seconds]


def _paragraphs(scene: Scene) -> Iterator[Paragraph]:
    for _, box in scene.text_boxes():
        yield from box.paragraphs
    for page in scene.pages:
        yield from page.notes


def _lost(text: Text) -> Problem:
    words = plain(text)
    cut = words if len(words) <= _CUT else f"{words[:_CUT].rstrip()}…"
    span: Span = text.span
    return error(
        "layout/unplaced",
        f"No layout shows “{cut}”, so these words would be lost.",
        "Name it in a layout, remove it, or add `skip: why it is left out` beside it.",
        span,
    )
