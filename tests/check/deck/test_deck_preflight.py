"""Our own deck, and that deck broken in one way at a time: each rule catches its own."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from brochure.check.deck import RULES, deck_preflight
from brochure.check.luminance import contrast
from brochure.check.preflight_report import Preflight
from brochure.draw.pptx import deck
from brochure.model.scene import Scene
from tests.builders import FOLDER, MOMENT

Change = Callable[[str], str]
MAIN, CORE = "ppt/presentation.xml", "docProps/core.xml"
MASTER, THEME = "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"


def slide(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def notes(number: int) -> str:
    return f"ppt/notesSlides/notesSlide{number}.xml"


@pytest.fixture(scope="module")
def data(talk: Scene) -> bytes:
    return deck(talk, MOMENT)


def rewritten(
    data: bytes, changes: dict[str, Change | None], more: dict[str, bytes] | None = None
) -> bytes:
    """The package with parts changed (None: left out) and others put in."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name in changes:
                change = changes[name]
                if change is None:
                    continue
                after = change(text.decode())
                assert after != text.decode(), f"the test changed nothing in {name}"
                text = after.encode()
            new.writestr(name, text)
        for name, text in (more or {}).items():
            new.writestr(name, text)
    return target.getvalue()


def judged(data: bytes) -> Preflight:
    return deck_preflight(data, "talk.pptx", FOLDER)


def codes(found: Preflight) -> set[tuple[str, str]]:
    return {(p.code, p.place.at) for p in found.problems}


def swap(old: str, new: str, count: int = 1) -> Change:
    return lambda text: text.replace(old, new, count)


def cut(pattern: str, new: str = "") -> Change:
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL)


def test_our_own_deck_is_without_fault(data: bytes, talk: Scene) -> None:
    found = judged(data)
    assert found.problems == [] and found.unjudged == ()
    assert found.pages == len(talk.pages) and found.judged_as == ("deck",)
    assert [check.sentence for check in found.checks] == [rule.sentence for rule in RULES]
    assert len(RULES) >= 14


TITLE = r"<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"title\"/>.*?</p:sp>"
NO_WORDS = '<a:p><a:r><a:rPr lang="en-US"/><a:t> </a:t></a:r></a:p>'

