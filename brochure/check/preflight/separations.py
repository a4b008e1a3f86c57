"""A press file in, through Ghostscript; the ink of every pixel inside the bleed out.

An engine that is not ours renders one plate for each ink (`tiffsep`), with overprint. Where it is
not installed, or cannot render the file in time, the result says so and nothing is claimed.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from brochure.check.preflight.opened import Opened, Sheet
from brochure.check.preflight.reading import inherited, number
from brochure.problems import Problem

PPI = 100
PLATES = ("Cyan", "Magenta", "Yellow", "Black")
_SECONDS = 90
_MOST_PAGES = 20
_MOST_SIDE = 3400.0
"""A page longer than this (A0) is not rendered; in points."""

_SPARED = 1.0
"""How far inside the bleed's edge pixels begin to count, in points: marks end there."""


class Unmeasured(Exception):
    """The ink cannot be measured: one clause that says why."""


def measured_ink(opened: Opened) -> list[Problem]:
    """Pixels with more ink than the paper takes, and plates beyond the four. May raise Unmeasured.

    Takes about a second a page.
    """
    program = shutil.which("gs") or shutil.which("gswin64c")
    if program is None:
        raise Unmeasured("Ghostscript is not installed")
    sheets = opened.sheets
    if len(sheets) > _MOST_PAGES or any(_is_odd(sheet) for sheet in sheets):
        raise Unmeasured("the file has too many pages, or turned or very large ones")
    with tempfile.TemporaryDirectory(prefix="brochure-plates-") as name:
        folder = Path(name)
        (folder / "file.pdf").write_bytes(opened.data)
        _render(program, folder)
        return [problem for sheet in sheets for problem in _judged(opened, sheet, folder)]


def _is_odd(sheet: Sheet) -> bool:
    left, bottom, right, top = sheet.media
    turned = number(inherited(sheet.page, "Rotate"))
    return bool(turned) or max(right - left, top - bottom) > _MOST_SIDE


def _render(program: str, folder: Path) -> None:
    command = [
        program, "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep",
        "-sCompression=none", f"-r{PPI}", "-sOutputFile=side%d.tif", "file.pdf",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command, cwd=folder, timeout=_SECONDS, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unmeasured(f"Ghostscript was not done in {_SECONDS} seconds") from None
    except OSError:
        raise Unmeasured("Ghostscript cannot be started") from None
    if done.returncode:
        raise Unmeasured("Ghostscript cannot render the file")


def _judged(opened: Opened, sheet: Sheet, folder: Path) -> Iterator[Problem]:
    start = f"side{sheet.number}("
    plates = {
        path.name.removeprefix(start).removesuffix(").tif"): path
        for path in folder.iterdir()
        if path.name.startswith(start)
    }
    beyond = sorted(set(plates) - set(PLATES))
    if beyond:
        yield sheet.error(
            "press/spot",
            f"Ghostscript renders a plate beyond the four inks: {', '.join(beyond)}.",
            "Give it in the four process inks, or agree on the extra ink with the printer.",
        )
    if not set(PLATES) <= set(plates):
        raise Unmeasured("Ghostscript did not render every plate")
    most, x, y = _most_ink([plates[name].read_bytes() for name in PLATES], sheet)
    if most > opened.ink_limit + 1:  # one step of 256 on four plates is 1.6 %
        spot = x, y, x, y
        yield sheet.error(
            "press/ink",
            f"The page lays down {most:.0f} % of ink, {sheet.spot(spot)}, as Ghostscript renders "
            f"it; the paper takes {opened.ink_limit} %.",
            "Take ink out of it: too much does not dry and rubs off.",
        )


def _most_ink(plates: list[bytes], sheet: Sheet) -> tuple[float, float, float]:
    """The most ink inside the bleed in percent, and where it is in the page's points."""
    read = [_rows(data) for data in plates]
    left, bottom, _, top = sheet.media
    bleed = sheet.bleed
    scale = PPI / 72
    first = round((bleed[0] - left + _SPARED) * scale)
    last = round((bleed[2] - left - _SPARED) * scale)
    highest = round((top - bleed[3] + _SPARED) * scale)
    lowest = min(round((top - bleed[1] - _SPARED) * scale), *map(len, read))
    lightest, at = 4 * 255 + 1, (0, 0)
    for line in range(highest, lowest):
        pixels = [*zip(*(rows[line][first:last] for rows in read), strict=True)]
        darkest = min({*pixels}, key=sum, default=(255,) * 4)
        if sum(darkest) < lightest:
            lightest, at = sum(darkest), (first + pixels.index(darkest), line)
    most = (4 * 255 - lightest) / 2.55 if lightest <= 4 * 255 else 0.0
    return most, left + at[0] / scale, top - at[1] / scale


def _rows(data: bytes) -> list[bytes]:
    """The rows of an uncompressed TIFF of one byte a pixel, 255 for no ink."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        raise Unmeasured("Ghostscript wrote a plate that cannot be read")
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    (count,) = struct.unpack_from(f"{order}H", data, start)
    held: dict[int, list[int]] = {}
    for i in range(count):
        tag, kind, many = struct.unpack_from(f"{order}HHI", data, start + 2 + 12 * i)
        letter, size = ("H", 2) if kind == 3 else ("I", 4)
        at = start + 2 + 12 * i + 8
        if many * size > 4:
            (at,) = struct.unpack_from(f"{order}I", data, at)
        if kind in (3, 4):
            held[tag] = [*struct.unpack_from(f"{order}{many}{letter}", data, at)]
    width, bits, packed = held[256][0], held[258][0], held.get(259, [1])[0]
    if bits != 8 or packed != 1 or held.get(277, [1])[0] != 1:
        raise Unmeasured("Ghostscript wrote a plate that cannot be read")
    pixels = b"".join(data[at : at + size] for at, size in zip(held[273], held[279], strict=True))
    return [pixels[at : at + width] for at in range(0, len(pixels) - width + 1, width)]
