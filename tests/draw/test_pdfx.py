"""A small press scene with an output condition in; each item of PDF/X-4 read from the file out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pikepdf
import pytest

from brochure.draw.pdf import pdf
from brochure.draw.pdf_xmp import xmp_packet
from brochure.load.profile import house_condition
from brochure.model.scene import Paint, Run, Scene
from tests.builders import BODY, FOLDER, HOME, MOMENT, everything, page, paragraph, scene, set_text

PROFILE = (HOME / "assets/icc/FOGRA39L_coated.icc").read_bytes()
CONDITION = house_condition(PROFILE)
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


def press() -> Scene:
    return replace(everything("press"), condition=CONDITION, version="0badcafe")


def drawn(one: Scene) -> bytes:
    return pdf(one, FOLDER, MOMENT)


@pytest.fixture(scope="module")
def file() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(drawn(press()))) as opened:
        yield opened


def said(data: bytes) -> dict[str, str]:
    """Every property of an XMP packet with the text below it."""
    tree = ElementTree.fromstring(data)
    prefixes = {address: prefix for prefix, address in NAMES.items()}
    found = {}
    for one in tree.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"):
        for part in one:
            address, name = part.tag[1:].split("}")
            found[f"{prefixes[address]}:{name}"] = "".join(part.itertext()).strip()
    return found


def test_one_output_intent_with_its_profile(file: pikepdf.Pdf) -> None:
    intents: Any = file.Root.OutputIntents
    assert len(intents) == 1
    intent = intents[0]
    assert str(intent.S) == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName) == "http://www.color.org"
    assert "FOGRA39" in str(intent.Info)
    profile = intent.DestOutputProfile
    assert int(profile.N) == 4
    data = profile.read_bytes()
    assert data == PROFILE and data[12:20] == b"prtrCMYK"


def test_the_metadata_is_uncompressed_and_claims_pdfx4(file: pikepdf.Pdf) -> None:
    metadata: Any = file.Root.Metadata
    assert "/Filter" not in metadata
    assert (str(metadata.Type), str(metadata.Subtype)) == ("/Metadata", "/XML")
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in drawn(press())
    found = said(metadata.read_bytes())
    assert found["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert found["xmpMM:DocumentID"].startswith("urn:uuid:")
    assert found["xmpMM:InstanceID"].startswith("urn:uuid:")
    assert found["xmpMM:VersionID"] == "0badcafe"
    assert found["xmpMM:RenditionClass"] == "default"


def test_info_and_metadata_say_the_same(file: pikepdf.Pdf) -> None:
    info, found = file.docinfo, said(file.Root.Metadata.read_bytes())
    pairs = {
        "Title": "dc:title",
        "Author": "dc:creator",
        "Subject": "dc:description",
        "Creator": "xmp:CreatorTool",
        "Producer": "pdf:Producer",
    }
    for key, name in pairs.items():
        assert str(info[f"/{key}"]) == found[name], key
    assert found["dc:title"] == "A “small” piece"
    assert str(info["/Trapped"]) == "/False" and found["pdf:Trapped"] == "False"
    stamp = re.fullmatch(r"D:(\d{14})\+00'00'", str(info["/CreationDate"]))
    assert stamp and str(info["/ModDate"]) == str(info["/CreationDate"])
    for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        assert re.sub(r"[-:T]", "", found[name].removesuffix("+00:00")) == stamp[1], name


def test_the_trailer_has_an_id_and_nothing_that_pdfx_forbids(file: pikepdf.Pdf) -> None:
    ids: Any = file.trailer.ID
    found = said(file.Root.Metadata.read_bytes())
    told = [
        found[name].removeprefix("urn:uuid:") for name in ("xmpMM:DocumentID", "xmpMM:InstanceID")
    ]
    assert [str(UUID(bytes=bytes(one))) for one in ids] == told
    assert file.pdf_version == "1.6" and not file.is_encrypted
    for key in ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Perms", "/OCProperties"):
        assert key not in file.Root, key
    for one in file.pages:
        for key in ("/ArtBox", "/UserUnit", "/Annots", "/AA", "/Group", "/Rotate"):
            assert key not in one.obj or key == "/Rotate" and int(one.obj.Rotate) == 0, key
    for one in file.objects:
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in ("/SMask", "/TR", "/TR2", "/HTP", "/BM", "/CA", "/ca", "/JS"):
                assert key not in one, key
            assert "LZW" not in str(one.get("/Filter", ""))


def test_no_rgb_in_any_image(file: pikepdf.Pdf) -> None:
    images = [
        one
        for one in file.objects
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
    ]
    assert [str(one.ColorSpace) for one in images] == ["/DeviceCMYK"]


def shown_with_state(data: bytes) -> list[tuple[bool, int, tuple[float, ...]]]:
    """For each piece of text shown: overprint, its mode, and the CMYK it is filled with."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as opened:
        for one in opened.pages:
            states: Any = one.resources.get("/ExtGState", {})
            stack: list[tuple[bool, int, tuple[float, ...]]] = []
            now: tuple[bool, int, tuple[float, ...]] = (False, 0, (0, 0, 0, 1))
            for op in pikepdf.parse_content_stream(one):
                name, args = str(op.operator), op.operands
                if name == "q":
                    stack.append(now)
                elif name == "Q":
                    now = stack.pop()
                elif name == "gs":
                    state: Any = states[str(args[0])]
                    assert bool(state.OP) == bool(state.op)
                    now = (bool(state.op), int(state.OPM), now[2])
                elif name == "k":
                    now = (*now[:2], tuple(float(part) for part in args))
                elif name in ("f", "S") or name == "Do":
                    assert not now[0], "only text overprints"
                elif name in ("TJ", "Tj"):
                    found.append(now)
    return found


