"""The structure tree as the pen writes it: marks, parents, links, artifacts; also for slides."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from page import validate_pdf_bytes

from brochure.check.preflight import judged
from brochure.check.preflight.opened import open_file
from brochure.check.preflight.structure import of_file, of_scene
from brochure.draw.pdf import pdf
from brochure.model.art import rectangle
from brochure.model.scene import Element, Paint, Role, Run, Scene, Shape
from tests.builders import (
    BODY,
    BOLD,
    FOLDER,
    MOMENT,
    everything,
    page,
    paragraph,
    scene,
    set_text,
)

DOT = Shape((rectangle(10, 10, 5, 5),), Paint("leaf"))


def drawn(one: Scene) -> bytes:
    return pdf(one, FOLDER, MOMENT)


def screen(*items: Any, **more: Any) -> Scene:
    return scene("screen", page("one", *items), **more)


def operators(data: bytes, number: int = 0) -> list[tuple[str, list[Any]]]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [
            (str(one.operator), [str(operand) for operand in one.operands])
            for one in pikepdf.parse_content_stream(opened.pages[number])
            if isinstance(one, pikepdf.ContentStreamInstruction)
        ]


SHOWING = {"f", "S", "TJ", "Do"}


@pytest.mark.parametrize("number", [0, 1])
def test_all_that_is_shown_stands_in_one_mark(number: int) -> None:
    depth = shown = 0
    in_text = False
    for operator, _ in operators(drawn(everything("screen")), number):
        if operator in ("BDC", "BMC"):
            assert not in_text  # a mark may not begin inside a text object and end outside
            depth += 1
        elif operator == "EMC":
            assert not in_text
            depth -= 1
        elif operator in ("BT", "ET"):
            in_text = operator == "BT"
        elif operator in SHOWING:
            shown += 1
            assert depth == 1, operator
        assert depth in (0, 1)
    assert depth == 0 and shown > 1


@pytest.mark.parametrize("medium", ["press", "office"])
def test_what_is_for_paper_has_no_tags(medium: str) -> None:
    data = drawn(everything(medium))
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert "/StructTreeRoot" not in opened.Root and "/MarkInfo" not in opened.Root
        assert not [one for one in opened.pages if "/Tabs" in one.obj]
    assert not {operator for operator, _ in operators(data)} & {"BDC", "BMC", "EMC"}
    assert b"pdfuaid" not in data


def test_each_mark_and_each_link_finds_its_element() -> None:
    with pikepdf.open(io.BytesIO(drawn(everything("screen")))) as opened:
        numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
        tree = dict(zip([int(n) for n in numbers[::2]], numbers[1::2], strict=True))
        assert int(opened.Root.StructTreeRoot.ParentTreeNextKey) == len(tree) == 2 + 2
        for number, one in enumerate(opened.pages):
            assert int(one.obj.StructParents) == number
            for mark, element in enumerate(tree[number]):
                assert element.Pg.objgen == one.obj.objgen
                assert mark in [int(kid) for kid in element.K if isinstance(kid, int)]
        for note in opened.pages[0].Annots:
            element = tree[int(note.StructParent)]
            assert str(element.S) == "/Link"
            assert [k.Obj.objgen for k in element.K if not isinstance(k, int)] == [note.objgen]


def test_a_figure_says_where_it_is() -> None:
    with pikepdf.open(io.BytesIO(drawn(everything("screen")))) as opened:
        figures = [k for k in opened.Root.StructTreeRoot.K.K if k.S == "/Figure"]
        boxes = [[float(v) for v in figure.A.BBox] for figure in figures]
    assert boxes == [[60, 80, 120, 134], [60, 156, 160, 170], [220, 156, 284, 220]]


def test_decoration_is_one_artifact_as_long_as_it_goes_on() -> None:
    data = drawn(screen(DOT, DOT, set_text(20, 50, 100, paragraph("Words")), DOT))
    marks = [args for op, args in operators(data) if op == "BDC"]
    assert [mark[0] for mark in marks] == ["/Artifact", "/P", "/Artifact"]
    number = replace(set_text(20, 90, 20, paragraph("7")), role=Role("Artifact"))
    data = drawn(screen(set_text(20, 50, 100, paragraph("Words")), number))
    marks = [args for op, args in operators(data) if op == "BDC"]
    assert marks[1][0] == "/Artifact" and "/Pagination" in marks[1][1]


def test_a_link_over_two_lines_is_one_link_with_two_areas() -> None:
    words = "a rather long name of a source that leads somewhere"
    run = Run(words, BODY, link="https://example.org")
    one = screen(
        set_text(20, 20, 120, paragraph("See ", run, " and more.")),
        links={"https://example.org": "Open it"},
    )
    data = drawn(one)
    with pikepdf.open(io.BytesIO(data)) as opened:
        [note] = opened.pages[0].Annots
        assert len(note.QuadPoints) % 8 == 0 and len(note.QuadPoints) >= 16
        corners = [float(v) for v in note.QuadPoints]
        assert [float(v) for v in note.Rect] == pytest.approx(
            [min(corners[::2]), min(corners[1::2]), max(corners[::2]), max(corners[1::2])]
        )
    opened = open_file(data, "x")
    assert [str(said) for said in of_file(opened)][1:] == [f"P See ⟨Open it: {words}⟩ and more."]
    assert list(of_file(opened)) == of_scene(one)


def test_a_link_without_a_purpose_is_words() -> None:
    run = Run("there", BODY, link="https://example.org")
    with pikepdf.open(
        io.BytesIO(drawn(screen(set_text(20, 20, 90, paragraph("Go ", run)))))
    ) as opened:
        assert "/Annots" not in opened.pages[0].obj


def test_a_bold_word_in_a_link_does_not_part_it() -> None:
    runs = [
        Run("one ", BODY, link="#x"),
        Run("strong", BOLD, link="#x"),
        Run(" link", BODY, link="#x"),
    ]
    target = Element((set_text(20, 90, 90, paragraph("Here")),), Role("L"), "x")
    one = screen(set_text(20, 20, 190, paragraph(*runs)), target, links={"#x": "Source 1"})
    data = drawn(one)
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert len(opened.pages[0].Annots) == 1
    assert [str(said) for said in of_file(open_file(data, "x"))][
        1
    ] == "P ⟨Source 1: one strong link⟩"


def test_slides_can_be_told_too(talk: Scene) -> None:
    """The deck drawn by this pen, which a PDF of the slides will need: its tree is its Scene."""
    data = pdf(talk, FOLDER, MOMENT)
    found = list(of_file(open_file(data, "deck")))
    assert found == of_scene(talk)
    assert validate_pdf_bytes(data).is_compliant
    heard = [c for c in judged(talk, data).checks if "screen reader hears" in c.sentence]
    assert [check.problems for check in heard] == [()]
    tags = [said.tag for said in found]
    assert tags.count("H1") == len(talk.pages)
    rows = "".join({"Table": "T", "TR": "r", "TH": "h", "TD": "d"}.get(tag, " ") for tag in tags)
    tables = rows.split("T")[1:]
    assert len(tables) == 3
    for table in tables:
        first, *others = table.split()[0].split("r")[1:]
        assert set(first) == {"h"} and {len(row) for row in others} == {len(first)}
        assert set("".join(others)) == {"d"}
