"""Pages of a few operators, and the marks that the walk finds on them: where, how, with what."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from brochure.check.preflight.marks import Mark, covers
from brochure.check.preflight.opened import Sheet, open_file

Made = Callable[[pikepdf.Pdf], Any]


def sheet(operators: bytes, **resources: Made) -> Sheet:
    """A page of 600 by 800 points with these operators, read back."""
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(600, 800))
        held = file.pages[0].obj
        held.Contents = file.make_stream(operators)
        held.Resources = Dictionary({f"/{key}": made(file) for key, made in resources.items()})
        target = io.BytesIO()
        file.save(target)
    return open_file(target.getvalue(), "x.pdf").sheets[0]


def only(operators: bytes, **resources: Made) -> Mark:
    [mark] = sheet(operators, **resources).marks
    return mark


def picture(width: int, height: int) -> Made:
    def made(file: pikepdf.Pdf) -> Any:
        return Dictionary(
            P=pikepdf.Stream(
                file, bytes(width * height), Type=Name.XObject, Subtype=Name.Image, Width=width,
                Height=height, BitsPerComponent=8, ColorSpace=Name.DeviceGray,
            )
        )  # fmt: skip

    return made


def form(operators: bytes, **entries: Any) -> Made:
    def made(file: pikepdf.Pdf) -> Any:
        return Dictionary(
            F=pikepdf.Stream(file, operators, Type=Name.XObject, Subtype=Name.Form, **entries)
        )

    return made


def font(**entries: Any) -> Made:
    def made(file: pikepdf.Pdf) -> Any:
        one = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Some"), FirstChar=97,
            Widths=Array([500, 250, 1000]),
        )  # fmt: skip
        for key, value in entries.items():
            one[f"/{key}"] = value
        return Dictionary(F=one)

    return made


BOXES: dict[str, tuple[bytes, tuple[float, ...]]] = {
    "a rectangle": (b"10 20 30 40 re f", (10, 20, 40, 60)),
    "inside out": (b"40 60 -30 -40 re f", (10, 20, 40, 60)),
    "moved and scaled": (b"2 0 0 3 100 100 cm 10 20 30 40 re f", (120, 160, 180, 280)),
    "turned": (b"0 1 -1 0 100 0 cm 10 20 30 40 re f", (40, 10, 80, 40)),
    "an outline": (b"1 0 0 -1 0 100 cm 10 20 m 40 20 l 40 60 l h f\n", (10, 40, 40, 80)),
    "an outline, turned": (
        b"0 1 -1 0 100 0 cm 10 20 m 40 20 l 40 60 l h f\n",
        (40, 10, 80, 40),
    ),
    "an outline, cut": (b"20 0 9 99 re W n 10 20 m 40 20 l 40 60 l h f\n", (20, 20, 29, 60)),
    "matrices follow one another": (
        b"1 0 0 1 100 0 cm 2 0 0 2 0 0 cm 10 20 30 40 re f",
        (120, 40, 180, 120),
    ),
    "a saved matrix comes back": (b"q 9 0 0 9 9 9 cm Q 10 20 30 40 re f", (10, 20, 40, 60)),
    "a curve": (b"0 0 m 0 30 30 30 30 0 c h f", (0, 0, 30, 30)),
    "an outline of two matrices": (
        b"10 20 m 40 20 l 1 0 0 1 5 5 cm 40 60 l h f",
        (10, 20, 45, 65),
    ),
    "cut by a clip": (b"20 0 15 800 re W n 10 20 30 40 re f", (20, 20, 35, 60)),
    "cut by two clips": (
        b"20 0 15 800 re W n 0 30 600 10 re W* n 10 20 30 40 re f",
        (20, 30, 35, 40),
    ),
    "a clip ends with its state": (
        b"q 20 0 15 800 re W n Q 10 20 30 40 re f",
        (10, 20, 40, 60),
    ),
    "cut by the page": (b"-50 700 100 200 re f", (0, 700, 50, 800)),
    "a line with its width": (b"4 w 100 100 m 200 100 l S", (98, 98, 202, 102)),
    "a line, scaled": (b"2 0 0 2 0 0 cm 4 w 50 50 m 100 50 l S", (96, 96, 204, 104)),
}


@pytest.mark.parametrize("name", BOXES)
def test_where_a_mark_lies(name: str) -> None:
    operators, box = BOXES[name]
    assert only(operators).box == pytest.approx(box)


def test_what_lies_outside_the_clip_is_no_mark() -> None:
    assert sheet(b"0 0 9 9 re W n 50 50 9 9 re f").marks == []


def test_text_is_measured_and_read() -> None:
    mark = only(b"BT /F 20 Tf 100 200 Td (abc) Tj ET", Font=font())
    assert mark.typed is not None
    assert (mark.typed.text, mark.typed.size) == ("abc", 20)
    left, bottom, right, top = mark.box
    assert (left, right) == (100, 135)  # 500 + 250 + 1000 thousandths of 20 points
    assert bottom < 200 < 210 < top < 220


@pytest.mark.parametrize(
    ("operators", "right", "size"),
    [
        (b"[(ab) -500 (c)] TJ", 145, 20),
        (b"[<6162> -500 <63>] TJ", 145, 20),
        (b"2 Tc (abc) Tj", 141, 20),
        (b"200 Tz (abc) Tj", 170, 20),
        (b"2 0 0 2 100 200 Tm (abc) Tj", 170, 40),
    ],
)
def test_spacing_kerning_and_matrices(operators: bytes, right: float, size: float) -> None:
    mark = only(b"BT /F 20 Tf 100 200 Td " + operators + b" ET", Font=font())
    assert mark.typed is not None and mark.typed.text == "abc"
    assert (mark.box[2], mark.typed.size) == pytest.approx((right, size))


def test_lines_follow_one_another() -> None:
    found = sheet(
        b"BT /F 10 Tf 12 TL 100 200 Td (a) Tj (b) Tj T* (c) Tj 0 -20 TD (a) ' ET", Font=font()
    ).marks
    assert [mark.box[0] for mark in found] == [100, 105, 100, 100]
    assert [round(mark.box[1] + 2.2) for mark in found] == [200, 200, 188, 148]


@pytest.mark.parametrize(
    ("operators", "ppi"),
    [
        (b"72 0 0 72 0 0 cm /P Do", 300),
        (b"0 72 -72 0 100 0 cm /P Do", 300),
        (b"144 0 0 72 0 0 cm /P Do", 150),  # the coarser side counts
    ],
)
def test_a_picture_has_its_pixels_an_inch(operators: bytes, ppi: float) -> None:
    mark = only(operators, XObject=picture(300, 300))
    assert mark.pixels is not None and mark.pixels.ppi == pytest.approx(ppi)


def test_a_form_has_a_matrix_a_box_and_a_state_of_its_own() -> None:
    drawn = form(b"1 0 0 rg 0 0 50 50 re f", Matrix=[2, 0, 0, 2, 0, 0], BBox=[0, 0, 30, 30])
    first, second = sheet(b"1 0 0 1 10 10 cm /F Do 0 0 5 5 re f", XObject=drawn).marks
    assert first.box == (10, 10, 70, 70)
    assert second.box == (10, 10, 15, 15)
    assert second.colour is not None and second.colour.space.family == "DeviceGray"


def test_a_form_cannot_take_the_page_back() -> None:
    drawn = form(b"Q Q Q 0 0 5 5 re f", BBox=[0, 0, 9, 9])
    marks = sheet(b"q 1 0 0 1 10 10 cm /F Do 0 0 5 5 re f Q", XObject=drawn).marks
    assert [mark.box for mark in marks] == [(10, 10, 15, 15)] * 2


def test_overprint_is_followed() -> None:
    def states(file: pikepdf.Pdf) -> Any:
        return Dictionary(
            Over=Dictionary(op=True, OP=True, OPM=1), Old=Dictionary(op=True, OPM=0),
            Off=Dictionary(op=False),
        )  # fmt: skip

    marks = sheet(
        b"0 0 0 1 k 0 0 9 9 re f /Over gs 0 0 9 9 re f q /Old gs 0 0 9 9 re f Q 0 0 9 9 re f "
        b"/Off gs 0 0 9 9 re f",
        ExtGState=states,
    ).marks
    assert [mark.look.overprint for mark in marks] == [False, True, False, True, False]


def test_tags_are_kept() -> None:
    marks = sheet(
        b"/P <</MCID 7>> BDC 0 0 9 9 re f /Span BMC 0 0 9 9 re f EMC EMC "
        b"/Artifact BMC 0 0 9 9 re f EMC 0 0 9 9 re f"
    ).marks
    assert [(mark.look.tag, mark.look.mcid) for mark in marks] == [
        ("P", 7), ("Span", 7), ("Artifact", -1), ("", -1),
    ]  # fmt: skip


def test_a_tiling_pattern_is_looked_into() -> None:
    def patterns(file: pikepdf.Pdf) -> Any:
        return Dictionary(
            T=pikepdf.Stream(file, b"1 0 0 rg 0 0 3 3 re f", PatternType=1, BBox=[0, 0, 3, 3])
        )

    marks = sheet(b"/Pattern cs /T scn 100 100 50 50 re f", Pattern=patterns).marks
    families = {mark.colour.space.family for mark in marks if mark.colour}
    assert families == {"DeviceRGB", "Pattern"}
    assert {mark.box for mark in marks} == {(100, 100, 150, 150)}


def test_a_shading_fills_the_clip() -> None:
    def shadings(file: pikepdf.Pdf) -> Any:
        return Dictionary(S=Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK))

    mark = only(b"10 20 30 40 re W n /S sh", Shading=shadings)
    assert mark.box == (10, 20, 40, 60)
    assert mark.space is not None and mark.space.components == 4


def test_a_shape_covers_what_is_inside_its_outline() -> None:
    disc = only(b"50 0 m 77.6 0 100 22.4 100 50 c 100 77.6 77.6 100 50 100 c "
                b"22.4 100 0 77.6 0 50 c 0 22.4 22.4 0 50 0 c f")  # fmt: skip
    assert covers(disc, 50, 50) and covers(disc, 84, 84)
    assert not covers(disc, 92, 92) and not covers(disc, 120, 50)


def test_the_ground_of_a_text_is_the_last_shape_under_its_middle() -> None:
    found = sheet(
        b"1 0 0 rg 0 0 600 800 re f 0 1 0 rg 90 190 100 40 re f 0 0 1 rg 0 0 m 600 0 l 600 90 l f "
        b"0 g BT /F 20 Tf 100 200 Td (abc) Tj ET 0 1 1 rg 90 190 100 40 re f",
        Font=font(),
    ).grounded
    [(text, ground)] = found
    assert text.typed is not None and ground is not None and ground.colour is not None
    assert ground.colour.values == (0, 1, 0)


def test_fold_ticks_are_read_from_the_page() -> None:
    def made(change: bytes) -> tuple[float, ...]:
        with pikepdf.new() as file:
            file.add_blank_page(page_size=(600, 800))
            held = file.pages[0].obj
            held.TrimBox = [50, 50, 550, 750]
            held.Contents = file.make_stream(change)
            target = io.BytesIO()
            file.save(target)
        return open_file(target.getvalue(), "x.pdf").sheets[0].folds

    assert made(b"[3 2] 0 d 216 760 m 216 780 l S 383 760 m 383 780 l S") == (216, 383)
    assert made(b"216 760 m 216 780 l S") == ()  # not dashed: a crop mark
    assert made(b"[3 2] 0 d 216 100 m 216 700 l S") == ()  # inside the trim: a rule


DRAWN = b"0 0 m 9 0 l 9 9 l h f\n20 20 m 29 20 l 29 29 l h f\n"


def test_a_drawing_shown_as_before_is_the_part_of_before() -> None:
    drawn = form(DRAWN, Resources=Dictionary())
    shown = b"1 0 0 rg /F Do"
    first, again = sheet(shown, XObject=drawn), sheet(shown, XObject=drawn)
    assert len(first.marks) == 2
    assert again.walked.parts[1] is first.walked.parts[1]
    for before in (b"2 0 0 2 0 0 cm ", b"0 0 5 5 re W n ", b"/Artifact BMC ", b"3 w [1] 0 d "):
        other = sheet(before + shown, XObject=drawn)
        assert other.walked.parts[1] is not first.walked.parts[1], before
    green = sheet(b"0 1 0 rg /F Do", XObject=drawn)
    assert {mark.colour.values for mark in green.marks if mark.colour} == {(0, 1, 0)}
    assert len(sheet(b"0 0 5 5 re W n " + shown, XObject=drawn).marks) == 1
    moved = form(DRAWN.replace(b"29 29", b"29 99"), Resources=Dictionary())
    assert sheet(shown, XObject=moved).marks[1].box == (20, 20, 29, 99)


def test_what_hangs_on_more_than_its_bytes_is_walked_anew() -> None:
    """Words need a font, states and pictures a name: the same bytes may show something else."""
    words = form(b"BT /F 9 Tf (a) Tj ET", Resources=Dictionary())
    unnamed = form(b"/S gs " + DRAWN, Resources=Dictionary())
    for made in (words, unnamed):
        first, again = sheet(b"/F Do", XObject=made), sheet(b"/F Do ", XObject=made)
        assert first.walked.unjudged == again.walked.unjudged != {}
        assert first.walked.parts[1] is not again.walked.parts[1]


def test_rules_ask_one_of_those_that_are_painted_alike() -> None:
    page = sheet(b"1 0 0 rg " + DRAWN + b"0 0 1 rg " + DRAWN + b"1 0 0 rg 5 5 20 20 re f")
    asked: list[Mark] = []

    def is_red(mark: Mark) -> bool:
        asked.append(mark)
        return mark.colour is not None and mark.colour.values == (1, 0, 0)

    assert [mark.box for mark in page.alike(is_red)] == [
        (0, 0, 9, 9), (20, 20, 29, 29), (5, 5, 25, 25)
    ]  # fmt: skip
    assert len(asked) == 2


def streams(*operators: bytes, **resources: Made) -> Sheet:
    """A page whose operators stand in several streams."""
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(600, 800))
        held = file.pages[0].obj
        held.Contents = Array([file.make_stream(one) for one in operators])
        held.Resources = Dictionary({f"/{key}": made(file) for key, made in resources.items()})
        target = io.BytesIO()
        file.save(target)
    return open_file(target.getvalue(), "x.pdf").sheets[0]


def boxes(page: Sheet) -> list[tuple[float, ...]]:
    return [mark.box for mark in page.marks]


def test_a_page_of_before_is_known_with_all_its_names_lead_to() -> None:
    shown = b"0 g BT /F 20 Tf 100 200 Td (abc) Tj ET"
    first, again = sheet(shown, Font=font()), sheet(shown, Font=font())
    assert again.walked is first.walked
    wider = sheet(shown, Font=font(Widths=Array([900, 900, 900])))
    assert wider.marks[0].box[2] > first.marks[0].box[2]
    assert sheet(shown).walked.unjudged
    drawn, other = (form(DRAWN, Resources=Dictionary(), BBox=Array([0, 0, n, n])) for n in (50, 9))
    assert len(sheet(b"/F Do", XObject=drawn).marks) == 2
    assert len(sheet(b"/F Do", XObject=other).marks) == 1


def test_streams_that_stand_for_themselves_are_walked_each_by_itself() -> None:
    one, two, three = (
        b"q 1 g 0 0 9 9 re f Q",
        b"q 2 0 0 2 0 0 cm 0 0 9 9 re f Q",
        b"q 9 9 9 9 re f\nQ",
    )
    first, second = streams(one, two), streams(one, three)
    assert boxes(first) == [(0, 0, 9, 9), (0, 0, 18, 18)]
    assert boxes(second) == [(0, 0, 9, 9), (9, 9, 18, 18)]
    assert second.walked.parts[1] is first.walked.parts[1]
    assert boxes(streams(two, one)) == [(0, 0, 18, 18), (0, 0, 9, 9)]


@pytest.mark.parametrize(
    "operators",
    [
        (b"q 2 0 0 2 0 0 cm q 1 g Q", b"q Q 0 0 9 9 re f Q"),
        (b"q Q 2 0 0 2 0 0 cm q Q", b"q 0 0 9 9 re f Q"),
        (b"q 2 0 0 2 0 0 cm", b"0 0 9 9 re f", b"Q"),
        (b"2 0 0 2 0 0", b"cm 0 0 9 9 re f"),
        (b"q 2 0 0 2 0 0 cm 0 0 9 9", b"re f Q"),
    ],
)
def test_streams_that_hang_together_are_walked_as_one(operators: tuple[bytes, ...]) -> None:
    whole = sheet(b"\n".join(operators))
    assert boxes(streams(*operators)) == boxes(whole) == [(0, 0, 18, 18)]
