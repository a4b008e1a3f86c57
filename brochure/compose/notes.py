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
    lines: list[tuple[str, Text | str]] = [("", words.say), ("", notes.say), ("", words.for_you)]
    time = f"{notes.minutes} ({_clock(clock)} → {_clock(after)})"
    lines.append((words.time, Text(time, notes.span_of("minutes"))))
    if notes.evidence:
        lines.append((words.evidence, notes.evidence))
    if notes.sources:
        lines.append((words.source, Text(_sources(project, notes), notes.span_of("sources"))))
    if notes.do_not_say:
        lines.append((words.do_not_say, notes.do_not_say))
    paragraphs = [_paragraph(ts, label, said) for label, said in lines]
    if notes.if_asked:
        question, answer = notes.if_asked.question, notes.if_asked.answer
        asked = [*_paragraph(ts, words.if_asked, question).runs]
        asked.append(Run(" → ", ts.look(_STYLE), answer.span))
        paragraphs.append(ts.paragraph([*asked, *ts.runs(answer, _STYLE)], _STYLE))
    if notes.next:
        paragraphs.append(_paragraph(ts, words.next, notes.next))
    return tuple(paragraphs), after


def _paragraph(ts: Typesetter, label: str, said: Text | str) -> Paragraph:
    runs = list(ts.runs(said, _STYLE))
    if label:
        span = getattr(said, "span", None) or runs[0].span
        runs.insert(0, Run(f"{label}: ", ts.look(_STYLE), span))
    return ts.paragraph(runs, _STYLE)


def _sources(project: Project, notes: Notes) -> str:
    known = project.story.sources
    return "; ".join(known[key].short for key in map(str, notes.sources) if key in known)


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
