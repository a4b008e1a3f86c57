"""Fixtures for all tests: the house's own project, read and composed once in each worker."""

from __future__ import annotations

import pytest

from brochure.compose.brochure import ComposedBrochure, compose_brochure
from brochure.compose.deck import compose_deck
from brochure.compose.impose import scene as imposed
from brochure.model.project import Project
from brochure.model.scene import Medium, Scene
from tests.builders import loaded

PRINTED: tuple[Medium, ...] = ("press", "office", "screen")


@pytest.fixture(scope="session")
def real() -> Project:
    """The project of the house's own content, layouts and theme. Never changed, only copied."""
    return loaded()


@pytest.fixture(scope="session")
def composed(real: Project) -> ComposedBrochure:
    """The real brochure, composed without a fault."""
    found, problems = compose_brochure(real)
    assert found is not None and problems == []
    return found


@pytest.fixture(scope="session")
def printed(real: Project, composed: ComposedBrochure) -> dict[Medium, Scene]:
    """The real brochure as its three scenes."""
    scenes: dict[Medium, Scene] = {}
    for medium in PRINTED:
        scenes[medium], problems = imposed(real, composed, medium)
        assert problems == []
    return scenes


@pytest.fixture(scope="session")
def talk(real: Project) -> Scene:
    """The real deck as a scene."""
    found, problems = compose_deck(real)
    assert found is not None and problems == []
    return found
