"""A Project in; what a print shop would call back about out: paper, profile, inks, folds."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.model.project import Project
from brochure.problems import Problem, error, warning
from brochure.units import inches

_WIDEST = inches(1 / 8)
"""The most that any stock needs; the drawings on the cover reach the bleed up to there."""

_RICH_BLACK = (60, 40, 40)


def printing(project: Project) -> list[Problem]:
    """Facts of print.yaml that cannot be, and inks of the theme that the paper cannot carry."""
    return [*_compensation(project), *_paper(project), *_inks(project)]


def _compensation(project: Project) -> Iterator[Problem]:
    facts = project.story.print
    narrower = facts.fold_compensation
    if narrower is not None and not 0 < narrower <= _WIDEST + 0.01:
        yield error(
            "print/fold",
            "The panel that folds in is narrower than the others by 1/32 to 1/8 in.",
            "Write what the printer said, such as: fold_compensation: 1/16 in",
            facts.span_of("fold_compensation"),
        )


def _paper(project: Project) -> Iterator[Problem]:
    facts = project.story.print
    if facts.paper == "uncoated" and not facts.profile:
        yield warning(
            "print/paper",
            "The paper is uncoated, but the colours are prepared for coated paper.",
            "Ask the printer for the profile of that paper, copy it into the content folder, and "
            "name it after profile:",
            facts.span_of("paper"),
        )


def _inks(project: Project) -> Iterator[Problem]:
    """Each ink of the theme against the limit, and black with too much beneath it."""
    limit = project.story.print.limit
    for name, ink in project.theme.inks.items():
        total = sum(ink.cmyk)
        if total > limit:
            yield error(
                "print/ink-limit",
                f"The ink “{name}” takes {total:g} % of ink, and the paper carries {limit} %.",
                "Lower its parts in the theme, or ask the printer for the limit and write it "
                "after ink_limit: in print.yaml.",
                ink.span_of("cmyk"),
            )
        if ink.cmyk[3] == 100 and any(
            part > most for part, most in zip(ink.cmyk[:3], _RICH_BLACK, strict=True)
        ):
            yield error(
                "print/rich-black",
                f"The ink “{name}” is a black with more colour beneath it than dries well.",
                "A deep black is at most: cmyk: [60, 40, 40, 100]",
                ink.span_of("cmyk"),
            )
