"""Scenes in; the pieces as their readers and listeners get them, paragraph by paragraph, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.check.words.pieces import Piece, Unit
from brochure.model.project import Project
from brochure.model.scene import Group, Page, PanelFrame, Paragraph, Scene, TextBox, flat
from brochure.model.written import NOWHERE
from brochure.problems import Span

_HEADINGS = ("Title", "H1", "H2", "H3")


def pieces(project: Project, scenes: Sequence[Scene]) -> list[Piece]:
    """One printed brochure (all of its media show the same words) and the deck, where composed."""
    found: list[Piece] = []
    order = ("press", "screen", "office")
    printed = sorted((s for s in scenes if s.medium in order), key=lambda s: order.index(s.medium))
    if printed:
        found.append(_brochure(project, printed[0]))
    found += [_deck(project, scene) for scene in scenes if scene.medium == "slides"]
    return found


def _brochure(project: Project, scene: Scene) -> Piece:
    rank = {str(name): i for i, name in enumerate(project.brochure.reading_order)}
    by_panel: dict[str, list[Unit]] = {}
    for page in scene.pages:
        for box in _boxes(page):
            frame = _panel(page, box)
            if frame is None:
                continue
            at = f"{page.name} {frame.name}".replace("_", " ")
            group = rank.get(frame.name, len(rank))
            by_panel.setdefault(frame.name, []).extend(_units(box, at, frame.span, group))
    units = [
        unit
        for name in sorted(by_panel, key=lambda n: rank.get(n, len(rank)))
        for unit in by_panel[name]
    ]
    return Piece("brochure", tuple(units), project.brochure.span_of("panels"))


def _deck(project: Project, scene: Scene) -> Piece:
    say, private = project.words.say, project.words.for_you
    units: list[Unit] = []
    for number, page in enumerate(scene.pages, 1):
        at = f"slide {number}"
        for box in _boxes(page):
            units += _units(box, at, page.span, number)
        for text, span in _said(page.notes, say, private):
            units.append(
                Unit(text, span, at, page.span, spoken=True, safety=_safety(span), group=number)
            )
    return Piece("deck", tuple(units), project.deck.span_of("slides"), "slide")


def _said(notes: Sequence[Paragraph], say: str, private: str) -> Iterator[tuple[str, Span]]:
    """What stands in the notes between `Say` and `For you`."""
    begun = False
    for paragraph in notes:
        text = paragraph.text.strip()
        if text == private:
            return
        if begun and text:
            yield text, paragraph.runs[0].span
        begun = begun or text == say


def _boxes(page: Page) -> Iterator[TextBox]:
    """The texts of a page but its stamp and the initials of people, which claim nothing."""
    every = list(flat(page.items))
    monograms = [i for i in every if isinstance(i, Group) and i.name == "monogram"]
    initials = {id(item) for group in monograms for item in flat(group.items)}
    for item in every:
        if isinstance(item, TextBox) and not item.role.stamp and id(item) not in initials:
            yield item


def _panel(page: Page, box: TextBox) -> PanelFrame | None:
    x, y = box.box.x + box.box.w / 2, box.box.y + box.box.h / 2
    for frame in page.panels:
        if frame.box.x <= x <= frame.box.right and frame.box.y <= y <= frame.box.bottom:
            return frame
    return None


def _units(box: TextBox, at: str, frame: Span, group: int) -> Iterator[Unit]:
    for paragraph in box.paragraphs:
        text = " ".join(paragraph.text.split())
        if not text:
            continue
        run = max(paragraph.runs, key=lambda r: len(r.text))
        span = next((r.span for r in paragraph.runs if r.span != NOWHERE), NOWHERE)
        heading = box.role.tag in _HEADINGS or paragraph.tag in _HEADINGS
        yield Unit(text, span, at, frame, run.style.size, False, heading, _safety(span), group)


def _safety(span: Span) -> bool:
    return span.file.rsplit("/", 1)[-1] == "safety.yaml"
