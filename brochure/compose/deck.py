"""The project in; the deck as a Scene out: every slide fitted, or an error that names its words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from brochure.compose.labelled import labelled
from brochure.compose.logo import reversed_logo
from brochure.compose.notes import notes_of
from brochure.compose.spots import RUNNING_TEXT, SPOT_KINDS, WITHOUT_CONTENT
from brochure.compose.spots.bench import Bench
from brochure.compose.typesetter import Block, Typesetter
from brochure.model.art import Drawing, rectangle
from brochure.model.project import Project
from brochure.model.scene import (
    DECORATION,
    Art,
    Box,
    Item,
    LayoutFrame,
    Page,
    Paint,
    Placeholder,
    Role,
    Scene,
    Shape,
    TextBox,
)
from brochure.model.story import Part
from brochure.model.template import Slide, SlideLayout, Spot
from brochure.problems import Place, Problem, error, path_in_words
from brochure.text.fonts import Fonts
from brochure.text.inline import plain
from brochure.units import inches

_TITLE = "title"

STEPS = ((1.0, 1.0), (1.0, 0.7), (0.94, 0.7), (0.88, 0.7), (0.82, 0.6), (0.75, 0.5))
"""Rungs of the ladder: size of text and gaps between paragraphs, in parts of the style's own."""


def compose_deck(project: Project) -> tuple[Scene | None, list[Problem]]:
    """Every slide at the roomiest rung that fits. Notes and their running clock come along."""
    layout = project.deck
    named = project.theme.deck_fonts
    brand = named.brand if project.story.talk.fonts == "brand" else None
    ts = Typesetter(
        Fonts(project.fonts),
        project.words,
        {**project.theme.faces, **(brand.faces if brand else {})},
        project.theme.slides,
        numbers={},
        breaker="greedy",
    )
    pages: list[Page] = []
    problems: list[Problem] = []
    clock = 0
    for slide in layout.slides:
        part = project.story.talk.parts.get(str(slide.part))
        frame = layout.layouts.get(str(slide.layout))
        if part is None or frame is None or part.skip:
            continue
        page, found = _slide(project, ts, slide, frame, part, len(pages) + 1)
        notes, clock = notes_of(project, ts, part, clock)
        pages.append(replace(page, notes=notes))
        problems += found
    ts.scale = 1.0
    story = project.story
    fonts = brand or named
    return Scene(
        piece="deck",
        medium="slides",
        title=plain(story.article.title),
        author=plain(story.clinic.name),
        language=project.words.language,
        subject=plain(story.article.subtitle),
        pages=tuple(pages),
        inks=project.inks,
        layouts=tuple(
            _layout_frame(project, ts, name, frame)
            for name, frame in layout.layouts.items()
            if any(slide.layout == name for slide in layout.slides)
        ),
        fonts={"major": fonts.major, "minor": fonts.minor},
    ), problems


def _slide(
    project: Project, ts: Typesetter, slide: Slide, frame: SlideLayout, part: Part, number: int
) -> tuple[Page, list[Problem]]:
    deck = project.deck
    blocks = _fitted(project, ts, slide, frame, part)
    at = f"slide {number}"
    problems: list[Problem] = []
    for name, block in blocks.items():
        faults = [replace(p, place=Place(p.place.path, "deck", at)) for p in block.faults]
        over = block.height - Box(*frame.spots[name].box).h
        if over > 0.01 and not faults and block.extents:
            faults = [_overflow(block, ts, frame.spots[name], over, at)]
        problems += faults
    items: list[Item] = list(blocks[_TITLE].items) if _TITLE in blocks else []
    pictures, faults = _art(project, ts, slide, frame, part, number)
    items += pictures
    problems += [replace(p, place=Place(p.place.path, "deck", at)) for p in faults]
    items += [item for name, block in blocks.items() if name != _TITLE for item in block.items]
    if frame.number:
        items.append(_number(ts, deck.number, number))
    page_box = Box(0, 0, deck.width, deck.height)
    section = project.story.talk.sections.get(str(slide.section), "") if slide.section else ""
    return Page(
        name=str(slide.part),
        width=deck.width,
        height=deck.height,
        items=tuple(items),
        trim=page_box,
        bleed=page_box,
        layout=str(slide.layout),
        section=plain(section),
        title=plain(part.title),
        enters=slide.enters,
        span=slide.span,
    ), problems


def _fitted(
    project: Project, ts: Typesetter, slide: Slide, frame: SlideLayout, part: Part
) -> Mapping[str, Block]:
    """All places of a slide: the title by itself, the others at one rung, one size for all."""
    contents = {
        name: (spot, _content(project, slide, part, name, spot))
        for name, spot in frame.spots.items()
    }
    shown = {
        name: pair
        for name, pair in contents.items()
        if pair[1] or str(pair[0].kind) in WITHOUT_CONTENT
    }
    title = {name: pair for name, pair in shown.items() if name == _TITLE}
    rest = {name: pair for name, pair in shown.items() if name != _TITLE}
    return _at_one_rung(project, ts, title) | _at_one_rung(project, ts, rest)


