"""The deck in; the speaker's notes to print out: slide, clock and script, a page for each slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.halves import part_on
from brochure.compose.kit.miniature import miniature
from brochure.compose.kit.pages import MARGIN, Paper, finished, foot, page, paper
from brochure.compose.notes import clock_face, remarks
from brochure.compose.typesetter import Block, below
from brochure.model.project import Project
from brochure.model.scene import Item, Page, Scene, moved
from brochure.model.story import Part
from brochure.model.written import Text
from brochure.problems import Problem, error
from brochure.units import inches

_SIZES = (1.72, 1.6, 1.48, 1.36, 1.24, 1.14, 1.05)
"""Sizes of the script in parts of the brochure's running text: read at arm's length first."""

_KNOWN = 1.14
"""Size of what the speaker should know."""

_SLIDE_WIDTH = inches(4.1)
_BESIDE = inches(0.3)


def speaker_notes(project: Project, deck: Scene) -> tuple[Scene, list[Problem]]:
    """The scene of `notes.pdf`, and scripts that do not fit on a page."""
    sheet = paper(project, deck)
    pages: list[Page] = []
    problems: list[Problem] = []
    running = 0
    for number, slide in enumerate(sheet.deck.pages, 1):
        part = part_on(project, slide)
        after = running + (part.notes.seconds if part.notes else 0)
        made, found = _pages(sheet, slide, part, number, len(pages) + 1, (running, after))
        pages += made
        problems += found
        running = after
    sheet.type.scale = 1.0
    return finished(sheet, "notes", project.words.notes, pages), problems


def _pages(
    sheet: Paper, slide: Page, part: Part, number: int, first: int, times: tuple[int, int]
) -> tuple[list[Page], list[Problem]]:
    """One page; two when what the speaker should know no longer fits under the script."""
    sheet.type.scale = 1.0
    head, top = _head(sheet, slide, part, number, times)
    items, bottom = foot(sheet, first)
    room = bottom - top
    known = _for_you(sheet, part)
    for size in _SIZES:
        said = _say(sheet, part, size)
        if said.height + known.height <= room:
            break
    title = f"{number}. {slide.title}"
    if said.height + known.height <= room:
        words = below([said, known])
        placed = [moved(item, MARGIN, top) for item in words.items]
        return [page(sheet, f"notes {number}", [*head, *placed, *items], title, slide.span)], []
    problems = []
    said = next((s for s in (_say(sheet, part, n) for n in _SIZES) if s.height <= room), said)
    if said.height > room and part.notes:
        over = len(part.notes.say.split()) * (1 - room / said.height)
        problems = [_too_long(part.notes.say, over, number)]
    placed = [moved(item, MARGIN, top) for item in said.items]
    one = page(sheet, f"notes {number}", [*head, *placed, *items], title, slide.span)
    more, _ = foot(sheet, first + 1)
    again = sheet.type.text(part.title, "subheading", sheet.measure, "H2")
    rest = below([again, known])
    placed = [moved(item, MARGIN, MARGIN) for item in rest.items]
    return [one, page(sheet, f"notes {number} more", [*placed, *more], "", slide.span)], problems


def _head(
    sheet: Paper, slide: Page, part: Part, number: int, times: tuple[int, int]
) -> tuple[list[Item], float]:
    """The slide as a picture, and beside it when it is spoken, and how much there is to say."""
    ts, words = sheet.type, sheet.project.words
    small = miniature(slide, MARGIN, MARGIN, _SLIDE_WIDTH)
    left = MARGIN + _SLIDE_WIDTH + _BESIDE
    width = sheet.width - MARGIN - left
    span = part.notes.span_of("minutes") if part.notes else part.title.span
    about = f"{number} · {slide.section}" if slide.section else str(number)
    lines: list[Block] = [
        ts.text(part.title, "subheading", width, "H1"),
        replace(ts.text(Text(about, span), "small", width), before=4.0),
    ]
    if part.notes:
        begun, ended = (clock_face(seconds) for seconds in times)
        span_of_time = Text(f"{begun} – {ended}", span)
        lines.append(replace(ts.text(span_of_time, "numeral", width), before=10.0))
        spoken = Text(f"{words.time}: {part.notes.minutes}", span)
        lines.append(replace(ts.text(spoken, "body-bold", width), before=4.0))
        count = words.spoken_words.format(len(part.notes.say.split()))
        lines.append(ts.text(Text(count, span), "body", width))
    beside_it = [moved(item, left, MARGIN - 4) for item in below(lines).items]
    return [*beside_it, small], MARGIN + small.box.h + 14.0


def _say(sheet: Paper, part: Part, size: float) -> Block:
    """The script, large."""
    ts = sheet.type
    if part.notes is None:
        return Block((), 0.0)
    ts.scale = size
    head = ts.text(sheet.project.words.say, "subheading", sheet.measure, "H2")
    said = replace(ts.text(part.notes.say, "body", sheet.measure), before=5.0)
    ts.scale = 1.0
    return below([head, said])


def _for_you(sheet: Paper, part: Part) -> Block:
    """What the speaker should know, each with its label in bold."""
    ts = sheet.type
    if part.notes is None:
        return Block((), 0.0)
    ts.scale = _KNOWN
    head = ts.text(sheet.project.words.for_you, "subheading", sheet.measure, "H2")
    lines: Sequence[Block] = [
        replace(ts.text(list(runs), "body", sheet.measure), before=4.0)
        for runs in remarks(sheet.project, ts, part, "body")
    ]
    ts.scale = 1.0
    return replace(below([head, *lines]), before=12.0)


def _too_long(say: Text, over: float, number: int) -> Problem:
    return error(
        "fit/overflow", f"The script of slide {number} does not fit on a page of notes.",
        f"Cut about {max(1, round(over))} words, or divide it between two slides.", say.span,
        piece="notes", at=f"slide {number}",
    )  # fmt: skip
