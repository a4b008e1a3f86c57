"""The account of a comparison in; the Scene of its report out: the pages that a reviewer signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from brochure.changes.account import LEGEND, LINES, NUMBERED, SIGNING, Account, Section, Told
from brochure.changes.figures import Figure, View
from brochure.changes.leaf import BADGE, MARK, framed, mark_shapes
from brochure.changes.pieces import Spot
from brochure.changes.wording import Marked, Sort
from brochure.compose.blocks.back import write_in
from brochure.compose.typesetter import Block, Typesetter, below, beside, tagged
from brochure.model.art import line, rectangle
from brochure.model.scene import (
    DECORATION,
    Box,
    Item,
    Page,
    Paint,
    Run,
    Scene,
    Shape,
    Stroke,
    Tag,
    moved,
)
from brochure.model.theme import Ink, Style, Theme
from brochure.model.words import Words
from brochure.text.fonts import Fonts, composed
from brochure.units import inches

WIDTH, HEIGHT, MARGIN = inches(8.5), inches(11), inches(0.7)
_MEASURE = WIDTH - 2 * MARGIN
_FOOT = 22.0
_GAP = 16.0
_LABEL = 84.0
_TALLEST = 400.0
"""The most points that the picture of a page may be high, so that two lines of words go with it."""
_SHEET = 274.0
"""The same for a whole sheet: two of them stand on a page, with what is said above them."""
_CHUNK = 120
"""Words in one paragraph at most: a longer text goes on in the next, which may be on a new page."""

_STYLES = {
    "h1": Style(face="display", size=26, leading=30, ink="ink"),
    "h2": Style(face="title", size=16, leading=20, ink="ink"),
    "h3": Style(face="title", size=12.5, leading=16, ink="ink"),
    "body": Style(face="text", size=10.5, leading=14, ink="ink", bold="text-bold"),
    "small": Style(face="text", size=9, leading=11.5, ink="muted", bold="text-bold"),
    "caption": Style(face="text-semibold", size=9, leading=12, ink="ink"),
    BADGE: Style(face="text-bold", size=7.5, leading=8, ink="white", align="center"),
}
_MARK_INK = Ink(cmyk=(0, 100, 30, 35), rgb="A0004C", slot=None)


@dataclass(frozen=True, slots=True)
class _Flow:
    """A block with the space above it; one that is `kept` stands on a page with the next."""

    block: Block
    before: float = 4.0
    kept: bool = False


def report_scene(told: Account, theme: Theme, words: Words, fonts: Path) -> Scene:
    """The pages of the report, as a file that is read aloud as well as it is printed."""
    ts = Typesetter(Fonts(fonts), words, theme.faces, _STYLES, {}, breaker="optimal")
    inks = {**theme.inks, MARK: _MARK_INK}
    pages = list(_pages(ts, list(_flow(ts, told)), told))
    title = f"What changed: {told.summary}"
    return Scene(
        "what-changed", "screen", title, "Brochure", "en-US", tuple(pages), inks,
        subject="Every change of words and pictures between two sets of pieces, to be reviewed.",
        version=told.day,
    )  # fmt: skip


def _pages(ts: Typesetter, flow: Sequence[_Flow], told: Account) -> Iterator[Page]:
    """The blocks on as many pages as they need."""
    room = HEIGHT - 2 * MARGIN - _FOOT
    rows: list[list[tuple[Block, float]]] = [[]]
    y = 0.0
    for i, one in enumerate(flow):
        needed = _kept_height(flow[i:])
        if needed > room:  # no page holds all of it
            needed = one.block.height
        before = one.before if rows[-1] else 0.0
        if rows[-1] and y + before + needed > room:
            rows.append([])
            y = before = 0.0
        rows[-1].append((one.block, y + before))
        y += before + one.block.height
    whole = Box(0.0, 0.0, WIDTH, HEIGHT)
    for number, row in enumerate(rows, 1):
        placed = beside([(block, MARGIN, MARGIN + top) for block, top in row])
        foot = _foot(ts, f"What changed, {told.day}. Page {number} of {len(rows)}")
        items = (*placed.items, *foot)
        yield Page(str(number), WIDTH, HEIGHT, items, whole, whole, title=f"Page {number}")


def _kept_height(flow: Sequence[_Flow]) -> float:
    """The height of the first block with all that are to stand on a page with it."""
    height = flow[0].block.height
    for one, following in pairwise(flow):
        if not one.kept:
            break
        height += following.before + following.block.height
    return height


def _foot(ts: Typesetter, words: str) -> list[Item]:
    text = _text(ts, words, "small", _MEASURE)
    return [
        moved(replace(item, role=DECORATION), MARGIN, HEIGHT - MARGIN - text.height)
        for item in text.items
    ]


def _flow(ts: Typesetter, told: Account) -> Iterator[_Flow]:
    yield _Flow(_text(ts, "What changed", "h1", _MEASURE, "H1"))
    yield _Flow(_text(ts, f"{told.summary} Compared on {told.day}.", "body", _MEASURE), 2.0)
    yield from _compared(ts, told)
    if told.sections:
        yield from _legend(ts)
    yield _Flow(_text(ts, "The changes", "h2", _MEASURE, "H2"), 20.0, bool(told.sections))
    if not told.sections:
        yield _Flow(_text(ts, told.summary, "body", _MEASURE))
    for section in told.sections:
        yield from _section(ts, section)
    if told.sheets:
        yield _Flow(_text(ts, "The whole sheets", "h2", _MEASURE, "H2"), 20.0, True)
    for figure in told.sheets:
        yield _Flow(_text(ts, figure.title, "h3", _MEASURE, "H3"), 12.0, True)
        yield from _stacked(ts, figure)
    if told.unchanged:
        yield _Flow(_text(ts, "Compared, and the same", "h2", _MEASURE, "H2"), 20.0, True)
        yield _Flow(_text(ts, "; ".join(told.unchanged) + ".", "body", _MEASURE))
    yield _Flow(_signing(ts), 24.0)


def _compared(ts: Typesetter, told: Account) -> Iterator[_Flow]:
    yield _Flow(_text(ts, "What was compared", "h2", _MEASURE, "H2"), 18.0, True)
    column = (_MEASURE - _LABEL - _GAP) / 2
    rows = [("", "Before", "Now"), *told.facts]
    cells: list[Block] = []
    for i, (label, old, new) in enumerate(rows):
        tag: Tag = "TH" if not i else "TD"
        texts = [
            _text(ts, words, "caption" if not i or not x else "body", wide, tag)
            for words, x, wide in (
                (label or "Of what", 0.0, _LABEL),
                (old, 1.0, column),
                (new, 2.0, column),
            )
        ]
        xs = (0.0, _LABEL, _LABEL + column + _GAP)
        row = beside([(text, x, 0.0) for text, x in zip(texts, xs, strict=True)])
        cells.append(replace(tagged(row, "TR"), before=3.0))
    yield _Flow(tagged(below(cells), "Table"))
    pieces = f"Pieces compared: {', '.join(told.compared)}."
    yield _Flow(_text(ts, pieces, "body", _MEASURE), 8.0)
    for remark in told.remarks:
        yield _Flow(_text(ts, remark, "body", _MEASURE))


def _legend(ts: Typesetter) -> Iterator[_Flow]:
    yield _Flow(_text(ts, "How to read the marks", "h2", _MEASURE, "H2"), 18.0, True)
    for kind, words in LEGEND:
        sort: Sort = "gap" if kind == "gap" else "picture" if kind == "picture" else "words"
        spot = Spot(15.0 if kind == "gap" else 1.0, 1.0, 2.0 if kind == "gap" else 30.0, 12.0)
        sample = Block(tuple(mark_shapes(Marked(sort, spot), kind == "old")), 14.0)
        said = _text(ts, words, "body", _MEASURE - 44.0)
        yield _Flow(beside([(sample, 0.0, 0.0), (said, 44.0, 0.0)]), 4.0, True)
    yield _Flow(_text(ts, NUMBERED, "body", _MEASURE))


def _section(ts: Typesetter, section: Section) -> Iterator[_Flow]:
    yield _Flow(_text(ts, section.title, "h3", _MEASURE, "H3"), 16.0, True)
    for change in section.changes:
        yield from _change(ts, change, kept=section.figure is not None)
    if section.unseen:
        yield _Flow(_text(ts, section.unseen, "small", _MEASURE), 6.0)
    if section.figure:
        yield _Flow(_pair(ts, section.figure), 10.0)


def _change(ts: Typesetter, change: Told, kept: bool) -> Iterator[_Flow]:
    """A change in three lines: before, now, where; long texts in several paragraphs."""
    sides = (
        (f"{change.number}. Before: ", change.old, change.old_said),
        (f"{change.number}. Now: ", change.new, change.new_said),
    )
    for label, words, said in sides:
        rows = [words.split()[i : i + _CHUNK] for i in range(0, len(words.split()), _CHUNK)]
        for i, row in enumerate(rows or [[]]):
            runs = [_run(ts, label, "body", bold=True)] if not i else []
            if change.before and not i:
                runs.append(_run(ts, f"… {change.before} ", "body"))
            runs.append(_run(ts, f"[{' '.join(row) or said}]", "body", bold=bool(row)))
            if change.after and i >= len(rows) - 1:
                runs.append(_run(ts, f" {change.after} …", "body"))
            yield _Flow(ts.text(runs, "body", _MEASURE), 4.0, True)
    yield _Flow(_text(ts, f"Stands in: {change.places}.", "small", _MEASURE), 1.0, kept)


def _pair(ts: Typesetter, figure: Figure) -> Block:
    """The page before at the left, the page now at the right."""
    column = (_MEASURE - _GAP) / 2
    sides = [
        _side(ts, view, column, is_old)
        for view, is_old in ((figure.old, True), (figure.new, False))
    ]
    return beside([(sides[0], 0.0, 0.0), (sides[1], column + _GAP, 0.0)])


def _stacked(ts: Typesetter, figure: Figure) -> Iterator[_Flow]:
    """A whole sheet before, and now below it, on one page."""
    yield _Flow(_side(ts, figure.old, _MEASURE, True, _SHEET), 6.0, True)
    yield _Flow(_side(ts, figure.new, _MEASURE, False, _SHEET), 10.0)


def _side(
    ts: Typesetter, view: View | None, column: float, is_old: bool, tallest: float = _TALLEST
) -> Block:
    if view is None:
        when = "before" if is_old else "now"
        return _text(ts, f"There is no such page {when}.", "body", column)
    width = min(column, tallest * view.width / view.height)
    caption = _text(ts, view.caption, "caption", column)
    return below([caption, replace(framed(ts, view, width, is_old), before=3.0)])


def _signing(ts: Typesetter) -> Block:
    """Where the reviewer says yes or no, and signs."""
    parts = [_text(ts, "Review before print", "h2", _MEASURE, "H2")]
    for sentence in SIGNING:
        box = Shape((rectangle(0, 2.5, 9, 9),), None, Stroke(Paint("ink"), 0.8), name="box")
        said = _text(ts, sentence, "body", _MEASURE - 18.0)
        row = beside([(Block((box,), 14.0), 0.0, 0.0), (said, 18.0, 0.0)])
        parts.append(replace(row, before=6.0))
    for _ in range(2):
        parts.append(
            replace(beside([(write_in(ts, 18.0, _MEASURE - 18.0), 0.0, 18.0)]), before=2.0)
        )
    for label in LINES:
        name = _text(ts, label, "body", _LABEL)
        rule = write_in(ts, _LABEL + 8.0, _MEASURE * 0.6)
        parts.append(
            replace(tagged(beside([(name, 0.0, 0.0), (rule, 0.0, 12.0)]), "P"), before=14.0)
        )
    edge = Shape((line(0, 0, _MEASURE, 0),), None, Stroke(Paint("ink"), 1.0), name="rule")
    return below([Block((edge,), 1.0), replace(below(parts), before=10.0)])


def _run(ts: Typesetter, words: str, style: str, bold: bool = False) -> Run:
    """Words as they are; a character that the font lacks is shown as a box."""
    look = ts.look(style, bold)
    shown = composed(words)
    for character in ts.fonts.missing(shown, look.face):
        shown = shown.replace(character, "?")
    return Run(shown, look)


def _text(ts: Typesetter, words: str, style: str, width: float, tag: Tag = "P") -> Block:
    return ts.text([_run(ts, words, style)], style, width, tag)
