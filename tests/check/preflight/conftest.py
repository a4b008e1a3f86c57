"""The real pieces as bytes, drawn once, and copies of them with a defect put in."""

from __future__ import annotations

import pytest

from brochure.draw.pdf import pdf
from brochure.model.scene import Medium, Scene
from tests.builders import FOLDER, MOMENT

Pieces = dict[Medium, tuple[Scene, bytes]]


@pytest.fixture(scope="session")
def pieces(printed: dict[Medium, Scene]) -> Pieces:
    """Each printed piece of the house's own content: its Scene and its finished bytes."""
    return {medium: (one, pdf(one, FOLDER, MOMENT)) for medium, one in printed.items()}
