"""Blocks of the back: steps of a visit, contact with write-in lines, crisis box, small print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from brochure.compose.blocks.words import SMALL_LINES, headed, on_lines
from brochure.compose.frame import Frame
from brochure.compose.links import tel
from brochure.compose.logo import logo_block
from brochure.compose.qr import qr_code, quiet_zone
from brochure.compose.typesetter import (
    Block,
    Typesetter,
    below,
    beside,
    stamped,
    tagged,
    tops_of,
)
from brochure.model.art import Subpath, circle, line, rounded
from brochure.model.scene import Paint, Role, Run, Shape, Stroke, Tag, TextBox
from brochure.model.story import Contact, Crisis, Review, Source, Step
from brochure.model.written import Text
from brochure.text.inline import plain
from brochure.units import inches

_DISC = 13.0
_STEP_HANG = 24.0
_PATH = 4.0
_ASIDE = 4.0
_STAMP_GAP = 8.0
_LONGEST_JOURNAL = 24
"""Letters of a journal and its year that are kept on one line; a longer name may be broken."""


def steps(frame: Frame, listed: list[Step]) -> Block:
    """Numbered steps: a disc with the number, the step's name in bold, its sentence."""
    ts = frame.type
    parts = []
    for i, step in enumerate(listed, 1):
        title = [replace(r, style=ts.look("body", bold=True)) for r in ts.runs(step.title, "body")]
        stop = "" if step.title.rstrip().endswith((".", "?", "!", ":")) else "."
        title.append(Run(f"{stop} ", ts.look("body", bold=True), step.title.span))
        text = ts.text(
            [*title, *ts.runs(step.text, "body")], "body", frame.width - _STEP_HANG, "LBody"
        )
        number = ts.text(ts.runs(str(i), "step-number"), "step-number", _DISC, "Lbl")
        top = (ts.leading("body") - _DISC) / 2
        disc = Shape((circle(_DISC / 2, _DISC / 2, _DISC / 2),), Paint("deep"))
        number_top = (_DISC - number.height) / 2 + 0.6
        mark = beside([(Block((disc,), _DISC), 0, 0), (number, 0, number_top)])
        entry = beside([(mark, _aside(i), top), (text, _STEP_HANG, 0.0)], text.height)
        parts.append(replace(tagged(entry, "LI"), before=4.0, first=text.first))
    course = tagged(below(parts, frame.room.gap, frame.room.grid), "L")
    tops = tops_of(parts, frame.room.gap, frame.room.grid)
    stones = [(_aside(i) + _DISC / 2, y + ts.leading("body") / 2) for i, y in enumerate(tops, 1)]
    path = _path(stones)
    return replace(beside([(Block((path,), 0.0), 0.0, 0.0), (course, 0.0, 0.0)]), before=9.0)


def _aside(number: int) -> float:
    """How far from the margin a stone lies: every second one a little aside."""
    return 0.0 if number % 2 else _ASIDE


def _path(stones: Sequence[tuple[float, float]]) -> Shape:
    """The course of a visit: a garden path that winds from stone to stone, given their middles."""
    points = list(stones[0])
    for (x, y), (next_x, next_y) in pairwise(stones):
        half = (y + next_y) / 2
        points += [x, half, next_x, half, next_x, next_y]
    course = Subpath("M" + "C" * (len(stones) - 1), tuple(points))
    return Shape((course,), None, Stroke(Paint("sage"), _PATH), name="path of the visit")


BODY_LINES = 2.0
"""The leading of running text in lines of the grid."""

_WRITE_IN_LINES = 3.0
_LABEL_WIDTH = 44.0
_LABEL_GAP = 10.0
_RULE = 0.6
_RULE_BELOW = 1.5


def contact(frame: Frame, known: Contact) -> Block:
    """How to reach the clinic; what is not supplied is a line to write on."""
    ts, words = frame.type, frame.type.words
    marks, taken = _marks(frame, known)
    column = frame.width - taken
    head = (
        headed(frame, known.heading, known.intro, column)
        if known.intro
        else ts.text(known.heading, "subheading", column, "H3")
    )
    always = [
        (words.phone, known.phone, tel(known.phone)),
        (words.address, known.address, ""),
        (words.website, known.website, web_address(known.website)),
    ]
    given = [
        (words.email, known.email, f"mailto:{known.email}"),
        (words.hours, known.hours, ""),
    ]
    shown = always + [row for row in given if row[1]]
    rows = [_contact_row(frame, column, *row, labelled=known.website is None) for row in shown]
    visit = _contact_row(frame, frame.width, words.my_visit, None, "")
    listed = below([head, tagged(below(rows, grid=ts.grid), "L")], grid=ts.grid)
    whole = beside([(listed, 0.0, 0.0), (marks, column + _MARKS_GAP, 0.0)])
    return replace(below([whole, tagged(visit, "L")], grid=ts.grid), before=9.0)


