"""A Project in; a script that does not fit its minutes, or a talk without disclosure, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.model.project import Project
from brochure.model.story import Part
from brochure.model.template import Slide
from brochure.problems import Problem, error, warning

SLOWEST, FASTEST = 110, 130
"""Words a minute at which a speaker is easy to follow, pauses included."""

_LEAST_REASON = 3
"""Words that a reason has: “yes” is none."""


def talk(project: Project) -> list[Problem]:
    """The speaker's time, and the audience's right to know who speaks."""
    parts = project.story.talk.parts
    shown = [(s, parts[str(s.part)]) for s in project.deck.slides if str(s.part) in parts]
    return [*_pace(shown), *_disclosure(project, shown)]


def _pace(shown: Sequence[tuple[Slide, Part]]) -> Iterator[Problem]:
    """Each script against its own minutes, then the whole talk against all of them."""
    words = seconds = 0
    for _, part in shown:
        notes = part.notes
        if part.skip or notes is None or not notes.seconds:
            continue
        count = len(notes.say.split())
        if count * 60 > FASTEST * notes.seconds:
            over = count - FASTEST * notes.seconds // 60
            needed = -(-count * 60 // (SLOWEST + 10)) // 5 * 5 + 5
            yield warning(
                "talk/pace",
                f"The script has {count} words for {notes.minutes} minutes: "
                f"more than {FASTEST} a minute.",
                f"Cut about {over} words, or plan about {needed // 60}:{needed % 60:02d}.",
                notes.say.span,
            )
        if count * 60 >= SLOWEST * notes.seconds // 2:  # else the minutes are for the audience
            words, seconds = words + count, seconds + notes.seconds
    if shown and seconds and words * 60 < SLOWEST * seconds:
        notes = shown[0][1].notes
        yield warning(
            "talk/pace",
            f"The whole script has {words} words for {seconds // 60}:{seconds % 60:02d} minutes: "
            f"fewer than {SLOWEST} a minute.",
            "Plan fewer minutes, or say what you would want to know in the audience's place.",
            notes.span_of("minutes") if notes else shown[0][1].title.span,
        )


def _disclosure(project: Project, shown: Sequence[tuple[Slide, Part]]) -> Iterator[Problem]:
    """A slide that says what the speaker is paid by, or a written reason why there is none."""
    deck = project.deck
    telling = [
        part
        for slide, part in shown
        if (layout := deck.layouts.get(str(slide.layout)))
        and any(spot.kind == "disclosure" for spot in layout.spots.values())
    ]
    if any(not part.skip for part in telling):
        return
    reasons = [part.skip for part in telling if part.skip]
    reason = reasons[0] if reasons else deck.without_disclosure
    if reason is not None and len(reason.split()) >= _LEAST_REASON:
        return
    yield error(
        "talk/disclosure",
        "The talk does not say what the speaker is paid by or tied to."
        if reason is None
        else f"“{reason}” is no reason to leave out what the speaker is paid by or tied to.",
        "Put the disclosure slide back, or write the reason: in talk.yaml as skip: under the "
        "part, or in the layout as without_disclosure:",
        reason.span if reason is not None else deck.span_of("slides"),
        piece="deck",
    )
