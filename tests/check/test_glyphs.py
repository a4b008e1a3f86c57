"""Scenes; each character that a face cannot draw is told once, at the words that have it."""

from __future__ import annotations

from dataclasses import replace

from brochure.check.glyphs import missing_glyphs
from brochure.model.project import Project
from brochure.model.scene import Group, Medium, Role, Run, Scene
from tests.builders import BODY, BOLD, page, paragraph, place, scene, set_text


def told(project: Project, *scenes: Scene) -> list[tuple[str, int, str, str]]:
    found = missing_glyphs(project, scenes)
    assert all(p.code == "text/missing-glyph" and p.is_error for p in found)
    return [(p.message, p.span.line, p.place.piece, p.place.at) for p in found]


def words(text: str, line: int) -> Run:
    return Run(text, BODY, place(line))


def test_all_real_words_can_be_drawn(
    real: Project, printed: dict[Medium, Scene], talk: Scene
) -> None:
    assert missing_glyphs(real, [*printed.values(), talk]) == []


def test_a_missing_character_is_told_with_its_name(real: Project) -> None:
    box = set_text(0, 0, 300, paragraph(words("Tea", 1), words(" 茶 and 茶", 2)))
    assert told(real, scene("press", page("inside", box))) == [
        ("The font has no “茶” (cjk unified ideograph-8336).", 2, "brochure-press", "inside")
    ]


def test_what_is_written_once_is_told_once(real: Project) -> None:
    box = set_text(0, 0, 300, paragraph(words("茶", 2), Run("茶", BOLD, place(3))))
    scenes = [scene(medium, page("one", box)) for medium in ("press", "office", "screen")]
    assert [(line, piece) for _, line, piece, _ in told(real, *scenes)] == [
        (2, "brochure-press"), (3, "brochure-press"),
    ]  # fmt: skip


def test_groups_are_opened_and_slides_numbered(real: Project) -> None:
    inner = set_text(0, 0, 300, paragraph(words("☃", 5)))
    group = Group((inner,), inner.box, Role("Figure", "x"))
    deck = replace(scene("slides", page("first"), page("second", group)), piece="deck")
    assert [(line, piece, at) for _, line, piece, at in told(real, deck)] == [
        (5, "deck", "slide 2")
    ]


def test_bound_spaces_and_quotes_are_no_fault(real: Project) -> None:
    box = set_text(0, 0, 300, paragraph(words("24\u00a0hours – “¿qué?” … ½ é ñ ·", 1)))
    assert told(real, scene("press", page("one", box))) == []
