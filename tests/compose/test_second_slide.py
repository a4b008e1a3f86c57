"""What outgrows its slide goes on two, when the content gives the second a title of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.check.placed import unplaced
from brochure.compose import kit_scene
from brochure.compose.deck import compose_deck
from brochure.compose.halves import halves
from brochure.model.project import Project
from brochure.model.scene import Page, Scene, TextBox, flat
from brochure.model.story import Part
from brochure.model.written import Text
from brochure.problems import Problem
from brochure.text.inline import plain
from tests.builders import boxes_of, place, retold

TITLE = Text("Tell us about these as well.", place(90))
MORE = [Text(f"A history of condition number {n}, treated or not", place(n)) for n in range(1, 13)]


def told(project: Project) -> tuple[Scene, list[Problem]]:
    scene, problems = compose_deck(project)
    assert scene is not None
    return scene, problems


def outgrown(project: Project, title: Text | None = TITLE) -> Project:
    """The talk with twelve things to tell first, where eight stand on a slide."""
    return retold(
        project, safety__tell_first__items=MORE, talk__parts__tell_first__second_title=title
    )


@pytest.fixture(scope="module")
def grown(real: Project) -> Scene:
    scene, problems = told(outgrown(real))
    assert problems == []
    return scene


def both(scene: Scene, part: str) -> tuple[Page, Page]:
    first, second = (page for page in scene.pages if page.name in (part, f"{part} 2"))
    return first, second


def shown(page: Page) -> list[str]:
    return [p.text for box in boxes_of(page.items) for p in box.paragraphs if box.slot != "number"]


def sizes(page: Page, words: str) -> set[float]:
    return {
        run.style.size
        for box in boxes_of(page.items) if words in box.text
        for p in box.paragraphs for run in p.runs
    }  # fmt: skip


def seconds(part: Part) -> int:
    assert part.notes is not None
    return part.notes.seconds


def test_all_words_stand_on_two_slides_under_two_titles(grown: Scene, talk: Scene) -> None:
    assert len(grown.pages) == len(talk.pages) + 1
    first, second = both(grown, "tell_first")
    assert grown.pages.index(second) == grown.pages.index(first) + 1
    assert [first.title, second.title] == ["Tell us first about any of these.", TITLE]
    assert [shown(page)[0] for page in (first, second)] == [first.title, second.title]
    listed = [words for page in (first, second) for words in shown(page)[1:]]
    assert listed == [str(one) for one in MORE]
    assert sizes(first, "condition") == sizes(second, "condition")
    assert len({page.title for page in grown.pages}) == len(grown.pages)


def test_the_second_slide_goes_on_in_section_layout_and_number(grown: Scene) -> None:
    first, second = both(grown, "tell_first")
    assert (second.section, second.layout, second.enters) == (first.section, first.layout, "fade")
    numbers = [
        next(box.text for box in boxes_of(page.items) if box.slot == "number")
        for page in (first, second)
    ]
    assert numbers == [str(grown.pages.index(first) + 1), str(grown.pages.index(second) + 1)]
    assert [page.half for page in grown.pages if page.half] == [1, 2]


def test_a_slide_that_pushes_in_is_followed_by_one_that_fades(real: Project) -> None:
    slides = [
        slide.model_copy(update={"enters": "push-up"}) if slide.part == "tell_first" else slide
        for slide in real.deck.slides
    ]
    pushed = replace(outgrown(real), deck=real.deck.model_copy(update={"slides": slides}))
    first, second = both(told(pushed)[0], "tell_first")
    assert (first.enters, second.enters) == ("push-up", "fade")


def test_script_minutes_and_clock_are_divided(real: Project, grown: Scene, talk: Scene) -> None:
    part = outgrown(real).story.talk.parts["tell_first"]
    one, two = halves(part, real.words)
    assert part.notes and one.notes and two.notes
    assert f"{one.notes.say} {two.notes.say}" == part.notes.say
    assert one.notes.say.endswith(".")
    assert abs(len(one.notes.say) - len(two.notes.say)) < 0.5 * len(part.notes.say)
    assert seconds(one) + seconds(two) == seconds(part) and seconds(one) % 5 == 0
    assert min(seconds(one), seconds(two)) > 0
    first, second = (
        "\n".join(paragraph.text for paragraph in page.notes) for page in both(grown, "tell_first")
    )
    assert part.notes.if_asked and part.notes.next
    assert str(TITLE) in first and str(part.notes.next) in second
    question = str(part.notes.if_asked.question)
    assert question in second and question not in first
    last = "\n".join(paragraph.text for paragraph in grown.pages[-1].notes)
    assert last == "\n".join(paragraph.text for paragraph in talk.pages[-1].notes)


def test_no_name_or_initial_ends_the_first_half(real: Project) -> None:
    part = real.story.talk.parts["team"]
    assert part.notes is not None
    script = Text(
        "Here is Dr. Yun, M.D. Yun to some, one of us and here for you. Thanks.", place(4)
    )
    notes = part.notes.model_copy(update={"say": script})
    one, two = halves(part.model_copy(update={"notes": notes}), real.words)
    assert one.notes and two.notes
    assert (one.notes.say, two.notes.say) == (script.removesuffix(" Thanks."), "Thanks.")
    single = notes.model_copy(update={"say": Text("Dr. Yun leads us.", place(4))})
    part = part.model_copy(update={"notes": single, "second_title": TITLE})
    one, two = halves(part, real.words)
    assert one.notes and two.notes
    assert (one.notes.say, two.notes.say) == ("Dr. Yun leads us.", TITLE)


def test_without_a_title_the_problem_names_the_remedy(real: Project) -> None:
    scene, problems = told(outgrown(real, None))
    assert len(scene.pages) == len(real.deck.slides)
    [problem] = problems
    assert problem.code == "fit/overflow" and problem.is_error
    assert problem.place.at == "slide 19" and "Cut about" in problem.hint
    assert "second_title:" in problem.hint and "tell first" in problem.hint


def test_what_is_too_much_for_two_is_told_for_each(real: Project) -> None:
    many = [Text(f"{one} and so on and on", place(100 + n)) for n, one in enumerate([*MORE] * 4)]
    _, problems = told(retold(outgrown(real), safety__tell_first__items=many))
    assert {problem.place.at for problem in problems} == {"slide 19", "slide 20"}
    assert all("second_title" not in problem.hint for problem in problems)


def test_a_second_title_is_no_cure_for_what_stays_whole(real: Project) -> None:
    long = Text("One step more, and then one more step to take. " * 3, place(3))
    steps = [step.model_copy(update={"text": long}) for step in real.story.visit.steps]
    grown = retold(real, visit__steps=steps, talk__parts__visit__second_title=TITLE)
    scene, problems = told(grown)
    assert len(scene.pages) == len(real.deck.slides)
    assert problems and all("second_title" not in problem.hint for problem in problems)


def test_a_title_kept_ready_is_no_lost_word(
    real: Project, printed: dict[str, Scene], talk: Scene
) -> None:
    ready = retold(real, talk__parts__visit__second_title=TITLE)
    assert unplaced(ready, [printed["screen"], talk]) == []


def test_common_and_serious_risks_go_on_together(real: Project) -> None:
    """Serious risks must not stand on a later slide than common ones."""
    safety = real.story.safety
    common = [Text(f"Common {n}, and told", place(n)) for n in range(1, 13)]
    serious = [Text(f"Serious {n}, and told", place(n + 20)) for n in range(1, 13)]
    first, second = both(
        told(
            retold(
                real,
                safety__common__items=common,
                safety__serious__items=serious,
                talk__parts__risks__second_title=TITLE,
            )
        )[0],
        "risks",
    )
    for page in (first, second):
        words = shown(page)
        assert str(safety.common.heading) in words and str(safety.serious.heading) in words
        assert any("Common" in one for one in words) and any("Serious" in one for one in words)
        assert plain(safety.long_term) in words
    together = [*shown(first), *shown(second)]
    assert all(str(one) in together for one in [*common, *serious])
    assert sizes(first, "Serious 1,") == sizes(second, "Common 12,")


@pytest.mark.parametrize("part", ["sources", "null_results", "map_growing", "team", "limits"])
def test_lists_tables_people_and_sources_go_on(real: Project, part: str) -> None:
    story = real.story
    many: dict[str, object] = {}
    if part == "sources":
        pattern = story.sources["nimh"]
        many["sources"] = {
            **story.sources,
            **{f"more-{n}": pattern.model_copy(
                update={"short": Text(f"Another source {n}", place(n))}
            ) for n in range(20)},
        }  # fmt: skip
    elif part == "null_results":
        table = story.talk.parts[part].table
        assert table is not None
        many["talk__parts__null_results__table__rows"] = table.rows * 2
    elif part == "map_growing":
        many["analogy__groups__growing"] = story.analogy.groups["growing"] * 2
    elif part == "team":
        many["team__people"] = story.team.people * 4
    else:
        many["talk__parts__limits__lines"] = story.talk.parts[part].lines * 2
    many[f"talk__parts__{part}__second_title"] = TITLE
    project = retold(real, **many)
    scene, problems = told(project)
    assert problems == []
    first, second = both(scene, part)
    assert second.title == TITLE
    tables = [len(shown(page)) for page in (first, second)]
    assert min(tables) > 1
    without = retold(project, **{f"talk__parts__{part}__second_title": None})
    assert told(without)[1] != []


def test_the_kit_tells_both_slides(real: Project, grown: Scene) -> None:
    project = outgrown(real)
    notes, problems = kit_scene(project, grown, "notes")
    assert problems == [] and len(notes.pages) == len(grown.pages)
    number = grown.pages.index(both(grown, "tell_first")[1]) + 1
    page = notes.pages[number - 1]
    assert page.title == f"{number}. {TITLE}"
    said = {b.text for b in flat(page.items) if isinstance(b, TextBox)}
    _, two = halves(project.story.talk.parts["tell_first"], real.words)
    assert two.notes is not None
    beginning = " ".join(two.notes.say.split()[:5])
    assert any(one.startswith(beginning) for one in said)
    handout, _ = kit_scene(project, grown, "handout")
    assert str(TITLE) in {i.role.alt for p in handout.pages for i in flat(p.items)
                          if not isinstance(i, TextBox)}  # fmt: skip
