"""The project in; what every printed page of the speaker's kit shares out: paper, words, help."""

from __future__ import annotations

from dataclasses import dataclass, replace

from brochure.compose.kit.slides import slides_as_pages
from brochure.compose.links import purposes, tel
from brochure.compose.typesetter import Block, Typesetter, beside, tagged
from brochure.model.art import line
from brochure.model.project import Project
from brochure.model.scene import (
    DECORATION,
    Box,
    Item,
    Page,
    Paint,
    Run,
    Scene,
    Shape,
    Stroke,
)
from brochure.model.written import Text
from brochure.problems import Span
from brochure.text.fonts import fonts_in
from brochure.units import inches

MARGIN = inches(0.7)
_HAIR = 0.5


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of the size the clinic's brochure is printed on, upright."""

    project: Project
    deck: Scene
    """The deck with its slides as pages."""
    type: Typesetter
    width: float
    height: float

    @property
    def measure(self) -> float:
        return self.width - 2 * MARGIN


def paper(project: Project, deck: Scene) -> Paper:
    """What pages are composed with: the print styles of the theme, and the slides."""
    sheet = project.brochure.sheet
    ts = Typesetter(
        fonts_in(project.fonts), project.words, project.theme.faces, project.theme.print,
        numbers={}, breaker="optimal",
    )  # fmt: skip
    short, long = sorted((sheet.width, sheet.height))
    return Paper(project, slides_as_pages(deck), ts, short, long)


def finished(sheet: Paper, piece: str, title: str, pages: list[Page]) -> Scene:
    """The pages as a Scene that is drawn as a tagged file for screens."""
    return replace(
        sheet.deck, piece=piece, medium="screen", pages=tuple(pages), layouts=(), fonts={},
        title=f"{sheet.deck.title} – {title}", inks=sheet.deck.inks,
        links=purposes(sheet.project, {}, pages),
    )  # fmt: skip


def page(sheet: Paper, name: str, items: list[Item], title: str, span: Span) -> Page:
    whole = Box(0, 0, sheet.width, sheet.height)
    return Page(name, sheet.width, sheet.height, tuple(items), whole, whole, title=title, span=span)


def foot(sheet: Paper, number: int) -> tuple[list[Item], float]:
    """The crisis line and the page's number at the foot; its top comes back too."""
    ts, crisis = sheet.type, sheet.project.story.clinic.crisis
    plain, bold = ts.look("body"), ts.look("body", bold=True)

    def strong(text: Text, link: str = "") -> list[Run]:
        return [replace(run, style=bold) for run in ts.runs(text, "body", link)]

    said = [
        *strong(crisis.call), Run(" ", plain, crisis.call.span),
        *strong(crisis.number, tel(crisis.number)),
        Run(" · ", plain, crisis.name.span), *ts.runs(crisis.name, "body"),
        Run(". ", plain, crisis.name.span), *ts.runs(crisis.danger, "body"),
        Run(" ", plain, crisis.danger.span), *strong(crisis.emergency, tel(crisis.emergency)),
        Run(".", plain, crisis.emergency.span),
    ]  # fmt: skip
    words = ts.text(said, "body", sheet.measure - inches(0.6))
    top = sheet.height - MARGIN + 6 - words.height
    rule = Shape(
        (line(MARGIN, top - 5, sheet.width - MARGIN, top - 5),),
        None, Stroke(Paint("leaf"), _HAIR), DECORATION, "rule",
    )  # fmt: skip
    count = ts.text(ts.runs(Text(str(number), crisis.call.span), "small-bold"), "small-bold", 30)
    width = ts.width(str(number), "small-bold")
    placed = beside([
        (tagged(words, "P"), MARGIN, top),
        (Block(tuple(replace(i, role=DECORATION) for i in count.items), count.height),
         sheet.width - MARGIN - width, top),
    ])  # fmt: skip
    return [rule, *placed.items], top - 12
