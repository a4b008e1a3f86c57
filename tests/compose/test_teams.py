"""Teams of other clinics: two people, nine people, portraits; every word is placed and nothing is over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.check.placed import unplaced
from brochure.compose import brochure_scenes, deck_scene
from brochure.compose.brochure import compose_brochure
from brochure.load.project import load
from brochure.model.project import Project
from brochure.model.scene import DECORATION, Art, Group, Photo, Scene, Shape, TextBox, flat
from brochure.model.story import Person
from brochure.model.written import Text, texts_in
from tests.builders import (
    HOME,
    boxes_of,
    coloured_picture,
    crowd,
    inked,
    place,
    retold,
    shown_words,
)


def both(project: Project) -> tuple[list[Scene], Scene]:
    printed, problems = brochure_scenes(project, ("press", "screen"))
    deck, more = deck_scene(project)
    assert [p.message for p in (*problems, *more) if p.is_error] == []
    assert deck is not None and len(printed) == 2
    return printed, deck


@pytest.mark.parametrize("count", [1, 2, 3, 6, 9])
def test_every_word_of_a_team_is_placed(real: Project, count: int) -> None:
    people = crowd(real, count)
    project = retold(real, team__people=people)
    printed, deck = both(project)
    on_paper, on_screen = (shown_words([one]).replace("\u00a0", " ") for one in printed)
    on_slides = shown_words([deck])
    most = 2 if count <= 6 else 1
    for person in people:
        assert person.name in on_paper and person.name in on_slides
        assert person.role in on_paper and person.role in on_slides
        assert all(fact in on_screen for fact in person.facts)
        assert [fact for fact in person.facts if fact in on_paper] == person.facts[:most]
    lost = {problem.span for problem in unplaced(project, [*printed, deck])}
    assert lost.isdisjoint(text.span for text in texts_in(people))
    for scene in (*printed, deck):
        for page, box in scene.text_boxes():
            assert box.lines and inked(box).bottom <= page.height, box.text


def test_people_on_a_slide_stand_apart(real: Project) -> None:
    for count in (2, 5, 9):
        _, deck = both(retold(real, team__people=crowd(real, count)))
        page = next(page for page in deck.pages if page.name == "team")
        emblems = [i for i in flat(page.items) if isinstance(i, Group) and i.name == "monogram"]
        assert len(emblems) == count
        places = {(round(e.box.x), round(e.box.y)) for e in emblems}
        assert len(places) == count
        assert all(e.box.x >= 0 and e.box.right <= page.width for e in emblems)


def with_portraits(project: Project, *numbers: int) -> tuple[Project, list[Person]]:
    people = [
        person.model_copy(
            update={"portrait": Text(f"p{i}", place(i + 1)) if i in numbers else None}
        )
        for i, person in enumerate(project.story.team.people)
    ]
    pictures = {**project.pictures, **{f"p{i}": coloured_picture() for i in numbers}}
    return replace(retold(project, team__people=people), pictures=pictures), people


def corners(group: Group) -> int:
    """Curves of the ground of a monogram whose corner is as round as a circle's."""
    ground = next(item for item in group.items if isinstance(item, Shape))
    (outline,) = ground.subpaths
    xs = outline.values[0::2]
    side = max(xs) - min(xs)
    start = xs[0] - min(xs)
    return round(100 * start / side)


def test_a_portrait_is_round_and_makes_the_other_emblems_circles(real: Project) -> None:
    project, people = with_portraits(real, 1)
    printed, deck = both(project)
    (page,) = [page for page in printed[0].pages if page.name == "outside"]
    photos = [item for item in flat(page.items) if isinstance(item, Photo)]
    assert [(p.role.alt, p.round) for p in photos] == [
        (f"{real.words.portrait} {people[1].name}", True)
    ]
    assert photos[0].box.w == photos[0].box.h > 15
    emblems = [i for i in flat(page.items) if isinstance(i, Group) and i.name == "monogram"]
    assert len(emblems) == len(people) - 1
    assert {corners(emblem) for emblem in emblems} == {50}
    on_slide = [i for p in deck.pages for i in flat(p.items) if isinstance(i, Photo)]
    assert [(p.role.alt, p.round) for p in on_slide] == [(photos[0].role.alt, True)]


