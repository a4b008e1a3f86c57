"""The speaker's kit as scenes: the slides as pages, the notes to print, the handout."""

from __future__ import annotations

from dataclasses import replace

import pytest

from brochure.check.deck.colour import Palette
from brochure.check.deck.opened import OpenedDeck
from brochure.compose import kit_scene
from brochure.compose.deck import compose_deck
from brochure.compose.kit import KIT
from brochure.compose.kit.miniature import miniature
from brochure.compose.kit.slides import Projector
from brochure.draw.pptx import deck as drawn_deck
from brochure.draw.pptx_theme import scheme_colour
from brochure.model.project import Project
from brochure.model.scene import Group, Page, Paint, Scene, Shape, TextBox, flat
from tests.builders import HOME, MOMENT, crowd, lengthened, loaded, retold

MARGIN = 0.7 * 72


def kit(project: Project, piece: str) -> Scene:
    deck, _ = compose_deck(project)
    assert deck is not None
    scene, problems = kit_scene(project, deck, piece)
    assert problems == []
    return scene


@pytest.fixture(scope="module")
def spanish() -> Project:
    return loaded(HOME / "tests/contents/es")


def words_on(page: Page) -> str:
    return " ".join(
        " ".join(line.text for line in item.lines)
        for item in flat(page.items)
        if isinstance(item, TextBox)
    )


def outside(page: Page) -> list[str]:
    """Lines that leave the page's margins; those of the small slides lie in their own frame."""
    found = []
    for item in page.items:
        for box in flat((item,)) if not isinstance(item, Group) else ():
            for line in box.lines if isinstance(box, TextBox) else ():
                right = max(run.x + run.width for run in line.runs)
                if right > page.width - MARGIN + 0.5 or line.baseline > page.height - MARGIN + 8:
                    found.append(line.text)
    return found


def test_the_slides_as_pages_say_what_the_slides_say(talk: Scene, real: Project) -> None:
    pages = kit(real, "deck-pdf").pages
    assert len(pages) == len(talk.pages) >= 24
    for page, slide in zip(pages, talk.pages, strict=True):
        assert words_on(page) == words_on(slide) and page.title == slide.title
        ground = page.items[0]
        assert (
            isinstance(ground, Shape) and ground.name == "ground" and ground.role.tag == "Artifact"
        )


def test_a_filled_place_has_its_ground_just_under_its_words(real: Project) -> None:
    page = next(p for p in kit(real, "deck-pdf").pages if p.name == "visit")
    items = list(flat(page.items))
    [at] = [i for i, item in enumerate(items) if isinstance(item, TextBox) and item.slot == "ride"]
    under = items[at - 1]
    assert isinstance(under, Shape) and under.fill == Paint("deep") and under.name == "fill"


def test_colours_are_those_that_powerpoint_makes(talk: Scene) -> None:
    """The finished deck's theme, read by the preflight, gives each paint the same colour."""
    from lxml import etree

    slide = OpenedDeck(drawn_deck(talk, MOMENT)).slides[0]
    palette, shown = Palette(slide), Projector(talk.inks)
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    for name in talk.inks:
        for tint in (100, 60, 20, 7):
            fill = f'<a:f xmlns:a="{main}">{scheme_colour(Paint(name, tint), talk.inks)}</a:f>'
            theirs = palette.of(etree.fromstring(fill))
            digits = shown.inks[shown.paint(Paint(name, tint)).ink].rgb
            ours = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
            assert theirs is not None
            assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) < 0.006, (name, tint)


def test_every_script_is_printed_with_its_clock(real: Project) -> None:
    pages = kit(real, "notes").pages
    by_title = {page.title: words_on(page) for page in pages}
    running = 0
    assert len(real.story.talk.parts) >= 20
    for number, slide in enumerate(real.deck.slides, 1):
        part = real.story.talk.parts[str(slide.part)]
        assert part.notes is not None
        page = next(words for title, words in by_title.items() if title.startswith(f"{number}. "))
        assert f"{running // 60}:{running % 60:02d}" in page
        running += part.notes.seconds
        assert f"{running // 60}:{running % 60:02d}" in page
        spoken = set(str(part.notes.say).replace('"', "").replace("'", "’").split())
        assert len(spoken - set(page.replace("“", "").replace("”", "").split())) <= len(spoken) // 8
        assert f"{len(part.notes.say.split())} words" in page


