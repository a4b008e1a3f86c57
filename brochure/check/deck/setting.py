"""A frame with words in; its lines as our own engine sets them out, or why they cannot be set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from brochure.check.deck.words import Frame, Look
from brochure.model.scene import Box, Face, Paint, Paragraph, Run, TextStyle
from brochure.text.fonts import Fonts
from brochure.text.setting import Setting, set_paragraphs

_CUTS = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic",
         (True, True): "BoldItalic"}  # fmt: skip
TWINS = {"georgia": "Gelasio", "gelasio": "Gelasio", "calibri": "Carlito", "carlito": "Carlito",
         "source sans 3": "SourceSans3", "ibm plex sans condensed": "IBMPlexSansCondensed",
         "fraunces text semibold": "FrauncesText-SemiBold.ttf"}  # fmt: skip
"""Families that can be measured, each with the font of the same widths in assets/fonts."""

_ALIGN = {"l": "left", "ctr": "center", "r": "right"}
_NO_PAINT = Paint("")


@dataclass(frozen=True, slots=True)
class Measured:
    """Lines of a frame: each with its box on the slide and the words' looks; the text's height."""

    setting: Setting
    lines: tuple[Box, ...]
    height: float


def measured(frame: Frame, fonts: Fonts) -> Measured | str:
    """The words of a frame set in its width; a sentence's end when they cannot be."""
    if frame.box is None:
        return "nothing says where its frame is"
    paragraphs: list[Paragraph] = []
    after = 0.0
    for line in frame.lines:
        runs = []
        for words in line.words:
            style = _style(words.look, fonts.folder)
            if style is None:
                return f"the font {words.look.family or 'without a name'} is not known here"
            if words.text:
                runs.append(Run(words.text.replace("\v", " "), style))
        if not runs:
            continue
        size = max(run.style.size for run in runs)
        metrics = fonts.metrics(runs[0].style.face)
        natural = (metrics.ascent + metrics.descent) * size * line.share
        gap = max(after, line.before) if paragraphs else 0.0
        paragraphs.append(
            Paragraph(tuple(runs), line.points or natural, "P", _ALIGN.get(line.align, "left"), gap)  # type: ignore[arg-type]
        )
        after = line.after
    indent = max((line.indent for line in frame.lines), default=0.0)
    width = (frame.box.w if frame.wraps else 1e6) - indent
    if width <= 1:
        return "its frame has no width"
    setting = set_paragraphs(fonts, paragraphs, width, "greedy")
    drop = {"t": 0.0, "ctr": 0.5, "b": 1.0}.get(frame.anchor, 0.0) * (frame.box.h - setting.height)
    boxes = []
    for set_line in setting.lines:
        left = frame.box.x + indent + (set_line.runs[0].x if set_line.runs else 0.0)
        size = max((run.style.size for run in set_line.runs), default=0.0)
        top = frame.box.y + drop + set_line.baseline - 0.7 * size
        boxes.append(Box(left, top, sum(r.width for r in set_line.runs), 0.75 * size))
    return Measured(setting, tuple(boxes), setting.height)


def _style(look: Look, folder: Path) -> TextStyle | None:
    twin = TWINS.get(look.family.strip().casefold())
    if twin is None:
        return None
    file = _file(folder, twin, look.bold, look.italic)
    if file is None:
        return None
    return TextStyle(Face(file, file), look.size, _NO_PAINT)


@lru_cache(maxsize=64)
def _file(folder: Path, family: str, bold: bool, italic: bool) -> str | None:
    name = f"{family}-{_CUTS[bold, italic]}.ttf"
    if family.endswith(".ttf"):
        name = "" if bold or italic else family
    return name if name and (folder / name).is_file() else None
