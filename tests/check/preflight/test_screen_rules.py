"""Every rule for screens and screen readers: a finished file that breaks it, and its code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from brochure.check.preflight import judged, preflight
from tests.check.preflight.conftest import Pieces
from tests.check.preflight.spoiling import (
    Change,
    annotation,
    drawn,
    info_entry,
    root_entry,
    spoiled,
    written,
    xmp,
)


def elements(opened: Any, *kinds: str) -> Iterator[Any]:
    """The elements of the structure tree of these kinds, in order."""
    waiting = [opened.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary):
            if str(one.get("/S", "")).removeprefix("/") in kinds:
                yield one
            kids = one.get("/K", [])
            waiting += [*reversed(list(kids))] if isinstance(kids, Array) else [kids]


def without(key: str, *kinds: str, least: int = 1) -> Change:
    """The first element of a kind without one of its entries."""

    def change(opened: Any) -> None:
        found = [one for one in elements(opened, *kinds) if f"/{key}" in one]
        assert len(found) >= least
        del found[0][f"/{key}"]

    return change


def renamed(kind: str, new: str, which: int = 0) -> Change:
    def change(opened: Any) -> None:
        list(elements(opened, kind))[which].S = Name(f"/{new}")

    return change


def table_of_cells(opened: Any) -> None:
    """A list made into a table that has no head."""
    [*rows] = elements(opened, "L")
    rows[0].S = Name.Table


def every_page(key: str) -> Change:
    def change(opened: Any) -> None:
        for page in opened.pages:
            if f"/{key}" in page.obj:
                del page.obj[f"/{key}"]

    return change


def links_without(key: str) -> Change:
    def change(opened: Any) -> None:
        found = [note for page in opened.pages for note in page.obj.get("/Annots", [])]
        assert found
        for note in found:
            del note[f"/{key}"]

    return change


DEFECTS: dict[str, tuple[Change, str]] = {
    "pale text": (written(b"the", 60, 300, colour=b".7 .7 .7 rg", state=b""), "screen/contrast"),
    "text on its own colour": (
        written(b"the", 60, 300, colour=b".2 .2 .2 rg 50 290 90 30 re f .3 .3 .3 rg", state=b""),
        "screen/contrast",
    ),
    "no structure tree": (root_entry("StructTreeRoot", None), "screen/tagged"),
    "not marked": (root_entry("MarkInfo", Dictionary(Marked=False)), "screen/tagged"),
    "text in no tag": (written(b"the", 60, 300, colour=b"0 g", state=b""), "screen/tagged"),
    "no language": (root_entry("Lang", None), "screen/language"),
    "an empty language": (root_entry("Lang", String(" ")), "screen/language"),
    "another title in Info": (info_entry("Title", String("Other")), "screen/title"),
    "no title in XMP": (xmp(b"dc:title", b"dc:other"), "screen/title"),
    "title not shown": (root_entry("ViewerPreferences", Dictionary()), "screen/title"),
    "a figure without words": (without("Alt", "Figure"), "screen/alt"),
    "a heading left out": (renamed("H2", "H4"), "screen/headings"),
    "no first heading": (renamed("H1", "H3"), "screen/headings"),
    "a table without a head": (table_of_cells, "screen/tables"),
    "no bookmarks": (root_entry("Outlines", None), "screen/bookmarks"),
    "no tab order": (every_page("Tabs"), "screen/tab-order"),
    "links without words": (links_without("Contents"), "screen/links"),
    "links out of the structure": (links_without("StructParent"), "screen/links"),
}


def codes(found: Any) -> set[str]:
    return {problem.code for problem in found.problems}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_in_our_screen_file_is_found_by_its_code(name: str, pieces: Pieces) -> None:
    change, code = DEFECTS[name]
    scene, data = pieces["screen"]
    found = preflight(spoiled(data, change), "screen.pdf")
    also = {"screen/tagged"} if code == "screen/contrast" else set()
    assert code in codes(found) and codes(found) <= {code} | also
    assert judged(scene, spoiled(data, change)).failed


def test_our_screen_file_is_clean(pieces: Pieces) -> None:
    for found in (judged(*pieces["screen"]), preflight(pieces["screen"][1], "screen.pdf")):
        assert found.problems == [] and found.unjudged == ()
        assert found.claims == ("PDF/UA-1",) and found.judged_as == ("screen",)
        assert len(found.checks) > 10


def test_large_text_may_be_paler(pieces: Pieces) -> None:
    def grey(size: float) -> Change:
        return written(b"the", 60, 300, size, colour=b".5 .5 .5 rg", state=b"")

    data = pieces["screen"][1]
    assert "screen/contrast" in codes(preflight(spoiled(data, grey(17)), "x.pdf"))
    assert "screen/contrast" not in codes(preflight(spoiled(data, grey(18)), "x.pdf"))


def test_a_decoration_needs_no_tag(pieces: Pieces) -> None:
    words = written(b"the", 60, 300, colour=b"/Artifact BMC 0 g", state=b"")
    closed = drawn(b"")

    def change(opened: Any) -> None:
        words(opened)
        closed(opened)

    assert "screen/tagged" not in codes(preflight(spoiled(pieces["screen"][1], change), "x.pdf"))


def test_a_new_link_needs_words_and_a_place(pieces: Pieces) -> None:
    added = spoiled(pieces["screen"][1], annotation(9, 9, 90, 20, page=0))
    assert codes(preflight(added, "x.pdf")) == {"screen/links"}


def test_a_screen_file_of_ours_must_claim_what_it_is(pieces: Pieces) -> None:
    scene, data = pieces["screen"]
    quiet = spoiled(data, xmp(b"pdfuaid:part", b"pdfuaid:none"))
    assert codes(judged(scene, quiet)) == {"screen/claim"}
    assert codes(preflight(quiet, "x.pdf")) == set()
