"""What is told between two sets of real pieces: exactly what changed, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from brochure.changes.comparison import READERS, STAMPED, Change, Comparison, compare
from brochure.changes.pdf import read_pdf
from brochure.changes.pieces import REVIEW, Piece, Unreadable
from brochure.changes.slides import read_deck
from tests.builders import HOME
from tests.changes.conftest import LONGER, Pieces

Built = Callable[..., Pieces]
HOURS = (
    "visit.yaml",
    "ride: No driving or machines for at least 24",
    "ride: No driving or machines for at least 48",
)
SAID = ("talk.yaml", "Welcome, and thank you for coming.", "Welcome, and thank you for joining.")


def told(found: Comparison) -> list[tuple[str, str, str, str]]:
    return [
        (topic.title, change.what, change.old, change.new)
        for topic in found.topics
        for change in topic.changes
    ]


def words_at(piece: Piece, change: Change) -> list[str]:
    """The words of the new piece that lie under the marks of a change."""
    [standing] = [one for one in change.standing if one.file == piece.file]
    return [
        word.text
        for mark in standing.new_marks
        for part in piece.parts
        for word in part.words
        if word.spot
        and word.spot.page == mark.spot.page
        and mark.spot.x - 0.5 <= word.spot.x + word.spot.w / 2 <= mark.spot.right + 0.5
        and mark.spot.y - 0.5 <= word.spot.y + word.spot.h / 2 <= mark.spot.bottom + 0.5
    ]


def test_the_same_pieces_have_no_change_and_no_mark(pieces_of: Built) -> None:
    found = compare(pieces_of(), pieces_of())
    assert found.compared == list(READERS) and found.unread == []
    assert told(found) == []
    assert all(found.marks(file, new) == [] for file in READERS for new in (False, True))
    assert sum(len(part.words) for part in found.new["brochure-press.pdf"].parts) > 700


def test_one_word_is_marked_in_the_brochure_the_slide_and_the_notes_and_nothing_else(
    pieces_of: Built,
) -> None:
    old, new = pieces_of(), pieces_of(HOURS, SAID)
    found = compare(old, new)
    assert told(found) == [
        ("How a visit goes", "words", "24", "48"),
        ("Slide 20: Every visit ends with a ride home", "words", "24", "48"),
        ("Notes of slide 1: Tending the Mental Garden", "words", "coming.", "joining."),
    ]
    visit, slide, notes = found.changes
    assert [(one.file, one.place) for one in visit.standing] == [
        ("brochure-screen.pdf", "page 7"),
        ("brochure-office.pdf", "outside, middle panel"),
        ("brochure-press.pdf", "outside, middle panel"),
    ]
    assert [(one.file, one.place) for one in slide.standing] == [
        ("deck.pdf", "slide 20"), ("deck.pptx", "slide 20"),
    ]  # fmt: skip
    assert [(one.file, one.place) for one in notes.standing] == [("deck.pptx", "notes of slide 1")]
    for change, files in ((visit, list(READERS)[:3]), (slide, ["deck.pdf"])):
        for file in files:
            assert words_at(found.new[file], change) == ["48"]
    marked = [
        (file, mark.sort, mark.spot)
        for file in READERS
        for new in (False, True)
        for _, mark in found.marks(file, new)
    ]
    assert [sort for _, sort, _ in marked] == ["words"] * 10
    for file, _, spot in marked:
        if file != "deck.pptx":  # which says only which frame a word stands in
            assert spot.w < 40 and spot.h < 40


def test_the_stamp_of_the_version_stands_on_the_pieces_and_is_no_change(pieces_of: Built) -> None:
    for files in (pieces_of(), pieces_of(HOURS, SAID)):
        for file in ("brochure-press.pdf", "deck.pptx"):
            piece = READERS[file](files[file], file)
            words = [word.text for part in piece.parts for word in part.words]
            assert words[words.index(piece.version) - 1] in STAMPED
    found = compare(pieces_of(), pieces_of(HOURS, SAID))
    versions = [{piece.version for piece in side.values()} for side in (found.old, found.new)]
    assert all(len(one) == 1 for one in versions) and versions[0] != versions[1]


def test_labels_are_those_of_the_built_in_words() -> None:
    for path in sorted((HOME / "assets" / "words").glob("*.yaml")):
        words = path.read_text(encoding="utf-8")
        assert any(f'version: "{label} {{0}}"' in words for label in STAMPED), path.name
        assert any(
            f"reviewed_by: {by}\n" in words and f"review_date: {date}\n" in words
            for by, date in REVIEW
        ), path.name


def test_lines_that_wrap_anew_are_no_change(pieces_of: Built) -> None:
    found = compare(pieces_of(), pieces_of(LONGER))
    assert told(found) == [("Your brain is like a garden", "words", "", "interconnected")]
    [change] = found.changes
    sides = (found.old["brochure-press.pdf"], found.new["brochure-press.pdf"])
    lines = [
        {
            (word.text, word.spot.x, word.spot.y)
            for part in side.parts
            for word in part.words
            if word.spot
        }
        for side in sides
    ]
    assert len(lines[0] - lines[1]) > 3, "the paragraph was meant to wrap anew"
    [press] = [one for one in change.standing if one.file == "brochure-press.pdf"]
    assert [mark.sort for mark in press.old_marks] == ["gap"]
    assert [mark.sort for mark in press.new_marks] == ["words"]
    assert words_at(sides[1], change) == ["interconnected"]


def test_another_portrait_is_a_picture_that_changed_and_two_that_change_places_are_two(
    pieces_of: Built,
) -> None:
    old = pieces_of(portraits=("brown", "navy"))
    found = compare(old, pieces_of(portraits=("brown", "olive")))
    team = "The people who tend the garden"
    slide = "Slide 22: This is the team at Kure Medical"
    assert told(found) == [(team, "picture", "", ""), (slide, "picture", "", "")]
    for change in found.changes:
        for standing in change.standing:
            assert [len(marks) for marks in (standing.old_marks, standing.new_marks)] == [1, 1]
    swapped = compare(old, pieces_of(portraits=("navy", "brown")))
    assert [change.what for change in swapped.changes] == ["picture", "picture"]
    press = next(one for one in swapped.changes[0].standing if "press" in one.file)
    assert [len(marks) for marks in (press.old_marks, press.new_marks)] == [2, 2]


def test_what_a_picture_says_to_those_who_do_not_see_it_is_compared_too(pieces_of: Built) -> None:
    alt = (
        "article.yaml",
        "alt: A young plant over wide roots",
        "alt: A small plant over wide roots",
    )
    shown = ("talk.yaml", "alt: A tall plant in flower", "alt: A high plant in flower")
    found = compare(pieces_of(), pieces_of(alt, shown))
    assert told(found) == [
        ("Your brain is like a garden", "heard", "young", "small"),
        ("Slide 1: Tending the Mental Garden", "heard", "tall", "high"),
    ]
    page, slide = found.changes
    assert [one.file for one in page.standing] == ["brochure-screen.pdf"]
    assert [one.file for one in slide.standing] == ["deck.pdf", "deck.pptx"]
    for change in found.changes:
        for marks in (change.standing[0].old_marks, change.standing[0].new_marks):
            [mark] = marks
            assert mark.sort == "picture" and mark.spot.w > 20 and mark.spot.h > 20
    assert page.sentence.startswith("Heard of a picture: … A [young → small] plant over wide roots")


def test_another_theme_changes_pictures_and_no_word(pieces_of: Built) -> None:
    found = compare(pieces_of(), pieces_of(theme="calm"))
    assert {change.what for change in found.changes} == {"picture", "type"}
    files = {one.file for change in found.changes for one in change.standing}
    assert files == set(READERS)


def test_words_in_another_weight_are_told_and_marked(pieces_of: Built) -> None:
    bolder = ("article.yaml", "The web of roots beneath", "The **web** of roots beneath")
    found = compare(pieces_of(), pieces_of(bolder))
    assert told(found) == [("Your brain is like a garden", "type", "regular", "bold")]
    [change] = found.changes
    assert change.sentence == "The type of 1 word, “web”: [regular → bold]"
    assert [one.file for one in change.standing] == list(READERS)[:3]
    for file in list(READERS)[:3]:
        assert words_at(found.new[file], change) == ["web"]


def test_words_in_another_size_are_told_once_for_each_panel_and_slide(
    pieces_of: Built, tmp_path: Path
) -> None:
    theme = (HOME / "assets" / "themes" / "garden.yaml").read_text("utf-8")
    for old, new in (("  small: {face: text, size: 8.25,", "  small: {face: text, size: 8,"),
                     ("  web: {face: deck-text, size: 20,", "  web: {face: deck-text, size: 19,")):  # fmt: skip
        assert old in theme
        theme = theme.replace(old, new)
    (tmp_path / "mine.yaml").write_text(theme, "utf-8")
    web = ("clinic.yaml", "website:", "website: https://example.org")
    found = compare(pieces_of(web), pieces_of(web, theme=str(tmp_path / "mine.yaml")))
    assert {(change.what, change.old, change.new) for change in found.changes} == {
        ("type", "8.25 pt", "8 pt"), ("type", "18.8 pt", "18 pt"),
    }  # fmt: skip
    [slide] = [change for change in found.changes if change.new == "18 pt"]
    assert [one.file for one in slide.standing] == ["deck.pdf", "deck.pptx"]
    for topic in found.topics:
        assert len({(one.old, one.new) for one in topic.changes}) == len(topic.changes)
    assert any("brochure-press.pdf" in one.file for c in found.changes for one in c.standing)


def test_what_is_no_piece_is_said_and_the_others_are_compared(pieces_of: Built) -> None:
    pieces = pieces_of()
    broken = {**pieces, "brochure-office.pdf": b"no pdf", "deck.pptx": b"PK no deck"}
    found = compare(pieces, broken)
    assert found.compared == ["brochure-screen.pdf", "brochure-press.pdf", "deck.pdf"]
    assert len(found.unread) == 2
    assert found.unread[0].startswith(
        "The new brochure-office.pdf is not compared. The file is no PDF"
    )
    with pytest.raises(Unreadable):
        read_pdf(b"%PDF-1.4 cut off", "a.pdf", "panel")
    with pytest.raises(Unreadable):
        read_deck(b"", "a.pptx")
