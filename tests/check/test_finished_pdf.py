"""A finished PDF, whole and broken with another tool; what its check says."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from brochure.check.finished_pdf import finished_pdf
from brochure.draw.pdf import pdf
from brochure.model.scene import Scene
from tests.builders import FOLDER, MOMENT, everything, place

MEDIA = ("press", "office", "screen")


def made(medium: str) -> tuple[Scene, bytes]:
    one = everything(medium)
    one = replace(
        one,
        pages=tuple(
            replace(p, span=place(i, "layouts/x.yaml")) for i, p in enumerate(one.pages, 1)
        ),
    )
    return one, pdf(one, FOLDER, MOMENT)


def broken(data: bytes, change: Callable[[Any], None]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        change(opened)
        opened.save(target)
    return target.getvalue()


@pytest.mark.parametrize("medium", MEDIA)
def test_what_the_pen_draws_is_whole(medium: str) -> None:
    assert finished_pdf(*made(medium)) == []


def fill(operators: bytes) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        opened.pages[1].contents_add(opened.make_stream(operators), prepend=True)

    return change


def no_box(name: str) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        del opened.pages[1].obj[name]

    return change


def moved_box(name: str) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        opened.pages[1].obj[name] = [40.2, 40, 340, 240]

    return change


def no_font_file(opened: Any) -> None:
    for font in opened.pages[1].resources.Font.values():
        del font.FontDescriptor["/FontFile2"]


def default_font(opened: Any) -> None:
    opened.pages[1].resources.Font["/F99"] = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )


def rgb_picture(opened: Any) -> None:
    picture = opened.make_stream(b"\xff\x00\x00")
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width = picture.Height = 1
    picture.BitsPerComponent, picture.ColorSpace = 8, pikepdf.Name.DeviceRGB
    opened.pages[1].resources["/XObject"] = pikepdf.Dictionary(R=picture)


def fewer_pages(opened: Any) -> None:
    del opened.pages[1]


FAULTS = [
    ("press", fill(b"1 0 0 rg 0 0 9 9 re f"), "press/rgb", "two"),
    ("press", fill(b"1 0 0 RG 0 0 m 9 9 l S"), "press/rgb", "two"),
    ("press", rgb_picture, "press/rgb", "two"),
    ("press", no_box("/TrimBox"), "pdf/boxes", "two"),
    ("press", no_box("/BleedBox"), "pdf/boxes", "two"),
    ("press", moved_box("/TrimBox"), "pdf/boxes", "two"),
    ("office", moved_box("/MediaBox"), "pdf/boxes", "two"),
    ("press", no_font_file, "pdf/font-not-embedded", "two"),
    ("screen", no_font_file, "pdf/font-not-embedded", "two"),
    ("office", default_font, "pdf/font-not-embedded", "two"),
    ("screen", fewer_pages, "pdf/pages", "one"),
]


@pytest.mark.parametrize(("medium", "change", "code", "at"), FAULTS)
def test_what_is_broken_is_told(
    medium: str, change: Callable[[Any], None], code: str, at: str
) -> None:
    one, data = made(medium)
    found = finished_pdf(one, broken(data, change))
    also = {"press/boxes"} if (medium, code) == ("press", "pdf/boxes") else set()
    assert code in {p.code for p in found} and {p.code for p in found} <= {code} | also
    assert all(p.is_error for p in found)
    assert {p.place.piece for p in found} == {one.piece}
    there = [p for p in found if p.place.at == at]
    assert [p.span for p in there] == [place(1 if at == "one" else 2, "layouts/x.yaml")] * len(
        there
    )
    assert there and (
        len(there) == len(found) or code == "pdf/font-not-embedded"
    )  # pages share fonts


def test_rgb_is_no_fault_on_a_screen() -> None:
    one, data = made("screen")
    assert finished_pdf(one, broken(data, fill(b"1 0 0 rg 0 0 9 9 re f"))) == []


def test_a_box_may_be_off_by_a_tenth_of_a_point() -> None:
    one, data = made("press")

    def nudge(opened: Any) -> None:
        opened.pages[0].obj.TrimBox = [40.09, 40, 340, 240]

    assert finished_pdf(one, broken(data, nudge)) == []


def test_all_that_is_broken_is_told_together() -> None:
    one, data = made("press")

    def change(opened: Any) -> None:
        no_font_file(opened)
        no_box("/TrimBox")(opened)
        fill(b"0 0 1 rg 0 0 9 9 re f")(opened)

    assert {p.code for p in finished_pdf(one, broken(data, change))} == {
        "pdf/boxes", "press/boxes", "press/rgb", "pdf/font-not-embedded",
    }  # fmt: skip
