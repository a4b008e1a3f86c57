"""The strict subset of SVG is read exactly; everything else is refused with its line."""

from __future__ import annotations

import math
import time
from typing import Any

import pytest

from brochure.load.svg import parse
from brochure.model.art import Drawing

BOX = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"'
SQUARE = "M 0 0 L 10 0 L 10 10 Z"


def drawn(inner: str, box: str = BOX) -> Drawing:
    drawing, problems = parse(f"<svg {box}>\n{inner}\n</svg>", "leaf", "leaf.svg")
    assert problems == []
    assert drawing is not None
    return drawing


def points(d: str, around: str = "{}", box: str = BOX) -> Any:
    path = f'<path d="{d}" fill="leaf"/>'
    (only,) = drawn(around.format(path), box).paths
    return only.subpaths


def test_a_drawing() -> None:
    drawing = drawn(
        f'<title>A <b>leaf</b></title><desc>x</desc><path d="{SQUARE}" fill="leaf-40"/>'
    )
    assert (drawing.name, drawing.width, drawing.height) == ("leaf", 100.0, 50.0)
    (path,) = drawing.paths
    assert (path.ink, path.tint, path.step) == ("leaf", 40, 0)
    assert path.subpaths == (("MLLZ", (0, 0, 10, 0, 10, 10)),)
    assert path.bounds == ((0, 0, 10, 10),)


@pytest.mark.parametrize(
    "d", ["M0,0 L10,0,L10,10Z", "\nM 0 0\tL 10 0\r\nL 10,10", "M0 0L10 0L1e1 10"]
)
def test_separators_and_open_paths_are_closed(d: str) -> None:
    assert points(d) == points(SQUARE)


def test_a_number_too_few_here_and_too_many_there_is_told() -> None:
    for d in ("M 0 0 Q 3 3 6 M 1 2 3 L 4 4", "M 0  1 L 2 3 M 4 5 L 6 7 8", "M 0 0 Q 1 2 3"):
        _, problems = parse(f'<svg {BOX}><path d="{d}" fill="leaf"/></svg>', "leaf", "leaf.svg")
        assert [problem.code for problem in problems] == ["art/svg"]


def test_several_outlines() -> None:
    first, second = points("M 0 0 L 1 0 M 5 5 L 6 6 Z M 9 9")
    assert first == ("MLZ", (0, 0, 1, 0))
    assert second == ("MLZ", (5, 5, 6, 6))


def test_curves_of_one_handle_get_two() -> None:
    assert points("M 0 0 Q 3 3 6 0") == (("MCZ", (0, 0, 2, 2, 4, 2, 6, 0)),)
    (after,) = points("M 0 0 C 1 1 2 2 3 0 Q 6 3 9 0")
    assert after == ("MCCZ", (0, 0, 1, 1, 2, 2, 3, 0, 5, 2, 7, 2, 9, 0))
    assert [letter for letter, _ in after.segments()] == ["M", "C", "C", "Z"]


@pytest.mark.parametrize(
    ("around", "x", "y"),
    [
        ('<g transform="translate(5 6)">{}</g>', 6, 8),
        ('<g transform="translate(5)">{}</g>', 6, 2),
        ('<g transform="scale(3)">{}</g>', 3, 6),
        ('<g transform="scale(3,4)">{}</g>', 3, 8),
        ('<g transform="rotate(90)">{}</g>', -2, 1),
        ('<g transform="rotate(180 5 5)">{}</g>', 9, 8),
        ('<g transform="matrix(1 2 3 4 5 6)">{}</g>', 12, 16),
        ('<g transform="translate(10,0) scale(2)">{}</g>', 12, 4),
        ('<g transform="translate(10 0)"><g id="a" transform="scale(2)">{}</g></g>', 12, 4),
        ('<g transform="scale(2)"><path d="M 0 0 L 1 1" fill="leaf"/></g>{}', 1, 2),
    ],
)
def test_movements(around: str, x: float, y: float) -> None:
    path = '<path d="M 1 2 L 3 4" fill="leaf"/>'
    start = drawn(around.format(path)).paths[-1].subpaths[0].values[:2]
    assert start == pytest.approx((x, y))


def test_a_path_moves_itself_inside_its_group() -> None:
    drawing = drawn(
        '<g transform="scale(2)"><path transform="translate(1 1)" d="M 1 1 L 2 2" fill="x"/></g>'
    )
    assert drawing.paths[0].bounds == ((4, 4, 6, 6),)


def test_the_view_begins_where_it_says() -> None:
    (only,) = points("M 5 5 L 6 6", box='viewBox="2,3 10 20" width="4in" height="9"')
    assert only.values[:2] == (3, 2)


def test_steps_are_the_groups_at_the_top() -> None:
    path = f'<path d="{SQUARE}" fill="leaf"/>'
    drawing = drawn(
        f'{path}<g id="step-2">{path}<g id="step-9">{path}</g></g><g id="other">{path}</g>'
        f'<g id="step-3"/>{path}'
    )
    assert [one.step for one in drawing.paths] == [0, 2, 2, 0, 0]


