"""A package and its inks in; what drawing shares out: colours, pictures, ids, free places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.package import Package

from brochure.draw.pptx_package import add_part
from brochure.draw.pptx_theme import scheme_colour
from brochure.draw.pptx_xml import identity
from brochure.model.art import Picture
from brochure.model.scene import LayoutFrame, Paint, Placeholder, Role
from brochure.model.theme import Ink


@dataclass(slots=True)
class Deck:
    """The whole file while it is drawn: its package, inks, language and the pictures it holds."""

    package: Package
    inks: Mapping[str, Ink]
    language: str
    moment: datetime
    _colours: dict[Paint, str] = field(default_factory=dict)
    _pictures: dict[bytes, Part] = field(default_factory=dict)

    def colour(self, paint: Paint) -> str:
        """The paint as `a:schemeClr`."""
        known = self._colours.get(paint)
        if known is None:
            known = self._colours[paint] = scheme_colour(paint, self.inks)
        return known

    def fill(self, paint: Paint | None) -> str:
        """The paint as a solid fill; none as `a:noFill`."""
        if paint is None:
            return "<a:noFill/>"
        return f"<a:solidFill>{self.colour(paint)}</a:solidFill>"

    def picture(self, picture: Picture) -> Part:
        """The media part of a picture, one for all its uses."""
        part = self._pictures.get(picture.rgb_jpeg)
        if part is None:
            name = f"/ppt/media/image{len(self._pictures) + 1}.jpg"
            part = add_part(self.package, name, CT.JPEG, picture.rgb_jpeg)
            self._pictures[picture.rgb_jpeg] = part
        return part


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


@dataclass(slots=True)
class Surface:
    """One slide or layout while it is drawn: its part, its shape ids, and the places still free.

    `hoisted` holds placeholders met inside a group: PowerPoint allows none there, they follow it.
    """

    deck: Deck
    part: Part
    number: int = 0
    free: dict[str, Place] = field(default_factory=dict)
    hoisted: list[str] = field(default_factory=list)
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
        return self.part.relate_to(target, RT.HYPERLINK, is_external=True)

    def relate(self, part: Part, kind: str) -> str:
        """The relation id of another part."""
        return self.part.relate_to(part, kind)
