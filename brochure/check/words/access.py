"""A Project and Scenes in; pictures without words, pieces without title or language, out (K32)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from brochure.check.words.rule import WARNING, whole_rule
from brochure.model.project import Project
from brochure.model.scene import Art, Group, Photo, Scene, flat
from brochure.model.story import Passage
from brochure.problems import Problem, warning

K32 = whole_rule("K32", WARNING, "WCAG 2.2, 1.1.1, 1.4.3, 2.4.2 and 3.1.1; "
    "PDF/UA-1", """Has a picture without alternative text, faint words, or no title or language.

    Why: People who cannot see the page hear it; a picture without words is a hole in it. People
        who see little need words that stand out from their ground, at least 4.5 to 1.
    Fails: picture: roots (and “alt:” left empty)
    Fails: subtitle: {face: title, size: 17, ink: sage} (on paper: 1.6 to 1)
    Passes: alt: A young plant over wide roots that branch and touch, like brain cells.
    """)  # fmt: skip
_SAY = "Say in one sentence what the picture means: alt: A plant in new leaf on tended soil."


def without_words(project: Project) -> Iterator[Problem]:
    """Content that names a picture and does not say what it shows."""
    for name, section in {
        "garden": project.story.article.garden,
        **project.story.article.sections,
    }.items():
        if (
            isinstance(section, Passage)
            and section.picture
            and not (section.alt or "").strip()
            and not section.skip
        ):
            yield warning("words/K32", f"The picture of “{name}” has no words for people who "
                "cannot see it.",
                          _SAY, section.span_of("alt"))  # fmt: skip
    parts = project.story.talk.parts
    for slide in project.deck.slides:
        part = parts.get(str(slide.part))
        if slide.art and part is not None and not part.skip and not (part.alt or "").strip():
            yield warning("words/K32", f"The picture of the slide “{slide.part}” has no words for "
                "people who cannot see it.",
                          _SAY, part.span_of("alt"))  # fmt: skip


def unnamed(scenes: Sequence[Scene]) -> Iterator[Problem]:
    """Pieces without a title or language, and figures in them that say nothing."""
    for scene in scenes:
        for what, value in (("title", scene.title), ("language", scene.language)):
            if not value.strip():
                yield warning("words/K32", f"The {scene.piece} has no {what}.",
                              "Give the article a title, and clinic.yaml a "
                              "language.", scene.pages[0].span,
                              piece=scene.piece)  # fmt: skip
        for page in scene.pages:
            for item in flat(page.items):
                if (
                    isinstance(item, (Art, Photo, Group))
                    and item.role.tag == "Figure"
                    and not item.role.alt.strip()
                ):
                    span = page.span if isinstance(item, Group) else item.span
                    yield warning("words/K32", "A picture has no words for people who cannot see "
                        "it.",
                                  _SAY, span, piece=scene.piece, at=page.name)  # fmt: skip
