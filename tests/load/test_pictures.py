"""Pictures are found where they should be, and photographs come out upright, opaque, in sRGB."""

from __future__ import annotations

import io
import os
import random
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageFile

from brochure.load import photo
from brochure.load.photo import NotAPicture, develop, most_ink
from brochure.load.pictures import Library
from brochure.model.art import Drawing, Picture
from brochure.model.written import Written
from brochure.problems import Problem, Span

PROFILE = Path(__file__).parents[2] / "assets" / "icc" / "FOGRA39L_coated.icc"
SVG = '<svg viewBox="0 0 {} 5"><path d="M 0 0 L 1 1 L 2 0 Z" fill="leaf"/></svg>'
HERE = Span("content/team.yaml", 7, 15, 3, ("people", 0, "portrait"))


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for folder in ("content/pictures/team", "assets/garden", "assets/portraits"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "assets" / "icc").symlink_to(PROFILE.parent)
    return tmp_path


def find(house: Path, name: str) -> tuple[Drawing | Picture | None, list[Problem]]:
    return Library(house / "content", house / "assets", PROFILE).find(Written(name, HERE))


def width(house: Path, name: str) -> float:
    found, problems = find(house, name)
    assert problems == []
    assert found is not None
    assert found.name == name
    return found.width


def test_the_clinic_comes_before_the_house(house: Path) -> None:
    (house / "assets/garden/a.svg").write_text(SVG.format(1))
    assert width(house, "a") == 1
    (house / "assets/portraits/a.svg").write_text(SVG.format(2))
    assert width(house, "a") == 1
    (house / "content/pictures/a.svg").write_text(SVG.format(3))
    assert width(house, "a") == 3
    assert width(house, "a.svg") == 3


@pytest.mark.parametrize("name", ["portraits/p", "portraits/p.svg", "p", "P.SVG"])
def test_ways_to_name_a_picture(house: Path, name: str) -> None:
    (house / "assets/portraits/p.svg").write_text(SVG.format(4))
    assert width(house, name) == 4


@pytest.mark.parametrize("ending", [".png", ".jpg", ".jpeg", ".JPG"])
def test_a_photograph_without_its_ending(house: Path, ending: str) -> None:
    data = saved(Image.new("RGB", (3, 2), "red"), "PNG" if ending == ".png" else "JPEG")
    (house / f"content/pictures/team/ana{ending}").write_bytes(data)
    found, problems = find(house, "team/ana")
    assert problems == []
    assert isinstance(found, Picture)
    assert (found.width, found.height) == (3, 2)


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("/etc/x.png", "place on your computer"), ("C:\\x.png", "place on your computer"),
        ("c:x.png", "place on your computer"), ("~/x.png", "place on your computer"),
        ("\\\\host\\x.png", "place on your computer"), ("../x.png", "leads out"),
        ("a/../../x.png", "leads out"), ("a\\..\\x.png", "leads out"), ("a\\x.png", "separated by"),
        ("https://x.org/a.png", "address on the web"),
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere(house: Path, name: str, phrase: str) -> None:
    found, (problem,) = find(house, name)
    assert found is None
    assert (problem.code, problem.span) == ("picture/path", HERE)
    assert phrase in problem.message


def test_dots_inside_a_name_are_fine(house: Path) -> None:
    (house / "content/pictures/a..b.svg").write_text(SVG.format(6))
    assert width(house, "a..b") == 6


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_links_stay_inside(house: Path) -> None:
    (house / "secret.svg").write_text(SVG.format(1))
    (house / "content/pictures/out.svg").symlink_to(house / "secret.svg")
    found, (problem,) = find(house, "out")
    assert (found, problem.code, problem.span) == (None, "picture/path", HERE)
    (house / "content/pictures/team/in.svg").write_text(SVG.format(2))
    (house / "content/pictures/near.svg").symlink_to(house / "content/pictures/team/in.svg")
    assert width(house, "near") == 2


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("portrate-ana", "portrait-ana.png"), ("pictures/portrait-ana.png", "portrait-ana.png"),
     ("portrait-ana.jpg", "portrait-ana.png")],
)  # fmt: skip
def test_a_missing_picture(house: Path, wrong: str, right: str) -> None:
    (house / "content/pictures" / right).write_bytes(b"x")
    found, (problem,) = find(house, wrong)
    assert (found, problem.code, problem.span) == (None, "picture/missing", HERE)
    assert f"“{wrong}”" in problem.message
    assert f"Did you mean “{right}”?" in problem.hint