PATH = '<path d="{}" fill="leaf"/>'
REFUSED = [
    (f'<rect width="3"/>{PATH.format(SQUARE)}', 2, "<rect>"),
    (f"<g>\n<text>Hi</text></g>{PATH.format(SQUARE)}", 3, "<text>"),
    ("<script>alert(1)</script>", 2, "<script>"),
    (f'<svg viewBox="0 0 1 1">{PATH.format(SQUARE)}</svg>', 2, "<svg>"),
    (f'<path d="{SQUARE}" fill="leaf" style="x"/>', 2, "“style”"),
    (f'<path d="{SQUARE}" fill="leaf" opacity="1"/>', 2, "“opacity”"),
    (f'<path d="{SQUARE}" fill="leaf" stroke="leaf"/>', 2, "“stroke”"),
    (f'<g fill="leaf">{PATH.format(SQUARE)}</g>', 2, "“fill” on <g>"),
    (f'<path d="{SQUARE}" fill="leaf" onclick="x"/>', 2, "“onclick”"),
    (f'\n<path d="{SQUARE}"/>', 3, "“fill” is missing"),
    (f'<path d="{SQUARE}" fill="#3E7A4B"/>', 2, "“#3E7A4B” is not the name"),
    (f'<path d="{SQUARE}" fill="none"/>', 2, "“none” is not the name"),
    (f'<path d="{SQUARE}" fill="url(#a)"/>', 2, "not the name"),
    (f'<path d="{SQUARE}" fill="leaf-4"/>', 2, "from 5 to 100"),
    (f'<path d="{SQUARE}" fill="leaf-101"/>', 2, "from 5 to 100"),
    (PATH.format("M 0 0 A 1 1 0 0 0 2 2"), 2, "“A”"),
    (PATH.format("M 0 0 l 1 1"), 2, "“l”"),
    (PATH.format("M 0 0 L 1"), 2, "L in the path takes 2 numbers; here it has 1"),
    (PATH.format("M 0 0 L 1 2 3 4"), 2, "takes 2 numbers; here it has 4"),
    (PATH.format("M 0 0 L 1 2-3"), 2, "“1 2-3” in the path is not a number"),
    (PATH.format("M 0 0 L nan 1"), 2, "“n”"),
    (PATH.format("M 0 0 L 1e999 1"), 2, "too large"),
    (PATH.format("L 1 1"), 2, "begin with M"),
    (PATH.format(""), 2, "empty"),
    (PATH.format("M 0 0 L 1 1 Z L 2 2"), 2, "L follows Z"),
    (PATH.format("M 0 0 M 1 1"), 2, "points only"),
    (f'<g transform="skewX(3)">{PATH.format(SQUARE)}</g>', 2, "skewX"),
    (f'<g transform="scale(nan)">{PATH.format(SQUARE)}</g>', 2, "scale(nan)"),
    (f'<g transform="rotate(1 2)">{PATH.format(SQUARE)}</g>', 2, "rotate(1 2)"),
    (f"{PATH.format(SQUARE)} hello", 2, "“hello”"),
    (f"<?php x?>{PATH.format(SQUARE)}", 2, "<?php"),
    ("<g>", 3, "breaks off"),
    ("&bang;", 2, "breaks off"),
    ("", 1, "no path"),
]


@pytest.mark.parametrize(("inner", "line", "phrase"), REFUSED)
def test_refused(inner: str, line: int, phrase: str) -> None:
    drawing, problems = parse(f"<svg {BOX}>\n{inner}\n</svg>", "leaf", "art/leaf.svg")
    assert drawing is None
    assert {problem.code for problem in problems} == {"art/svg"}
    first = problems[0]
    assert (first.span.file, first.span.line) == ("art/leaf.svg", line)
    assert phrase in first.message
    assert first.hint


@pytest.mark.parametrize(
    ("box", "phrase"),
    [
        ("", "“viewBox” is missing"),
        ('viewBox="0 0 5"', "four numbers"),
        ('viewBox="0 0 a b"', "four numbers"),
        ('viewBox="0 0 0 5"', "no size"),
        ('viewBox="0 0 nan 5"', "no size"),
    ],
)
def test_a_drawing_without_a_size(box: str, phrase: str) -> None:
    _, problems = parse(f"<svg {box}>{PATH.format(SQUARE)}</svg>", "x", "x.svg")
    assert [phrase in problem.message for problem in problems] == [True]


def test_document_types_and_entities_are_refused_at_once() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    _, problems = parse(f"<?xml version='1.0'?>\n{bomb}<svg {BOX}>&b;</svg>", "x", "x.svg")
    assert [(p.code, p.span.line) for p in problems] == [("art/svg", 2)]
    assert "document type" in problems[0].message


def test_the_same_fault_is_told_once_and_not_without_end() -> None:
    _, problems = parse(f"<svg {BOX}>" + "<rect/>" * 50 + "</svg>", "x", "x.svg")
    assert len(problems) == 1
    many = "".join(f"<a{number}/>" for number in range(50))
    _, problems = parse(f"<svg {BOX}>{many}</svg>", "x", "x.svg")
    assert len(problems) == 8


def test_a_page_that_is_no_drawing() -> None:
    _, problems = parse("<html><body/></html>", "x", "x.svg")
    assert [p.message for p in problems] == [
        "“<html>” cannot be drawn here; only <g> and <path> can."
    ]


def test_fifteen_thousand_curves_in_no_time() -> None:
    curve = " ".join(
        f"C {math.sin(n):.1f} {n / 7:.1f} 1.5 2.5 {n / 3:.1f} 4.5" for n in range(1, 51)
    )
    path = f'<path d="M 0 0 {curve} Z" fill="leaf-40"/>\n'
    text = f"<svg {BOX}>" + path * 300 + "</svg>"
    best = math.inf
    for _ in range(3):
        start = time.process_time()
        drawing, _ = parse(text, "x", "x.svg")
        best = min(best, time.process_time() - start)
    assert drawing is not None
    assert sum(one.subpaths[0].letters.count("C") for one in drawing.paths) == 15_000
    assert best < 0.25
