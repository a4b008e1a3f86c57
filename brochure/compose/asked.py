"""A project in; one that notes what is asked of it out: what was composed of it is kept by that.

A slide is set from a handful of things, and which they are is known only when it is set. So
whoever composes one is given an `Asked` in the project's place. In a process that stays the slide
is good for as long as everything it asked for is the very thing it was (`Again`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from operator import is_
from typing import Any, Generic, TypeVar, cast

from brochure.model.project import Project
from brochure.model.story import Story

T = TypeVar("T")
_BY_VALUE = ("pictures", "version", "fonts")
"""What is another object in each build: the table of the pictures, and what is no model. All else
goes by identity, since texts that read the same may stand on other lines."""


class Asked:
    """A project that notes what of it, and which files of its story, were asked for."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.told: dict[str, object] = {}
        self.story = _AskedStory(project.story, self.told)

    def __getattr__(self, name: str) -> Any:
        value = self.told[name] = getattr(self._project, name)
        return value

    def holds_for(self, project: Project) -> bool:
        """Whether another project would have told the same."""
        return all(_same(name, told, project) for name, told in self.told.items())


class _AskedStory:
    def __init__(self, story: Story, told: dict[str, object]) -> None:
        self._story, self._told = story, told

    def __getattr__(self, name: str) -> Any:
        value = self._told[f"story.{name}"] = getattr(self._story, name)
        return value

    def find(self, content_id: str) -> object | None:
        file = content_id.partition(".")[0]
        if file in Story.model_fields:
            getattr(self, file)
        return self._story.find(content_id)


def _same(name: str, told: object, project: Project) -> bool:
    of, _, field = name.rpartition(".")
    now = getattr(project.story if of else project, field)
    return bool(now is told or (name in _BY_VALUE and now == told))


class Again(Generic[T]):
    """What was composed last under each of `most` names."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[tuple[object, ...], Asked, T]] = OrderedDict()

    def of(
        self,
        name: Hashable,
        project: Project,
        compose: Callable[[Project], T],
        beside: tuple[object, ...] = (),
    ) -> T:
        """What `compose` makes of the project, or made of one that would tell it the same.

        `beside` is what else it is made of, by identity; what goes by value stands in the name.
        """
        kept = self._kept.get(name)
        if kept and _same_things(kept[0], beside) and kept[1].holds_for(project):
            self._kept.move_to_end(name)
            return kept[2]
        asked = Asked(project)
        made = compose(cast(Project, asked))
        self._kept[name] = (beside, asked, made)
        self._kept.move_to_end(name)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return made


def _same_things(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))
