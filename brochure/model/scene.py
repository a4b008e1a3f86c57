"""The hand-off: pages of placed items in points from the top left. After it nothing is measured.

A brochure and a deck are both Scenes; every pen draws a Scene by one exhaustive match over Item.
Inks go by name and tint (each pen resolves them), words keep the Span of their content, and every
item says its role for readers who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from brochure.model.art import Drawing, Picture, Subpath, bounds, shifted
from brochure.model.printing import OutputCondition
from brochure.model.theme import Ink
from brochure.model.written import NOWHERE
from brochure.problems import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, y downwards."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def meets(self, other: Box) -> bool:
        """Whether the two boxes share a part."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def inset(self, d: float) -> Box:
        """The box with each side moved inwards by d (outwards when negative)."""
        return Box(self.x + d, self.y + d, self.w - 2 * d, self.h - 2 * d)


@dataclass(frozen=True, slots=True)
class Paint:
    """An ink by name, at a tint in percent (mixed with the theme's paper)."""

    ink: str
    tint: int = 100


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: its paint, its width in points, and a dash pattern (on, off) in points."""

    paint: Paint
    width: float
    dash: tuple[float, ...] = ()


Tag = Literal[
    "Title", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
    "Caption", "Figure", "Sect", "Artifact",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What an item is to a reader: its tag, and what a picture says. Artifact means decoration.

    What is `late` is painted first and read last of the items around it, as a ground with a
    meaning is. Tags are those of ISO 32000-1, 14.8.4; Title is the title of a slide. A `stamp`
    says which version of the content the piece is made from: it changes with any change, so it is
    none by itself.
    """

    tag: Tag
    alt: str = ""
    late: bool = False
    stamp: bool = False


DECORATION = Role("Artifact")


@dataclass(frozen=True, slots=True)
class Face:
    """A face by key: its file, and for decks its theme font and weight."""

    key: str
    file: str
    deck: Literal["major", "minor"] | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a run of text looks: face, size in points, paint, baseline shift, letter spacing."""

    face: Face
    size: float
    paint: Paint
    rise: float = 0.0
    tracking: float = 0.0

    def __hash__(self) -> int:  # fitting looks its texts up often: what tells most looks apart
        return hash((self.face.file, self.size, self.paint.ink, self.paint.tint))


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style inside a paragraph, from one place in the content.

    `link` is an address, or `#` and the name of an Element of the same piece; `language` is said
    where it is not the piece's own.
    """

    text: str
    style: TextStyle
    span: Span = NOWHERE
    link: str = ""
    language: str = ""

    def __hash__(self) -> int:
        return hash((self.text, self.style, self.span.line, self.link))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph before breaking. `leading` is the line pitch, `before` the space above."""

    runs: tuple[Run, ...]
    leading: float
    tag: Tag = "P"
    align: Literal["left", "right", "center"] = "left"
    before: float = 0.0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Shaped text at x: one advance in points per character, kerning included."""

    text: str
    style: TextStyle
    x: float
    advances: tuple[float, ...]
    span: Span = NOWHERE
    link: str = ""
    language: str = ""

    @property
    def width(self) -> float:
        return sum(self.advances)


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: its baseline from the top of the page, its runs, and its paragraph.

    `joint` is the space at its end that the next line goes on after; none where a word was broken.
    """

    baseline: float
    runs: tuple[GlyphRun, ...]
    paragraph: int = 0
    joint: Literal["", " "] = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def area(self, run: GlyphRun) -> Box:
        """Where a reader taps a run of this line: its letters, at least 9 points high."""
        size = max(run.style.size, 7.5)
        return Box(run.x, self.baseline - run.style.rise - 0.9 * size, run.width, 1.2 * size)


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text in a frame: paragraphs for media that reflow, lines for the page.

    `broken` says how the lines were found; `slot` names the placeholder of a slide layout.
    """

    box: Box
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    broken: Literal["optimal", "greedy"]
    role: Role = field(default_factory=lambda: Role("P"))
    slot: str = ""
    anchor: Literal["top", "middle", "bottom"] = "top"

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Shape:
    """A vector shape: each subpath is filled by itself, then stroked."""

    subpaths: tuple[Subpath, ...]
    fill: Paint | None = None
    stroke: Stroke | None = None
    role: Role = DECORATION
    name: str = ""


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing scaled into a box, optionally clipped; `steps` shows only its first groups."""

    drawing: Drawing
    box: Box
    role: Role = DECORATION
    clip: Box | None = None
    steps: int | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture cropped to fill a box, inside a circle when `round`. `focus` is y of the eyes."""

    picture: Picture
    box: Box
    role: Role
    round: bool = False
    slot: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class ChartData:
    """A native bar chart: title, categories, values out of 100, paints; the look of the values.

    `axes` names what the bars are and what their length counts, each empty when it has no name;
    `heading` and `naming` are the looks of the title and of these names.
    """

    title: str
    categories: tuple[str, ...]
    values: tuple[int, ...]
    paints: tuple[Paint, ...]
    style: TextStyle
    axes: tuple[str, str] = ("", "")
    heading: TextStyle | None = None
    naming: TextStyle | None = None


