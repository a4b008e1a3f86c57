"""Ink measured on every pixel: by Ghostscript where it is, told as unjudged where it is not."""

from __future__ import annotations

import re
import shutil
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from brochure.check.preflight import Preflight, judged, preflight
from brochure.check.preflight import separations as measuring
from tests.check.preflight.conftest import Pieces
from tests.check.preflight.spoiling import (
    Change,
    both,
    drawn,
    page_entry,
    resource,
    separation,
    spoiled,
)

SENTENCE = "total ink keeps its limit, measured on every pixel by Ghostscript"

needs_ghostscript = pytest.mark.skipif(
    shutil.which("gs") is None, reason="Ghostscript (gs) is not installed"
)


def heavy_gradient(opened: pikepdf.Pdf) -> Any:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 0.5], N=1)
    return Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 0, 90], Function=function,
        Extend=[True, True],
    )  # fmt: skip


GRADIENT = both(
    resource("Shading", "Spoil", heavy_gradient),
    drawn(b"200 300 60 90 re W n 1 0 0 1 200 300 cm /Spoil sh"),
)
SPOT = both(
    resource("ColorSpace", "Spoil", separation("Gold")),
    drawn(b"/Spoil cs 1 scn 300 300 40 40 re f"),
)
FILL = drawn(b"0.9 0.9 0.9 0.7 k 300 300 40 40 re f")


def measured(found: Preflight) -> list[str]:
    return [p.code for check in found.checks if check.sentence == SENTENCE for p in check.problems]


@pytest.mark.slow
@needs_ghostscript
@pytest.mark.parametrize(
    ("change", "code"), [(GRADIENT, "press/ink"), (SPOT, "press/spot"), (FILL, "press/ink")],
    ids=["gradient", "spot", "fill"],
)  # fmt: skip
def test_too_much_ink_is_measured(change: Change, code: str, pieces: Pieces) -> None:
    scene, data = pieces["press"]
    found = judged(scene, spoiled(data, change), measured=True)
    assert measured(found) == [code]
    [problem] = next(c for c in found.checks if c.sentence == SENTENCE).problems
    assert problem.place.at == scene.pages[1].name


@pytest.mark.slow
@needs_ghostscript
def test_our_press_file_keeps_the_limit(pieces: Pieces) -> None:
    found = judged(*pieces["press"], measured=True)
    assert SENTENCE in [check.sentence for check in found.checks]
    assert found.problems == [] and found.unjudged == ()


@pytest.mark.slow
@needs_ghostscript
def test_the_place_is_where_the_ink_is(pieces: Pieces) -> None:
    found = preflight(spoiled(pieces["press"][1], FILL), "x.pdf", measured=True)
    message = next(p.message for p in found.problems if "Ghostscript" in p.message)
    numbers = [float(part) for part in re.findall(r"\d+\.?\d*", message)][:3]
    assert numbers == pytest.approx([340, 300 / 72, (612 - 340) / 72], abs=1.6, rel=0.005)
    assert numbers[1:] == pytest.approx([300 / 72, (612 - 340) / 72], abs=0.02)


def test_what_cannot_be_rendered_is_said(pieces: Pieces) -> None:
    turned = spoiled(pieces["press"][1], page_entry("Rotate", 90))
    found = preflight(turned, "x.pdf", measured=True)
    assert any("the ink of every pixel" in why for why in found.unjudged)


def test_without_ghostscript_nothing_is_claimed(
    pieces: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring.shutil, "which", lambda name: None)
    found = judged(*pieces["press"], measured=True)
    assert SENTENCE not in [check.sentence for check in found.checks]
    assert found.unjudged == (
        "the ink of every pixel (Ghostscript is not installed); it is computed from what is "
        "painted",
    )
    assert any("as computed from what is painted" in check.sentence for check in found.checks)


def test_a_build_does_not_wait_for_it(pieces: Pieces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "measured_ink", lambda opened: pytest.fail("measured"))
    assert judged(*pieces["press"]).problems == []
