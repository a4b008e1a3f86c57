"""Inks in; what drawing shares out: colours, ids, free places, and what a part relates to.

A part is drawn knowing nothing of the package around it: what it relates to it names, and whoever
puts the package together finds or makes the parts of these names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from brochure.draw.pptx_theme import scheme_colour
from brochure.draw.pptx_xml import identity
from brochure.model.scene import ChartData, LayoutFrame, Paint, Placeholder, Role
from brochure.model.theme import Ink


@dataclass(slots=True)
class Deck:
    """What all parts of a deck have in common while they are drawn: inks and language."""

    inks: Mapping[str, Ink]
    language: str
    _fills: dict[Paint, str] = field(default_factory=dict)

    def fill(self, paint: Paint | None) -> str:
        """The paint as a solid fill of a `a:schemeClr`; none as `a:noFill`."""
        if paint is None:
            return "<a:noFill/>"
        known = self._fills.get(paint)
        if known is None:
            colour = scheme_colour(paint, self.inks)
            known = self._fills[paint] = f"<a:solidFill>{colour}</a:solidFill>"
        return known


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """A chart as drawn: its part, and the numbers that its workbook holds."""

    xml: bytes
    data: ChartData


Target = bytes | Chart | str
"""What a part may relate to beside its layout or master: a JPEG, a chart, an address outside."""


class Drawn(NamedTuple):
    """A part as drawn: its XML, and what it relates to, in the order of the ids."""

    xml: bytes
    relations: tuple[tuple[Target, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder of a layout and the index that ties slides to it."""

    placeholder: Placeholder
    index: int

    @property
    def tag(self) -> str:
        """`p:ph`, the same on the layout and on its slides."""
        kind = self.placeholder.kind
        if kind == "title":
            return '<p:ph type="title"/>'
        names = {"body": "body", "picture": "pic", "number": "sldNum"}
        return f'<p:ph type="{names[kind]}" sz="quarter" idx="{self.index}"/>'


def places(frame: LayoutFrame) -> dict[str, Place]:
    """Each placeholder of a layout by name, numbered from 10 in their order."""
    return {
        placeholder.name: Place(placeholder, 10 + i)
        for i, placeholder in enumerate(frame.placeholders)
    }


_FIRST_RELATION = 2
"""The first leads from a slide to its layout, from a layout to the master."""


@dataclass(slots=True)
class Surface:
    """One slide or layout while it is drawn: its shape ids, its relations, the places still free.

    `hoisted` holds placeholders met inside a group: PowerPoint allows none there, they follow it.
    """

    deck: Deck
    number: int = 0
    free: dict[str, Place] = field(default_factory=dict)
    hoisted: list[str] = field(default_factory=list)
    _relations: dict[tuple[Target, str], str] = field(default_factory=dict)
    _last_id: int = 1

    def identity(self, name: str, role: Role | None = None) -> str:
        """`p:cNvPr` with the next id of this part; `#` in the name becomes that id."""
        number = self.next_id()
        return identity(number, name.replace("#", str(number)), role)

    def next_id(self) -> int:
        """The next id of this part."""
        self._last_id += 1
        return self._last_id

    def link(self, target: str) -> str:
        """The relation id of a web, telephone or mail address."""
        return self.relate(target, RT.HYPERLINK)

    def relate(self, target: Target, kind: str) -> str:
        """The relation id of something beside this part."""
        following = f"rId{_FIRST_RELATION + len(self._relations)}"
        return self._relations.setdefault((target, kind), following)

    def drawn(self, xml: str) -> Drawn:
        """The part that this was."""
        return Drawn(xml.encode(), tuple(self._relations))
