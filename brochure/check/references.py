"""A Project in; a problem for every name that leads nowhere out: content, panels, sources.

What belongs to looks (inks, faces, styles) is in check/looks.py and is told along with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from brochure.check.looks import looks
from brochure.model.project import Project
from brochure.model.story import Story
from brochure.model.template import BrochureLayout, DeckLayout, Slide, Slot
from brochure.model.written import Located, Written, texts_in
from brochure.problems import Problem, Span, error, nearest
from brochure.units import is_metric, measured, unit

_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_SLACK = 0.1
_FURTHEST = 60


def references(project: Project) -> list[Problem]:
    """Every name in layouts, theme, drawings and content that does not exist."""
    return [
        *_brochure(project.brochure, project.story),
        *_panels(project.brochure),
        *_deck(project.deck, project.story),
        *_sources(project),
        *looks(project),
    ]


def exists(story: Story, content_id: str) -> bool:
    """Whether a content id names something; what the clinic left empty exists all the same."""
    value: object = story
    for step in content_id.split("."):
        if value is None:
            return True
        if isinstance(value, Located):
            if step not in type(value).model_fields:
                return False
            value = getattr(value, step)
        elif isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdigit() and 0 < int(step) <= len(value):
            value = value[int(step) - 1]
        else:
            return False
    return True


def _content(name: Written, story: Story) -> Iterator[Problem]:
    if exists(story, name):
        return
    near = nearest(name, story.ids())
    message = f"There is no content called “{name}”."
    hint = f"Did you mean “{near}”?" if near else _content_hint(name, story)
    yield error("layout/unknown-id", message, hint, name.span)


def _content_hint(name: str, story: Story) -> str:
    first = name.split(".")[0]
    files = list(type(story).model_fields)
    if first not in files:
        return f"It begins with the name of a content file: {', '.join(files)}."
    below = [known for known in story.ids() if known.startswith(f"{first}.")]
    return f"In {first}.yaml there are, for example: {', '.join(below[:6])}."


def _unknown(code: str, what: str, name: str, known: Iterable[str], span: Span) -> Problem:
    names = list(known)
    near = nearest(name, names)
    hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(names) or 'none'}."
    return error(code, f"There is no {what} called “{name}”.", hint, span)


def _slots(slots: Iterable[Slot]) -> Iterator[Slot]:
    for slot in slots:
        yield slot
        yield from _slots(slot.slots)


def _brochure(layout: BrochureLayout, story: Story) -> Iterator[Problem]:
    for panel in layout.panels.values():
        for slot in _slots(panel.slots):
            if slot.use is not None:
                yield from _content(slot.use, story)
    named = list(layout.reading_order)
    for side in layout.sides.values():
        named += side.panels
        for art in side.art:
            yield from _content(art.use, story)
            if art.panel is not None and art.panel not in side.panels:
                what, span = "panel on this side", art.panel.span
                yield _unknown("layout/unknown-panel", what, art.panel, side.panels, span)
    for plate in layout.plates:
        named.append(plate.after)
        for name in (plate.heading, plate.use, *(leader.use for leader in plate.leaders)):
            yield from _content(name, story)
    for name in named:
        if name not in layout.panels:
            yield _unknown("layout/unknown-panel", "panel", name, layout.panels, name.span)


def _panels(layout: BrochureLayout) -> Iterator[Problem]:
    """The panels of each side fill the sheet exactly."""
    for name, side in layout.sides.items():
        widths = [layout.panels[panel].width for panel in side.panels if panel in layout.panels]
        over = sum(widths) - layout.sheet.width
        if len(widths) < len(side.panels) or abs(over) <= _SLACK:
            continue
        metric = is_metric(layout.sheet.width)

        def told(length: float, metric: bool = metric) -> str:
            return f"{measured(length, metric)} {unit(metric)}"

        total = told(sum(widths))
        word, act = ("wider", "less") if over > 0 else ("narrower", "more")
        message = (
            f"The panels of the side “{name}” are {total} wide together; "
            f"the sheet is {told(layout.sheet.width)} wide."
        )
        hint = f"Together they are {told(abs(over))} {word}: give a panel that much {act} width."
        yield error("layout/panels", message, hint, side.span_of("panels"))


def _deck(deck: DeckLayout, story: Story) -> Iterator[Problem]:
    for slide in deck.slides:
        parts, sections = story.talk.parts, story.talk.sections
        if slide.part not in parts:
            what, span = "part of the talk", slide.part.span
            yield _unknown("layout/unknown-id", what, slide.part, parts, span)
        if slide.section is not None and slide.section not in sections:
            what, span = "section of the talk", slide.section.span
            yield _unknown("layout/unknown-id", what, slide.section, sections, span)
        leaders = [leader.use for art in slide.art for leader in art.leaders]
        for name in [*slide.fill.values(), *leaders]:
            yield from _content(name, story)
        layout = deck.layouts.get(slide.layout)
        if layout is None:
            what, span = "slide layout", slide.layout.span
            yield _unknown("layout/unknown-layout", what, slide.layout, deck.layouts, span)
        else:
            yield from _spots(slide, layout.fillable())


def _spots(slide: Slide, spots: list[str]) -> Iterator[Problem]:
    for spot, content in slide.fill.items():
        if spot not in spots:
            what = f"place in the slide layout “{slide.layout}”"
            yield _unknown("layout/unknown-spot", what, spot, spots, content.span)


def _sources(project: Project) -> Iterator[Problem]:
    """Marks such as `[^kishimoto]`, and the sources that notes name."""
    story = project.story
    known = story.sources
    for text in texts_in(story):
        for match in _MARK.finditer(text):
            if match[1] not in known:
                span = _inside(text.span, match[0], project.texts)
                yield _unknown("content/unknown-source", "source", match[1], known, span)
    for part in story.talk.parts.values():
        for name in part.notes.sources if part.notes else ():
            if name not in known:
                yield _unknown("content/unknown-source", "source", name, known, name.span)


def _inside(span: Span, words: str, texts: Mapping[str, tuple[str, ...]]) -> Span:
    """The place of words inside a text that may run over several lines of its file."""
    lines = texts.get(span.file, ())
    for number in range(span.line, min(span.line + _FURTHEST, len(lines) + 1)):
        start = span.column - 1 if number == span.line else 0
        column = lines[number - 1].find(words, start)
        if column >= 0:
            return replace(span, line=number, column=column + 1, width=len(words))
    return span