def _at_one_rung(
    project: Project, ts: Typesetter, places: Mapping[str, tuple[Spot, object]]
) -> dict[str, Block]:
    blocks: dict[str, Block] = {}
    for scale, gap in STEPS:
        ts.scale = scale
        bench = Bench(project, ts, gap)
        blocks = {
            name: SPOT_KINDS[str(spot.kind)](bench, spot, name, content)
            for name, (spot, content) in places.items()
        }
        if all(
            not block.faults and block.height <= Box(*places[name][0].box).h + 0.01
            for name, block in blocks.items()
        ):
            break
    return blocks


def _content(project: Project, slide: Slide, part: Part, name: str, spot: Spot) -> object | None:
    """What fills a place: the slide's `fill` for its name or its first step, else the part."""
    takes = str(spot.takes or name)
    head, _, rest = takes.partition(".")
    for key in (name, head):
        if key in slide.fill:
            below = rest if key == head and key != name else ""
            return project.story.find(str(slide.fill[key]) + (f".{below}" if below else ""))
    return project.story.find(f"talk.parts.{slide.part}.{takes}")


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
            ts.scale = 1.0
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


def _overflow(block: Block, ts: Typesetter, spot: Spot, over: float, at: str) -> Problem:
    style = str(spot.style)
    lines = max(1, math.ceil(over / ts.leading(style) - 0.05))
    longest = max(block.extents, key=lambda extent: (extent.lines, extent.words))
    all_words = sum(extent.words for extent in block.extents)
    all_lines = max(1, sum(extent.lines for extent in block.extents))
    words = max(1, math.ceil(lines * all_words / all_lines))
    return error(
        "fit/overflow",
        f"The text on {at} is over by {lines} {'line' if lines == 1 else 'lines'} at the smallest "
        f"size allowed there ({ts.size(style):g} pt). "
        f"The longest part is {path_in_words(longest.span)}.",
        f"Cut about {words} words.",
        longest.span,
        piece="deck",
        at=at,
    )


def _layout_frame(project: Project, ts: Typesetter, name: str, frame: SlideLayout) -> LayoutFrame:
    """The layout as a master slide knows it: ground, strip, logo, flat shapes, placeholders."""
    deck = project.deck
    areas = [*([deck.strip] if frame.strip else []), *frame.shapes]
    shapes = tuple(
        Shape((rectangle(*area.box),), Paint(area.ink, area.tint), name=f"ground {i}")
        for i, area in enumerate(areas, 1)
    )
    places = [
        _placeholder(ts, spot_name, spot)
        for spot_name, spot in frame.spots.items()
        if str(spot.kind) in RUNNING_TEXT
    ]
    for spot_name, spot in frame.spots.items():
        if spot.kind == "sources":
            places += _two_columns(ts, spot_name, spot)
    if frame.number:
        places.append(replace(_placeholder(ts, "number", deck.number), kind="number"))
    logo = _strip_logo(project) if frame.strip and frame.number else ()
    ground = Paint(frame.ground, frame.ground_tint)
    return LayoutFrame(name, ground, (*shapes, *logo), tuple(places))


def _strip_logo(project: Project) -> tuple[Item, ...]:
    """The logo on the strip, in the paper's ink; none of pixels, which cannot be turned light."""
    place, logo = project.deck.logo, project.logo
    drawing = reversed_logo(logo, project.deck.strip.ink) if place and logo else None
    if place is None or drawing is None:
        return ()
    room = Box(*place.box)
    scale = min(room.w / drawing.width, room.h / drawing.height)
    w, h = drawing.width * scale, drawing.height * scale
    box = Box(room.right - w, room.y + (room.h - h) / 2, w, h)
    return (Art(drawing, box, Role("Figure", plain(project.story.clinic.name))),)


def _placeholder(ts: Typesetter, name: str, spot: Spot) -> Placeholder:
    style = str(spot.style)
    leading: float = ts.leading(style)
    return Placeholder(
        name,
        "title" if name == _TITLE else "body",
        Box(*spot.box),
        ts.look(style),
        leading,
        ts.styles[style].align,
        spot.anchor,
        Paint(spot.fill) if spot.fill else None,
    )


def _two_columns(ts: Typesetter, name: str, spot: Spot) -> list[Placeholder]:
    one = _placeholder(ts, f"{name}-1", spot)
    column = (one.box.w - inches(0.33)) / 2
    left = Box(one.box.x, one.box.y, column, one.box.h)
    right = left.moved(column + inches(0.33), 0)
    return [replace(one, box=left), replace(one, name=f"{name}-2", box=right)]
