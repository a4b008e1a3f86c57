"""Paragraphs and a measure in; set lines with exact glyph positions out. For every medium."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from typing import Literal

from brochure.model.scene import Face, GlyphRun, Line, Paragraph, Run, TextStyle
from brochure.problems import Span
from brochure.text import breaking
from brochure.text.fonts import Fonts

Breaker = Literal["optimal", "greedy", "balanced"]
_BREAKERS: dict[str, Callable[[Sequence[breaking.Box], float], list[int]]] = {
    "optimal": breaking.optimal,
    "greedy": breaking.greedy,
    "balanced": breaking.balanced,
}
_SHORT = 3
_BOUND_SPACES = str.maketrans("\u00a0\u202f", "  ")
# A page breaks after a hyphen only before a small letter or between long words ("long-lasting",
# "Konstantinou-Featherstone", not "PMHNP-BC"); viewers break after any hyphen between letters.
_PAGE_BREAKS = re.compile(r"(?<=[^\W\d_]{2}[-–—/])(?=[a-zà-ÿ]{2})|(?<=[^\W\d_]{5}-)(?=[^\W\d_]{5})")
_VIEWER_BREAKS = re.compile(r"(?<=\w[-–—])(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Setting:
    """Set text: its lines (baselines from the top of the text), height, and words too wide."""

    lines: tuple[Line, ...]
    height: float
    too_wide: tuple[Run, ...] = ()


@dataclass(slots=True)
class _Word:
    runs: list[Run]
    width: float
    space: float
    space_style: TextStyle | None


@dataclass(slots=True)
class _Words:
    """The words of a paragraph for any measure, and the lines that were made of them, by the first
    word and the one after the last: most measures that fitting tries give lines from before."""

    words: list[_Word]
    boxes: list[breaking.Box]
    lines: dict[tuple[int, int], tuple[GlyphRun, ...]]


_Piece = tuple[Run, tuple[float, ...], float]
"""Words in one style, the advance of each character, and their width."""


def set_paragraphs(
    fonts: Fonts, paragraphs: Sequence[Paragraph], measure: float, breaker: Breaker
) -> Setting:
    """Sets paragraphs one below another from y = 0, x = 0, in a column of `measure` points."""
    lines: list[Line] = []
    too_wide: list[Run] = []
    y = 0.0
    for number, paragraph in enumerate(paragraphs):
        y += paragraph.before if number else 0.0
        split = _words(fonts, paragraph, breaker)
        words = split.words
        if not words:
            continue
        starts = _BREAKERS[breaker](split.boxes, measure)
        for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
            if end - start == 1 and words[start].width > measure + 0.01:
                too_wide.append(words[start].runs[0])
            baseline = y + first_baseline(fonts, paragraph, breaker)
            runs = split.lines.get((start, end))
            if runs is None:
                runs = split.lines[start, end] = _glyph_runs(fonts, words[start:end])
            joint: Literal["", " "] = " " if end < len(words) and words[end - 1].space else ""
            lines.append(Line(baseline, _aligned(runs, paragraph.align, measure), number, joint))
            y += paragraph.leading
    return Setting(tuple(lines), y, tuple(too_wide))


SLIDE_DESCENT = 0.2
"""Part of the size that viewers leave below the baseline at exact pitch, whatever the font says.

