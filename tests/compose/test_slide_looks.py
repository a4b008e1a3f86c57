"""Each slide as it looks, in both themes and both languages: no bad break, no crowding, no hole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from brochure.compose.deck import compose_deck
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.scene import Art, Group, Page, Scene, Shape, TextBox, flat
from brochure.model.written import Text
from brochure.units import inches
from tests.builders import HOME, boxes_of, inked, place, retold

THEMES = ("garden", "calm")
CONTENTS = ("content", "tests/contents/es")
themes = pytest.mark.parametrize("theme", THEMES)
contents = pytest.mark.parametrize("content", CONTENTS)
TEXT_RIGHT = inches(0.75 + 11.83)
"""Where the text area of a slide ends."""


@cache
def project(theme: str, content: str) -> Project:
    loaded = load(HOME / content, (), theme, HOME)
    assert loaded.project is not None
    return loaded.project


def deck(made: Project) -> Scene:
    found, problems = compose_deck(made)
    assert found is not None and not [p for p in problems if p.is_error]
    return found


@cache
def shown(theme: str, content: str) -> Scene:
    return deck(project(theme, content))


def slide(scene: Scene, name: str) -> Page:
    (page,) = [page for page in scene.pages if page.name == name]
    return page


def slots(page: Page, start: str) -> list[TextBox]:
    return [box for box in boxes_of(page.items) if box.slot.startswith(start)]


@themes
@contents
def test_what_stands_in_brackets_below_a_number_stays_on_one_line(theme: str, content: str) -> None:
    """“placebo (no | drug)” was read as something without a drug called no."""
    labels = slots(slide(shown(theme, content), "response"), "arrays-")
    lines = ["".join(run.text for run in line.runs) for box in labels for line in box.lines]
    with_brackets = [line for line in lines if "(" in line or ")" in line]
    assert len(with_brackets) == 1
    assert all(line.count("(") == line.count(")") for line in with_brackets)


def test_brackets_too_long_for_their_column_still_break() -> None:
    made = project("garden", "content")
    arms = list(made.story.article.study.arms)
    long = Text("with **placebo** (nothing of the drug)", place(1))
    arms[1] = arms[1].model_copy(update={"label": long})
    page = slide(deck(retold(made, article__study__arms=arms)), "response")
    label = slots(page, "arrays-4")[0]
    assert len(label.lines) == 4


@themes
@contents
def test_sources_fill_the_slide_where_no_code_stands_beside_them(theme: str, content: str) -> None:
    made = project(theme, content)
    bare = slide(deck(retold(made, clinic__contact__website=None)), "sources")
    left, right = slots(bare, "sources-")
    middle = (left.box.x + TEXT_RIGHT) / 2
    assert left.box.x < middle - inches(1) < right.box.x <= middle + inches(0.25)
    assert inked(right).right <= TEXT_RIGHT
    website = Text("example.org", place(1))
    page = slide(deck(retold(made, clinic__contact__website=website)), "sources")
    (code,) = [i for i in flat(page.items) if isinstance(i, Group) and i.name == "qr"]
    assert all(inked(box).right < code.box.x - inches(0.1) for box in slots(page, "sources-"))


@themes
@contents
def test_all_sources_stand_in_one_ink(theme: str, content: str) -> None:
    """Two inks in turn looked like chance; what leads somewhere is underlined by the viewer."""
    listed = slots(slide(shown(theme, content), "sources"), "sources-")
    runs = [run for box in listed for line in box.lines for run in line.runs if run.text.strip()]
    assert len(runs) > 20
    assert {run.style.paint.ink for run in runs} == {"hlink"}


@themes
@contents
def test_the_team_keeps_to_the_margins(theme: str, content: str) -> None:
    told = slots(slide(shown(theme, content), "team"), "people-")
    assert len(told) >= 3
    for box in told:
        assert inches(0.75) <= inked(box).x and inked(box).right <= TEXT_RIGHT, box.text


@themes
@contents
def test_the_stamp_stands_below_the_sources(theme: str, content: str) -> None:
    page = slide(shown(theme, content), "sources")
    (stamp,) = [box for box in boxes_of(page.items) if box.role.stamp]
    for box in slots(page, "sources-"):
        assert inked(box).bottom <= inked(stamp).y or inked(box).right <= inked(stamp).x


def feet(page: Page) -> Iterator[TextBox]:
    """The labels below the labelled garden, from the left."""
    found = [box for box in boxes_of(page.items) if box.slot != "number" and box.box.y > 400]
    yield from sorted(found, key=lambda box: box.box.x)


@themes
@contents
def test_labels_below_the_garden_stand_apart_on_two_lines(theme: str, content: str) -> None:
    labels = list(feet(slide(shown(theme, content), "garden")))
    assert len(labels) == 4
    assert all(len(label.lines) == 2 for label in labels), [label.text for label in labels]
    for left, right in pairwise(labels):
        assert inked(right).x - inked(left).right >= 22.0, (left.text, right.text)
    assert inked(labels[-1]).right <= TEXT_RIGHT + (content != "content") * inches(0.25)


def grown(page: Page) -> Iterator[tuple[float, float]]:
    """Every point of what grows on a slide, in points from its top left; sky and sun aside."""
    for art in (item for item in flat(page.items) if isinstance(item, Art)):
        k = art.box.w / art.drawing.width
        for path in art.drawing.paths:
            if path.ink != "sun":
                for one in path.subpaths:
                    xs, ys = one.values[0::2], one.values[1::2]
                    yield from ((art.box.x + k * x, art.box.y + k * y)
                                for x, y in zip(xs, ys, strict=True))  # fmt: skip


@themes
@contents
def test_no_flower_touches_a_label_above_the_garden(theme: str, content: str) -> None:
    page = slide(shown(theme, content), "garden")
    points = list(grown(page))
    labels = [box for box in boxes_of(page.items) if 80 < box.box.y < 200]
    assert len(labels) == 2 and len(points) > 1000
    for line in (line for label in labels for line in label.lines):
        left, right = line.runs[0].x, line.runs[-1].x + line.runs[-1].width
        top, foot = line.baseline - 15, line.baseline + 6
        assert not [(x, y) for x, y in points if left - 12 < x < right + 3 and top < y < foot]


@themes
def test_nothing_grows_into_the_credit_or_the_speaker_of_the_cover(theme: str) -> None:
    """The speaker's line stands below the credit once there is one."""
    points = list(grown(slide(shown(theme, "content"), "welcome")))
    left = [y for x, y in points if x < inches(7.15)]
    assert len(left) > 1000
    assert min(left) > inches(4.25)


