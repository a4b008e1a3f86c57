"""A panel's slots and a rung of the ladder in; placed items out, with how much they are over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from brochure.compose.blocks import KINDS
from brochure.compose.frame import CARD_TOP, Frame, Room
from brochure.compose.typesetter import Block, Extent, Typesetter, below, beside, tops_of
from brochure.model.art import rounded
from brochure.model.project import Project
from brochure.model.scene import Box, Item, Paint, PanelFrame, Shape, Stroke, moved
from brochure.model.template import BrochureLayout, Panel, Slot
from brochure.problems import Problem, error
from brochure.same import Made
from brochure.units import inches

_HANG_LINE = 20.5
"""From the foot of a heading of two lines to the line of the grid from which panels hang."""

_FOOT_GAP = 4.5
_LARGEST = inches(1.3)
_LEAST = inches(0.8)
_AROUND = 10.0
_CARD_PAD = 10.0
_OVER_FOLD = inches(0.045)
_BAR_PAD = 5.0


@dataclass(frozen=True, slots=True)
class PanelSetting:
    """A panel composed at one rung: items in sheet coordinates, and what is left or over.

    `over` is how many points the content exceeds the panel by (negative: room left), `filled` the
    share of the text area that is used; `full` says that no optional slot was left out.
    """

    frame: PanelFrame
    room: Room
    full: bool
    items: Sequence[Item]
    over: float
    filled: float
    extents: tuple[Extent, ...]
    faults: tuple[Problem, ...]


_settings: Made[Panel, PanelSetting] = Made(200)


def text_area(layout: BrochureLayout, name: str, x: float) -> PanelFrame:
    """The panel at x on its side of the sheet, and the box its text should use."""
    panel, margins, sheet = layout.panels[name], layout.margins, layout.sheet
    top = margins.top if panel.top is None else panel.top
    bottom = sheet.height - margins.foot if panel.bottom is None else panel.bottom
    left = margins.side if panel.left is None else panel.left
    right = margins.side if panel.right is None else panel.right
    return PanelFrame(
        name,
        Box(x, 0.0, panel.width, sheet.height),
        Box(x + left, top, panel.width - left - right, bottom - top),
        panel.span,
    )


def _widened(layout: BrochureLayout, area: PanelFrame, high: bool) -> PanelFrame:
    """The panel with a text area that reaches the safe distances, sides and foot, or top too."""
    sheet, box = layout.sheet, area.box
    reach = max(sheet.safe, sheet.office_margin)
    left = reach if box.x < 1 else sheet.fold_safe
    right = reach if box.right > sheet.width - 1 else max(sheet.fold_safe, _overhang(layout, area))
    bottom = max(area.text.bottom, box.h - reach) if _to_foot(layout, area) else area.text.bottom
    top = reach if high else area.text.y
    text = Box(box.x + left, top, box.w - left - right, bottom - top)
    return replace(area, text=text)


def _overhang(layout: BrochureLayout, area: PanelFrame) -> float:
    """How far the drawing of the panel at the right reaches over the fold, and some air: the soil
    of the cover does, and the box of the crisis line must not touch it.
    """
    for side in layout.sides.values():
        panels = [str(name) for name in side.panels]
        if area.name in panels[:-1]:
            after = panels[panels.index(area.name) + 1]
            lefts = [art.box[0] for art in side.art if str(art.panel) == after]
            return max([0.0, *(_OVER_FOLD - x for x in lefts if x < 0)])
    return 0.0


def _to_foot(layout: BrochureLayout, area: PanelFrame) -> bool:
    return layout.panels[area.name].bottom is None


def set_panel(
    project: Project, ts: Typesetter, panel: Panel, area: PanelFrame, room: Room, full: bool
) -> PanelSetting:
    """Composes a panel at one rung; without `full` its optional slots are left out.

    In a process that stays a panel is the very one of before when all that its slots name, and
    all that any block may look at, is the very same.
    """
    slots = list(_slots(panel.slots))
    stamped = any(KINDS[str(slot.as_)].stamped for slot in slots if str(slot.as_) in KINDS)
    contents = [project.story.find(str(slot.use)) for slot in slots if slot.use]
    around = (ts.memory, project.brochure, project.pictures, project.logo, project.story.clinic)
    extra = (area, room, full, ts.scale, project.version if stamped else "")
    make = partial(_set, project, ts, panel, area, room, full)
    return _settings.of(panel, make, extra, (*around, *contents))


def _slots(slots: Sequence[Slot]) -> Iterator[Slot]:
    """All slots, those of cards too."""
    for slot in slots:
        yield slot
        yield from _slots(slot.slots)


def _set(
    project: Project, ts: Typesetter, panel: Panel, area: PanelFrame, room: Room, full: bool
) -> PanelSetting:
    if room.wide:
        area = _widened(project.brochure, area, room.high)
    line = project.brochure.margins.top + 2 * ts.leading("heading") + _HANG_LINE
    frame = Frame(project, ts, area.text.w, replace(room, line=line - area.text.y))
    flow: list[Block] = []
    foot: list[Block] = []
    for slot in panel.slots:
        if slot.pin == "rest" or (slot.optional and not full):
            continue
        block = compose_slot(frame, slot)
        if block is not None and block.items:
            (foot if slot.pin == "foot" else flow).append(block)
    body = below(flow, room.gap, room.grid, frame.room.line)
    base = below(foot)
    needed = body.height + (base.height + _FOOT_GAP if foot else 0.0)
    height = area.text.h + (_foot_shift(frame, area) if foot else 0.0)
    parts = [(body, area.text.x, area.text.y)]
    filled = needed
    for ornament in _ornaments(frame, panel, height - needed):
        top = area.text.y + body.height + (height - needed - ornament.height) / 2
        parts.append((ornament, area.text.x, top))
        filled += ornament.height
    if foot:
        parts.append((base, area.text.x, area.text.y + height - base.height))
    whole = beside(parts)
    return PanelSetting(
        area,
        room,
        full,
        whole.items,
        needed - height,
        filled / height,
        whole.extents,
        whole.faults,
    )


def _foot_shift(frame: Frame, area: PanelFrame) -> float:
    """How far the foot sinks, or rises below 0, so that its last line stands on the grid.

    Small print has three quarters of the leading of running text: from the last line upwards every
    second one stands on a line of it.
    """
    grid, sheet = frame.room.grid, frame.project.brochure.sheet
    if not grid:
        return 0.0
    last = (area.text.h - frame.type.descent("body") - frame.room.line) / grid
    shift = (round(last) - last) * grid
    lowest = area.box.h - max(sheet.safe, sheet.office_margin) - area.text.bottom
    return shift if shift <= lowest else shift - grid


def _ornaments(frame: Frame, panel: Panel, left: float) -> list[Block]:
    """The picture that fills the room left above the foot of a panel, if there is enough."""
    side = min(_LARGEST, left - 2 * _AROUND)
    slot = next((slot for slot in panel.slots if slot.pin == "rest"), None)
    if slot is None or side < _LEAST:
        return []
    shown = compose_slot(replace(frame, room=replace(frame.room, spot=side)), slot)
    return [] if shown is None else [shown]


def compose_slot(frame: Frame, slot: Slot) -> Block | None:
    """The block of one slot; None when its content is empty or not of the kind it shows."""
    if slot.slots:
        return _card(frame, slot.slots)
    kind = KINDS.get(str(slot.as_))
    content = frame.project.story.find(str(slot.use)) if slot.use else None
    if kind is None or content is None or content == "" or getattr(content, "skip", None):
        return None
    if not isinstance(content, kind.shows):
        return None
    block = kind.compose(frame, content)
    return block if slot.before is None else replace(block, before=slot.before)


def slot_problems(project: Project, slot: Slot) -> list[Problem]:
    """What is wrong with a slot as written: an unknown kind, or content of another kind."""
    if slot.slots:
        return [found for inner in slot.slots for found in slot_problems(project, inner)]
    kind = KINDS.get(str(slot.as_))
    if kind is None:
        return [
            error(
                "layout/unknown-kind",
                f"There is no block kind called “{slot.as_}”.",
                f"Use one of: {', '.join(sorted(KINDS))}, card.",
                slot.span_of("as"),
            )
        ]
    content = project.story.find(str(slot.use)) if slot.use else None
    if slot.use is None or (content is not None and not isinstance(content, kind.shows)):
        return [
            error(
                "layout/wrong-kind",
                f"“{slot.as_}” shows {kind.called}; {slot.use or 'nothing'} is something else.",
                "Name other content after `use:`, or another kind after `as:`.",
                slot.span_of("use"),
            )
        ]
    return []


def _card(frame: Frame, slots: Sequence[Slot]) -> Block:
    """A framed card at the head of a panel, with its own slots; a closing band ends it flush."""
    inner = replace(frame, width=frame.width - 2 * _CARD_PAD, reach=_CARD_PAD)
    composed = [(slot, compose_slot(inner, slot)) for slot in slots]
    kinds = [slot.as_ for slot, block in composed if block is not None]
    blocks = [block for _, block in composed if block is not None]
    lines = frame.room.gap, frame.room.grid, frame.room.line - CARD_TOP
    words = below(blocks, *lines)
    closed = kinds[-1:] == ["closing-band"]
    height = words.height + CARD_TOP + (0.0 if closed else _CARD_PAD)
    look = frame.project.theme.look
    outline = rounded(0, 0, frame.width, height, (look.card_radius,) * 4)
    grounds = [Shape((outline,), Paint("white"), name="card")]
    if look.card_heading == "bar" and kinds[:1] == ["card-heading"]:
        # A band comes right below the bar: white between them would be a stripe that says nothing.
        foot = tops_of(blocks, *lines)[1] if kinds[1:2] == ["band"] else blocks[0].height + _BAR_PAD
        corners = (look.card_radius, look.card_radius, 0.0, 0.0)
        bar = rounded(0, 0, frame.width, CARD_TOP + foot, corners)
        grounds.append(Shape((bar,), Paint(look.bar_ink), name="card bar"))
    ground = Block(tuple(grounds), height)
    edge = Stroke(Paint(look.card_frame), look.card_frame_weight)
    border = Shape((outline,), None, edge, name="card frame")
    return beside(
        [(ground, 0, 0), (words, _CARD_PAD, CARD_TOP), (Block((border,), height), 0, 0)], height
    )


def shifted(items: Sequence[Item], dx: float, dy: float) -> tuple[Item, ...]:
    """The items elsewhere."""
    return tuple(moved(item, dx, dy) for item in items)
