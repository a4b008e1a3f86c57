"""The deck for many contents and both themes, judged by our preflight and by two tools of others.

openxml-audit checks against Microsoft's schema, archforge for overlap, off-slide and contrast.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.check.deck import deck_preflight
from brochure.commands.pictures import slides_as_pdf
from brochure.compose.deck import compose_deck
from brochure.draw.pptx import deck
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.scene import Scene
from brochure.model.written import Text
from brochure.problems import Problem
from tests.builders import FOLDER, HOME, MOMENT, crowd, edited, loaded, retold
from tests.test_rendered_deck import NEAR, lines_in, text_boxes, words_of

NOT_ONE = {"W15", "W16", "W17", "W19", "W20"}
"""Findings of archforge that may not be: overlap, off the slide, across a picture, contrast."""


def calm(_: Project) -> Project:
    found = load(HOME / "content", (), "calm", HOME)
    assert found.project is not None
    return found.project


def half_as_long_again(project: Project) -> Project:
    """Every running text with half of its words said once more; titles and names stay."""

    def change(text: Text) -> Text:
        if text.span.path[-1:] and text.span.path[-1] in _SHORT:
            return text
        words = text.split()
        return Text(" ".join([*words, *words[: -(-len(words) // 2)]]), text.span)

    return replace(project, story=edited(project.story, change))


_SHORT = ("title", "second_title", "subtitle", "heading", "name", "number", "label")

CONTENTS: dict[str, Callable[[Project], Project]] = {
    "as it is": lambda real: real,
    "in Spanish": lambda real: loaded(HOME / "tests/contents/es"),
    "two people": lambda real: retold(real, team__people=crowd(real, 2)),
    "nine people": lambda real: retold(real, team__people=crowd(real, 9)),
    "half as long again": half_as_long_again,
    "the calm theme": calm,
    "nine people, the calm theme": lambda real: retold(calm(real), team__people=crowd(real, 9)),
}


@pytest.fixture(scope="module", params=CONTENTS, ids=str)
def made(request: pytest.FixtureRequest, real: Project) -> tuple[str, Scene, list[Problem]]:
    """A content, its deck without the slides that are told not to fit, and what was told."""
    project = CONTENTS[request.param](real)
    scene, problems = compose_deck(project)
    assert scene is not None
    over = {problem.place.at for problem in problems if problem.is_error}
    pages = [page for n, page in enumerate(scene.pages, 1) if f"slide {n}" not in over]
    return request.param, replace(scene, pages=tuple(pages)), problems


def test_what_does_not_fit_is_told_with_place_and_words(
    made: tuple[str, Scene, list[Problem]],
) -> None:
    name, scene, problems = made
    assert (problems == []) == (name != "half as long again")
    assert len(scene.pages) >= 8
    assert any(page.half for page in scene.pages) == (name == "half as long again")
    for problem in problems:
        assert problem.code == "fit/overflow" and problem.place.at.startswith("slide ")
        assert "word" in problem.hint and problem.span.line > 0


def test_our_preflight_finds_nothing_and_judges_all(
    made: tuple[str, Scene, list[Problem]],
) -> None:
    name, scene, _ = made
    found = deck_preflight(deck(scene, MOMENT), "deck", FOLDER, author=scene.author)
    numbers = {"deck/number-field"} if len(scene.pages) < 24 else set()  # slides were taken out
    assert [p for p in found.problems if p.code not in numbers] == []
    assert found.unjudged == (), name


@pytest.mark.slow
def test_tools_of_others_find_nothing(
    made: tuple[str, Scene, list[Problem]], tmp_path: Path
) -> None:
    from openxml_audit import FileFormat, OpenXmlValidator

    _, scene, _ = made
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck(scene, MOMENT))
    result = OpenXmlValidator(FileFormat.OFFICE_2019).validate(str(path))
    assert [str(error.description) for error in result.errors] == []
    command = [str(Path(sys.executable).with_name("archforge")), str(path)]
    done = subprocess.run(
        [*command, "--profile", "full", "--json"], capture_output=True, text=True, check=False
    )
    told = json.loads(done.stdout)
    assert told["errors"] == []
    found = [(w["page"], w["code"], w["detail"]) for w in told["warnings"]]
    assert found, "archforge always tells of layouts that repeat: else it did not look"
    assert [one for one in found if one[1] in NOT_ONE] == []


@pytest.mark.slow
@pytest.mark.skipif(
    any(shutil.which(name) is None for name in ("soffice", "pdftotext")),
    reason="not on this machine: soffice, pdftotext",
)
def test_libreoffice_breaks_every_line_as_we_do_and_inside_its_frame(
    made: tuple[str, Scene, list[Problem]], tmp_path: Path
) -> None:
    _, scene, _ = made
    (tmp_path / "deck.pptx").write_bytes(deck(scene, MOMENT))
    pdf = slides_as_pdf(tmp_path / "deck.pptx", tmp_path)
    assert pdf is not None
    slides = words_of(pdf)
    assert len(slides) == len(scene.pages)
    differing, wide, compared = [], [], 0
    for page, words in zip(scene.pages, slides, strict=True):
        for box in text_boxes(page.items):
            if box.slot == "number":
                continue  # LibreOffice counts anew where slides were taken out
            ours = [" ".join(line.text.split()) for line in box.lines]
            pitch = min(paragraph.leading for paragraph in box.paragraphs)
            theirs = lines_in(words, box.box.inset(-NEAR), pitch)
            compared += 1
            if ours != theirs:
                differing.append(f"{page.name}: {ours} became {theirs}")
            wide += [
                (page.name, word)
                for word in words
                if word.inside(box.box)
                and (word.left < box.box.x - NEAR or word.right > box.box.right + NEAR)
            ]
    assert compared > len(scene.pages)
    assert not differing, "\n".join(differing)
    assert wide == []
