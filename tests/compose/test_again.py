"""What is as it was in the last build is the very object of the last build."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from brochure.compose import brochure_scenes, deck_scene
from brochure.load.project import load
from brochure.model.scene import Element, Group, Item, Page, Scene, TextBox
from tests.builders import HOME


def _scenes(content: Path) -> dict[str, Scene]:
    project = load(content, (), "garden", HOME).project
    assert project
    printed, _ = brochure_scenes(project, ("press", "office", "screen"))
    deck, _ = deck_scene(project)
    assert deck
    return {scene.medium: scene for scene in (*printed, deck)}


def _parts(items: tuple[Item, ...]) -> Iterator[Item]:
    """The items that draw something."""
    for item in items:
        if isinstance(item, Group | Element):
            yield from _parts(item.items)
        else:
            yield item


def _edit(content: Path, file: str, old: str, new: str) -> None:
    text = (content / file).read_text(encoding="utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def _new(before: Page, page: Page) -> list[Item]:
    known = {id(item) for item in _parts(before.items)}
    return [item for item in _parts(page.items) if id(item) not in known]


def _changed(old: Scene, new: Scene) -> dict[str, list[Item]]:
    """By page the items that are not those of before; pages that are the very same are left out."""
    names = {page.name: page for page in old.pages}
    return {p.name: _new(names[p.name], p) for p in new.pages if names[p.name] is not p}


def test_one_changed_word_leaves_all_else_the_very_same(tmp_path: Path) -> None:
    content = Path(shutil.copytree(HOME / "content", tmp_path / "content"))
    first = _scenes(content)
    _edit(content, "visit.yaml", "No driving", "No riding")
    second = _scenes(content)
    for medium in first:
        changed = _changed(first[medium], second[medium])
        items = [item for found in changed.values() for item in found]
        words = [item for item in items if isinstance(item, TextBox)]
        assert len(words) == len(items)
        told = Counter("stamp" if item.role.stamp else "words" for item in words)
        assert told["words"] == 1, (medium, words)
        assert all("No riding" in item.text for item in words if not item.role.stamp)
        assert len(changed) <= 2
        assert second[medium].inks is first[medium].inks
    for frame, was in zip(second["slides"].layouts, first["slides"].layouts, strict=True):
        assert frame is was


def test_what_is_undone_is_equal_and_a_new_line_moves_places(tmp_path: Path) -> None:
    content = Path(shutil.copytree(HOME / "content", tmp_path / "content"))
    first = _scenes(content)
    _edit(content, "visit.yaml", "heading:", "\n# a remark\n\nheading:")
    second = _scenes(content)
    for medium in first:  # the same words at other lines are not the same
        spans = [{run.span for _, box in scene.text_boxes() for p in box.paragraphs
                  for run in p.runs} for scene in (first[medium], second[medium])]  # fmt: skip
        lines = [{s.line for s in found if s.file.endswith("visit.yaml")} for found in spans]
        assert lines[1] == {line + 3 for line in lines[0]}
    assert _scenes(content) == second
