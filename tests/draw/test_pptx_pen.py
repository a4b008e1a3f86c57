"""A small scene with every kind of item in; what the reopened PowerPoint file says out.

Run as a program it prints the digest of that file: the same under any time zone and hash seed.
"""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from brochure.draw.pptx import deck
from brochure.draw.pptx_theme import scheme_colour
from brochure.model.art import Drawing, InkPath, Picture, circle, line, rectangle
from brochure.model.project import Project
from brochure.model.scene import (
    Art,
    Box,
    ChartData,
    Face,
    Group,
    LayoutFrame,
    Page,
    Paint,
    Paragraph,
    Photo,
    Placeholder,
    Role,
    Run,
    Scene,
    Shape,
    Stroke,
    TableData,
    TextBox,
    TextStyle,
)
from brochure.model.theme import Ink
from brochure.units import emu

MOMENT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
WIDTH, HEIGHT = 960.0, 540.0
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}

SERIF = Face("serif-bold", "Gelasio-Bold.ttf", "major", bold=True)
SANS = Face("sans", "Carlito-Regular.ttf", "minor")
SANS_BOLD = Face("sans-bold", "Carlito-Bold.ttf", "minor", bold=True)
SANS_ITALIC = Face("sans-italic", "Carlito-Italic.ttf", "minor", italic=True)

TITLE = TextStyle(SERIF, 36, Paint("deep"))
BODY = TextStyle(SANS, 28, Paint("text"))
BOLD = TextStyle(SANS_BOLD, 28, Paint("text"))
NUMBER = TextStyle(SANS, 18, Paint("glow"))

TITLE_BOX, BODY_BOX = Box(54, 36, 852, 48), Box(54, 120, 414, 300)
PHOTO_BOX, NUMBER_BOX = Box(640, 120, 137, 158), Box(864, 504, 42, 28.8)


def _ink(rgb: str, slot: str, **more: object) -> Ink:
    return Ink(cmyk=(0, 0, 0, 100), rgb=rgb, slot=slot, **more)


INKS = {
    "text": _ink("2B2A25", "dk1"),
    "paper": _ink("FBF6EA", "lt1"),
    "deep": _ink("1F3D2E", "dk2"),
    "sage": _ink("DCE6D2", "lt2"),
    "leaf": _ink("3E7A4B", "accent1"),
    "soil": _ink("6B4A33", "accent2", deck="5A3D2B"),
    "clay": _ink("A84D2A", "accent3"),
    "gold": _ink("E3A72F", "accent4"),
    "glow": _ink("EECA82", "accent4", lum=(60, 40)),
    "petal": _ink("E58F7B", "accent5"),
    "bark": _ink("8A6848", "accent6"),
    "link": _ink("1D5E4B", "hlink"),
    "visited": _ink("6B4A33", "folHlink"),
}


def paragraph(*runs: Run | str, leading: float = 34, **more: object) -> Paragraph:
    made = tuple(Run(r, BODY) if isinstance(r, str) else r for r in runs)
    return replace(Paragraph(made, leading), **more)  # type: ignore[arg-type]


def text(box: Box, *paragraphs: Paragraph, slot: str = "", tag: str = "P") -> TextBox:
    return TextBox(box, paragraphs, (), "greedy", Role(tag), slot)  # type: ignore[arg-type]


def title(words: str, box: Box = TITLE_BOX) -> TextBox:
    return text(box, paragraph(Run(words, TITLE), leading=40), slot="title", tag="Title")


def drawing() -> Drawing:
    overlapping = (circle(20, 50, 18), circle(36, 50, 18))
    paths = (
        InkPath.of("soil", 75, (rectangle(0, 80, 100, 20),), 0),
        InkPath.of("leaf", 100, overlapping, 1),
        InkPath.of("petal", 100, (circle(75, 30, 20),), 2),
    )
    return Drawing("garden", 100, 100, paths)


def picture() -> Picture:
    image = Image.new("RGB", (60, 120), "#8ab27f")
    image.paste((90, 60, 40), (15, 30, 45, 70))
    target = io.BytesIO()
    image.save(target, "JPEG", quality=80)
    return Picture("elena", 60, 120, target.getvalue(), b"", focus=0.4)


