"""Blocks of the safety card: coloured bands, run-in lists, bulleted lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.blocks.words import headed
from brochure.compose.frame import Frame
from brochure.compose.typesetter import Block, below, beside, tagged
from brochure.model.art import circle, rectangle, rounded
from brochure.model.scene import Paint, Run, Shape
from brochure.model.story import Passage, Points
from brochure.model.written import Text
from brochure.text.inline import SOURCE_MARK

_BAND_PAD = 3.0
_BELOW_BAND = 4.0
_BULLET = 1.8
_HANG = 9.0


def band(frame: Frame, passage: Passage) -> Block:
    """A statement on a tinted band across the whole card."""
    shown = _on_band(frame, passage, "loam", round_foot=False)
    return replace(shown, before=5.0, height=shown.height + _BELOW_BAND * frame.room.gap)


def closing_band(frame: Frame, passage: Passage) -> Block:
    """The last word of a card, on a band that ends it."""
    return replace(_on_band(frame, passage, "mist", round_foot=True), before=7.0)


def run_in(frame: Frame, points: Points) -> Block:
    """A heading and its points as short sentences in one paragraph."""
    text = frame.type.text(_sentences(frame, points.items), "body", frame.width)
    return _listed(frame, points, text)


def points(frame: Frame, listed: Points) -> Block:
    """A heading and its points, each behind a dot."""
    ts = frame.type
    dotted = []
    for item in listed.items:
        words = ts.text(item, "body", frame.width - _HANG, "LI")
        middle = ts.baseline("body") - ts.cap_height("body") * 0.42
        dot = Shape((circle(_BULLET + 1, middle, _BULLET),), Paint("clay"))
        dotted.append(beside([(Block((dot,), 0.0), 0.0, 0.0), (words, _HANG, 0.0)]))
    return _listed(frame, listed, tagged(below(dotted), "L"))


def _listed(frame: Frame, listed: Points, items: Block) -> Block:
    """The items between the heading and the closing words of their list."""
    ts = frame.type
    parts = [replace(items, before=ts.drop("subheading", "body"))]
    if listed.heading is not None:
        parts.insert(0, ts.text(listed.heading, "subheading", frame.width, "H3"))
    if listed.closing:
        parts.append(replace(ts.text(listed.closing, "body", frame.width), before=2.0))
    return replace(below(parts, grid=frame.room.grid), before=6.0)


def _on_band(frame: Frame, passage: Passage, ink: str, round_foot: bool) -> Block:
    words = headed(frame, passage.heading, passage.text, frame.width)
    height = words.height + 2 * _BAND_PAD
    x, w = -frame.reach, frame.width + 2 * frame.reach
    radius = frame.project.theme.look.card_radius if round_foot else 0.0
    outline = (
        rounded(x, 0, w, height, (0, 0, radius, radius)) if radius else rectangle(x, 0, w, height)
    )
    ground = Block((Shape((outline,), Paint(ink)),), height)
    return beside([(ground, 0, 0), (words, 0, _BAND_PAD - 0.5)], height)


def _sentences(frame: Frame, items: Sequence[Text]) -> list[Run]:
    """The items as sentences: a full stop after each that has no end of its own."""
    runs: list[Run] = []
    for i, item in enumerate(items):
        words = SOURCE_MARK.sub("", item).rstrip()
        marks = item[len(words) :] if item.startswith(words) else ""
        stop = "" if words.endswith((".", "!", "?")) else "."
        runs += frame.type.runs(Text(f"{words}{stop}{marks}", item.span), "body")
        if i < len(items) - 1:
            runs.append(Run(" ", frame.type.look("body"), item.span))
    return runs
