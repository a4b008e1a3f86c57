"""A finished deck, whole and changed by hand; what its check says."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation

from brochure.check.finished_deck import finished_deck
from brochure.draw.pptx import deck
from brochure.model.scene import (
    Box,
    LayoutFrame,
    Page,
    Paint,
    Placeholder,
    Role,
    Scene,
    TextBox,
)
from tests.builders import BODY, FOLDER, HEAD, MOMENT, ink, page, paragraph, place, scene

TITLE_BOX, BODY_BOX = Box(40, 20, 800, 50), Box(40, 100, 400, 300)
SLOTS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
         "hlink", "folHlink")  # fmt: skip


def slide(name: str, title: str, notes: bool = True) -> Page:
    head = TextBox(TITLE_BOX, (paragraph(title, style=HEAD),), (), "greedy", Role("Title"), "title")
    body = TextBox(BODY_BOX, (paragraph("Words"),), (), "greedy", Role("P"), "body")
    told = (paragraph("Say"), paragraph("Hello.")) if notes else ()
    number = {"one": 1, "two": 2}[name]
    return page(name, head, body, width=960, height=540, layout="plain", title=title, notes=told,
                span=place(number, "layouts/talk.yaml"))  # fmt: skip


@pytest.fixture(scope="module")
def made() -> tuple[Scene, bytes]:
    places = (
        Placeholder("title", "title", TITLE_BOX, HEAD, 24),
        Placeholder("body", "body", BODY_BOX, BODY, 14),
    )
    inks = {slot: ink((0, 0, 0, 100), "221F1C", slot) for slot in SLOTS}
    names = {"paper": "lt1", "ink": "dk1", "deep": "dk2", "leaf": "accent1"}
    one = scene(
        "slides", slide("one", "A title"), slide("two", "Another", notes=False), piece="deck",
        layouts=(LayoutFrame("plain", Paint("paper"), (), places),), fonts={"major": "Georgia", "minor": "Calibri"},
        inks={**inks, **{name: inks[slot] for name, slot in names.items()}},
    )  # fmt: skip
    return one, deck(one, MOMENT)


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    opened = Presentation(io.BytesIO(data))
    change(opened)
    target = io.BytesIO()
    opened.save(target)
    return target.getvalue()


def test_what_the_pen_draws_is_whole(made: tuple[Scene, bytes]) -> None:
    found = finished_deck(*made, FOLDER)
    assert {p.code for p in found} == {"deck/notes-missing", "deck/contrast"}, (
        "no notes, dark on dark"
    )


def other_title(opened: Any) -> None:
    opened.slides[0].shapes.title.text_frame.text = "Anders"


def no_title(opened: Any) -> None:
    title = opened.slides[0].shapes.title
    title._element.getparent().remove(title._element)


def new_notes(opened: Any) -> None:
    opened.slides[1].notes_slide.notes_text_frame.text = "New"


def one_slide_less(opened: Any) -> None:
    ids = opened.slides._sldIdLst
    ids.remove(list(ids)[1])


CHANGES = [
    (other_title, 1, "has not the title"),
    (no_title, 1, "has not the title"),
    (new_notes, 2, "notes"),
    (one_slide_less, 1, "1 slides instead of 2"),
]


@pytest.mark.parametrize(("change", "number", "phrase"), CHANGES)
def test_what_is_changed_is_told(
    made: tuple[Scene, bytes], change: Callable[[Any], None], number: int, phrase: str
) -> None:
    one, data = made
    found = finished_deck(one, changed(data, change), FOLDER)
    assert [(p.code, p.is_error, p.place.piece, p.place.at) for p in found] == [
        ("deck/incomplete", True, "deck", f"slide {number}")
    ]
    assert phrase in found[0].message
    assert found[0].span == place(number, "layouts/talk.yaml")


def test_the_preflight_of_any_deck_runs_too_and_points_to_the_layout(
    made: tuple[Scene, bytes],
) -> None:
    one, data = made

    def empty_body(opened: Any) -> None:
        next(s for s in opened.slides[0].placeholders if s.name == "body").text_frame.text = " "

    found = {p.code: p for p in finished_deck(one, changed(data, empty_body), FOLDER)}
    assert found["deck/empty-placeholder"].span == place(1, "layouts/talk.yaml")
    assert found["deck/empty-placeholder"].place.piece == "deck"


def test_a_deck_that_cannot_be_opened_again_is_told(made: tuple[Scene, bytes]) -> None:
    one, data = made
    [found] = finished_deck(one, data[: len(data) // 2], FOLDER)
    assert found.code == "deck/incomplete" and "cannot be opened again" in found.message
