"""What was composed of a project is kept for as long as what it asked for is the very same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from brochure.compose.asked import Again
from brochure.model.project import Project
from brochure.model.written import Text
from brochure.problems import Span
from tests.builders import loaded, retold

ELSEWHERE = Text("No driving.", Span("content/visit.yaml", 99))
ASKED: dict[str, Callable[[Project], object]] = {
    "a file": lambda project: str(project.story.visit.ride),
    "a content id": lambda project: str(project.story.find("visit.ride")),
    "the version": lambda project: project.version,
}


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_is_composed_again_while_what_it_asked_for_is_as_it_was(asked: str) -> None:
    project, again, count = loaded(), Again[int](4), iter(range(9))

    def compose(told: Project) -> int:
        assert ASKED[asked](told) is not None
        return next(count)

    assert again.of("one", project, compose) == 0
    other = replace(retold(project, team__heading=Text("Us")), pictures={**project.pictures})
    assert again.of("one", other, compose) == 0
    changed = replace(retold(project, visit__ride=ELSEWHERE), version="another")
    assert again.of("one", changed, compose) == 1
    assert again.of("one", project, compose) == 2
    assert again.of("another", project, compose) == 3


def test_the_same_words_on_another_line_are_not_the_same() -> None:
    project, again = loaded(), Again[Span](4)
    moved = Text(project.story.visit.ride, ELSEWHERE.span)

    def compose(told: Project) -> Span:
        return told.story.visit.ride.span

    assert again.of("ride", project, compose) == project.story.visit.ride.span
    assert again.of("ride", retold(project, visit__ride=moved), compose) == ELSEWHERE.span


def test_what_it_is_made_of_besides_counts_too() -> None:
    again, project, count = Again[int](4), loaded(), iter(range(9))
    one, equal = [1], [1]
    assert again.of("x", project, lambda _: next(count), (one,)) == 0
    assert again.of("x", project, lambda _: next(count), (one,)) == 0
    assert again.of("x", project, lambda _: next(count), (equal,)) == 1
    assert again.of("x", project, lambda _: next(count), (equal, one)) == 2


def test_only_the_last_used_are_held() -> None:
    again, project, count = Again[int](2), loaded(), iter(range(9))
    for name in ("a", "b", "a", "c", "a", "b"):
        again.of(name, project, lambda _: next(count))
    assert next(count) == 4  # a, b, c, and b once more
