"""Every rule for the office printer: a finished file that breaks it, and its code."""

from __future__ import annotations

import pytest
from pikepdf import Dictionary, Name

from brochure.check.preflight import judged, preflight
from tests.check.preflight.conftest import Pieces
from tests.check.preflight.spoiling import (
    Change,
    box,
    drawn,
    page_entry,
    root_entry,
    spoiled,
    written,
)


def wishes(**entries: object) -> Change:
    return root_entry("ViewerPreferences", Dictionary(**entries))


DEFECTS: dict[str, tuple[Change, set[str]]] = {
    "page a little larger": (box("MediaBox", "MediaBox", 2), {"office/size", "pdf/boxes"}),
    "page cut by a CropBox": (box("CropBox", "MediaBox", -9), {"office/size", "office/edge"}),
    "ground up to the edge": (drawn(b"0.9 g 0 200 90 90 re f"), {"office/edge"}),
    "line by the edge": (drawn(b"0 G 1 w 300 10 m 400 10 l S"), {"office/edge"}),
    "text by the edge": (written(b"the", 300, 4, colour=b"0 g", state=b""), {"office/edge"}),
    "black text in RGB": (
        written(b"the", 100, 300, colour=b"0 0 0 rg", state=b""),
        {"office/black"},
    ),
    "dark text in RGB": (
        written(b"the", 100, 300, colour=b".13 .12 .11 rg", state=b""),
        {"office/black"},
    ),
    "black text in inks": (
        written(b"the", 100, 300, colour=b".5 .4 .4 1 k", state=b""),
        {"office/black"},
    ),
    "no wishes": (wishes(DisplayDocTitle=True), {"office/printing"}),
    "scaled": (wishes(Duplex=Name.DuplexFlipShortEdge), {"office/printing"}),
    "on one side": (
        wishes(PrintScaling=Name("/None"), Duplex=Name.Simplex),
        {"office/printing"},
    ),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_in_our_office_file_is_found_by_its_code(name: str, pieces: Pieces) -> None:
    change, wanted = DEFECTS[name]
    found = judged(pieces["office"][0], spoiled(pieces["office"][1], change))
    assert {problem.code for problem in found.problems} == wanted
    assert found.failed


def test_our_office_file_is_clean_and_known_for_what_it_is(pieces: Pieces) -> None:
    assert judged(*pieces["office"]).problems == []
    found = preflight(pieces["office"][1], "office.pdf")
    assert found.judged_as == ("office",) and found.problems == []


@pytest.mark.parametrize("corners", [[0, 0, 595.276, 841.89], [0, 0, 612, 792]])
def test_a4_and_letter_either_way_up(corners: list[float], pieces: Pieces) -> None:
    turned = spoiled(pieces["office"][1], page_entry("MediaBox", corners))
    assert "office/size" not in {p.code for p in preflight(turned, "x.pdf").problems}


def test_white_may_lie_anywhere(pieces: Pieces) -> None:
    white = spoiled(pieces["office"][1], drawn(b"1 g 0 0 9 9 re f 1 1 1 rg 9 0 9 9 re f"))
    assert judged(pieces["office"][0], white).problems == []
