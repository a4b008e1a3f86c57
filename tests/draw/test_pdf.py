"""A small scene with every kind of item in; what the reopened PDF says out, for each medium.

Run as a program it prints the digest of the three files: the same in any time zone and hash seed.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from brochure.draw.pdf import pdf
from brochure.load.photo import develop
from brochure.model.art import circle, line, rectangle
from brochure.model.scene import Art, Box, Paint, Photo, Role, Shape, Stroke
from tests.builders import (
    BODY,
    BOLD,
    FOLDER,
    HEAD,
    HOME,
    MOMENT,
    coloured_picture,
    drawing,
    everything,
    page,
    paragraph,
    scene,
    set_text,
)

MEDIA = ("press", "office", "screen")


def drawn(one: Any) -> bytes:
    return pdf(one, FOLDER, MOMENT)


@pytest.fixture(scope="module", params=MEDIA)
def file(request: pytest.FixtureRequest) -> Iterator[tuple[str, bytes, pikepdf.Pdf]]:
    data = drawn(everything(request.param))
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield request.param, data, opened


def operators(data: bytes, number: int = 0) -> list[tuple[str, list[str]]]:
    """The operators of a page, and behind its `Do` those of each form it shows."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        page = opened.pages[number]
        forms: Any = page.resources.get("/XObject", {})
        found = []
        for op in pikepdf.parse_content_stream(page):
            found.append((str(op.operator), [str(one) for one in op.operands]))
            if str(op.operator) == "Do" and forms[op.operands[0]].Subtype == "/Form":
                shown = pikepdf.parse_content_stream(forms[op.operands[0]])
                found += [
                    (str(one.operator), [str(part) for part in one.operands]) for one in shown
                ]
        return found


def contents_of(one: Any) -> list[Any]:
    """The streams of a page."""
    held = one.Contents
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def images_of(one: Any) -> list[Any]:
    """The pictures of a page, beside its drawings."""
    held: Any = one.resources.XObject
    return [each for each in held.values() if each.Subtype == "/Image"]


def text_of(data: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(p.get_textpage().get_text_bounded().split()) for p in opened]
    finally:
        opened.close()


def picture_of(data: bytes, number: int = 0, scale: float = 1.0) -> Any:
    opened = pypdfium2.PdfDocument(data)
    try:
        return opened[number].render(scale=scale).to_pil().convert("RGB")
    finally:
        opened.close()


def test_the_text_can_be_read_out_exactly(file: tuple[str, bytes, pikepdf.Pdf]) -> None:
    medium, data, _ = file
    first, second = text_of(data)
    for words in ("A heading", "“Tea” costs more – don’t ask", "Inside"):
        assert words in first, medium
    assert second == "Second page"


@pytest.mark.parametrize(
    "words",
    [
        "“Quotes” — ‘inner’ – don’t…",
        "Años, niñez, ¿qué?, Übung, façade",
        "office fluff AVATAR Wörter",
        "1,234.56 + 24/7 & 50 %",
    ],
)
def test_every_character_comes_back(words: str) -> None:
    for style in (BODY, BOLD, HEAD):
        one = scene(
            "press", page("one", set_text(10, 10, 280, paragraph(words, style=style, leading=26)))
        )
        assert text_of(drawn(one)) == [words]


def test_many_different_characters_of_one_face() -> None:
    words = "".join(chr(c) for c in range(0x21, 0x17F) if chr(c).isalpha())
    one = scene("press", page("one", *(
        set_text(10, 10 + 14 * i, 280, paragraph(words[at : at + 30]))
        for i, at in enumerate(range(0, len(words), 30)))))  # fmt: skip
    assert len(words) > 200
    assert "".join(text_of(drawn(one))[0].split()) == words


def test_glyphs_stand_where_the_scene_put_them() -> None:
    box = set_text(30, 40, 250, paragraph("AVATAR Wave Type"))
    opened = pypdfium2.PdfDocument(drawn(scene("press", page("one", box))))
    try:
        textpage = opened[0].get_textpage()
        line = box.lines[0]
        run = line.runs[0]
        for i, character in enumerate(run.text):
            if character == " ":
                continue
            wanted = run.x + sum(run.advances[:i])
            left, _, right, top = textpage.get_charbox(i, loose=True)
            assert left == pytest.approx(wanted, abs=0.06), character
            assert right > left and top > 200 - line.baseline
            _, bottom, _, _ = textpage.get_charbox(i)
            assert bottom == pytest.approx(200 - line.baseline, abs=3)
    finally:
        opened.close()


