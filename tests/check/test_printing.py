"""Print facts and inks that a shop would call back about in; each told by its own code out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from brochure.check.printing import printing
from brochure.model.project import Project
from brochure.model.written import Written
from brochure.units import inches
from tests.builders import ink, retold


def told(project: Project, **facts: Any) -> list[tuple[str, str]]:
    changed = retold(project, print=project.story.print.model_copy(update=facts))
    return [(found.code, found.severity.value) for found in printing(changed)]


def with_ink(project: Project, *cmyk: float) -> Project:
    theme = project.theme.model_copy(
        update={"inks": {**project.theme.inks, "tar": ink(cmyk, "000000")}}
    )
    return replace(project, theme=theme)


def test_the_house_has_nothing_to_call_back_about(real: Project) -> None:
    assert told(real) == []
    assert told(real, fold_compensation=inches(1 / 8)) == []
    assert told(real, fold_compensation=inches(1 / 16), stock=Written("80 lb")) == []


@pytest.mark.parametrize("narrower", [0.0, -4.5, inches(0.13)])
def test_a_fold_compensation_that_cannot_be(real: Project, narrower: float) -> None:
    assert told(real, fold_compensation=narrower) == [("print/fold", "error")]


def test_uncoated_paper_needs_its_own_profile(real: Project) -> None:
    assert told(real, paper="uncoated") == [("print/paper", "warning")]
    assert told(real, paper="uncoated", profile=Written("sent.icc")) == []


def test_inks_over_the_limit_of_the_paper(real: Project) -> None:
    heavy = with_ink(real, 75, 65, 65, 60)
    assert told(heavy) == []
    assert told(heavy, paper="uncoated", profile=Written("x.icc")) == [("print/ink-limit", "error")]
    assert told(with_ink(real, 80, 80, 80, 80)) == [("print/ink-limit", "error")]
    assert told(with_ink(real, 80, 80, 80, 80), ink_limit=320) == []


def test_rich_black_has_a_recipe(real: Project) -> None:
    assert told(with_ink(real, 60, 40, 40, 100)) == []
    assert told(with_ink(real, 60, 41, 40, 100)) == [("print/rich-black", "error")]
