"""How a piece looks: inks by name, faces, a text style for every role. From assets/themes."""

from typing import Annotated, Literal

from brochure.model.located import Limits, field
from brochure.model.written import Located, Written

Percent = Annotated[float, Limits(ge=0, le=100)]
Slot = Literal[
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
]  # fmt: skip


InkTint = Annotated[str, Limits(pattern=r"^[a-z]+(-([5-9]|[1-9][0-9]))?$")]
"""An ink by name, with a tint from 5 to 99 per cent after a hyphen."""


class Ink(Located):
    """One named ink, declared for every medium.

    `cmyk` in percent for the press; `rgb` as six hex digits for screen and office; `slot` names
    the colour of PowerPoint's theme, with `lum` as its (lumMod, lumOff) in percent when derived;
    `deck` replaces the hex in that theme, where a projector wants another one. Without a slot
    the colour stays as it is in any theme: a logo's.
    """

    cmyk: tuple[Percent, Percent, Percent, Percent]
    rgb: Annotated[str, Limits(pattern="^[0-9A-Fa-f]{6}$")]
    slot: Slot | None
    lum: tuple[Percent, Percent] | None = None
    deck: Annotated[str, Limits(pattern="^[0-9A-Fa-f]{6}$")] | None = None


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
    size: float = field(gt=0)
    leading: float = field(gt=0)
    ink: str
    tint: int = field(default=100, ge=5, le=100)
    floor: float | None = None
    lines: int | None = field(default=None, ge=1)
    bold: str | None = None
    italic: str | None = None
    bold_ink: str | None = None
    tracking: float = 0.0
    align: Literal["left", "right", "center"] = "left"
    balanced: bool = False


class BrandFonts(Located):
    """The brochure's own fonts for a deck, by their family names, and the faces they bring.

    `faces` replaces faces of the theme by name. Whoever presents must have the fonts installed.
    """

    major: str
    minor: str
    faces: dict[str, FaceFile]


class DeckFonts(Located):
    """The fonts a deck names (they must be on the presenter's machine)."""

    major: str
    minor: str
    brand: BrandFonts | None = None


class Look(Located):
    """What gives the pieces their face beyond inks and type. Lengths in points.

    `grounds` floods panels of the brochure, by name, with an ink; `spine` is how far such a ground
    runs on past a fold. The office file floods nothing: there `on_paper` names the ink that takes
    the place of each that stands on the dark. `card_heading: bar` sets the heading of the risk
    card on a bar of `bar_ink`; `pull_bar` is the ink of a bar beside the pull line, where there
    is one. `mark` is what the icon arrays count with, `monogram` the ground of initials, and
    `monogram_inks` those grounds, one person after another, as an ink and a tint (`sage-80`).
    """

    grounds: dict[str, str] = {}
    on_paper: dict[str, str] = {}
    spine: float = field(default=7.2, ge=0)
    card_heading: Literal["plain", "bar"] = "plain"
    bar_ink: str = "deep"
    card_frame: str = "soil"
    card_frame_weight: float = field(default=1.25, gt=0)
    card_radius: float = field(default=5.0, ge=0)
    box_radius: float = field(default=6.0, ge=0)
    rule_weight: float = field(default=1.0, gt=0)
    pull_bar: str | None = None
    mark: Literal["leaf", "dot"] = "leaf"
    monogram: Literal["leaf", "disc"] = "leaf"
    monogram_inks: list[InkTint] = field(
        default=["sage-80", "sun-45", "petal-55", "unlit", "deep-25"], least=1
    )


class Garden(Located):
    """Which garden the pieces show.

    `seed` asks for the set grown with `grow --all --seed N` in place of the shipped one, which
    was chosen by eye; `instead` names, for a drawing of ours, the one to show in its place.
    """

    seed: int | None = field(default=None, ge=0)
    instead: dict[str, str] = {}


class Theme(Located):
    """A theme: inks, faces, the look, the garden, print styles, and deck styles."""

    name: str
    inks: dict[str, Ink]
    faces: dict[str, FaceFile]
    deck_fonts: DeckFonts
    look: Look = field(default=Look())
    garden: Garden = field(default=Garden())
    print: dict[str, Style]
    slides: dict[str, Style]
