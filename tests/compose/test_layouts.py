"""Each folded layout, in English and Spanish, in; folds, panels, safe distances and fit out."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from brochure.check.preflight import judged
from brochure.compose import brochure_scenes
from brochure.draw.pdf import pdf
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.scene import Art, Medium, Page, Photo, Scene, flat
from brochure.units import POINTS_PER_MM, inches
from tests.builders import FOLDER, HOME, MOMENT, boxes_of, inked, retold

MM = POINTS_PER_MM
PANELS = {
    "trifold-letter": (inches(3.6875), inches(3.625)),
    "z-fold-letter": (inches(11 / 3), inches(11 / 3)),
    "trifold-a4": (100 * MM, 97 * MM),
    "z-fold-a4": (99 * MM, 99 * MM),
}
"""The widths of the panels that stay outside, and of the one that folds in (print.md)."""
CONTENTS = {"en": HOME / "content", "es": HOME / "tests/contents/es"}
FOLD_TOLERANCE = inches(1 / 32)
NEAR = 0.05


@cache
def made(layout: str, language: str) -> tuple[Project, Mapping[Medium, Scene]]:
    found = load(CONTENTS[language], (layout,), "garden", HOME)
    assert found.project is not None, [p.message for p in found.problems]
    scenes, problems = brochure_scenes(found.project, ("press", "office", "screen"))
    assert [p.message for p in problems if p.is_error] == []
    return found.project, {scene.medium: scene for scene in scenes}


every = pytest.mark.parametrize("layout", PANELS)
both = pytest.mark.parametrize("language", CONTENTS)


def test_every_folded_layout_of_the_house_is_here() -> None:
    files = {path.stem for path in (HOME / "layouts").glob("*.yaml")}
    assert files == {*PANELS, "talk"}


@every
def test_panels_and_folds_are_those_of_the_trade(layout: str) -> None:
    project, scenes = made(layout, "en")
    sheet = project.brochure.sheet
    wide, narrow = PANELS[layout]
    widths = {name: panel.width for name, panel in project.brochure.panels.items()}
    folded_in = {"flap", "right"}
    assert widths == pytest.approx(
        {name: narrow if name in folded_in else wide for name in widths}, abs=0.005
    )
    for side in project.brochure.sides.values():
        assert sum(widths[name] for name in side.panels) == pytest.approx(sheet.width, abs=0.005)
    outside, inside = scenes["press"].pages
    mirrored = [outside.trim.x + inside.trim.right - x for x in reversed(inside.folds)]
    assert list(outside.folds) == pytest.approx(mirrored, abs=1e-9)
    assert (outside.trim.w, outside.trim.h) == pytest.approx((sheet.width, sheet.height))


@both
@every
def test_text_keeps_off_the_folds_and_the_trim(layout: str, language: str) -> None:
    project, scenes = made(layout, language)
    sheet = project.brochure.sheet
    for medium in ("press", "office"):
        for page in scenes[medium].pages:
            texts = [b for b in boxes_of(page.items) if inked(b).y < page.bleed.bottom - 1]
            assert len(texts) > 20
            for box in texts:
                taken = inked(box)
                for fold in page.folds:
                    off = max(fold - taken.right, taken.x - fold)
                    assert off >= sheet.fold_safe - NEAR, (medium, box.text)
                assert taken.x >= page.trim.x + sheet.safe - NEAR, box.text
                assert taken.right <= page.trim.right - sheet.safe + NEAR, box.text
                assert taken.y >= page.trim.y + sheet.safe - NEAR, box.text
                assert taken.bottom <= page.trim.bottom - sheet.safe + NEAR, box.text


def drawings(page: Page) -> list[Art]:
    return [item for item in page.items if isinstance(item, Art) and item.clip]


@every
def test_drawings_reach_the_bleed_and_end_on_no_fold(layout: str) -> None:
    _, scenes = made(layout, "en")
    for page in scenes["press"].pages:
        arts = drawings(page)
        assert len(arts) == 1
        for art in arts:
            assert art.clip == page.bleed
            assert art.box.right >= page.bleed.right - NEAR
            assert art.box.bottom >= page.bleed.bottom - NEAR
            assert art.box.w / art.box.h == pytest.approx(
                art.drawing.width / art.drawing.height,
                rel=0.03,  # more would be seen
            )
            for fold in page.folds:
                assert abs(art.box.x - fold) > 4 * FOLD_TOLERANCE


@both
@every
def test_office_pages_stop_where_the_printer_does(layout: str, language: str) -> None:
    project, scenes = made(layout, language)
    for page in scenes["office"].pages:
        kept = page.trim.inset(project.brochure.sheet.office_margin)
        assert kept.x >= inches(0.28) - NEAR
        for art in drawings(page):
            assert art.clip == kept
        for item in flat(page.items):
            box = inked(item) if item in boxes_of(page.items) else None  # type: ignore[arg-type]
            box = item.box if isinstance(item, Photo) else box
            if box is not None:
                assert box.x >= kept.x - NEAR and box.right <= kept.right + NEAR
                assert box.y >= kept.y - NEAR and box.bottom <= kept.bottom + NEAR


@every
def test_the_slug_names_the_fold_in_the_units_of_the_sheet(layout: str) -> None:
    _, scenes = made(layout, "en")
    page = scenes["press"].pages[0]
    slug = next(b.text for b in boxes_of(page.items) if inked(b).y > page.bleed.bottom)
    said = " ".join(slug.split())
    assert ("letter fold" in said) == layout.startswith("trifold")
    assert ("trim 297 x 210 mm" in said) == layout.endswith("a4")
    assert ("trim 11 x 8.5 in" in said) == layout.endswith("letter")


@both
@every
def test_the_finished_files_of_every_layout_pass_the_preflight(layout: str, language: str) -> None:
    project, scenes = made(layout, language)
    for medium in ("press", "office", "screen"):
        data = pdf(scenes[medium], FOLDER, MOMENT)
        found = judged(scenes[medium], data)
        assert len(found.checks) >= 6
        assert [p.message for p in found.problems] == [], medium
    assert judged(scenes["press"], pdf(scenes["press"], FOLDER, MOMENT)).claims == ("PDF/X-4",)


@every
def test_a_press_file_without_marks_passes_the_preflight(layout: str) -> None:
    project, _ = made(layout, "en")
    facts = project.story.print.model_copy(update={"marks": "none"})
    (scene,), _ = brochure_scenes(retold(project, print=facts), ("press",))
    data = pdf(scene, FOLDER, MOMENT)
    assert [p.message for p in judged(scene, data).problems] == []
    with pikepdf.open(io.BytesIO(data)) as opened:
        for one in opened.pages:
            assert list(one.obj.MediaBox) == list(one.obj.BleedBox)
            assert "/CropBox" not in one.obj or list(one.obj.CropBox) == list(one.obj.MediaBox)


@pytest.mark.parametrize("narrower", [inches(1 / 32), inches(1 / 8)])
@pytest.mark.parametrize("layout", [name for name in PANELS if name.startswith("trifold")])
def test_every_fold_compensation_passes_the_preflight(layout: str, narrower: float) -> None:
    project, _ = made(layout, "en")
    folded = replace(project, brochure=project.brochure.compensated(narrower))
    (scene,), problems = brochure_scenes(folded, ("press",))
    assert [p.message for p in problems if p.is_error] == []
    assert scene.pages[0].folds != made(layout, "en")[1]["press"].pages[0].folds
    assert [p.message for p in judged(scene, pdf(scene, FOLDER, MOMENT)).problems] == []
