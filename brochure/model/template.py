"""Where things stand, as data: sheets, panels and slots of a brochure, layouts and slides.

All lengths are written with their unit and are points here; positions count from the top left.
"""

from typing import Annotated, Literal, Self

from brochure.model.located import Limits, field
from brochure.model.written import Length, Located, Written

BoxLengths = tuple[Length, Length, Length, Length]
"""x, y, width, height."""


class Slot(Located):
    """Places one piece of content: `use` names it, `as` says how it is set.

    `pin` puts it at the foot of its panel, or, as `rest`, a picture into the room that is left
    above the foot, if there is enough; `optional` lets the fitting drop it first when the panel
    is over; `slots` are those of a card; `before` is the space above, else the kind's own.
    """

    use: Written | None = None
    as_: Written = field(alias="as")
    pin: Literal["foot", "rest"] | None = None
    optional: bool = False
    slots: "list[Slot]" = []
    before: Length | None = None


class Panel(Located):
    """One panel: its width, its text area, and what stands in it from top to bottom."""

    width: Length
    job: Written
    top: Length | None = None
    bottom: Length | None = None
    left: Length | None = None
    right: Length | None = None
    slots: list[Slot]


class SheetArt(Located):
    """A drawing that lies on a side of the sheet, behind the text.

    `office` names the drawing for light grounds; `use` the content (picture and alt) it shows.
    `panel` makes the box count from the left of that panel, so that it moves with its folds.
    """

    use: Written
    office: Written | None = None
    panel: Written | None = None
    box: BoxLengths


class Mark(Located):
    """The small drawing beside the clinic's name, for clinics without a logo."""

    picture: Written


class Side(Located):
    """One side of the sheet: its panels from left to right, and its art."""

    panels: list[Written] = field(least=1)
    art: list[SheetArt] = []


class Sheet(Located):
    """The flat, trimmed sheet and what the printer needs around it.

    `safe` and `fold_safe` are the least distances of text from the trim and from a fold;
    `office_margin` is where an office printer's reach ends.
    """

    width: Length
    height: Length
    bleed: Length
    safe: Length
    fold_safe: Length
    office_margin: Length


class Margins(Located):
    """The text area of a panel: distance of text from panel sides, sheet top and sheet foot."""

    side: Length
    top: Length
    foot: Length


class Leader(Located):
    """A label in a drawing: the row it says, the place it points to, and the label's own.

    `at` and `box` (x, y, width) count from the top left of the page or slide; `grains` strews
    grains around the place, for what the drawing does not show; `fill` is an ink to lay under the
    words, so that they stand out whatever grows there; `over` (left, right) draws a bracket over
    the whole it names, at the height of the place.
    """

    use: Written
    style: Written
    at: tuple[Length, Length]
    box: tuple[Length, Length, Length]
    grains: bool = False
    over: tuple[Length, Length] | None = None
    fill: str | None = None


class Ground(Located):
    """A flat area behind everything on a slide layout or a plate."""

    ink: str
    tint: int = field(default=100, ge=5, le=100)
    box: BoxLengths


class Plate(Located):
    """A page of the screen file, after that of a panel: a drawing (`use` names it) with labels."""

    after: Written
    heading: Written
    use: Written
    box: BoxLengths
    grounds: list[Ground] = []
    leaders: list[Leader] = field(least=1)


class BrochureLayout(Located):
    """A folded sheet: sides, panels and folds."""

    piece: Literal["brochure"]
    name: Written
    fold: Literal["letter", "z"]
    sheet: Sheet
    margins: Margins
    sides: dict[str, Side] = field(least=2, most=2)
    reading_order: list[Written]
    panels: dict[str, Panel]
    mark: Mark | None = None
    plates: list[Plate] = []

    def left_of(self, panel: str, side: Side) -> float:
        """Where a panel begins, from the left of the trim."""
        names = [str(name) for name in side.panels]
        return sum(self.panels[name].width for name in names[: names.index(panel)])

    def compensated(self, narrower: float) -> Self:
        """The layout with the panel that folds in so many points narrower than the others.

        Only a letter fold has one; on each side it is the narrowest panel.
        """
        if self.fold != "letter":
            return self
        widths: dict[str, float] = {}
        for side in self.sides.values():
            names = [str(name) for name in side.panels if name in self.panels]
            wide = (self.sheet.width + narrower) / max(1, len(names))
            least = min((self.panels[name].width for name in names), default=0.0)
            for name in names:
                folds_in = self.panels[name].width == least
                widths[name] = wide - narrower if folds_in else wide
        panels = {
            name: panel.model_copy(update={"width": widths.get(name, panel.width)})
            for name, panel in self.panels.items()
        }
        return self.model_copy(update={"panels": panels})


class Spot(Located):
    """A place on a slide layout: where it is, what it takes, and how it is set.

    `takes` is the field of the slide's part that fills it (`lines`, `captions`, `captions.1`)
    unless the slide's `fill` names content for it.
    """

    takes: Written | None = None
    kind: Written = Written("text")
    box: BoxLengths
    style: str | None = None
    gap: Length = 0.0
    anchor: Literal["top", "middle", "bottom"] = "top"
    fill: str | None = None
    """An ink that fills the place behind its words."""
    alone: BoxLengths | None = None
    """Where a list of sources stands when no code of a web address stands beside it."""


class SlideLayout(Located):
    """A named slide layout: its ground, its strip, its places."""

    ground: str = "paper"
    ground_tint: int = 100
    strip: bool = True
    number: bool = True
    shapes: list[Ground] = []
    spots: dict[str, Spot]

    def fillable(self) -> list[str]:
        """What a slide's `fill` may name: places, and the content that places take parts of.

        Not the title: it is always that of the slide's part.
        """
        heads = [str(spot.takes).split(".")[0] for spot in self.spots.values() if spot.takes]
        return [name for name in dict.fromkeys([*self.spots, *heads]) if name != "title"]


class SlideArt(Located):
    """A drawing on a slide. Without `alt` it is decoration; with `leaders` it is labelled."""

    picture: Written
    box: BoxLengths
    leaders: list[Leader] = []


class Slide(Located):
    """One slide: its layout, the part of the talk it shows, and content for other places."""

    layout: Written
    part: Written
    section: Written | None = None
    fill: dict[str, Written] = {}
    art: list[SlideArt] = []
    enters: Literal["fade", "push-up", "push-down"] = "fade"
    """How the slide takes the place of the one before it."""


class LogoPlace(Located):
    """A place for the clinic's logo on the ground of the strip."""

    box: BoxLengths


class DeckLayout(Located):
    """A deck: slide size, layouts, and the slides in order."""

    piece: Literal["deck"]
    name: Written
    width: Length
    height: Length
    number: Spot
    strip: Ground
    logo: LogoPlace | None = None
    """Where the clinic's logo stands, in one ink, on every layout with the strip and a number."""
    growth: SlideArt | None = None
    """A drawing along the foot that shows more of its steps from slide to slide."""
    without_disclosure: Written | None = None
    """Why no slide says what the speaker is paid by; without a reason there must be one."""
    layouts: dict[str, SlideLayout]
    slides: list[Slide] = field(least=1)


Layout = Annotated[BrochureLayout | DeckLayout, Limits(told_by="piece")]
