"""The deck as LibreOffice shows it: every slide, every word, and our own lines, word for word.

Needs soffice and pdftotext; elsewhere these tests are skipped and say so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from brochure.commands.pictures import HOME, slides_as_pdf
from brochure.model.scene import Box, ChartData, Group, Item, Page, Scene, TextBox
from brochure.pipeline import Request, run

_MISSING = [name for name in ("soffice", "pdftotext") if shutil.which(name) is None]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(_MISSING), reason=f"not on this machine: {', '.join(_MISSING)}"),
]

NEAR = 2.0
"""Points by which a word may stand out of its box: side bearings, rounding."""


@dataclass(frozen=True)
class Word:
    """A word on a rendered slide, and its box in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    foot: float

    @property
    def middle(self) -> float:
        return (self.top + self.foot) / 2

    def inside(self, box: Box) -> bool:
        across = (self.left + self.right) / 2
        return box.x <= across <= box.right and box.y <= self.middle <= box.bottom


@dataclass(frozen=True)
class Rendered:
    """The deck as composed, and the words of each slide as rendered."""

    scene: Scene
    slides: list[list[Word]]

    def pairs(self) -> Iterator[tuple[str, Page, list[Word]]]:
        assert len(self.slides) == len(self.scene.pages) > 0
        for number, (page, words) in enumerate(zip(self.scene.pages, self.slides, strict=True), 1):
            yield f"slide {number} ({page.name})", page, words


@dataclass(frozen=True)
class Pair:
    """The deck as our own PDF and as LibreOffice makes it one."""

    ours: Path
    theirs: Path


@pytest.fixture(scope="module", params=["garden", "calm"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    folder = tmp_path_factory.mktemp("pair")
    only = ("deck", "deck-pdf")
    asked = Request(HOME / "content", (), request.param, folder / "out", only, HOME)
    result = run(asked, lambda done: None)
    assert [problem for problem in result.problems if problem.is_error] == []
    (folder / "office").mkdir()
    theirs = slides_as_pdf(folder / "out" / "deck.pptx", folder / "office")
    assert theirs is not None
    return Pair(folder / "out" / "deck.pdf", theirs)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory, talk: Scene) -> Rendered:
    folder = tmp_path_factory.mktemp("deck")
    request = Request(HOME / "content", (), "garden", folder / "out", ("deck",), HOME)
    result = run(request, lambda done: None)
    assert [problem for problem in result.problems if problem.is_error] == []
    (folder / "office").mkdir()
    pdf = slides_as_pdf(folder / "out" / "deck.pptx", folder / "office")
    assert pdf is not None
    return Rendered(talk, words_of(pdf))


def words_of(pdf: Path) -> list[list[Word]]:
    """The words of each page, as pdftotext finds them."""
    page = pdf.with_suffix(".html")
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(page)], check=True)
    kept = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", page.read_text(encoding="utf-8"))
    space = "{http://www.w3.org/1999/xhtml}"
    return [
        [
            Word(
                word.text or "", *(float(word.attrib[k]) for k in ("xMin", "yMin", "xMax", "yMax"))
            )
            for word in found.iter(f"{space}word")
        ]
        for found in ElementTree.fromstring(kept).iter(f"{space}page")
    ]


def text_boxes(items: tuple[Item, ...]) -> Iterator[TextBox]:
    """Text that is ours to break; the words of a native chart are set by the program."""
    for item in items:
        if isinstance(item, TextBox):
            yield item
        elif isinstance(item, Group) and not isinstance(item.native, ChartData):
            yield from text_boxes(item.items)


def charts(page: Page) -> Iterator[ChartData]:
    for item in page.items:
        if isinstance(item, Group) and isinstance(item.native, ChartData):
            yield item.native


