"""The analogy as a labelled picture: the same words in both media, as text, and in its alt text."""

from __future__ import annotations

import pytest

from brochure.compose import brochure_scenes
from brochure.compose.brochure import ComposedBrochure
from brochure.compose.deck import compose_deck
from brochure.compose.impose import scene as imposed
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.scene import (
    Art,
    Element,
    Group,
    Item,
    Medium,
    Page,
    Scene,
    Shape,
    TextBox,
    flat,
)
from brochure.model.story import Row
from brochure.model.template import Leader
from brochure.model.written import Text
from brochure.text.inline import plain
from tests.builders import HOME, inked, place, retold

GARDEN = "labelled garden"


def labelled_items(scene: Scene) -> list[tuple[Page, list[Item]]]:
    """The parts of each labelled picture: one group on a slide, apart on a page."""
    found: list[tuple[Page, list[Item]]] = []
    for page in scene.pages:
        groups = [i for i in flat(page.items) if isinstance(i, Group) and i.name == GARDEN]
        if groups:
            found += [(page, list(group.items)) for group in groups]
        elif page.name.endswith(" plate"):
            found.append((page, [i for i in flat(page.items) if not isinstance(i, Element)]))
    return found


def labels(items: list[Item]) -> list[TextBox]:
    return [item for item in items if isinstance(item, TextBox) and "\n" in item.text]


def leaders_of(real: Project, medium: str) -> list[Leader]:
    if medium == "slides":
        return [one for slide in real.deck.slides for art in slide.art for one in art.leaders]
    return [one for plate in real.brochure.plates for one in plate.leaders]


@pytest.fixture(params=["screen", "slides"])
def shown(
    request: pytest.FixtureRequest, printed: dict[Medium, Scene], talk: Scene
) -> tuple[str, Page, list[Item]]:
    medium: str = request.param
    scene = talk if medium == "slides" else printed["screen"]
    [(page, items)] = labelled_items(scene)
    return medium, page, items


def test_labels_say_their_rows_as_text(shown: tuple[str, Page, list[Item]], real: Project) -> None:
    medium, _, items = shown
    rows = [real.story.find(str(one.use)) for one in leaders_of(real, medium)]
    told = [item.text for item in labels(items)]
    assert len(rows) == 6
    pairs = [(plain(row.garden), plain(row.brain)) for row in rows if isinstance(row, Row)]
    assert [text.replace("’", "'") for text in told] == [
        f"{garden}\n{brain}".replace("’", "'") for garden, brain in pairs
    ]


def test_on_a_slide_it_is_one_picture_that_says_its_labels(talk: Scene, real: Project) -> None:
    (group,) = [
        i for p in talk.pages for i in flat(p.items) if isinstance(i, Group) and i.name == GARDEN
    ]
    rows = [real.story.find(str(one.use)) for one in leaders_of(real, "slides")]
    said = [f"{plain(row.garden)}: {plain(row.brain)}" for row in rows if isinstance(row, Row)]
    assert group.role.tag == "Figure" and group.role.alt == "; ".join(said) + "."


def test_both_media_label_the_same_rows(real: Project) -> None:
    named = [{str(one.use) for one in leaders_of(real, medium)} for medium in ("screen", "slides")]
    assert named[0] == named[1] and len(named[0]) == 6


