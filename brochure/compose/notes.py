"""A part of the talk in; the speaker's notes as paragraphs out, with the running clock."""

from __future__ import annotations

from brochure.compose.typesetter import Typesetter
from brochure.model.project import Project
from brochure.model.scene import Paragraph, Run
from brochure.model.story import Notes, Part
from brochure.model.written import Text

_STYLE = "source"


def notes_of(
    project: Project, ts: Typesetter, part: Part, clock: int
) -> tuple[tuple[Paragraph, ...], int]:
    """First `Say` and the script, then `For you` and what the speaker should know.

    `clock` is the talk's running time in seconds before this part; the new one comes back.
    """
    notes = part.notes
    if notes is None:
        return (), clock
    words, after = ts.words, clock + notes.seconds
    time = Text(
        f"{notes.minutes} ({clock_face(clock)} → {clock_face(after)})", notes.span_of("minutes")
    )
    told: list[tuple[Run, ...]] = [
        ts.runs(words.say, _STYLE), ts.runs(notes.say, _STYLE), ts.runs(words.for_you, _STYLE),
        _labelled(ts, words.time, time, _STYLE), *remarks(project, ts, part, _STYLE),
    ]  # fmt: skip
    return tuple(ts.paragraph(runs, _STYLE) for runs in told), after


def remarks(project: Project, ts: Typesetter, part: Part, style: str) -> list[tuple[Run, ...]]:
    """What the speaker should know of a part, a paragraph each behind its label."""
    notes, words = part.notes, ts.words
    if notes is None:
        return []
    lines: list[tuple[str, Text]] = []
    if notes.evidence:
        lines.append((words.evidence, notes.evidence))
    if notes.sources:
        lines.append((words.source, Text(_sources(project, notes), notes.span_of("sources"))))
    if notes.do_not_say:
        lines.append((words.do_not_say, notes.do_not_say))
    found = [_labelled(ts, label, said, style) for label, said in lines]
    if notes.if_asked:
        question, answer = notes.if_asked.question, notes.if_asked.answer
        arrow = Run(" → ", ts.look(style), answer.span)
        asked = _labelled(ts, words.if_asked, question, style)
        found.append((*asked, arrow, *ts.runs(answer, style)))
    if notes.next:
        found.append(_labelled(ts, words.next, notes.next, style))
    return found


def _labelled(ts: Typesetter, label: str, said: Text, style: str) -> tuple[Run, ...]:
    return Run(f"{label}: ", ts.look(style, bold=True), said.span), *ts.runs(said, style)


def _sources(project: Project, notes: Notes) -> str:
    known = project.story.sources
    return "; ".join(known[key].short for key in map(str, notes.sources) if key in known)


def clock_face(seconds: int) -> str:
    """Running time as speakers read it: `8:00`."""
    return f"{seconds // 60}:{seconds % 60:02d}"
