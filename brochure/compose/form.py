"""Blocks in; one page for those who handle the piece out: the job ticket and the print card.

Forms are upright Letter or A4 as the sheet is, in black and a little colour, for any printer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.blocks.back import write_in
from brochure.compose.typesetter import Block, Typesetter, below, beside, tagged
from brochure.model.art import line
from brochure.model.project import Project
from brochure.model.scene import Box, Page, Paint, Scene, Shape, Stroke
from brochure.problems import Problem, error
from brochure.text.fonts import fonts_in
from brochure.text.inline import plain
from brochure.units import POINTS_PER_MM, inches, is_metric

MARGIN = inches(0.6)
LABEL = 66.0
"""The width of the labels of facts."""

_A4 = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
_LETTER = (inches(8.5), inches(11))
_RULE = Stroke(Paint("muted"), 0.5)


def paper(project: Project) -> tuple[float, float]:
    """Width and height of a form: upright paper of the sheet's own family."""
    return _A4 if is_metric(project.brochure.sheet.width) else _LETTER


def folds_in_three(sides: Scene) -> bool:
    """Whether the drawings of the letter fold and the Z fold are those of this sheet."""
    return all(len(page.panels) == 3 for page in sides.pages)


def typesetter(project: Project) -> Typesetter:
    """Sets words in the styles of the page, without marks of sources."""
    theme = project.theme
    return Typesetter(
        fonts_in(project.fonts), project.words, theme.faces, theme.print, {}, breaker="optimal"
    )


def head(ts: Typesetter, project: Project, title: str, whom: str, width: float) -> Block:
    """The form's name, whom it is for, and the piece it belongs to."""
    said = f"{plain(project.story.clinic.name)}: {plain(project.story.article.title)}"
    words = [
        ts.text(title, "heading", width, "H1"),
        replace(ts.text(f"{whom}. {said}", "body", width), before=2.0),
    ]
    return below([*words, replace(rule(width), before=8.0)])


def rule(width: float) -> Block:
    """A thin line across."""
    return Block((Shape((line(0, 0, width, 0),), None, _RULE),), 0.5)


def facts(ts: Typesetter, rows: Sequence[tuple[str, str]], width: float) -> Block:
    """A list of labels with what they stand for; what is not known is a line to write on."""
    room = width - LABEL - 8.0
    parts = []
    for label, value in rows:
        name = ts.text(ts.runs(label, "line-label"), "line-label", LABEL, "Lbl")
        drop = ts.baseline("body") - ts.baseline("line-label")
        if value:
            said = ts.text(value, "body", room, "LBody")
        else:
            rule_at = [(write_in(ts, 0.0, room), 0.0, ts.baseline("body") + 1.5)]
            said = tagged(beside(rule_at, ts.leading("body") + 2.0), "LBody")
        entry = beside([(name, 0.0, drop), (said, LABEL + 8.0, 0.0)])
        parts.append(replace(tagged(entry, "LI"), before=3.0))
    return tagged(below(parts), "L")


def scene(project: Project, piece: str, title: str, whole: Block) -> tuple[Scene, list[Problem]]:
    """The form as a Scene of one page, and what does not fit on it."""
    width, height = paper(project)
    box = Box(0, 0, width, height)
    problems = list(whole.faults)
    if whole.height > height - 2 * MARGIN + 0.01:
        facts_of_printing = project.story.print
        message = (
            "The page is too full: what is said of the paper and the copies takes too much room."
        )
        hint = "Say it shorter in print.yaml."
        span = facts_of_printing.span_of("stock")
        problems.append(error("fit/overflow", message, hint, span, piece=piece))
    items = beside([(whole, MARGIN, MARGIN)]).items
    page = Page(piece, width, height, tuple(items), box, box, title=title,
                span=project.brochure.span)  # fmt: skip
    return Scene(
        piece=piece,
        medium="form",
        title=f"{title}: {plain(project.story.article.title)}",
        author=plain(project.story.clinic.name),
        language=project.words.language,
        pages=(page,),
        inks=project.theme.inks,
        subject=plain(project.story.article.message),
        version=project.version,
    ), problems
