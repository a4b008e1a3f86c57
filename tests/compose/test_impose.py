"""One composition in; press, office and screen out: boxes, marks, folds, pages and their order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.compose.brochure import ComposedBrochure, compose_brochure
from brochure.compose.impose import fold_positions
from brochure.compose.impose import scene as imposed
from brochure.compose.whole_plants import _beside, _plants
from brochure.load.bind import bind
from brochure.load.tree import read
from brochure.model.art import Drawing, bounds
from brochure.model.project import Project
from brochure.model.scene import Art, Box, Element, Item, Medium, Page, Photo, Scene, Shape, flat
from brochure.model.words import Words
from brochure.model.written import Text, Written
from brochure.units import inches
from tests.builders import HOME, boxes_of, inked, place, retold

NEAR = 0.01


def extent(item: Item) -> Box | None:
    """What an item can ink, its clip taken into account; None for links."""
    if isinstance(item, Shape):
        edges = [bounds(subpath) for subpath in item.subpaths]
        half = item.stroke.width / 2 if item.stroke else 0.0
        left, top = min(e[0] for e in edges) - half, min(e[1] for e in edges) - half
        return Box(
            left, top, max(e[2] for e in edges) + half - left, max(e[3] for e in edges) + half - top
        )
    if isinstance(item, Art):
        return item.clip or item.box
    if isinstance(item, Photo):
        return item.box
    return None


def marks(page: Page, name: str) -> list[Shape]:
    found = [i for i in page.items if isinstance(i, Shape) and i.name == name]
    assert found
    return found


def test_press_pages_have_trim_bleed_and_room_for_marks(printed: dict[Medium, Scene]) -> None:
    press = printed["press"]
    assert [page.name for page in press.pages] == ["outside", "inside"]
    for page in press.pages:
        assert (page.trim.w, page.trim.h) == pytest.approx((11 * 72, 8.5 * 72))
        assert page.bleed == page.trim.inset(-9)
        assert page.width >= page.bleed.right + 9 and page.height >= page.bleed.bottom + 9


def test_what_touches_the_trim_runs_to_the_bleed(printed: dict[Medium, Scene]) -> None:
    for page in printed["press"].pages:
        ground = next(i for i in page.items if isinstance(i, Shape) and i.name == "ground")
        assert extent(ground) == page.bleed
        art = [i for i in page.items if isinstance(i, Art) and i.clip]
        assert art
        for item in art:
            assert item.clip == page.bleed
            for near, edge in (
                (item.box.x <= page.trim.x, item.box.x <= page.bleed.x + NEAR),
                (item.box.right >= page.trim.right, item.box.right >= page.bleed.right - NEAR),
                (item.box.bottom >= page.trim.bottom, item.box.bottom >= page.bleed.bottom - NEAR),
            ):
                assert not near or edge, item.drawing.name


def test_marks_lie_outside_the_bleed_and_on_the_page(printed: dict[Medium, Scene]) -> None:
    for page in printed["press"].pages:
        for mark in marks(page, "crop mark") + marks(page, "fold tick"):
            box = extent(mark)
            assert box is not None
            outside = (
                box.right <= page.bleed.x or box.x >= page.bleed.right
                or box.bottom <= page.bleed.y or box.y >= page.bleed.bottom
            )  # fmt: skip
            assert outside
            assert (
                box.x >= 0 and box.y >= 0 and box.right <= page.width and box.bottom <= page.height
            )
            assert mark.stroke is not None
            assert (mark.stroke.paint.ink, mark.stroke.width) == ("registration", 0.25)


def test_crop_marks_point_at_the_corners_of_the_trim(printed: dict[Medium, Scene]) -> None:
    for page in printed["press"].pages:
        found = marks(page, "crop mark")
        assert len(found) == 8
        aims = {(round(x, 2), round(y, 2)) for m in found for x, y in [m.subpaths[0].values[:2]]}
        xs, ys = (page.trim.x, page.trim.right), (page.trim.y, page.trim.bottom)
        along = [a for a in aims if a[0] in xs or a[1] in ys]
        assert len(along) == 8


def test_fold_ticks_stand_dashed_at_the_folds_top_and_foot(printed: dict[Medium, Scene]) -> None:
    wanted = {"outside": (3.625, 7.3125), "inside": (3.6875, 7.375)}
    for page in printed["press"].pages:
        ticks = marks(page, "fold tick")
        assert all(tick.stroke is not None and tick.stroke.dash for tick in ticks)
        at = [tick.subpaths[0].values[:2] for tick in ticks]
        folds = [page.trim.x + inches(x) for x in wanted[page.name]]
        assert page.folds == pytest.approx(folds)
        assert sorted(x for x, _ in at) == pytest.approx(sorted([*folds, *folds]))
        assert (
            sum(y < page.bleed.y for _, y in at) == sum(y > page.bleed.bottom for _, y in at) == 2
        )


def test_the_slug_says_what_a_printer_needs(real: Project, printed: dict[Medium, Scene]) -> None:
    for page, folds in zip(printed["press"].pages, ("3.625, 7.3125", "3.6875, 7.375"), strict=True):
        slug = [b for b in boxes_of(page.items) if inked(b).y > page.bleed.bottom]
        assert len(slug) == 1
        text = slug[0].text.replace("\u00a0", " ")
        for word in (
            "Kure Medical",
            page.name,
            "trim 11 x 8.5 in",
            f"letter fold at {folds} in",
            f"version {real.version}",
            "stock: as ordered, coated",
            "CMYK, FOGRA39",
            "SCORE: dark ink crosses folds",
        ):
            assert word in text
        assert inked(slug[0]).bottom <= page.height


def with_print(project: Project, **facts: object) -> Project:
    return retold(project, print=project.story.print.model_copy(update=facts))


def test_a_long_slug_stays_on_the_page(real: Project, composed: ComposedBrochure) -> None:
    stock = Written("100 lb gloss text with a very long name that no one can shorten, " * 2)
    press, _ = imposed(with_print(real, stock=stock), composed, "press")
    for page in press.pages:
        slug = [b for b in boxes_of(page.items) if inked(b).y > page.bleed.bottom]
        assert len(slug[0].lines) == 2 and "very long name" in slug[0].text
        assert inked(slug[0]).bottom <= page.height - 2


def test_a_printer_without_marks_gets_pages_that_end_with_the_bleed(
    real: Project, composed: ComposedBrochure, printed: dict[Medium, Scene]
) -> None:
    press, _ = imposed(with_print(real, marks="none"), composed, "press")
    for page, marked in zip(press.pages, printed["press"].pages, strict=True):
        assert page.bleed == Box(0, 0, page.width, page.height)
        assert page.trim == page.bleed.inset(9)
        names = {item.name for item in page.items if isinstance(item, Shape)}
        assert names and not names & {"crop mark", "fold tick"}
        assert "SCORE" not in " ".join(b.text for b in boxes_of(page.items))
        assert [f - page.trim.x for f in page.folds] == pytest.approx(
            [f - marked.trim.x for f in marked.folds]
        )


@pytest.mark.parametrize("narrower", [inches(1 / 32), inches(1 / 8)])
def test_fold_compensation_moves_the_folds(real: Project, narrower: float) -> None:
    layout = real.brochure.compensated(narrower)
    for side in layout.sides.values():
        widths = [layout.panels[name].width for name in side.panels]
        assert sum(widths) == pytest.approx(layout.sheet.width)
        assert max(widths) - min(widths) == pytest.approx(narrower)
        assert sorted(widths)[1] == pytest.approx(max(widths))
    outside, inside = (fold_positions(replace(real, brochure=layout), side)
                       for side in layout.sides.values())  # fmt: skip
    mirrored = [layout.sheet.width - x for x in reversed(inside)]
    assert outside == pytest.approx(mirrored)
    composed, problems = compose_brochure(replace(real, brochure=layout))
    assert composed is not None and not [p for p in problems if p.is_error]


def test_the_usual_compensation_is_a_sixteenth(real: Project) -> None:
    layout = real.brochure.compensated(inches(1 / 16))
    assert {n: p.width for n, p in layout.panels.items()} == pytest.approx(
        {n: p.width for n, p in real.brochure.panels.items()}
    )
    equal = real.brochure.model_copy(update={"fold": "z"})
    assert equal.compensated(inches(1 / 8)) is equal


def test_office_pages_are_plain_letter_with_clean_edges(printed: dict[Medium, Scene]) -> None:
    pages = printed["office"].pages
    assert [page.name for page in pages] == ["outside", "inside"]
    for page in pages:
        assert (page.width, page.height) == (792, 612)
        assert page.trim == page.bleed == Box(0, 0, 792, 612)
        kept = Box(0, 0, 792, 612).inset(inches(0.25))
        areas = [extent(item) for item in flat(page.items)]
        areas += [inked(box) for box in boxes_of(page.items)]
        found = [area for area in areas if area is not None]
        assert len(found) > 20
        for area in found:
            assert area.x >= kept.x and area.y >= kept.y, area
            assert area.right <= kept.right and area.bottom <= kept.bottom, area


def test_on_the_long_edge_the_inside_is_turned(
    real: Project, composed: ComposedBrochure, printed: dict[Medium, Scene]
) -> None:
    office, _ = imposed(real, composed, "office", "long")
    assert (office.flip, [page.turned for page in office.pages]) == ("long", [False, True])
    usual = printed["office"]
    assert (usual.flip, [page.turned for page in usual.pages]) == ("short", [False, False])
    assert [page.items for page in office.pages] == [page.items for page in usual.pages]


def test_all_media_say_the_same_words(printed: dict[Medium, Scene]) -> None:
    def said(medium: Medium) -> list[str]:
        scene = printed[medium]
        own = ("sources", "left plate")  # pages that the screen file has for itself
        pages = [p for p in scene.pages if p.name not in own]
        return sorted(
            b.text for p in pages for b in boxes_of(p.items) if inked(b).y < p.trim.bottom
        )

    assert len(said("press")) > 60
    assert said("press") == said("office") == said("screen")


def test_screen_pages_are_the_panels_in_order_then_the_sources(
    real: Project, printed: dict[Medium, Scene]
) -> None:
    pages = printed["screen"].pages
    assert [page.name for page in pages] == [
        "cover", "flap", "left", "left plate", "centre", "right", "back", "sources",
    ]  # fmt: skip
    assert {(page.width, page.height) for page in pages} == {(inches(3.6875), 612)}
    for page in pages:
        for box in boxes_of(page.items):
            taken = inked(box)
            assert taken.x >= 9 and taken.right <= page.width - 9, (page.name, box.text)
    numbers = [b.text for b in boxes_of(pages[-1].items) if b.role.tag == "Lbl"]
    assert numbers == [str(n) for n in range(1, len(real.story.sources) + 1)]


def test_a_picture_is_told_once_on_screen(printed: dict[Medium, Scene]) -> None:
    told = [
        item.drawing.name
        for page in printed["screen"].pages for item in flat(page.items)
        if isinstance(item, Art) and item.role.tag == "Figure" and item.clip
    ]  # fmt: skip
    assert told and len(told) == len(set(told))


def test_each_link_of_the_screen_says_what_it_is_for(printed: dict[Medium, Scene]) -> None:
    assert printed["press"].links == printed["office"].links == {}
    screen = printed["screen"]
    targets = {
        page.name: {
            r.link for b in boxes_of(page.items) for p in b.paragraphs for r in p.runs if r.link
        }
        for page in screen.pages
    }
    assert {"tel:988", "tel:911", "https://988lifeline.org"} <= targets["back"]
    assert sum(target.startswith("https://") for target in targets["sources"]) > 10
    assert all(screen.links[target] for found in targets.values() for target in found)
    assert screen.links["tel:988"] == "Call 988"
    assert screen.links["#cochrane-2021"] == "Source 3: Cochrane Review CD011612, 2021"
    named = {i.name for i in flat(screen.pages[-1].items) if isinstance(i, Element)}
    cited = {target[1:] for found in targets.values() for target in found if target[0] == "#"}
    assert len(cited) == 10 and cited <= named


def test_the_spanish_words_of_the_page(real: Project) -> None:
    tree, problems, _ = read(HOME / "assets/words/es.yaml")
    spanish, more = bind(tree, Words)
    assert spanish is not None and problems + more == []
    project = replace(real, words=spanish)
    composed, problems = compose_brochure(project)
    assert composed is not None
    assert [p for p in problems if p.is_error] == []
    scene, _ = imposed(project, composed, "screen")
    assert scene.language == "es-US"
    text = " ".join(b.text for p in scene.pages for b in boxes_of(p.items))
    for word in ("Teléfono", "Dirección", "Sitio web", "Mi cita", "Revisión médica", "de 100",
                 "Fuentes.", "De dónde vienen los datos"):  # fmt: skip
        assert word in text
    for word in ("Phone", "Address", "Website", "My visit", "Medical review", "in 100"):
        assert word not in text


def test_every_scene_says_title_author_language_and_subject(
    real: Project, printed: dict[Medium, Scene], talk: Scene
) -> None:
    for scene in (*printed.values(), talk):
        assert scene.title.startswith("Tending the Mental Garden")
        assert (scene.author, scene.language) == ("Kure Medical", real.words.language)
        assert scene.subject


def test_too_many_sources_are_told(real: Project, composed: ComposedBrochure) -> None:
    source = real.story.sources["nimh"]
    many = {
        f"s{i}": source.model_copy(
            update={"full": Text("Many words in a long source. " * 3, place(i))}
        )
        for i in range(1, 40)
    }
    _, problems = imposed(retold(real, sources={**real.story.sources, **many}), composed, "screen")
    assert [(p.code, p.place.at) for p in problems] == [("fit/overflow", "sources")]


def test_no_plant_of_the_landscape_is_cut_by_a_screen_page(printed: dict[Medium, Scene]) -> None:
    seen = []
    for page in printed["screen"].pages:
        for art in (item for item in flat(page.items) if isinstance(item, Art)):
            if art.drawing.name != "spread":
                continue
            unit = art.box.w / art.drawing.width
            edges = [(x - art.box.x) / unit for x in (page.trim.x, page.trim.right)]
            assert not [p for p in _plants(art.drawing) for x in edges if p[0] < x < p[1]], (
                page.name
            )
            assert art.box.bottom >= page.trim.bottom and art.box.w / inches(11.25) > 0.95
            seen.append(page.name)
    assert seen == ["left", "centre", "right"]


def test_the_plants_of_the_landscape_are_found(real: Project) -> None:
    drawing = real.pictures["spread"]
    assert isinstance(drawing, Drawing)
    found = _plants(drawing)
    tall = [(left, right) for left, right in found if left < 7340 < right]
    assert len(found) > 20 and tall and tall[0][1] - tall[0][0] < 400


def test_an_edge_gives_way_to_the_first_plant_and_to_the_last() -> None:
    plants = ((0.0, 10.0), (14.0, 30.0))
    edges = (2.0, 9.0, 12.0, 15.0, 29.0, 40.0)
    assert [_beside(x, plants, 3.0) for x in edges] == [0.0, 12.0, 12.0, 12.0, 33.0, 40.0]
