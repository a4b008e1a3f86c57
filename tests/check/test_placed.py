"""Content and scenes; every text that no piece shows is told, once."""

from __future__ import annotations

from dataclasses import replace

from brochure.check.placed import unplaced
from brochure.model.project import Project
from brochure.model.scene import Medium, Page, Run, Scene
from brochure.model.written import Text, texts_in
from tests.builders import BODY, page, paragraph, place, retold, scene, set_text


def showing(*texts: Text) -> Page:
    return page("one", set_text(0, 0, 300, paragraph(*(Run(t, BODY, t.span) for t in texts))))


def test_nothing_of_the_real_content_is_lost(
    real: Project, printed: dict[Medium, Scene], talk: Scene
) -> None:
    assert unplaced(real, [*printed.values(), talk]) == []


def test_what_no_piece_shows_is_told_with_its_words_and_place(
    real: Project, printed: dict[Medium, Scene], talk: Scene
) -> None:
    long = "New words that no layout shows, and far more of them than a message takes"
    project = retold(real, clinic__contact__hours=None, article__subtitle=Text(long, place(7)))
    found = unplaced(project, [*printed.values(), talk])
    assert [(p.code, p.is_error, p.span) for p in found] == [("layout/unplaced", True, place(7))]
    assert "“New words that no layout shows, and far more of…”" in found[0].message
    assert "skip" in found[0].hint


def test_what_is_skipped_on_purpose_is_not_missed(
    real: Project, printed: dict[Medium, Scene], talk: Scene
) -> None:
    section = real.story.article.sections["roots"]
    lost = section.model_copy(update={"text": Text("Lost", place(8))})
    scenes = [*printed.values(), talk]
    told = unplaced(retold(real, article__sections__roots=lost), scenes)
    assert [p.span for p in told] == [place(8)]
    skipped = lost.model_copy(update={"skip": Text("too long", place(9))})
    assert unplaced(retold(real, article__sections__roots=skipped), scenes) == []


def test_notes_are_a_place_too(real: Project, printed: dict[Medium, Scene], talk: Scene) -> None:
    silent = replace(talk, pages=tuple(replace(page, notes=()) for page in talk.pages))
    found = unplaced(real, [*printed.values(), silent])
    says = [part.notes.say for part in real.story.talk.parts.values() if part.notes]
    assert len(says) > 15
    assert {say.span for say in says} <= {p.span for p in found}


def test_one_piece_alone_proves_nothing(
    real: Project, printed: dict[Medium, Scene], talk: Scene
) -> None:
    assert unplaced(real, [printed["press"]]) == [] == unplaced(real, [talk])
    assert unplaced(real, [printed["screen"], talk]) == []


def test_only_what_is_really_set_counts(real: Project, talk: Scene) -> None:
    texts = list(texts_in(real.story))
    assert len(texts) > 200
    found = unplaced(real, [scene("press", showing(*texts[:2])), replace(talk, pages=())])
    # The pull line is optional in the layout: what is left out of it, the fitting tells. Titles
    # of second slides are kept ready.
    ready = [one.second_title for one in real.story.talk.parts.values() if one.second_title]
    assert real.story.article.pull in texts[2:] and ready
    assert len(found) == len(texts) - 2 - 1 - len(ready)
    assert len(unplaced(real, [scene("press", showing(*texts)), replace(talk, pages=())])) == 0
