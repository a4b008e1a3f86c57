"""How a piece looks: inks by name, faces, a text style for every role. From assets/themes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from brochure.model.written import Located, Written

Percent = Annotated[float, Field(ge=0, le=100)]
Slot = Literal[
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
]  # fmt: skip


class Ink(Located):
    """One named ink, declared for every medium.

    `cmyk` in percent for the press; `rgb` as six hex digits for screen and office; `slot` names
    the colour of PowerPoint's theme, with `lum` as its (lumMod, lumOff) in percent when derived;
    `deck` replaces the hex in that theme, where a projector wants another one.
    """

    cmyk: tuple[Percent, Percent, Percent, Percent]
    rgb: Annotated[str, Field(pattern="^[0-9A-Fa-f]{6}$")]
    slot: Slot
    lum: tuple[Percent, Percent] | None = None
    deck: Annotated[str, Field(pattern="^[0-9A-Fa-f]{6}$")] | None = None


class FaceFile(Located):
    """One face: its TrueType file in assets/fonts, and how the deck calls it."""

    file: Written
    deck: Literal["major", "minor"] | None = None
    bold: bool = False
    italic: bool = False


class Style(Located):
    """How the text of one role is set. Sizes in points.

    `floor` is the smallest size the fitting may use (the size itself when absent); `lines` the
    most lines the text may take; `bold` and `italic` name the faces of marked words.
    """

    face: str
    size: float = Field(gt=0)
    leading: float = Field(gt=0)
    ink: str
    tint: int = Field(default=100, ge=5, le=100)
    floor: float | None = None
    lines: int | None = Field(default=None, ge=1)
    bold: str | None = None
    italic: str | None = None
    bold_ink: str | None = None
    tracking: float = 0.0
    align: Literal["left", "right", "center"] = "left"
    balanced: bool = False


class DeckFonts(Located):
    """The fonts a deck names (they must be on the presenter's machine)."""

    major: str
    minor: str


class Theme(Located):
    """A theme: inks, faces, print styles, and deck styles."""

    name: str
    inks: dict[str, Ink]
    faces: dict[str, FaceFile]
    deck_fonts: DeckFonts
    print: dict[str, Style]
    slides: dict[str, Style]
