"""Blocks of plain words: headings, title, lead, small print, and the masthead of the cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.frame import (
    HANG,
    TIGHT_FROM,
    Frame,
)
from brochure.compose.logo import CLEAR, logo_block
from brochure.compose.typesetter import (
    Block,
    below,
    beside,
    tagged,
)
from brochure.model.art import (
    Drawing,
    rectangle,
)
from brochure.model.scene import (
    DECORATION,
    Art,
    Box,
    Paint,
    Photo,
    Run,
    Shape,
    Tag,
    TextBox,
)
from brochure.model.story import Byline
from brochure.model.written import Text

_PULL_BAR = 2.5
_PULL_HANG = 11.0


def _plain(frame: Frame, written: Text, style: str, before: float, tag: Tag = "P") -> Block:
    return replace(frame.type.text(written, style, frame.width, tag), before=before)


def on_lines(
    frame: Frame,
    written: Text | Sequence[Run],
    style: str,
    width: float,
    lines: float,
    tag: Tag = "P",
) -> Block:
    """A text whose leading is so many lines of the grid, whatever its style's own is.

    It leaves as much below its last baseline as running text does, so that what follows stands on
    the grid without a space of its own.
    """
    ts = frame.type
    words = ts.text([ts.paragraph(written, style, tag, lines=lines)], style, width, tag)
    if not words.items:
        return words
    (text,) = words.items
    assert isinstance(text, TextBox)
    below_last = words.height - text.lines[-1].baseline
    return beside([(words, 0.0, below_last - ts.descent("body"))], words.height)


def heading(frame: Frame, written: Text) -> Block:
    """The heading of a panel (H2); smaller above a team list that needs the room."""
    style = "heading-tight" if frame.room.people >= TIGHT_FROM else "heading"
    return replace(_plain(frame, written, style, 0.0, "H2"), hang=HANG)


def card_heading(frame: Frame, written: Text) -> Block:
    """The heading inside a framed card (H2), whose bar, where there is one, is the card's."""
    return replace(_plain(frame, written, "card-heading", 0.0, "H2"), hang=HANG)


def title(frame: Frame, written: Text) -> Block:
    """The title of the piece (H1); what is set large on the cover stands free of the grid."""
    return replace(_plain(frame, written, "title", 13.0, "H1"), first=None)


def subtitle(frame: Frame, written: Text) -> Block:
    return replace(_plain(frame, written, "subtitle", 8.0), first=None)


def message(frame: Frame, written: Text) -> Block:
    """The one main message, on the cover."""
    return replace(_plain(frame, written, "message", 9.0), first=None)


def text(frame: Frame, written: Text) -> Block:
    """A paragraph of running text."""
    return _plain(frame, written, "body", 3.0)


def strong(frame: Frame, written: Text) -> Block:
    """A rule that must not be missed, in bold running text."""
    return _plain(frame, written, "body-bold", 6.0)


def pull(frame: Frame, written: Text) -> Block:
    """A line of comfort set apart, beside a bar where the theme asks for one."""
    bar = frame.project.theme.look.pull_bar
    if bar is None:
        return _plain(frame, written, "pull", 13.0)
    words = frame.type.text(written, "pull", frame.width - _PULL_HANG)
    beam = Shape((rectangle(0, 0, _PULL_BAR, words.height),), Paint(bar), name="bar")
    parts = [(Block((beam,), 0.0), 0.0, 0.0), (words, _PULL_HANG, 0.0)]
    return replace(beside(parts, words.height), before=13.0)


def headed(frame: Frame, heading: Text | None, written: Text, width: float) -> Block:
    """A text under its heading (H3), both on lines of running text."""
    ts = frame.type
    words = ts.text(written, "body", width)
    if heading is None:
        return words
    words = replace(words, before=ts.drop("subheading", "body"))
    return below([ts.text(heading, "subheading", width, "H3"), words])


SMALL_LINES = 1.5
"""The leading of small print in lines of the grid: every second line stands on one."""


def small(frame: Frame, written: Text) -> Block:
    """Small print."""
    words = on_lines(frame, written, "small", frame.width, SMALL_LINES)
    return replace(words, before=frame.type.grid / 2)


def small_bold(frame: Frame, written: Text) -> Block:
    """Small print that carries weight."""
    return on_lines(frame, written, "small-bold", frame.width, SMALL_LINES)


_LOGO = 30.0
_MARK = 20.0
_WIDEST_MARK = 48.0
_GAP = 6.0
_AUTHOR_SHARE = 0.42


def masthead(frame: Frame, byline: Byline) -> Block:
    """The clinic's logo, or a mark and its name, at the left; the author at the right."""
    ts, clinic = frame.type, frame.project.story.clinic
    author_width = frame.width * _AUTHOR_SHARE
    intro = ts.text(byline.intro, "byline", author_width)
    name = ts.text(_author_runs(frame, byline), "byline-name", author_width)
    author = tagged(below([intro, name]), "P")
    room = frame.width - author_width - 2 * _GAP
    logo = logo_block(frame.project, room, _LOGO)
    if logo is not None:
        height = max(logo.height, author.height)
        at = (height - author.height) / 2
        whole = beside([(logo, 0.0, 0.0), (author, frame.width - author_width, at)], height)
        return replace(whole, height=height + CLEAR * logo.height)
    drawn = frame.project.brochure.mark
    mark = frame.project.pictures.get(str(drawn.picture)) if drawn else None
    parts: list[tuple[Block, float, float]] = []
    left = 0.0
    if mark is not None:
        w = min(_MARK * mark.width / mark.height, _WIDEST_MARK)
        box = Box(0, 0, w, _MARK)
        shown = Art(mark, box) if isinstance(mark, Drawing) else Photo(mark, box, DECORATION)
        parts.append((Block((shown,), _MARK), 0.0, 0.0))
        left = w + _GAP
    wordmark = ts.text(clinic.name, "wordmark", frame.width - author_width - left - _GAP)
    height = max(_MARK, author.height, wordmark.height)
    parts.append((wordmark, left, (height - wordmark.height) / 2))
    parts.append((author, frame.width - author_width, (height - author.height) / 2))
    return beside(parts, height)


def _author_runs(frame: Frame, byline: Byline) -> list[Run]:
    ts = frame.type
    runs = list(ts.runs(byline.author.name, "byline-name"))
    if byline.author.credentials:
        runs.append(Run(", ", ts.look("byline-name"), byline.author.name.span))
        runs += ts.runs(byline.author.credentials, "byline-name")
    return runs
