"""The team: a portrait or monogram for each person, with name, letters, role and facts."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

from brochure.compose.emblems import initials_ground
from brochure.compose.frame import Frame
from brochure.compose.typesetter import (
    Block,
    Typesetter,
    below,
    beside,
    tagged,
)
from brochure.model.art import (
    Picture,
)
from brochure.model.scene import (
    DECORATION,
    Box,
    Group,
    Item,
    Photo,
    Role,
    Run,
)
from brochure.model.story import Person
from brochure.model.written import Text


@dataclass(frozen=True, slots=True)
class Density:
    """How a team list is set: side of the leaf and gap below a person in points.

    `own_line` gives letters a line of their own; `joined` runs role and facts into one paragraph,
    `inline` the name too; `kin` is the end of the names of its styles ("-large", "-tight").
    """

    leaf: float
    gap: float
    own_line: bool = False
    joined: bool = False
    inline: bool = False
    kin: str = ""

    def style(self, name: str) -> str:
        return name + self.kin


DENSITIES = (
    Density(72.0, 16.0, own_line=True, kin="-large"),
    Density(60.0, 24.0, own_line=True, kin="-large"),
    Density(40.0, 12.5),
    Density(32.0, 7.0),
    Density(30.0, 5.5, joined=True),
    Density(24.0, 4.0, joined=True, kin="-tight"),
    Density(20.0, 3.0, joined=True, inline=True, kin="-tight"),
    Density(0.0, 4.0, joined=True, inline=True, kin="-tight"),
)
"""From loosest to tightest; small teams start loose. The last gives up emblems to keep words."""


_FIRST_DENSITY = ((2, 0), (3, 1), (6, 2), (sys.maxsize, 4))
"""Up to so many people, and the density they start at."""


def printed(team: list[Person]) -> list[Person]:
    """The team as it is printed: of six people two facts each, of more than six one."""
    most = None if len(team) <= 5 else 2 if len(team) == 6 else 1
    return [person.model_copy(update={"facts": person.facts[:most]}) for person in team]


def people(frame: Frame, team: list[Person]) -> Block:
    """Everyone in the order written, as loose as the panel allows."""
    first = next(density for size, density in _FIRST_DENSITY if len(team) <= size)
    if not frame.room.all_facts:
        team = printed(team)
    density = DENSITIES[min(first + frame.room.people, len(DENSITIES) - 1)]
    round_all = any(_portrait(frame, person) for person in team)
    parts = [
        replace(_person(frame, person, i, density, round_all), before=density.gap)
        for i, person in enumerate(team)
    ]
    return replace(tagged(below(parts, frame.room.gap, frame.room.grid), "L"), before=12.0)


def _person(frame: Frame, person: Person, number: int, density: Density, round_all: bool) -> Block:
    ts = frame.type
    indent = density.leaf + (8.0 if density.leaf > 36.0 else 6.0) if density.leaf else 0.0
    width = frame.width - indent
    body = density.style("fact")
    if density.inline:
        runs = [*_inline_name(ts, person, density), *_joined(ts, person, body)]
        parts = [ts.text(runs, body, width)]
    elif density.joined:
        parts = [_name(ts, person, width, density)]
        parts.append(ts.text(_joined(ts, person, body), body, width))
    else:
        name, title = density.style("name"), density.style("role")
        role = replace(ts.text(person.role, title, width), before=ts.drop(name, title))
        parts = [_name(ts, person, width, density), role]
        if person.facts:
            facts = ts.text(_facts(ts, person, body), body, width)
            parts.append(replace(facts, before=ts.drop(title, body)))
    entry = below(parts)
    if density.leaf:
        shown = emblem(frame, person, number, density.leaf, round_all, density.style("monogram"))
        face = Block((shown,), density.leaf)
        head = body if density.inline else density.style("name")
        top = (entry.first or 0.0) - ts.cap_height(head)
        entry = beside([(entry, indent, 0.0), (face, 0.0, top)])
    return tagged(tagged(entry, "LBody"), "LI")


def _name(ts: Typesetter, person: Person, width: float, density: Density) -> Block:
    """Name and letters on one line, on two where asked or where the letters do not fit."""
    style, small = density.style("name"), density.style("letters")
    name = list(ts.runs(person.name, style))
    if not person.credentials:
        return ts.text(name, style, width)
    letters = list(ts.runs(person.credentials, small))
    comma = Run(", ", ts.look(style), person.name.span)
    together = [*name, comma, *letters]
    if not density.own_line and ts.width(together, style) <= width:
        return ts.text(together, style, width)
    return tagged(below([ts.text(name, style, width), ts.text(letters, small, width)]), "P")


def _inline_name(ts: Typesetter, person: Person, density: Density) -> list[Run]:
    """Name and letters as the beginning of the paragraph."""
    style, small = density.style("name"), density.style("letters")
    runs = list(ts.runs(person.name, style))
    if person.credentials:
        runs.append(Run(", ", ts.look(style), person.name.span))
        runs += ts.runs(person.credentials, small)
    return [*runs, Run(" ", ts.look(style), person.name.span)]


def _facts(ts: Typesetter, person: Person, style: str) -> list[Run]:
    runs: list[Run] = []
    for i, fact in enumerate(person.facts):
        runs += ts.runs(fact, style)
        if i < len(person.facts) - 1:
            runs.append(Run(" ", ts.look(style), fact.span))
    return runs


def _joined(ts: Typesetter, person: Person, style: str) -> list[Run]:
    role = [replace(run, style=ts.look(style, bold=True)) for run in ts.runs(person.role, style)]
    stop = "" if person.role.rstrip().endswith(".") else "."
    after = f"{stop} " if person.facts else stop
    bold = ts.look(style, bold=True)
    return [*role, Run(after, bold, person.role.span), *_facts(ts, person, style)]


def emblem(
    frame: Frame, person: Person, number: int, side: float, round_all: bool, style: str = "monogram"
) -> Item:
    """A portrait in a circle, or the initials on a leaf (a circle where others have portraits).

    Initials are decoration to who does not see them: the name stands beside.
    """
    portrait = _portrait(frame, person)
    box = Box(0, 0, side, side)
    if portrait:
        alt = f"{frame.project.words.portrait} {person.name}"
        return Photo(
            portrait, box, Role("Figure", alt), round=True, span=person.span_of("portrait")
        )
    ground = initials_ground(frame.project.theme.look, number, side, round_all)
    ts = frame.type
    signed = Text(initials(person.name), person.name.span)
    letters = ts.text(ts.runs(signed, style), style, side)
    items: list[Item] = [*ground]
    if letters.items:
        top = (side - letters.height) / 2 + 0.5
        items += beside([(letters, 0.0, top)]).items
    return Group(tuple(items), box, DECORATION, "monogram")


def initials(name: str) -> str:
    """First letters of the first and last name: `VI` for Valentina Ira."""
    words = [word for word in name.split() if word[:1].isalpha()]
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def _portrait(frame: Frame, person: Person) -> Picture | None:
    found = frame.project.pictures.get(str(person.portrait)) if person.portrait else None
    return found if isinstance(found, Picture) else None