_CODE = inches(0.8)
_BACK_LOGO = 20.0
_MARKS_GAP = 12.0


def _marks(frame: Frame, known: Contact) -> tuple[Block, float]:
    """The logo, small, and the code of the web address below it; the width they take away."""
    parts: list[Block] = []
    logo = logo_block(frame.project, _CODE, _BACK_LOGO)
    if logo is not None:
        parts.append(logo)
    if known.website:
        address = web_address(known.website)
        above = quiet_zone(address, _CODE) if logo else 0.0
        alt = f"{frame.type.words.code_of} {plain(known.website)}"
        parts.append(replace(qr_code(address, _CODE, alt), before=above))
    return below(parts), _CODE + _MARKS_GAP if parts else 0.0


def _contact_row(
    frame: Frame, width: float, label: str, value: Text | None, link: str, labelled: bool = True
) -> Block:
    """A detail behind its label, or alone where the column is narrow; a line where it is empty.

    Details stand on lines of running text, a line to write on leaves half a line more above it.
    """
    ts = frame.type
    room = width - _LABEL_WIDTH - _LABEL_GAP
    if value:
        runs = ts.runs(value, "contact", link)
        column = room if labelled else width
        words = on_lines(frame, runs, "contact", column, BODY_LINES, "LBody")
        if not labelled:
            return tagged(words, "LI")
        name = on_lines(
            frame, ts.runs(label, "line-label"), "line-label", _LABEL_WIDTH, BODY_LINES, "Lbl"
        )
        drop = (words.first or 0.0) - (name.first or 0.0)
        row = beside([(name, 0.0, drop), (words, _LABEL_WIDTH + _LABEL_GAP, 0.0)], words.height)
        return tagged(row, "LI")
    name = on_lines(
        frame, ts.runs(label, "line-label"), "line-label", _LABEL_WIDTH, _WRITE_IN_LINES, "Lbl"
    )
    rule = tagged(write_in(ts, 0.0, room), "LBody")
    under = (name.first or 0.0) + _RULE_BELOW
    row = beside([(name, 0.0, 0.0), (rule, _LABEL_WIDTH + _LABEL_GAP, under)], name.height)
    return tagged(row, "LI")


def write_in(ts: Typesetter, x: float, width: float) -> Block:
    """A line to write on, which says so to readers who do not see that it is empty."""
    stroke, role = Stroke(Paint("muted"), _RULE), Role("Figure", ts.words.write_in)
    rule = Shape((line(x, 0, x + width, 0),), None, stroke, role, "write-in")
    return Block((rule,), 0.0)


def web_address(address: str | None) -> str:
    """The address as a browser takes it."""
    if not address:
        return ""
    return address if "://" in address else f"https://{address}"


_CRISIS_SIDE = 12.0
_CRISIS_TOP = 8.0
_CRISIS_FOOT = 6.0
"""Less than at the top, where capitals begin lower than their line: both look alike."""
_CALL_LINES = 4.5
"""The number is display type and stands between lines, midway between what is above and below."""


def crisis(frame: Frame, help_line: Crisis) -> Block:
    """Where help is now: white on deep leaf, never smaller than this."""
    ts = frame.type
    width = frame.width - 2 * _CRISIS_SIDE
    call = ts.runs(help_line.call, "crisis-call")
    space = Run(" ", ts.look("crisis-call"), help_line.call.span)
    number = ts.runs(help_line.number, "crisis-number", tel(help_line.number))
    bold = ts.look("crisis-text", bold=True)
    danger = [
        *ts.runs(help_line.danger, "crisis-text"),
        Run(" ", bold, help_line.danger.span),
        *ts.runs(help_line.emergency, "crisis-text", tel(help_line.emergency)),
        Run(".", bold, help_line.emergency.span),
    ]
    last = [replace(run, style=bold) for run in danger]

    def line(written: Text | Sequence[Run], style: str, lines: float, tag: Tag = "P") -> Block:
        return on_lines(frame, written, style, width, lines, tag)

    words = below(
        [
            line(help_line.heading, "crisis-heading", BODY_LINES, "H3"),
            replace(line([*call, space, *number], "crisis-number", _CALL_LINES), first=None),
            replace(line(help_line.name, "crisis-name", BODY_LINES), before=ts.grid / 2),
            line(help_line.more, "crisis-text", BODY_LINES),
            line(last, "crisis-text", BODY_LINES),
        ],
        grid=ts.grid,
    )
    height = _CRISIS_TOP + words.height + _CRISIS_FOOT
    outline = rounded(0, 0, frame.width, height, (frame.project.theme.look.box_radius,) * 4)
    ground = Block((Shape((outline,), Paint("deep")),), height)
    box = beside([(ground, 0, 0), (words, _CRISIS_SIDE, _CRISIS_TOP)], height)
    return replace(box, before=10.0)


