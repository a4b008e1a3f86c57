"""The deck after somebody changed a slide in LibreOffice and saved it there.

A title is typed anew, a line added, a picture moved. Place, fonts, pitch and notes must stay.
LibreOffice keeps no names of layouts (it makes each a master of its own): that is not asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from brochure.check.deck.opened import A, Element, OpenedDeck, P, Slide, kind_of
from brochure.check.deck.places import name_of
from brochure.check.deck.words import Frame, Reader
from brochure.commands.pictures import _font_settings
from brochure.draw.pptx import deck
from brochure.model.scene import Scene
from tests.builders import MOMENT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="not on this machine: soffice"),
]

TITLE, ADDED = "Another title, typed by hand.", "A line that was added."
MOVED = 500
"""Hundredths of a millimetre to the left."""

MACRO = f"""
Sub Change(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  page = doc.DrawPages.getByIndex(2)
  For i = 0 To page.Count - 1
    shape = page.getByIndex(i)
    If shape.Name = "title" Then shape.String = "{TITLE}"
    If shape.Name = "body" Then
      cursor = shape.createTextCursor()
      cursor.gotoEnd(False)
      shape.insertControlCharacter(cursor, 0, False)
      shape.insertString(cursor, "{ADDED}", False)
    End If
    If InStr(shape.Name, "withered") > 0 Then
      place = shape.Position
      place.X = place.X - {MOVED}
      shape.Position = place
    End If
  Next
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "Impress MS PowerPoint 2007 XML"
  doc.storeToURL(ConvertToURL(target), how())
  doc.close(True)
End Sub
"""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = (
    _HEAD + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    ' library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Edit"/></library:library>'
)  # fmt: skip
_MODULE = (
    _HEAD + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit"'
    f' script:language="StarBasic">{escape(MACRO)}</script:module>'
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """The third slide as we made it and as LibreOffice saved it."""

    before: Slide
    after: Slide
    frames: dict[str, tuple[Frame, Frame]]


@pytest.fixture(scope="module")
def change(talk: Scene, tmp_path_factory: pytest.TempPathFactory) -> Change:
    folder = tmp_path_factory.mktemp("edited")
    ours = deck(talk, MOMENT)
    (folder / "deck.pptx").write_bytes(ours)
    (folder / "fonts.conf").write_text(_font_settings(folder / "cache"), encoding="utf-8")
    office(folder, "--terminate_after_init")  # makes its profile, in which the macro is put
    standard = folder / "office/user/basic/Standard"
    assert standard.is_dir()
    (standard / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (standard / "Edit.xba").write_text(_MODULE, encoding="utf-8")
    source, target = folder / "deck.pptx", folder / "saved.pptx"
    office(folder, f'macro:///Standard.Edit.Change("{source}","{target}")')
    made, saved = OpenedDeck(ours), OpenedDeck(target.read_bytes())
    before, after = made.slides[2], saved.slides[2]
    texts = [placeholders(before), placeholders(after)]
    assert set(texts[0]) == set(texts[1]) == {"title", "body"}
    return Change(before, after, {kind: (texts[0][kind], texts[1][kind]) for kind in texts[0]})


def office(folder: Path, *words: str) -> None:
    environ = {**os.environ, "HOME": str(folder), "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--norestore", *words],
        env=environ, capture_output=True, timeout=300, check=True,
    )  # fmt: skip


def placeholders(slide: Slide) -> dict[str, Frame]:
    kinds = {shape: kind_of(place) for shape, place in slide.part.placed}
    frames = Reader(slide).frames()
    return {kinds[f.shape]: f for f in frames if kinds.get(f.shape) in ("title", "body")}


def test_the_changes_are_there(change: Change) -> None:
    (_, title), (was, body) = change.frames["title"], change.frames["body"]
    assert title.text == TITLE
    assert body.text == f"{was.text}\n{ADDED}"


def test_title_and_text_stay_where_the_layout_puts_them(change: Change) -> None:
    for kind, (before, after) in change.frames.items():
        assert before.box is not None and after.box is not None
        for side in "xywh":
            assert getattr(after.box, side) == pytest.approx(getattr(before.box, side), abs=0.5), (
                kind
            )
        assert after.anchor == before.anchor


def test_fonts_sizes_and_pitch_stay_also_for_what_was_added(change: Change) -> None:
    for before, after in change.frames.values():
        [look] = {words.look for line in before.lines for words in line.words}
        looks = {words.look for line in after.lines for words in line.words}
        assert {(one.family, one.size, one.bold) for one in looks} == {
            (look.family, look.size, look.bold)
        }
        pitch = before.lines[0].points
        assert pitch and all(line.points == pytest.approx(pitch, abs=0.1) for line in after.lines)


def test_the_picture_is_moved_and_nothing_else(change: Change) -> None:
    (x, y), (new_x, new_y) = picture(change.before), picture(change.after)
    assert new_x - x == pytest.approx(-MOVED / 100 * 72 / 25.4, abs=1.0)
    assert new_y == pytest.approx(y, abs=1.0)


def picture(slide: Slide) -> tuple[float, float]:
    """Left and top of the drawing, in points."""
    assert slide.tree is not None
    [group] = [g for g in slide.tree if "withered" in name_of(g)]
    offset = group.find(f"{P}grpSpPr/{A}xfrm/{A}off")
    return int(offset.get("x")) / 12700, int(offset.get("y")) / 12700


def test_the_notes_stay_word_for_word(change: Change) -> None:
    before, after = (spoken(slide) for slide in (change.before, change.after))
    assert before == after and len(before.split()) > 120


def spoken(slide: Slide) -> str:
    assert slide.notes is not None
    bodies: list[Element] = [
        shape for shape, place in slide.notes.placed if kind_of(place) == "body"
    ]
    [body] = bodies
    return " ".join(
        " ".join("".join(t.text or "" for t in p.iter(f"{A}t")).split()) for p in body.iter(f"{A}p")
    ).strip()
