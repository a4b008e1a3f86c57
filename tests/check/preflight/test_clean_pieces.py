"""Strangers' content in every layout and theme: the preflight finds nothing in our own files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from brochure.check.preflight import judged
from brochure.compose import brochure_scenes, card_scene
from brochure.draw.pdf import pdf
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.scene import Medium
from tests.builders import FOLDER, HOME, MOMENT, crowd, retold
from tests.check.preflight.spoiling import drawn, spoiled

MEDIA: tuple[Medium, ...] = ("press", "office", "screen")
LAYOUTS = ("trifold-letter", "z-fold-letter", "trifold-a4", "z-fold-a4")
THEMES = ("garden", "calm")


@cache
def project(theme: str, layout: str, content: Path = HOME / "content") -> Project:
    found = load(content, (layout,), theme, HOME).project
    assert found is not None
    return found


def clean(told: Project) -> None:
    scenes, problems = brochure_scenes(told, MEDIA)
    assert [p.message for p in problems if p.is_error] == [] and len(scenes) == 3
    for scene in scenes:
        found = judged(scene, pdf(scene, FOLDER, MOMENT))
        assert [(p.code, p.message) for p in found.problems] == []
        assert found.unjudged == ()
        assert len(found.checks) > 5 and not found.failed
        assert (
            found.claims
            == {"press": ("PDF/X-4",), "office": (), "screen": ("PDF/UA-1",)}[scene.medium]
        )


SHEETS = [("garden", layout) for layout in LAYOUTS] + [("calm", "trifold-letter")]


@pytest.mark.parametrize(("theme", "layout"), SHEETS)
@pytest.mark.parametrize("people", [2, 9])
def test_two_and_nine_people(theme: str, layout: str, people: int) -> None:
    real = project(theme, layout)
    clean(retold(real, team__people=crowd(real, people)))


@pytest.mark.parametrize("theme", THEMES)
def test_in_spanish(theme: str) -> None:
    clean(project(theme, "trifold-letter", HOME / "tests" / "contents" / "es"))


@pytest.mark.parametrize("theme", THEMES)
def test_the_print_card_is_judged_as_what_it_is_for(theme: str) -> None:
    real = project(theme, "trifold-letter")
    (office,), _ = brochure_scenes(real, ("office",))
    card, _ = card_scene(real, office, "brochure-office.pdf")
    data = pdf(card, FOLDER, MOMENT)
    found = judged(card, data)
    assert [(p.code, p.message) for p in found.problems] == []
    assert {"nothing lies out of a printer's reach", "text stands out from its ground"} <= {
        check.sentence for check in found.checks
    }
    by_the_edge = judged(card, spoiled(data, drawn(b"0 g 300 9 90 9 re f", page=0)))
    assert [problem.code for problem in by_the_edge.problems] == ["office/edge"]


@pytest.mark.parametrize("theme", THEMES)
def test_every_style_of_small_type_has_few_inks(theme: str) -> None:
    """Styles that only a full panel takes are judged here; pages that need them are rare."""
    found = project(theme, "trifold-letter").theme
    judged_styles = 0
    for name, style in found.print.items():
        size = min(style.size, style.floor or style.size)
        inks = sum(part > 0 for part in found.inks[style.ink].cmyk)
        judged_styles += size <= 12
        assert size > 12 or inks <= (1 if size < 9 else 2), name
    assert judged_styles > 10