def layouts() -> tuple[LayoutFrame, ...]:
    strip = Shape((rectangle(0, 495, WIDTH, 45),), Paint("soil"), name="Soil")
    number = Placeholder("number", "number", NUMBER_BOX, NUMBER, 22, "right")
    heading = Placeholder("title", "title", TITLE_BOX, TITLE, 40)
    body = Placeholder("body", "body", BODY_BOX, BODY, 34)
    portrait = Placeholder("portrait", "picture", PHOTO_BOX, BODY, 34)
    return (
        LayoutFrame("Cover", Paint("paper"), (), (heading, body)),
        LayoutFrame("People", Paint("sage"), (strip,), (heading, body, portrait, number)),
    )


def table() -> Group:
    def cell(x: float, y: float, w: float, words: str, style: TextStyle, high: float) -> TextBox:
        return text(Box(x + 12, y + 4, w - 24, high - 8), paragraph(Run(words, style)))

    head = TextStyle(SANS_BOLD, 28, Paint("paper"))
    rows = [("Who was studied", "What was found"), ("62 people", "No clear difference")]
    rows.append(("40 people", "No difference"))
    heights, tops, made = (44.0, 60.0, 60.0), (120.0, 164.0, 224.0), []
    for (left, right), y, high in zip(rows, tops, heights, strict=True):
        style = head if y == 120 else BODY
        pair = cell(54, y, 500, left, style, high), cell(554, y, 352, right, style, high)
        made.append(pair)
    data = TableData((500.0, 352.0), heights, tuple(made), Paint("deep"), Paint("gold", 20))
    items = tuple(box for row in made for box in row)
    alt = "Two studies and what they found"
    return Group(items, Box(54, 120, 852, 164), Role("Figure", alt), "Studies", data)


def chart() -> Group:
    data = ChartData(
        "People who improved, out of 100",
        ("Ketamine", "ECT"),
        (55, 41),
        (Paint("leaf"), Paint("bark")),
        TextStyle(SANS_BOLD, 48, Paint("deep")),
    )
    box = Box(54, 150, 598, 266)
    return Group((), box, Role("Figure", "Bars: ketamine 55, ECT 41"), "Bars", data)


def labelled() -> Group:
    """A group with alt text: a shape, a line, a caption, and a placeholder that must leave it."""
    ring = Shape((circle(560, 340, 40),), None, Stroke(Paint("clay"), 2.25, (6, 3)))
    rule = Shape((line(520, 400, 600, 400),), None, Stroke(Paint("clay"), 1))
    caption = text(Box(520, 405, 120, 34), paragraph("A ring"))
    slotted = Photo(picture(), PHOTO_BOX, Role("Figure", "Elena in the garden"), True, "portrait")
    group_role = Role("Figure", "A ring above a line")
    return Group((ring, rule, caption, slotted), Box(520, 300, 120, 140), group_role, "Ring")


def sample(language: str = "en") -> Scene:
    whole = Box(0, 0, WIDTH, HEIGHT)
    decoration = Art(drawing(), Box(500, 60, 400, 400), clip=whole)
    meaning = Art(drawing(), Box(700, 300, 100, 100), Role("Figure", "A small garden"), steps=1)
    raised = TextStyle(SANS, 18, Paint("text"), rise=8)
    tuned = paragraph(
        Run("Ketamine & ", BODY),
        Run("care", BOLD),
        Run(" <soon>", TextStyle(SANS_ITALIC, 24, Paint("clay"))),
        Run("2", raised),
        before=8,
    )
    linked = paragraph(
        Run("Call 988", replace(BODY, paint=Paint("link")), link="tel:988"),
        align="center",
        leading=30,
    )
    free = text(Box(54, 440, 400, 40), paragraph(Run("Free words", BOLD)))
    loose = Photo(picture(), Box(800, 300, 100, 50), Role("Figure", "Elena again"))
    notes = (paragraph("Say"), paragraph("Good evening."), paragraph(Run("For you", BOLD)))

    def page(name: str, layout: str, *items: object, **more: object) -> Page:
        made = Page(name, WIDTH, HEIGHT, items, whole, whole, layout=layout)  # type: ignore[arg-type]
        return replace(made, **more)  # type: ignore[arg-type]

    moved = text(BODY_BOX.moved(0, 30), paragraph("One line of thought."), slot="body")
    pages = (
        page("cover", "Cover", decoration, moved, title("A garden"), section="Open", notes=notes),
        page(
            "people",
            "People",
            title("Who <we> are", Box(54, 36.3, 852, 48)),
            text(BODY_BOX, tuned, linked, slot="body"),
            free,
            meaning,
            labelled(),
            loose,
            section="Open",
            notes=notes[1:2],
            enters="push-up",
        ),
        page("table", "People", title("Some found no difference"), table(), section="Facts"),
        page("chart", "People", title("Against ECT"), chart(), section="Facts"),
    )
    return Scene(
        "talk", "slides", "Ketamine & you", "Riverside Clinic", language, pages, INKS, layouts(),
        {"major": "Georgia", "minor": "Calibri"}, "A talk for patients",
    )  # fmt: skip


