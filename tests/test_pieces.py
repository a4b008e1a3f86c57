"""The four finished pieces of the real content: what the issue calls done, read from the files.

Run as a program it makes the pieces and prints their digests: the same in any zone and hash seed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation

from brochure.model.project import Project
from brochure.model.scene import Medium, Scene
from brochure.model.written import Located, Text, Written
from brochure.pipeline import PIECES, USUAL, Request, Result, run
from brochure.text.inline import plain
from tests.builders import HOME, boxes_of, inked

EPOCH = "1767225600"
PDFS = ("press", "office", "screen")
MADE = (*USUAL, "ticket", "card")


def build(house: Path, out: Path) -> Result:
    request = Request(house / "content", (), "garden", out, MADE, house)
    return run(request, lambda done: None)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that the pieces are made of, so that every build here sees the same."""
    copied = tmp_path_factory.mktemp("house")
    for name in ("content", "layouts", "assets"):
        shutil.copytree(HOME / name, copied / name)
    return copied


@pytest.fixture(scope="session")
def dist(house: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    out = tmp_path_factory.mktemp("pieces") / "dist"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        result = build(house, out)
    assert [p.message for p in result.problems if p.is_error] == []
    assert len(result.outputs) == len(MADE) == 6
    yield out


def file(dist: Path, piece: str) -> Path:
    return dist / PIECES[piece]


def even(text: str) -> str:
    """One kind of space, quote, hyphen and case, so that words compare as words."""
    text = text.replace("\u00a0", " ").replace("’", "'").replace("‘", "'")
    text = text.replace("“", '"').replace("”", '"').replace("\ufffe", "-").replace("\u00ad", "-")
    return " ".join(text.split())


def pages_of(path: Path) -> list[str]:
    opened = pypdfium2.PdfDocument(path)
    try:
        return [even(page.get_textpage().get_text_bounded()) for page in opened]
    finally:
        opened.close()


@pytest.fixture(scope="session")
def pages(dist: Path) -> str:
    """The brochure's panels and labelled garden as the screen file says them, without the sources."""
    found = pages_of(file(dist, "screen"))
    assert len(found) == 8
    return " ".join(found[:7])


def visible(shapes: Any) -> Iterator[str]:
    """The text on a slide: shapes, tables, charts; no alternative text, no notes."""
    for shape in shapes:
        if shape.shape_type is not None and hasattr(shape, "shapes"):
            yield from visible(shape.shapes)
        elif shape.has_text_frame:
            yield " ".join(paragraph.text for paragraph in shape.text_frame.paragraphs)
        elif getattr(shape, "has_table", False):
            for row in shape.table.rows:
                yield from (cell.text_frame.text for cell in row.cells)
        elif getattr(shape, "has_chart", False):
            yield from (str(category) for category in shape.chart.plots[0].categories)


@pytest.fixture(scope="session")
def slides(dist: Path) -> str:
    deck = Presentation(str(file(dist, "deck")))
    texts = [text for slide in deck.slides for text in visible(slide.shapes)]
    assert len(texts) > 60
    return even(" ".join(texts))


@pytest.fixture(params=["pages", "slides"])
def shown(request: pytest.FixtureRequest) -> str:
    """The words of the brochure's pages, then those of the deck's slides."""
    return str(request.getfixturevalue(request.param))


# --- what each of the two says ---------------------------------------------------------------


def test_everyone_is_named_with_letters_and_role(real: Project, shown: str) -> None:
    people = real.story.team.people
    assert len(people) == 5
    for person in people:
        for words in (person.name, person.credentials, person.role):
            assert words is None or even(plain(words)) in shown, words


def test_the_author_of_the_article_is_named(shown: str) -> None:
    assert "Gia Nevel, PMHNP" in shown


# In the words of the source (facts.md), told apart by their main words: the brochure tells the
# rows in sentences, the deck in a table.
ANALOGY = [
    ("lush garden", "brain"),
    ("web of roots", "beneath the soil", "mental landscape"),
    ("one plant's roots", "neurons"),
    ("rootlets and tendrils", "dendrites", "synapses"),
    ("growing and pruning", "synaptic plasticity"),
    ("fertilizer", "BDNF"),
    ("sunlight", "glutamate"),
    ("drought", "storms", "neglect", "chronic stress"),
    ("shriveled, detached roots", "weakened connections"),
    ("fading garden", "onset of depression"),
    ("slow, steady tending", "therapy and antidepressants"),
]


@pytest.mark.parametrize("row", ANALOGY, ids=lambda row: row[0])
def test_the_analogy_is_told_by_its_words(shown: str, row: tuple[str, ...]) -> None:
    for words in row:
        assert words.lower() in shown.lower(), words


def test_the_map_has_eleven_rows(real: Project, slides: str) -> None:
    rows = real.story.analogy.rows
    assert len(rows) == 11 == len(ANALOGY)
    for row in rows:
        assert even(plain(row.garden)) in slides and even(plain(row.brain)) in slides


def test_the_use_is_called_off_label(shown: str) -> None:
    assert "off-label" in shown.lower()
    assert "approved ketamine as an anesthetic" in shown


RISKS = [
    ("dissociation", "unreal"), ("blood pressure", "higher"), ("breathing", "slowed"),
    ("misuse", "controlled drug"), ("bladder", "harm"), ("sedation", "sleepiness"),
]  # fmt: skip


@pytest.mark.parametrize(("clinical", "simple"), RISKS)
def test_the_six_core_risks_stand_beside_plain_words(
    shown: str, clinical: str, simple: str
) -> None:
    low = shown.lower()
    assert any(
        simple in low[max(0, at.start() - 40) : at.end() + 40] for at in re.finditer(clinical, low)
    ), (clinical, simple)


def test_the_driving_rule(shown: str) -> None:
    low = shown.lower()
    assert re.search(r"\bdriv\w+", low)
    assert "at least 24 hours and a full night's sleep" in low


def test_help_is_named_rightly(shown: str) -> None:
    assert "988 Suicide & Crisis Lifeline" in shown
    assert re.search(r"Call or text 988\b", shown)
    assert re.search(r"Life in danger\? Call 911\b", shown)
    assert "988lifeline.org" in shown
    assert "hotline" not in shown.lower() and "press 3" not in shown.lower()


def test_every_source_is_in_the_screen_file_and_in_the_deck(
    real: Project, dist: Path, slides: str
) -> None:
    last = pages_of(file(dist, "screen"))[-1]
    assert len(real.story.sources) > 15
    for source in real.story.sources.values():
        assert even(plain(source.short)) in slides, source.short
        assert "".join(even(plain(source.full)).split()) in "".join(last.split()), source.full


# --- nothing is made up ----------------------------------------------------------------------

PHONE = re.compile(
    r"(?:\+?1[ .-]?)?\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b\d{3}-\d{4}\b|\b1-8\d\d\b"
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
WEB = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|health|clinic|care|info)\b", re.I
)
STREET = re.compile(
    r"\b\d+ (?:[A-Z]\w+ )+(?:St|Street|Ave|Avenue|Blvd|Boulevard|Rd|Road|Dr|Drive|Lane|Way|Suite)\b"
)
ZIP = re.compile(r"\b(?:CA|California),? \d{5}\b|\b9[0-6]\d{3}(?:-\d{4})?\b")
DETAILS = (PHONE, MAIL, WEB, STREET, ZIP)


