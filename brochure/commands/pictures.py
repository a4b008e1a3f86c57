"""The finished pieces in; the pictures that the README shows out, in docs/pictures.

The pieces are built into a folder of their own, so that dist stays as it is. Slides are drawn by
LibreOffice where it is installed; without it their picture is left as it stands, and that is said.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from brochure import pipeline
from brochure.paths import shown
from brochure.pipeline import PIECES, Request, UsageFailed
from brochure.problems import MachineFailed
from brochure.report import Report

if TYPE_CHECKING:
    from PIL.Image import Image

HOME = Path(__file__).resolve().parents[2]
"""The checkout: only there are a README and its pictures."""

WIDEST_PIXELS = 1400
LARGEST_BYTES = 300_000
TWINS = {"Georgia": "Gelasio", "Calibri": "Carlito"}
"""The fonts that a deck names, and the free fonts of the same widths in assets/fonts."""

_COLOURS = 256
_NARROWER = 0.9
_GAP = 16
_TABLE = "#d8d4ca"
_COLUMNS_OF_SLIDES = 4
_FORMS = {"ticket": 0, "card": 0, "notes": 14, "handout": 0}
_ADDED = ("visit.yaml", " and a full night's sleep")
"""A file of the content, and words in it that the report of changes in the picture tells as new."""
_CONVERTING_SECONDS = 300


def add(subparsers: argparse._SubParsersAction[Any]) -> None:
    """The parser of `pictures`."""
    about = "make the pictures that the README shows"
    command = subparsers.add_parser("pictures", help=about, description=about, allow_abbrev=False)
    command.add_argument(
        "--out", metavar="DIR", help="the folder for the pictures (default: docs/pictures)"
    )
    command.set_defaults(handle=handle)


def handle(arguments: argparse.Namespace) -> int:
    """Builds the pieces, then renders them: the exit code of the build, and a line a picture."""
    if not (HOME / "layouts").is_dir():
        raise UsageFailed("The pictures are made beside make.py, in a full copy of the project.")
    out = Path(arguments.out) if arguments.out else HOME / "docs" / "pictures"
    report = Report(sys.stdout)
    with tempfile.TemporaryDirectory(prefix="brochure-pictures-") as folder:
        pieces = Path(folder)
        for request in requests(pieces):
            result = pipeline.run(request, lambda done: None)
            if result.failed:
                report.problems(result.problems, result.texts)
                report.summary(result, writing=True)
                return 1
        for name, make in PICTURES.items():
            picture = make(pieces)
            path = out / f"{name}.png"
            if picture is None:
                report.line(report.plain(_LEFT.format(shown(path))))
                continue
            data, (width, height) = png(picture)
            _write(path, data)
            size = f"{width} × {height}, {round(len(data) / 1000)} KB"
            report.line(report.plain(f"✓ {shown(path)}  {size}"))
    return 0


_LEFT = "{} is left as it is: slides are drawn by LibreOffice, and soffice is not on this computer."


def requests(out: Path) -> tuple[Request, ...]:
    """What the pictures need: every piece in `out`, and below it the press sheet in calm, and the
    pieces as they were before a sentence of the content was changed."""
    content = HOME / "content"
    from brochure.changes.sources import WANTED

    return (
        Request(content, (), "garden", out, tuple(PIECES), HOME),
        Request(content, (), "calm", out / "calm", ("press",), HOME),
        Request(_content_before(out), (), "garden", out / "before", WANTED, HOME),
    )


def _content_before(out: Path) -> Path:
    """The content without the last words of a sentence, as it may have been some time ago."""
    file, words = _ADDED
    folder = out / "content before"
    shutil.copytree(HOME / "content", folder)
    text = (folder / file).read_text("utf-8")
    assert text.count(words) == 1, f"{file} holds “{words}” {text.count(words)} times"
    (folder / file).write_text(text.replace(words, ""), "utf-8")
    return folder


def slides_as_pdf(deck: Path, folder: Path) -> Path | None:
    """The deck as a PDF that LibreOffice made in `folder`; None where there is no LibreOffice.

    It gets a home and fonts of its own: what the user has installed or set changes nothing, and
    the twins stand in for the fonts that the deck names.
    """
    program = shutil.which("soffice")
    if program is None:
        return None
    home = folder / "home"
    home.mkdir()
    fonts = folder / "fonts.conf"
    fonts.write_text(_font_settings(folder / "font cache"), encoding="utf-8")
    command = [program, f"-env:UserInstallation={(home / 'office').as_uri()}", "--headless",
               "--convert-to", "pdf", "--outdir", str(folder), str(deck)]  # fmt: skip
    environ = {**os.environ, "HOME": str(home), "FONTCONFIG_FILE": str(fonts)}
    try:
        done = subprocess.run(
            command, env=environ, stdin=subprocess.DEVNULL, timeout=_CONVERTING_SECONDS,
            capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as failure:
        raise MachineFailed("LibreOffice did not finish drawing the slides.") from failure
    made = folder / f"{deck.stem}.pdf"
    if done.returncode or not made.is_file():
        said = " ".join((done.stderr or done.stdout).split())[-200:] or "no reason given"
        raise MachineFailed(f"LibreOffice could not draw the slides: {said}")
    return made


def _font_settings(cache: Path) -> str:
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><accept><family>{twin}</family></accept>'
        "</alias>"
        for name, twin in TWINS.items()
    )
    folder = HOME / "assets" / "fonts"
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(folder))}</dir><cachedir>{escape(str(cache))}</cachedir>"
        f"{aliases}</fontconfig>"
    )


def _side(number: int) -> Callable[[Path], Image]:
    """One side of the press sheet as it will be cut: the trim area alone."""

    def make(pieces: Path) -> Image:
        [picture] = _pages(pieces / PIECES["press"], WIDEST_PIXELS, (number,))
        return picture

    return make


def _office(pieces: Path) -> Image:
    width = (WIDEST_PIXELS - 3 * _GAP) // 2
    return sheet(_pages(pieces / PIECES["office"], width), columns=2)


def _calm(pieces: Path) -> Image:
    width = (WIDEST_PIXELS - 3 * _GAP) // 2
    return sheet(_pages(pieces / "calm" / PIECES["press"], width), columns=2)


def _forms(pieces: Path) -> Image:
    """Who prints and who speaks: the job ticket, the print card, notes and handout of a slide."""
    width = (WIDEST_PIXELS - (len(_FORMS) + 1) * _GAP) // len(_FORMS)
    pages = [_pages(pieces / PIECES[name], width, (number,))[0] for name, number in _FORMS.items()]
    return sheet(pages, columns=len(pages))


def _changes(pieces: Path) -> Image:
    """Of the report on what changed: the first change, and the lines to sign on."""
    from brochure.changes import sources
    from brochure.changes.comparison import compare
    from brochure.commands.diff import REPORT, reported

    old, new = sources.folder(pieces / "before"), sources.folder(pieces)
    path = pieces / "changes" / f"{REPORT}.pdf"
    reported(compare(old.files, new.files), old, new, path.parent)
    width = (WIDEST_PIXELS - 3 * _GAP) // 2
    return sheet(_pages(path, width, (1, _count(path) - 1)), columns=2)


def _screen(pieces: Path) -> Image:
    path = pieces / PIECES["screen"]
    count = _count(path)
    return sheet(_pages(path, (WIDEST_PIXELS - _GAP * (count + 1)) // count), columns=count)


def _deck(pieces: Path) -> Image | None:
    with tempfile.TemporaryDirectory(dir=pieces) as folder:
        path = slides_as_pdf(pieces / PIECES["deck"], Path(folder))
        if path is None:
            return None
        width = (WIDEST_PIXELS - _GAP * (_COLUMNS_OF_SLIDES + 1)) // _COLUMNS_OF_SLIDES
        return sheet(_pages(path, width), columns=_COLUMNS_OF_SLIDES)


PICTURES: dict[str, Callable[[Path], Image | None]] = {
    "outside": _side(0),
    "inside": _side(1),
    "office": _office,
    "screen": _screen,
    "calm": _calm,
    "forms": _forms,
    "changes": _changes,
    "deck": _deck,
}


def _count(path: Path) -> int:
    from pypdfium2 import PdfDocument

    with PdfDocument(path) as document:
        return len(document)


def _pages(path: Path, width: int, numbers: Sequence[int] | None = None) -> list[Image]:
    """Pages of a PDF, each this many pixels wide; of a press sheet only what is left when cut."""
    from pypdfium2 import PdfDocument

    found: list[Image] = []
    with PdfDocument(path) as document:
        for number in range(len(document)) if numbers is None else numbers:
            page = document[number]
            left, foot, right, top = page.get_trimbox()
            page.set_cropbox(left, foot, right, top)
            drawn = page.render(scale=width / (right - left))
            found.append(drawn.to_pil().convert("RGB"))
    return found


def sheet(pictures: Sequence[Image], columns: int) -> Image:
    """The pictures in rows on a plain table, from left to right and downwards."""
    from PIL import Image

    wide = max(picture.width for picture in pictures)
    high = max(picture.height for picture in pictures)
    rows = -(-len(pictures) // columns)
    size = (columns * (wide + _GAP) + _GAP, rows * (high + _GAP) + _GAP)
    table = Image.new("RGB", size, _TABLE)
    for i, picture in enumerate(pictures):
        row, column = divmod(i, columns)
        table.paste(picture, (_GAP + column * (wide + _GAP), _GAP + row * (high + _GAP)))
    return table


def png(picture: Image) -> tuple[bytes, tuple[int, int]]:
    """A PNG small enough for a README, and its size in pixels: as wide as the bytes allow."""
    from PIL import Image

    wide = min(picture.width, WIDEST_PIXELS)
    while True:
        size = (wide, max(1, round(picture.height * wide / picture.width)))
        scaled = picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS)
        few = scaled.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        data = io.BytesIO()
        few.save(data, "PNG", optimize=True)
        if data.tell() <= LARGEST_BYTES or wide <= WIDEST_PIXELS // 4:
            return data.getvalue(), size
        wide = int(wide * _NARROWER)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as failure:
        why = failure.strerror or type(failure).__name__
        raise MachineFailed(f"{shown(path)} could not be written: {why}.") from failure
