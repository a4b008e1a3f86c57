"""The composed brochure in; press, office and screen Scenes out: same panels, three media."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from brochure.compose.brochure import ComposedBrochure
from brochure.compose.daylight import on_paper
from brochure.compose.grounds import flooded, kept_within, page_ground
from brochure.compose.links import purposes
from brochure.compose.logo import in_one_ink, on_ground
from brochure.compose.marks import press_marks
from brochure.compose.panel import PanelSetting, shifted
from brochure.compose.plates import plate_page
from brochure.compose.typesetter import (
    Block,
    below,
    beside,
    tagged,
)
from brochure.compose.whole_plants import whole_plants
from brochure.model.art import (
    Drawing,
    line,
)
from brochure.model.project import Project
from brochure.model.scene import (
    DECORATION,
    Art,
    Box,
    Edge,
    Element,
    Item,
    Medium,
    Page,
    Paint,
    PanelFrame,
    Role,
    Scene,
    Shape,
    Stroke,
    moved,
)
from brochure.model.story import Figure
from brochure.model.template import SheetArt, Side
from brochure.problems import Place, Problem, error
from brochure.same import Made
from brochure.text.inline import plain
from brochure.units import inches

MARK_ROOM = inches(0.75)
"""From trim to the edge of the press sheet's media: room for bleed, marks and two lines of slug."""

_OFFICE_TICK = inches(0.08)
_ART_SHARE = 0.15
_SOURCE_SCALES = (1.0, 0.95, 0.9, 0.85)
"""Sizes of the full sources, in parts of their own, tried from the largest."""
_placed: Made[PanelSetting, Sequence[Item]] = Made(60)


def scene(
    project: Project, composed: ComposedBrochure, medium: Medium, flip: Edge = "short"
) -> tuple[Scene, list[Problem]]:
    """The brochure for one medium; `flip` is the edge that the office printer flips on."""
    problems: list[Problem] = []
    links: dict[str, str] = {}
    if medium == "press":
        pages = [_press_page(project, composed, name) for name in project.brochure.sides]
    elif medium == "office":
        pages = [_office_page(project, composed, name) for name in project.brochure.sides]
        if flip == "long":  # the back comes out upside down: turned, it stands like the front
            pages = [replace(page, turned=i % 2 == 1) for i, page in enumerate(pages)]
    else:
        pages, problems = _screen_pages(project, composed)
        sources, found = _sources_page(project, composed, pages[0])
        pages.append(sources)
        problems += found
        links = purposes(project, all_numbers(project, composed), pages)
    story = project.story
    return Scene(
        piece=f"brochure-{medium}",
        medium=medium,
        title=f"{plain(story.article.title)}: {plain(story.article.subtitle)}",
        author=plain(story.clinic.name),
        language=project.words.language,
        subject=plain(story.article.message),
        pages=tuple(pages),
        inks=project.inks,
        links=links,
        version=project.version,
        condition=project.condition if medium == "press" else None,
        flip=flip,
    ), problems


def _press_page(project: Project, composed: ComposedBrochure, name: str) -> Page:
    """One side with bleed, marks and slug; art runs to the edge of the bleed.

    A printer that wants no marks gets a page that ends with the bleed.
    """
    layout = project.brochure
    sheet, side = layout.sheet, layout.sides[name]
    marked = project.story.print.marks == "all"
    room = MARK_ROOM if marked else sheet.bleed
    trim = Box(room, room, sheet.width, sheet.height)
    bleed = trim.inset(-sheet.bleed)
    folds = fold_positions(project, side)
    items: list[Item] = [page_ground(project, "", bleed)]
    grounds = flooded(project, side, bleed_of(project))
    art = [kept_within(one, grounds) for one in _side_art(project, side, bleed_of(project))]
    items += shifted([*grounds, *art], trim.x, trim.y)
    for panel in map(str, side.panels):
        items += _panel_items(project, composed, panel, trim.x, trim.y)
    if marked:
        items += press_marks(project, composed.type, name, trim, [trim.x + x for x in folds])
    return Page(
        name=name,
        width=sheet.width + 2 * room,
        height=sheet.height + 2 * room,
        items=tuple(items),
        trim=trim,
        bleed=bleed,
        panels=tuple(_frames(composed, side, trim.x, trim.y)),
        folds=tuple(trim.x + x for x in folds),
        span=side.span,
    )


