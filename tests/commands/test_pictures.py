"""The pictures of the README: their sizes, what they show, and what is said when one cannot be."""

from __future__ import annotations

import json
import os
import random
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from brochure import cli, pipeline
from brochure.commands import pictures
from brochure.commands.pictures import LARGEST_BYTES, PICTURES, WIDEST_PIXELS, png, sheet
from brochure.pipeline import PIECES, Request, Result, run
from brochure.problems import Span, error

SLIDES = 7

FAKE = """
import json, os, pathlib, shutil, sys
args = sys.argv[1:]
note = {"args": args, "home": os.environ["HOME"],
        "fonts": pathlib.Path(os.environ["FONTCONFIG_FILE"]).read_text(encoding="utf-8")}
pathlib.Path(os.environ["FAKE_CALL"]).write_text(json.dumps(note), encoding="utf-8")
if os.environ.get("FAKE_FAILS"):
    sys.exit("no such filter")
out, deck = pathlib.Path(args[args.index("--outdir") + 1]), pathlib.Path(args[-1])
assert deck.read_bytes().startswith(b"PK")
shutil.copy(os.environ["FAKE_PDF"], out / (deck.stem + ".pdf"))
"""

Capture = pytest.CaptureFixture[str]


@dataclass(frozen=True)
class Office:
    """A stand-in for LibreOffice: what it was called with."""

    call: Path

    def noted(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self.call.read_text(encoding="utf-8"))
        return found


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real pieces, made once."""
    out = tmp_path_factory.mktemp("pieces")
    for request in pictures.requests(out):
        assert not run(request, lambda done: None).failed
    return out


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, pieces: Path) -> None:
    """A build that costs nothing: the real pieces, put where the command asks for them."""

    def place(request: Request, _told: object) -> Result:
        made = pieces / request.out.name if request.out.name in ("calm", "before") else pieces
        request.out.mkdir(exist_ok=True)
        for file in (PIECES[name] for name in request.only):
            (request.out / file).write_bytes((made / file).read_bytes())
        return Result([])

    monkeypatch.setattr(pipeline, "run", place)


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Office]:
    if os.name == "nt":
        pytest.skip("a script cannot stand in for a program on Windows")
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "fake.py").write_text(FAKE, encoding="utf-8")
    program = folder / "soffice"
    command = shlex.join([sys.executable, str(folder / "fake.py")])
    program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    with PdfDocument.new() as slides:
        for _ in range(SLIDES):
            slides.new_page(960, 540).close()
        slides.save(str(folder / "slides.pdf"))
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.setenv("FAKE_PDF", str(folder / "slides.pdf"))
    monkeypatch.setenv("FAKE_CALL", str(folder / "call.json"))
    yield Office(folder / "call.json")


def made(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB")


# The command


def test_every_picture_is_made_and_told(
    built: None, office: Office, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out" / "pictures"
    assert cli.main(["pictures", "--out", str(out)]) == 0
    assert made(out) == sorted(f"{name}.png" for name in PICTURES)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(PICTURES)
    for line, name in zip(lines, PICTURES, strict=True):
        path = out / f"{name}.png"
        width, height = opened(path).size
        assert width <= WIDEST_PIXELS and path.stat().st_size <= LARGEST_BYTES
        size = f"{width} × {height}, {round(path.stat().st_size / 1000)} KB"
        assert line.startswith("✓ ") and line.endswith(f"{name}.png  {size}")


def test_the_office_gets_a_home_and_the_twins_of_the_fonts(
    built: None, office: Office, tmp_path: Path
) -> None:
    cli.main(["pictures", "--out", str(tmp_path / "out")])
    noted = office.noted()
    assert noted["home"] not in ("", os.environ["HOME"])
    assert noted["args"][-1].endswith("deck.pptx")
    assert str(pictures.HOME / "assets" / "fonts") in noted["fonts"]
    for name, twin in pictures.TWINS.items():
        assert f"<family>{name}</family><accept><family>{twin}</family>" in noted["fonts"]
        assert list((pictures.HOME / "assets" / "fonts").glob(f"{twin}-*.ttf"))


def test_without_an_office_the_deck_is_left_as_it_is(
    built: None, no_office: None, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "deck.png").write_bytes(b"as before")
    assert cli.main(["pictures", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "deck.png").read_bytes() == b"as before"
    assert {f"{name}.png" for name in PICTURES} <= set(made(tmp_path))
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith(
        "deck.png is left as it is: slides are drawn by LibreOffice, "
        "and soffice is not on this computer."
    )


def test_what_the_office_says_is_passed_on(
    built: None, office: Office, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_FAILS", "1")
    assert cli.main(["pictures", "--out", str(tmp_path / "out")]) == 3
    said = capsys.readouterr().err
    assert said == "LibreOffice could not draw the slides: no such filter\n"


def test_faulty_content_makes_no_picture(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    wrong = error("schema/empty", "Nothing here.", "Write it.", Span("content/team.yaml", 4))
    monkeypatch.setattr(pipeline, "run", lambda request, told: Result([wrong]))
    assert cli.main(["pictures", "--out", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
    said = capsys.readouterr().out
    assert "schema/empty" in said and said.endswith("Nothing was written: 1 error, 0 warnings.\n")


def test_a_file_in_the_way_is_a_sentence(
    built: None, no_office: None, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    assert cli.main(["pictures", "--out", str(tmp_path / "out")]) == 3
    assert "outside.png could not be written: " in capsys.readouterr().err


def test_outside_a_checkout_it_says_where_to_go(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    monkeypatch.setattr(pictures, "HOME", tmp_path)
    assert cli.main(["pictures"]) == 2
    assert "beside make.py" in capsys.readouterr().err


# What they show


@pytest.mark.parametrize("name", ["outside", "inside"])
def test_sides_are_cut_at_the_trim(pieces: Path, name: str) -> None:
    picture = PICTURES[name](pieces)
    assert picture is not None
    assert picture.width == WIDEST_PIXELS
    assert picture.width / picture.height == pytest.approx(11 / 8.5, abs=0.002)
    paper, ink = picture.getpixel((3, 3)), picture.getpixel((picture.width - 3, picture.height - 3))
    assert isinstance(paper, tuple) and isinstance(ink, tuple)
    assert min(paper) > 220 and max(ink) < 160  # no white border, no marks: soil to the very edge


def test_the_two_sides_are_not_the_same(pieces: Path) -> None:
    outside, inside = PICTURES["outside"](pieces), PICTURES["inside"](pieces)
    assert outside is not None and inside is not None
    assert outside.tobytes() != inside.tobytes()


def test_sheets_show_every_page(pieces: Path) -> None:
    office, screen = PICTURES["office"](pieces), PICTURES["screen"](pieces)
    assert office is not None and screen is not None
    assert office.width <= WIDEST_PIXELS and screen.width <= WIDEST_PIXELS
    assert columns(office) == 2 and columns(screen) == 8
    calm, forms = PICTURES["calm"](pieces), PICTURES["forms"](pieces)
    assert calm is not None and forms is not None
    assert columns(calm) == 2 and columns(forms) == 4


def columns(picture: Image.Image) -> int:
    """Stretches along the top of a sheet that are not the table."""
    table = picture.getpixel((0, 0))
    row = [picture.getpixel((x, picture.height // 20)) != table for x in range(picture.width)]
    return sum(here and not before for before, here in zip([False, *row], row, strict=False))


def test_slides_stand_in_rows_of_four(pieces: Path, office: Office) -> None:
    picture = PICTURES["deck"](pieces)
    assert picture is not None
    assert columns(picture) == 4
    pitch = (picture.height - 16) / -(-SLIDES // 4)
    assert pitch == pytest.approx(16 + (picture.width - 5 * 16) / 4 * 9 / 16, abs=1.5)


def test_the_same_pieces_give_the_same_bytes(pieces: Path) -> None:
    for name in ("outside", "screen"):
        first, second = PICTURES[name](pieces), PICTURES[name](pieces)
        assert first is not None and second is not None
        assert png(first) == png(second)


def test_a_sheet_places_its_pictures_in_reading_order() -> None:
    one, two, three = (Image.new("RGB", (10, 6), colour) for colour in ("red", "lime", "blue"))
    table = sheet([one, two, three], columns=2)
    assert table.size == (2 * 10 + 3 * 16, 2 * 6 + 3 * 16)
    at = [table.getpixel(place) for place in ((16, 16), (42, 16), (16, 38), (42, 38))]
    assert at[:3] == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
    assert at[3] == table.getpixel((0, 0))


def test_a_picture_with_too_many_bytes_becomes_narrower() -> None:
    noise = random.Random(7).randbytes(3 * 800 * 600)
    data, size = png(Image.frombytes("RGB", (800, 600), noise))
    assert len(data) <= LARGEST_BYTES
    assert size[0] < 800 and size[0] / size[1] == pytest.approx(4 / 3, abs=0.01)
    plain, full = png(Image.new("RGB", (2000, 1000), "white"))
    assert full == (WIDEST_PIXELS, WIDEST_PIXELS // 2) and len(plain) < LARGEST_BYTES