@pytest.fixture(scope="module")
def made() -> bytes:
    return deck(sample(), MOMENT)


@pytest.fixture(scope="module")
def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture()
def show(made: bytes) -> object:
    return Presentation(io.BytesIO(made))


def tree(parts: dict[str, bytes], name: str) -> etree._Element:
    return etree.fromstring(parts[f"ppt/{name}.xml"])


def find(element: etree._Element, path: str) -> list:
    return etree._Element.xpath(element, path, namespaces=NS)  # also on python-pptx elements


def frame(shape: object) -> tuple[int, int, int, int]:
    return (shape.left, shape.top, shape.width, shape.height)


def in_emu(box: Box) -> tuple[int, int, int, int]:
    return (emu(box.x), emu(box.y), emu(box.w), emu(box.h))


# ---- the file -----------------------------------------------------------------------------------


def test_openxml_audit_finds_nothing(made: bytes, tmp_path: Path) -> None:
    from openxml_audit import FileFormat, OpenXmlValidator

    path = tmp_path / "deck.pptx"
    path.write_bytes(made)
    for version in (FileFormat.OFFICE_2010, FileFormat.OFFICE_2019, FileFormat.MICROSOFT_365):
        result = OpenXmlValidator(file_format=version).validate(path)
        assert [str(error) for error in result.errors] == []


def test_the_same_bytes_for_the_same_moment(made: bytes) -> None:
    assert deck(sample(), MOMENT) == made
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=-7)))
    assert deck(sample(), elsewhere) == made
    assert deck(sample(), MOMENT.replace(tzinfo=None)) == made
    assert deck(sample(), MOMENT + timedelta(seconds=1)) != made


