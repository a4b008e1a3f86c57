"""A Scene and its finished deck in; what the file shows when opened again out."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx import Presentation

from brochure.model.scene import Page, Scene
from brochure.problems import Problem, error


def finished_deck(scene: Scene, data: bytes) -> list[Problem]:
    """Slides, titles, notes and filled placeholders: read from the bytes, not from the pen."""
    slides = list(Presentation(BytesIO(data)).slides)
    if len(slides) != len(scene.pages):
        message = f"The deck has {len(slides)} slides instead of {len(scene.pages)}."
        return [_fault(scene.pages[0], 1, message)]
    found: list[Problem] = []
    for number, (page, slide) in enumerate(zip(scene.pages, slides, strict=True), 1):
        found += [_fault(page, number, message) for message in _faults(page, slide)]
    return found


def _faults(page: Page, slide: Any) -> list[str]:
    found = []
    title = slide.shapes.title
    if title is None or title.text_frame.text != page.title:
        found.append("The slide has not the title it should have.")
    if bool(page.notes) != slide.has_notes_slide:
        found.append("The speaker's notes of the slide are missing.")
    for shape in slide.placeholders:
        if shape.has_text_frame and not shape.text_frame.text.strip():
            found.append(f"The placeholder “{shape.name}” is empty.")
    return found


def _fault(page: Page, number: int, message: str) -> Problem:
    return error(
        "deck/incomplete",
        message,
        "This is a fault of the program, not of your content: please report it.",
        page.span,
        piece="deck",
        at=f"slide {number}",
    )
