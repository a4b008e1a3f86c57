"""A clinic's logo and web address in both pieces: clear space, one ink, a code that can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

from brochure.check import file_problems
from brochure.check.pictures import small_pictures
from brochure.check.placed import unplaced
from brochure.compose import brochure_scenes, deck_scene
from brochure.compose.logo import CLEAR
from brochure.compose.qr import QUIET, qr_code, quiet_zone
from brochure.draw.pdf import pdf
from brochure.draw.pptx import deck as pptx
from brochure.load.logo import pixel_logo, vector_logo
from brochure.model.art import LOGO, Logo, bounds
from brochure.model.project import Project
from brochure.model.scene import (
    Art,
    Box,
    Group,
    Item,
    Medium,
    Page,
    Photo,
    Scene,
    Shape,
    flat,
)
from brochure.model.written import Text
from brochure.units import inches
from tests.builders import HOME, boxes_of, inked, loaded, place, retold

PROFILE = HOME / "assets" / "icc" / "FOGRA39L_coated.icc"
MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
MARK = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">
<circle cx="50" cy="50" r="50" fill="#2A6F97"/><circle cx="50" cy="50" r="20" fill="#fff"/>
<path d="M120 10h80v80h-80z" fill="#E76F51"/></svg>"""
ADDRESS = "www.kuremedical.example"
DETAILS = {
    "phone": "(555) 010-0100",
    "address": "2100 North Lynn Road, Suite 215, Thousand Oaks, CA 91360",
    "website": ADDRESS,
    "email": "hello@kuremedical.example",
    "hours": "Monday to Friday, 8:30 to 5",
}


def drawn(project: Project) -> Logo:
    logo, problems = vector_logo(MARK, "kure.svg", project.theme.inks, PROFILE)
    assert logo is not None and problems == []
    return logo


