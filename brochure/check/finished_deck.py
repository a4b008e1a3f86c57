"""A Scene and its finished deck in; what the file shows when opened again out.

First whether the file says what the Scene says, then all that the preflight of any deck asks.
"""

from __future__ import annotations

from pathlib import Path

from brochure.check.deck import deck_preflight
from brochure.check.deck.opened import A, Element, OpenedDeck, Slide, Unreadable, kind_of
from brochure.model.scene import Page, Scene
from brochure.problems import Problem, Span, error, warning


def finished_deck(scene: Scene, data: bytes, fonts: Path) -> list[Problem]:
    """Slides, titles and notes against the Scene; then the preflight, at the layout's lines."""
    spans = [page.span for page in scene.pages]

    def where(number: int) -> Span:
        return spans[number - 1] if 0 < number <= len(spans) else spans[0]

    try:
        deck = OpenedDeck(data)
    except Unreadable as failure:
        return [_fault(scene.pages[0], 1, f"The deck cannot be opened again. {failure}")]
    found = _against(scene, deck.slides)
    if found:
        return found
    judged = deck_preflight(deck, "deck", fonts, where, scene.author)
    return judged.problems + [
        warning(
            "deck/unjudged", f"This could not be judged: {what}.",
            "Look at it on the screen that the talk will be shown on.", spans[0], piece="deck",
        )
        for what in judged.unjudged
    ]  # fmt: skip


def _against(scene: Scene, slides: list[Slide]) -> list[Problem]:
    if len(slides) != len(scene.pages):
        message = f"The deck has {len(slides)} slides instead of {len(scene.pages)}."
        return [_fault(scene.pages[0], 1, message)]
    found: list[Problem] = []
    for page, slide in zip(scene.pages, slides, strict=True):
        found += [_fault(page, slide.number, message) for message in _faults(page, slide)]
    return found


def _faults(page: Page, slide: Slide) -> list[str]:
    found = []
    title = next((s for s, place in slide.part.placed if kind_of(place) == "title"), None)
    if title is None or _text(title) != page.title:
        found.append("The slide has not the title it should have.")
    if bool(page.notes) != (slide.notes is not None):
        found.append("The speaker's notes of the slide are missing.")
    return found


def _text(shape: Element) -> str:
    return "\n".join(
        "".join(t.text or "" for t in paragraph.iter(f"{A}t")) for paragraph in shape.iter(f"{A}p")
    )


def _fault(page: Page, number: int, message: str) -> Problem:
    return error(
        "deck/incomplete",
        message,
        "This is a fault of the program, not of your content: please report it.",
        page.span,
        piece="deck",
        at=f"slide {number}",
    )
