"""The project in; the deck as a Scene out: every slide fitted, or an error that names its words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from brochure.compose.asked import Again
from brochure.compose.halves import page_name, part_on
from brochure.compose.labelled import labelled
from brochure.compose.links import purposes
from brochure.compose.notes import notes_of
from brochure.compose.slide_fit import Filled, filled, overflows
from brochure.compose.slide_layouts import TITLE, layout_frame
from brochure.compose.typesetter import Typesetter
from brochure.model.art import Drawing
from brochure.model.project import Project
from brochure.model.scene import DECORATION, Art, Box, Item, LayoutFrame, Page, Role, Scene, TextBox
from brochure.model.story import Part
from brochure.model.template import Slide, SlideLayout, Spot
from brochure.problems import Place, Problem
from brochure.text.fonts import fonts_in
from brochure.text.inline import plain


def compose_deck(project: Project) -> tuple[Scene | None, list[Problem]]:
    """Every slide at the roomiest rung that fits. Notes and their running clock come along."""
    layout = project.deck
    named = project.theme.deck_fonts
    brand = named.brand if project.story.talk.fonts == "brand" else None
    ts = Typesetter(
        fonts_in(project.fonts),
        project.words,
        {**project.theme.faces, **(brand.faces if brand else {})},
        project.theme.slides,
        numbers={},
        breaker="greedy",
    )
    pages: list[Page] = []
    problems: list[Problem] = []
    clock = 0
    of_all = (layout, project.theme, project.words, project.story.talk)
    for slide in layout.slides:
        part = project.story.talk.parts.get(str(slide.part))
        frame = layout.layouts.get(str(slide.layout))
        if part is None or frame is None or part.skip:
            continue
        number = len(pages) + 1
        compose = partial(_spoken, ts, slide, frame, part, number, clock)
        name = (str(slide.part), number, clock, project.fonts)
        made, found, clock = _composed.of(name, project, compose, of_all)
        pages += made
        problems += found
    story = project.story
    fonts = brand or named
    return Scene(
        piece="deck",
        medium="slides",
        title=plain(story.article.title),
        author=plain(story.clinic.name),
        language=project.words.language,
        subject=plain(story.article.subtitle),
        version=project.version,
        pages=tuple(pages),
        inks=project.inks,
        layouts=tuple(
            _layout(project, ts, name, frame, tuple(p for p in pages if p.layout == name), of_all)
            for name, frame in layout.layouts.items()
            if any(slide.layout == name for slide in layout.slides)
        ),
        fonts={"major": fonts.major, "minor": fonts.minor},
        links=purposes(project, {}, pages),
    ), problems


_composed: Again[tuple[list[Page], list[Problem], int]] = Again(64)
_layouts: Again[LayoutFrame] = Again(64)


def _spoken(
    ts: Typesetter,
    slide: Slide,
    frame: SlideLayout,
    part: Part,
    number: int,
    clock: int,
    project: Project,
) -> tuple[list[Page], list[Problem], int]:
    """The slides of a part with their notes, what does not fit, and the clock after them."""
    pages = []
    made, problems = _slides(project, ts, slide, frame, part, number)
    ts.scale = 1.0
    for page in made:
        notes, clock = notes_of(project, ts, part_on(project, page), clock)
        pages.append(replace(page, notes=notes))
    return pages, problems, clock


def _layout(
    project: Project,
    ts: Typesetter,
    name: str,
    frame: SlideLayout,
    pages: tuple[Page, ...],
    of_all: tuple[object, ...],
) -> LayoutFrame:
    def compose(project: Project) -> LayoutFrame:
        return layout_frame(project, ts, name, frame, pages)

    return _layouts.of((name, project.fonts), project, compose, (*of_all, *pages))


def _slides(
    project: Project, ts: Typesetter, slide: Slide, frame: SlideLayout, part: Part, number: int
) -> tuple[list[Page], list[Problem]]:
    """The slide of a part, or both where its words take two; `number` is that of the first."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for one in filled(project, ts, slide, frame, part):
        at = f"slide {number + len(pages)}"
        problems += overflows(one, ts, frame, at)
        ts.scale = 1.0
        pictures, faults = _art(project, ts, slide, frame, part, number + len(pages))
        problems += [replace(p, place=Place(p.place.path, "deck", at)) for p in faults]
        pages.append(_page(project, ts, slide, frame, one, pictures, number + len(pages)))
    return pages, problems


def _page(
    project: Project,
    ts: Typesetter,
    slide: Slide,
    frame: SlideLayout,
    one: Filled,
    pictures: list[Item],
    number: int,
) -> Page:
    """The title first, then the pictures, then the other places, as they are read."""
    deck = project.deck
    items: list[Item] = list(one.blocks[TITLE].items) if TITLE in one.blocks else []
    items += pictures
    items += [item for name, block in one.blocks.items() if name != TITLE for item in block.items]
    if frame.number:
        items.append(_number(ts, deck.number, number))
    page_box = Box(0, 0, deck.width, deck.height)
    section = project.story.talk.sections.get(str(slide.section), "") if slide.section else ""
    return Page(
        name=page_name(str(slide.part), one.half),
        width=deck.width,
        height=deck.height,
        items=tuple(items),
        trim=page_box,
        bleed=page_box,
        layout=str(slide.layout),
        section=plain(section),
        title=plain(one.part.title),
        enters="fade" if one.half == 2 else slide.enters,
        span=slide.span,
        half=one.half,
    )


def _art(
    project: Project, ts: Typesetter, slide: Slide, frame: SlideLayout, part: Part, number: int
) -> tuple[list[Item], list[Problem]]:
    """What grows along the foot, before it the slide's drawings; and faults of their labels."""
    items: list[Item] = []
    faults: list[Problem] = []
    growth = project.deck.growth
    root = project.pictures.get(str(growth.picture)) if growth else None
    if growth and frame.strip and isinstance(root, Drawing) and number > 1:
        all_steps = max(path.step for path in root.paths)
        steps = max(1, round(all_steps * number / len(project.deck.slides)))
        items.append(Art(root, Box(*growth.box), DECORATION, steps=steps))
    for i, art in enumerate(slide.art):
        drawing = project.pictures.get(str(art.picture))
        if not isinstance(drawing, Drawing):
            continue
        if art.leaders:
            picture = labelled(project, ts, drawing, Box(*art.box), art.leaders)
            items += picture.items
            faults += picture.faults
        else:
            role = Role("Figure", str(part.alt)) if part.alt and i == 0 else DECORATION
            items.append(Art(drawing, Box(*art.box), role, span=part.span))
    return items, faults


def _number(ts: Typesetter, spot: Spot, number: int) -> TextBox:
    box = Box(*spot.box)
    block = ts.text(ts.runs(str(number), "number"), "number", box.w, slot="number")
    text = block.items[0]
    assert isinstance(text, TextBox)
    lines = tuple(replace(line, baseline=line.baseline + box.y, runs=tuple(
        replace(run, x=run.x + box.x) for run in line.runs)) for line in text.lines)  # fmt: skip
    return replace(text, box=box, lines=lines, role=DECORATION)