def lines_in(words: list[Word], box: Box, pitch: float) -> list[str]:
    """The words inside a box, as lines from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted((w for w in words if w.inside(box)), key=lambda w: w.middle):
        if not lines or word.middle - lines[-1][0].middle > pitch / 2:
            lines.append([])
        lines[-1].append(word)
    return [" ".join(w.text for w in sorted(line, key=lambda w: w.left)) for line in lines]


def test_there_are_as_many_pages_as_slides(rendered: Rendered) -> None:
    assert len(rendered.slides) == len(rendered.scene.pages)
    assert len(rendered.scene.pages) >= 18


def test_every_visible_word_is_on_its_slide(rendered: Rendered) -> None:
    lost: dict[str, Counter[str]] = {}
    for name, page, words in rendered.pairs():
        wanted = Counter(word for box in text_boxes(page.items) for word in box.text.split())
        for chart in charts(page):
            wanted += Counter(word for label in chart.categories for word in label.split())
            wanted += Counter(str(value) for value in chart.values)
        assert wanted, name
        missing = wanted - Counter(word.text for word in words)
        if missing:
            lost[name] = missing
    assert lost == {}


def test_no_word_leaves_its_slide(rendered: Rendered) -> None:
    outside = [
        (name, word)
        for name, page, words in rendered.pairs()
        for word in words
        if word.left < 0 or word.top < 0 or word.right > page.width or word.foot > page.height
    ]
    assert outside == []


def test_no_line_is_wider_than_its_box(rendered: Rendered) -> None:
    wide = [
        (name, word)
        for name, page, words in rendered.pairs()
        for box in text_boxes(page.items)
        for word in words
        if word.inside(box.box)
        and (word.left < box.box.x - NEAR or word.right > box.box.right + NEAR)
    ]
    assert wide == []


def test_lines_break_where_we_measured_them(rendered: Rendered) -> None:
    differing = []
    compared = 0
    for name, page, words in rendered.pairs():
        for box in text_boxes(page.items):
            ours = [" ".join(line.text.split()) for line in box.lines]
            pitch = min(paragraph.leading for paragraph in box.paragraphs)
            theirs = lines_in(words, box.box.inset(-NEAR), pitch)
            compared += 1
            if ours != theirs:
                differing.append(f"{name}, {box.slot or box.text[:20]}: {ours} became {theirs}")
    assert compared > len(rendered.scene.pages)
    assert not differing, "\n".join(differing)


# Our own PDF of the slides beside LibreOffice's


APART, SHARE, DOTS = 64, 0.03, 50
"""Of 255: how far two pixels may differ; the share of pixels that may; pixels in an inch."""


def baselines(path: Path) -> list[list[tuple[float, str]]]:
    """Each line of each page by its baseline from the top, with its characters in order of code:
    LibreOffice joins letters to ligatures, whose parts stand in one place."""
    import ctypes

    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    found = []
    with pdfium.PdfDocument(path) as document:
        for page in document:
            text, high = page.get_textpage(), page.get_height()
            x, y = ctypes.c_double(), ctypes.c_double()
            seen: list[tuple[float, float, str]] = []
            for i in range(text.count_chars()):
                sign = chr(raw.FPDFText_GetUnicode(text.raw, i))
                if not sign.isspace() and sign.isprintable():
                    raw.FPDFText_GetCharOrigin(text.raw, i, x, y)
                    seen.append((high - y.value, x.value, sign))
            found.append(_as_lines(seen))
    return found


def _as_lines(seen: list[tuple[float, float, str]]) -> list[tuple[float, str]]:
    lines: list[list[tuple[float, float, str]]] = []
    for one in sorted(seen):
        if lines and one[0] - lines[-1][-1][0] < 0.6:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [(line[0][0], "".join(sorted(sign for *_, sign in line))) for line in lines]


def test_our_pdf_has_the_lines_of_libreoffice_at_the_same_height(pair: Pair, talk: Scene) -> None:
    ours, theirs = baselines(pair.ours), baselines(pair.theirs)
    assert len(ours) == len(theirs) == len(talk.pages)
    for number, (own, other, page) in enumerate(zip(ours, theirs, talk.pages, strict=True), 1):
        if any(charts(page)):
            continue  # the frame of a chart is set by the program
        assert [words for _, words in own] == [words for _, words in other], number
        apart = [abs(a - b) for (a, _), (b, _) in zip(own, other, strict=True)]
        assert apart and max(apart) <= 2.0, (number, max(apart))


def test_our_pdf_looks_like_libreoffice(pair: Pair, talk: Scene) -> None:
    import pypdfium2 as pdfium
    from PIL import ImageChops

    shares = {}
    with pdfium.PdfDocument(pair.ours) as ours, pdfium.PdfDocument(pair.theirs) as theirs:
        for number, (own, other, page) in enumerate(zip(ours, theirs, talk.pages, strict=True), 1):
            one, two = (p.render(scale=DOTS / 72).to_pil().convert("RGB") for p in (own, other))
            differing = ImageChops.difference(one, two)
            for item in page.items:
                if isinstance(item, Group) and isinstance(item.native, ChartData):
                    box = [
                        round(v * DOTS / 72)
                        for v in (item.box.x, item.box.y, item.box.right, item.box.bottom)
                    ]
                    differing.paste((0, 0, 0), tuple(box))
            red, green, blue = (
                band.point(lambda v: 255 * (v > APART)) for band in differing.split()
            )
            either = ImageChops.lighter(ImageChops.lighter(red, green), blue)
            shares[number] = either.histogram()[255] / (either.width * either.height)
    assert len(shares) == len(talk.pages)
    assert {number: share for number, share in shares.items() if share > SHARE} == {}
