"""The deck's Scene in; the Scenes of the speaker's kit out: slides, notes and handout as PDF."""

from __future__ import annotations

from collections.abc import Callable

from brochure.compose.kit.handout import handout
from brochure.compose.kit.slides import slides_as_pages
from brochure.compose.kit.speaker import speaker_notes
from brochure.model.project import Project
from brochure.model.scene import Scene
from brochure.problems import Problem

KIT: dict[str, Callable[[Project, Scene], tuple[Scene, list[Problem]]]] = {
    "deck-pdf": lambda project, deck: (slides_as_pages(deck), []),
    "notes": speaker_notes,
    "handout": lambda project, deck: (handout(project, deck), []),
}
"""The pieces of the kit, by the names that `--only` takes; each with what does not fit."""
