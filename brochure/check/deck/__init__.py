"""The bytes of any .pptx in; everything our preflight finds out. Knows nothing of the pen.

Reading is by zip and XML alone. Each rule is one function; what a rule cannot judge it says.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from brochure.check.deck import access, contrast, file, frames, native
from brochure.check.deck.findings import Findings, Where
from brochure.check.deck.opened import OpenedDeck, Slide, Unreadable
from brochure.check.deck.setting import measured
from brochure.check.deck.words import Reader
from brochure.model.scene import Box
from brochure.problems import Problem
from brochure.text.fonts import Fonts

_SIZE = "{http://schemas.openxmlformats.org/presentationml/2006/main}sldSz"
_USUAL = Box(0, 0, 960, 540)

SLIDE_RULES: tuple[tuple[str, Callable[[Slide, Findings], None]], ...] = (
    ("alt texts", access.alternatives),
    ("tables", access.tables),
    ("placeholders", native.placeholders),
    ("colours and fonts", native.theme_kept),
    ("languages", native.languages),
    ("slide numbers", native.numbers),
    ("notes", native.notes),
)


def deck_problems(
    data: bytes | OpenedDeck, fonts: Path, where: Where, author: str = ""
) -> list[Problem]:
    """Problems of a deck.

    `fonts` is the folder of the fonts to measure with, `author` who it should name as its author;
    when that is empty, anyone who is somebody will do.
    """
    found = Findings(where)
    try:
        deck = data if isinstance(data, OpenedDeck) else OpenedDeck(data)
        slides = deck.slides
    except Unreadable as failure:
        found.error(
            "deck/unreadable", 0, f"This is not a deck that can be read. {failure}",
            "Check that it is a .pptx and was copied whole.",
        )  # fmt: skip
        return found.problems
    if not slides and not deck.broken:
        found.error(
            "deck/unreadable", 0, "There are no slides in it.", "Check that it is the right file."
        )
    measure = Fonts(fonts)
    size = _size(deck)
    for what, whole in _whole_rules(author):
        _guarded(found, 0, what, partial(whole, deck, found))
    _guarded(found, 0, "titles", partial(access.titles, slides, found))
    for slide in slides:
        for what, rule in SLIDE_RULES:
            _guarded(found, slide.number, what, partial(rule, slide, found))
        _guarded(found, slide.number, "words", partial(_words, deck, slide, measure, size, found))
    return found.problems


def _whole_rules(author: str) -> tuple[tuple[str, Callable[[OpenedDeck, Findings], None]], ...]:
    return (
        ("parts", file.broken),
        ("size", file.size),
        ("properties", lambda deck, found: file.leftovers(deck, found, author)),
        ("notes master", file.notes_master),
        ("layouts", native.shared_theme_kept),
    )


def _words(deck: OpenedDeck, slide: Slide, fonts: Fonts, size: Box, found: Findings) -> None:
    """Rules that need the words with their looks: read once for all of them."""
    reader = Reader(deck, slide)
    texts = {frame: measured(frame, fonts) for frame in reader.frames()}
    frames.frames_hold(slide, texts, size, found)
    contrast.words_tell_themselves(slide, texts, reader.palette, size, found)
    contrast.charts_tell_themselves(deck, slide, reader.palette, size, found)


def _guarded(found: Findings, number: int, what: str, rule: Callable[[], None]) -> None:
    """Runs a rule. A deck may hold anything: what a rule trips over is said, and no crash."""
    try:
        rule()
    except Exception as failure:
        why = f"the file is built in a way that is not understood here ({type(failure).__name__})"
        found.unjudged(number, what.capitalize(), why)


def _size(deck: OpenedDeck) -> Box:
    written = deck.main.root.find(_SIZE)
    if written is None:
        return _USUAL
    try:
        return Box(0, 0, int(written.get("cx", "0")) / 12700, int(written.get("cy", "0")) / 12700)
    except ValueError:
        return _USUAL
