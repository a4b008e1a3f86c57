"""Project, Scenes and finished files in; Problems out. One list of checks for each moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from brochure.check.addresses import addresses
from brochure.check.empty import empty
from brochure.check.glyphs import missing_glyphs
from brochure.check.pictures import small_pictures
from brochure.check.placed import unplaced
from brochure.check.printing import printing
from brochure.check.references import references
from brochure.check.slips import slips
from brochure.check.talk import talk
from brochure.model.printing import Finding
from brochure.model.project import Project
from brochure.model.scene import Scene
from brochure.problems import Problem

CONTENT: tuple[Callable[[Project, datetime], list[Problem]], ...] = (
    lambda project, _: references(project),
    lambda project, _: empty(project.story),
    lambda project, moment: slips(project.story, moment),
    lambda project, _: addresses(project.story),
    lambda project, _: talk(project),
    lambda project, _: printing(project),
)
SCENES: tuple[Callable[[Project, Sequence[Scene]], list[Problem]], ...] = (
    unplaced,
    missing_glyphs,
    small_pictures,
    lambda project, scenes: _piece_problems(project, scenes),
)


def content_problems(project: Project, moment: datetime) -> list[Problem]:
    """What can be known before anything is composed, at the moment of the build."""
    return [problem for check in CONTENT for problem in check(project, moment)]


def word_problems(project: Project) -> list[Problem]:
    """What the content's sentences say wrongly. The rules for words are loaded only now."""
    from brochure.check.words.content import sentence_problems

    return sentence_problems(project)


def scene_problems(project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    """What can be known of the composed pieces together."""
    return [problem for check in SCENES for problem in check(project, scenes)]


def _piece_problems(project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    from brochure.check.words.finished import piece_problems

    return piece_problems(project, scenes)


def kit_problems(project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    """What can be known of the speaker's kit, whose words the deck's checks have read."""
    return missing_glyphs(project, scenes)


def file_problems(scene: Scene, data: bytes, fonts: Path) -> list[Problem]:
    """What a finished file shows when it is opened again, by a reader that did not write it.

    Each reader is loaded when there is something for it to read.
    """
    if scene.medium == "slides":
        from brochure.check.finished_deck import finished_deck

        return finished_deck(scene, data, fonts)
    from brochure.check.finished_pdf import finished_pdf

    return finished_pdf(scene, data)


def form_problems(project: Project, scene: Scene) -> list[Problem]:
    """What can be known of a composed form: its words are the engine's own."""
    return missing_glyphs(project, [scene])


def press_finding(scene: Scene, data: bytes, file: str) -> tuple[Finding, list[Problem]]:
    """The preflight of the finished press file, run now, as the job ticket prints it.

    Ghostscript, where it is installed, measures the ink of every pixel; what it finds is in the
    problems, which are those of the file.
    """
    from brochure.check.preflight import judged

    found = judged(scene, data, measured=True)
    finding = Finding(
        file,
        found.claims,
        tuple(check.sentence for check in found.checks if not check.problems),
        tuple(problem.message for problem in found.problems),
        found.unjudged,
        len(found.checks),
    )
    return finding, found.problems
