"""A list of the content and a share in, its two ends out; a part of the talk in, its halves out.

What does not fit on a slide goes on two. The script is divided where a sentence ends, nearest the
middle of its words, and the minutes after the words; the clock of the talk stays as planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from brochure.compose.notes import clock_face
from brochure.model.project import Project
from brochure.model.scene import Page
from brochure.model.story import Notes, Part, Points, Table
from brochure.model.words import Words
from brochure.model.written import Text, Written
from brochure.text.stops import sentence_ends

_SECOND = " 2"
_WHOLE_SECONDS = 5
"""Planned minutes are told in steps of so many seconds."""


def entries(content: object) -> int:
    """How many entries a content has that may be divided: 1 where it stays whole."""
    if isinstance(content, Points):
        return len(content.items)
    if isinstance(content, Table):
        return len(content.rows)
    return len(content) if isinstance(content, Mapping | list | tuple) else 1


def divided(content: Any, share: float) -> tuple[Any, Any]:
    """The first entries, as many as the share of all says, and the rest; none is empty."""
    if isinstance(content, Points):
        return _of_model(content, "items", share)
    if isinstance(content, Table):
        return _of_model(content, "rows", share)
    listed = list(content.items() if isinstance(content, Mapping) else content)
    at = min(len(listed) - 1, max(1, round(share * len(listed))))
    kind = dict if isinstance(content, Mapping) else list
    return kind(listed[:at]), kind(listed[at:])


def _of_model(content: Points | Table, field: str, share: float) -> tuple[Any, Any]:
    first, second = divided(getattr(content, field), share)
    return content.model_copy(update={field: first}), content.model_copy(update={field: second})


def part_on(project: Project, slide: Page) -> Part:
    """What a slide says: its part of the talk, or the half of it that stands there."""
    part = project.story.talk.parts[part_name(slide)]
    return halves(part, project.words)[slide.half - 1] if slide.half else part


def page_name(part: str, half: int) -> str:
    """The name of a slide: that of its part, and which of two it is."""
    return f"{part}{_SECOND}" if half == 2 else part


def part_name(slide: Page) -> str:
    return slide.name.removesuffix(_SECOND) if slide.half == 2 else slide.name


def halves(part: Part, words: Words) -> tuple[Part, Part]:
    """The part with the first half of its script, and with the second under its own title.

    What to say when asked, and how the talk goes on, belong to the second; the first leads to it.
    """
    title = part.second_title or part.title
    if part.notes is None:
        return part, part.model_copy(update={"title": title})
    begin, rest = _script(part.notes.say, title, words)
    seconds = _seconds(part.notes, len(begin.split()))
    span = part.notes.span_of("minutes")
    first = part.notes.model_copy(
        update={
            "say": begin,
            "minutes": Written(clock_face(seconds), span),
            "if_asked": None,
            "next": title,
        }
    )
    left = Written(clock_face(part.notes.seconds - seconds), span)
    second = part.notes.model_copy(update={"say": rest, "minutes": left})
    return (
        part.model_copy(update={"notes": first}),
        part.model_copy(update={"title": title, "notes": second}),
    )


def _script(say: Text, title: Text, words: Words) -> tuple[Text, Text]:
    """The script in two; of a single sentence the title is the rest."""
    middle = len(say) / 2
    ends = list(sentence_ends(say, words.bound))
    if not ends:
        return say, title
    at = min(ends, key=lambda end: abs(end - middle))
    return Text(say[:at].rstrip(), say.span), Text(say[at:].lstrip(), say.span)


def _seconds(notes: Notes, words: int) -> int:
    """The time of the first of two slides: its share of the words, in steps of five seconds."""
    whole = notes.seconds
    share = whole * words / max(1, len(notes.say.split()))
    seconds = round(share / _WHOLE_SECONDS) * _WHOLE_SECONDS
    return min(seconds, whole)