def pixels(width: int = 1200) -> Logo:
    out = BytesIO()
    Image.new("RGB", (width, width // 3), (200, 30, 60)).save(out, "PNG")
    return pixel_logo(out.getvalue(), "kure", PROFILE)


def reached(project: Project, **details: str) -> Project:
    contact = {
        f"clinic__contact__{name}": Text(value, place(i + 20, "content/clinic.yaml"))
        for i, (name, value) in enumerate(details.items())
    }
    return retold(project, **contact)


@cache
def variant(name: str) -> tuple[Project, dict[str, Scene]]:
    """The house's project with marks, composed once: drawn, pixels, full, full es, web."""
    kind, _, language = name.partition(" ")
    project = loaded(HOME / "tests" / "contents" / language) if language else loaded()
    logo = {"drawn": drawn, "full": drawn, "pixels": lambda _: pixels()}.get(kind)
    project = replace(project, logo=logo(project) if logo else None)
    if kind in ("full", "pixels"):
        project = reached(project, **DETAILS)
    if kind == "web":
        project = reached(project, website="https://example.org/a/b?c=d")
    return project, scenes_of(project)


def scenes_of(project: Project) -> dict[str, Scene]:
    printed, problems = brochure_scenes(project, ("press", "office", "screen"))
    talk, more = deck_scene(project)
    assert talk is not None
    assert [p.message for p in (*problems, *more) if p.is_error] == []
    return {scene.medium: scene for scene in (*printed, talk)}


def marks(page: Page, logo: Logo) -> list[Art | Photo]:
    shown = (logo.colour, logo.single)
    return [
        item for item in flat(page.items)
        if (isinstance(item, Art) and item.drawing in shown)
        or (isinstance(item, Photo) and item.picture in shown)
    ]  # fmt: skip


def named(page: Page, name: str) -> list[Group]:
    return [item for item in flat(page.items) if isinstance(item, Group) and item.name == name]


def test_a_logo_stands_on_cover_and_back_in_clear_space() -> None:
    project, scenes = variant("drawn")
    logo = project.logo
    assert logo is not None
    page = scenes["press"].pages[0]
    back, cover = sorted(marks(page, logo), key=lambda item: item.box.x)
    assert cover.box.h == pytest.approx(30, abs=0.1) and 12 < back.box.h < cover.box.h
    for mark in (back, cover):
        assert mark.role.alt == "Kure Medical" and mark.role.tag == "Figure"
        around = mark.box.inset(-CLEAR * mark.box.h + 0.2)
        for box in boxes_of(page.items):
            taken = inked(box)
            apart = (
                taken.x >= around.right or taken.right <= around.x
                or taken.y >= around.bottom or taken.bottom <= around.y
            )  # fmt: skip
            assert apart, (mark.box, box.text)
    wordmark = [box for box in boxes_of(page.items) if box.text == "Kure Medical"]
    assert wordmark == []  # the logo is in its place


def test_the_office_file_shows_one_ink_and_the_press_the_brands_own() -> None:
    project, scenes = variant("drawn")
    logo = project.logo
    assert logo is not None
    for medium, shown in (("press", logo.colour), ("screen", logo.colour), ("office", logo.single)):
        found = [mark for page in scenes[medium].pages for mark in marks(page, logo)]
        assert [isinstance(m, Art) and m.drawing == shown for m in found] == [True, True], medium
    assert {path.ink for path in logo.single.paths} <= {"ink", "white"}  # type: ignore[union-attr]


def test_the_deck_shows_it_on_the_cover_and_on_its_layouts() -> None:
    project, scenes = variant("drawn")
    logo, talk = project.logo, scenes["slides"]
    assert logo is not None
    (mark,) = marks(talk.pages[0], logo)
    assert mark.box.right == pytest.approx(inches(12.58)) and mark.role.alt == "Kure Medical"
    assert all(not marks(page, logo) for page in talk.pages[1:])
    for layout in talk.layouts:
        light = [item for item in layout.items if isinstance(item, Art)]
        number = next((p.box for p in layout.placeholders if p.kind == "number"), None)
        assert len(light) == (1 if number else 0), layout.name
        for item in light:
            assert {path.ink for path in item.drawing.paths} == {"paper", project.deck.strip.ink}
            assert number is not None and item.box.right < number.x


def test_pixels_stand_on_a_plaque_and_not_on_the_dark_strip() -> None:
    project, scenes = variant("pixels")
    logo = project.logo
    assert logo is not None
    for medium in ("press", "office", "screen"):
        found = [mark for page in scenes[medium].pages for mark in marks(page, logo)]
        wanted = logo.single if medium == "office" else logo.colour
        assert [isinstance(m, Photo) and m.picture == wanted for m in found] == [True, True]
    assert all(not isinstance(i, Art) for layout in scenes["slides"].layouts for i in layout.items)


def test_on_a_flooded_cover_the_logo_is_light(real: Project) -> None:
    look = real.theme.look.model_copy(update={"grounds": {"cover": "deep"}})
    theme = real.theme.model_copy(update={"look": look})
    project = replace(real, theme=theme, logo=drawn(real))
    assert project.logo is not None
    printed, _ = brochure_scenes(project, ("press", "office", "screen"))
    for scene in printed:
        arts = [i for page in scene.pages for i in flat(page.items)
                if isinstance(i, Art) and i.drawing.name == LOGO]  # fmt: skip
        inks = [{path.ink for path in item.drawing.paths} for item in arts]
        assert len(inks) == 2, scene.medium
        # the office file floods nothing: there the logo is in one ink
        assert ({"paper", "deep"} in inks) == (scene.medium != "office"), scene.medium


@pytest.mark.parametrize(("width", "severity"), [(230, "warning"), (100, "error")])
def test_pixels_must_be_fine_enough(real: Project, width: int, severity: str) -> None:
    project = replace(real, logo=pixels(width))
    small = small_pictures(project, brochure_scenes(project, ("press",))[0])
    assert {p.severity.value for p in small} == {severity}
    assert all(p.span == project.story.clinic.name.span for p in small)


@pytest.mark.parametrize("name", ["drawn", "pixels"])
def test_no_word_is_lost_where_a_logo_says_the_name(name: str) -> None:
    project, scenes = variant(name)
    assert unplaced(project, list(scenes.values())) == []
    assert small_pictures(project, list(scenes.values())) == []


@pytest.mark.parametrize("name", ["full", "pixels"])
def test_finished_files_with_marks_are_sound(name: str) -> None:
    project, scenes = variant(name)
    for medium in ("press", "office", "screen"):
        data = pdf(scenes[medium], project.fonts, MOMENT)
        assert file_problems(scenes[medium], data, project.fonts) == [], medium  # on press: no RGB
    assert file_problems(scenes["slides"], pptx(scenes["slides"], MOMENT), project.fonts) == []


@pytest.mark.parametrize("name", ["full", "full es"])
def test_the_back_holds_everything_a_clinic_may_give(name: str) -> None:
    project, scenes = variant(name)
    assert project.logo is not None
    for medium in ("press", "office"):
        page = scenes[medium].pages[0]
        (code,) = named(page, "qr")
        words = " ".join(" ".join(box.text for box in boxes_of(page.items)).split()).replace(
            "\u00a0", " "
        )
        assert all(value in words for value in DETAILS.values())
        assert code.box.w >= inches(0.8) - 0.01 and code.role.alt.endswith(ADDRESS)
        quiet = code.box.inset(-quiet_zone(f"https://{ADDRESS}", code.box.w) + 0.1)
        for box in boxes_of(page.items):
            assert not overlap(inked(box), quiet), box.text
        for mark in marks(page, project.logo):
            assert not overlap(mark.box, quiet)
    linked = [
        run.link for page in scenes["screen"].pages for box in boxes_of(page.items)
        for line in box.lines for run in line.runs if run.text == ADDRESS
    ]  # fmt: skip
    assert linked == [f"https://{ADDRESS}"]


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
    )  # fmt: skip


def test_without_an_address_there_is_no_code(printed: dict[Medium, Scene], talk: Scene) -> None:
    for scene in (*printed.values(), talk):
        assert all(named(page, "qr") == [] for page in scene.pages)


def test_the_code_is_black_ink_alone() -> None:
    project, scenes = variant("full")
    (code,) = named(scenes["press"].pages[0], "qr")
    (dark,) = [item for item in code.items if isinstance(item, Shape)]
    assert dark.fill is not None and (dark.fill.ink, dark.fill.tint) == ("ink", 100)
    assert project.theme.inks["ink"].cmyk == (0, 0, 0, 100)


@pytest.mark.parametrize("medium", ["press", "office", "screen"])
@pytest.mark.parametrize("name", ["full", "full es", "web"])
def test_a_rendered_page_opens_the_address(medium: str, name: str) -> None:
    project, scenes = variant(name)
    with PdfDocument(pdf(scenes[medium], project.fonts, MOMENT)) as document:
        read = [
            code.text for page in document
            for code in zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil().convert("L"))
        ]  # fmt: skip
    assert read == ["https://example.org/a/b?c=d" if name == "web" else f"https://{ADDRESS}"]