def test_black_text_overprints_and_white_never_does() -> None:
    words = paragraph(
        Run("Black ", BODY),
        Run("white ", replace(BODY, paint=Paint("white"))),
        Run("deep ", replace(BODY, paint=Paint("deep"))),
        Run("grey ", replace(BODY, paint=Paint("ink", 60))),
        Run("black", BODY),
    )
    one = scene(
        "press",
        page("one", set_text(10, 10, 280, words), *everything("press").pages[0].items),
        page("two", set_text(10, 10, 280, words)),  # ReportLab forgets its states at each page
    )
    found = shown_with_state(drawn(one))
    assert len(found) > 12
    for overprint, mode, cmyk in found:
        assert (overprint, mode) == ((True, 1) if cmyk == (0, 0, 0, 1) else (False, 0)), cmyk
    assert {cmyk for _, _, cmyk in found} >= {(0, 0, 0, 1), (0, 0, 0, 0), (0.8, 0.45, 0.8, 0.5)}


@pytest.mark.parametrize("medium", ["office", "screen"])
def test_other_files_have_metadata_but_claim_nothing_of_pdfx(medium: str) -> None:
    data = drawn(replace(everything(medium), version="1"))
    assert b"GTS_PDFX" not in data and b"/OPM" not in data
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert "/OutputIntents" not in opened.Root
        found = said(opened.Root.Metadata.read_bytes())
        assert found["dc:title"] == str(opened.docinfo["/Title"])


def test_a_press_file_without_a_condition_claims_nothing() -> None:
    data = drawn(everything("press"))
    assert b"GTS_PDFX" not in data


def test_ids_follow_the_content_and_the_moment() -> None:
    one = press()
    first = said(xmp_packet(one, MOMENT, ["PDF/X-4"]))
    assert said(xmp_packet(press(), MOMENT, ["PDF/X-4"])) == first
    other = said(xmp_packet(replace(one, version="1"), MOMENT))
    later = said(xmp_packet(one, MOMENT.replace(year=2027)))
    assert other["xmpMM:DocumentID"] != first["xmpMM:DocumentID"]
    assert later["xmpMM:DocumentID"] == first["xmpMM:DocumentID"]
    assert later["xmpMM:InstanceID"] != first["xmpMM:InstanceID"]
    assert drawn(one) == drawn(press())


def test_claims_stand_in_the_packet_as_their_standards_write_them() -> None:
    found = said(xmp_packet(everything("screen"), MOMENT, ["PDF/UA-1"]))
    assert found["pdfuaid:part"] == "1" and "pdfxid:GTS_PDFXVersion" not in found


def test_words_with_marks_of_xml_are_kept() -> None:
    one = replace(everything("screen"), title="Tom & Ana <3", author="", subject="")
    found = said(xmp_packet(one, MOMENT))
    assert found["dc:title"] == "Tom & Ana <3"
    assert "dc:creator" not in found and "dc:description" not in found