Measured in LibreOffice 7: text frames follow it, cells of tables the font's own descent instead.
"""


def first_baseline(fonts: Fonts, paragraph: Paragraph, breaker: Breaker) -> float:
    """Distance from the top of a line to its baseline under exact line spacing.

    Pages put the font's descent at the foot of the line's pitch, viewers of slides a fixed part.
    """
    style = paragraph.runs[0].style
    descent = SLIDE_DESCENT if breaker == "greedy" else fonts.metrics(style.face).descent
    return paragraph.leading - descent * style.size


def natural_width(fonts: Fonts, paragraph: Paragraph) -> float:
    """The width of a paragraph on one line."""
    words = _words(fonts, paragraph, "greedy").words
    return sum(word.width + word.space for word in words) - (words[-1].space if words else 0.0)


def missing_characters(
    fonts: Fonts, paragraphs: Sequence[Paragraph]
) -> list[tuple[Span, str, Face]]:
    """Characters that no glyph can show, with the place they were written."""
    found = []
    for paragraph in paragraphs:
        for run in paragraph.runs:
            text = run.text.translate(_BOUND_SPACES)
            for character in fonts.missing(text, run.style.face):
                found.append((run.span, character, run.style.face))
    return found


def _words(fonts: Fonts, paragraph: Paragraph, breaker: Breaker) -> _Words:
    return _split(fonts, paragraph.runs, _VIEWER_BREAKS if breaker == "greedy" else _PAGE_BREAKS)


@lru_cache(maxsize=2048)
def _split(fonts: Fonts, runs: tuple[Run, ...], inside: re.Pattern[str]) -> _Words:
    """Splits runs at their break opportunities; a word may hold runs of several styles.

    The words are those of any measure: fitting asks for them again in every column it tries.
    """
    words: list[_Word] = []
    open_word: _Word | None = None
    for run in runs:
        for piece in re.split(r"( +)", run.text):
            if not piece:
                continue
            if piece.isspace() and "\u00a0" not in piece:
                if open_word:
                    open_word.space = fonts.advances(" ", run.style)[0]
                    open_word.space_style = run.style
                    open_word = None
                continue
            for i, part in enumerate(inside.split(piece)):
                if i or open_word is None:
                    open_word = _Word([], 0.0, 0.0, None)
                    words.append(open_word)
                shown = part.translate(_BOUND_SPACES)
                open_word.runs.append(Run(shown, run.style, run.span, run.link, run.language))
                open_word.width += fonts.measured(shown, run.style)[1]
    boxes = [
        breaking.Box(word.width, word.space, sum(len(run.text) for run in word.runs) < _SHORT)
        for word in words
    ]
    return _Words(words, boxes, {})


def _glyph_runs(fonts: Fonts, words: Sequence[_Word]) -> tuple[GlyphRun, ...]:
    """The words of a line from x = 0; neighbours of one style, place and link are one run."""
    pieces: list[_Piece] = []
    for i, word in enumerate(words):
        for run in word.runs:
            pieces.append((run, *fonts.measured(run.text, run.style)))
        if word.space and i < len(words) - 1:
            last = word.runs[-1]
            style = last.style if last.style.rise == 0 else word.space_style or last.style
            follows = words[i + 1].runs[0]
            link = last.link if follows.link == last.link else ""
            language = last.language if follows.language == last.language else ""
            space = Run(" ", style, last.span, link, language)
            pieces.append((space, (word.space,), word.space))
    runs: list[GlyphRun] = []
    x = 0.0
    for _, neighbours in groupby(pieces, _look):
        alike = list(neighbours)
        like, at = alike[0][0], x
        for _, _, width in alike:
            x += width
        text = "".join([run.text for run, _, _ in alike])
        advances = tuple(chain.from_iterable([part for _, part, _ in alike]))
        runs.append(GlyphRun(text, like.style, at, advances, like.span, like.link, like.language))
    return tuple(runs)


def _look(piece: _Piece) -> tuple[TextStyle, Span, str, str]:
    run = piece[0]
    return run.style, run.span, run.link, run.language


def _aligned(runs: tuple[GlyphRun, ...], align: str, measure: float) -> tuple[GlyphRun, ...]:
    if align == "left":
        return runs
    width = sum(run.width for run in runs)
    shift = (measure - width) / (2 if align == "center" else 1)
    return tuple(
        GlyphRun(run.text, run.style, run.x + shift, run.advances, run.span, run.link, run.language)
        for run in runs
    )
