"""Whatever is handed in: a report, never a traceback, never an endless wait.

Files of every kind of damage, and of writers that are not ours, then bytes of our own file mutated.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from pptx import Presentation

from brochure.check.preflight import PIECES, Preflight, preflight
from brochure.check.preflight_report import lines
from tests.check.preflight.conftest import Pieces
from tests.check.preflight.spoiling import form, spoiled

Made = Callable[[], bytes]


def report(data: bytes, *uses: Any) -> Preflight:
    """The finding, said as a person and as a program would get it."""
    found = preflight(data, "foreign.pdf", uses or PIECES)
    said = list(lines(found))
    assert said and all(isinstance(line, str) and line for line in said)
    assert found.as_dict()["file"] == "foreign.pdf"
    assert all(p.code and p.message.endswith(".") and p.hint for p in found.problems)
    return found


def page(operators: bytes = b"", resources: Any = None, filters: Any = None, **more: Any) -> bytes:
    """A file of one page with these operators."""
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(612, 792))
        held = file.pages[0].obj
        if filters is None:
            held.Contents = file.make_stream(operators)
        else:
            stream = pikepdf.Stream(file, b"")
            stream.write(operators, filter=filters)
            held.Contents = stream
        held.Resources = Dictionary() if resources is None else resources(file)
        for key, value in more.items():
            held[f"/{key}"] = value(file) if callable(value) else value
        target = io.BytesIO()
        file.save(
            target, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False
        )
    return target.getvalue()


def no_pages() -> bytes:
    with pikepdf.new() as file:
        target = io.BytesIO()
        file.save(target)
    return target.getvalue()


def locked() -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(target, encryption=pikepdf.Encryption(owner="o", user="u"))
    return target.getvalue()


def with_forms(file: pikepdf.Pdf, operators: bytes, depth: int) -> Any:
    """Forms in forms: each draws the next one, as often as the operators say."""
    inner = None
    for _ in range(depth):
        held = Dictionary(XObject=Dictionary(F=inner)) if inner is not None else Dictionary()
        inner = form(operators if inner is not None else b"0 0 9 9 re f", held)(file)
    return Dictionary(XObject=Dictionary(F=inner))


def itself(file: pikepdf.Pdf) -> Any:
    one = file.make_indirect(form(b"/F Do")(file))
    one.Resources = Dictionary(XObject=Dictionary(F=one))
    return Dictionary(XObject=Dictionary(F=one))


def own_parent(file: pikepdf.Pdf) -> Any:
    parent = file.make_indirect(Dictionary(Type=Name.Pages))
    parent.Parent = parent
    return parent


def font(**entries: Any) -> Callable[[pikepdf.Pdf], Any]:
    return lambda file: Dictionary(Font=Dictionary(F=Dictionary(Type=Name.Font, **entries)))


TEXT = b"BT /F 12 Tf 9 9 Td (abc) Tj ET"
BOMB = zlib.compress(b"0 0 m " * 30_000_000, 9)
FOREIGN: dict[str, Made] = {
    "nothing": lambda: b"",
    "white space": lambda: b" \n",
    "garbage": lambda: bytes(range(256)) * 40,
    "a header alone": lambda: b"%PDF-1.7\n",
    "text": lambda: b"This is a letter to the clinic.",
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(99),
    "no pages": no_pages,
    "a password": locked,
    "an empty page": page,
    "no contents": lambda: page(Contents=Name.Nothing),
    "no resources": lambda: page(b"/F Do", lambda file: Name.Nothing),
    "odd boxes": lambda: page(MediaBox=Array([0, 0, 9]), TrimBox=Array([Name.A, 1, 2, 3])),
    "boxes inside out": lambda: page(MediaBox=Array([612, 792, 0, 0])),
    "a page without size": lambda: page(b"0 0 9 9 re f", MediaBox=Array([0, 0, 0, 0])),
    "huge numbers": lambda: page(b"1e9 99999999999999999999 m 9 9 l S 1 0 0 1 1e308 9 cm"),
    "unknown operators": lambda: page(b"1 2 xyzzy foo (a) bar"),
    "operators cut off": lambda: page(b"0 0 9 9 re f (never closed"),
    "wrong operands": lambda: page(b"/a /b m (x) k 1 cm /a Tf 1 2 3 TJ [1] gs q Q Q Q ET"),
    "names of nothing": lambda: page(b"/A gs /B cs /C Do /D sh /E scn BT /F 9 Tf (a) Tj ET"),
    "many states": lambda: page(b"q " * 20_000),
    "deep lists": lambda: page(b"[" * 20_000),
    "forms in forms": lambda: page(b"/F Do", lambda file: with_forms(file, b"/F Do", 40)),
    "forms by the million": lambda: page(
        b"/F Do", lambda file: with_forms(file, b"/F Do " * 10, 11)
    ),
    "a form in itself": lambda: page(b"/F Do", itself),
    "a page in circles": lambda: page(Parent=own_parent, MediaBox=Name.A),
    "a bomb": lambda: page(BOMB, filters=Name.FlateDecode),
    "a broken stream": lambda: page(b"no deflate at all", filters=Name.FlateDecode),
    "half a stream": lambda: page(
        zlib.compress(b"0 0 9 9 re f " * 999)[:-40], filters=Name.FlateDecode
    ),
    "an unknown filter": lambda: page(b"abc", filters=Name.Unheard),
    "a font of nothing": lambda: page(TEXT, font()),
    "a font without letters": lambda: page(TEXT, font(Subtype=Name.Type0)),
    "a font of numbers": lambda: page(
        TEXT, font(Subtype=Name.Type0, DescendantFonts=Array([1]), BaseFont=1, ToUnicode=2)
    ),
    "a font in a circle": lambda: page(TEXT, font(Subtype=Name.Type0, DescendantFonts=Array())),
    "an odd colour": lambda: page(
        b"/C cs 1 scn 0 0 9 9 re f",
        lambda file: Dictionary(ColorSpace=Dictionary(C=Array([Name.Separation]))),
    ),
    "a colour in itself": lambda: page(
        b"/C cs 1 scn 0 0 9 9 re f",
        lambda file: Dictionary(ColorSpace=Dictionary(C=Array([Name.Indexed, Name.C, 1, b"ab"]))),
    ),
    "an odd picture": lambda: page(
        b"q 9 0 0 9 0 0 cm /I Do Q",
        lambda file: Dictionary(
            XObject=Dictionary(
                I=pikepdf.Stream(file, b"", Type=Name.XObject, Subtype=Name.Image, Width=Name.A)
            )
        ),
    ),
    "odd annotations": lambda: page(Annots=Array([1, Name.A, Dictionary()])),
    "metadata of nonsense": lambda: with_root(Metadata=lambda f: f.make_stream(b"<a><b></a>")),
    "metadata that explodes": lambda: with_root(
        Metadata=lambda f: f.make_stream(b'<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>')
    ),
    "a claim and nothing else": lambda: with_root(Metadata=lambda f: f.make_stream(CLAIMS)),
    "odd structure": lambda: with_root(
        Metadata=lambda f: f.make_stream(CLAIMS), StructTreeRoot=circle, MarkInfo=lambda f: 3
    ),
    "odd output intents": lambda: with_root(
        Metadata=lambda f: f.make_stream(CLAIMS),
        OutputIntents=lambda f: Array([1, Dictionary(S=Name.GTS_PDFX, DestOutputProfile=2)]),
    ),
}
CLAIMS = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:u="http://www.aiim.org/pdfua/ns/id/" '
    b'xmlns:x="http://www.npes.org/pdfx/ns/id/" u:part="1" x:GTS_PDFXVersion="PDF/X-4"/></rdf:RDF>'
)
UNREADABLE = {"nothing", "white space", "garbage", "text", "a picture", "no pages", "a password"}


def circle(file: pikepdf.Pdf) -> Any:
    one = file.make_indirect(Dictionary(S=Name.P))
    one.K = Array([one, one, 3, Dictionary(S=Name.Figure)])
    return one


def with_root(**entries: Callable[[pikepdf.Pdf], Any]) -> bytes:
    def change(file: Any) -> None:
        for key, made in entries.items():
            file.Root[f"/{key}"] = made(file)

    return spoiled(page(b"0 0 9 9 re f"), change)


@pytest.mark.parametrize("name", FOREIGN)
def test_every_file_ends_in_a_report(name: str) -> None:
    found = report(FOREIGN[name]())
    codes = {problem.code for problem in found.problems}
    assert ("pdf/unreadable" in codes) >= (name in UNREADABLE)
    assert codes or found.unjudged


NOT_JUDGED = {
    "operators cut off": "page 1: the operators break off (a text is not closed)",
    "forms in forms": "page 1: forms stand in forms deeper than is looked into",
    "forms by the million": "page 1: there is more on the page than can be looked at in good time",
    "a form in itself": "page 1: forms stand in forms deeper than is looked into",
    "a bomb": "page 1: the page unpacks to more than 64 MB",
    "an unknown filter": "page 1: the data of the page is damaged",
    "names of nothing": "page 1: the graphics state A is named but not there",
    "unknown operators": "page 1: the operator “xyzzy” is none of the PDF's own",
    "metadata that explodes": "the XMP metadata cannot be read",
}


@pytest.mark.parametrize("name", NOT_JUDGED)
def test_what_could_not_be_judged_is_said(name: str) -> None:
    assert NOT_JUDGED[name] in report(FOREIGN[name]()).unjudged


def test_a_file_without_a_claim_is_told_so() -> None:
    found = report(page(b"0 0 9 9 re f"), "office")
    assert found.claims == () and found.judged_as == ("office",)
    assert "  It makes no claim to any standard." in list(lines(found))


def test_claims_decide_what_is_asked() -> None:
    found = preflight(FOREIGN["a claim and nothing else"](), "x.pdf")
    assert found.claims == ("PDF/X-4", "PDF/UA-1") and found.judged_as == ("press", "screen")
    codes = {problem.code for problem in found.problems}
    assert {"press/x4-intent", "press/boxes", "screen/tagged", "screen/language"} <= codes


# Writers that are not ours


def from_reportlab() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(792, 612))
    canvas.drawString(9, 9, "Plain ReportLab")
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(100, 100, 50, 50, fill=1)
    canvas.save()
    return target.getvalue()


def test_a_plain_reportlab_file_as_press() -> None:
    codes = {problem.code for problem in report(from_reportlab(), "press").problems}
    assert {"press/boxes", "press/rgb", "pdf/font-not-embedded", "press/text-near-cut"} <= codes


def test_a_plain_reportlab_file_as_office() -> None:
    codes = {problem.code for problem in report(from_reportlab(), "office").problems}
    assert {"office/edge", "office/printing", "pdf/font-not-embedded"} <= codes
    assert "office/size" not in codes


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_file_of_libreoffice(tmp_path: Path) -> None:
    slides = Presentation()
    slides.slides.add_slide(slides.slide_layouts[0]).shapes.title.text = "It has risks."
    slides.save(str(tmp_path / "talk.pptx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless",
         "--convert-to", "pdf", "talk.pptx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    found = report((tmp_path / "talk.pdf").read_bytes(), "press", "screen")
    assert found.pages == 1 and found.unjudged == ()
    assert "press/boxes" in {problem.code for problem in found.problems}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript (gs) is not installed")
def test_a_file_of_ghostscript(tmp_path: Path, pieces: Pieces) -> None:
    (tmp_path / "in.pdf").write_bytes(pieces["screen"][1])
    subprocess.run(
        ["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite",
         "-sOutputFile=out.pdf", "in.pdf"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    found = report((tmp_path / "out.pdf").read_bytes(), "screen")
    assert found.pages == len(pieces["screen"][0].pages) and found.unjudged == ()
    assert "pdf/font-not-embedded" not in {problem.code for problem in found.problems}


def test_a_file_of_typst() -> None:
    source = b"= Garden\nRoots and *leaves* $x^2$ #box(fill: red, width: 1cm, height: 1cm)"
    found = report(typst.compile(source), "press", "screen")
    assert found.pages == 1 and found.unjudged == ()
    codes = {problem.code for problem in found.problems}
    assert "press/boxes" in codes and "pdf/font-not-embedded" not in codes


# Our own file, damaged at random


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_mutated_bytes_end_in_a_report(pieces: Pieces, data: st.DataObject) -> None:
    medium = data.draw(st.sampled_from(["press", "screen"]))
    whole = bytearray(pieces[medium][1])  # type: ignore[index]
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(whole) - 1))
        match data.draw(st.sampled_from(["byte", "cut", "repeat", "zero"])):
            case "byte":
                whole[at] = data.draw(st.integers(0, 255))
            case "cut":
                del whole[at : at + data.draw(st.integers(1, 2000))]
            case "repeat":
                whole[at:at] = whole[at : at + 500]
            case "zero":
                whole[at : at + 16] = bytes(16)
        if not whole:
            break
    report(bytes(whole))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from([
    b"q", b"Q", b"BT", b"ET", b"/F Do", b"/F 9 Tf", b"(a\\", b"<41", b"[", b"]", b"<<", b">>",
    b"1 0 0 1 9 9 cm", b"0 0 0 0 0 0 cm", b"9 9 m", b"1 1 2 2 3 3 c", b"h f*", b"S", b"W n",
    b"/Pattern cs /P scn", b"BI /W 1 ID x EI", b"EMC", b"/A /B BDC", b"1", b"-", b".", b"nan",
    b"inf", b"1e5 0 0 1 0 0 cm", b"/G gs", b"%x", b"\0", b"true", b"{ }", b"T*", b"7 Tr",
]), max_size=30))  # fmt: skip
def test_any_operators_end_in_a_report(parts: list[bytes]) -> None:
    report(page(b" ".join(parts), lambda file: with_forms(file, b"/F Do", 2)))
