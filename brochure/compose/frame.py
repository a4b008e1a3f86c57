"""What a block composer is given: project, typesetter, column, and how roomy it may be."""

from __future__ import annotations

from dataclasses import dataclass

from brochure.compose.typesetter import Typesetter
from brochure.model.project import Project

TIGHT_FROM = 3
"""The density of a team list from which its panel's heading is set smaller too."""


CARD_TOP = 5.0
"""From the top of a card to its first slot, in points."""

HANG = 18.5
"""From the foot of a heading to the next baseline at least, in points."""


@dataclass(frozen=True, slots=True)
class Room:
    """One rung of the fitting ladder, from roomy to tight.

    `gap` multiplies the spaces between blocks, `spot` is the side of a spot picture in points,
    `people` the density of a team list (0 is loosest). `wide` lets text reach the safe distances
    at sides and foot, `high` at the top too, where headings no longer stand level with others.
    `grid` is the pitch in points of the lines on which words stand, 0 for none; `line` is how far
    below the top of the column one of these lines lies, the same on the sheet in every panel.
    `all_facts` asks for every fact of everybody, also of a team too large to print them.
    """

    gap: float
    spot: float
    people: int = 0
    wide: bool = False
    high: bool = False
    grid: float = 0.0
    line: float = 0.0
    all_facts: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A column: its width in points, and how far a coloured band may reach beyond each side."""

    project: Project
    type: Typesetter
    width: float
    room: Room
    reach: float = 0.0