@themes
@contents
def test_every_root_below_the_crisis_line_bears_a_plant_that_stays_below_its_words(
    theme: str, content: str
) -> None:
    page = slide(shown(theme, content), "help")
    foot = max(box.lines[-1].baseline for box in slots(page, "danger"))
    beside = [(x, y) for x, y in grown(page) if x < inches(9.5)]
    assert min(y for _, y in beside) > foot + 6
    for crown in (86.4, 273.6, 460.8, 648.0):
        assert [x for x, y in beside if abs(x - crown) < 12 and y < 414], crown


def test_the_bracket_over_the_garden_underlines_no_title() -> None:
    """It lies nearer to its label than to the title, and within the margins of the slide."""
    page = slide(shown("garden", "content"), "garden")
    title = next(box for box in boxes_of(page.items) if box.slot == "title")
    label = next(box for box in boxes_of(page.items) if box.text.startswith("A lush garden"))
    brackets = [i for i in flat(page.items) if isinstance(i, Shape) and i.name == "leader bracket"]
    assert len(brackets) == 2
    for bracket in brackets:
        assert all(inches(0.55) <= x <= inches(12.78) for path in bracket.subpaths
                   for x in path.values[0::2])  # fmt: skip
    top = min(y for path in brackets[0].subpaths for y in path.values[1::2])
    assert inked(label).y - top < top - title.lines[-1].baseline


@themes
@contents
def test_the_source_of_the_study_stands_below_its_second_number(theme: str, content: str) -> None:
    page = slide(shown(theme, content), "response")
    (source,), (number,) = slots(page, "source"), slots(page, "arrays-3")
    assert abs(source.box.x - number.box.x) < 0.5


@themes
@contents
def test_running_text_ends_in_more_than_one_word_where_a_line_more_allows_it(
    theme: str, content: str
) -> None:
    """In Spanish, “ratas y | ratones.” on the slide about the limits of the picture."""
    (body,) = slots(slide(shown(theme, content), "limits"), "body")
    last = {line.paragraph: line.text for line in body.lines}
    assert len(last) == 3 and all(len(text.split()) > 1 for text in last.values()), last
