"""Panels in; each at the roomiest rung that it fits at, on the grid, its air spread out.

A rung is a Room: how wide the gaps are, how dense the people, how far the text reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from brochure.compose.blocks.people import printed
from brochure.compose.frame import Room
from brochure.compose.panel import PanelSetting, set_panel
from brochure.compose.typesetter import Typesetter
from brochure.model.project import Project
from brochure.model.scene import PanelFrame
from brochure.model.template import Panel
from brochure.units import inches

SPOT = inches(0.76)
"""The side of a spot picture."""

LADDER = (
    Room(1.7, SPOT),
    Room(1.4, SPOT),
    Room(1.2, SPOT),
    Room(1.0, SPOT),
    Room(0.85, SPOT, 1),
    Room(0.7, SPOT, 1),
    Room(0.7, SPOT, 2),
)
"""Comfortable rungs, from roomy to tight. Type and spot pictures have one size in all panels."""

LAST_RUNGS = (
    Room(0.55, SPOT, 2),
    Room(0.45, SPOT, 2),
    Room(0.45, SPOT, 2, wide=True),
    Room(0.45, SPOT, 2, wide=True, high=True),
)
"""Rungs taken only at the smallest size of type, before a panel is said to be over."""

TEAM_RUNGS = (
    Room(0.7, SPOT, 3),
    Room(1.0, SPOT, 4),
    Room(0.6, SPOT, 4),
    Room(0.6, SPOT, 4, wide=True),
    Room(0.45, SPOT, 5, wide=True, high=True),
)
"""Further rungs of a panel with a team list: denser people before the panel is over."""

FITS = 0.01
"""By how many points a panel may be over and still fit."""

FIXED_SIZES = frozenset({"masthead", "title", "subtitle", "message"})
"""Kinds of blocks that have one size, whatever the size of running text."""

_GAP_STEP = 0.03
_TO_GRID = 0.4
"""The part of its gaps that a panel may give up to stand on the grid; it takes back what it can."""


def at_one_size(
    project: Project, ts: Typesetter, areas: Mapping[str, PanelFrame], last: bool
) -> dict[str, PanelSetting]:
    """Each panel at its roomiest rung; none when one is over, unless no smaller size is left."""
    rungs = {name: _rungs(project.brochure.panels[name], last) for name in areas}
    tightest: dict[str, PanelSetting] = {}
    for name, area in areas.items():
        tightest[name] = _tightest(project, ts, area, rungs[name])
        if not last and not _fits(tightest[name]):
            return {}
    return {
        name: _roomier(project, ts, area, rungs[name], tightest[name])
        for name, area in areas.items()
    }


def spread(
    project: Project, ts: Typesetter, area: PanelFrame, setting: PanelSetting
) -> PanelSetting:
    """The panel with its gaps as wide as they can be: what is left over goes between blocks.

    First lines stand on a grid of half a leading, the same in neighbouring panels. A panel that
    is too full for the grid gives it up.
    """
    if setting.over > FITS:
        return setting
    panel = project.brochure.panels[area.name]
    for room in _on_grid(setting.room, ts.leading("body") / 2):
        aligned = set_panel(project, ts, panel, area, room, setting.full)
        if aligned.over <= FITS:
            setting = aligned
            break
    room = setting.room
    low, high = room.gap, max(room.gap, LADDER[0].gap)
    while high - low > _GAP_STEP:
        middle = (low + high) / 2
        wider = set_panel(project, ts, panel, area, replace(room, gap=middle), setting.full)
        if wider.over <= FITS:
            low, setting = middle, wider
        else:
            high = middle
    return setting


def at_ease(setting: PanelSetting) -> bool:
    """Whether a panel keeps the grid, and gaps as wide as on the last rung of comfort."""
    return setting.room.grid > 0 and setting.room.gap >= LADDER[-1].gap


def whole_teams(
    project: Project, ts: Typesetter, areas: Mapping[str, PanelFrame]
) -> dict[str, PanelSetting]:
    """Panels with a team whose facts are not all printed, with all of them."""
    team = project.story.team.people
    if printed(team) == team:
        return {}
    rungs = [replace(room, all_facts=True) for room in LADDER + LAST_RUNGS[:2] + TEAM_RUNGS]
    names = [name for name, panel in project.brochure.panels.items() if _has_team(panel)]
    return {
        name: _roomier(project, ts, areas[name], rungs, _tightest(project, ts, areas[name], rungs))
        for name in names
    }


def _rungs(panel: Panel, last: bool) -> tuple[Room, ...]:
    """The rungs a panel may take; beyond comfort at the last size of type, or where all sizes are
    alike to it, as to the cover: it must not make the type of others smaller.
    """
    if not last and not all(slot.as_ in FIXED_SIZES for slot in panel.slots):
        return LADDER
    return LADDER + LAST_RUNGS[:2] + TEAM_RUNGS if _has_team(panel) else LADDER + LAST_RUNGS


def _tightest(
    project: Project, ts: Typesetter, area: PanelFrame, rungs: Sequence[Room]
) -> PanelSetting:
    """The panel at its last rung, without its optional slots where it does not fit with them.

    What is over here is over on every rung. So this is asked first, and often all that is asked.
    """
    panel = project.brochure.panels[area.name]
    whole = set_panel(project, ts, panel, area, rungs[-1], True)
    if _fits(whole) or whole.faults:  # a text too long for its style is told, not quietly left out
        return whole
    return set_panel(project, ts, panel, area, rungs[-1], False)


def _roomier(
    project: Project,
    ts: Typesetter,
    area: PanelFrame,
    rungs: Sequence[Room],
    tightest: PanelSetting,
) -> PanelSetting:
    """The panel at the roomiest rung that fits; at the tightest where no other does.

    A rung at which a text is too long for its place (a name, where people are set large) comes
    only when it is so at the tightest too.
    """
    if not _fits(tightest):
        return tightest
    panel = project.brochure.panels[area.name]
    tried = (set_panel(project, ts, panel, area, room, tightest.full) for room in rungs[:-1])
    fitting = (one for one in tried if _fits(one) and (tightest.faults or not one.faults))
    return next(fitting, tightest)


def _fits(setting: PanelSetting) -> bool:
    return setting.over <= FITS


def _on_grid(room: Room, grid: float) -> list[Room]:
    """The rungs at which a panel may stand on the grid: its own, then one step of people denser.

    A team with air between people is better than a team of large emblems without. Last its own
    with narrow gaps, and with text that reaches the safe distances.
    """
    lower = LADDER[LADDER.index(room) :] if room in LADDER else ()
    rungs = [rung for rung in lower if rung.people <= room.people + 1]
    narrow = replace(room, gap=_TO_GRID * room.gap)
    return [replace(rung, grid=grid) for rung in (*rungs, narrow, replace(narrow, wide=True))]


def _has_team(panel: Panel) -> bool:
    return any(slot.as_ == "people" for slot in panel.slots)
