"""The fit guarantee: any one text written ten times over is an error at its own line, panel or slide.

The texts here stand for all that the pieces show: each kind of block and place, each file.
"""

from __future__ import annotations

import re

import pytest

from brochure.compose.brochure import compose_brochure
from brochure.compose.deck import compose_deck
from brochure.compose.impose import scene as imposed
from brochure.model.project import Project
from brochure.model.written import Text
from brochure.problems import Problem, Severity
from tests.builders import lengthened, place, retold, text_at

ON_PAPER = [
    ("article.title", "outside cover"),
    ("article.message", "outside cover"),
    ("article.byline.author.name", "outside cover"),
    ("clinic.name", "outside cover"),
    ("team.heading", "outside flap"),
    ("team.people.5.name", "outside flap"),
    ("article.garden.text", "inside left"),
    ("article.sections.drought.heading", "inside left"),
    ("article.sections.fertilizer.text", "inside centre"),
    ("article.study.arms.1.label", "inside centre"),
    ("article.study.note", "inside centre"),
    ("safety.off_label.text", "inside right"),
    ("safety.tell_first.items.3", "inside right"),
    ("safety.after.text", "inside right"),
    ("visit.steps.4.text", "outside back"),
    ("clinic.crisis.more", "outside back"),
    ("clinic.disclaimer", "outside back"),
]

ON_SLIDES = [
    ("talk.parts.welcome.title", 1),
    ("talk.parts.welcome.subtitle", 1),
    ("talk.parts.welcome.captions.3", 1),
    ("talk.parts.disclosure.lines.1", 2),
    ("talk.parts.treatments.captions.2", 4),
    ("talk.parts.light.captions.1", 9),
    ("analogy.garden", 12),
    ("analogy.groups.growing.2.garden", 12),
    ("article.study.arms.2.label", 15),
    ("talk.parts.ect.chart.heading", 16),
    ("talk.parts.ect.chart.bars.2.label", 16),
    ("talk.parts.ect.lines.1", 16),
    ("talk.parts.null_results.table.rows.1.cells.1", 17),
    ("safety.serious.heading", 18),
    ("safety.long_term", 18),
    ("safety.tell_first.items.8", 19),
    ("visit.steps.1.title", 20),
    ("visit.steps.2.text", 20),
    ("visit.ride", 20),
    ("team.people.3.credentials", 22),
    ("team.people.4.role", 22),
    ("clinic.crisis.number", 23),
    ("clinic.crisis.name", 23),
    ("clinic.crisis.danger", 23),
    ("sources.nimh.short", 24),
    ("sources.cochrane-2021.short", 24),
]


def own(problems: list[Problem], project: Project, content_id: str) -> list[Problem]:
    """The errors that point at this very text."""
    span = text_at(project.story, content_id).span
    found = [p for p in problems if p.span == span and p.severity is Severity.ERROR]
    assert found, f"nothing told of {content_id}; only {[p.message for p in problems]}"
    return found


def says_how_much(problem: Problem) -> bool:
    lines = re.search(r"\b\d+ lines?\b", problem.message)
    words = re.search(r"about \d+ words?", problem.hint)
    return bool(lines and words)


@pytest.mark.parametrize(("content_id", "panel"), ON_PAPER)
def test_ten_times_too_long_for_its_panel(real: Project, content_id: str, panel: str) -> None:
    _, problems = compose_brochure(lengthened(real, content_id))
    found = own(problems, real, content_id)
    assert {(p.code, p.place.piece, p.place.at) for p in found} == {("fit/overflow", "brochure-press", panel)}
    assert all(says_how_much(problem) for problem in found)
    assert all(problem.place.path for problem in found)


@pytest.mark.parametrize(("content_id", "slide"), ON_SLIDES)
def test_ten_times_too_long_for_its_slide(real: Project, content_id: str, slide: int) -> None:
    scene, problems = compose_deck(lengthened(real, content_id))
    found = own(problems, real, content_id)
    assert {(p.code, p.place.piece) for p in found} == {("fit/overflow", "deck")}
    assert f"slide {slide}" in {p.place.at for p in found}
    assert all(says_how_much(problem) for problem in found)
    assert scene is not None and len(scene.pages) == len(real.deck.slides)


@pytest.mark.parametrize("key", ["nimh", "sanacora-2017"])
def test_ten_times_too_long_for_the_page_of_sources(real: Project, key: str) -> None:
    project = lengthened(real, f"sources.{key}.full")
    composed, problems = compose_brochure(project)
    assert composed is not None and problems == []
    _, problems = imposed(project, composed, "screen")
    found = own(problems, real, f"sources.{key}.full")
    assert ("fit/overflow", "brochure-screen", "sources") in [
        (p.code, p.place.piece, p.place.at) for p in found
    ]


def test_what_fits_is_no_problem(real: Project) -> None:
    for content_id in ("article.garden.text", "talk.parts.illness.lines.1"):
        project = lengthened(real, content_id, 1)
        assert compose_brochure(project)[1] == []
        assert compose_deck(project)[1] == []


def test_one_long_word_is_told_as_such(real: Project) -> None:
    long = Text("Neuro" * 30, place(5))
    _, problems = compose_brochure(retold(real, article__growth=long))
    assert ("fit/word-too-wide", place(5), "inside centre") in [
        (p.code, p.span, p.place.at) for p in problems
    ]
    _, problems = compose_deck(retold(real, talk__parts__limits__title=long))
    assert ("fit/word-too-wide", place(5)) in [(p.code, p.span) for p in problems]
