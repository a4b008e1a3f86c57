"""`fonts: brand` in talk.yaml: the deck names the brochure's fonts and is measured with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.check.deck import deck_preflight
from brochure.check.looks import looks
from brochure.compose.deck import compose_deck
from brochure.draw.pptx import deck
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.scene import Scene
from tests.builders import FOLDER, HOME, MOMENT, retold


def themed(theme: str) -> Project:
    found = load(HOME / "content", (), theme, HOME)
    assert found.project is not None
    return found.project


def branded(theme: str) -> Scene:
    scene, problems = compose_deck(retold(themed(theme), talk__fonts="brand"))
    assert scene is not None and problems == []
    return scene


@pytest.mark.parametrize(
    ("theme", "major", "minor", "file"),
    [
        ("garden", "Fraunces Text SemiBold", "Source Sans 3", "SourceSans3-Regular.ttf"),
        ("calm", "IBM Plex Sans Condensed", "IBM Plex Sans Condensed", "IBMPlexSansCondensed-Regular.ttf"),
    ],
)  # fmt: skip
def test_the_deck_takes_the_brochures_fonts(theme: str, major: str, minor: str, file: str) -> None:
    scene = branded(theme)
    assert scene.fonts == {"major": major, "minor": minor}
    used = {
        run.style.face.file
        for _, box in scene.text_boxes()
        for p in box.paragraphs
        for run in p.runs
    }
    assert file in used and not any(name.startswith(("Carlito", "Gelasio")) for name in used)
    found = deck_preflight(deck(scene, MOMENT), "deck", FOLDER, author=scene.author)
    assert found.problems == [] and found.unjudged == ()


def test_without_a_word_it_stays_with_the_fonts_of_every_office(talk: Scene) -> None:
    assert talk.fonts == {"major": "Georgia", "minor": "Calibri"}


def test_a_theme_without_brand_fonts_says_so(real: Project) -> None:
    bare = real.theme.model_copy(
        update={"deck_fonts": real.theme.deck_fonts.model_copy(update={"brand": None})}
    )
    asked = retold(replace(real, theme=bare), talk__fonts="brand")
    assert [p.code for p in looks(asked)] == ["theme/no-brand-fonts"]
