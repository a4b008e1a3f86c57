"""The real deck as numbers: places, sizes, titles, breaks, notes and their clock."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from brochure.compose.deck import compose_deck
from brochure.model.project import Project
from brochure.model.scene import Art, Box, Group, Page, Scene, TableData, TextBox, flat
from brochure.model.template import Spot
from brochure.model.written import Text
from brochure.text.inline import plain
from brochure.units import inches
from tests.builders import boxes_of, edited, inked, line_width, place, retold

NEAR = 0.05
BODY_LEAST, CAPTION_LEAST, LEAST = 24.0, 20.0, 18.0


def spots_of(real: Project, page: Page) -> dict[str, Spot]:
    return {"number": real.deck.number, **real.deck.layouts[page.layout].spots}


def test_between_eighteen_and_twenty_four_slides(real: Project, talk: Scene) -> None:
    assert 18 <= len(talk.pages) <= 24
    assert [page.name for page in talk.pages] == [str(slide.part) for slide in real.deck.slides]
    assert {(page.width, page.height) for page in talk.pages} == {
        (real.deck.width, real.deck.height)
    }
    assert real.deck.width / real.deck.height == pytest.approx(16 / 9, abs=0.001)


def test_every_text_stands_inside_the_slide(talk: Scene) -> None:
    for number, page in enumerate(talk.pages, 1):
        boxes = boxes_of(page.items)
        assert boxes, number
        for box in boxes:
            taken = inked(box)
            assert taken.x >= -NEAR and taken.right <= page.width + NEAR, (number, box.text)
            assert taken.y >= -NEAR and taken.bottom <= page.height + NEAR, (number, box.text)
            assert max(map(line_width, box.lines)) <= box.box.w + NEAR, (number, box.text)


def test_every_text_stands_inside_its_spot(real: Project, talk: Scene) -> None:
    seen = 0
    for page in talk.pages:
        spots = spots_of(real, page)
        for box in boxes_of(page.items):
            name = re.sub(r"-\d$", "", box.slot) if box.slot not in spots else box.slot
            if not name:
                continue  # text of a drawing-like place (table, path, people): held by its group
            spot, taken = Box(*(spots[name].alone or spots[name].box)), inked(box)
            seen += 1
            assert box.box.x >= spot.x - NEAR and box.box.right <= spot.right + NEAR, (
                page.name,
                name,
            )
            rows = sum(
                p.leading * sum(line.paragraph == i for line in box.lines) + (p.before if i else 0)
                for i, p in enumerate(box.paragraphs)
            )
            assert rows <= spot.h + NEAR, (page.name, box.text)
            assert taken.y >= spot.y - 4 and taken.bottom <= spot.bottom + 2, (page.name, box.text)
    assert seen > 60


def test_text_without_a_place_of_its_own_stays_in_the_spot_of_its_kind(
    real: Project, talk: Scene
) -> None:
    seen = 0
    for page in talk.pages:
        frames = [Box(*s.box) for s in spots_of(real, page).values()]
        slide = next(slide for slide in real.deck.slides if slide.part == page.name)
        frames += [Box(*one.box, 60) for art in slide.art for one in art.leaders]
        for box in (b for b in boxes_of(page.items) if not b.slot):
            taken = inked(box)
            seen += 1
            assert any(
                f.x - NEAR <= taken.x and taken.right <= f.right + NEAR
                and f.y - 12 <= taken.y and taken.bottom <= f.bottom + 2 for f in frames
            ), (page.name, box.text)  # fmt: skip
    assert seen > 40


def test_running_text_stands_in_placeholders_of_its_layout(talk: Scene) -> None:
    """Also what stands in columns, steps and rows of people; labels of drawings do not."""
    layouts = {frame.name: {place.name for place in frame.placeholders} for frame in talk.layouts}
    slots = {
        page.name: {box.slot for box in boxes_of(page.items) if box.slot} for page in talk.pages
    }
    for page in talk.pages:
        assert slots[page.name] <= layouts[page.layout], page.name
    columns = {f"items-{n}" for n in (1, 2)}
    assert columns <= slots["tell_first"]
    assert {f"steps-{n}" for n in range(1, 6)} <= slots["visit"]
    assert {f"people-{n}" for n in range(1, 6)} <= slots["team"]
    assert {"sources-1", "sources-2"} <= slots["sources"]
    assert {f"arrays-{n}" for n in range(1, 5)} <= slots["response"]
    loose = {
        page.name for page in talk.pages
        if any(not box.slot for box in boxes_of(page.items) if box.role.tag != "Artifact")
    }  # fmt: skip
    # Labels of the picture, tables, the chart, numbers on stones, initials, the stamp.
    assert loose <= {
        "garden", "map_growing", "map_weather", "ect", "null_results", "visit", "team", "sources",
    }  # fmt: skip


def test_no_two_places_of_words_overlap_on_the_help_slide(real: Project) -> None:
    """A box that reaches into another is chosen by accident when somebody edits."""
    spots = [Box(*spot.box) for spot in real.deck.layouts["help"].spots.values()]
    assert len(spots) == 5
    assert not any(a.meets(b) for i, a in enumerate(spots) for b in spots[i + 1 :])


def test_no_two_texts_stand_in_one_place(talk: Scene) -> None:
    for page in talk.pages:
        boxes = boxes_of(page.items)
        for i, one in enumerate(boxes):
            a = inked(one)
            for other in boxes[i + 1 :]:
                b = inked(other)
                assert (
                    a.right <= b.x + NEAR or b.right <= a.x + NEAR
                    or a.bottom <= b.y + 2 or b.bottom <= a.y + 2
                ), (page.name, one.text, other.text)  # fmt: skip


def sizes(box: TextBox) -> set[float]:
    return {run.style.size for paragraph in box.paragraphs for run in paragraph.runs}


def test_nothing_is_smaller_than_a_room_can_read(talk: Scene) -> None:
    for page in talk.pages:
        for box in boxes_of(page.items):
            assert min(sizes(box)) >= LEAST, (page.name, box.text)


def test_body_and_captions_keep_their_own_floors(real: Project, talk: Scene) -> None:
    seen: Counter[str] = Counter()
    for page in talk.pages:
        spots = spots_of(real, page)
        for box in boxes_of(page.items):
            spot = spots.get(box.slot)
            takes = str(spot.takes) if spot else ""
            least = BODY_LEAST if takes in ("lines", "title") else CAPTION_LEAST
            if takes.split(".")[0] in ("lines", "title", "captions") and box.slot != "credit":
                seen[takes.split(".")[0]] += 1
                assert min(sizes(box)) >= least, (page.name, box.text)
    assert seen["title"] == len(talk.pages) and seen["lines"] >= 4 and seen["captions"] >= 10


def test_every_style_has_a_floor_a_room_can_read(real: Project) -> None:
    for name, style in real.theme.slides.items():
        assert min(style.size, style.floor or style.size) >= LEAST, name
    for name in ("body", "aside", "list"):
        assert (real.theme.slides[name].floor or real.theme.slides[name].size) >= BODY_LEAST


def test_the_title_comes_first_and_once(talk: Scene) -> None:
    for page in talk.pages:
        first = page.items[0]
        assert isinstance(first, TextBox) and first.role.tag == "Title" and first.slot == "title"
        assert first.text == page.title
        assert [b.role.tag for b in boxes_of(page.items)].count("Title") == 1


def test_titles_are_unique(talk: Scene) -> None:
    titles = [page.title for page in talk.pages]
    assert len(set(titles)) == len(titles) and all(titles)


def test_no_break_is_forced(talk: Scene) -> None:
    seen = 0
    for page in talk.pages:
        for box in boxes_of(page.items):
            for paragraph in box.paragraphs:
                seen += 1
                assert not re.search(r"[\n\v\r\u2028\u00a0]", paragraph.text), paragraph.text
            assert box.broken == "greedy"
    assert seen > 150


def test_no_title_ends_in_a_line_of_one_word(talk: Scene) -> None:
    several = 0
    for page in talk.pages:
        lines = boxes_of(page.items)[0].lines
        several += len(lines) > 1
        if len(lines) > 1:
            assert len(lines[-1].text.split()) > 1, page.title
    assert several >= 2


def test_titles_of_two_lines_break_evenly(talk: Scene) -> None:
    titles = {
        page.name: [line.text.rstrip() for line in boxes_of(page.items)[0].lines]
        for page in talk.pages
    }
    assert titles["disclosure"] == ["First, you should know", "where we stand."]
    assert titles["illness"] == ["Depression is an illness,", "not a weakness."]
    assert titles["questions"] == ["Take these questions", "to your clinician."]


def test_centred_captions_break_evenly_in_the_middle_of_their_place(
    real: Project, talk: Scene
) -> None:
    spot = Box(*real.deck.layouts["underground"].spots["right"].box)
    page = next(page for page in talk.pages if page.name == "cells")
    caption = next(box for box in boxes_of(page.items) if box.slot == "right")
    assert [line.text.rstrip() for line in caption.lines] == ["A synapse: where", "two cells meet"]
    assert abs((caption.box.x + caption.box.right) - (spot.x + spot.right)) < NEAR


def test_help_is_told_a_sentence_a_line(talk: Scene) -> None:
    page = next(page for page in talk.pages if page.name == "help")
    words = next(box for box in boxes_of(page.items) if box.slot == "words")
    assert [line.text.strip() for line in words.lines] == [
        "Call or text 988", "988 Suicide & Crisis Lifeline", "Or chat at 988lifeline.org.",
        "Free, private, 24/7.", "Press 1 for veterans, 2 for Spanish.",
    ]  # fmt: skip


def test_maps_have_rows_of_one_height_and_end_above_the_sprouts(real: Project, talk: Scene) -> None:
    assert real.deck.growth is not None
    sprouts = Box(*real.deck.growth.box).y
    heights: set[float] = set()
    tables = [
        item for page in talk.pages if page.layout == "map"
        for item in flat(page.items) if isinstance(item, Group) and item.name == "table"
    ]  # fmt: skip
    assert len(tables) == 2
    for table in tables:
        assert isinstance(table.native, TableData)
        heights |= {round(height, 2) for height in table.native.rows[1:]}
        assert table.box.bottom <= sprouts - inches(0.3) + NEAR
    assert len(heights) == 1


def test_roles_of_the_team_stand_on_one_line_level(real: Project, talk: Scene) -> None:
    people = real.story.team.people
    page = next(page for page in talk.pages if page.name == "team")
    levels = [
        next(
            line.baseline for box in boxes_of(page.items) for line in box.lines
            if plain(person.name) in box.text
            and box.paragraphs[line.paragraph].text == plain(person.role)
        )
        for person in people
    ]  # fmt: skip
    assert len(levels) == len(people) > 1
    assert max(levels) - min(levels) < NEAR


def test_notes_begin_with_say_and_have_for_you(real: Project, talk: Scene) -> None:
    words = real.words
    for page in talk.pages:
        notes = [paragraph.text for paragraph in page.notes]
        part = real.story.talk.parts[page.name]
        assert part.notes is not None
        assert notes[0] == words.say
        assert plain(notes[1].replace("’", "'").replace("“", '"').replace("”", '"')) == plain(
            part.notes.say
        )
        assert notes[2] == words.for_you
        assert notes[3].startswith(f"{words.time}: {part.notes.minutes} (")
        labels = [note.split(":")[0] for note in notes[4:]]
        assert words.evidence in labels and words.do_not_say in labels


def test_the_clock_runs_through_the_talk(real: Project, talk: Scene) -> None:
    clock = 0
    for page in talk.pages:
        (told,) = re.findall(r"\((\d+):(\d\d) → (\d+):(\d\d)\)", page.notes[3].text)
        begin, end = int(told[0]) * 60 + int(told[1]), int(told[2]) * 60 + int(told[3])
        notes = real.story.talk.parts[page.name].notes
        assert notes is not None
        assert (begin, end) == (clock, clock + notes.seconds), page.name
        clock = end
    assert clock == 20 * 60


def test_the_script_is_as_long_as_the_talk(real: Project, talk: Scene) -> None:
    script = [page.notes[1].text for page in talk.pages if page.name != "help"]
    assert len(script) == len(talk.pages) - 1
    assert 1980 <= sum(len(words.split()) for words in script) <= 2340


def test_what_is_not_known_is_left_out_but_disclosures_keep_a_line(
    real: Project, talk: Scene
) -> None:
    assert (real.story.talk.speaker, real.story.talk.event, real.story.talk.disclosures) == (
        None,
    ) * 3
    assert not [b for b in boxes_of(talk.pages[0].items) if b.slot == "presenter"]
    body = next(b for b in boxes_of(talk.pages[1].items) if b.slot == "body")
    assert body.paragraphs[-1].text.endswith(f": {real.words.fill_in}")


def test_what_is_known_is_shown(real: Project) -> None:
    known = retold(
        real, talk__speaker=Text("Ana Ito", place(1)), talk__event=Text("Fair", place(2)),
        talk__disclosures=Text("None.", place(3)),
    )  # fmt: skip
    scene, problems = compose_deck(known)
    assert scene is not None and problems == []
    presenter = next(b for b in boxes_of(scene.pages[0].items) if b.slot == "presenter")
    assert presenter.text.split() == ["Ana", "Ito", "·", "Fair"]
    body = next(b for b in boxes_of(scene.pages[1].items) if b.slot == "body")
    assert body.paragraphs[-1].text.endswith(": None.")
    assert real.words.fill_in not in body.text


def test_pictures_speak_once_or_are_decoration(real: Project, talk: Scene) -> None:
    spoken = 0
    for page, slide in zip(talk.pages, real.deck.slides, strict=True):
        told = [i for i in flat(page.items) if isinstance(i, Art) and i.role.tag == "Figure"]
        alt = real.story.talk.parts[page.name].alt
        labelled = any(art.leaders for art in slide.art)  # there the whole group speaks
        spoken_by_art = alt and slide.art and not labelled
        assert [art.role.alt for art in told] == ([str(alt)] if spoken_by_art else [])
        spoken += len(told)
    assert spoken >= 10


def test_tables_and_charts_are_native(talk: Scene) -> None:
    natives = {
        g.name: g.native for p in talk.pages for g in p.items if isinstance(g, Group) and g.native
    }
    assert set(natives) == {"table", "chart"}


def test_the_garden_grows_from_slide_to_slide(real: Project, talk: Scene) -> None:
    growth = real.deck.growth
    assert growth is not None
    drawing = real.pictures[str(growth.picture)]
    steps = [
        i.steps
        for p in talk.pages
        for i in flat(p.items)
        if isinstance(i, Art) and i.drawing is drawing
    ]
    assert len(steps) > 15 and None not in steps
    assert steps == sorted(steps) and steps[0] < steps[-1]  # type: ignore[type-var, operator]


def test_a_part_that_is_skipped_is_no_slide(real: Project, talk: Scene) -> None:
    scene, _ = compose_deck(retold(real, talk__parts__ect__skip=Text("too long", place(1))))
    assert scene is not None
    assert [p.name for p in scene.pages] == [p.name for p in talk.pages if p.name != "ect"]


def test_text_shrinks_together_and_never_below_its_floor(real: Project) -> None:
    longer = edited(
        real.story.talk.parts["questions"].lines,
        lambda text: Text(f"{text} And what would you do in my place?", text.span),
    )
    scene, problems = compose_deck(retold(real, talk__parts__questions__lines=longer))
    assert scene is not None
    page = next(page for page in scene.pages if page.name == "questions")
    body = next(b for b in boxes_of(page.items) if b.slot == "body")
    style = real.theme.slides["body"]
    assert len(sizes(body)) == 1
    assert style.floor is not None and style.floor <= max(sizes(body)) < style.size
    number = [page.name for page in scene.pages].index("questions") + 1
    assert all(p.place.at == f"slide {number}" for p in problems)
