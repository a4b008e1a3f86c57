"""The fit guarantee: any one text written ten times over is an error at its own line, panel or slide.

The texts here stand for all that the pieces show: each kind of block and place, each file.
"""

from __future__ import annotations

import re

import pytest

from brochure.compose.brochure import ComposedBrochure, compose_brochure
from brochure.compose.deck import compose_deck
from brochure.compose.impose import scene as imposed
from brochure.model.project import Project
from brochure.model.scene import Scene
from brochure.model.written import Text
from brochure.problems import Problem, Severity, Span
from tests.builders import boxes_of, lengthened, place, retold, text_at, without_second_slides

ON_PAPER = [
    "article.title",
    "article.message",
    "article.byline.author.name",
    "clinic.name",
    "team.heading",
    "team.people.5.name",
    "article.garden.text",
    "article.sections.drought.heading",
    "article.sections.fertilizer.text",
    "article.study.arms.1.label",
    "article.study.note",
    "safety.off_label.text",
    "safety.tell_first.items.3",
    "safety.after.text",
    "visit.steps.4.text",
    "clinic.crisis.more",
    "clinic.disclaimer",
]

ON_SLIDES = [
    "talk.parts.welcome.title",
    "talk.parts.welcome.subtitle",
    "talk.parts.welcome.captions.3",
    "talk.parts.disclosure.lines.1",
    "talk.parts.treatments.captions.2",
    "talk.parts.light.captions.1",
    "analogy.garden",
    "analogy.groups.growing.2.garden",
    "article.study.arms.2.label",
    "talk.parts.ect.chart.heading",
    "talk.parts.ect.chart.bars.2.label",
    "talk.parts.ect.lines.1",
    "talk.parts.null_results.table.rows.1.cells.1",
    "safety.serious.heading",
    "safety.long_term",
    "safety.tell_first.items.8",
    "visit.steps.1.title",
    "visit.steps.2.text",
    "visit.ride",
    "team.people.3.credentials",
    "team.people.4.role",
    "clinic.crisis.number",
    "clinic.crisis.name",
    "clinic.crisis.danger",
    "sources.nimh.short",
    "sources.cochrane-2021.short",
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


def panels_showing(composed: ComposedBrochure, real: Project, span: Span) -> set[str]:
    """The panels that show a text, in words: `inside left`."""
    sides = {str(n): side for side, one in real.brochure.sides.items() for n in one.panels}
    return {
        f"{sides[name]} {name}"
        for name, setting in composed.panels.items()
        if any(
            run.span == span
            for b in boxes_of(setting.items)
            for p in b.paragraphs
            for run in p.runs
        )
    }


def slides_showing(talk: Scene, span: Span) -> set[str]:
    return {
        f"slide {number}"
        for number, page in enumerate(talk.pages, 1)
        if any(
            run.span == span for b in boxes_of(page.items) for p in b.paragraphs for run in p.runs
        )
    }


@pytest.mark.parametrize("content_id", ON_PAPER)
def test_ten_times_too_long_for_its_panel(
    real: Project, composed: ComposedBrochure, content_id: str
) -> None:
    _, problems = compose_brochure(lengthened(real, content_id))
    found = own(problems, real, content_id)
    where = panels_showing(composed, real, found[0].span)
    assert len(where) == 1
    assert {(p.code, p.place.piece) for p in found} == {("fit/overflow", "brochure-press")}
    assert {p.place.at for p in found} == where
    assert all(says_how_much(problem) for problem in found)
    assert all(problem.place.path for problem in found)


@pytest.mark.parametrize("content_id", ON_SLIDES)
def test_ten_times_too_long_for_its_slide(real: Project, talk: Scene, content_id: str) -> None:
    scene, problems = compose_deck(without_second_slides(lengthened(real, content_id)))
    found = own(problems, real, content_id)
    where = slides_showing(talk, found[0].span)
    assert where
    assert {(p.code, p.place.piece) for p in found} == {("fit/overflow", "deck")}
    assert {p.place.at for p in found} <= where
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
