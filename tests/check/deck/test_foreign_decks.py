"""Decks of others, and files that are none: the preflight never crashes, and says what it could not."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from brochure import cli
from brochure.check.deck import RULES, deck_preflight
from brochure.check.deck import opened as opening
from brochure.check.preflight_report import Preflight
from tests.builders import FOLDER, coloured_picture


def stock() -> bytes:
    """What people make with python-pptx's own template: 4 : 3, fixed colours, no notes."""
    show = Presentation()
    one = show.slides.add_slide(show.slide_layouts[1])
    one.shapes.title.text = "Hello"
    one.placeholders[1].text = "First\nSecond"
    box = one.shapes.add_textbox(Inches(1), Inches(6), Inches(3), Inches(0.4))
    box.text_frame.text = "Pale words"
    run = box.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.name, run.font.color.rgb = (
        Pt(12),
        "Comic Sans MS",
        RGBColor(250, 250, 200),
    )
    two = show.slides.add_slide(show.slide_layouts[5])
    two.shapes.title.text = "Hello"
    two.shapes.add_picture(io.BytesIO(coloured_picture().rgb_jpeg), Inches(1), Inches(2))
    two.shapes.add_table(2, 2, Inches(4), Inches(2), Inches(4), Inches(1)).table.cell(
        0, 0
    ).text = "Head"
    group = two.shapes.add_group_shape()
    group.shapes.add_shape(
        9, Inches(1), Inches(5), Inches(2), Inches(1)
    ).text_frame.text = "In an oval"
    data = CategoryChartData()
    data.categories, _ = ["A", "B"], data.add_series("S", (1, 2))
    two.shapes.add_chart(XL_CHART_TYPE.PIE, Inches(5), Inches(4), Inches(3), Inches(2), data)
    show.slides.add_slide(show.slide_layouts[6])
    target = io.BytesIO()
    show.save(target)
    return target.getvalue()


STOCK = stock()


def judged(data: bytes) -> Preflight:
    found = deck_preflight(data, "theirs.pptx", FOLDER)
    for problem in found.problems:
        assert problem.code.startswith("deck/") and problem.message.strip() and problem.hint.strip()
    return found


def test_a_stock_deck_is_judged_by_every_rule() -> None:
    found = judged(STOCK)
    told = {(p.code, p.place.at) for p in found.problems}
    assert len(found.checks) == len(RULES) and found.pages == 3
    assert {
        ("deck/title-repeated", "slide 2"), ("deck/title-missing", "slide 3"), ("deck/contrast", "slide 1"),
        ("deck/alt-text", "slide 2"), ("deck/fixed-colour", "slide 1"), ("deck/fixed-font", "slide 1"),
        ("deck/language", "slide 1"), ("deck/notes-missing", "slide 1"), ("deck/leftover", ""),
    } <= told  # fmt: skip
    assert any("Comic Sans MS is not known" in why for why in found.unjudged)
    assert any("table style" in why for why in found.unjudged)
    assert not any("cannot read" in why for why in found.unjudged), found.unjudged


def unreadable(data: bytes) -> None:
    found = judged(data)
    assert [p.code for p in found.problems] == ["deck/unreadable"] and found.failed


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"%PDF-1.7", b"\0" * 5000, "Not a deck.".encode("utf-16"), STOCK[:-30], STOCK[:9000]],
)  # fmt: skip
def test_what_is_no_deck_is_called_so(data: bytes) -> None:
    unreadable(data)


def packed(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_zip_of_something_else_is_no_deck() -> None:
    unreadable(packed({"word/document.xml": b"<w/>"}))
    unreadable(packed({"ppt/presentation.xml": b"<presentation/>"}))


def test_a_zip_bomb_stays_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES", 1_000_000)
    bomb = packed({**unpacked(STOCK), "ppt/slides/slide9.xml": b"<a>" + b" " * 30_000_000})
    assert len(bomb) < 200_000
    unreadable(bomb)
    monkeypatch.setattr(opening, "MOST_ENTRIES", 100)
    unreadable(packed({f"ppt/{i}.xml": b"" for i in range(101)}))


def test_entities_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;</p>'
    entries = unpacked(STOCK)
    found = judged(packed({**entries, "ppt/slides/slide1.xml": laughs}))
    assert "deck/unreadable" in {p.code for p in found.problems} and found.pages == 2


def test_a_part_that_is_broken_leaves_the_others_judged() -> None:
    entries = unpacked(STOCK)
    for name in entries:
        if not name.startswith(
            ("ppt/printerSettings", "docProps/thumbnail", "ppt/media", "ppt/embeddings")
        ):
            judged(packed({**entries, name: b"<broken"}))
            judged(packed({**entries, name: b"<empty/>"}))
            judged(packed({other: text for other, text in entries.items() if other != name}))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_changed_at_random_it_is_judged_or_called_unreadable(data: st.DataObject) -> None:
    entries = unpacked(STOCK)
    names = sorted(name for name in entries if name.endswith((".xml", ".rels")))
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(names))
        text = bytearray(entries[name])
        at = data.draw(st.integers(0, max(0, len(text) - 1)))
        text[at : at + data.draw(st.integers(0, 40))] = data.draw(
            st.binary(max_size=12) | st.sampled_from([b'"', b"-1", b"1e9", b"NaN", b"99999999999"])
        )
        entries[name] = bytes(text)
    judged(packed(entries))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_numbers_changed_at_random_are_survived(data: st.DataObject) -> None:
    """Well-formed XML whose attributes make no sense: the changes that reach the rules."""
    import re

    entries = unpacked(STOCK)
    name = data.draw(
        st.sampled_from(
            sorted(n for n in entries if re.match(r"ppt/(slides|slideL|slideM|pres).*xml$", n))
        )
    )
    values = list(re.finditer(rb'="([^"]*)"', entries[name]))
    text = bytearray(entries[name])
    for match in sorted(
        data.draw(st.lists(st.sampled_from(values), min_size=1, max_size=5)),
        key=lambda m: -m.start(),
    ):
        text[match.start(1) : match.end(1)] = data.draw(
            st.sampled_from([b"", b"-5", b"0", b"x", b"1e400", b"9" * 30, b"title", b"50%", b"nan"])
        )
    judged(packed({**entries, name: bytes(text)}))


def test_bytes_changed_in_the_zip_itself_are_survived() -> None:
    for at in range(0, len(STOCK), 397):
        judged(STOCK[:at] + bytes([STOCK[at] ^ 0x5A]) + STOCK[at + 1 :])
    assert zlib.crc32(STOCK)


def test_the_command_judges_decks_beside_pdfs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "theirs.pptx"
    path.write_bytes(STOCK)
    assert cli.main(["preflight", str(path)]) == 1
    told = capsys.readouterr().out
    assert "theirs.pptx: 3 slides" in told and "✗ every slide has a title" in told
    assert "? Not judged: slide 1: whether" in told and "claim" not in told
