"""The project in; the brochure composed once out: every panel set, one size of type for all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from brochure.compose.blocks.people import printed
from brochure.compose.fitting import FITS, at_ease, at_one_size, spread, whole_teams
from brochure.compose.panel import PanelSetting, slot_problems, text_area
from brochure.compose.typesetter import Extent, Memory, Typesetter
from brochure.model.project import Project
from brochure.model.scene import PanelFrame
from brochure.model.template import Slot
from brochure.model.theme import Theme
from brochure.model.written import texts_in
from brochure.problems import Place, Problem, error, path_in_words, warning
from brochure.same import Made
from brochure.text.fonts import fonts_in
from brochure.text.inline import source_ids

SIZES = (11.0, 10.75, 10.5, 10.25, 10.0)
"""Sizes of running text, tried from the largest: one for the whole piece, benefits and risks."""

PIECE = "brochure-press"
"""The piece that findings about a panel name: all three PDFs show the same panels."""

_EMPTY_ABOVE = 1 / 3
_memories: Made[Theme, Memory] = Made(4)


@dataclass(frozen=True, slots=True)
class ComposedBrochure:
    """All panels by name, where each side has them, and the numbers of the sources cited.

    `on_screen` holds those that say more on a page of the screen file than there is room in print.
    """

    panels: Mapping[str, PanelSetting]
    on_screen: Mapping[str, PanelSetting]
    type: Typesetter
    size: float


def compose_brochure(project: Project) -> tuple[ComposedBrochure | None, list[Problem]]:
    """Sets every panel at the largest size at which all fit; says what is over where none does.

    The size of running text is the same in every panel; spaces and spot pictures are each
    panel's own. Larger than the theme asks it is only where every panel is at ease with it.
    A panel that does not fit at the smallest size is an error, never a smaller type.
    """
    layout = project.brochure
    problems = [p for panel in layout.panels.values() for s in panel.slots
                for p in slot_problems(project, s)]  # fmt: skip
    if problems:
        return None, problems
    ts = _typesetter(project)
    areas = panel_areas(project)
    size, settings = _settled(project, ts, areas)
    for setting in settings.values():
        where = place_in_words(project, setting.frame.name)
        problems += _panel_problems(setting, ts, where)
        problems += _left_out(project, setting, where)
    on_screen = whole_teams(project, ts, areas)
    for name, setting in on_screen.items():
        problems += _facts_left_out(project, name)
        problems += _panel_problems(setting, ts, place_in_words(project, name))
    return ComposedBrochure(settings, on_screen, ts, size), problems


def _typesetter(project: Project) -> Typesetter:
    """What sets the panels; it remembers what one like it set in the last build."""
    fonts, words, theme = fonts_in(project.fonts), project.words, project.theme
    numbers = source_numbers(project)
    memory = _memories.of(theme, Memory, tuple(numbers.items()), (fonts, words))
    return Typesetter(fonts, words, theme.faces, theme.print, numbers, "optimal", memory)


def _settled(
    project: Project, ts: Typesetter, areas: Mapping[str, PanelFrame]
) -> tuple[float, dict[str, PanelSetting]]:
    """The size of running text, and every panel set at it.

    It is the largest at which all panels fit, or one step less where they then keep the grid too.
    """
    own = project.theme.print["body"].size
    fitting: tuple[float, dict[str, PanelSetting]] | None = None
    for size in SIZES:
        ts.scale = size / own
        settings = {
            name: spread(project, ts, areas[name], setting)
            for name, setting in at_one_size(project, ts, areas, size == SIZES[-1]).items()
        }
        if not settings or (size > own and not all(map(at_ease, settings.values()))):
            continue
        if all(setting.room.grid for setting in settings.values()):
            return size, settings
        if fitting is not None:
            break
        fitting = size, settings
    assert fitting is not None  # the last size always gives settings
    ts.scale = fitting[0] / own
    return fitting


def panel_areas(project: Project) -> dict[str, PanelFrame]:
    """Where each panel stands on its side."""
    areas = {}
    for side in project.brochure.sides.values():
        x = 0.0
        for name in side.panels:
            areas[str(name)] = text_area(project.brochure, str(name), x)
            x += project.brochure.panels[str(name)].width
    return areas


def source_numbers(project: Project) -> dict[str, int]:
    """A number for each source the brochure cites, in the order a reader meets them."""
    numbers: dict[str, int] = {}

    def cite(slots: Sequence[Slot]) -> None:
        for slot in slots:
            cite(slot.slots)
            content = project.story.find(str(slot.use)) if slot.use else None
            for text in texts_in(content):
                for source in source_ids(text):
                    if source in project.story.sources:
                        numbers.setdefault(source, len(numbers) + 1)

    for name in project.brochure.reading_order:
        cite(project.brochure.panels[str(name)].slots)
    return numbers


def _facts_left_out(project: Project, panel: str) -> list[Problem]:
    """What print leaves out of a large team is told once, at the first fact that is left out."""
    team = project.story.team.people
    shown = {fact.span for person in printed(team) for fact in person.facts}
    first = next(fact for person in team for fact in person.facts if fact.span not in shown)
    most = max(len(person.facts) for person in printed(team))
    return [
        warning(
            "fit/left-out",
            f"With {len(team)} people, print has room for {most} "
            f"{'fact' if most == 1 else 'facts'} about each; the screen file shows all.",
            "Write what matters most to a patient first.",
            first.span,
            piece=PIECE,
            at=place_in_words(project, panel),
        )
    ]


def place_in_words(project: Project, panel: str) -> str:
    """`inside left` for the panel called left on the side called inside."""
    side = next(name for name, side in project.brochure.sides.items() if panel in side.panels)
    return f"{side} {panel}".replace("_", " ")


def _left_out(project: Project, setting: PanelSetting, where: str) -> list[Problem]:
    """Optional text that the panel had no room for."""
    shown = {extent.span for extent in setting.extents}
    slots = project.brochure.panels[setting.frame.name].slots
    optional = [project.story.find(str(slot.use)) for slot in slots if slot.optional]
    return [
        warning(
            "fit/left-out",
            f"There was no room for this on the panel {where}, so the brochure leaves it out.",
            "Shorten another text of that panel, or leave this one empty.",
            text.span,
            piece=PIECE,
            at=where,
        )
        for text in texts_in(optional)
        if text.span not in shown
    ]


def _panel_problems(setting: PanelSetting, ts: Typesetter, name: str) -> list[Problem]:
    found = [replace(p, place=Place(p.place.path, PIECE, name)) for p in setting.faults]
    if setting.over > FITS and not found:
        found.append(_overflow(setting, ts, name))
    elif setting.filled < 1 - _EMPTY_ABOVE and not found:
        found.append(
            warning(
                "fit/empty",
                f"The panel {name} is {round((1 - setting.filled) * 100)} % empty.",
                "Add a sentence or a picture there, or give it a narrower or shorter place.",
                setting.frame.span,
                piece=PIECE,
                at=name,
            )
        )
    return found


def _overflow(setting: PanelSetting, ts: Typesetter, name: str) -> Problem:
    """Names the longest text of the panel: the one to shorten first."""
    leading = ts.leading("body")
    lines = max(1, math.ceil(setting.over / leading))
    longest = max(setting.extents, key=lambda extent: (extent.lines, extent.words))
    words = _words_over(setting.extents, lines)
    return error(
        "fit/overflow",
        f"The panel {name} is over by {lines} {'line' if lines == 1 else 'lines'} at the "
        f"smallest type allowed ({ts.size('body'):g} pt). "
        f"Its longest text is {path_in_words(longest.span)}.",
        f"Cut about {words} words here or elsewhere in this panel.",
        longest.span,
        piece=PIECE,
        at=name,
    )


def _words_over(extents: Sequence[Extent], lines: int) -> int:
    words, all_lines = sum(e.words for e in extents), sum(e.lines for e in extents)
    return max(1, math.ceil(lines * words / max(1, all_lines)))