CASES: list[tuple[str, str, dict[str, Change | None], dict[str, bytes]]] = [
    ("deck/title-missing", "slide 2", {slide(2): cut(TITLE)}, {}),
    ("deck/title-missing", "slide 2", {slide(2): swap("First, you should know where we stand.", " ")}, {}),
    ("deck/title-repeated", "slide 3",
     {slide(3): swap("Depression is an illness, not a weakness.", "First, you should know where we stand.")}, {}),
    ("deck/reading-order", "slide 2",
     {slide(2): lambda t: t.replace(re.findall(TITLE, t, re.S)[0], "").replace("</p:spTree>", re.findall(TITLE, t, re.S)[0] + "</p:spTree>")}, {}),
    ("deck/alt-text", "slide 2", {slide(2): cut(r' descr="A seedling[^"]*"')}, {}),
    ("deck/alt-text", "slide 2", {slide(2): cut(r'descr="A seedling[^"]*"', 'descr="seedling.png"')}, {}),
    ("deck/alt-text", "slide 16", {slide(16): cut(r' descr="People who improved[^"]*"')}, {}),
    ("deck/decorative", "slide 2", {slide(2): cut(r'(name="strip")>', r'\1 descr="A root">')}, {}),
    ("deck/decorative", "slide 22", {slide(22): swap("<a:t>SY</a:t>", "<a:t>SY leads</a:t>")}, {}),
    ("deck/table-header", "slide 17", {slide(17): swap('firstRow="1"', 'firstRow="0"')}, {}),
    ("deck/empty-placeholder", "slide 3", {slide(3): lambda t: re.sub(
        r'(name="body".*?<a:lstStyle/>).*?</p:txBody>', rf"\1{NO_WORDS}</p:txBody>", t, flags=re.S)}, {}),
    ("deck/fixed-colour", "slide 2", {slide(2): swap('<a:schemeClr val="accent2"/>', '<a:srgbClr val="5A3D2B"/>')}, {}),
    ("deck/fixed-font", "slide 2", {slide(2): swap('<a:rPr lang="en-US"/>', '<a:rPr lang="en-US"><a:latin typeface="Calibri"/></a:rPr>')}, {}),
    ("deck/fixed-font", "", {MASTER: swap('<a:latin typeface="+mj-lt"/>', '<a:latin typeface="Calibri"/>')}, {}),
    ("deck/language", "slide 2", {slide(2): swap('<a:rPr lang="en-US"/>', "<a:rPr/>")}, {}),
    ("deck/language", "slide 4", {notes(4): swap('<a:rPr lang="en-US"/>', "<a:rPr/>")}, {}),
    ("deck/number-field", "slide 5", {slide(5): cut(r"(type=\"slidenum\">.*?)<a:t>5</a:t>", r"\1<a:t>6</a:t>")}, {}),
    ("deck/number-field", "slide 5", {slide(5): cut(r"<a:fld [^>]*>(.*?)</a:fld>", r"<a:r>\1</a:r>")}, {}),
    ("deck/notes-missing", "slide 6", {notes(6): lambda t: re.sub(r"<a:t>[^<]*</a:t>", "<a:t/>", t)}, {}),
    ("deck/notes-master", "", {MAIN: cut(r"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>")}, {}),
    ("deck/notes-master", "", {MAIN: cut(r"(<p:notesMasterIdLst>.*?</p:notesMasterIdLst>)(<p:sldIdLst>.*?</p:sldIdLst>)", r"\2\1")}, {}),
    ("deck/leftover", "", {CORE: cut(r"<dc:creator>[^<]*", "<dc:creator>Steve Canny")}, {}),
    ("deck/leftover", "", {CORE: cut(r"<dc:title>[^<]*", "<dc:title>PowerPoint Presentation")}, {}),
    ("deck/leftover", "", {}, {"docProps/thumbnail.jpeg": b"x"}),
    ("deck/leftover", "", {}, {"ppt/printerSettings/printerSettings1.bin": b"x"}),
    ("deck/unreadable", "", {slide(9): swap("</p:sld>", "")}, {}),
    ("deck/unreadable", "", {slide(9): None}, {}),
    ("deck/outside-frame", "slide 3", {slide(3): swap("It changes mood", "It changes mood " * 40)}, {}),
    ("deck/outside-frame", "slide 3", {slide(3): swap("It changes mood", "W" * 80)}, {}),
    ("deck/outside-frame", "slide 17", {slide(17): swap("<a:t>62 people", "<a:t>" + "62 people " * 120)}, {}),
    ("deck/off-slide", "slide 3", {slide(3): cut(r'(name="body".*?<p:spPr>).*?(</p:spPr>)', r'\1<a:xfrm><a:off x="9000000" y="900000"/><a:ext cx="5000000" cy="4000000"/></a:xfrm>\2')}, {}),
    # pale words on the paper
    ("deck/contrast", "slide 3", {slide(3): swap('<a:rPr lang="en-US"/>', '<a:rPr lang="en-US"><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:rPr>')}, {}),
    # the same words, the ground changed: on the slide, on its layout, in the theme
    ("deck/contrast", "slide 3", {slide(3): swap('<p:cSld name="illness">', '<p:cSld name="illness"><p:bg><p:bgPr><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>')}, {}),
    ("deck/contrast", "slide 3", {"ppt/slideLayouts/slideLayout3.xml": cut(r"<p:bgPr><a:solidFill>.*?</a:solidFill>", '<p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>')}, {}),
    ("deck/contrast", "slide 3", {THEME: swap("FBF6EA", "333333")}, {}),
    # the words of the chart
    ("deck/contrast", "slide 16", {"ppt/charts/chart1.xml": lambda t: re.sub(r"(<c:txPr>.*?<a:solidFill>).*?(</a:solidFill>)", r'\1<a:schemeClr val="bg1"/>\2', t, flags=re.S)}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "at", "changes", "more"), CASES)