def short_sources(frame: Frame, sources: Mapping[str, Source]) -> Block:
    """The cited sources in their short form, numbered as in the text; then the version.

    Journals stay on one line where the list grows no longer by it.
    """
    ts = frame.type
    cited = [(number, sources[key]) for key, number in ts.numbers.items() if key in sources]
    version = ts.runs(ts.words.version.format(frame.project.version), "small")
    stamp = stamped(
        on_lines(frame, version, "small", ts.width(version, "small") + 0.5, SMALL_LINES)
    )
    if not cited:
        return replace(stamp, before=ts.grid / 2)
    loose, kept = (
        _at_the_end(on_lines(frame, runs, "small", frame.width, SMALL_LINES), stamp, frame)
        for runs in (_sources_runs(ts, cited, whole) for whole in (False, True))
    )
    return replace(loose if kept.height > loose.height else kept, before=ts.grid / 2)


def _sources_runs(ts: Typesetter, cited: Sequence[tuple[int, Source]], whole: bool) -> list[Run]:
    """The list of sources as one paragraph; `whole` keeps each journal on one line."""
    runs = [Run(ts.words.sources, ts.look("small", bold=True))]
    for number, source in cited:
        span = source.short.span
        runs.append(Run(" ", ts.look("small"), span))
        runs.append(Run(f"{number}\u00a0", ts.look("small", bold=True), span))
        for run in ts.runs(source.short, "small"):
            runs.append(replace(run, text=_journal_kept(run.text)) if whole else run)
        if not source.short.rstrip().endswith("."):
            runs.append(Run(".", ts.look("small"), span))
    return runs


def _journal_kept(short: str) -> str:
    """A short source whose last part, such as "Mol Psychiatry 2022", is not broken over lines."""
    name, comma, journal = short.rpartition(", ")
    if not comma or len(journal) > _LONGEST_JOURNAL:
        return short
    return name + comma + journal.replace(" ", "\u00a0")


def _at_the_end(text: Block, stamp: Block, frame: Frame) -> Block:
    """A stamp at the right of the last line where there is room, else on a line of its own."""
    (set_text,), (mark,) = text.items, stamp.items
    assert isinstance(set_text, TextBox) and isinstance(mark, TextBox)
    x = frame.width - mark.box.w
    full = sum(run.width for run in set_text.lines[-1].runs) + _STAMP_GAP > x
    y = text.height - (0.0 if full else stamp.height)
    return beside([(text, 0.0, 0.0), (stamp, x, y)])


def review(frame: Frame, checked: Review) -> Block:
    """Who checked the facts and when; lines to write on where that is not known."""
    words = frame.type.words
    half = frame.width * 0.66
    by = _review_part(frame, words.reviewed_by, checked.reviewer, half)
    on = _review_part(frame, words.review_date, checked.date, frame.width - half - 8.0)
    return replace(beside([(by, 0, 0), (on, half + 8.0, 0)]), before=frame.type.grid)


def _review_part(frame: Frame, label: str, value: Text | None, width: float) -> Block:
    ts = frame.type
    runs = list(ts.runs(label, "small"))
    if value:
        runs += [Run(" ", ts.look("small"), value.span), *ts.runs(value, "small")]
        return on_lines(frame, runs, "small", width, SMALL_LINES)
    words = on_lines(frame, runs, "small", width, SMALL_LINES)
    start = ts.width(runs, "small") + 5.0
    rule = write_in(ts, start, max(0.0, width - start))
    return tagged(beside([(words, 0, 0), (rule, 0, (words.first or 0.0) + _RULE_BELOW)]), "P")