def fonts_of(opened: pikepdf.Pdf) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in opened.pages:
        fonts: Any = one.resources.get("/Font", {})
        for font in fonts.values():
            found[str(font.BaseFont)] = font
    return found


def test_fonts_are_embedded_subsets(file: tuple[str, bytes, pikepdf.Pdf]) -> None:
    _, data, opened = file
    fonts = fonts_of(opened)
    assert len(fonts) >= 3
    for name, font in fonts.items():
        assert str(font.Subtype) == "/TrueType"
        assert name[7] == "+" and name[1:7].isalpha() and name[1:7].isupper(), name
        assert "/FontFile2" in font.FontDescriptor and "/ToUnicode" in font
        assert len(font.FontDescriptor.FontFile2.read_bytes()) < 60_000
    assert b"Helvetica" not in data
    bases = {
        str(o.BaseFont)
        for o in opened.objects
        if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o
    }
    assert bases == set(fonts)


def test_every_code_stands_for_a_character_in_blocks_of_a_hundred() -> None:
    letters = "".join(
        chr(code) for code in [*range(33, 127), *range(0xC0, 0x180)] if chr(code).isprintable()
    )
    words = [
        set_text(10, 10 + 14 * i, 280, paragraph(letters[i * 40 : i * 40 + 40])) for i in range(8)
    ]
    data = drawn(scene("screen", page("one", *words)))
    with pikepdf.open(io.BytesIO(data)) as opened:
        maps = [font.ToUnicode.read_bytes().decode() for font in fonts_of(opened).values()]
    blocks = [
        block
        for one in maps
        for block in re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", one, re.S)
    ]
    assert len(blocks) > len(maps)  # one is too long for a block
    for count, lines in blocks:
        assert int(count) == len(lines.splitlines()) <= 100
        assert "<0000>" not in lines
    assert "".join("".join(text_of(data)).split()) == letters


