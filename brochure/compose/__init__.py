"""Project in; Scenes out: the brochure for each medium, and the deck. Pure: no files."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.compose.again import as_before
from brochure.compose.brochure import compose_brochure
from brochure.compose.card import card_scene
from brochure.compose.deck import compose_deck
from brochure.compose.impose import scene as imposed
from brochure.compose.ticket import ticket_scene
from brochure.model.project import Project
from brochure.model.scene import Edge, Medium, Scene
from brochure.problems import Problem

__all__ = ["brochure_scenes", "card_scene", "deck_scene", "ticket_scene"]


def brochure_scenes(
    project: Project, media: Sequence[Medium], flip: Edge = "short"
) -> tuple[list[Scene], list[Problem]]:
    """The brochure as press, office and screen Scenes (those asked for), and what does not fit."""
    composed, problems = compose_brochure(project)
    if composed is None:
        return [], problems
    scenes = []
    for medium in media:
        scene, found = imposed(project, composed, medium, flip)
        scenes.append(as_before(scene))
        problems += found
    return scenes, problems


def kit_scene(project: Project, deck: Scene, piece: str) -> tuple[Scene, list[Problem]]:
    """A piece of the speaker's kit, made from the deck's Scene."""
    from brochure.compose.kit import KIT

    return KIT[piece](project, deck)


def deck_scene(project: Project) -> tuple[Scene | None, list[Problem]]:
    """The deck as a Scene, and what does not fit."""
    scene, problems = compose_deck(project)
    return scene and as_before(scene), problems
