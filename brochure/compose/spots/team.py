"""The place of the team: a row up to five people, rows of three from six on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from brochure.compose.blocks.people import initials
from brochure.compose.emblems import initials_ground
from brochure.compose.spots.bench import SLACK, Bench, stacked, widowless
from brochure.compose.typesetter import (
    Block,
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
    moved,
)
from brochure.model.story import Person
from brochure.model.template import Spot
from brochure.model.written import Text
from brochure.units import inches


def people(bench: Bench, spot: Spot, slot: str, content: Sequence[Person]) -> Block:
    """Everyone: up to five in a row under their emblems, more in rows of three beside them."""
    return (
        _team_row(bench, spot, slot, content)
        if len(content) <= 5
        else _team_grid(bench, spot, slot, content)
    )


_IN_A_ROW = 3
_GUTTER = inches(0.18)
_BETWEEN = inches(0.1)
_BETWEEN_ROWS = inches(0.6)


def _team_row(bench: Bench, spot: Spot, slot: str, content: Sequence[Person]) -> Block:
    box, side = Box(*spot.box), inches(1.75)
    pitch = min(inches(4.0), (box.w + _BETWEEN) / len(content))
    width = pitch - _BETWEEN
    left = box.x + (box.w - (pitch * len(content) - _BETWEEN)) / 2
    under = side + inches(0.14)
    told = _level(bench, slot, content, width)
    foot = under + max(who.height for who, _ in told)
    top = box.y + max(0.0, box.h - foot) / 2
    parts: list[tuple[Block, float, float]] = []
    for i, person in enumerate(content):
        x = left + i * pitch
        face = Block((_face(bench, person, i, side, "initials"),), side)
        who, room = told[i]
        words = (who, x + (width - room) / 2, top + under)
        entry = beside([words, (face, x + (width - side) / 2, top)])
        parts.append((tagged(tagged(entry, "LBody"), "LI"), 0.0, 0.0))
    found = tagged(beside(parts), "L")
    return replace(found, height=foot)


def _level(
    bench: Bench, slot: str, content: Sequence[Person], width: float
) -> list[tuple[Block, float]]:
    """Name, letters and role of each, and how wide; the roles of all on one line level."""
    ts = bench.type
    rooms = [_room(bench, person, width) for person in content]
    names = [ts.text(person.name, "name", width).height for person in content]
    letters = [
        ts.text(person.credentials, "letters", room).height if person.credentials else 0.0
        for person, room in zip(content, rooms, strict=True)
    ]
    tall, lettered = max(names), max(letters)
    return [
        (_who(bench, f"{slot}-{i}", person, "", room, (tall - name, lettered - own)), room)
        for i, (person, room, name, own) in enumerate(
            zip(content, rooms, names, letters, strict=True), 1
        )
    ]


def _room(bench: Bench, person: Person, width: float) -> float:
    """The width at which the role does not end in one word, if the name keeps its lines there."""
    ts = bench.type
    room = widowless(bench, "role", [ts.paragraph(person.role, "role")], width)
    lines = {ts.text(person.name, "name", one).height for one in (room * SLACK, width)}
    return room if len(lines) == 1 else width


def _team_grid(bench: Bench, spot: Spot, slot: str, content: Sequence[Person]) -> Block:
    box, side = Box(*spot.box), inches(0.8)
    pitch = (box.w + _GUTTER) / _IN_A_ROW
    width = pitch - side - 2 * _GUTTER
    rows = math.ceil(len(content) / _IN_A_ROW)
    blocks = [
        _who(bench, f"{slot}-{i}", person, "-beside", width) for i, person in enumerate(content, 1)
    ]
    heights = [
        max(max(block.height, side) for block in blocks[row * _IN_A_ROW : (row + 1) * _IN_A_ROW])
        for row in range(rows)
    ]
    spare = max(0.0, box.h - sum(heights))
    between = min(spare / (rows + 1), _BETWEEN_ROWS)
    parts: list[tuple[Block, float, float]] = []
    y = box.y + (spare - between * (rows - 1)) / 2
    for row, height in enumerate(heights):
        for column in range(_IN_A_ROW):
            i = row * _IN_A_ROW + column
            if i < len(content):
                x = box.x + column * pitch
                face = _face(bench, content[i], i, side, "initials-beside")
                entry = beside(
                    [(blocks[i], x + side + _GUTTER, y), (Block((face,), side), x, y + 3)]
                )
                parts.append((tagged(tagged(entry, "LBody"), "LI"), 0.0, 0.0))
        y += height + between
    return replace(tagged(beside(parts), "L"), height=sum(heights))


def _who(
    bench: Bench,
    slot: str,
    person: Person,
    suffix: str,
    width: float,
    drops: tuple[float, float] = (0.0, 0.0),
) -> Block:
    """Name, letters and role of a person as one text box, with `drops` below the first two."""
    lines: list[tuple[Text, str]] = [(person.name, f"name{suffix}")]
    if person.credentials:
        lines.append((person.credentials, f"letters{suffix}"))
    lines.append((person.role, f"role{suffix}"))
    below_name, below_letters = drops
    before = [0.0, below_name, below_letters] if person.credentials else [0.0, sum(drops)]
    return stacked(bench, lines, width, before, slot)


def _round_all(bench: Bench) -> bool:
    """Whether anybody has a portrait: then initials stand on circles too."""
    people, pictures = bench.project.story.team.people, bench.project.pictures
    return any(isinstance(pictures.get(str(person.portrait)), Picture) for person in people)


def _face(bench: Bench, person: Person, number: int, side: float, style: str) -> Item:
    picture = bench.project.pictures.get(str(person.portrait)) if person.portrait else None
    box = Box(0, 0, side, side)
    if isinstance(picture, Picture):
        alt = f"{bench.project.words.portrait} {person.name}"
        return Photo(picture, box, Role("Figure", alt), round=True, span=person.span_of("portrait"))
    ground = initials_ground(bench.project.theme.look, number, side, _round_all(bench))
    ts = bench.type
    signed = Text(initials(person.name), person.name.span)
    letters = ts.text(ts.runs(signed, style), style, side)
    inner = [moved(item, 0.0, (side - letters.height) / 2) for item in letters.items]
    return Group((*ground, *inner), box, DECORATION, "monogram")