def _office_page(project: Project, composed: ComposedBrochure, name: str) -> Page:
    """One side on the plain sheet: white ground, light art that stops at the margin on purpose.

    Panels that the theme floods stay white too, with inks for paper.
    """
    layout = project.brochure
    sheet, side = layout.sheet, layout.sides[name]
    paper = Box(0, 0, sheet.width, sheet.height)
    kept = paper.inset(sheet.office_margin)
    items: list[Item] = [*_side_art(project, side, kept, office=True)]
    for panel in map(str, side.panels):
        items += _office_items(project, composed, panel)
    folds = fold_positions(project, side)
    tick = Stroke(Paint("muted", 60), 0.5)
    for x in folds:
        for top in (kept.y, kept.bottom - _OFFICE_TICK):
            items.append(Shape((line(x, top, x, top + _OFFICE_TICK),), None, tick, name="fold"))
    frames = tuple(_frames(composed, side, 0, 0))
    return Page(name, paper.w, paper.h, tuple(items), paper, paper, frames, tuple(folds),
                span=side.span)  # fmt: skip


def _screen_pages(project: Project, composed: ComposedBrochure) -> tuple[list[Page], list[Problem]]:
    """One page for each panel in reader's order, all of the widest panel's size; the plates.

    The text stands in the middle of the page; what is missing at a side comes from the bleed or
    from the neighbouring panel's ground. No plant is cut by an edge.
    """
    layout = project.brochure
    composed = replace(composed, panels={**composed.panels, **composed.on_screen})
    height = layout.sheet.height
    width = max(panel.width for panel in layout.panels.values())
    page_box = Box(0, 0, width, height)
    pages: list[Page] = []
    problems: list[Problem] = []
    told: set[str] = set()
    for name in map(str, layout.reading_order):
        side = next(s for s in layout.sides.values() if name in s.panels)
        setting = composed.panels[name]
        text = setting.frame.text
        shift = (width - text.w) / 2 - text.x
        items: list[Item] = [page_ground(project, name, page_box)]
        for art in _side_art(project, side, bleed_of(project)):
            placed = moved(art, shift, 0)
            assert isinstance(placed, Art)
            placed = replace(placed, box=whole_plants(placed, page_box))
            seen = min(placed.box.right, width) - max(placed.box.x, 0)
            if seen > _ART_SHARE * width:
                first = art.drawing.name not in told
                told.add(art.drawing.name)
                items.append(replace(placed, clip=page_box, role=art.role if first else DECORATION))
        items += _panel_items(project, composed, name, shift, 0.0)
        whole = Element(tuple(items), Role("Sect"))
        frame = PanelFrame(name, page_box, setting.frame.text.moved(shift, 0), setting.frame.span)
        pages.append(Page(name, width, height, (whole,), page_box, page_box, (frame,),
                          title=name, span=setting.frame.span))  # fmt: skip
        for plate in layout.plates:
            if plate.after == name:
                page, found = plate_page(project, composed.type, plate, page_box)
                pages.append(page)
                problems += found
    return pages, problems


def _sources_page(
    project: Project, composed: ComposedBrochure, like: Page
) -> tuple[Page, list[Problem]]:
    """The last screen page: every source in full, the cited ones first under their numbers."""
    ts, layout = composed.type, project.brochure
    margins = layout.margins
    area = Box(
        margins.side,
        margins.top,
        like.width - 2 * margins.side,
        like.height - margins.top - margins.foot,
    )
    size = ts.scale
    numbers = all_numbers(project, composed)

    def at(scale: float) -> Block:
        ts.scale = scale
        return _full_sources(project, numbers, composed, area.w)

    *larger, least = _SOURCE_SCALES
    if at(larger[-1]).height > area.h:  # asked first: many sources fit at no larger one either
        larger = []
    blocks = (at(scale) for scale in (*larger, least))
    block = next((one for one in blocks if one.height <= area.h), None) or at(least)
    ts.scale = size
    problems = [
        replace(fault, place=Place(fault.place.path, "brochure-screen", "sources"))
        for fault in block.faults
    ]
    if block.height > area.h + 0.01 and block.extents:
        over = round((block.height - area.h) / ts.leading("full-source")) + 1
        longest = max(block.extents, key=lambda extent: extent.lines)
        problems.append(
            error(
                "fit/overflow",
                f"The page of sources is over by {over} lines at the smallest type allowed.",
                "Shorten the longest source, or leave out sources that nothing cites.",
                longest.span,
                piece="brochure-screen",
                at="sources",
            )
        )
    items = [page_ground(project, "", like.trim), *beside([(block, area.x, area.y)]).items]
    whole = Element(tuple(items), Role("Sect"))
    frame = PanelFrame("sources", like.trim, area, layout.span)
    page = Page("sources", like.width, like.height, (whole,), like.trim, like.trim, (frame,),
                title="sources", span=layout.span)  # fmt: skip
    return page, problems


