"""A Scene in; its listing as text out: one golden with every kind of item."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.draw.listing import listing
from brochure.model.scene import Art, Box
from tests.builders import drawing, everything, page, paragraph, scene, set_text

GOLDEN = """\
brochure-screen (en-US) A “small” piece
page one 380.0 x 280.0
  shape ground [31.0 31.0 318.0 218.0] x1 fill=paper
  art plant [60.0 140.0 60.0 60.0] Figure
  text [60.0 45.0 200.0 24.0] H2 optimal
    60.0 63.9 title 20 deep | A heading
  text [60.0 60.0 120.0 28.0] P optimal
    60.0 69.6 text 11 ink | “Tea” costs more –
    60.0 83.6 text-bold 11 ink | don’t ask
  group box [60.0 110.0 100.0 14.0] Figure A box
    text [60.0 110.0 100.0 14.0] P optimal
      60.0 119.6 text 11 ink | Inside
  photo red [220.0 60.0 64.0 64.0] A red square
  text [60.0 210.0 200.0 14.0] P optimal
    60.0 219.6 text 11 ink | See example.org, or tía 1
  element P
    text [220.0 130.0 30.0 14.0] P optimal
      220.0 139.6 text 11 ink | One
    text [250.0 130.0 60.0 14.0] P optimal
      250.0 139.6 text 11 ink | and two
  element Sect
    element L tea
      text [220.0 150.0 100.0 14.0] LI optimal
        220.0 159.6 text 11 ink | An entry
page two 380.0 x 280.0
  shape ground [31.0 31.0 318.0 218.0] x1 fill=paper
  text [60.0 60.0 100.0 14.0] P optimal
    60.0 69.6 text 11 ink | Second page
"""


def test_every_kind_of_item_is_listed() -> None:
    assert listing(everything("screen")) == GOLDEN


def test_strokes_steps_layouts_slots_and_notes_are_listed() -> None:
    marked = "  shape crop mark [10.0 40.0 20.0 0.0] x1 stroke=registration\n"
    assert listing(everything("press")).count(marked) == 2
    words = replace(set_text(10, 10, 100, paragraph("A slide"), breaker="greedy"), slot="title")
    slide = replace(
        page("one", words, Art(drawing(), Box(0, 0, 10, 10), steps=2)),
        layout="cover", notes=(paragraph("Say"), paragraph("Hello.")),
    )  # fmt: skip
    lines = listing(scene("slides", slide)).splitlines()
    assert lines[1].endswith(" layout=cover")
    assert lines[2].endswith(" P greedy slot=title")
    assert lines[4] == "  art plant [0.0 0.0 10.0 10.0] Artifact steps=2"
    assert lines[5:] == ["  note Say", "  note Hello."]


@pytest.mark.parametrize("medium", ["press", "office", "screen"])
def test_what_moves_changes_the_listing(medium: str) -> None:
    one = everything(medium)
    other = replace(one, pages=(one.pages[0], replace(one.pages[1], name="zwei")))
    assert listing(one) == listing(everything(medium)) != listing(other)
