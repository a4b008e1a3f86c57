"""Scenes in; a problem for each character that its font cannot draw out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from brochure.model.project import Project
from brochure.model.scene import Face, Page, Scene, TextBox, flat
from brochure.problems import Problem, Span, error
from brochure.same import Made
from brochure.text.fonts import Fonts, fonts_in
from brochure.text.setting import missing_characters

_missing: Made[Page, list[tuple[Span, str, Face]]] = Made(120)


def missing_glyphs(project: Project, scenes: Sequence[Scene]) -> list[Problem]:
    """A missing glyph would print as an empty box, or as nothing at all."""
    fonts = fonts_in(project.fonts)
    found: dict[tuple[Span, str], Problem] = {}
    for scene in scenes:
        for page in scene.pages:
            missing = partial(_on_page, fonts, page)
            for span, character, face in _missing.of(page, missing, beside=(fonts,)):
                found.setdefault(
                    (span, character),
                    error(
                        "text/missing-glyph",
                        f"The font has no “{character}” ({_name(character)})"
                        f"{_inside(project, span, character)}.",
                        f"Write it with other letters, or use a theme whose font "
                        f"({face.file}) has it.",
                        _exactly(project, span, character),
                        piece=scene.piece,
                        at=_where(scene, page),
                    ),
                )
    return list(found.values())


def _on_page(fonts: Fonts, page: Page) -> list[tuple[Span, str, Face]]:
    boxes = [item for item in flat(page.items) if isinstance(item, TextBox)]
    return [one for box in boxes for one in missing_characters(fonts, box.paragraphs)]


def _exactly(project: Project, span: Span, character: str) -> Span:
    """The place of the character itself: the first one from the text's beginning on."""
    lines = project.texts.get(span.file, ())
    for number in range(span.line, len(lines) + 1):
        start = span.column - 1 if number == span.line else 0
        at = lines[number - 1].find(character, start)
        if at >= 0:
            return replace(span, line=number, column=at + 1, width=1)
    return span


def _inside(project: Project, span: Span, character: str) -> str:
    """The word it stands in, such as a person's name."""
    place = _exactly(project, span, character)
    lines = project.texts.get(place.file, ())
    if place.width != 1 or not 0 < place.line <= len(lines):
        return ""
    line, at = lines[place.line - 1], place.column - 1
    begun, ended = (line[:at].split(" ")[-1], line[at:].split(" ")[0])
    word = (begun + ended).strip("\"',;:")
    return f", as in “{word}”" if character in word and 1 < len(word) <= 40 else ""


def _where(scene: Scene, page: Page) -> str:
    if scene.medium == "slides":
        return f"slide {scene.pages.index(page) + 1}"
    return page.name


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()
