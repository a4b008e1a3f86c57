"""The real brochure as numbers: sizes, text areas, safe distances, folds, and no two texts in one place."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from brochure.compose.blocks.back import _journal_kept
from brochure.compose.brochure import ComposedBrochure, compose_brochure, source_numbers
from brochure.compose.impose import fold_positions
from brochure.model.project import Project
from brochure.model.scene import Box, Group, Medium, Page, Scene, Shape, TextBox, flat
from brochure.model.written import Text
from brochure.problems import Severity
from brochure.units import inches
from tests.builders import boxes_of, inked, line_width, place, retold

NEAR = 0.05
SAFE_TRIM, SAFE_FOLD = inches(0.25), inches(0.1875)


def pages_with_panels(printed: dict[Medium, Scene]) -> list[Page]:
    return [page for medium in ("press", "office") for page in printed[medium].pages]


def inside_panels(page: Page) -> list[TextBox]:
    """The text of the panels: what lies inside the trim (not the slug)."""
    found = [box for box in boxes_of(page.items) if inked(box).y < page.trim.bottom]
    assert len(found) > 20
    return found


def test_six_panels_fill_the_sheet(composed: ComposedBrochure, real: Project) -> None:
    assert list(composed.panels) == ["flap", "back", "cover", "left", "centre", "right"]
    widths = [composed.panels[name].frame.box.w / 72 for name in composed.panels]
    assert widths == pytest.approx([3.625, 3.6875, 3.6875, 3.6875, 3.6875, 3.625])
    outside, inside = (fold_positions(real, side) for side in real.brochure.sides.values())
    assert [x / 72 for x in outside] == pytest.approx([3.625, 7.3125])
    assert [x / 72 for x in inside] == pytest.approx([3.6875, 7.375])
    assert [11 * 72 - x for x in reversed(outside)] == pytest.approx(inside)


def test_nothing_is_over_and_no_panel_is_a_third_empty(composed: ComposedBrochure) -> None:
    for name, setting in composed.panels.items():
        assert setting.over <= 0.01, name
        assert 2 / 3 <= setting.filled <= 1.0001, name
        assert setting.faults == (), name


def test_every_text_stands_in_the_text_area_of_its_panel(composed: ComposedBrochure) -> None:
    for name, setting in composed.panels.items():
        boxes = boxes_of(setting.items)
        assert len(boxes) >= 4, name
        area = setting.frame.text
        for box in boxes:
            taken = inked(box)
            assert taken.x >= area.x - NEAR and taken.right <= area.right + NEAR, (name, box.text)
            assert box.box.y >= area.y - NEAR and box.box.bottom <= area.bottom + 2, (
                name,
                box.text,
            )
            assert line_width(max(box.lines, key=line_width)) <= box.box.w + NEAR, (name, box.text)


def test_no_text_crosses_or_nears_a_fold_or_the_trim(printed: dict[Medium, Scene]) -> None:
    for page in pages_with_panels(printed):
        assert len(page.folds) == 2
        for box in inside_panels(page):
            taken = inked(box)
            for fold in page.folds:
                assert (
                    taken.right <= fold - SAFE_FOLD + NEAR or taken.x >= fold + SAFE_FOLD - NEAR
                ), box.text
            assert taken.x >= page.trim.x + SAFE_TRIM - NEAR, box.text
            assert taken.right <= page.trim.right - SAFE_TRIM + NEAR, box.text
            assert taken.y >= page.trim.y + SAFE_TRIM - NEAR, box.text
            assert taken.bottom <= page.trim.bottom - SAFE_TRIM + NEAR, box.text


def test_no_two_texts_stand_in_one_place(composed: ComposedBrochure) -> None:
    for name, setting in composed.panels.items():
        boxes = boxes_of(setting.items)
        for i, one in enumerate(boxes):
            for other in boxes[i + 1 :]:
                for a, b in product(lines_inked(one), lines_inked(other)):
                    apart = (
                        a.right <= b.x + NEAR or b.right <= a.x + NEAR
                        or a.bottom <= b.y + 0.5 or b.bottom <= a.y + 0.5
                    )  # fmt: skip
                    assert apart, (name, one.text, other.text)


def lines_inked(box: TextBox) -> list[Box]:
    """The ink of each line: a stamp may stand beside the last one."""
    return [inked(replace(box, lines=(line,))) for line in box.lines if line.runs]


def sizes_of(boxes: list[TextBox], spans: set[object]) -> set[float]:
    return {
        run.style.size
        for box in boxes for line in box.lines for run in line.runs
        if run.span in spans and run.style.rise == 0
    }  # fmt: skip


def test_risks_are_set_as_large_as_benefits(real: Project, composed: ComposedBrochure) -> None:
    boxes = [box for setting in composed.panels.values() for box in boxes_of(setting.items)]
    story = real.story
    benefit = {passage.text.span for passage in story.article.sections.values()}
    risk = {
        text.span
        for text in (*story.safety.common.items, *story.safety.serious.items,
                     *story.safety.tell_first.items, story.safety.off_label.text,
                     story.safety.long_term, story.safety.after.text)
    }  # fmt: skip
    assert len(benefit) >= 5 and len(risk) >= 18
    assert sizes_of(boxes, set(risk)) == sizes_of(boxes, set(benefit))
    assert list(sizes_of(boxes, set(risk))) == [pytest.approx(composed.size)]
    assert 10.0 <= composed.size <= 11.5


def test_nothing_is_smaller_than_print_can_hold(printed: dict[Medium, Scene]) -> None:
    for page in pages_with_panels(printed):
        smallest = min(
            r.style.size for b in inside_panels(page) for line in b.lines for r in line.runs
        )
        assert smallest >= 8.0, page.name


def test_sources_are_numbered_in_the_order_a_reader_meets_them(
    real: Project, composed: ComposedBrochure
) -> None:
    numbers = source_numbers(real)
    assert list(numbers.values()) == list(range(1, len(numbers) + 1)) and len(numbers) > 3
    met: list[str] = []
    for name in real.brochure.reading_order:
        for box in boxes_of(composed.panels[str(name)].items):
            for line in box.lines:
                met += [r.text for r in line.runs if r.style.rise and r.text != ","]
    assert list(dict.fromkeys(met)) == [str(n) for n in numbers.values()]


def contact_rows(composed: ComposedBrochure) -> int:
    """Write-in lines above the crisis box; those of the review lie below it."""
    items = list(flat(composed.panels["back"].items))
    crisis = min(
        b.box.y for b in boxes_of(items) if "Help is here" in b.text or "crisis" in b.text.lower()
    )
    rules = [i for i in items if isinstance(i, Shape) and i.name == "write-in"]
    return sum(rule.subpaths[0].values[1] < crisis for rule in rules)


def test_contact_details_not_given_are_lines_to_write_on(composed: ComposedBrochure) -> None:
    assert contact_rows(composed) == 4


def test_contact_details_given_stand_instead_of_their_lines(real: Project) -> None:
    given = retold(
        real, clinic__contact__phone=Text("555 010 0100", place(1)),
        clinic__contact__website=Text("www.example.org", place(2)),
        clinic__contact__email=Text("tea@example.org", place(3)),
    )  # fmt: skip
    found, problems = compose_brochure(given)
    assert found is not None and problems == []
    assert contact_rows(found) == 2
    runs = [r for b in boxes_of(found.panels["back"].items) for p in b.paragraphs for r in p.runs]
    links = {run.text: run.link for run in runs if run.span in {place(1), place(2), place(3)}}
    assert links == {
        "555\u00a0010 0100" if "555\u00a0010 0100" in links else "555 010 0100": "tel:5550100100",
        "www.example.org": "https://www.example.org", "tea@example.org": "mailto:tea@example.org",
    }  # fmt: skip


def test_an_almost_empty_panel_is_a_warning(real: Project) -> None:
    short = Text("Short.", place(1))
    emptied = retold(
        real, visit__steps=real.story.visit.steps[:1], clinic__disclaimer=short, clinic__credit=short,
        clinic__contact__skip=Text("later", place(2)), clinic__crisis__skip=Text("later", place(3)),
    )  # fmt: skip
    _, problems = compose_brochure(emptied)
    told = [p for p in problems if "back" in p.place.at]
    assert [(p.code, p.severity) for p in told] == [("fit/empty", Severity.WARNING)]
    assert told[0].span == real.brochure.panels["back"].span
    assert told[0].span.file.endswith("trifold-letter.yaml") and "% empty" in told[0].message


def test_a_kind_that_does_not_exist_and_content_of_another_kind(real: Project) -> None:
    panel = real.brochure.panels["cover"]

    def with_slot(**changes: str) -> Project:
        slot = panel.slots[1].model_copy(update=changes)
        slots = [panel.slots[0], slot, *panel.slots[2:]]
        panels = {**real.brochure.panels, "cover": panel.model_copy(update={"slots": slots})}
        return replace(real, brochure=real.brochure.model_copy(update={"panels": panels}))

    for changes, code in (
        ({"as_": "titel"}, "layout/unknown-kind"),
        ({"use": "team.people"}, "layout/wrong-kind"),
    ):
        found, problems = compose_brochure(with_slot(**changes))
        assert found is None and [p.code for p in problems] == [code]


def test_monograms_are_decoration_beside_the_names(
    real: Project, composed: ComposedBrochure
) -> None:
    items = tuple(composed.panels["flap"].items)
    groups = [i for i in flat(items) if isinstance(i, Group) and i.name == "monogram"]
    assert [g.role.tag for g in groups] == ["Artifact"] * len(real.story.team.people)


def test_what_is_pinned_stands_at_the_foot_of_its_panel(real: Project) -> None:
    found, _ = compose_brochure(retold(real, team__people=real.story.team.people[:2]))
    assert found is not None
    setting = found.panels["flap"]
    boxes = boxes_of(setting.items)
    pinned = [box for box in boxes if box.text.startswith("MSN:")]
    assert len(pinned) == 1
    # At the foot, or half a line of the grid off, where its last line stands on one.
    assert abs(pinned[0].box.bottom - setting.frame.text.bottom) <= found.type.grid / 2 + 1.0
    assert max(b.box.bottom for b in boxes if b is not pinned[0]) < pinned[0].box.y - 10


@pytest.mark.parametrize(
    ("short", "kept"),
    [
        ("Brain scans, Mol Psychiatry 2022", "Brain scans, Mol\u00a0Psychiatry\u00a02022"),
        ("Crane 2023", "Crane 2023"),
        ("A, The Quarterly Journal of Everything 2020",) * 2,
    ],
)
def test_a_journal_and_its_year_stay_on_one_line(short: str, kept: str) -> None:
    assert _journal_kept(short) == kept