@pytest.mark.parametrize(("zone", "seed"), [("Pacific/Auckland", "1"), ("America/Denver", "77")])
def test_the_same_bytes_on_any_machine(made: bytes, zone: str, seed: str) -> None:
    root = str(Path(__file__).parents[2])
    said = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": root}
    run = [sys.executable, __file__]
    found = subprocess.run(run, env=said, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == hashlib.sha256(made).hexdigest()


def test_entries_are_sorted_dated_1980_and_pictures_stored(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        entries = archive.infolist()
        workbook = archive.read("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx")
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    stored = {e.filename for e in entries if e.compress_type == zipfile.ZIP_STORED}
    assert stored == {"ppt/media/image1.jpg"}  # two uses, one picture
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        assert b"2026-03-04T05:06:07Z" in book.read("docProps/core.xml")
        assert b"Ketamine" in book.read("xl/sharedStrings.xml")


def test_nothing_of_the_stock_template_is_left(parts: dict[str, bytes]) -> None:
    for name in parts:
        assert "printerSettings" not in name and "thumbnail" not in name
    everything = b"".join(parts.values())
    for stock in (b"Steve Canny", b"python-pptx", b"Office Theme", b"Two Content", b"screen4x3"):
        assert stock not in everything
    size = find(tree(parts, "presentation"), "//p:sldSz")[0]
    assert dict(size.attrib) == {"cx": "12192000", "cy": "6858000"}


def test_core_properties(show: object) -> None:
    core = show.core_properties
    assert (core.title, core.author, core.subject) == (
        "Ketamine & you",
        "Riverside Clinic",
        "A talk for patients",
    )
    assert (core.last_modified_by, core.revision, core.language) == ("Riverside Clinic", 1, "en-US")
    assert core.created == core.modified == MOMENT.replace(tzinfo=None)


# ---- theme, master, layouts ---------------------------------------------------------------------


def test_theme_has_the_inks_and_fonts(parts: dict[str, bytes]) -> None:
    for name in ("theme/theme1", "theme/theme2"):
        theme = tree(parts, name)
        colours = {
            etree.QName(slot).localname: slot[0].get("val")
            for slot in find(theme, "//a:clrScheme")[0]
        }
        assert len(colours) == 12
        assert colours["accent2"] == "5A3D2B"  # the deck's own hex
        assert colours["accent4"] == "E3A72F"  # not the derived ink's
        assert find(theme, "//a:majorFont/a:latin/@typeface") == ["Georgia"]
        assert find(theme, "//a:minorFont/a:latin/@typeface") == ["Calibri"]


def test_colours_and_fonts_are_the_themes_everywhere(parts: dict[str, bytes]) -> None:
    looked = 0
    for name, blob in parts.items():
        if not name.startswith("ppt/") or not name.endswith(".xml") or "/theme/" in name:
            continue
        part = etree.fromstring(blob)
        assert find(part, "//a:srgbClr | //a:sysClr") == []
        faces = find(part, "//a:latin/@typeface")
        assert set(faces) <= {"+mj-lt", "+mn-lt"}
        looked += len(faces)
    assert looked > 20


@pytest.mark.parametrize(
    ("paint", "name", "changes"),
    [
        (Paint("paper"), "bg1", []),
        (Paint("deep"), "tx2", []),
        (Paint("glow"), "accent4", ["60000", "40000"]),
        (Paint("soil", 75), "accent2", ["75000", "25000"]),
        (Paint("glow", 50), "accent4", ["30000", "70000"]),
    ],
)
def test_a_paint_is_a_slot_with_luminance(paint: Paint, name: str, changes: list[str]) -> None:
    element = etree.fromstring(f'<x xmlns:a="{NS["a"]}">{scheme_colour(paint, INKS)}</x>')[0]
    assert element.get("val") == name
    assert [child.get("val") for child in element] == changes


def test_layouts_and_their_placeholders(show: object) -> None:
    assert [layout.name for layout in show.slide_layouts] == ["Cover", "People"]
    people = show.slide_layouts[1]
    kinds = {spot.name: spot.placeholder_format.type.name for spot in people.placeholders}
    assert kinds == {
        "title": "TITLE",
        "body": "BODY",
        "portrait": "PICTURE",
        "number": "SLIDE_NUMBER",
    }
    spots = {spot.name: spot for spot in people.placeholders}
    assert frame(spots["portrait"]) == in_emu(PHOTO_BOX)
    level = find(spots["title"]._element, ".//a:lvl1pPr")[0]
    assert find(level, "a:lnSpc/a:spcPts/@val") == ["4000"]
    assert find(level, "a:defRPr/@sz | a:defRPr/@b") == ["3600", "1"]
    assert find(level, "a:defRPr//a:schemeClr/@val") == ["tx2"]
    assert find(level, "a:buNone")
    body = find(spots["body"]._element, ".//a:bodyPr")[0]
    assert (body.get("lIns"), body.get("bIns"), body.get("wrap")) == ("0", "0", "square")
    assert find(spots["number"]._element, ".//a:fld/@type") == ["slidenum"]
    assert find(people._element, "p:cSld/p:bg//a:schemeClr/@val") == ["bg2"]


def test_master_has_title_body_and_number(show: object) -> None:
    kinds = [spot.placeholder_format.type.name for spot in show.slide_master.placeholders]
    assert kinds == ["TITLE", "BODY", "SLIDE_NUMBER"]
    assert len(find(show.slide_master._element, "p:txStyles/p:bodyStyle/*")) == 9


# ---- slides -------------------------------------------------------------------------------------


def test_titles_come_first_and_are_unique(show: object) -> None:
    titles = [slide.shapes.title.text for slide in show.slides]
    assert titles == ["A garden", "Who <we> are", "Some found no difference", "Against ECT"]
    for slide in show.slides:
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id


def test_no_placeholder_is_left_empty(show: object) -> None:
    filled = [[spot.name for spot in slide.placeholders] for slide in show.slides]
    assert filled[0] == ["title", "body"]
    assert sorted(filled[1]) == ["body", "number", "portrait", "title"]
    assert filled[2] == filled[3] == ["title", "number"]


def test_slide_numbers_are_fields_that_say_the_number(show: object) -> None:
    said = []
    for slide in show.slides:
        said.append(find(slide._element, "//a:fld[@type='slidenum']/a:t/text()"))
    assert said == [[], ["2"], ["3"], ["4"]]


def test_a_number_composed_as_a_text_box_is_still_a_field() -> None:
    scene = sample()
    written = text(NUMBER_BOX.moved(0, -4), paragraph(Run("7", NUMBER)), slot="number")
    page = replace(scene.pages[2], items=(title("One"), written))
    slide = Presentation(io.BytesIO(deck(replace(scene, pages=(page,)), MOMENT))).slides[0]
    assert [spot.name for spot in slide.placeholders] == ["title", "number"]
    assert frame(slide.shapes[1]) == in_emu(NUMBER_BOX.moved(0, -4))
    assert find(slide._element, "//a:fld[@type='slidenum']/a:t/text()") == ["1"]


def test_a_box_is_written_only_where_it_leaves_the_layout(show: object) -> None:
    cover, people = show.slides[0], show.slides[1]
    assert find(people.shapes.title._element, "p:spPr/a:xfrm") == []  # 0.3 pt away
    assert frame(people.shapes.title) == in_emu(TITLE_BOX)
    assert frame(cover.placeholders[11]) == in_emu(BODY_BOX.moved(0, 30))


def test_placeholder_runs_carry_only_what_differs(show: object) -> None:
    body = next(s for s in show.slides[1].placeholders if s.name == "body")._element
    first, second = find(body, ".//a:p")
    runs = [
        (dict(r.attrib), [etree.QName(c).localname for c in r]) for r in find(first, ".//a:rPr")
    ]
    lang = {"lang": "en-US"}
    assert runs[0] == (lang, [])
    assert runs[1] == ({**lang, "b": "1"}, [])
    assert runs[2] == ({**lang, "sz": "2400", "i": "1"}, ["solidFill"])
    assert runs[3][0] == {**lang, "sz": "2700", "baseline": "29630"}
    assert find(first, "a:pPr/a:spcBef/a:spcPts/@val") == ["800"]
    assert find(first, "a:pPr/a:lnSpc") == []
    assert find(second, "a:pPr/@algn") == ["ctr"]
    assert find(second, "a:pPr/a:lnSpc/a:spcPts/@val") == ["3000"]
    assert "".join(find(first, ".//a:t/text()")) == "Ketamine & care <soon>2"


def test_links_lead_from_their_run(show: object) -> None:
    runs = [
        run
        for shape in show.slides[1].placeholders
        if shape.has_text_frame
        for p in shape.text_frame.paragraphs
        for run in p.runs
    ]
    assert [r.hyperlink.address for r in runs if r.hyperlink.address] == ["tel:988"]


def test_live_words_take_the_ink_that_viewers_show_them_in(real: Project, talk: Scene) -> None:
    """Elsewhere they would turn dark on a dark ground, and the crisis address could not be read."""
    with zipfile.ZipFile(io.BytesIO(deck(talk, MOMENT))) as file:
        slides = {
            page.name: etree.fromstring(file.read(f"ppt/slides/slide{n}.xml"))
            for n, page in enumerate(talk.pages, 1)
        }
    live = {
        name: slide.xpath("//a:rPr[a:hlinkClick]", namespaces=NS) for name, slide in slides.items()
    }
    colours = {
        one.xpath("string(a:solidFill/a:schemeClr/@val)", namespaces=NS)
        for found in live.values() for one in found
    }  # fmt: skip
    linked = [source for source in real.story.sources.values() if source.link]
    assert colours == {"hlink"}
    assert {name: len(found) for name, found in live.items() if found} == {"sources": len(linked)}


def test_a_plain_text_box_says_everything(show: object) -> None:
    box = next(s for s in show.slides[1].shapes if s.has_text_frame and s.text == "Free words")
    assert frame(box) == in_emu(Box(54, 440, 400, 40))
    text_frame = box.text_frame
    assert (text_frame.margin_left, text_frame.margin_top, text_frame.word_wrap) == (0, 0, True)
    assert text_frame.paragraphs[0].line_spacing == Pt(34)
    run = text_frame.paragraphs[0].runs[0]
    assert (run.font.size, run.font.bold, run.font.name) == (Pt(28), True, "+mn-lt")


def test_every_run_has_its_language() -> None:
    for language, code in (("en", "en-US"), ("es", "es-US")):
        blob = deck(sample(language), MOMENT)
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            names = [n for n in archive.namelist() if n.startswith("ppt/") and n.endswith(".xml")]
            roots = [etree.fromstring(archive.read(name)) for name in names]
        found = [e for root in roots for e in find(root, "//a:rPr | //a:endParaRPr")]
        assert len(found) > 30
        assert {element.get("lang") for element in found} == {code}
        assert all(find(r.getparent(), "a:rPr") for root in roots for r in find(root, "//a:r/a:t"))
    assert "Haga clic para agregar texto" in blob_text(blob)


def test_words_in_another_language_say_so() -> None:
    spoken = paragraph(
        "Say ", Run("hola", BODY, language="es"), " and ", Run("salut", BODY, language="fr-CA")
    )
    one = sample()
    first = one.pages[0]
    words = text(BODY_BOX, spoken)
    blob = deck(
        replace(one, pages=(replace(first, items=(*first.items, words)), *one.pages[1:])), MOMENT
    )
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        slide = etree.fromstring(archive.read("ppt/slides/slide1.xml"))
    found = {"".join(r.itertext()): find(r, "a:rPr/@lang")[0] for r in find(slide, "//a:r")}
    assert (found["Say "], found["hola"], found["salut"]) == ("en-US", "es-US", "fr-CA")


def blob_text(blob: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        return archive.read("ppt/slideLayouts/slideLayout1.xml").decode()


def test_ids_are_unique_on_each_part(parts: dict[str, bytes]) -> None:
    looked = 0
    for name, blob in parts.items():
        if name.endswith(".xml") and b"p:cNvPr" in blob:
            ids = find(etree.fromstring(blob), "//p:cNvPr/@id")
            assert len(ids) == len(set(ids))
            looked += 1
    assert looked >= 10


def test_slides_fade_or_push(parts: dict[str, bytes]) -> None:
    for n in (1, 3, 4):
        slide = tree(parts, f"slides/slide{n}")
        assert len(find(slide, "p:transition/p:fade")) == 1
    assert find(tree(parts, "slides/slide2"), "p:transition/p:push/@dir") == ["u"]


# ---- pictures -----------------------------------------------------------------------------------


def test_alt_text_and_decoration(show: object) -> None:
    def who(slide: object, name: str) -> etree._Element:
        return find(slide._element, f"//p:cNvPr[@name='{name}']")[0]

    cover, people = show.slides[0], show.slides[1]
    garden = who(cover, "garden")
    assert garden.get("descr") is None
    assert find(garden, ".//adec:decorative/@val") == ["1"]
    assert who(people, "garden").get("descr") == "A small garden"
    assert who(people, "Ring").get("descr") == "A ring above a line"
    assert who(people, "portrait").get("descr") == "Elena in the garden"
    assert who(people, "elena").get("descr") == "Elena again"
    for group in find(people._element, "//p:grpSp"):  # only the group itself speaks
        inside = find(group, "*//p:cNvPr")[1:]
        assert inside and not any(w.get("descr") or len(w) for w in inside)


def test_a_drawing_is_one_group_of_freeforms(show: object) -> None:
    def group(number: int) -> object:
        return next(s for s in show.slides[number].shapes if s.name == "garden")

    whole, stepped = group(0), group(1)
    assert frame(whole) == in_emu(Box(500, 60, 400, 400))
    assert (len(whole.shapes), len(stepped.shapes)) == (3, 2)  # step 2 is not shown yet
    soil, leaves, petal = whole.shapes
    assert frame(soil) == in_emu(Box(500, 380, 400, 80))
    assert frame(petal) == in_emu(Box(720, 100, 160, 160))
    paths = find(leaves._element, ".//a:pathLst/a:path")
    assert len(paths) == 2  # overlapping subpaths each by themselves, no holes
    assert [len(find(path, "a:cubicBezTo")) for path in paths] == [4, 4]
    assert {path.get("w") for path in paths} == {str(leaves.width)}


def test_rectangles_and_lines_are_plain(show: object) -> None:
    strip = next(s for s in show.slide_layouts[1].shapes if s.name == "Soil")
    assert find(strip._element, ".//a:prstGeom/@prst") == ["rect"]
    assert frame(strip) == in_emu(Box(0, 495, WIDTH, 45))
    ring = next(s for s in show.slides[1].shapes if s.name == "Ring")
    circle_, rule, caption = ring.shapes
    assert find(rule._element, ".//a:prstGeom/@prst") == ["line"]
    assert find(circle_._element, ".//a:custDash/a:ds/@d") == ["266667"]
    assert circle_.line.width == Pt(2.25)
    assert caption.text == "A ring"


def test_photos_fill_their_boxes(show: object) -> None:
    portrait = next(s for s in show.slides[1].placeholders if s.name == "portrait")
    assert frame(portrait) == in_emu(PHOTO_BOX)
    assert find(portrait._element, ".//a:prstGeom/@prst") == ["ellipse"]
    seen = 0.5 * 158 / 137
    above = 0.4 - seen / 3
    assert portrait.crop_top == pytest.approx(above, abs=1e-4)
    assert portrait.crop_bottom == pytest.approx(1 - seen - above, abs=1e-4)
    loose = next(s for s in show.slides[1].shapes if s.name == "elena")
    assert (loose.crop_left, loose.crop_right) == (0, 0)
    assert loose.crop_top + loose.crop_bottom == pytest.approx(0.75, abs=1e-4)


# ---- table, chart, notes, sections --------------------------------------------------------------


def test_the_table_is_native(show: object) -> None:
    shape = next(s for s in show.slides[2].shapes if s.has_table)
    grid = shape.table
    assert grid.first_row and grid.horz_banding
    assert [c.width for c in grid.columns] == [emu(500), emu(352)]
    assert [r.height for r in grid.rows] == [emu(44), emu(60), emu(60)]
    assert grid.cell(1, 1).text == "No clear difference"
    cell = grid.cell(2, 0)
    assert (cell.margin_left, cell.margin_top) == (emu(12), emu(4))
    fills = [find(grid.cell(r, 0)._tc, "a:tcPr//a:schemeClr/@val") for r in range(3)]
    assert fills == [["tx2"], ["accent4"], []]
    assert find(grid.cell(0, 0)._tc, ".//a:rPr//a:schemeClr/@val") == ["bg1"]
    assert find(shape._element, ".//a:tableStyleId")
    assert find(shape._element, ".//p:cNvPr/@descr") == ["Two studies and what they found"]


def test_the_chart_is_native(show: object) -> None:
    shape = next(s for s in show.slides[3].shapes if s.has_chart)
    assert frame(shape) == in_emu(Box(54, 150, 598, 266))
    assert find(shape._element, ".//p:cNvPr/@descr") == ["Bars: ketamine 55, ECT 41"]
    bars = shape.chart
    plot = bars.plots[0]
    assert list(plot.categories) == ["Ketamine", "ECT"]
    assert (list(plot.series[0].values), plot.gap_width) == ([55, 41], 40)
    assert (plot.vary_by_categories, bars.has_legend, bars.has_title) == (False, False, False)
    assert (bars.value_axis.maximum_scale, bars.value_axis.visible) == (60, True)
    assert not bars.value_axis.has_major_gridlines
    assert bars.category_axis.reverse_order
    assert bars.category_axis.tick_labels.font.size == Pt(28)
    assert find(bars._chartSpace, "//c:dPt//a:schemeClr/@val") == ["accent1", "accent6"]
    assert find(bars._chartSpace, "//c:dLbls//a:defRPr/@sz") == ["4800"]
    assert bars.part.chart_workbook.xlsx_part is not None


def test_a_chart_without_alt_text_says_its_numbers_and_makes_room() -> None:
    bare = chart()
    data = replace(bare.native, values=(88, 60))
    items = (title("Against ECT"), replace(bare, role=Role("Figure"), native=data))
    scene = sample()
    scene = replace(scene, pages=(replace(scene.pages[3], items=items),))
    shape = Presentation(io.BytesIO(deck(scene, MOMENT))).slides[0].shapes[1]
    said = "People who improved, out of 100: Ketamine 88, ECT 60"
    assert find(shape._element, ".//p:cNvPr/@descr") == [said]
    assert shape.chart.value_axis.maximum_scale == 90


def test_a_chart_names_itself_and_its_axes() -> None:
    bare = chart()
    small = TextStyle(SANS, 20, Paint("deep"))
    data = replace(bare.native, axes=("Treatment", "People"), heading=small, naming=small)
    scene = sample()
    items = (title("Against ECT"), replace(bare, native=data))
    scene = replace(scene, pages=(replace(scene.pages[3], items=items),))
    bars = Presentation(io.BytesIO(deck(scene, MOMENT))).slides[0].shapes[1].chart
    assert bars.chart_title.text_frame.text == "People who improved, out of 100"
    assert bars.category_axis.axis_title.text_frame.text == "Treatment"
    assert bars.value_axis.axis_title.text_frame.text == "People"
    assert len(find(bars._chartSpace, "//c:rich//a:rPr[@lang][@sz='2000']")) == 3


def test_a_filled_place_is_filled_on_layout_and_slide() -> None:
    scene = sample()
    frames = [
        replace(
            f,
            placeholders=tuple(
                replace(p, fill=Paint("deep")) if p.name == "body" else p for p in f.placeholders
            ),
        )
        for f in scene.layouts
    ]
    show = Presentation(io.BytesIO(deck(replace(scene, layouts=tuple(frames)), MOMENT)))
    for shapes in (show.slides[0].placeholders, show.slides[0].slide_layout.placeholders):
        [body] = [shape for shape in shapes if shape.name == "body"]
        assert find(body._element, "p:spPr/a:solidFill/a:schemeClr/@val") == ["tx2"]


def test_notes_and_their_master(show: object, parts: dict[str, bytes]) -> None:
    assert [slide.has_notes_slide for slide in show.slides] == [True, True, False, False]
    assert show.slides[0].notes_slide.notes_text_frame.text == "Say\nGood evening.\nFor you"
    order = [etree.QName(child).localname for child in tree(parts, "presentation")]
    assert order[:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]
    assert show.notes_master.part.part_related_by(f"{NS['r']}/theme").partname.endswith("2.xml")


def test_sections_hold_their_slides(parts: dict[str, bytes]) -> None:
    presentation = tree(parts, "presentation")
    ids = find(presentation, "//p:sldId/@id")
    sections = find(presentation, "//p14:section")
    held = {s.get("name"): find(s, ".//p14:sldId/@id") for s in sections}
    assert held == {"Open": ids[:2], "Facts": ids[2:]}
    assert len({s.get("id") for s in sections}) == 2


def test_a_slot_the_layout_lacks_is_refused() -> None:
    scene = sample()
    stray = replace(scene.pages[0], items=(text(BODY_BOX, paragraph("x"), slot="caption"),))
    with pytest.raises(ValueError, match="Cover has no place named caption"):
        deck(replace(scene, pages=(stray,)), MOMENT)


if __name__ == "__main__":
    print(hashlib.sha256(deck(sample(), MOMENT)).hexdigest())
