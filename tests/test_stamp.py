"""Version and review in; the same stamp on every piece out, apart from what is compared."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from brochure.check.slips import slips
from brochure.compose import brochure_scenes, deck_scene
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.scene import Scene, TextBox, flat
from tests.builders import HOME

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HOME / "content", tmp_path / "content"))


def project(content: Path, **changed: tuple[str, str]) -> Project:
    for name, (old, new) in changed.items():
        path = content / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = load(content, (), "garden", HOME).project
    assert found is not None
    return found


def stamps(scene: Scene) -> list[str]:
    return [
        item.text
        for page in scene.pages
        for item in flat(page.items)
        if isinstance(item, TextBox) and item.role.stamp
    ]


def test_the_review_and_remarks_are_no_part_of_the_version(content: Path) -> None:
    first = project(content).version
    assert project(content, visit=("\n", "\n# a remark\n")).version == first
    reviewed = project(
        content, clinic=("  reviewer:\n  date:", "  reviewer: A B, MD\n  date: 2026-05-01")
    )
    assert reviewed.version == first
    assert project(content, visit=("ride: No", "ride: Not")).version != first


@pytest.mark.parametrize("language", ["content", "tests/contents/es"])
def test_every_piece_carries_the_version(language: str) -> None:
    found = load(HOME / language, (), "garden", HOME).project
    assert found is not None
    printed, _ = brochure_scenes(found, ("press", "office", "screen"))
    talk, _ = deck_scene(found)
    assert talk is not None and len(printed) == 3
    version = found.words.version.format(found.version)
    for scene in (*printed, talk):
        told = [stamp for stamp in stamps(scene) if "trim" not in stamp]
        assert told == [version], scene.piece
    slugs = [stamp for stamp in stamps(printed[0]) if "trim" in stamp]
    assert len(slugs) == 2 and all(found.version in slug for slug in slugs)


def test_the_talk_says_when_it_was_reviewed(content: Path) -> None:
    found = project(content, clinic=("  date:", "  date: 2026-05-01"))
    talk, problems = deck_scene(found)
    assert talk is not None and problems == []
    last = [item for item in flat(talk.pages[-1].items) if isinstance(item, TextBox)]
    (reviewed,) = [item for item in last if item.text == "Reviewed 2026-05-01"]
    assert not reviewed.role.stamp


@pytest.mark.parametrize(
    ("day", "codes"),
    [("2025-11-25", []), ("2025-11-24", ["content/review-old"]), ("2026-11-25", []),
     ("last spring", ["content/date"])],
)  # fmt: skip
def test_a_review_is_good_for_a_year(content: Path, day: str, codes: list[str]) -> None:
    found = project(content, clinic=("  date:", f"  date: {day}"))
    told = slips(found.story, NOW)
    assert [problem.code for problem in told] == codes
    assert all(p.span.line == 37 and p.span.file.endswith("clinic.yaml") and p.hint for p in told)
