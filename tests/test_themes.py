"""Every theme that ships: whole and fitting for any clinic, its inks printable, its text legible."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from brochure.check.contrast import faint
from brochure.check.looks import looks
from brochure.check.placed import unplaced
from brochure.check.preflight import judged
from brochure.compose import brochure_scenes, deck_scene
from brochure.draw.pdf import pdf
from brochure.load.pictures import Library
from brochure.load.project import load
from brochure.model.art import Drawing, bounds, circle
from brochure.model.project import Project
from brochure.model.scene import Art, Group, Scene, Shape, TextBox, flat
from brochure.model.theme import Garden, Look
from brochure.model.written import Written
from tests.builders import FOLDER, HOME, MOMENT, crowd, retold

THEMES = sorted(path.stem for path in (HOME / "assets" / "themes").glob("*.yaml"))
CONTENTS = {"en": HOME / "content", "es": HOME / "tests" / "contents" / "es"}
MEDIA = ("press", "office", "screen")


@cache
def project(theme: str, language: str = "en") -> Project:
    loaded = load(CONTENTS[language], (), theme, HOME)
    assert loaded.project is not None, [p.message for p in loaded.problems if p.is_error]
    return loaded.project


def pieces(told: Project) -> list[Scene]:
    printed, problems = brochure_scenes(told, MEDIA)
    deck, more = deck_scene(told)
    assert [p.message for p in (*problems, *more) if p.is_error] == []
    assert deck is not None
    return [*printed, deck]


def test_two_themes_ship() -> None:
    assert THEMES == ["calm", "garden"]


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_every_ink_and_style(theme: str) -> None:
    mine, house = project(theme).theme, project("garden").theme
    assert set(mine.inks) == set(house.inks)
    assert list(mine.print) == list(house.print)
    assert list(mine.slides) == list(house.slides)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_fits_and_nothing_is_lost(theme: str, language: str) -> None:
    told = project(theme, language)
    assert [p.message for p in looks(told)] == []
    assert [p.message for p in unplaced(told, pieces(told)) if p.is_error] == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("count", [2, 9])
def test_any_team_fits(theme: str, count: int) -> None:
    real = project(theme)
    told = retold(real, team__people=crowd(real, count))
    assert len(pieces(told)) == 4


@pytest.mark.parametrize("theme", THEMES)
def test_ink_is_never_more_than_the_paper_takes(theme: str) -> None:
    for name, ink in project(theme).theme.inks.items():
        assert sum(ink.cmyk) <= 260, name
        assert all(part == 0 or part >= 5 for part in ink.cmyk), name


@pytest.mark.parametrize("theme", THEMES)
def test_small_coloured_text_takes_two_printing_inks_at_most(theme: str) -> None:
    """Three plates that miss one another by a hair's breadth blur small type."""
    told = project(theme).theme
    for name, style in told.print.items():
        plates = sum(part > 0 for part in told.inks[style.ink].cmyk)
        if style.size < 9:
            assert plates <= 1 or name.startswith("monogram"), name
        elif style.size <= 12:
            assert plates <= 2 or name == "name-tight", name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_text_stands_out_from_its_ground(theme: str, language: str) -> None:
    told = project(theme, language)
    assert [p.message for p in faint(told, pieces(told))] == []


# ---- what a look changes


def shapes(scenes: list[Scene]) -> list[Shape]:
    return [
        item
        for scene in scenes
        for page in scene.pages
        for item in flat(page.items)
        if isinstance(item, Shape)
    ]


def test_the_calm_look_is_another_one_without_code() -> None:
    calm, garden = pieces(project("calm")), pieces(project("garden"))
    assert {"bar", "cover ground"} <= {shape.name for shape in shapes(calm[:1])}
    assert not {"bar", "cover ground"} & {shape.name for shape in shapes(garden[:1])}
    assert [p.trim for scene in calm for p in scene.pages] == [
        p.trim for scene in garden for p in scene.pages
    ]


def test_a_flooded_cover_reaches_bleed_and_runs_on_past_the_fold() -> None:
    press = pieces(project("calm"))[0]
    page = press.pages[0]
    (ground,) = [s for s in page.items if isinstance(s, Shape) and s.name == "cover ground"]
    xs, ys = ground.subpaths[0].values[0::2], ground.subpaths[0].values[1::2]
    assert max(xs) == pytest.approx(page.bleed.right)
    assert (min(ys), max(ys)) == pytest.approx((page.bleed.y, page.bleed.bottom))
    assert min(xs) == pytest.approx(page.folds[1] - project("calm").theme.look.spine)
    art = max((i for i in page.items if isinstance(i, Art)), key=lambda i: i.box.h)
    assert art.clip is not None and art.clip.x == pytest.approx(min(xs))


def test_the_office_file_floods_nothing_and_its_words_are_dark() -> None:
    """An office printer cuts the edge off and smears a dark panel."""
    office = pieces(project("calm"))[1]
    page = office.pages[0]
    assert not [s for s in shapes([office]) if s.name == "cover ground"]
    cover = next(panel for panel in page.panels if panel.name == "cover")
    inks = {
        run.style.paint.ink
        for item in flat(page.items)
        if isinstance(item, TextBox) and item.box.x > cover.box.x
        for line in item.lines
        for run in line.runs
    }
    assert inks == {"deep", "clay"}
    arts = [item for item in flat(page.items) if isinstance(item, Art)]
    mark = min(arts, key=lambda art: art.box.h)
    assert {path.ink for path in mark.drawing.paths} == {"deep", "clay"}
    press = pieces(project("calm"))[0].pages[0]
    words = [t for t in flat(press.items) if isinstance(t, TextBox)]
    title = max(words, key=lambda box: box.lines[0].runs[0].style.size)
    assert title.lines[0].runs[0].style.paint.ink == "white"


