"""Frames with words in; words outside their frame, and frames outside the slide, out."""

from __future__ import annotations

from collections.abc import Mapping

from brochure.check.deck.findings import Findings, shortened
from brochure.check.deck.opened import Slide
from brochure.check.deck.setting import Measured
from brochure.check.deck.words import Frame
from brochure.model.scene import Box

NEAR = 1.5
"""Points by which words may leave a frame: rounding to EMU, side bearings."""


def frames_hold(
    slide: Slide, frames: Mapping[Frame, Measured | str], size: Box, found: Findings
) -> None:
    """Every text within its frame, by our own measuring, and every frame on the slide."""
    unknown: dict[str, list[str]] = {}
    for frame, lines in frames.items():
        if not frame.text.strip():
            continue
        about = f"“{shortened(frame.text)}”"
        if frame.box is not None and _outside(frame.box, size):
            found.error(
                "deck/off-slide", slide.number, f"The text {about} reaches beyond the slide.",
                "Move its frame onto the slide.",
            )  # fmt: skip
        if frame.turned:
            unknown.setdefault("it is turned", []).append(about)
            continue
        if isinstance(lines, str) or frame.box is None:
            unknown.setdefault(str(lines), []).append(about)
            continue
        for run in lines.setting.too_wide:
            found.error(
                "deck/outside-frame", slide.number,
                f"The word “{shortened(run.text)}” is wider than its frame.",
                "Make the frame wider or the word shorter.",
            )  # fmt: skip
        over = lines.height - frame.box.h
        if over <= NEAR:
            continue
        if frame.grows:
            grown = Box(frame.box.x, frame.box.y, frame.box.w, lines.height)
            if not _outside(grown, size):
                continue
        rows = max(1, round(over / (lines.height / max(1, len(lines.lines)))))
        found.error(
            "deck/outside-frame", slide.number,
            f"The text {about} is higher than its frame by {over:.0f} pt, about "
            f"{rows} {'line' if rows == 1 else 'lines'}.",
            "Cut words, or make the frame higher.",
        )  # fmt: skip
    for why, texts in unknown.items():
        what = f"whether {texts[0]} fits" if len(texts) == 1 else f"whether {len(texts)} texts fit"
        found.cannot_judge(slide.number, what, why)


def _outside(box: Box, size: Box) -> bool:
    return (
        box.x < size.x - NEAR or box.y < size.y - NEAR
        or box.right > size.right + NEAR or box.bottom > size.bottom + NEAR
    )  # fmt: skip
