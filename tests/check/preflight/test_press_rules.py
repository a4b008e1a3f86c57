"""Every rule for the press: a finished file that breaks it, and the code it is caught by."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from brochure.check.preflight import judged, preflight
from tests.check.preflight.conftest import Pieces
from tests.check.preflight.spoiling import (
    Change,
    annotation,
    both,
    box,
    drawn,
    form,
    image,
    info_entry,
    no_box,
    no_font_files,
    no_unicode,
    page_entry,
    profile,
    resource,
    root_entry,
    separation,
    spoiled,
    state,
    without_id,
    written,
    xmp,
)

FLAT = b" 0 0 m 9 9 l 9 0 l h f"
PICTURE = b"%d 0 0 %d 300 300 cm /Spoil Do"


def painted(colour: bytes, box: tuple[int, int, int, int] = (300, 300, 40, 40)) -> Change:
    return drawn(colour + b" %d %d %d %d re f" % box)


def shown(made: object, points: int = 72) -> Change:
    place = resource("XObject", "Spoil", made)  # type: ignore[arg-type]
    return both(place, drawn(PICTURE % (points, points)))


def in_space(name: str) -> Change:
    return both(resource("ColorSpace", "Spoil", separation(name)), painted(b"/Spoil cs 1 scn"))


def with_state(operators: bytes, **entries: object) -> Change:
    return both(resource("ExtGState", "Spoil", state(**entries)), drawn(b"/Spoil gs " + operators))


def rgb_shading(opened: object) -> pikepdf.Dictionary:
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 9, 9])


def icc(parts: int) -> object:
    def made(opened: pikepdf.Pdf) -> pikepdf.Array:
        stream = opened.make_stream(b"not read")
        stream.N = parts
        return Array([Name.ICCBased, stream])

    return made


RGB_FORM = form(b"0 0 1 rg 300 300 9 9 re f")
IN_BLEED = (38.0, 300.0, 300.0, 320.0)

DEFECTS: dict[str, tuple[Change, str]] = {
    # colours of a screen, wherever they hide
    "RGB fill": (painted(b"1 0 0 rg"), "press/rgb"),
    "RGB line": (drawn(b"1 0 0 RG 1 w 300 300 m 400 300 l S"), "press/rgb"),
    "RGB text": (written(b"the", 200, 300, colour=b"1 0 0 rg"), "press/rgb"),
    "RGB by name": (painted(b"/DeviceRGB cs 1 0 0 sc"), "press/rgb"),
    "RGB picture": (shown(image(400, 400, Name.DeviceRGB, 3)), "press/rgb"),
    "RGB in an index": (
        shown(image(400, 400, Array([Name.Indexed, Name.DeviceRGB, 0, String(b"abc")]), 1, 0)),
        "press/rgb",
    ),
    "RGB inline": (
        drawn(b"q 9 0 0 9 300 300 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID \xff\x00\x00 EI Q"),
        "press/rgb",
    ),
    "RGB form": (both(resource("XObject", "Spoil", RGB_FORM), drawn(b"/Spoil Do")), "press/rgb"),
    "RGB form not shown": (resource("XObject", "Spoil", RGB_FORM), "press/rgb"),
    "RGB gradient": (
        both(
            resource("Shading", "Spoil", rgb_shading),
            drawn(b"300 300 9 9 re W n /Spoil sh"),
        ),
        "press/rgb",
    ),
    "RGB profile": (
        both(resource("ColorSpace", "Spoil", icc(3)), painted(b"/Spoil cs 1 0 0 scn")),  # type: ignore[arg-type]
        "press/rgb",
    ),
    "Lab": (
        both(
            resource("ColorSpace", "Spoil", lambda _: Array([Name.Lab, Dictionary()])),
            painted(b"/Spoil cs 50 9 9 scn"),
        ),
        "press/rgb",
    ),
    # plates
    "spot colour": (in_space("PANTONE 293 C"), "press/spot"),
    "registration inside": (in_space("All"), "press/registration"),
    # blacks, tints, total ink
    "black text of four inks": (
        written(b"the", 200, 300, 14, b"0.5 0.4 0.4 1 k"),
        "press/black-text",
    ),
    "rich black too rich": (painted(b"0.7 0.4 0.4 1 k"), "press/rich-black"),
    "rich black on a little thing": (
        painted(b"0.4 0.4 0.4 1 k", (300, 300, 40, 5)),
        "press/rich-black",
    ),
    "text in four inks at 10 pt": (
        written(b"the", 200, 300, 10, b"0.76 0.33 0.84 0.22 k"),
        "press/text-inks",
    ),
    "text in two inks at 8.5 pt": (
        written(b"the", 200, 300, 8.5, b"0 0 0.5 0.7 k"),
        "press/text-inks",
    ),
    "tint of 3 %": (painted(b"0.03 0 0 0 k"), "press/tint"),
    "grey of 4 %": (painted(b"0.96 g"), "press/tint"),
    "ink of 340 %": (painted(b"0.9 0.9 0.9 0.7 k"), "press/ink"),
    "ink of a picture": (shown(image(400, 400, value=220)), "press/ink"),
    "ink of black over dark": (
        both(
            painted(b"0.95 0.9 0.9 0 k", (60, 290, 200, 60)),
            written(b"the", 120, 300, 20),
        ),
        "press/ink",
    ),
    # overprint
    "black text cuts out": (written(b"the", 200, 300, state=b"/Knock gs"), "press/overprint"),
    "black overprints in mode 0": (
        both(
            resource("ExtGState", "Spoil", state(op=True, OP=True, OPM=0)),
            written(b"the", 200, 300, state=b"/Spoil gs"),
        ),
        "press/overprint",
    ),
    "white overprints": (drawn(b"/Over gs 0 0 0 0 k 300 300 9 9 re f"), "press/white-overprint"),
    # type and rules
    "type of 5 pt": (written(b"the", 200, 300, 5), "press/small-type"),
    "type of 7 pt": (written(b"the", 200, 300, 7), "press/small-type"),
    "type made small by a matrix": (
        written(b"the", 400, 600, 10, before=b"0.5 0 0 0.5 0 0 cm"),
        "press/small-type",
    ),
    "light type of 7 pt on dark": (
        both(
            painted(b"0 0 0 1 k", (190, 290, 200, 60)),
            written(b"the", 230, 300, 7, b"0 0 0 0 k", state=b"/Knock gs"),
        ),
        "press/reversed-type",
    ),
    "hairline": (drawn(b"0 0 0 1 K 0.1 w 300 300 m 400 300 l S"), "press/hairline"),
    "line of no width": (drawn(b"0 0 0 1 K 0 w 300 300 m 400 300 l S"), "press/hairline"),
    "hairline as a bar": (painted(b"0 0 0 1 k", (300, 300, 40, 0)), "press/hairline"),
    "light line on dark": (
        both(
            painted(b"0 0 0 1 k", (290, 290, 200, 60)),
            drawn(b"0 0 0 0 K 0.4 w 300 300 m 400 300 l S"),
        ),
        "press/hairline",
    ),
    # safe areas
    "text by the cut": (written(b"the", 8, 300), "press/text-near-cut"),
    "text over a fold": (written(b"the", 258, 300), "press/text-near-fold"),
    "text by a fold": (written(b"the", 277, 300), "press/text-near-fold"),
    # pictures
    "picture of 150 ppi": (shown(image(150, 150)), "press/resolution"),
    "picture of 250 ppi": (shown(image(250, 250)), "press/resolution"),
    # boxes and bleed
    "no TrimBox": (no_box("TrimBox"), "press/boxes"),
    "no BleedBox": (no_box("BleedBox"), "press/boxes"),
    "ArtBox too": (box("ArtBox", "TrimBox", 0), "press/boxes"),
    "trim elsewhere": (box("TrimBox", "TrimBox", 0.2), "pdf/boxes"),
    "trim beyond the bleed": (box("TrimBox", "BleedBox", 5), "press/boxes"),
    "bleed of 2 mm": (box("BleedBox", "TrimBox", 6), "press/boxes"),
    "bleed beyond the page": (box("BleedBox", "MediaBox", 5), "press/boxes"),
    "CropBox": (box("CropBox", "TrimBox", 0), "press/boxes"),
    "page turned": (page_entry("Rotate", 90), "press/boxes"),
    "UserUnit": (page_entry("UserUnit", 2), "press/boxes"),
    "a ground that ends at the cut": (painted(b"0 0.5 0.5 0 k", (0, 0, 300, 300)), "press/bleed"),
    "a ground short of the bleed": (painted(b"0 0.5 0.5 0 k", (-5, 300, 90, 90)), "press/bleed"),
    "a picture that ends at the cut": (
        both(
            resource("XObject", "Spoil", image(400, 400)),
            drawn(b"90 0 0 90 702 300 cm /Spoil Do"),
        ),
        "press/bleed",
    ),
    # fonts
    "unembedded fonts": (no_font_files, "pdf/font-not-embedded"),
    "a font only named": (
        resource(
            "Font",
            "Spoil",
            lambda _: Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica),
        ),
        "pdf/font-not-embedded",
    ),
    "letters without Unicode": (no_unicode, "pdf/text-lost"),
    # transparency
    "see-through paint": (with_state(b"300 300 9 9 re f", ca=0.5), "press/transparency"),
    "see-through line": (with_state(b"300 300 m 9 9 l S", CA=0.5), "press/transparency"),
    "blend mode": (with_state(b"", BM=Name.Multiply), "press/transparency"),
    "soft mask": (with_state(b"", SMask=Dictionary(S=Name.Alpha)), "press/transparency"),
    "a picture with a soft mask": (
        shown(image(400, 400, SMask=Dictionary())),
        "press/transparency",
    ),
    "page group": (page_entry("Group", Dictionary(S=Name.Transparency)), "press/transparency"),
    "form group": (
        both(
            resource("XObject", "Spoil", form(b"", Group=Dictionary(S=Name.Transparency))),
            drawn(b"/Spoil Do"),
        ),
        "press/transparency",
    ),
    # PDF/X-4
    "a link": (annotation(*IN_BLEED), "press/annotation"),
    "no XMP": (root_entry("Metadata", None), "press/claim"),
    "another title in XMP": (xmp(b"Mental Garden", b"Other Garden"), "press/x4-metadata"),
    "another title in Info": (info_entry("Title", String("Other")), "press/x4-metadata"),
    "another author": (info_entry("Author", String("Other")), "press/x4-metadata"),
    "another date": (info_entry("CreationDate", String("D:20200101")), "press/x4-metadata"),
    "another producer": (info_entry("Producer", String("Other")), "press/x4-metadata"),
    "another creator": (info_entry("Creator", String("Other")), "press/x4-metadata"),
    "Trapped not said": (info_entry("Trapped", Name.Unknown), "press/x4-metadata"),
    "Trapped in two ways": (info_entry("Trapped", Name("/True")), "press/x4-metadata"),
    "another version": (xmp(b">PDF/X-4<", b">PDF/X-9<"), "press/x4-metadata"),
    "no rendition class": (xmp(b"RenditionClass", b"Rendition_____"), "press/x4-metadata"),
    "no document id": (xmp(b"xmpMM:DocumentID", b"xmpMM:DocumentNo"), "press/x4-metadata"),
    "claim taken away": (xmp(b"GTS_PDFXVersion", b"GTS_Something__"), "press/claim"),
    "no output intent": (root_entry("OutputIntents", None), "press/x4-intent"),
    "two output intents": (
        lambda o: o.Root.OutputIntents.append(o.Root.OutputIntents[0]),
        "press/x4-intent",
    ),
    "a screen's profile": (profile(b"prtr", b"mntr"), "press/x4-intent"),
    "an RGB profile": (profile(b"CMYK", b"RGB "), "press/x4-intent"),
    "no profile": (
        lambda o: o.Root.OutputIntents[0].__delitem__("/DestOutputProfile"),
        "press/x4-intent",
    ),
    "a condition without a name": (
        lambda o: o.Root.OutputIntents[0].__setitem__("/OutputConditionIdentifier", String("")),
        "press/x4-intent",
    ),
    "OpenAction": (
        root_entry("OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))),
        "press/x4-action",
    ),
    "AA": (root_entry("AA", Dictionary()), "press/x4-action"),
    "AA of a page": (page_entry("AA", Dictionary()), "press/x4-action"),
    "a form to fill in": (root_entry("AcroForm", Dictionary(Fields=Array())), "press/x4-action"),
    "JavaScript": (root_entry("Names", Dictionary(JavaScript=Dictionary())), "press/x4-action"),
    "AlternatePresentations": (
        root_entry("Names", Dictionary(AlternatePresentations=Dictionary())),
        "press/x4-action",
    ),
    "transfer function": (with_state(b"", TR=Name.Identity), "press/x4-state"),
    "second transfer function": (with_state(b"", TR2=Name.Identity), "press/x4-state"),
    "halftone phase": (with_state(b"", HTP=Array([0, 0])), "press/x4-state"),
}

ALSO = {
    "press/boxes": {
        "pdf/boxes",
        "press/bleed",
        "press/registration",
        "press/text-near-cut",
        "press/text-near-fold",
        "press/small-type",
    },
    "pdf/boxes": {"press/boxes"},
    "press/ink": {"press/rich-black"},
    "press/registration": {"press/ink"},
    "press/rgb": {"press/resolution"},
    "press/reversed-type": {"press/small-type"},
}
"""What a defect may break along with the rule it is made for."""


JUDGED_BY_A_PERSON = {"type of 7 pt", "picture of 250 ppi", "letters without Unicode"}
"""What is told and does not stop a build."""


def codes(found: object) -> set[str]:
    return {problem.code for problem in found.problems}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_in_our_press_file_is_found_by_its_code(name: str, pieces: Pieces) -> None:
    change, code = DEFECTS[name]
    scene, data = pieces["press"]
    found = judged(scene, spoiled(data, change))
    assert code in codes(found)
    assert codes(found) <= {code} | ALSO.get(code, set())
    assert all(problem.place.piece == scene.piece for problem in found.problems)
    assert found.failed is (name not in JUDGED_BY_A_PERSON)
    whole = {
        "press/claim",
        "press/x4-file",
        "press/x4-metadata",
        "press/x4-intent",
        "press/x4-action",
    }
    if code not in whole | {"pdf/font-not-embedded", "pdf/text-lost"}:
        assert {problem.place.at for problem in found.problems} == {scene.pages[1].name}
    assert all(problem.message.endswith(".") and problem.hint for problem in found.problems)


def test_our_press_file_is_clean(pieces: Pieces) -> None:
    found = judged(*pieces["press"])
    assert found.problems == [] and found.unjudged == ()
    assert found.claims == ("PDF/X-4",)
    assert len(found.checks) > 20 and all(check.passed for check in found.checks)


def test_it_is_clean_for_a_stranger_too(pieces: Pieces) -> None:
    found = preflight(pieces["press"][1], "press.pdf")
    assert found.problems == [] and found.judged_as == ("press",)


def test_a_locked_file_and_one_without_an_id(pieces: Pieces) -> None:
    scene, data = pieces["press"]
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.save(target, encryption=pikepdf.Encryption(owner="o", user=""))
    assert "press/x4-file" in codes(judged(scene, target.getvalue()))
    assert codes(judged(scene, without_id(data))) == {"press/x4-file"}


def test_lzw_is_told(pieces: Pieces) -> None:
    scene, data = pieces["press"]

    def change(opened: pikepdf.Pdf) -> None:
        packed = pikepdf.Stream(opened, b"")
        packed.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
        opened.pages[1].obj.Spare = packed

    as_it_is = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}
    assert codes(judged(scene, spoiled(data, change, **as_it_is))) == {"press/x4-file"}


def test_a_newer_version_is_told(pieces: Pieces) -> None:
    scene, data = pieces["press"]
    newer = spoiled(data, lambda opened: None, min_version="1.7")
    assert codes(judged(scene, newer)) == {"press/x4-file"}


def test_a_page_too_few_is_told(pieces: Pieces) -> None:
    scene, data = pieces["press"]

    def change(opened: pikepdf.Pdf) -> None:
        del opened.pages[1]

    assert codes(judged(scene, spoiled(data, change))) == {"pdf/pages"}


def test_the_codes_of_the_press_all_have_a_defect() -> None:
    from brochure.commands.explain_preflight import PREFLIGHT_CODES

    known = {code for code in PREFLIGHT_CODES if code.startswith("press/")}
    broken = {code for _, code in DEFECTS.values()}
    assert known - broken == {"press/x4-file"}  # which has tests of its own