@pytest.mark.parametrize("piece", ["notes", "handout"])
@pytest.mark.parametrize("which", ["real", "spanish"])
def test_help_stands_on_every_page_and_nothing_leaves_it(
    piece: str, which: str, request: pytest.FixtureRequest
) -> None:
    project = request.getfixturevalue(which)
    pages = kit(project, piece).pages
    assert len(pages) >= 8
    crisis = project.story.clinic.crisis
    for page in pages:
        foot = words_on(page)[-400:]
        assert str(crisis.number) in foot and str(crisis.emergency) in foot, page.name
        assert outside(page) == [], page.name


def test_a_handout_has_three_slides_a_page_and_lines_beside_each(
    real: Project, talk: Scene
) -> None:
    pages = kit(real, "handout").pages
    assert len(pages) == -(-len(talk.pages) // 3)
    for page in pages:
        slides = [item for item in page.items if isinstance(item, Group)]
        lines = [item for item in page.items if isinstance(item, Shape) and item.name == "line"]
        assert len(slides) == 3 and len(lines) >= 3 * 7
        assert all(a.box.bottom < b.box.y for a, b in zip(slides, slides[1:], strict=False))
    assert [s.role.alt for p in pages for s in p.items if isinstance(s, Group)] == [
        page.title for page in talk.pages
    ]


def test_a_miniature_is_the_page_scaled(talk: Scene) -> None:
    page = talk.pages[1]
    small = miniature(page, 100.0, 50.0, page.width / 4)
    big = [i for i in flat(page.items) if isinstance(i, TextBox)]
    little = [i for i in flat(small.items) if isinstance(i, TextBox)]
    assert len(big) == len(little) > 1
    for one, other in zip(big, little, strict=True):
        assert other.box.x == pytest.approx(one.box.x / 4 + 100)
        assert other.lines[0].baseline == pytest.approx(one.lines[0].baseline / 4 + 50)
        assert other.lines[0].runs[0].width == pytest.approx(one.lines[0].runs[0].width / 4)
        assert other.lines[0].runs[0].style.size == one.lines[0].runs[0].style.size / 4
    assert small.role.alt == page.title


def test_a_long_script_goes_on_and_one_too_long_is_told(real: Project) -> None:
    part = "talk.parts.risks.notes.say"
    much = lengthened(real, part, 3)
    assert len(kit(much, "notes").pages) == len(kit(real, "notes").pages) + 1
    much = lengthened(real, part, 9)
    deck, _ = compose_deck(much)
    assert deck is not None
    _, problems = kit_scene(much, deck, "notes")
    [problem] = problems
    assert problem.code == "fit/overflow" and problem.is_error
    assert problem.place.at == "slide 18" and "Cut about" in problem.hint


def test_nine_people_and_no_notes(real: Project) -> None:
    many = retold(real, team__people=crowd(real, 9))
    for piece in KIT:
        assert any("Ivo Petrov" in words_on(page) for page in kit(many, piece).pages), piece
    silent = real.story.talk.parts["team"].model_copy(update={"notes": None})
    pages = kit(retold(real, talk__parts__team=silent), "notes").pages
    assert len(pages) == len(real.deck.slides)
    assert [p.name for p in pages if str(real.words.say) not in words_on(p).split()] == ["notes 22"]


def test_the_paper_is_that_of_the_brochure(real: Project) -> None:
    wide = real.brochure.sheet.model_copy(update={"width": 841.89, "height": 595.28})
    a4 = replace(real, brochure=real.brochure.model_copy(update={"sheet": wide}))
    for piece in ("notes", "handout"):
        assert {(p.width, p.height) for p in kit(a4, piece).pages} == {(595.28, 841.89)}