def all_numbers(project: Project, composed: ComposedBrochure) -> dict[str, int]:
    """Numbers of all sources: those the brochure cites keep theirs, the others follow."""
    numbers = dict(composed.type.numbers)
    for key in project.story.sources:
        numbers.setdefault(key, len(numbers) + 1)
    return numbers


def _full_sources(
    project: Project, numbers: dict[str, int], composed: ComposedBrochure, width: float
) -> Block:
    ts = composed.type
    heading = ts.text(ts.runs(ts.words.all_sources, "heading"), "heading", width, "H2")
    parts: list[Block] = []
    hang = 18.0
    for key, number in numbers.items():
        source = project.story.sources[key]
        mark = ts.text(ts.runs(f"{number}", "full-source"), "full-source", hang, "Lbl")
        link = str(source.link or "")
        full = ts.text(
            [*ts.runs(source.full, "full-source", link)], "full-source", width - hang, "LBody"
        )
        entry = tagged(beside([(mark, 0, 0), (full, hang, 0)]), "LI", key)
        parts.append(replace(entry, before=2.0))
    return below([heading, replace(tagged(below(parts), "L"), before=10.0)])


def fold_positions(project: Project, side: Side) -> list[float]:
    """Where the side folds, from the left of the trim."""
    x, found = 0.0, []
    for name in side.panels[:-1]:
        x += project.brochure.panels[str(name)].width
        found.append(x)
    return found


def bleed_of(project: Project) -> Box:
    """The bleed box in sheet coordinates (trim at 0, 0)."""
    sheet = project.brochure.sheet
    return Box(0, 0, sheet.width, sheet.height).inset(-sheet.bleed)


def _side_art(project: Project, side: Side, clip: Box, office: bool = False) -> list[Art]:
    found = []
    for art in side.art:
        figure = project.story.find(str(art.use))
        if not isinstance(figure, Figure) or figure.skip:
            continue
        drawing = project.pictures.get(str(_art_name(art, figure, office)))
        if isinstance(drawing, Drawing):
            role = Role("Figure", str(figure.alt), late=True)
            left = project.brochure.left_of(str(art.panel), side) if art.panel else 0.0
            box = Box(*art.box).moved(left, 0.0)
            found.append(Art(drawing, box, role, clip, span=figure.span))
    return found


def _art_name(art: SheetArt, figure: Figure, office: bool) -> str:
    return str(art.office if office and art.office else figure.picture)


def _office_items(project: Project, composed: ComposedBrochure, name: str) -> Sequence[Item]:
    """What stands in a panel, with inks for paper where the theme floods it, a logo in one ink."""
    setting, look, logo = composed.panels[name], project.theme.look, project.logo

    def make() -> Sequence[Item]:
        shown = setting.items
        return in_one_ink(on_paper(shown, look.on_paper) if name in look.grounds else shown, logo)

    return _placed.of(setting, make, "office", (look, logo))


def _panel_items(
    project: Project, composed: ComposedBrochure, name: str, dx: float, dy: float
) -> Sequence[Item]:
    """What stands in a panel, moved; the logo is light where the theme floods the panel."""
    setting, look, logo = composed.panels[name], project.theme.look, project.logo

    def make() -> Sequence[Item]:
        items, ground = setting.items, look.grounds.get(name)
        return shifted(on_ground(items, logo, ground) if logo and ground else items, dx, dy)

    return _placed.of(setting, make, (dx, dy), (look, logo))


def _frames(composed: ComposedBrochure, side: Side, dx: float, dy: float) -> Iterable[PanelFrame]:
    for name in side.panels:
        frame = composed.panels[str(name)].frame
        yield PanelFrame(frame.name, frame.box.moved(dx, dy), frame.text.moved(dx, dy), frame.span)
