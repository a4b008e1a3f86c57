"""A layout that is like another in; the whole layout, or a problem at its line, out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brochure.load.project import Loaded, load
from brochure.units import inches
from tests.builders import HOME


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(HOME / "layouts", tmp_path / "layouts")
    (tmp_path / "assets").symlink_to(HOME / "assets")
    return tmp_path


def told(house: Path, *lines: str) -> Loaded:
    path = house / "layouts" / "mine.yaml"
    path.write_text("piece: brochure\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return load(HOME / "content", ("mine",), "garden", house)


def faults(found: Loaded) -> list[tuple[str, str, int]]:
    return [(p.code, Path(p.span.file).name, p.span.line) for p in found.problems if p.is_error]


def test_what_is_written_goes_before_and_the_rest_is_as_there(house: Path) -> None:
    found = told(house, "like: trifold-letter", "name: Mine", "margins: {foot: 0.5 in}",
                 "sides: {inside: {panels: [right, centre, left]}}")  # fmt: skip
    assert found.project is not None, faults(found)
    mine = found.project.brochure
    usual = load(HOME / "content", (), "garden", house).project
    assert usual is not None
    assert (mine.name, mine.margins.foot) == ("Mine", inches(0.5))
    assert mine.margins.side == usual.brochure.margins.side
    assert list(mine.sides["inside"].panels) == ["right", "centre", "left"]
    assert mine.sides["inside"].art == usual.brochure.sides["inside"].art
    assert mine.sides["outside"] == usual.brochure.sides["outside"]
    assert mine.panels == usual.brochure.panels
    assert Path(mine.name.span.file).name == "mine.yaml" and mine.name.span.line == 3
    assert Path(mine.panels["cover"].span.file).name == "trifold-letter.yaml"


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        (["like: trifold-leter", "name: x"], "layout/unknown", 2),
        (["like:", "name: x"], "layout/like", 2),
        (["like: z-fold-letter", "name: x"], "layout/like", 2),
        (["like: trifold-letter", "name: x", "panels: {cover: {width: 3}}"], "schema/value", 4),
        (["like: trifold-letter", "name: x", "shet: {width: 11 in}"], "schema/unknown-key", 4),
        (["like: trifold-letter", "name: x", "panels: {covr: {width: 3 in}}"], "schema/missing-key", 4),
    ],
)  # fmt: skip
def test_slips_are_told_where_they_stand(
    house: Path, lines: list[str], code: str, line: int
) -> None:
    found = told(house, *lines)
    assert found.project is None
    assert (code, "mine.yaml", line) in faults(found)


def test_a_layout_like_a_talk_is_no_brochure(house: Path) -> None:
    found = told(house, "like: talk", "name: x")
    assert found.project is None and faults(found)