COLOUR = {"k", "K", "g", "G", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN"}


def test_press_has_inks_and_registration_only() -> None:
    data = drawn(everything("press"))
    for number in (0, 1):
        found = [(op, args) for op, args in operators(data, number) if op in COLOUR]
        assert {op for op, _ in found} == {"k", "CS", "SCN"}
        assert {tuple(args) for op, args in found if op == "CS"} == {("/All",)}
        assert {tuple(args) for op, args in found if op == "SCN"} == {("1",)}
    with pikepdf.open(io.BytesIO(data)) as opened:
        spaces: Any = opened.pages[0].resources.ColorSpace
        assert [str(part) for part in list(spaces["/All"])[:2]] == ["/Separation", "/All"]
        assert [str(i.ColorSpace) for i in images_of(opened.pages[0])] == ["/DeviceCMYK"]


@pytest.mark.parametrize("medium", ["office", "screen"])
def test_office_and_screen_have_no_inks(medium: str) -> None:
    data = drawn(everything(medium))
    assert {op for op, _ in operators(data) if op in COLOUR} == {"rg", "g"}
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert [str(i.ColorSpace) for i in images_of(opened.pages[0])] == ["/DeviceRGB"]


@pytest.mark.parametrize(
    ("medium", "black"),
    [("press", ("k", ["0", "0", "0", "1"])), ("office", ("g", ["0"])), ("screen", ("g", ["0"]))],
)
def test_black_text_is_black_alone(medium: str, black: tuple[str, list[str]]) -> None:
    data = drawn(scene(medium, page("one", set_text(10, 10, 200, paragraph("Black words")))))
    colours = [(op, args) for op, args in operators(data) if op in COLOUR]
    assert colours == [black]
    if medium == "press":
        with pikepdf.open(io.BytesIO(data)) as opened:
            written = [one.read_bytes() for one in contents_of(opened.pages[0])]
            assert any(b"0 0 0 1 k" in one for one in written)


@pytest.mark.parametrize(
    ("paint", "wanted"),
    [
        (Paint("ink"), ["0", "0", "0", "1"]),
        (Paint("ink", 50), ["0", "0", "0.05", "0.5"]),  # half of paper's 8 % is 4 %: raised to 5
        (Paint("deep"), ["0.8", "0.45", "0.8", "0.5"]),
        (Paint("white"), ["0", "0", "0", "0"]),
        (Paint("leaf", 5), ["0.05", "0", "0.12", "0"]),
    ],
)
def test_tints_are_mixed_with_the_paper_and_never_under_five_percent(
    paint: Paint, wanted: list[str]
) -> None:
    shape = Shape((rectangle(10, 10, 50, 50),), paint)
    words = set_text(100, 100, 100, paragraph("x"))
    data = drawn(scene("press", page("one", shape, words)))
    first = next(args for op, args in operators(data) if op == "k")
    assert [float(part) for part in first] == pytest.approx(
        [float(part) for part in wanted], abs=0.006
    )


def test_boxes_of_the_press_pages(file: tuple[str, bytes, pikepdf.Pdf]) -> None:
    medium, _, opened = file
    for one in opened.pages:
        assert [float(v) for v in one.MediaBox] == [0, 0, 380, 280]
        assert ("/TrimBox" in one.obj, "/BleedBox" in one.obj) == ((medium == "press"),) * 2
        if medium == "press":
            assert [float(v) for v in one.obj.TrimBox] == pytest.approx(
                [40, 40, 340, 240], abs=0.01
            )
            assert [float(v) for v in one.obj.BleedBox] == pytest.approx(
                [31, 31, 349, 249], abs=0.01
            )
        assert "/CropBox" not in one.obj or [float(v) for v in one.obj.CropBox] == [0, 0, 380, 280]


def test_the_catalog_says_how_to_show_and_print(file: tuple[str, bytes, pikepdf.Pdf]) -> None:
    medium, data, opened = file
    assert str(opened.Root.Lang) == "en-US"
    wishes: Any = opened.Root.ViewerPreferences
    assert str(wishes.DisplayDocTitle) in ("/true", "True", "true")
    office = (str(wishes.get("/PrintScaling", "")), str(wishes.get("/Duplex", "")))
    assert office == (("/None", "/DuplexFlipShortEdge") if medium == "office" else ("", ""))
    info = opened.docinfo
    assert str(info.Title) == "A “small” piece"
    assert (str(info.Author), str(info.Subject)) == ("Small Clinic", "What it says")
    assert str(info.Creator) == str(info.Producer) == "Brochure"
    for key in ("/CreationDate", "/ModDate"):
        assert str(info[key]).startswith("D:20260304050607")
    assert opened.pdf_version == "1.6"
    assert (
        not opened.is_encrypted
        and "/OpenAction" not in opened.Root
        and "/AcroForm" not in opened.Root
    )
    assert b"anonymous" not in data and b"untitled" not in data


def test_a_sheet_flipped_on_the_long_edge_has_its_back_turned() -> None:
    one = everything("office")
    pages = (one.pages[0], replace(one.pages[1], turned=True))
    with pikepdf.open(io.BytesIO(drawn(replace(one, flip="long", pages=pages)))) as opened:
        wishes: Any = opened.Root.ViewerPreferences
        assert str(wishes.Duplex) == "/DuplexFlipLongEdge"
        assert [int(page.obj.get("/Rotate", 0)) for page in opened.pages] == [0, 180]
    upright = inked_area(picture_of(drawn(one), 1))
    turned = inked_area(picture_of(drawn(replace(one, flip="long", pages=pages)), 1))
    around = (380 - turned[2], 280 - turned[3], 380 - turned[0], 280 - turned[1])
    assert around == pytest.approx(upright, abs=1) and turned != pytest.approx(upright, abs=9)


def inked_area(picture: Any) -> tuple[int, int, int, int]:
    found = picture.convert("L").point(lambda value: 255 * (value < 100)).getbbox()
    assert found is not None
    return tuple(found)  # type: ignore[return-value]


def test_links_and_bookmarks() -> None:
    data = drawn(everything("screen"))
    with pikepdf.open(io.BytesIO(data)) as opened:
        out, within = list(opened.pages[0].obj.Annots)
        assert (str(out.A.S), str(out.A.URI)) == ("/URI", "https://example.org")
        assert [float(v) for v in out.Rect] == pytest.approx([79, 57.1, 136, 70.3], abs=0.1)
        assert within.Dest[0].objgen == opened.pages[0].obj.objgen
        assert [float(v) for v in (within.Dest[2], within.Dest[3])] == [220, 130]
        said = [(str(note.Contents), int(note.F)) for note in (out, within)]
        assert said == [("Open example.org", 4), ("Source 1: Tea", 4)]
        with opened.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["A heading"]
    for medium in ("press", "office"):
        with pikepdf.open(io.BytesIO(drawn(everything(medium)))) as opened:
            assert not [one for one in opened.pages if "/Annots" in one.obj]


def test_marks_are_drawn_with_their_dash_and_width() -> None:
    stroke = Stroke(Paint("registration"), 0.25, (3.0, 2.0))
    tick = Shape((line(100, 5, 100, 20),), None, stroke)
    data = drawn(scene("press", page("one", tick, set_text(10, 60, 100, paragraph("x")))))
    found = operators(data)
    assert ("w", ["0.25"]) in found and ("S", []) in found
    assert any(op == "d" and "3" in args[0] for op, args in found)
    assert ("m", ["100", "195"]) in [
        (op, [f"{float(a):g}" for a in args]) for op, args in found if op == "m"
    ]


def reddish(pixel: tuple[int, int, int]) -> bool:
    red, green, blue = pixel
    return red > 150 and green < 110 and blue < 110


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("colour", ["red", "white"])
def test_a_photo_keeps_its_colour(medium: str, colour: str) -> None:
    rgb = {"red": (255, 0, 0), "white": (255, 255, 255)}[colour]
    photo = Photo(coloured_picture(rgb), Box(100, 50, 80, 80), Role("Figure", "One colour"))
    ground = Shape((rectangle(0, 0, 300, 200),), Paint("leaf"))
    data = drawn(scene(medium, page("one", ground, photo, set_text(10, 170, 100, paragraph("x")))))
    shown = picture_of(data)
    inside = shown.getpixel((140, 90))
    assert reddish(inside) if colour == "red" else min(inside) > 240, inside
    assert shown.getpixel((98, 90)) == shown.getpixel((182, 90)) == shown.getpixel((140, 133))
    assert not reddish(shown.getpixel((98, 90))) and min(shown.getpixel((98, 90))) < 200


@pytest.mark.parametrize("medium", MEDIA)
def test_a_photo_read_from_a_file_keeps_its_colours(medium: str) -> None:
    image = Image.new("RGB", (90, 90), (255, 255, 255))
    image.paste((255, 0, 0), (0, 0, 45, 90))
    target = io.BytesIO()
    image.save(target, "PNG")
    picture = develop(target.getvalue(), "half", HOME / "assets/icc/FOGRA39L_coated.icc")
    photo = Photo(picture, Box(100, 50, 80, 80), Role("Figure", "Half red"))
    words = set_text(10, 170, 100, paragraph("x"))
    shown = picture_of(drawn(scene(medium, page("one", photo, words))))
    assert reddish(shown.getpixel((115, 90))), shown.getpixel((115, 90))
    assert min(shown.getpixel((165, 90))) > 240


def test_a_round_photo_is_cut_to_a_circle() -> None:
    photo = Photo(coloured_picture(), Box(100, 50, 80, 80), Role("Figure", "Red"), round=True)
    shown = picture_of(
        drawn(scene("screen", page("one", photo, set_text(10, 170, 100, paragraph("x")))))
    )
    assert reddish(shown.getpixel((140, 90))) and reddish(shown.getpixel((104, 90)))
    for corner in ((104, 54), (176, 54), (104, 126), (176, 126)):
        assert shown.getpixel(corner) == (255, 255, 255)


def test_a_tall_photo_is_cropped_around_its_eyes() -> None:
    image = Image.new("RGB", (60, 180), (255, 255, 255))
    image.paste((255, 0, 0), (0, 0, 60, 60))
    target = io.BytesIO()
    image.save(target, "JPEG", quality=95, subsampling=0)
    picture = replace(
        coloured_picture(), width=60, height=180, rgb_jpeg=target.getvalue(), focus=1 / 6
    )
    photo = Photo(picture, Box(100, 50, 60, 60), Role("Figure", "Tall"))
    words = set_text(10, 170, 100, paragraph("x"))
    shown = picture_of(drawn(scene("screen", page("one", photo, words))))
    assert reddish(shown.getpixel((130, 55))) and reddish(shown.getpixel((130, 90)))
    low = replace(photo, picture=replace(picture, focus=0.9))
    shown = picture_of(drawn(scene("screen", page("one", low, words))))
    assert not reddish(shown.getpixel((130, 55))) and not reddish(shown.getpixel((130, 100)))


def test_shapes_in_one_ink_never_cut_one_another() -> None:
    overlapping = Shape((circle(80, 80, 40), circle(110, 80, 40)), Paint("leaf"))
    shown = picture_of(
        drawn(scene("screen", page("one", overlapping, set_text(10, 170, 90, paragraph("x")))))
    )
    assert shown.getpixel((95, 80)) == shown.getpixel((60, 80)) == (0x3A, 0x6F, 0x45)


def test_a_drawing_is_clipped_and_shows_only_its_steps() -> None:
    words = set_text(10, 170, 90, paragraph("x"))
    whole = Art(drawing(), Box(50, 20, 100, 100))
    leaf, soil, air = (100, 60), (100, 110), (60, 30)

    def pixels(art: Art) -> list[bool]:
        shown = picture_of(drawn(scene("screen", page("one", art, words))))
        return [shown.getpixel(at) != (255, 255, 255) for at in (leaf, soil, air)]

    assert pixels(whole) == [True, True, False]
    assert pixels(replace(whole, steps=1)) == [False, True, False]
    assert pixels(replace(whole, clip=Box(50, 20, 100, 60))) == [True, False, False]


def test_the_same_bytes_twice_whatever_the_zone_of_the_moment() -> None:
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=9)))
    for medium in MEDIA:
        one = everything(medium)
        assert drawn(one) == drawn(everything(medium)) == pdf(one, FOLDER, elsewhere)
        assert drawn(one) != pdf(one, FOLDER, MOMENT + timedelta(seconds=1))