def test_a_slide_opens_the_address() -> None:
    talk = variant("full")[1]["slides"]
    shown = [(page.name, len(named(page, "qr"))) for page in talk.pages if named(page, "qr")]
    assert shown == [("sources", 1)]
    (code,) = named(talk.pages[-1], "qr")
    assert code.box.w > inches(1.5)
    assert read_back(code.items, code.box) == [f"https://{ADDRESS}"]


def test_a_code_keeps_its_quiet_zone_in_modules() -> None:
    found = qr_code("https://example.org", 58.0, "alt")
    (group,) = [item for item in found.items if isinstance(item, Group)]
    (dark,) = [item for item in group.items if isinstance(item, Shape)]
    edges = [bounds(subpath) for subpath in dark.subpaths]
    assert min(e[0] for e in edges) == 0 and max(e[2] for e in edges) == pytest.approx(58.0)
    module = min(e[2] - e[0] for e in edges)
    assert QUIET == 4 and quiet_zone("https://example.org", 58.0) == pytest.approx(4 * module)
    assert read_back(group.items, group.box) == ["https://example.org"]


def read_back(items: tuple[Item, ...], box: Box) -> list[str]:
    """The code painted from its rectangles alone, with a quiet zone, and read."""
    scale = 400 / box.w
    image = Image.new("L", (520, 520), 255)
    pen = ImageDraw.Draw(image)
    for item in items:
        for left, top, right, foot in map(bounds, item.subpaths if isinstance(item, Shape) else ()):
            corners = [
                60 + (v - o) * scale
                for v, o in ((left, box.x), (top, box.y), (right, box.x), (foot, box.y))
            ]
            pen.rectangle(
                [
                    round(corners[0]),
                    round(corners[1]),
                    round(corners[2]) - 1,
                    round(corners[3]) - 1,
                ],
                fill=0,
            )
    return [code.text for code in zxingcpp.read_barcodes(image)]
