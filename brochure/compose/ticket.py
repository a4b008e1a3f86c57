"""The press Scene and what its preflight found in; the job ticket out: one page for the printer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from brochure.compose import form
from brochure.compose.folding import measures, profile
from brochure.compose.thumbnail import thumbnail
from brochure.compose.typesetter import Block, Typesetter, below, beside, tagged
from brochure.model.printing import Finding
from brochure.model.project import Project
from brochure.model.scene import Run, Scene
from brochure.problems import Problem
from brochure.text.inline import plain
from brochure.units import is_metric, measured, unit

PIECE = "job-ticket"
_GAP = 24.0
_PROFILE = 92.0
_LEAST_THUMBNAIL = 150.0


def ticket_scene(
    project: Project, press: Scene, finding: Finding, moment: datetime
) -> tuple[Scene, list[Problem]]:
    """All that a print shop asks about, with both sides small and the result of the preflight."""
    ts, words = form.typesetter(project), project.words.forms
    width = form.paper(project)[0] - 2 * form.MARGIN
    room = form.paper(project)[1] - 2 * form.MARGIN
    day = moment.date().isoformat()
    head = form.head(ts, project, words.ticket, words.ticket_for, width)
    rest = [
        replace(_facts(ts, project, press, finding, day, width), before=12.0),
        replace(_preflight(ts, project, finding, day, width), before=12.0),
        replace(_proof(ts, project, width), before=14.0),
    ]
    widest = (width - _GAP) / 2
    used = head.height + sum(block.height + block.before for block in rest)
    side = _sides(ts, project, press, widest, width)
    over = used + side.height + 12.0 - room
    if over > 0:  # the small pictures give way, down to what can still be looked at
        less = over * press.pages[0].trim.w / press.pages[0].trim.h
        side = _sides(ts, project, press, max(_LEAST_THUMBNAIL, widest - less), width)
    whole = below([head, replace(side, before=12.0), *rest])
    return form.scene(project, PIECE, words.ticket, whole)


def _sides(ts: Typesetter, project: Project, press: Scene, wide: float, width: float) -> Block:
    """Both sides small, each with the measures of its panels below and its name above."""
    words = project.words.forms
    names = (words.outside, words.inside)
    metric = is_metric(project.brochure.sheet.width)
    parts = []
    for i, (page, name) in enumerate(zip(press.pages, names, strict=True)):
        widths = [panel.box.w for panel in page.panels]
        told = [f"{measured(w, metric)} {unit(metric)}" for w in widths]
        alt = words.small.format(name, ", ".join(told))
        scale = wide / page.trim.w
        column = below(
            [
                ts.text(f"{i + 1}. {name}", "subheading", wide, "H2"),
                replace(thumbnail(page, wide, alt), before=3.0),
                replace(measures(ts, widths, told, scale), before=4.0),
            ]
        )
        parts.append((column, i * (width + _GAP) / 2, 0.0))
    return beside(parts)


def _facts(
    ts: Typesetter, project: Project, press: Scene, finding: Finding, day: str, width: float
) -> Block:
    words, facts, layout = project.words.forms, project.story.print, project.brochure
    outside, inside = press.pages
    metric = is_metric(layout.sheet.width)
    measure = unit(metric)

    def size(w: float, h: float) -> str:
        return f"{measured(w, metric)} × {measured(h, metric)} {measure}"

    def folds(xs: Sequence[float], left: float) -> str:
        return ", ".join(measured(x - left, metric) for x in xs) + f" {measure}"

    bled = size(outside.bleed.w, outside.bleed.h)
    widest = max(panel.box.w for panel in outside.panels)
    kind = words.letter_fold if layout.fold == "letter" else words.z_fold
    places = words.fold_at.format(
        folds(outside.folds, outside.trim.x), folds(inside.folds, inside.trim.x)
    )
    paper = words.coated if facts.paper == "coated" else words.uncoated
    condition = project.condition
    said = dict.fromkeys((condition.identifier, condition.info))  # a printer's profile has one
    made_for = ". ".join(said)
    standard = " + ".join(finding.claims)
    if standard:
        made_for += f". {words.standard.format(standard)}"
    left = [
        (words.job, plain(project.story.article.title)),
        (words.file, f"{finding.file}. {words.version.format(project.version, day)}"),
        ("", words.pages),
        (words.quantity, facts.quantity or ""),
        (words.stock, f"{facts.stock}, {paper}" if facts.stock else ""),
        (words.condition, made_for),
    ]
    right = [
        (words.flat, f"{size(outside.trim.w, outside.trim.h)}, {words.with_bleed.format(bled)}"),
        (words.folded, size(widest, outside.trim.h)),
        (words.fold, f"{kind}. {places}"),
        (words.score, words.score_why),
        (words.inks, words.four_inks.format(condition.ink_limit)),
        (words.marks, words.marks_all if facts.marks == "all" else words.marks_none),
    ]
    column = (width - _GAP) / 2
    beneath = [form.facts(ts, right, column)]
    if form.folds_in_three(press):
        picture = profile(layout.fold, _PROFILE, f"{kind}. {words.seen_from_foot}")
        start = form.LABEL + 8.0
        after = start + _PROFILE + 12.0
        caption = ts.text(words.seen_from_foot, "small", column - after)
        drawn = [(picture, start, 0.0), (caption, after, picture.height / 2 - 5.0)]
        beneath.append(replace(beside(drawn), before=9.0))
    known = form.facts(ts, _merged(left), column)
    return beside([(known, 0.0, 0.0), (below(beneath), column + _GAP, 0.0)])


def _merged(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """A row without a label goes on in the one above it."""
    found: list[tuple[str, str]] = []
    for label, value in rows:
        if not label and found:
            found[-1] = (found[-1][0], f"{found[-1][1]}. {value}")
        else:
            found.append((label, value))
    return found


def _preflight(ts: Typesetter, project: Project, finding: Finding, day: str, width: float) -> Block:
    """How many checks ran and how they ended, each by name, in two columns of small type."""
    words = project.words.forms
    said = words.checked.format(finding.checks, finding.file, day, len(finding.passed))
    parts = [
        replace(form.rule(width), before=0.0),
        replace(ts.text(words.preflight, "subheading", width, "H2"), before=6.0),
        replace(ts.text(said, "body", width), before=1.0),
    ]
    for template, several in ((words.findings, finding.told), (words.not_judged, finding.unjudged)):
        for one in several[:6]:
            told = _english(ts, template.format(one), "small")
            parts.append(replace(ts.text(told, "small", width), before=2.0))
    column = (width - _GAP) / 2
    entries = [_entry(ts, sentence, column) for sentence in finding.passed]
    half = (len(entries) + 1) // 2
    columns = beside(
        [
            (below(entries[:half]), 0.0, 0.0),
            (below(entries[half:]), column + _GAP, 0.0),
        ]
    )
    return below([*parts, replace(tagged(columns, "L"), before=4.0)])


def _entry(ts: Typesetter, sentence: str, width: float) -> Block:
    mark = ts.text("•", "small", 10.0, "Lbl")
    words = ts.text(_english(ts, sentence, "small"), "small", width - 10.0, "LBody")
    return tagged(beside([(mark, 0.0, 0.0), (words, 10.0, 0.0)]), "LI")


def _english(ts: Typesetter, sentence: str, style: str) -> list[Run]:
    """The checks say what they ask in English, whatever the clinic's language."""
    return [Run(sentence, ts.look(style), language="en-US")]


def _proof(ts: Typesetter, project: Project, width: float) -> Block:
    words = project.words.forms
    column = (width - _GAP) / 2
    name = form.facts(ts, [(words.name, "")], column)
    date = form.facts(ts, [(words.date, "")], column)
    lines = beside([(name, 0.0, 0.0), (date, column + _GAP, 0.0)])
    return below([ts.text(words.proof, "subheading", width, "H2"), replace(lines, before=2.0)])