def test_every_leader_ends_in_the_picture_and_crosses_no_label(
    shown: tuple[str, Page, list[Item]], real: Project
) -> None:
    medium, page, items = shown
    (art,) = [item for item in items if isinstance(item, Art)]
    words = [inked(item) for item in labels(items)]
    lines = [item for item in items if isinstance(item, Shape) and item.name == "leader"]
    assert len(lines) == len(words) == len(leaders_of(real, medium))
    for line, leader in zip(lines, leaders_of(real, medium), strict=True):
        x1, y1, x2, y2 = line.subpaths[0].values
        assert (x2, y2) == leader.at
        assert max(art.box.x, 0) < x2 < min(art.box.right, page.width)
        # Between a bracket and the picture stand labels: of two lines above, of four below.
        above, under = (0, 0) if leader.over is None else (27, 60)
        assert art.box.y - above < y2 < art.box.bottom + under
        if leader.over is not None:
            assert leader.over[1] - leader.over[0] > 0.9 * page.width, "a bracket spans the whole"
        for i in range(21):
            x, y = x1 + (x2 - x1) * i / 20, y1 + (y2 - y1) * i / 20
            assert not any(w.x < x < w.right and w.y < y < w.bottom for w in words), leader.use
        for other in leaders_of(real, medium):
            if medium == "screen" and other is not leader and other.over is not None:
                low, high = sorted((y1, y2))
                assert not low < other.at[1] < high, "no leader crosses a bracket"
        assert medium == "slides" or x1 == x2, "leaders on the page stand upright"
    for i, one in enumerate(words):
        assert one.x >= 18 and one.right <= page.width - 18 and one.bottom <= page.height - 18
        for other in words[:i]:
            apart = one.x > other.right or other.x > one.right
            assert apart or one.y >= other.bottom or other.y >= one.bottom


def test_only_where_it_belongs(printed: dict[Medium, Scene]) -> None:
    assert labelled_items(printed["press"]) == labelled_items(printed["office"]) == []


def test_the_picture_comes_before_what_may_help_under_a_heading(
    real: Project, printed: dict[Medium, Scene]
) -> None:
    names = [page.name for page in printed["screen"].pages]
    assert names.index("left") + 1 == names.index("left plate") == names.index("centre") - 1
    page = printed["screen"].pages[names.index("left plate")]
    heading = next(item.text for item in flat(page.items) if isinstance(item, TextBox))
    title = plain(real.story.talk.parts["garden"].title)
    assert title.endswith(".") and heading == title.removesuffix(".")


def test_a_heading_too_long_for_its_plate_is_told(
    real: Project, composed: ComposedBrochure
) -> None:
    long = Text("Picture the brain as a very lush garden full of many flowers.", place(7))
    _, problems = imposed(retold(real, talk__parts__garden__title=long), composed, "screen")
    told = [(p.code, p.span, p.place.piece, p.place.at) for p in problems]
    assert told == [("fit/overflow", place(7), "brochure-screen", "left plate")]


def test_a_label_that_reaches_out_of_the_picture_is_told(real: Project) -> None:
    """It covered the number of the slide."""
    rows = list(real.story.analogy.groups["growing"])
    long = Text("Fertilizer that lies in the soil and waits and waits", place(8))
    short = Text("A protein of the brain, BDNF", place(9))
    rows[5] = rows[5].model_copy(update={"garden": long, "brain": short})
    _, problems = compose_deck(retold(real, analogy__groups__growing=rows))
    assert [(p.code, p.span, p.place.at) for p in problems if p.place.at == "slide 5"] == [
        ("fit/overflow", place(8), "slide 5")
    ]


def test_a_label_that_reaches_into_the_one_below_is_told(
    real: Project, composed: ComposedBrochure
) -> None:
    """On the plate in Spanish, three lines stood right on the words below them."""
    rows = list(real.story.analogy.groups["growing"])
    long = Text("All of the roots of one plant and of its neighbours", place(8))
    rows[2] = rows[2].model_copy(update={"garden": long})
    _, problems = imposed(retold(real, analogy__groups__growing=rows), composed, "screen")
    told = [(p.code, p.span, p.place.at) for p in problems]
    assert told == [("fit/overflow", place(8), "left plate")]


@pytest.mark.parametrize("theme", ["garden", "calm"])
@pytest.mark.parametrize("content", ["content", "tests/contents/es"])
def test_labels_of_the_plate_stand_apart(theme: str, content: str) -> None:
    made = load(HOME / content, (), theme, HOME).project
    assert made is not None
    scenes, _ = brochure_scenes(made, ("screen",))
    [(_, items)] = labelled_items(scenes[0])
    boxes = [inked(label) for label in labels(items)]
    assert len(boxes) == 6
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            across = max(other.x - one.right, one.x - other.right)
            down = max(other.y - one.bottom, one.y - other.bottom)
            assert across >= 6.0 or down >= 4.0, (one, other)