def digests() -> str:
    return " ".join(hashlib.sha256(drawn(everything(medium))).hexdigest() for medium in MEDIA)


def test_the_same_bytes_under_another_time_zone_and_hash_seed() -> None:
    told = set()
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Los_Angeles", "4711")):
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": os.getcwd()}
        run = subprocess.run(
            [sys.executable, __file__], env=env, capture_output=True, text=True, check=True
        )
        told.add(run.stdout.strip())
    assert len(told) == 1
    assert told.pop().count(" ") == 2


if __name__ == "__main__":
    print(digests())


def forms_in(data: bytes) -> list[tuple[str, bytes]]:
    """The forms of a file: the box of each, and its operators."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [
            (" ".join(map(str, one.BBox)), one.read_bytes())  # type: ignore[arg-type]
            for one in opened.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"
        ]


def test_a_drawing_is_in_its_file_once_for_each_part_of_it_that_is_seen() -> None:
    words = set_text(10, 170, 90, paragraph("x"))
    here, there = Art(drawing(), Box(50, 20, 100, 100)), Art(drawing(), Box(9, 9, 30, 30))
    cut = replace(here, clip=Box(50, 20, 50, 100))
    pages = (page("one", here, there, words), page("two", here, cut, words))
    drawings = {medium: forms_in(drawn(scene(medium, *pages))) for medium in MEDIA}
    for medium, forms in drawings.items():
        assert len(forms) == 2, medium
        assert len(forms[1][1]) <= len(forms[0][1])
    assert drawings["office"] == drawings["screen"] != drawings["press"]


def test_a_drawing_in_other_inks_is_another() -> None:
    one = scene("press", page("one", Art(drawing(), Box(50, 20, 100, 100)),
                              set_text(10, 170, 90, paragraph("x"))))  # fmt: skip
    other = replace(one, inks={**one.inks, "leaf": one.inks["deep"]})
    assert forms_in(drawn(one)) != forms_in(drawn(other))
    assert forms_in(drawn(one)) == forms_in(drawn(one))