def test_each_rule_catches_a_deck_that_breaks_it(
    data: bytes, code: str, at: str, changes: dict[str, Change | None], more: dict[str, bytes]
) -> None:
    found = judged(rewritten(data, changes, more))
    assert (code, at) in codes(found), codes(found)
    assert all(p.message.strip() and p.hint.strip() for p in found.problems)
    assert all(p.span.file == "talk.pptx" for p in found.problems)


def test_every_code_of_a_rule_is_broken_by_a_case() -> None:
    written = set()
    for module in ("access", "contrast", "file", "frames", "native"):
        text = (FOLDER.parents[1] / "brochure/check/deck" / f"{module}.py").read_text("utf-8")
        written |= set(re.findall(r'"(deck/[a-z-]+)"', text))
    told = {code for code, *_ in CASES}
    assert written - told == {"deck/covered", "deck/size"}, "these have tests of their own below"


RECTANGLE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="9000" name="cover" descr="A square that hides the words."/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
    '<p:spPr><a:xfrm><a:off x="685800" y="1965960"/><a:ext cx="5943600" cy="3931920"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
    "</p:spPr></p:sp>"
)  # fmt: skip


def test_what_is_drawn_over_words_is_told(data: bytes) -> None:
    over = rewritten(data, {slide(3): swap("</p:spTree>", RECTANGLE + "</p:spTree>")})
    assert ("deck/covered", "slide 3") in codes(judged(over))
    under = rewritten(
        data, {slide(3): swap("</p:grpSpPr><p:sp>", f"</p:grpSpPr>{RECTANGLE}<p:sp>")}
    )
    assert ("deck/covered", "slide 3") not in codes(judged(under))
    assert ("deck/contrast", "slide 3") not in codes(judged(under)), (
        "dark words on sage are readable"
    )


def test_a_picture_under_words_is_said_to_be_unjudged(data: bytes) -> None:
    picture = RECTANGLE.replace(
        '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>', "<a:gradFill><a:gsLst/></a:gradFill>"
    )
    found = judged(
        rewritten(data, {slide(3): swap("</p:grpSpPr><p:sp>", f"</p:grpSpPr>{picture}<p:sp>")})
    )
    assert any(
        why.startswith("slide 3: the contrast") and "picture" in why for why in found.unjudged
    )


def test_words_in_a_font_that_is_not_known_are_said_to_be_unjudged(data: bytes) -> None:
    found = judged(rewritten(data, {THEME: swap('typeface="Calibri"', 'typeface="Wingdings 7"')}))
    assert any("Wingdings 7 is not known" in why for why in found.unjudged)


def test_a_number_is_measured_as_it_is_shown(data: bytes) -> None:
    """LibreOffice keeps “<number>” in the field, which is wider than its frame."""
    kept = cut(r"(type=\"slidenum\">.*?)<a:t>5</a:t>", r"\1<a:t>&lt;number&gt;</a:t>")
    assert codes(judged(rewritten(data, {slide(5): kept}))) == {("deck/number-field", "slide 5")}


def test_a_large_file_is_told(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("brochure.check.deck.file.LARGEST", 1000)
    assert ("deck/size", "") in codes(judged(data))


def test_the_author_is_asked_for(data: bytes, talk: Scene) -> None:
    named = deck_preflight(data, "deck", FOLDER, author=talk.author)
    foreign = deck_preflight(data, "deck", FOLDER, author="Another clinic")
    assert named.problems == [] and [p.code for p in foreign.problems] == ["deck/leftover"]


def test_a_rule_that_trips_is_said_and_the_others_run(data: bytes) -> None:
    found = judged(rewritten(data, {slide(2): swap('x="7863840"', 'x="wide"')}))
    assert any(why.startswith("slide 2: whether") for why in found.unjudged)
    assert len(found.checks) == len(RULES)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0.466, 0.466, 0.466), (1, 1, 1)) == pytest.approx(4.5, abs=0.05)
