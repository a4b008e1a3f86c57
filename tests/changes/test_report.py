"""The report that a reviewer signs: whole in one file, true to the comparison, readable by ear."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from brochure.changes.account import LINES, Account, account
from brochure.changes.comparison import Change, Comparison, Standing, Topic, compare
from brochure.changes.html import html
from brochure.changes.leaf import MARK
from brochure.changes.paper import HEIGHT, MARGIN, WIDTH, report_scene
from brochure.changes.pieces import Part
from brochure.changes.sources import Source
from brochure.check import file_problems
from brochure.draw.pdf import pdf
from brochure.load.project import house
from brochure.model.scene import Group, Scene, Shape, TextBox, extent, flat
from tests.builders import FOLDER, HOME, MOMENT
from tests.changes.conftest import LONGER, Pieces
from tests.test_accessible import needs_verapdf, verdicts

Built = Callable[..., Pieces]
RISK = ("safety.yaml", "- Liver or bladder harm", "- Liver harm")
TITLE = (
    "talk.yaml",
    "title: Tell us first about any of these",
    "title: Tell us first about any of those",
)


def source(files: Pieces, name: str = "a folder", others: tuple[str, ...] = ()) -> Source:
    return Source(name, files, f"the files of {name}", others)


def made(old: Pieces, new: Pieces) -> Account:
    return account(compare(old, new), source(old, "old"), source(new, "new"), MOMENT)


def drawn(told: Account) -> Scene:
    theme, words = house("garden", HOME)
    return report_scene(told, theme, words, FOLDER)


@pytest.fixture(scope="module")
def told(pieces_of: Built) -> Account:
    """Words put in, words taken out of the risks, and another word on a slide."""
    return made(pieces_of(), pieces_of(LONGER, RISK, TITLE))


class Page(HTMLParser):
    """What is in a page: tags with their attributes, and words by the tags around them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "image", "rect", "path"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append((self.open[-1], data.strip()))

    def in_tag(self, tag: str) -> list[str]:
        return [words for around, words in self.words if around == tag]


def test_the_page_is_whole_in_itself_and_says_what_it_is(told: Account) -> None:
    text = html(told)
    page = Page(text)
    assert page.open == []
    assert dict(page.tags)["html"] == {"lang": "en"}
    assert page.in_tag("h1") == ["What changed"]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    outside = [
        value
        for _, attributes in page.tags
        for key, value in attributes.items()
        if key in ("src", "href", "srcset", "xlink:href") and not str(value).startswith("data:")
    ]
    words = re.sub(r"data:image/jpeg;base64,[^\"]*", "", text)  # which may hold any letters
    assert len(words) < len(text) / 2
    assert outside == [] and "http" not in words and "url(" not in words
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "img"}


def test_each_change_stands_in_the_table_and_each_picture_says_what_it_shows(told: Account) -> None:
    page = Page(html(told))
    assert page.in_tag("del") == ["or bladder", "or bladder", "these."]
    assert page.in_tag("ins") == ["interconnected", "those."]
    headers = [attributes.get("scope") for tag, attributes in page.tags if tag == "th"]
    assert headers and set(headers) == {"col", "row"}
    pictures = [
        attributes for tag, attributes in page.tags if tag == "svg" and "role" in attributes
    ]
    assert len(pictures) == 2 * (2 + 2 + 1), "two panels, two slides, one sheet, before and now"
    for attributes in pictures:
        assert re.match(r"Page \d+ of [\w.-]+ as it (is now|was before), \d+ places? marked: change",
                        str(attributes["aria-label"]))  # fmt: skip
    assert set(LINES) < set(page.in_tag("span"))


def test_pictures_in_the_page_are_whole_and_its_marks_lie_on_them(told: Account) -> None:
    section = next(one for one in told.sections if one.title == "Know the risks")
    assert section.figure and section.figure.old and section.figure.new
    for view in (section.figure.old, section.figure.new):
        picture = Image.open(BytesIO(view.jpeg))
        picture.load()
        assert picture.size == view.pixels
        assert abs(picture.width / picture.height - view.width / view.height) < 0.01
        assert view.marks and view.badges
        for mark in view.marks:
            assert mark.spot.x >= 0 and mark.spot.right <= view.width
            assert mark.spot.y >= 0 and mark.spot.bottom <= view.height
    assert [mark.sort for mark in section.figure.old.marks] == ["words"]
    assert [mark.sort for mark in section.figure.new.marks] == ["gap"]


def test_words_of_a_piece_cannot_become_markup() -> None:
    evil = '<script>alert("1")</script> & <b>'
    part = Part("panel", 1, "page 1", evil)
    change = Change("words", evil, evil + "2", evil, evil, [Standing("a.pdf", part, part)], 1)
    found = Comparison({}, {}, [Topic("panel", evil, {}, [change])])
    text = html(account(found, source({}, evil), source({}, evil), MOMENT))
    assert "<script" not in text and "<b>" not in text
    assert evil in Page(text).in_tag("del")


