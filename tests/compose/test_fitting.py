"""The ladders of panels and slides: the last rung is the tightest, and it is asked first."""

from __future__ import annotations

from typing import Any

import pytest

from brochure.compose import fitting, slide_fit
from brochure.compose.brochure import SIZES, compose_brochure, panel_areas
from brochure.compose.deck import compose_deck
from brochure.compose.fitting import LADDER, LAST_RUNGS, TEAM_RUNGS
from brochure.compose.frame import Room
from brochure.compose.panel import set_panel
from brochure.compose.typesetter import Typesetter
from brochure.model.project import Project
from brochure.problems import Severity
from brochure.text.fonts import fonts_in
from tests.builders import crowd, lengthened, retold, without_second_slides

OF_TEAMS = LADDER + LAST_RUNGS[:2] + TEAM_RUNGS


@pytest.mark.parametrize("count", range(1, 10))
def test_nothing_is_tighter_than_the_last_rung(real: Project, count: int) -> None:
    """What is over at the last rung is told at once: so no other rung may hold more."""
    project = retold(real, team__people=crowd(real, count))
    ts = Typesetter(
        fonts_in(project.fonts),
        project.words,
        project.theme.faces,
        project.theme.print,
        numbers={},
        breaker="optimal",
    )
    panels = project.brochure.panels
    judged = 0
    for ts.scale in (SIZES[0] / 10.5, SIZES[-1] / 10.5):
        for name, area in panel_areas(project).items():
            team = any(slot.as_ == "people" for slot in panels[name].slots)
            for rungs in (LADDER, OF_TEAMS if team else LADDER + LAST_RUNGS):
                last = set_panel(project, ts, panels[name], area, rungs[-1], True)
                if last.faults:
                    continue
                for room in rungs[:-1]:
                    looser = set_panel(project, ts, panels[name], area, room, True)
                    assert looser.over >= last.over, (name, room)
                    judged += 1
    assert judged > 100


def test_a_panel_that_never_fits_is_not_tried_on_every_rung(
    real: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Room] = []

    def seen(project: Any, ts: Any, panel: Any, area: Any, room: Room, full: bool) -> Any:
        if area.name == "centre":
            tried.append(room)
        return set_panel(project, ts, panel, area, room, full)

    monkeypatch.setattr(fitting, "set_panel", seen)
    _, problems = compose_brochure(lengthened(real, "article.sections.fertilizer.text"))
    over = [p for p in problems if p.code == "fit/overflow"]
    assert len(over) == 1 and over[0].place.at == "inside centre"
    # At each size its last rung, with and without what is optional; at some another panel is over.
    assert set(tried) == {LADDER[-1], LAST_RUNGS[-1]}
    assert len(tried) <= 2 * len(SIZES)


def test_a_slide_that_never_fits_is_not_tried_on_every_rung(
    real: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = lengthened(without_second_slides(real), "talk.parts.ect.lines.1")
    lines = project.story.find("talk.parts.ect.lines")
    tried: list[tuple[float, float]] = []
    set_at = slide_fit._set

    def seen(project: Any, ts: Any, places: Any, rung: Any) -> Any:
        tried.extend(rung for _, content in places.values() if content is lines)
        return set_at(project, ts, places, rung)

    monkeypatch.setattr(slide_fit, "_set", seen)
    _, problems = compose_deck(project)
    assert any(p.severity is Severity.ERROR and p.code == "fit/overflow" for p in problems)
    assert tried == [slide_fit.STEPS[0], slide_fit.STEPS[-1]]