@pytest.mark.parametrize(
    "invented",
    ["(626) 555-0100", "626.555.0100", "1-800", "a@b.org", "www.kure.com", "kuremedical.health",
     "12 Garden Street", "Pasadena, CA 91101"],
)  # fmt: skip
def test_the_patterns_find_what_could_be_made_up(invented: str) -> None:
    assert any(pattern.search(f"Call {invented} now") for pattern in DETAILS)


def written_values(value: Any) -> Iterator[str]:
    if isinstance(value, Written):
        yield even(plain(value))
    elif isinstance(value, Located):
        for name in type(value).model_fields:
            yield from written_values(getattr(value, name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from written_values(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from written_values(part)


def test_no_contact_detail_is_invented(real: Project, shown: str) -> None:
    held = " ".join(written_values(real.story))
    for pattern in DETAILS:
        for match in pattern.finditer(shown):
            assert match[0].rstrip(".,;") in held, match[0]


def test_no_contact_detail_hides_in_the_whole_files(real: Project, dist: Path) -> None:
    held = " ".join(written_values(real.story))
    deck = Presentation(str(file(dist, "deck")))
    notes = " ".join(s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide)
    texts = [*pages_of(file(dist, "press")), *pages_of(file(dist, "office")),
             *pages_of(file(dist, "screen")), even(notes)]  # fmt: skip
    assert len(texts) == 13 and all(len(text) > 100 for text in texts)
    for text in texts:
        for pattern in (PHONE, MAIL, STREET, ZIP):
            for match in pattern.finditer(text):
                assert match[0] in held, match[0]
    for piece in PDFS:
        with pikepdf.open(file(dist, piece)) as opened:
            for target in links(opened):
                address = (
                    target.removeprefix("https://").removeprefix("tel:").removeprefix("mailto:")
                )
                assert address in held, target


def links(opened: pikepdf.Pdf) -> list[str]:
    found: list[str] = []
    for page in opened.pages:
        notes: Any = page.obj.get("/Annots", [])
        found += [str(note.A.URI) for note in notes if "/A" in note]
    return found


# --- the files -------------------------------------------------------------------------------


def test_press_is_two_pages_with_exact_boxes_and_inks_alone(dist: Path) -> None:
    with pikepdf.open(file(dist, "press")) as opened:
        assert len(opened.pages) == 2
        for page in opened.pages:
            trim = [float(v) / 72 for v in page.obj.TrimBox]
            bleed = [float(v) / 72 for v in page.obj.BleedBox]
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((11, 8.5), abs=0.001)
            assert [t - b for t, b in zip(trim, bleed, strict=True)] == pytest.approx(
                [0.125, 0.125, -0.125, -0.125], abs=0.001
            )
            used = {str(op.operator) for op in pikepdf.parse_content_stream(page)}
            assert "k" in used
            assert not used & {"rg", "RG", "g", "G", "sc", "SC", "scn", "cs", "sh", "BI"}
            page.contents_coalesce()
            code = page.Contents.read_bytes()
            assert code.count(b"0 0 0 1 k") > 5
            assert not links(opened)


@pytest.mark.parametrize("piece", PDFS)
def test_all_fonts_are_embedded(dist: Path, piece: str) -> None:
    with pikepdf.open(file(dist, piece)) as opened:
        fonts = {str(o.BaseFont): o for o in opened.objects
                 if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o}  # fmt: skip
        assert len(fonts) >= 5
        for name, font in fonts.items():
            assert "/FontFile2" in font.FontDescriptor, name
            assert "Helvetica" not in name


@pytest.mark.parametrize("piece", PDFS)
def test_the_pages_say_exactly_what_the_scene_says(
    dist: Path, printed: dict[Medium, Scene], piece: Medium
) -> None:
    read = pages_of(file(dist, piece))
    assert len(read) == len(printed[piece].pages)
    for text, page in zip(read, printed[piece].pages, strict=True):
        squeezed = "".join(text.split())
        lines = [line.text for box in boxes_of(page.items) for line in box.lines]
        assert len(lines) > 8
        for line in lines:
            assert "".join(even(line).split()) in squeezed, line
        wanted = sorted(even("".join(lines)).replace(" ", ""))
        assert sorted(squeezed) == wanted


def test_office_leaves_the_edge_white(dist: Path) -> None:
    opened = pypdfium2.PdfDocument(file(dist, "office"))
    try:
        assert len(opened) == 2
        for page in opened:
            image = page.render(scale=1).to_pil().convert("L")
            assert image.size == (792, 612)
            inside = image.crop((18, 18, 792 - 18, 612 - 18))
            framed = Image.new("L", image.size, 255)
            framed.paste(inside, (18, 18))
            assert image.tobytes() == framed.tobytes()
            assert min(inside.tobytes()) < 60
    finally:
        opened.close()
    with pikepdf.open(file(dist, "office")) as file_read:
        wishes: Any = file_read.Root.ViewerPreferences
        assert (str(wishes.PrintScaling), str(wishes.Duplex)) == ("/None", "/DuplexFlipShortEdge")


def test_screen_is_eight_pages_of_one_size_in_the_readers_order(real: Project, dist: Path) -> None:
    path = file(dist, "screen")
    story = real.story
    picture = Text(story.talk.parts["garden"].title.removesuffix("."))
    heads = [story.article.title, story.team.heading, story.article.garden.heading, picture,
             story.article.growth,
             story.safety.heading, story.visit.heading, real.words.all_sources]  # fmt: skip
    with pikepdf.open(path) as opened:
        sizes = {tuple(float(v) for v in page.MediaBox) for page in opened.pages}
        assert len(opened.pages) == 8 and sizes == {(0, 0, 265.5, 612)}
        assert str(opened.Root.Lang) == "en-US"
        assert str(opened.docinfo.Title).startswith("Tending the Mental Garden")
        assert {"tel:988", "tel:911", "https://988lifeline.org"} <= set(links(opened))
        with opened.open_outline() as outline:
            titles = [even(str(entry.title)) for entry in outline.root]
    for text, head, title in zip(pages_of(path), heads, titles, strict=True):
        assert head is not None and even(plain(head)) in text
        assert title == even(plain(head))


def test_press_and_office_say_the_same_as_the_panels(dist: Path) -> None:
    for piece in ("press", "office"):
        assert len(pages_of(file(dist, piece))) == 2
    office = sorted("".join(pages_of(file(dist, "office"))).replace(" ", ""))
    pages = pages_of(file(dist, "screen"))
    screen = sorted("".join(pages[:3] + pages[4:7]).replace(" ", ""))
    assert office == screen


def test_the_deck_has_its_slides_titles_and_notes(dist: Path, talk: Scene) -> None:
    deck = Presentation(str(file(dist, "deck")))
    assert 18 <= len(deck.slides) <= 24
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == [page.title for page in talk.pages] and len(set(titles)) == len(titles)
    assert deck.slide_width * 9 == pytest.approx(deck.slide_height * 16, rel=1e-3)
    script = 0
    for slide, page in zip(deck.slides, talk.pages, strict=True):
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        assert notes[0] == "Say" and notes[2] == "For you"
        script += len(notes[1].split()) if page.name != "help" else 0
    assert 1980 <= script <= 2340


def test_no_text_of_the_press_is_nearer_than_is_safe_to_trim_or_fold(
    printed: dict[Medium, Scene],
) -> None:
    for page in printed["press"].pages:
        boxes = [inked(b) for b in boxes_of(page.items) if inked(b).y < page.trim.bottom]
        assert len(boxes) > 20
        assert min(b.x for b in boxes) >= page.trim.x + 18 - 0.05
        assert max(b.right for b in boxes) <= page.trim.right - 18 + 0.05
        for fold in page.folds:
            assert all(b.right <= fold - 13.45 or b.x >= fold + 13.45 for b in boxes)


# --- the same bytes --------------------------------------------------------------------------


def digests(out: Path) -> str:
    return " ".join(
        hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in (PIECES[one] for one in MADE)
    )


def test_the_same_input_gives_the_same_bytes(house: Path, dist: Path) -> None:
    told = set()
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Los_Angeles", "4711")):
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(HOME),
               "SOURCE_DATE_EPOCH": EPOCH}  # fmt: skip
        made = subprocess.run(
            [sys.executable, __file__, str(house)],
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        told.add(made.stdout.strip())
    assert told == {digests(dist)}


def test_the_moment_is_the_only_thing_that_may_change(
    house: Path, dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EPOCH) + 60))
    assert build(house, tmp_path / "dist").outputs
    assert digests(tmp_path / "dist") != digests(dist)
    for piece in PDFS:
        assert pages_of(file(tmp_path / "dist", piece)) == pages_of(file(dist, piece))


# --- too long: nothing is written ------------------------------------------------------------


def test_a_text_ten_times_too_long_leaves_the_pieces_untouched(
    house: Path, dist: Path, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(house / "content", content)
    visit = content / "visit.yaml"
    text = visit.read_text(encoding="utf-8")
    lines = text.splitlines()
    number = next(i for i, line in enumerate(lines, 1) if line.startswith("heading:"))
    key, _, words = lines[number - 1].partition(": ")
    lines[number - 1] = f"{key}: {' '.join([words] * 10)}"
    visit.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = digests(dist)
    request = Request(content, (), "garden", dist, USUAL, house)
    result = run(request, lambda done: None)
    errors = [p for p in result.problems if p.is_error]
    assert result.outputs == [] and digests(dist) == before
    assert [(p.code, p.span.line, p.place.at) for p in errors] == [
        ("fit/overflow", number, "outside back"),
        ("words/K30", number, ""),  # the same words ten times over are furniture too
    ]
    assert {Path(p.span.file).name for p in errors} == {"visit.yaml"}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "dist"
        assert build(Path(sys.argv[1]), made).outputs
        print(digests(made))