def test_the_pdf_passes_the_checks_of_what_is_read_and_of_what_is_printed(told: Account) -> None:
    scene = drawn(told)
    data = pdf(scene, FOLDER, MOMENT)
    assert file_problems(scene, data, FOLDER) == []
    assert pdf(drawn(told), FOLDER, MOMENT) == data
    with pikepdf.open(BytesIO(data)) as file:
        assert len(file.pages) == len(scene.pages) > 3
        assert str(file.Root.Lang) == "en-US"


@needs_verapdf[0]
@needs_verapdf[1]
def test_verapdf_finds_no_fault_with_the_pdf(told: Account, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(drawn(told), FOLDER, MOMENT))
    assert verdicts({"report": path})["report"].startswith("PASS")


def test_the_pdf_says_all_that_the_page_says_and_nothing_lies_outside_its_pages(
    told: Account,
) -> None:
    scene = drawn(told)
    said = " ".join(box.text for _, box in scene.text_boxes())
    for words in ("[or bladder]", "[interconnected]", "[those.]", told.summary, *LINES):
        assert words in said.replace("\u00a0", " ")
    for page in scene.pages:
        for item in page.items:
            box = extent(item)
            assert box.x >= MARGIN - 1 and box.right <= WIDTH - MARGIN + 1
            assert box.y >= MARGIN - 1 and box.bottom <= HEIGHT - MARGIN + 1
    groups = [item for page in scene.pages for item in flat(page.items) if isinstance(item, Group)]
    assert len(groups) == 10
    for group in groups:
        assert any(
            isinstance(i, Shape) and i.stroke and i.stroke.paint.ink == MARK for i in group.items
        ) or any(isinstance(i, Shape) and i.fill and i.fill.ink == MARK for i in group.items)
        assert any(isinstance(i, TextBox) and i.text.isdigit() for i in group.items)


def test_a_text_longer_than_a_page_goes_on_in_the_next() -> None:
    words = " ".join(f"word{i}" for i in range(3000))
    change = Change(
        "added",
        "",
        words,
        standing=[Standing("deck.pptx", None, Part("notes", 1, "notes of slide 1"))],
        number=1,
    )
    found = Comparison({}, {}, [Topic("notes", "Notes of slide 1", {}, [change])])
    scene = drawn(account(found, source({}), source({}), MOMENT))
    said = " ".join(box.text for _, box in scene.text_boxes())
    assert all(f"word{i}" in said for i in (0, 1499, 2999)) and len(scene.pages) > 4
    assert file_problems(scene, pdf(scene, FOLDER, MOMENT), FOLDER) == []
    for page in scene.pages:
        assert max(extent(item).bottom for item in page.items) <= HEIGHT - MARGIN + 1


def test_where_no_picture_of_a_slide_can_be_made_that_is_said(pieces_of: Built) -> None:
    old = {file: data for file, data in pieces_of().items() if file != "deck.pdf"}
    told = made(old, pieces_of(LONGER, RISK, TITLE))
    slides = [section for section in told.sections if section.title.startswith("Slide")]
    assert len(slides) == 2 and all(section.figure is None for section in slides)
    assert all("deck.pdf is missing on one side" in section.unseen for section in slides)
    assert "deck.pdf is not compared: there is none on the side of old." in told.remarks
    for text in (html(told), " ".join(box.text for _, box in drawn(told).text_boxes())):
        assert "There is no picture of this slide" in text.replace("\u00a0", " ")


def test_equal_pieces_make_a_report_that_says_so(pieces_of: Built) -> None:
    told = made(pieces_of(), pieces_of())
    assert told.sections == [] and told.sheets == []
    assert told.summary == "Nothing changed: every word and picture that was compared is the same."
    assert told.unchanged[-2:] == ["Slides 1–24", "Notes of slides 1–24"]
    assert [label for label, _, _ in told.facts] == ["Came from", "Version", "Review, as printed"]
    version = told.facts[1]
    assert re.fullmatch(r"[0-9a-f]{8}", version[1]) and version[1] == version[2]
    scene = drawn(told)
    assert file_problems(scene, pdf(scene, FOLDER, MOMENT), FOLDER) == []
    assert not [
        tag for tag, attributes in Page(html(told)).tags if tag == "svg" and "role" in attributes
    ]


def test_letters_that_the_font_lacks_do_not_spoil_the_pdf() -> None:
    change = Change("words", "名前", "naïve ☂", standing=[Standing("a.pdf", None, None)], number=1)
    found = Comparison({}, {}, [Topic("panel", "Page 1", {}, [change])])
    told = account(found, source({}), source({}), MOMENT)
    scene = drawn(told)
    assert file_problems(scene, pdf(scene, FOLDER, MOMENT), FOLDER) == []
    assert "名前" in html(told)
