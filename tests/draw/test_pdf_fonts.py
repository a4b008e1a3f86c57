"""Face files and texts in; glyphs, codes and font objects out, beside ReportLab's own reading."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from brochure.draw.pdf import pdf
from brochure.draw.pdf_fonts import FaceFile
from tests.builders import FOLDER, HOME, MOMENT, page, paragraph, scene, set_text

FACES = sorted((HOME / "assets/fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
def test_a_face_is_read_as_reportlab_reads_it(path: Path) -> None:
    theirs, ours = TTFontFile(str(path)), FaceFile(path)
    codes = set(theirs.charToGlyph) | set(range(32, 0x2300)) - {0xA0}
    assert len(theirs.charToGlyph) > 200
    for code in codes:
        character = chr(code)
        assert ours.glyph(character) == theirs.charToGlyph.get(code, 0), hex(code)
        if code in theirs.charWidths:
            assert ours.natural(character) == pytest.approx(theirs.charWidths[code]), hex(code)
    glyphs = range(theirs.numGlyphs)
    assert [ours.glyphPos[one] for one in (*glyphs, len(glyphs))] == theirs.glyphPos
    assert [ours.hmetrics[one][1] for one in glyphs] == [one[1] for one in theirs.hmetrics]


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
def test_no_two_characters_share_a_code(path: Path) -> None:
    face = FaceFile(path)
    known = [chr(code) for code in range(33, 0x2300) if code != 0xA0 and face.glyph(chr(code))]
    places = [face.place(character) for character in known]
    assert len(set(places)) == len(places) > 200
    assert all(32 < place.code < 256 for place in places)
    assert face.place(" ") == face.place("\u00a0") == (0, 32)
    assert face.place("\u0378") == (0, 0)  # nobody's character


def operators_of(*texts: str) -> bytes:
    boxes = [set_text(10, 10 + 20 * i, 280, paragraph(text)) for i, text in enumerate(texts)]
    with pikepdf.open(io.BytesIO(pdf(scene("press", page("one", *boxes)), FOLDER, MOMENT))) as file:
        file.pages[0].contents_coalesce()
        return file.pages[0].Contents.read_bytes()


def test_what_is_written_for_a_text_hangs_on_no_other_text() -> None:
    alone, behind = operators_of("Tea “ăß”"), operators_of("zyx ő Ω wvu", "Tea “ăß”")
    shown = [line.split(b"Tm ")[1] for line in alone.splitlines() if b"TJ" in line]
    assert len(shown) == 3  # up to the quote, the letter beyond Windows-1252, and the rest
    assert all(one in behind for one in shown)


def test_characters_of_several_parts_come_back() -> None:
    words = "Nguyễn Łukasz Őry Žižek ≥ 5 ½ “–” Ωμ"
    data = pdf(
        scene("screen", page("one", set_text(10, 10, 280, paragraph(words)))), FOLDER, MOMENT
    )
    opened = pypdfium2.PdfDocument(data)
    try:
        assert opened[0].get_textpage().get_text_bounded().strip() == words
    finally:
        opened.close()
    with pikepdf.open(io.BytesIO(data)) as file:
        names = [str(font.BaseFont)[1:8] for font in file.pages[0].Resources.Font.values()]
    assert len(set(names)) == len(names) > 2, "each part is a subset with a name of its own"
