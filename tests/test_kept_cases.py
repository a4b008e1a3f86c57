"""Every case that once failed, kept: each found by somebody who tried to break it."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from brochure.check.finished_pdf import finished_pdf
from brochure.check.placed import unplaced
from brochure.compose import brochure_scenes, deck_scene
from brochure.compose.brochure import compose_brochure
from brochure.compose.deck import compose_deck
from brochure.compose.impose import scene as imposed
from brochure.draw.pdf import pdf
from brochure.model.project import Project
from brochure.model.written import Text
from brochure.text.fonts import Fonts
from brochure.text.inline import fragments, plain
from brochure.text.setting import set_paragraphs
from tests.builders import (
    BODY,
    FOLDER,
    MOMENT,
    everything,
    lengthened,
    paragraph,
    place,
    retold,
    text_at,
    without_second_slides,
    words,
)  # fmt: skip


# a paragraph without words is a ValueError from zip(strict=True)
@pytest.mark.parametrize("text", ["", "   "])
def test_a_paragraph_without_words_takes_no_line(text: str) -> None:
    assert set_paragraphs(Fonts(FOLDER), [paragraph(text)], 100, "optimal").lines == ()


# the same, from content: a line that is only a source mark
def test_a_line_that_is_only_a_source_mark(real: Project) -> None:
    lines = [*real.story.talk.parts["illness"].lines, Text("[^nimh]", place(1))]
    compose_deck(retold(real, talk__parts__illness__lines=lines))


# marks
@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("***both***", [("both", "bi")]),
        ("*it **bo** it*", [("it ", "i"), ("bo", "bi"), (" it", "i")]),
        (r"a *b \* c* d", [("a ", ""), ("b ", "i"), ("*", "i"), (" c", "i"), (" d", "")]),
    ],
)
def test_marks(written: str, wanted: list[tuple[str, str]]) -> None:
    found = [(f.text, "b" * f.bold + "i" * f.italic) for f in fragments(written, words(), False)]
    assert found == wanted


# a number at the end of a sentence is not bound to the next one
@pytest.mark.parametrize("written", ["since 2000. He came", "24/7. Press one", "in 2, three"])
def test_the_end_of_a_sentence_binds_nothing(written: str) -> None:
    assert fragments(written, words(), True)[0].text == written


# a writer's own no-break space is kept, an escaped mark is plain
def test_a_written_no_break_space_stays() -> None:
    assert fragments("Ana\u00a0Ito", words(), True)[0].text == "Ana\u00a0Ito"


def test_plain_keeps_an_escaped_bracket() -> None:
    assert plain(r"a \[^b] c") == "a [^b] c"


# addresses with a dot in their path
def test_a_web_address_keeps_its_dots(real: Project) -> None:
    composed, _ = compose_brochure(real)
    assert composed is not None
    runs = composed.type.runs(Text("See https://doi.org/10.1002/x.y, there", place(1)), "body")
    assert [run.link for run in runs if run.link] == ["https://doi.org/10.1002/x.y"]


# every error on the page of sources has piece and place
def test_every_finding_on_the_page_of_sources_has_its_place(real: Project) -> None:
    project = lengthened(real, "sources.nimh.full")
    composed, _ = compose_brochure(project)
    assert composed is not None
    _, problems = imposed(project, composed, "screen")
    assert {(p.place.piece, p.place.at) for p in problems} == {("brochure-screen", "sources")}


# RGB by other ways than rg/RG and a plain DeviceRGB image
def contents(operators: bytes) -> Any:
    return lambda o: o.pages[1].contents_add(o.make_stream(operators), prepend=True)


def indexed(o: Any) -> None:
    picture = o.make_stream(b"\x00")
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width = picture.Height = 1
    picture.BitsPerComponent = 8
    table = pikepdf.String(b"\xff\x00\x00")
    picture.ColorSpace = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 0, table])
    o.pages[1].resources["/XObject"] = pikepdf.Dictionary(R=picture)


def form(o: Any) -> None:
    stream = o.make_stream(b"1 0 0 rg 0 0 9 9 re f")
    stream.Type, stream.Subtype, stream.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
    o.pages[1].resources["/XObject"] = pikepdf.Dictionary(R=stream)


def shading(o: Any) -> None:
    one = pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB, Coords=[0, 0, 1, 1])
    o.pages[1].resources["/Shading"] = pikepdf.Dictionary(S=one)
    contents(b"/S sh")(o)


@pytest.mark.parametrize(
    "change",
    [contents(b"/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f"),
     contents(b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID \xff\x00\x00 EI"), indexed, form, shading],
    ids=["cs", "inline image", "indexed", "form", "shading"],
)  # fmt: skip
def test_rgb_is_found_wherever_it_hides(change: Any) -> None:
    one = everything("press")
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(one, FOLDER, MOMENT))) as opened:
        change(opened)
        opened.save(target)
    assert "press/rgb" in {p.code for p in finished_pdf(one, target.getvalue())}


# no text
def test_no_text_has_no_advances() -> None:
    assert Fonts(FOLDER).advances("", BODY) == ()


# the rest of the tenfold guarantee
@pytest.mark.parametrize(
    "content_id",
    [
        "article.pull",
        "safety.common.items.3",
        "team.people.1.facts.1",
        "team.people.4.facts.2",
        "talk.parts.disclosure.lines.3",
        "talk.parts.illness.lines.2",
    ],
)
def test_ten_times_too_long(real: Project, content_id: str) -> None:
    project = lengthened(real, content_id)
    _, printed = brochure_scenes(project, ())
    _, shown = deck_scene(without_second_slides(project))
    span = text_at(real.story, content_id).span
    assert [p for p in (*printed, *shown) if p.span == span and p.is_error and p.place.at]


# A number whose text is only marks has no runs to look at.
def test_a_crisis_number_without_words(real: Project) -> None:
    compose_deck(retold(real, clinic__crisis__number=Text("[^nimh]", place(1))))


def test_a_file_that_is_no_pdf_is_told() -> None:
    assert [p.code for p in finished_pdf(everything("press"), b"not a pdf")] == ["pdf/unreadable"]


# A panel that is merely full leaves out its optional text, and says so.
def test_what_is_optional_is_left_out_with_a_word(real: Project) -> None:
    story = real.story
    longer = str(story.article.sections["drought"].text) * 2 + " It can take long." * 3
    full = retold(
        real,
        article__sections__drought__text=Text(longer, place(7)),
    )
    scenes, problems = brochure_scenes(full, ("press",))
    deck, _ = deck_scene(full)
    pull = story.article.pull
    assert pull is not None and deck is not None
    told = [p for p in problems if p.code == "fit/left-out"]
    assert [(p.span, p.is_error, p.place.at) for p in told] == [(pull.span, False, "inside left")]
    assert pull.span not in {p.span for p in unplaced(full, [*scenes, deck])}