@dataclass(frozen=True, slots=True)
class TableData:
    """A native table: column widths and row heights in points, cells by row, first row a header."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[TextBox, ...], ...]
    header: Paint
    band: Paint


@dataclass(frozen=True, slots=True)
class Group:
    """Items that are one thing: a table, chart or labelled picture. `native` is for PowerPoint."""

    items: tuple[Item, ...]
    box: Box
    role: Role
    name: str = ""
    native: ChartData | TableData | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """Items that are one thing to a reader: a list, an entry, a row. It draws nothing of its own.

    In an element P the texts are one paragraph. Links lead to an element by its name.
    """

    items: tuple[Item, ...]
    role: Role
    name: str = ""


Item = Shape | Art | Photo | TextBox | Group | Element


@dataclass(frozen=True, slots=True)
class PanelFrame:
    """A panel on a page: its name, its box, the box of its text, and where its slots were named."""

    name: str
    box: Box
    text: Box
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Page:
    """One page or slide. `trim` and `bleed` lie inside its size; notes are for the speaker.

    `turned` shows and prints the page by 180°, for the back of sheets that flip on the long edge.
    `half` is 1 and 2 where a part of the talk takes two slides.
    """

    name: str
    width: float
    height: float
    items: tuple[Item, ...]
    trim: Box
    bleed: Box
    panels: tuple[PanelFrame, ...] = ()
    folds: tuple[float, ...] = ()
    layout: str = ""
    section: str = ""
    title: str = ""
    notes: tuple[Paragraph, ...] = ()
    enters: Literal["fade", "push-up", "push-down"] = "fade"
    span: Span = NOWHERE
    turned: bool = False
    half: int = 0


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place of a slide layout: its name, box, text style and pitch."""

    name: str
    kind: Literal["title", "body", "picture", "number"]
    box: Box
    style: TextStyle
    leading: float
    align: Literal["left", "right", "center"] = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"
    fill: Paint | None = None


@dataclass(frozen=True, slots=True)
class LayoutFrame:
    """A slide layout as drawn: its ground, the shapes on it, and its placeholders."""

    name: str
    ground: Paint
    items: tuple[Item, ...]
    placeholders: tuple[Placeholder, ...]


Medium = Literal["press", "office", "screen", "slides", "form"]
Edge = Literal["short", "long"]
"""The edge of the paper on which a printer that prints both sides flips the sheet."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole piece, ready to be drawn.

    `version` tells one content from another (Project.version); `condition` is what a press piece
    is printed under: without one its file claims no standard. `links` says what each link is for,
    by where it leads, to readers who do not see the words around it.
    """

    piece: str
    medium: Medium
    title: str
    author: str
    language: str
    pages: tuple[Page, ...]
    inks: Mapping[str, Ink]
    layouts: tuple[LayoutFrame, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    version: str = ""
    condition: OutputCondition | None = None
    flip: Edge = "short"
    links: Mapping[str, str] = field(default_factory=dict)

    def text_boxes(self) -> Iterator[tuple[Page, TextBox]]:
        """Every text box of every page, inside groups too."""
        for page in self.pages:
            for item in flat(page.items):
                if isinstance(item, TextBox):
                    yield page, item


def flat(items: tuple[Item, ...]) -> Iterator[Item]:
    """All items, groups and elements opened (the group itself comes first)."""
    for item in items:
        yield item
        if isinstance(item, Group | Element):
            yield from flat(item.items)


def extent(item: Item) -> Box:
    """The box around an item: of a shape its outline's, of a drawing what is drawn of it in its
    clip, of an element that of all its items."""
    match item:
        case Shape():
            edges = [bounds(subpath) for subpath in item.subpaths]
        case Art():
            return _drawn(item)
        case Element():
            boxes = map(extent, item.items)
            edges = [(box.x, box.y, box.right, box.bottom) for box in boxes]
        case TextBox() | Photo() | Group():
            return item.box
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    left, top = min(lefts), min(tops)
    return Box(left, top, max(rights) - left, max(bottoms) - top)


def _drawn(art: Art) -> Box:
    """Where a drawing leaves ink: not its box, whose sky may be empty."""
    drawing, box, clip = art.drawing, art.box, art.clip or art.box
    edges = [path.box for path in drawing.paths if art.steps is None or path.step <= art.steps]
    if not edges:
        return box
    across, down = box.w / drawing.width, box.h / drawing.height
    left = max(clip.x, box.x + across * min(edge[0] for edge in edges))
    top = max(clip.y, box.y + down * min(edge[1] for edge in edges))
    right = min(clip.right, box.x + across * max(edge[2] for edge in edges))
    bottom = min(clip.bottom, box.y + down * max(edge[3] for edge in edges))
    return Box(left, top, max(0.0, right - left), max(0.0, bottom - top))


def moved(item: Item, dx: float, dy: float) -> Item:
    """The item elsewhere."""
    if dx == 0 and dy == 0:
        return item
    match item:
        case TextBox():
            return replace(
                item,
                box=item.box.moved(dx, dy),
                lines=tuple(_moved_line(line, dx, dy) for line in item.lines),
            )
        case Shape():
            return replace(item, subpaths=tuple(shifted(s, dx, dy) for s in item.subpaths))
        case Art():
            clip = item.clip.moved(dx, dy) if item.clip else None
            return replace(item, box=item.box.moved(dx, dy), clip=clip)
        case Group():
            inner = tuple(moved(part, dx, dy) for part in item.items)
            native = item.native
            if isinstance(native, TableData):
                cells = tuple(tuple(_moved_box(c, dx, dy) for c in row) for row in native.cells)
                native = replace(native, cells=cells)
            return replace(item, items=inner, box=item.box.moved(dx, dy), native=native)
        case Element():
            return replace(item, items=tuple(moved(part, dx, dy) for part in item.items))
        case Photo():
            return replace(item, box=item.box.moved(dx, dy))


def _moved_box(text: TextBox, dx: float, dy: float) -> TextBox:
    elsewhere = moved(text, dx, dy)
    assert isinstance(elsewhere, TextBox)
    return elsewhere


def _moved_line(line: Line, dx: float, dy: float) -> Line:
    runs = tuple(
        GlyphRun(run.text, run.style, run.x + dx, run.advances, run.span, run.link, run.language)
        for run in line.runs
    )
    return Line(line.baseline + dy, runs, line.paragraph, line.joint)
