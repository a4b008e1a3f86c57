"""What a screen reader hears of a finished file, against the Scene: the same, and broken in turn."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from brochure.check.finished_pdf import finished_pdf
from brochure.check.preflight.opened import open_file
from brochure.check.preflight.structure import of_file, of_scene, told_as_composed
from brochure.draw.pdf import pdf
from brochure.model.scene import Art, Box, Role, Run
from tests.builders import (
    BODY,
    FOLDER,
    MOMENT,
    drawing,
    everything,
    page,
    paragraph,
    place,
    set_text,
)
from tests.builders import scene as made_scene

SCENE = everything("screen")
TREE = [
    "Document",
    " Figure A plant",
    " H2 A heading",
    " P “Tea” costs more – don’t ask",
    " Figure A box",
    " Figure A red square",
    " P See ⟨Open example.org: example.org⟩, or ⟨es: tía⟩ ⟨Source 1: Tea: 1⟩",
    " P One and two",
    " Sect",
    "  L",
    "   LI",
    "    LBody An entry",
    " P Second page",
]


def drawn() -> bytes:
    return pdf(SCENE, FOLDER, MOMENT)


def outline(data: bytes) -> list[str]:
    opened = open_file(data, "x")
    with opened.pdf:
        return [f"{' ' * said.depth}{said.tag} {said.words}".rstrip() for said in of_file(opened)]


def broken(change: Callable[[Any], None]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn())) as opened:
        change(opened)
        opened.save(target)
    return target.getvalue()


def test_the_tree_is_what_the_page_says() -> None:
    assert outline(drawn()) == TREE
    assert [f"{' ' * s.depth}{s.tag} {s.words}".rstrip() for s in of_scene(SCENE)] == TREE
    opened = open_file(drawn(), "x")
    assert list(told_as_composed(opened, SCENE)) == []


def kids(opened: Any) -> Any:
    return opened.Root.StructTreeRoot.K.K


def no_alternative(opened: Any) -> None:
    del kids(opened)[0]["/Alt"]


def other_tag(opened: Any) -> None:
    kids(opened)[1].S = pikepdf.Name.P


def left_out(opened: Any) -> None:
    del kids(opened)[2]


def other_order(opened: Any) -> None:
    document = opened.Root.StructTreeRoot.K
    first, second, *others = list(document.K)
    document.K = pikepdf.Array([second, first, *others])


def words_as_decoration(opened: Any) -> None:
    contents = opened.pages[1].Contents
    contents.write(contents.read_bytes().replace(b"/P <</MCID 0>> BDC", b"/Artifact BMC"))


def twice(opened: Any) -> None:
    kids(opened).append(kids(opened)[1])


def no_language(opened: Any) -> None:
    [span] = [k for k in kids(opened)[5].K if isinstance(k, pikepdf.Dictionary) and "/Lang" in k]
    del span["/Lang"]


def other_purpose(opened: Any) -> None:
    opened.pages[0].Annots[1].Contents = pikepdf.String("Source 2")


def no_tree(opened: Any) -> None:
    del opened.Root["/StructTreeRoot"]


def flat_list(opened: Any) -> None:
    sect = kids(opened)[7]
    kids(opened)[7] = sect.K[0]


BROKEN = [
    (no_alternative, "“Figure” where the page says “Figure A plant”", "one"),
    (other_tag, "“P A heading” where the page says “H2 A heading”", "one"),
    (left_out, "“Figure A box” where the page says “P “Tea” costs more – don’t ask”", "one"),
    (other_order, "“H2 A heading” where the page says “Figure A plant”", "one"),
    (words_as_decoration, "“P” where the page says “P Second page”", "two"),
    (twice, "“H2 A heading” where the page says nothing more", "two"),
    (no_language, "or tía", "one"),
    (other_purpose, "⟨Source 2: 1⟩”", "one"),
    (no_tree, "nothing more where the page says “Document”", "one"),
    (flat_list, "“L” where the page says “Sect”", "one"),
]


@pytest.mark.parametrize(
    ("change", "told", "at"), BROKEN, ids=lambda value: getattr(value, "__name__", "")
)
def test_whatever_is_broken_is_told(change: Callable[[Any], None], told: str, at: str) -> None:
    one = replace(
        SCENE, pages=tuple(replace(p, span=place(3, "layouts/x.yaml")) for p in SCENE.pages)
    )
    found = [p for p in finished_pdf(one, broken(change)) if p.code == "screen/structure"]
    assert len(found) == 1 and found[0].is_error
    assert told in found[0].message, found[0].message
    assert (found[0].place.piece, found[0].place.at) == ("brochure-screen", at)
    assert found[0].span == place(3, "layouts/x.yaml")


def test_another_scene_is_told_too() -> None:
    """The words are read from both: it is no use to change them in one of the two only."""
    other = replace(
        SCENE, pages=(SCENE.pages[0], page("two", set_text(60, 60, 100, paragraph("Third page"))))
    )
    opened = open_file(drawn(), "x")
    [found] = told_as_composed(opened, other)
    assert "“P Second page” where the page says “P Third page”" in found.message


def test_what_is_late_is_read_last_and_what_is_empty_not_at_all() -> None:
    behind = Art(drawing(), Box(0, 0, 300, 200), Role("Figure", "A plant", late=True))
    words = set_text(60, 60, 100, paragraph("Words"), paragraph(Run("", BODY)), tag="P")
    one = made_scene("screen", page("one", behind, words))
    assert [str(said) for said in of_scene(one)] == ["Document", "P Words", "Figure A plant"]
    assert outline(pdf(one, FOLDER, MOMENT)) == ["Document", " P Words", " Figure A plant"]