def test_without_portraits_emblems_are_leaves(real: Project) -> None:
    printed, _ = both(real)
    emblems = [
        i for i in flat(printed[0].pages[0].items) if isinstance(i, Group) and i.name == "monogram"
    ]
    assert len(emblems) == len(real.story.team.people)
    assert {corners(emblem) for emblem in emblems} == {4}


@pytest.mark.parametrize("count", [2, 5, 9])
def test_portraits_and_initials_mixed(real: Project, count: int) -> None:
    people = [
        person.model_copy(update={"portrait": Text(f"p{i}", place(i + 1)) if i % 2 else None})
        for i, person in enumerate(crowd(real, count))
    ]
    pictures = {**real.pictures, **{f"p{i}": coloured_picture() for i in range(count)}}
    printed, deck = both(replace(retold(real, team__people=people), pictures=pictures))
    outside = next(page for page in printed[0].pages if page.name == "outside")
    team = next(page for page in deck.pages if page.name == "team")
    for page in (outside, team):
        photos = [item for item in flat(page.items) if isinstance(item, Photo)]
        emblems = [i for i in flat(page.items) if isinstance(i, Group) and i.name == "monogram"]
        assert (len(photos), len(emblems)) == (count // 2, count - count // 2), page.name
        assert {corners(emblem) for emblem in emblems} == {50}
        assert len({round(item.box.w, 2) for item in (*photos, *emblems)}) == 1


def holes(project: Project) -> list[float]:
    """The room between what stands below one another in the panel of the team, in points."""
    composed, problems = compose_brochure(project)
    assert composed is not None and not [p for p in problems if p.is_error]
    setting = composed.panels["flap"]
    boxes = [
        inked(item) if isinstance(item, TextBox) else item.box
        for item in flat(setting.items)
        if isinstance(item, (TextBox, Art)) or (isinstance(item, Group) and item.name == "monogram")
    ]
    reached, found = setting.frame.text.y, []
    for box in sorted(boxes, key=lambda box: box.y):
        found.append(box.y - reached)
        reached = max(reached, box.bottom)
    return [*found, setting.frame.text.bottom - reached]


@pytest.mark.parametrize("theme", ["garden", "calm"])
@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_small_team_leaves_no_hole(theme: str, count: int) -> None:
    found = load(HOME / "content", (), theme, HOME).project
    assert found is not None
    people = found.story.team.people[:count]
    assert max(holes(retold(found, team__people=people))) < 45.0


def test_a_picture_fills_what_is_left_and_says_nothing(real: Project) -> None:
    """With two people; the five of the shipped content leave no room for it."""
    for count, expected in ((2, 1), (5, 0)):
        people = real.story.team.people[:count]
        printed, _ = both(retold(real, team__people=people))
        page = next(page for page in printed[0].pages if page.name == "outside")
        spots = [i for i in flat(page.items) if isinstance(i, Art) and i.drawing.name == "renewal"]
        assert len(spots) == expected
        for spot in spots:
            assert spot.role == DECORATION and 72 * 0.8 <= spot.box.w <= 72 * 1.3


@pytest.mark.parametrize(("count", "most"), [(5, 3), (6, 2), (7, 1), (9, 1)])
def test_a_large_team_is_printed_with_fewer_facts_and_says_so(
    real: Project, count: int, most: int
) -> None:
    """What print leaves out stands in the screen file, and one warning names it."""
    team = [
        person.model_copy(
            update={
                "facts": [
                    Text(f"Fact {i} of {person.name}.", place(100 * n + i, "content/crowd.yaml"))
                    for i in range(3)
                ]
            }
        )
        for n, person in enumerate(crowd(real, count))
    ]
    project = retold(real, team__people=team)
    printed, problems = brochure_scenes(project, ("press", "office", "screen"))
    shown = [shown_words([scene]).replace("\u00a0", " ") for scene in printed]
    for person in team:
        for words, facts in zip(shown, (most, most, 3), strict=True):
            found = [f"Fact {i} of {person.name}." in words for i in range(3)]
            assert found == [i < facts for i in range(3)]
    left_out = [p for p in problems if p.code == "fit/left-out"]
    assert [p.span for p in left_out] == ([] if most == 3 else [team[0].facts[most].span])


def test_nine_people_keep_their_emblems_in_print(real: Project) -> None:
    printed, _ = both(retold(real, team__people=crowd(real, 9)))
    page = next(page for page in printed[0].pages if page.name == "outside")
    emblems = [i for i in flat(page.items) if isinstance(i, Group) and i.name == "monogram"]
    assert len(emblems) == 9 and all(e.box.w >= 20.0 for e in emblems)


def test_rows_of_three_begin_under_the_title(real: Project) -> None:
    _, deck = both(retold(real, team__people=crowd(real, 9)))
    page = next(page for page in deck.pages if page.name == "team")
    title = next(box for box in boxes_of(page.items) if box.slot == "title")
    emblems = [i for i in flat(page.items) if isinstance(i, Group) and i.name == "monogram"]
    assert len(emblems) == 9
    assert abs(min(one.box.x for one in emblems) - title.box.x) < 0.01


@pytest.mark.parametrize("theme", ["garden", "calm"])
@pytest.mark.parametrize("count", [2, 3, 5, 9])
@pytest.mark.parametrize(
    "name", ["Maximiliana Konstantinou-Featherstone", "Ida Wolfeschlegelsteinha"]
)
def test_a_long_name_takes_a_line_more_or_a_denser_list(theme: str, count: int, name: str) -> None:
    """Where two or three people are set large, no long name fitted: the build failed."""
    loaded = load(HOME / "content", (), theme, HOME).project
    assert loaded is not None
    people = crowd(loaded, count)
    people[0] = people[0].model_copy(update={"name": Text(name, people[0].name.span)})
    printed, deck = both(retold(loaded, team__people=people))
    for scene in (*printed, deck):
        words = shown_words([scene]).replace("- ", "-")
        assert name in words, scene.piece


@pytest.mark.parametrize("layout", ["trifold-letter", "trifold-a4"])
@pytest.mark.parametrize("theme", ["garden", "calm"])
def test_the_long_name_of_a_clinic_costs_the_cover_air_and_nobody_type(
    theme: str, layout: str
) -> None:
    made = load(HOME / "content", (layout,), theme, HOME).project
    assert made is not None
    long = retold(made, clinic__name=Text("Conejo Center for Integrative Psychiatry", place(1)))
    usual, _ = compose_brochure(made)
    found, problems = compose_brochure(long)
    assert found is not None and usual is not None
    assert [p.message for p in problems if p.is_error] == []
    assert found.size == usual.size


@pytest.mark.parametrize("count", [6, 7, 9])
def test_rows_of_a_team_stand_in_the_middle_of_their_slide(real: Project, count: int) -> None:
    _, deck = both(retold(real, team__people=crowd(real, count)))
    page = next(page for page in deck.pages if page.name == "team")
    place_of = real.deck.layouts["people"].spots["people"].box
    boxes = [inked(box) for box in boxes_of(page.items) if box.slot.startswith("people-")]
    above = min(box.y for box in boxes) - place_of[1]
    under = place_of[1] + place_of[3] - max(box.bottom for box in boxes)
    assert len(boxes) == count and abs(above - under) < 20.0, (above, under)
