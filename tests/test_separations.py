"""Press files of every layout in, through Ghostscript's separations; ink on each plate out."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageMath

from brochure.compose import brochure_scenes
from brochure.draw.pdf import pdf
from brochure.load.project import load
from brochure.model.scene import Page, Scene, TextBox
from tests.builders import FOLDER, HOME, MOMENT, boxes_of, inked

PPI = 150
PLATES = ("Cyan", "Magenta", "Yellow", "Black")
LAYOUTS = ("trifold-letter", "z-fold-letter", "trifold-a4", "z-fold-a4")
MADE = [*((layout, "garden") for layout in LAYOUTS), ("trifold-letter", "calm")]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed"),
]


@dataclass(frozen=True)
class Side:
    """One rendered page: its scene, and ink from 0 to 255 on each plate."""

    page: Page
    plates: dict[str, Image.Image]

    def cut(self, x: float, y: float, right: float, bottom: float) -> dict[str, Image.Image]:
        """The plates inside a box of the page, in points from the top left."""
        box = tuple(round(value * PPI / 72) for value in (x, y, right, bottom))
        return {name: plate.crop(box) for name, plate in self.plates.items()}  # type: ignore[arg-type]


def separated(scene: Scene, folder: Path) -> list[Side]:
    """Renders a press scene to plates; a spot plate would be a file of another name."""
    (folder / "press.pdf").write_bytes(pdf(scene, FOLDER, MOMENT))
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{PPI}",
         "-sOutputFile=side%d.tif", "press.pdf"],
        cwd=folder, check=True, timeout=120,
    )  # fmt: skip
    numbers = range(1, len(scene.pages) + 1)
    wanted = {f"side{n}({plate}).tif" for n in numbers for plate in PLATES}
    wanted |= {f"side{n}.tif" for n in numbers} | {"press.pdf"}
    assert {path.name for path in folder.iterdir()} == wanted, "a spot plate, or a plate missing"
    return [
        Side(page, {plate: _ink(folder / f"side{n}({plate}).tif") for plate in PLATES})
        for n, page in zip(numbers, scene.pages, strict=True)
    ]


def _ink(path: Path) -> Image.Image:
    with Image.open(path) as plate:
        return plate.convert("L").point(lambda value: 255 - value)


def dark_portrait() -> bytes:
    """Noise in the dark: what a profile lays most ink for, and what JPEG rounds up."""
    chance = random.Random(1)
    bright = (0, 0, 20, 40, 255)
    pixels = [
        tuple(chance.randint(0, most) for _ in range(3))
        for most in chance.choices(bright, k=660 * 660)
    ]
    image = Image.new("RGB", (660, 660))
    image.putdata(pixels)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module", params=MADE, ids="-".join)
def sides(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Side]]:
    folder = tmp_path_factory.mktemp("press")
    content = folder / "content"
    shutil.copytree(HOME / "content", content)
    (content / "pictures").mkdir(exist_ok=True)
    (content / "pictures" / "dark.png").write_bytes(dark_portrait())
    team = content / "team.yaml"
    written = team.read_text(encoding="utf-8")
    assert "portrait:" in written
    team.write_text(written.replace("portrait:", "portrait: dark.png #", 1), encoding="utf-8")
    layout, theme = request.param
    found = load(content, (layout,), theme, HOME)
    assert found.project is not None, [p.message for p in found.problems]
    (scene,), _ = brochure_scenes(found.project, ("press",))
    rendered = folder / "plates"
    rendered.mkdir()
    yield separated(scene, rendered)


def total(plates: dict[str, Image.Image]) -> float:
    """The most ink on one spot, in percent of one plate."""
    wide = {name[0].lower(): plate.convert("I") for name, plate in plates.items()}
    summed = ImageMath.lambda_eval(lambda p: p["c"] + p["m"] + p["y"] + p["b"], **wide)
    return float(summed.getextrema()[1]) / 2.55


def test_total_ink_inside_the_bleed(sides: list[Side]) -> None:
    for side in sides:
        bleed = side.page.bleed
        inside = side.cut(bleed.x, bleed.y, bleed.right, bleed.bottom)
        assert 200 < total(inside) <= 300


def test_marks_are_on_every_plate_and_outside_the_bleed(sides: list[Side]) -> None:
    for side in sides:
        page = side.page
        for x in page.folds:
            tick = side.cut(x - 2, page.bleed.y - 20, x + 2, page.bleed.y - 2)
            assert all(plate.getextrema()[1] == 255 for plate in tick.values())
        paper = page.bleed.x + 0.3 * page.bleed.w  # the left panel has no ground of its own
        band = side.cut(page.bleed.x + 1, page.bleed.y + 1, paper, page.bleed.y + 8)
        assert all(band[name].getextrema()[1] == 0 for name in ("Cyan", "Magenta", "Black"))


def is_black(box: TextBox) -> bool:
    runs = [run for line in box.lines for run in line.runs]
    return bool(runs) and all((r.style.paint.ink, r.style.paint.tint) == ("ink", 100) for r in runs)


def test_black_text_is_on_the_black_plate_alone(sides: list[Side]) -> None:
    """And lies over its ground: the other plates are even beneath it."""
    seen = 0
    for side in sides:
        for box in boxes_of(side.page.items):
            if not is_black(box) or inked(box).y > side.page.bleed.bottom:
                continue
            area = inked(box)
            plates = side.cut(area.x, area.y, area.right, area.bottom)
            assert plates["Black"].getextrema()[1] == 255, box.text
            for name in ("Cyan", "Magenta", "Yellow"):
                low, high = plates[name].getextrema()
                assert low == high, (name, box.text)
            seen += 1
    assert seen > 25