@pytest.mark.parametrize(("theme", "round_marks"), [("calm", True), ("garden", False)])
def test_icon_arrays_and_initials_take_the_shapes_of_the_look(
    theme: str, round_marks: bool
) -> None:
    press = pieces(project(theme))[0]
    groups = [i for page in press.pages for i in flat(page.items) if isinstance(i, Group)]
    for name, count in (("array", 2), ("monogram", 5)):
        found = [group for group in groups if group.name == name]
        assert len(found) == count
        shape = found[0].items[0]
        assert isinstance(shape, Shape)
        left, top, right, bottom = bounds(shape.subpaths[0])
        disc = circle((left + right) / 2, (top + bottom) / 2, (right - left) / 2)
        same = shape.subpaths[0].values == pytest.approx(disc.values, abs=0.01)
        assert same is round_marks


def test_a_theme_may_show_another_drawing_in_place_of_one_of_ours() -> None:
    calm, garden = project("calm").pictures["cover"], project("garden").pictures["cover"]
    assert isinstance(calm, Drawing) and isinstance(garden, Drawing)
    assert len(calm.paths) > 20 and calm.paths != garden.paths
    suns = [next(path.ink for path in art.paths) for art in (calm, garden)]
    assert suns == ["sun", "sun"]


def test_a_clinics_own_picture_is_never_replaced(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M 0 0 L 9 0 L 9 9 Z" fill="leaf"/></svg>'
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "cover.svg").write_text(svg)
    garden = Garden(instead={"cover": "cover-dark"})
    library = Library(tmp_path, HOME / "assets", HOME / "none.icc", garden=garden)
    found, problems = library.find(Written("cover"))
    assert not problems and isinstance(found, Drawing) and found.width == 9


def themed(tmp_path: Path, addition: str) -> Path:
    text = (HOME / "assets" / "themes" / "garden.yaml").read_text(encoding="utf-8")
    path = tmp_path / "own.yaml"
    path.write_text(text + addition, encoding="utf-8")
    return path


def test_a_seed_that_is_not_grown_is_said_with_the_command(tmp_path: Path) -> None:
    path = themed(tmp_path, "\ngarden: {seed: 31}\n")
    loaded = load(HOME / "content", (), str(path), HOME)
    (told,) = [p for p in loaded.problems if p.is_error]
    assert told.code == "theme/not-grown"
    assert "python3 make.py grow --all --seed 31" in told.hint
    assert told.span is not None and told.span.line > 100


def test_a_grown_seed_is_shown(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for folder in ("assets", "layouts"):
        shutil.copytree(HOME / folder, home / folder)
    grown = home / "assets" / "garden" / "seed-31"
    grown.mkdir()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M 0 0 L 9 0 L 9 9 Z" fill="leaf"/></svg>'
    (grown / "roots.svg").write_text(svg)
    loaded = load(HOME / "content", (), str(themed(tmp_path, "\ngarden: {seed: 31}\n")), home)
    assert loaded.project is not None
    roots, pruning = (loaded.project.pictures[name] for name in ("roots", "pruning"))
    assert roots.width == 9 and pruning.width == 2500


@pytest.mark.parametrize(
    ("addition", "code"),
    [
        ("look: {bar_ink: lef}", "theme/unknown-ink"),
        ("look: {monogram_inks: [sage-80, sonn-40]}", "theme/unknown-ink"),
        ("look: {grounds: {cover: depp}}", "theme/unknown-ink"),
        ("look: {grounds: {cuver: deep}}", "theme/unknown-panel"),
        ("look: {on_paper: {white: derp}}", "theme/unknown-ink"),
    ],
)
def test_a_look_that_names_what_does_not_exist(tmp_path: Path, addition: str, code: str) -> None:
    loaded = load(HOME / "content", (), str(themed(tmp_path, f"\n{addition}\n")), HOME)
    assert loaded.project is not None
    assert [problem.code for problem in looks(loaded.project)] == [code]


@pytest.mark.parametrize(
    ("layout", "right", "wrong", "code"),
    [
        ("talk", "style: leader-dark", "style: leader-drak", "theme/unknown-style"),
        ("talk", "fill: soil", "fill: soul", "theme/unknown-ink"),
        ("trifold-letter", "style: leader-dark", "style: leader-drak", "theme/unknown-style"),
    ],
)
def test_a_label_that_names_what_does_not_exist(
    tmp_path: Path, layout: str, right: str, wrong: str, code: str
) -> None:
    written = (HOME / "layouts" / f"{layout}.yaml").read_text(encoding="utf-8")
    assert right in written
    path = tmp_path / f"{layout}.yaml"
    path.write_text(written.replace(right, wrong, 1), encoding="utf-8")
    loaded = load(HOME / "content", (str(path),), "garden", HOME)
    assert loaded.project is not None
    (told,) = looks(loaded.project)
    assert told.code == code and wrong.partition(" ")[2] in told.message


def test_defaults_are_the_garden_theme() -> None:
    theme = project("garden").theme
    assert theme.look == Look() and theme.garden == Garden()


@pytest.mark.parametrize("theme", ["calm", "garden"])
def test_the_office_page_stops_where_a_printer_cannot_reach(theme: str) -> None:
    """A flooded cover ran to the paper's edge once, where every office printer cuts it off."""
    (office,) = [one for one in pieces(project(theme)) if one.medium == "office"]
    found = judged(office, pdf(office, FOLDER, MOMENT))
    assert [problem.code for problem in found.problems] == []
    assert any("reach" in check.sentence for check in found.checks)
