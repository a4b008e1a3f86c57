"""The office Scene in; the print card out: one page for whoever prints and folds at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.compose import form
from brochure.compose.folding import flipping, folding, ruler
from brochure.compose.typesetter import Block, Typesetter, below, beside, tagged
from brochure.model.project import Project
from brochure.model.scene import Page, Scene, TextBox, flat
from brochure.problems import Problem
from brochure.units import is_metric

PIECE = "print-card"
_SHEET = 150.0


def card_scene(project: Project, office: Scene, file: str) -> tuple[Scene, list[Problem]]:
    """How to print `file` at its size, which edge to flip, how to fold, and a ruler to check."""
    ts, words = form.typesetter(project), project.words.forms
    width = form.paper(project)[0] - 2 * form.MARGIN
    metric = is_metric(project.brochure.sheet.width)
    parts = [
        form.head(ts, project, words.card, words.card_for, width),
        replace(_printing(ts, project, office, file, width), before=16.0),
    ]
    if form.folds_in_three(office):
        parts.append(replace(_folding(ts, project, office.pages, width), before=26.0))
    parts.append(replace(_measuring(ts, project, metric, width), before=26.0))
    return form.scene(project, PIECE, words.card, below(parts))


def _printing(ts: Typesetter, project: Project, office: Scene, file: str, width: float) -> Block:
    words = project.words.forms
    edge = words.short_edge if office.flip == "short" else words.long_edge
    name = "A4" if is_metric(project.brochure.sheet.width) else "Letter"
    picture = flipping(office.flip, office.pages[0], _SHEET, words.flip_picture.format(edge))
    column = width - _SHEET - 54.0
    said = [words.print_full.format(file), words.print_both.format(edge, name), words.try_one]
    steps = [replace(ts.text(one, "lead", column), before=7.0) for one in said]
    return below(
        [
            ts.text(words.print_head, "heading-tight", width, "H2"),
            replace(beside([(below(steps), 0.0, 4.0), (picture, column + 24.0, 0.0)]), before=2.0),
        ]
    )


def _folding(ts: Typesetter, project: Project, sides: Sequence[Page], width: float) -> Block:
    words = project.words.forms
    letter = project.brochure.fold == "letter"
    moves = [
        words.lay.format(_heading(sides[1])),
        words.letter_first if letter else words.z_first,
        words.letter_second if letter else words.z_second,
        words.cover_on_top,
    ]
    alt = words.fold_picture.format(" ".join(moves))
    picture = folding(ts, project.brochure.fold, sides, width, alt)
    entries = [_step(ts, "abcd"[i], move, width) for i, move in enumerate(moves)]
    return below(
        [
            ts.text(words.fold_head, "heading-tight", width, "H2"),
            replace(tagged(below(entries), "L"), before=6.0),
            replace(picture, before=8.0),
        ]
    )


def _step(ts: Typesetter, letter: str, move: str, width: float) -> Block:
    mark = ts.text(f"**{letter}**", "lead", 16.0, "Lbl")
    words = ts.text(move, "lead", width - 18.0, "LBody")
    return tagged(beside([(mark, 0.0, 0.0), (words, 18.0, 0.0)]), "LI")


def _heading(inside: Page) -> str:
    """What stands at the top of the right panel: what a person looks for to lay the sheet down."""
    box = inside.panels[-1].box
    for item in flat(inside.items):
        if isinstance(item, TextBox) and item.role.tag in ("H1", "H2") and item.box.x >= box.x:
            return item.text.replace("\n", " ")
    return inside.panels[-1].name


def _measuring(ts: Typesetter, project: Project, metric: bool, width: float) -> Block:
    words = project.words.forms
    length = "15 cm" if metric else "6 in"
    picture, end, told = ruler(ts, metric, words.ruler_picture.format(length))
    said = [words.measure.format(end, told), words.measure_else]
    return below(
        [
            ts.text(words.measure_head, "heading-tight", width, "H2"),
            *[replace(ts.text(one, "lead", width), before=4.0) for one in said],
            replace(beside([(picture, 8.0, 0.0)]), before=12.0),
        ]
    )
