"""A Project in; a problem for every ink, face, style and font file that does not exist out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from brochure.model.art import Drawing
from brochure.model.project import Project
from brochure.model.template import DeckLayout, Ground
from brochure.model.theme import Style, Theme
from brochure.model.written import NOWHERE, Located, Written
from brochure.problems import Problem, Span, error, nearest


def looks(project: Project) -> list[Problem]:
    """Every name of a look, in the theme, the deck's layouts and the drawings."""
    theme = project.theme
    return [
        *_styles(theme, theme.print),
        *_styles(theme, theme.slides),
        *_look(project),
        *_deck(project.deck, theme),
        *_leaders(project),
        *_drawings(project),
        *_fonts(project),
    ]


def _unknown(code: str, name: str, known: Iterable[str], theme: Theme, span: Span) -> Problem:
    names = list(known)
    near = nearest(name, names)
    what = code.rpartition("-")[2]
    hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(names) or 'none'}."
    message = f"The theme “{theme.name}” has no {what} called “{name}”."
    return error(code, message, hint, span)


def _ink(name: str | None, theme: Theme, span: Span) -> Iterator[Problem]:
    if name is not None and name not in theme.inks:
        yield _unknown("theme/unknown-ink", name, theme.inks, theme, span)


def _styles(theme: Theme, styles: Mapping[str, Style]) -> Iterator[Problem]:
    for style in styles.values():
        for key, face in (("face", style.face), ("bold", style.bold), ("italic", style.italic)):
            if face is not None and face not in theme.faces:
                span = style.span_of(key)
                yield _unknown("theme/unknown-face", face, theme.faces, theme, span)
        yield from _ink(style.ink, theme, style.span_of("ink"))
        yield from _ink(style.bold_ink, theme, style.span_of("bold_ink"))


def _look(project: Project) -> Iterator[Problem]:
    """Inks and panels that the theme's look names, as far as it is written."""
    theme, look = project.theme, project.theme.look
    named: dict[str, list[str]] = {
        "bar_ink": [look.bar_ink] if look.bar_ink else [],
        "card_frame": [look.card_frame],
        "pull_bar": [look.pull_bar] if look.pull_bar else [],
        "monogram_inks": [ink.partition("-")[0] for ink in look.monogram_inks],
        "grounds": list(look.grounds.values()),
        "on_paper": [*look.on_paper, *look.on_paper.values()],
    }
    for key, inks in named.items():
        if key in look.model_fields_set:
            for ink in inks:
                yield from _ink(ink, theme, look.span_of(key))
    for panel in look.grounds:
        panels = project.brochure.panels
        if panel not in panels:
            yield _unknown("theme/unknown-panel", panel, panels, theme, look.span_of("grounds"))


def _deck(deck: DeckLayout, theme: Theme) -> Iterator[Problem]:
    grounds: list[Ground] = [deck.strip]
    spots = [deck.number]
    for layout in deck.layouts.values():
        yield from _ink(layout.ground, theme, layout.span_of("ground"))
        grounds += layout.shapes
        spots += layout.spots.values()
    for ground in grounds:
        yield from _ink(ground.ink, theme, ground.span_of("ink"))
    for spot in spots:
        if spot.fill is not None:
            yield from _ink(spot.fill, theme, spot.span_of("fill"))
        if spot.style is not None and spot.style not in theme.slides:
            span = spot.span_of("style")
            yield _unknown("theme/unknown-style", spot.style, theme.slides, theme, span)


def _leaders(project: Project) -> Iterator[Problem]:
    """Inks and styles of the labels in drawings, in either piece."""
    theme = project.theme
    printed = [one for plate in project.brochure.plates for one in plate.leaders]
    shown = [one for slide in project.deck.slides for art in slide.art for one in art.leaders]
    for leaders, styles in ((printed, theme.print), (shown, theme.slides)):
        for leader in leaders:
            yield from _ink(leader.fill, theme, leader.span_of("fill"))
            if leader.style not in styles:
                yield _unknown(
                    "theme/unknown-style", leader.style, styles, theme, leader.span_of("style")
                )


def _drawings(project: Project) -> Iterator[Problem]:
    """Inks that drawings are painted with, told at the place that names the drawing."""
    theme = project.theme
    named: dict[str, Span] = {}
    for name in _written([project.story, project.brochure, project.deck]):
        if name in project.pictures:
            named.setdefault(str(name), name.span)
    for key, picture in project.pictures.items():
        if not isinstance(picture, Drawing):
            continue
        for ink in dict.fromkeys(path.ink for path in picture.paths):
            if ink in theme.inks:
                continue
            near = nearest(ink, theme.inks)
            message = f"The drawing “{key}” uses an ink “{ink}” that “{theme.name}” does not have."
            meant = f"Did its maker mean “{near}”? " if near else ""
            hint = f"{meant}Change the fill in the drawing, or add the ink to the theme."
            yield error("theme/unknown-ink", message, hint, named.get(key, NOWHERE))


def _written(value: object) -> Iterator[Written]:
    if isinstance(value, Written):
        yield value
    elif isinstance(value, Located):
        for name in type(value).model_fields:
            yield from _written(getattr(value, name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _written(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _written(part)


def _fonts(project: Project) -> Iterator[Problem]:
    theme = project.theme
    brand = theme.deck_fonts.brand
    if brand is None and project.story.talk.fonts == "brand":
        yield error(
            "theme/no-brand-fonts",
            f"“{theme.name}” does not say which of its fonts a deck may take.",
            "Write in talk.yaml: fonts: office",
            project.story.talk.span_of("fonts"),
        )
    for face in [*theme.faces.values(), *(brand.faces.values() if brand else ())]:
        if (project.fonts / face.file).is_file():
            continue
        there = sorted(path.name for path in project.fonts.glob("*.ttf"))
        near = nearest(face.file, there)
        message = f"The font file “{face.file}” is not in the folder of fonts."
        hint = f"Did you mean “{near}”?" if near else "Copy the file into assets/fonts."
        yield error("theme/missing-font", message, hint, face.file.span)
