"""Blocks of the back: steps of a visit, contact with write-in lines, crisis box, small print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from brochure.compose.blocks.words import headed
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
from brochure.model.scene import Paint, Role, Run, Shape, Stroke, TextBox
from brochure.model.story import Contact, Crisis, Review, Source, Step
from brochure.model.written import Text
from brochure.text.inline import plain
from brochure.units import inches

_DISC = 13.0
_STEP_HANG = 24.0
_PATH = 4.0
_ASIDE = 4.0
_STAMP_GAP = 8.0


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


_LABEL_WIDTH = 44.0
_WRITE_IN_PITCH = 18.0
_RULE = 0.6


def contact(frame: Frame, known: Contact) -> Block:
    """How to reach the clinic; what is not supplied is a line to write on."""
    ts, words = frame.type, frame.type.words
    marks, taken = _marks(frame, known)
    column = frame.width - taken
    parts = [
        headed(frame, known.heading, known.intro, column)
        if known.intro
        else ts.text(known.heading, "subheading", column, "H3")
    ]
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
    rows = [_contact_row(ts, column, *row, labelled=known.website is None) for row in shown]
    visit = _contact_row(ts, frame.width, words.my_visit, None, "")
    gap = min(1.0, frame.room.gap)
    parts.append(replace(tagged(below(rows, gap), "L"), before=rows[0].before))
    whole = beside([(below(parts, gap), 0.0, 0.0), (marks, column + _MARKS_GAP, 0.0)])
    return replace(below([whole, tagged(visit, "L")]), before=9.0)


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
    ts: Typesetter, width: float, label: str, value: Text | None, link: str, labelled: bool = True
) -> Block:
    """A detail behind its label, or alone where the column is narrow; a line where it is empty."""
    if value and not labelled:
        alone = ts.text(ts.runs(value, "contact", link), "contact", width, "LBody")
        return replace(tagged(alone, "LI"), before=3.0)
    name = ts.text(ts.runs(label, "line-label"), "line-label", _LABEL_WIDTH, "Lbl")
    room = width - _LABEL_WIDTH - 10.0
    if value:
        shown = ts.text(ts.runs(value, "contact", link), "contact", room, "LBody")
        drop = ts.baseline("contact") - ts.baseline("line-label")
        row = beside([(name, 0.0, drop), (shown, _LABEL_WIDTH + 10.0, 0.0)], shown.height)
        return replace(tagged(row, "LI"), before=4.0)
    rule = tagged(write_in(ts, 0.0, room), "LBody")
    base = _WRITE_IN_PITCH - 4.0
    row = beside(
        [
            (name, 0.0, base - ts.baseline("line-label")),
            (rule, _LABEL_WIDTH + 10.0, base + 1.5),
        ],
        _WRITE_IN_PITCH,
    )
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


def crisis(frame: Frame, help_line: Crisis) -> Block:
    """Where help is now: white on deep leaf, never smaller than this."""
    ts = frame.type
    width = frame.width - 2 * _CRISIS_SIDE
    call = ts.runs(help_line.call, "crisis-call")
    space = Run(" ", ts.look("crisis-call"), help_line.call.span)
    number = ts.runs(help_line.number, "crisis-number", tel(help_line.number))
    danger = ts.runs(help_line.danger, "crisis-text")
    emergency = [
        replace(run, style=ts.look("crisis-text", bold=True), link=tel(help_line.emergency))
        for run in ts.runs(help_line.emergency, "crisis-text")
    ]
    stop = Run(".", ts.look("crisis-text"), help_line.emergency.span)
    between = Run(" ", ts.look("crisis-text"), help_line.danger.span)
    last = ts.text([*danger, between, *emergency, stop], "crisis-text", width)
    words = below(
        [
            ts.text(help_line.heading, "crisis-heading", width, "H3"),
            replace(ts.text([*call, space, *number], "crisis-number", width), before=1.0),
            replace(ts.text(help_line.name, "crisis-name", width), before=3.0),
            ts.text(help_line.more, "crisis-text", width),
            replace(last, before=3.0),
        ]
    )
    height = words.height + 2 * _CRISIS_TOP
    outline = rounded(0, 0, frame.width, height, (frame.project.theme.look.box_radius,) * 4)
    ground = Block((Shape((outline,), Paint("deep")),), height)
    box = beside([(ground, 0, 0), (words, _CRISIS_SIDE, _CRISIS_TOP)], height)
    return replace(box, before=10.0, first=None)


def short_sources(frame: Frame, sources: Mapping[str, Source]) -> Block:
    """The cited sources in their short form, numbered as in the text; then the version."""
    ts = frame.type
    cited = [(number, sources[key]) for key, number in ts.numbers.items() if key in sources]
    version = ts.runs(ts.words.version.format(frame.project.version), "small")
    stamp = stamped(ts.text(version, "small", ts.width(version, "small") + 0.5))
    if not cited:
        return replace(stamp, before=3.0)
    runs = [Run(ts.words.sources, ts.look("small", bold=True))]
    for number, source in cited:
        span = source.short.span
        runs.append(Run(" ", ts.look("small"), span))
        runs.append(Run(f"{number}\u00a0", ts.look("small", bold=True), span))
        runs += ts.runs(source.short, "small")
        if not source.short.rstrip().endswith("."):
            runs.append(Run(".", ts.look("small"), span))
    return replace(_at_the_end(ts.text(runs, "small", frame.width), stamp, frame), before=3.0)


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
    ts, words = frame.type, frame.type.words
    half = frame.width * 0.66
    by = _review_part(ts, words.reviewed_by, checked.reviewer, half)
    on = _review_part(ts, words.review_date, checked.date, frame.width - half - 8.0)
    return replace(beside([(by, 0, 0), (on, half + 8.0, 0)]), before=6.0)


def _review_part(ts: Typesetter, label: str, value: Text | None, width: float) -> Block:
    runs = list(ts.runs(label, "small"))
    if value:
        space = Run(" ", ts.look("small"), value.span)
        return ts.text([*runs, space, *ts.runs(value, "small")], "small", width)
    words = ts.text(runs, "small", width)
    start = ts.width(runs, "small") + 5.0
    rule = write_in(ts, start, max(0.0, width - start))
    return tagged(beside([(words, 0, 0), (rule, 0, ts.baseline("small") + 1.5)]), "P")
