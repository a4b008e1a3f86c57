"""Each folded layout in; the job ticket and the print card out: what they say, that it fits."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pytest

from brochure.check import file_problems, form_problems, press_finding
from brochure.compose import brochure_scenes, card_scene, ticket_scene
from brochure.draw.pdf import pdf
from brochure.load.project import load
from brochure.model.art import bounds
from brochure.model.printing import Finding
from brochure.model.project import Project
from brochure.model.scene import Group, Medium, Scene, Shape, extent, flat
from brochure.model.written import Written
from brochure.units import inches
from tests.builders import FOLDER, HOME, MOMENT, retold

LAYOUTS = ("trifold-letter", "z-fold-letter", "trifold-a4", "z-fold-a4")
CONTENTS = {"en": HOME / "content", "es": HOME / "tests/contents/es"}
DAY = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
FOUND = Finding(
    "brochure-press.pdf", ("PDF/X-4",), ("every font is in the file", "nothing is transparent"),
    ("A picture has 250 ppi.",), ("page 1: a pattern",), 3,
)  # fmt: skip

THEMES = sorted(path.stem for path in (HOME / "assets/themes").glob("*.yaml"))
every = pytest.mark.parametrize("layout", LAYOUTS)
both = pytest.mark.parametrize("language", CONTENTS)


@cache
def made(
    layout: str, language: str, theme: str = "garden"
) -> tuple[Project, Mapping[Medium, Scene]]:
    found = load(CONTENTS[language], (layout,), theme, HOME)
    assert found.project is not None
    scenes, _ = brochure_scenes(found.project, ("press", "office"))
    return found.project, {scene.medium: scene for scene in scenes}


def ticket(
    layout: str, language: str = "en", finding: Finding = FOUND, theme: str = "garden", **facts: Any
) -> Scene:
    project, scenes = made(layout, language, theme)
    project = retold(project, print=project.story.print.model_copy(update=facts))
    scene, problems = ticket_scene(project, scenes["press"], finding, DAY)
    assert problems == form_problems(project, scene) == []
    return scene


def card(layout: str, language: str = "en") -> Scene:
    project, scenes = made(layout, language)
    scene, problems = card_scene(project, scenes["office"], "brochure-office.pdf")
    assert problems == form_problems(project, scene) == []
    return scene


def said(scene: Scene) -> str:
    """All words outside the small pictures, spaces evened."""
    (page,) = scene.pages
    inside = {id(part) for item in flat(page.items) if isinstance(item, Group)
              for part in flat(item.items)}  # fmt: skip
    texts = [box.text for _, box in scene.text_boxes() if id(box) not in inside]
    return " ".join(" ".join(texts).split())


def figures(scene: Scene, name: str) -> list[Group]:
    found = [i for i in flat(scene.pages[0].items) if isinstance(i, Group) and i.name == name]
    assert found and all(figure.role.tag == "Figure" and figure.role.alt for figure in found)
    return found


@both
@every
def test_everything_fits_on_one_page(layout: str, language: str) -> None:
    for scene in (ticket(layout, language), card(layout, language)):
        (page,) = scene.pages
        assert (page.width, page.height) == pytest.approx(
            (595.28, 841.89) if layout.endswith("a4") else (612, 792), abs=0.01
        )
        kept = page.trim.inset(inches(0.5))
        for item in flat(page.items):
            box = extent(item)
            assert box.x >= kept.x and box.right <= kept.right, (scene.piece, box)
            assert box.y >= kept.y and box.bottom <= kept.bottom, (scene.piece, box)


def test_the_ticket_says_what_a_printer_asks() -> None:
    scene = ticket("trifold-letter", stock=Written("100 lb gloss text"), quantity=Written("2,500"))
    text = said(scene)
    project, _ = made("trifold-letter", "en")
    for words in (
        "Tending the Mental Garden", "brochure-press.pdf", f"Version {project.version} of 2026-03-04",
        "2,500", "100 lb gloss text, coated", "11 × 8.5 in, 11.25 × 8.75 in with bleed",
        "3.6875 × 8.5 in", "Letter fold", "Outside at 3.625, 7.3125 in, inside at 3.6875, 7.375 in",
        "dark ink crosses the folds", "At most 300 %", "FOGRA39", "PDF/X-4", "Crop and fold marks",
        "3 checks were run on brochure-press.pdf on 2026-03-04. 2 found nothing wrong.",
        "every font is in the file", "nothing is transparent", "A picture has 250 ppi.",
        "page 1: a pattern",
    ):  # fmt: skip
        assert words in text, words


def test_what_is_not_known_is_a_line_to_write_on() -> None:
    def lines(scene: Scene) -> int:
        return sum(
            isinstance(i, Shape) and i.name == "write-in" for i in flat(scene.pages[0].items)
        )

    known = ticket("trifold-letter", stock=Written("80 lb"), quantity=Written("5"))
    assert lines(ticket("trifold-letter", stock=None, quantity=None)) == lines(known) + 2


def test_a_printers_profile_is_named_once() -> None:
    project, scenes = made("trifold-letter", "en")
    sent = replace(project.condition, identifier="Press 7", registry="", info="Press 7")
    scene, _ = ticket_scene(replace(project, condition=sent), scenes["press"], FOUND, DAY)
    assert said(scene).count("Press 7") == 1


def test_without_a_claim_the_ticket_claims_nothing() -> None:
    bare = Finding("brochure-press.pdf", (), ("every font is in the file",), (), (), 1)
    assert "PDF/X" not in said(ticket("trifold-letter", finding=bare))
    assert "None, as asked" in said(ticket("trifold-letter", marks="none"))


@pytest.mark.parametrize("theme", THEMES)
@every
def test_both_sides_stand_small_with_their_measures(layout: str, theme: str) -> None:
    scene = ticket(layout, theme=theme)
    outside, inside = figures(scene, "thumbnail")
    _, scenes = made(layout, "en", theme)
    for figure, page in zip((outside, inside), scenes["press"].pages, strict=True):
        assert figure.box.w / figure.box.h == pytest.approx(page.trim.w / page.trim.h, abs=0.001)
        for item in flat(figure.items):
            box = extent(item)
            assert box.x >= figure.box.x - 0.5 and box.right <= figure.box.right + 0.5, item
            assert box.y >= figure.box.y - 0.5 and box.bottom <= figure.box.bottom + 0.5, item
        assert not any(getattr(i, "name", "") in ("crop mark", "fold tick") for i in figure.items)
    measure = {"trifold-letter": "3.625 in", "z-fold-letter": "3.6667 in", "trifold-a4": "97 mm"}
    assert said(scene).count(measure.get(layout, "99 mm")) >= 2
    assert figures(scene, "profile")


@every
def test_the_card_tells_how_to_print_and_fold(layout: str) -> None:
    scene = card(layout)
    text = said(scene)
    for words in ("brochure-office.pdf", "100 %", "both sides", "short edge", "“Know the risks”",
                  "The cover is on top", "A4" if layout.endswith("a4") else "Letter"):  # fmt: skip
        assert words in text, words
    first = "Fold the right panel" if layout.startswith("tri") else "Fold the left panel to"
    assert first in text
    (steps,) = figures(scene, "folding")
    assert "The cover is on top" in steps.role.alt
    assert figures(scene, "flipping")


def test_the_card_of_the_long_edge_says_so() -> None:
    project, _ = made("trifold-letter", "en")
    (office,), _ = brochure_scenes(project, ("office",), "long")
    scene, _ = card_scene(project, office, "brochure-office.pdf")
    assert "long edge" in said(scene) and "short edge" not in said(scene)


@pytest.mark.parametrize(("layout", "length"), [("trifold-letter", 432), ("z-fold-a4", 425.197)])
def test_the_ruler_is_as_long_as_it_says(layout: str, length: float) -> None:
    (ruler,) = figures(card(layout), "ruler")
    (drawn,) = ruler.items
    assert isinstance(drawn, Shape)
    edges = [bounds(subpath) for subpath in drawn.subpaths]
    assert max(e[2] for e in edges) - min(e[0] for e in edges) == pytest.approx(length, abs=0.001)


def test_a_sheet_of_two_panels_has_forms_without_drawings_of_three() -> None:
    project, scenes = made("trifold-letter", "en")
    two = {
        medium: replace(scene, pages=tuple(replace(p, panels=p.panels[:2]) for p in scene.pages))
        for medium, scene in scenes.items()
    }
    for scene, _ in (
        card_scene(project, two["office"], "brochure-office.pdf"),
        ticket_scene(project, two["press"], FOUND, DAY),
    ):
        names = {i.name for i in flat(scene.pages[0].items) if isinstance(i, Group)}
        assert names and not names & {"folding", "profile"}


def test_too_long_a_stock_is_told_and_not_cut_off() -> None:
    project, scenes = made("trifold-letter", "en")
    stock = Written("paper with a very long name " * 60)
    project = retold(project, print=project.story.print.model_copy(update={"stock": stock}))
    _, problems = ticket_scene(project, scenes["press"], FOUND, DAY)
    assert [(p.code, p.place.piece) for p in problems] == [("fit/overflow", "job-ticket")]


@both
@every
def test_the_finished_forms_are_accessible_and_print_at_their_size(
    layout: str, language: str, tmp_path: Path
) -> None:
    for scene in (ticket(layout, language), card(layout, language)):
        data = pdf(scene, FOLDER, MOMENT)
        assert data == pdf(scene, FOLDER, MOMENT)
        assert [p.message for p in file_problems(scene, data, FOLDER)] == []
        path = tmp_path / f"{scene.piece}.pdf"
        path.write_bytes(data)
        report = page_validation.validate_pdf(path)
        assert report.rules.passed > 100 and report.rules.failed == 0
        with pikepdf.open(io.BytesIO(data)) as opened:
            wishes: Any = opened.Root.ViewerPreferences
            assert str(wishes.PrintScaling) == "/None" and "/Duplex" not in wishes
            assert b"GTS_PDFX" not in data


def test_the_finding_is_that_of_the_finished_file() -> None:
    _, scenes = made("trifold-letter", "en")
    data = pdf(scenes["press"], FOLDER, MOMENT)
    finding, problems = press_finding(scenes["press"], data, "brochure-press.pdf")
    assert problems == []
    assert finding.claims == ("PDF/X-4",)
    assert finding.checks == len(finding.passed) > 20 and finding.told == ()
    broken, problems = press_finding(scenes["press"], data[:2000], "brochure-press.pdf")
    assert [problem.code for problem in problems] == ["pdf/unreadable"]
    assert (broken.claims, broken.passed, len(broken.told)) == ((), (), 1)