def test_a_missing_picture_with_nothing_near(house: Path) -> None:
    _, (problem,) = find(house, "zzz")
    assert problem.code == "picture/missing"
    assert "Did you mean" not in problem.hint


JPEG = saved(Image.effect_noise((64, 64), 50), "JPEG")


@pytest.mark.parametrize(
    ("data", "phrase"),
    [
        (b"", "not a JPEG"), (b"GIF89a" + b"0" * 50, "not a JPEG"), (b"%PDF-1.4", "not a JPEG"),
        (saved(Image.new("RGB", (3, 3)), "GIF"), "not a JPEG"), (JPEG[: len(JPEG) // 2], "damaged"),
        (saved(Image.effect_noise((64, 64), 50))[:-900], "damaged"),
    ],
)  # fmt: skip
def test_what_is_no_picture(house: Path, data: bytes, phrase: str) -> None:
    (house / "content/pictures/x.jpg").write_bytes(data)
    found, (problem,) = find(house, "x")
    assert (found, problem.code, problem.span) == (None, "picture/unreadable", HERE)
    assert phrase in problem.message
    assert "pictures/x.jpg" in problem.message


def test_the_content_tells_what_a_file_is_not_its_ending(house: Path) -> None:
    (house / "content/pictures/x.jpg").write_bytes(saved(Image.new("RGB", (5, 4)), "WEBP"))
    (house / "content/pictures/y.png").write_text(SVG.format(8))
    assert width(house, "x") == 5
    assert width(house, "y") == 8


def test_a_folder_by_the_name_of_a_picture_is_missing(house: Path) -> None:
    (house / "content/pictures/x.svg").mkdir()
    assert find(house, "x")[1][0].code == "picture/missing"


def test_a_faulty_drawing_is_told_in_its_own_file(house: Path) -> None:
    (house / "content/pictures/x.svg").write_text("<svg viewBox='0 0 1 1'>\n<rect/></svg>")
    _, (problem, *_) = find(house, "x")
    assert (problem.code, problem.span.line) == ("art/svg", 2)
    assert problem.span.file.endswith("content/pictures/x.svg")
    (house / "content/pictures/l.svg").write_bytes("<svg><title>é</title></svg>".encode("latin-1"))
    assert find(house, "l")[1][0].code == "file/encoding"


def test_each_picture_is_read_once(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (house / "content/pictures/x.png").write_bytes(saved(Image.new("RGB", (5, 4))))
    library = Library(house / "content", house / "assets", PROFILE)
    first, _ = library.find(Written("x", HERE))
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read twice"))
    assert library.find(Written("x", HERE))[0] is first


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def rgb_at(picture: Picture, x: int, y: int) -> tuple[int, ...]:
    pixel = opened(picture.rgb_jpeg).getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


def test_both_forms_of_a_photograph() -> None:
    picture = develop(saved(Image.new("RGB", (40, 30), (0, 0, 0))), "x", PROFILE)
    screen, press = opened(picture.rgb_jpeg), opened(picture.cmyk_jpeg)
    assert (screen.mode, press.mode) == ("RGB", "CMYK")
    assert screen.size == press.size == (picture.width, picture.height) == (40, 30)
    ink = press.getpixel((5, 5))
    assert isinstance(ink, tuple)
    assert sum(ink) / 255 < 3.1
    white = opened(develop(saved(Image.new("RGB", (8, 8), "white")), "x", PROFILE).cmyk_jpeg)
    assert white.getpixel((4, 4)) == (0, 0, 0, 0)


def test_the_same_bytes_every_time() -> None:
    data = saved(Image.effect_noise((70, 50), 60).convert("RGB"), "JPEG", comment=b"hello")
    first, second = develop(data, "x", PROFILE), develop(data, "x", PROFILE)
    assert first == second
    assert b"hello" not in first.rgb_jpeg


@pytest.mark.parametrize(
    ("size", "made"),
    [((3600, 1200), (1800, 600)), ((1000, 4000), (450, 1800)), ((1800, 20), (1800, 20)),
     ((9000, 2), (1800, 1))],
)  # fmt: skip
def test_large_photographs_are_scaled_down(size: tuple[int, int], made: tuple[int, int]) -> None:
    for kind in ("PNG", "JPEG"):
        picture = develop(saved(Image.new("RGB", size, "red"), kind), "x", PROFILE)
        assert (picture.width, picture.height) == made


def test_turned_as_the_camera_was_held() -> None:
    image = Image.new("RGB", (40, 20), "blue")
    image.paste("red", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = develop(saved(image, "JPEG", exif=exif, quality=95), "x", PROFILE)
    assert (picture.width, picture.height) == (20, 40)
    red, green, blue = rgb_at(picture, 10, 5)
    assert red > 200 > 60 > max(green, blue)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_clear_becomes_white(mode: str) -> None:
    clear = Image.new("RGBA", (16, 16), (0, 0, 0, 0))
    image = clear.convert("LA") if mode == "LA" else clear
    options = {}
    if mode == "P":
        image, options = Image.new("P", (16, 16), 0), {"transparency": 0}
        image.putpalette([0, 0, 0, 9, 9, 9])
    picture = develop(saved(image, "PNG", **options), "x", PROFILE)
    assert rgb_at(picture, 8, 8) == (255, 255, 255)


@pytest.mark.parametrize(
    ("image", "level"),
    [
        (Image.new("L", (16, 16), 128), 128), (Image.new("1", (16, 16), 1), 255),
        (Image.new("I;16", (16, 16), 128 * 257), 128), (Image.new("CMYK", (16, 16), 0), 255),
    ],
)  # fmt: skip
def test_other_kinds_of_colour(image: Image.Image, level: int) -> None:
    picture = develop(saved(image, "TIFF"), "x", PROFILE)
    assert all(abs(value - level) <= 2 for value in rgb_at(picture, 8, 8))


def test_an_embedded_profile_is_followed() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = srgb.replace(b"rXYZ", b"tmp!").replace(b"bXYZ", b"rXYZ").replace(b"tmp!", b"bXYZ")
    image = Image.new("RGB", (16, 16), (200, 100, 50))
    plain = rgb_at(develop(saved(image), "x", PROFILE), 8, 8)
    same = rgb_at(develop(saved(image, icc_profile=srgb), "x", PROFILE), 8, 8)
    other = rgb_at(develop(saved(image, icc_profile=turned), "x", PROFILE), 8, 8)
    assert all(abs(a - b) <= 2 for a, b in zip(plain, same, strict=True))
    assert all(abs(a - b) <= 4 for a, b in zip(plain, reversed(other), strict=True))


def test_an_embedded_profile_that_is_no_profile_is_passed_over() -> None:
    image = Image.new("RGB", (16, 16), (200, 100, 50))
    plain = develop(saved(image), "x", PROFILE)
    assert develop(saved(image, icc_profile=b"none" * 40), "x", PROFILE) == plain
    xyz = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    assert develop(saved(image, icc_profile=xyz), "x", PROFILE).width == 16


def test_too_many_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo, "_MOST_PIXELS", 99)
    assert develop(saved(Image.new("RGB", (9, 11))), "x", PROFILE).width == 9
    with pytest.raises(NotAPicture, match="0 million pixels.*1800 pixels on its longer side"):
        develop(saved(Image.new("RGB", (10, 10))), "x", PROFILE)


def test_thirty_megapixels_are_refused_before_they_are_decoded() -> None:
    header = saved(Image.new("L", (6000, 6000)))[:2000]  # the header alone says how large it is
    with pytest.raises(NotAPicture, match="36 million pixels, and more than 30 million"):
        develop(header, "x", PROFILE)
    bomb = header[:16] + (60_000).to_bytes(4, "big") + (60_000).to_bytes(4, "big") + header[24:]
    crc = zlib.crc32(bomb[12:29]).to_bytes(4, "big")
    with pytest.raises(NotAPicture, match="3600 million pixels"):
        develop(bomb[:29] + crc + bomb[33:], "x", PROFILE)


def test_a_large_jpeg_is_made_smaller_while_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(Image.new("RGB", (8000, 4800), (200, 30, 60)), "JPEG")  # 38 megapixels
    decoded: list[tuple[int, int]] = []
    monkeypatch.setattr(
        "PIL.ImageFile.ImageFile.load",
        lambda self: (decoded.append(self.size), _FILE_LOAD(self))[1],
    )
    picture = develop(data, "x", PROFILE)
    assert picture.width == 1800 and max(decoded) < (4001, 2401)
    progressive = saved(Image.new("RGB", (8000, 4800)), "JPEG", progressive=True)
    with pytest.raises(NotAPicture, match="38 million pixels"):
        develop(progressive, "x", PROFILE)


_FILE_LOAD = ImageFile.ImageFile.load


def striped(size: tuple[int, int]) -> Image.Image:
    """Nine bands of grey across the longer side, from dark above (or left) to light."""
    width, height = size
    image = Image.new("RGB", size)
    for i in range(9):
        level = 20 + 25 * i
        if height >= width:
            box = (0, height * i // 9, width, height * (i + 1) // 9)
        else:
            box = (width * i // 9, 0, width * (i + 1) // 9, height)
        image.paste((level, level, level), box)
    return image


def faced(data: bytes) -> Picture:
    return develop(data, "face", PROFILE, portrait=True)


def test_of_a_portrait_the_square_around_the_face_is_kept() -> None:
    tall = faced(saved(striped((300, 900))))
    assert (tall.width, tall.height) == (300, 300)
    # eyes stand on the upper third of a tall photograph: at 300 of 900, and at 100 of the square
    assert rgb_at(tall, 150, 95)[0] == pytest.approx(20 + 25 * 2, abs=4)
    assert rgb_at(tall, 150, 105)[0] == pytest.approx(20 + 25 * 3, abs=4)
    wide = faced(saved(striped((900, 300))))
    assert (wide.width, wide.height) == (300, 300)
    assert rgb_at(wide, 150, 150)[0] == pytest.approx(20 + 25 * 4, abs=4)


def test_a_portrait_holds_the_pixels_its_place_needs() -> None:
    for size, side in (((3000, 4000), 640), ((700, 700), 640), ((500, 800), 500)):
        picture = faced(saved(Image.new("RGB", size, "red"), "JPEG"))
        assert (picture.width, picture.height) == (side, side)
        assert opened(picture.cmyk_jpeg).size == opened(picture.rgb_jpeg).size == (side, side)


def modes() -> dict[str, bytes]:
    grey = Image.new("L", (300, 400), 128)
    palette = Image.new("RGB", (300, 400), (128, 128, 128)).quantize(4)
    clear = Image.new("RGBA", (300, 400), (0, 0, 0, 127))
    turned = Image.Exif()
    turned[0x0112] = 8
    return {
        "grey jpeg": saved(grey, "JPEG"), "grey png": saved(grey),
        "one bit": saved(Image.new("1", (300, 400), 1)), "palette": saved(palette),
        "sixteen bit": saved(Image.new("I;16", (300, 400), 128 * 257)),
        "grey and alpha": saved(Image.new("LA", (300, 400), (128, 255))),
        "alpha": saved(clear), "cmyk jpeg": saved(Image.new("CMYK", (300, 400), (0, 0, 0, 127)), "JPEG"),
        "turned": saved(Image.new("RGB", (400, 300), (128, 128, 128)), "JPEG", exif=turned),
        "lies about its type": saved(Image.new("RGB", (300, 400), (128, 128, 128)), "WEBP", lossless=True),
    }  # fmt: skip


@pytest.mark.parametrize("mode", modes())
def test_portraits_in_any_mode(house: Path, mode: str) -> None:
    (house / "content/pictures/face.jpg").write_bytes(modes()[mode])
    library = Library(house / "content", house / "assets", PROFILE)
    found, problems = library.find(Written("face", HERE), portrait=True)
    assert problems == [] and isinstance(found, Picture)
    assert (found.width, found.height) == (300, 300)
    screen, press = opened(found.rgb_jpeg), opened(found.cmyk_jpeg)
    assert (screen.mode, press.mode) == ("RGB", "CMYK")
    red, green, blue = rgb_at(found, 150, 150)
    assert max(red, green, blue) - min(red, green, blue) < 20
    assert red > 250 if mode == "one bit" else 100 < red < 170, (mode, red)


def test_a_portrait_is_a_photograph(house: Path) -> None:
    (house / "content/pictures/face.svg").write_text(SVG.format(1))
    library = Library(house / "content", house / "assets", PROFILE)
    found, (problem,) = library.find(Written("face", HERE), portrait=True)
    assert (found, problem.code) == (None, "picture/unreadable")
    assert "is a drawing" in problem.message


def test_without_the_profile_of_the_press(tmp_path: Path) -> None:
    with pytest.raises(NotAPicture, match="absent.icc"):
        develop(saved(Image.new("RGB", (9, 9))), "x", tmp_path / "absent.icc")


@pytest.mark.parametrize("limit", [300, 260, 200])
def test_no_spot_of_a_photo_takes_more_ink_than_the_paper_carries(limit: int) -> None:
    chance = random.Random(1)
    image = Image.new("RGB", (120, 120))
    image.putdata([tuple(chance.randint(0, most) for _ in range(3))
                   for most in chance.choices((0, 0, 20, 40, 255), k=120 * 120)])  # fmt: skip
    picture = develop(saved(image), "x", PROFILE, limit)
    heaviest = most_ink(Image.open(io.BytesIO(picture.cmyk_jpeg)))
    assert limit - 60 < heaviest <= limit
    assert picture.rgb_jpeg == develop(saved(image), "x", PROFILE).rgb_jpeg
