"""The drawings: strict SVG, known inks, inside their boxes, within budget, always the same."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from brochure.garden import NAMES, grow
from brochure.garden.blooming import ShootPen
from brochure.garden.canvas import INKS, Canvas, number, tint
from brochure.garden.deck import net
from brochure.garden.decksoil import LENS, SYNAPSE
from brochure.garden.ground import Ground
from brochure.garden.rooting import NIGHT, RootPen
from brochure.garden.shoots import ShootPlan, grow_shoot
from brochure.garden.vitality import everywhere

ROOT = Path(__file__).parents[2]
PRINT = {
    "cover": (412.5, 500),
    "cover-light": (412.5, 500),
    "cover-dark": (412.5, 500),
    "spread": (1125, 262),
    "spread-light": (1125, 262),
    **dict.fromkeys(
        ("roots", "pruning", "fertilizer", "sunlight", "drought", "renewal"), (250, 250)
    ),
    "sprout": (60, 60),
    "sprout-dark": (60, 60),
    "plant": (420, 560),
    "root": (420, 320),
    "before": (420, 560),
    "after": (420, 560),
}
DECK = {
    "deck-cover": (1333, 688),
    "deck-seedling": (473, 688),
    "deck-withered": (563, 688),
    "deck-tall": (395, 688),
    "deck-four": (1333, 560),
    "deck-garden": (1333, 558),
    "deck-drought": (1333, 558),
    "deck-renewal": (1333, 558),
    "deck-cells": (1333, 580),
    "deck-links": (1333, 580),
    "deck-fertilizer": (1333, 580),
    "deck-light": (1183, 444),
    "deck-line": (487, 458),
    "deck-path": (1333, 200),
    "deck-help": (1333, 750),
    "strip": (1333, 84),
}
BOXES = {**PRINT, **DECK}
SEGMENTS = {
    "cover": 6000,
    "cover-light": 6000,
    "cover-dark": 6000,
    "spread": 8000,
    "spread-light": 8000,
}

NUMBER = r"(?:0|[1-9]\d*)"
"""A place in tenths."""
SUBPATH = rf"M {NUMBER} {NUMBER}(?: (?:L {NUMBER} {NUMBER}|C(?: {NUMBER}){{6}}))+ Z"
PATH = re.compile(rf'<path d="{SUBPATH}(?: {SUBPATH})*" fill="({"|".join(INKS)})(?:-[1-9]0)?"/>')
HEAD = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 (\d+) (\d+)">'
)  # fmt: skip


def segments(svg: str) -> int:
    return sum(svg.count(f" {letter} ") for letter in "LCQ")


def test_every_drawing_of_the_brief_grows() -> None:
    assert len(NAMES) == 33
    assert set(NAMES) == set(BOXES)


@pytest.mark.parametrize("name", NAMES)
def test_the_svg_keeps_to_the_strict_subset(name: str) -> None:
    lines = grow(name).splitlines()
    head = HEAD.fullmatch(lines[0])
    assert head and (int(head[1]) / 10, int(head[2]) / 10) == BOXES[name]
    assert lines[-1] == "</svg>"
    body = lines[1:-1]
    paths = [line for line in body if line.startswith("<path")]
    assert paths
    for line in body:
        assert PATH.fullmatch(line) or re.fullmatch(r'<g id="step-\d+">|</g>', line), line[:200]


@pytest.mark.parametrize("name", NAMES)
def test_everything_stays_inside_the_box(name: str) -> None:
    width, height = BOXES[name]
    data = re.findall(r' d="([^"]+)"', grow(name))
    assert data
    values = [int(v) / 10 for d in data for v in re.findall(NUMBER, d)]
    xs, ys = values[0::2], values[1::2]
    assert min(xs) >= 0 and max(xs) <= width
    assert min(ys) >= 0 and max(ys) <= height


@pytest.mark.parametrize("name", NAMES)
def test_drawings_keep_to_their_budget(name: str) -> None:
    svg = grow(name)
    assert 0 < segments(svg) <= SEGMENTS.get(name, 4500 if name in DECK else 2500)
    if name in DECK:
        assert svg.count("<path") <= 300


def test_all_drawings_together_stay_small() -> None:
    assert 500_000 < sum(len(grow(name)) for name in NAMES) < 3_600_000


def test_two_runs_and_any_hash_seed_give_the_same_bytes() -> None:
    code = "from brochure.garden import grow; import sys; sys.stdout.write(grow('renewal'))"
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "99")
    ]  # fmt: skip
    assert outputs[0] == outputs[1] == grow("renewal")


def test_another_seed_grows_another_garden() -> None:
    assert grow("roots", 41) != grow("roots", 42)


@pytest.mark.parametrize("name", NAMES)
def test_the_files_on_disk_are_what_the_garden_grows(name: str) -> None:
    path = ROOT / "assets" / "garden" / f"{name}.svg"
    assert path.read_text(encoding="utf-8") == grow(name), "run: python3 make.py grow --all"


def test_there_is_a_drawing_for_every_file_and_no_other() -> None:
    files = {path.stem for path in (ROOT / "assets" / "garden").glob("*.svg")}
    assert files == set(NAMES)


def test_the_strip_has_a_group_for_every_step() -> None:
    groups = re.findall(r'<g id="step-(\d+)">\n(<path[^§]*?)</g>', grow("strip"))
    assert [int(number) for number, _ in groups] == list(range(1, 25))
    reach = [
        max(int(v) for d in re.findall(r' d="([^"]+)"', g) for v in re.findall(NUMBER, d)[::2])
        for _, g in groups
    ]
    assert reach == sorted(reach)


def test_the_light_drawings_hold_the_same_net() -> None:
    assert segments(grow("cover-light")) == segments(grow("cover"))
    assert segments(grow("cover-dark")) == segments(grow("cover"))
    assert segments(grow("spread-light")) == segments(grow("spread"))


def test_more_vitality_never_shows_less() -> None:
    ground = Ground(200)
    roots = net((200.0,), ground, (0, 205, 400, 480), 5, 250)
    shoot = grow_shoot(ShootPlan(200, 204, 150, 5), 5)
    counts: list[int] = []
    for v in (0.05, 0.35, 0.6, 0.8, 1.0):
        canvas = Canvas(400, 500)
        RootPen(canvas, roots, everywhere(v), NIGHT, brittle=False).paint()
        ShootPen(canvas, shoot, v).paint()
        counts.append(segments(canvas.svg()))
    assert counts == sorted(counts) and counts[0] > 0 and counts[-1] > 2 * counts[0]


def test_numbers_are_whole_and_tints_are_steps() -> None:
    assert [number(v) for v in (0.0, -0.04, 12.0, 3.14159, 2.55)] == ["0", "0", "120", "31", "26"]
    assert [tint("soil", p) for p in (4, 34, 96, 120)] == ["soil-10", "soil-30", "soil", "soil"]


def shapes(name: str) -> list[tuple[str, float, float, float, float]]:
    """Ink and box (left, right, top, bottom) of every subpath of a drawing."""
    found: list[tuple[str, float, float, float, float]] = []
    for data, ink in re.findall(r' d="([^"]+)" fill="([^"]+)"', grow(name)):
        for part in data.split("Z"):
            values = [int(v) / 10 for v in re.findall(NUMBER, part)]
            if values:
                xs, ys = values[0::2], values[1::2]
                found.append((ink, min(xs), max(xs), min(ys), max(ys)))
    return found


@pytest.mark.parametrize("name", ["spread", "spread-light"])
def test_no_plant_of_the_spread_crosses_a_fold(name: str) -> None:
    above = [s for s in shapes(name) if s[3] < 109 and s[2] - s[1] < 120]
    assert len(above) > 60
    for fold in (381.25, 750.0):
        assert not [s for s in above if s[1] < fold < s[2]]
    # The cut lies at 1106 on A4 and 1112 on Letter: a blade of grass there ended on it.
    assert max(s[2] for s in above) < 1103
    # The card of the risks ends at 75 at the lowest (A4): its foot is air, not flowers.
    assert min(s[3] for s in above if s[1] > 750) > 75 + 7
    for left, right in ((384, 402), (719, 746)):
        tall = [s for s in above if left - 8 < s[1] and s[2] < right + 8 and s[3] < 98]
        assert tall and min(s[1] for s in tall) > left and max(s[2] for s in tall) < right


def test_the_spread_is_bare_at_the_left_and_leafy_at_the_right() -> None:
    """Told by the picture alone: no green leaf where all is dry, ever more where it thrives."""
    green = [s for s in shapes("spread") if s[0].split("-")[0] in ("leaf", "deep", "sage")]
    thirds = [sum(low <= s[1] < low + 375 for s in green) for low in (0, 375, 750)]
    assert thirds[0] == 0 and 150 < thirds[1] < thirds[2] and thirds[2] > 240


@pytest.mark.parametrize("name", ["cover", "cover-light"])
def test_the_cover_plant_keeps_below_the_title_and_off_the_margin(name: str) -> None:
    above = [s for s in shapes(name) if s[3] < 190 and s[0] != "sun-30" and s[2] - s[1] < 200]
    assert min(s[3] for s in above) >= 26
    assert max(s[2] for s in above) < 362
    soil = max(shapes(name), key=lambda s: (s[2] - s[1]) * (s[4] - s[3]))
    assert 2 <= soil[1] <= 10


def test_the_lens_enlarges_a_synapse_that_is_there() -> None:
    """A ring around a bud, and two lines that open from the ring to the rim of the lens."""
    (x, y), (cx, cy, r) = SYNAPSE, LENS
    found = shapes("deck-cells")
    middles = [((s[1] + s[2]) / 2, (s[3] + s[4]) / 2, s[2] - s[1]) for s in found if s[0] == "sun"]
    assert any(math.hypot(a - x, b - y) < 3 and 8 < w < 12 for a, b, w in middles), "a bud"
    assert any(math.hypot(a - x, b - y) < 1 and 25 < w < 35 for a, b, w in middles), "its ring"
    lines = [s for s in found if s[0] == "sun-60" and s[1] < x + 20 and s[2] > x + 100]
    assert len(lines) == 2
    assert all(math.hypot(s[2] - cx, (s[3] if up else s[4]) - cy) < r + 3
               for s, up in zip(sorted(lines, key=lambda s: s[3]), (True, False), strict=True))  # fmt: skip


def test_the_strip_enters_at_the_edge_and_ends_before_the_number() -> None:
    boxes = shapes("strip")
    assert min(s[1] for s in boxes) == 0
    assert max(s[2] for s in boxes) <= 1180


def test_equal_plants_stand_equally_tall() -> None:
    tops = [
        min(s[3] for s in shapes("deck-four") if abs(s[1] - x) < 140)
        for x in (204, 513, 821, 1129)
    ]  # fmt: skip
    assert max(tops) - min(tops) < 8


def test_nothing_of_the_plant_lies_on_the_full_sun_of_the_dark_cover() -> None:
    """Gold and coral on amber, and pale leaves on it, stand out by less than 2 to 1."""
    drawn = ElementTree.fromstring(grow("cover-dark"))
    outlines = [
        [tuple(map(float, pair.split())) for pair in re.findall(r"-?\d+ -?\d+", part)]
        for path in drawn.iter("{http://www.w3.org/2000/svg}path")
        for part in str(path.get("d")).split("Z")
        if part.strip()
    ]
    sun, *others = outlines
    lefts, tops = zip(*sun, strict=True)
    x, y, r = (
        (min(lefts) + max(lefts)) / 2,
        (min(tops) + max(tops)) / 2,
        (max(tops) - min(tops)) / 2,
    )
    assert r > 350 and len(others) > 500
    assert not [p for points in others for p in points if math.dist(p, (x, y)) < r]
