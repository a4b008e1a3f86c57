"""Contrast: every line against its true ground; each trap found, and each innocent left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.check.contrast import LEAST, faint, judged
from brochure.check.luminance import contrast
from brochure.model.art import Drawing, InkPath, Subpath, circle, line, rectangle, rounded
from brochure.model.project import Project
from brochure.model.scene import (
    Art,
    Box,
    Element,
    Group,
    Item,
    LayoutFrame,
    Medium,
    Paint,
    Photo,
    Placeholder,
    Role,
    Run,
    Scene,
    Shape,
    Stroke,
    TextBox,
    TextStyle,
)
from tests.builders import SANS, coloured_picture, ink, page, paragraph, place, scene, set_text


def told(project: Project, *items: Item, medium: str = "press") -> list[str]:
    found = faint(project, [scene(medium, page("inside", *items))])
    assert all(p.code == "words/K32" and not p.is_error for p in found)
    return [p.message for p in found]


def words(
    paint: str, tint: int = 100, size: float = 11, text: str = "Tea in the garden", number: int = 7
) -> TextBox:
    style = TextStyle(SANS, size, Paint(paint, tint))
    run = Run(text, style, place(number))
    return set_text(20, 20, 250, paragraph(run, leading=size * 1.3))


def shape(subpath: Subpath, paint: str, tint: int = 100) -> Shape:
    return Shape((subpath,), Paint(paint, tint))


WHOLE = rectangle(0, 0, 300, 200)


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((1, 1, 1), (1, 1, 1)) == 1
    grey = 0x76 / 255
    assert contrast((grey, grey, grey), (1, 1, 1)) == pytest.approx(4.54, abs=0.01)
    assert contrast((1, 0, 0), (0, 0, 1)) == contrast((0, 0, 1), (1, 0, 0)) > 2


def test_every_pair_of_the_house_is_judged_and_can_be_read(
    real: Project, printed: dict[Medium, Scene], talk: Scene
) -> None:
    assert faint(real, [*printed.values(), talk]) == []
    paper, slides = judged(printed["screen"]), judged(talk)
    assert {pair.words.ink for pair in paper} >= {"ink", "deep", "clay"}
    assert {pair.words.ink for pair in slides} >= {"ink", "paper"}
    assert len(paper) > 8 and len(slides) > 8


def test_a_faint_ink_of_the_theme_is_found_wherever_it_stands(
    real: Project, printed: dict[Medium, Scene], talk: Scene
) -> None:
    for made in (printed["press"], talk):
        pale = ink((0, 0, 8, 20), "C9C4B8")
        faded = replace(made, inks={**made.inks, "ink": pale})
        [first, *_] = faint(real, [faded])
        assert "the ink “ink”" in first.message and first.place.piece == made.piece


def test_a_message_says_words_inks_ratio_place_and_remedy(real: Project) -> None:
    found = faint(real, [scene("press", page("inside", words("leaf"), shape(WHOLE, "deep")))])
    assert found == []  # what is drawn later lies above, not below
    [problem] = faint(real, [scene("press", page("inside", shape(WHOLE, "deep"), words("leaf")))])
    assert problem.message == (
        "“Tea in the garden” is hard to read: the ink “leaf” on the ink “deep” has a contrast of "
        "1.9 to 1, and 4.5 to 1 is the least."
    )
    assert problem.hint == (
        "In the theme, give these words the ink “paper” (10.6 to 1 on this ground)."
    )
    assert problem.span.line == 7
    assert (problem.place.piece, problem.place.at) == ("brochure-press", "inside")


@pytest.mark.parametrize("size", [6, 11, 24, 60])
def test_large_words_are_held_to_the_same(real: Project, size: float) -> None:
    assert len(told(real, shape(WHOLE, "leaf"), words("deep", size=size, text="Tea"))) == 1
    assert told(real, shape(WHOLE, "leaf"), words("white", size=size, text="Tea")) == []


def test_tints_are_mixed_with_the_paper_of_the_theme(real: Project) -> None:
    assert told(real, shape(WHOLE, "paper"), words("deep", 100)) == []
    [message] = told(real, shape(WHOLE, "paper"), words("deep", 30))
    assert "the ink “deep” at 30 %" in message
    assert told(real, shape(WHOLE, "deep", 10), words("deep")) == []
    assert len(told(real, shape(WHOLE, "deep", 60), words("deep"))) == 1


def test_bare_paper_is_white(real: Project) -> None:
    assert told(real, words("ink")) == []
    [message] = told(real, words("paper"))
    assert "on bare paper" in message


@pytest.mark.parametrize(
    "ground",
    [
        rounded(0, 0, 300, 200, (6, 6, 6, 6)),
        circle(60, 30, 130),
        rectangle(20, 10, 40, 60),
        Subpath("MLLZ", (0, 0, 600, 0, 0, 400)),
    ],
    ids=["rounded", "circle", "part of a line", "triangle"],
)
def test_any_outline_is_a_ground(real: Project, ground: Subpath) -> None:
    assert len(told(real, shape(ground, "deep"), words("ink"))) == 1


def test_the_nearest_ground_counts(real: Project) -> None:
    below = [shape(WHOLE, "deep"), shape(rectangle(10, 10, 280, 100), "paper")]
    assert told(real, *below, words("ink")) == []
    assert len(told(real, *reversed(below), words("ink"))) == 1


def test_what_is_only_beside_or_only_a_line_is_no_ground(real: Project) -> None:
    beside = shape(rectangle(20, 60, 250, 40), "deep")
    frame = Shape((WHOLE,), None, Stroke(Paint("deep"), 1))
    rule = Shape((line(20, 30, 270, 30),), None, Stroke(Paint("ink"), 1))
    rootlet = shape(rectangle(60, 0, 1.5, 200), "ink")
    assert told(real, beside, frame, rule, rootlet, words("ink")) == []


def art(*paths: InkPath, clip: Box | None = None, steps: int | None = None) -> Art:
    drawing = Drawing("plant", 100, 100, paths)
    return Art(drawing, Box(0, 0, 300, 200), clip=clip, steps=steps)


def path(paint: str, *subpaths: Subpath, holes: bool = False, step: int = 1) -> InkPath:
    return InkPath.of(paint, 100, subpaths, step, holes)


def test_a_path_of_a_drawing_is_a_ground_where_it_is_filled(real: Project) -> None:
    soil = path("deep", rectangle(0, 0, 100, 100))
    light = path("paper", circle(30, 12, 60))
    assert len(told(real, art(soil), words("ink"))) == 1
    assert told(real, art(soil, light), words("ink")) == []
    assert told(real, art(path("deep", rectangle(0, 60, 100, 40))), words("ink")) == []


def test_a_hole_a_clip_and_a_step_not_shown_leave_no_ground(real: Project) -> None:
    whole, window = rectangle(0, 0, 100, 100), rectangle(2, 2, 96, 60)
    assert told(real, art(path("deep", whole, window, holes=True)), words("ink")) == []
    assert len(told(real, art(path("deep", whole, window)), words("ink"))) == 1
    soil = path("deep", whole, step=2)
    assert told(real, art(soil, steps=1), words("ink")) == []
    assert told(real, art(soil, clip=Box(0, 150, 300, 50)), words("ink")) == []


def test_groups_and_elements_are_opened(real: Project) -> None:
    inner = Element((shape(WHOLE, "deep"), words("ink")), Role("Sect"))
    assert len(told(real, Group((inner,), Box(0, 0, 300, 200), Role("Figure", "x")))) == 1


def test_words_on_a_photograph_are_told_as_not_judged(real: Project) -> None:
    photo = Photo(coloured_picture(), Box(0, 0, 300, 200), Role("Figure", "red"))
    [message] = told(real, photo, words("white"))
    assert "photograph" in message and "not judged" in message
    assert told(real, photo, shape(WHOLE, "deep"), words("white")) == []


def test_one_pair_is_told_once_with_how_often(real: Project) -> None:
    second = replace(words("leaf", number=9), box=Box(20, 20, 250, 15))
    [message] = told(real, shape(WHOLE, "deep"), words("leaf"), second)
    assert "(and 1 more text)" in message
    third = told(real, shape(WHOLE, "deep"), words("leaf"), words("ink"))
    assert len(third) == 2


def test_printed_pieces_are_judged_once_and_slides_by_their_own_colours(real: Project) -> None:
    same = page("inside", shape(WHOLE, "deep"), words("leaf"))
    scenes = [scene(medium, same) for medium in ("press", "office", "screen")]
    [problem] = faint(real, scenes)
    assert problem.place.piece == "brochure-screen"
    dark = ink((0, 0, 0, 100), "221F1C").model_copy(update={"deck": "F0F0F0"})
    deck = scene("slides", page("one", shape(WHOLE, "paper"), words("ink")), piece="deck")
    assert faint(real, [deck]) == []
    assert len(faint(real, [replace(deck, inks={**deck.inks, "ink": dark})])) == 1


def test_the_ground_of_a_slide_layout_counts(real: Project) -> None:
    dark = LayoutFrame("dark", Paint("deep"), (), ())
    one = page("one", words("ink"), layout="dark")
    deck = scene("slides", one, piece="deck", layouts=(dark,))
    assert len(faint(real, [deck])) == 1
    panel = LayoutFrame("dark", Paint("deep"), (shape(WHOLE, "paper"),), ())
    assert faint(real, [replace(deck, layouts=(panel,))]) == []
    style = TextStyle(SANS, 20.0, Paint("ink"))
    bar = Placeholder("bar", "body", Box(0, 0, 300, 200), style, 24.0, fill=Paint("paper"))
    filled = LayoutFrame("dark", Paint("deep"), (), (bar,))
    assert faint(real, [replace(deck, layouts=(filled,))]) == []


def test_the_fill_of_a_place_lies_under_its_words(real: Project) -> None:
    text = replace(words("paper"), slot="ride")
    bar = Placeholder(
        "ride", "body", text.box, text.paragraphs[0].runs[0].style, 14, fill=Paint("deep")
    )
    for fill, count in ((Paint("deep"), 0), (None, 1)):
        layout = LayoutFrame("path", Paint("paper"), (), (replace(bar, fill=fill),))
        deck = scene("slides", page("one", text, layout="path"), piece="deck", layouts=(layout,))
        assert len(faint(real, [deck])) == count


def test_where_no_ink_would_do_another_ground_is_asked_for(real: Project) -> None:
    grey = ink((0, 0, 0, 40), "777777")
    made = scene("press", page("inside", shape(WHOLE, "leaf"), words("leaf")))
    only = {"leaf": grey, "paper": grey}
    [problem] = faint(real, [replace(made, inks=only)])
    assert problem.hint.startswith("Set the words on another ground")
    assert LEAST == 4.5
