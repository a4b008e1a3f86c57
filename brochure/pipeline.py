"""A request in, the finished pieces and all problems out: the one file that knows the order.

load → check content → compose → check scenes → draw → check files → deliver. Steps are imported
where they begin, so that help and wrong usage answer at once.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.aside import Aside
from brochure.deliver import Kept, deliver, settle
from brochure.paths import shown
from brochure.problems import BuildFailed, MachineFailed, Problem, Span, in_order, warning

if TYPE_CHECKING:
    from brochure.model.project import Project
    from brochure.model.scene import Edge, Medium, Scene

PIECES: Mapping[str, str] = {
    "press": "brochure-press.pdf",
    "office": "brochure-office.pdf",
    "screen": "brochure-screen.pdf",
    "deck": "deck.pptx",
    "deck-pdf": "deck.pdf",
    "notes": "notes.pdf",
    "handout": "handout.pdf",
    "ticket": "job-ticket.pdf",
    "card": "print-card.pdf",
}
"""The file of each piece, by the name that `--only` takes."""

USUAL = ("press", "office", "screen", "deck")
"""The pieces made when none is named; the others are made by `--only` and `--all`."""

KIT = ("deck-pdf", "notes", "handout")
"""The speaker's kit, made from the deck's Scene."""

KEPT = "output/kept-edited"
_PRINTED: tuple[Medium, ...] = ("press", "office", "screen")
_LAST_SECOND = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())


class UsageFailed(Exception):
    """The command or its surroundings were set wrongly: one sentence with the right way."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. `home` holds the layouts and assets, `only` the pieces to draw.

    `flip` is the edge on which the office printer turns the sheet over. In a process that is
    `staying` nothing is done aside: a second process would take with it what it remembers.
    """

    content: Path
    layouts: tuple[str, ...]
    theme: str
    out: Path
    only: tuple[str, ...]
    home: Path
    writing: bool = True
    flip: Edge = "short"
    staying: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A piece that is finished: its path as people read it, size, pages and seconds it took."""

    path: str
    bytes: int
    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """All problems in order, the pieces now in place, the texts that problems point into, and the
    Scenes of the pieces asked for, as far as they were composed."""

    problems: list[Problem]
    outputs: list[Done] = field(default_factory=list)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scenes: Sequence[Scene] = field(default=(), compare=False)

    @property
    def failed(self) -> bool:
        return any(problem.is_error for problem in self.problems)


def run(request: Request, told: Callable[[Done], None]) -> Result:
    """Makes the pieces asked for; `told` hears of each as it is finished, before all move in."""
    moment = moment_of(os.environ)
    found: list[Problem] = []
    texts: dict[str, tuple[str, ...]] = {}
    outputs: list[Done] = []
    scenes: list[Scene] = []
    with Aside() as aside:
        try:
            project = _loaded(request, found, texts)
            if project:
                make = partial(_drawn_and_checked, fonts=project.fonts, moment=moment)
                scenes = _composed(project, request, found, make, aside, moment)
                if not _any_error(found):
                    forms = partial(_form, project, moment=moment, make=make)
                    outputs = _made(request, scenes, make, forms, aside, found, told)
        except BuildFailed as failure:  # a step that could not go on after what it found
            found += failure.problems
    placed = [] if _any_error(found) or not request.writing else outputs
    if request.writing and not placed:
        with suppress(MachineFailed):  # what is wrong with the content is told before
            found += [_kept_problem(kept) for kept in settle(request.out)]
    asked = [scene for scene in scenes if _name_of(scene) in request.only]
    return Result(in_order(found), placed, texts, asked)


def moment_of(environ: Mapping[str, str]) -> datetime:
    """The time the pieces carry: SOURCE_DATE_EPOCH when set, else now; UTC, whole seconds."""
    written = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not written:
        return datetime.now(UTC).replace(microsecond=0)
    whole = written.isascii() and written.isdigit() and len(written) < 13
    if not whole or int(written) > _LAST_SECOND:
        raise UsageFailed(
            f"SOURCE_DATE_EPOCH is “{written}”, but must be whole seconds since 1970, such as "
            "1767225600, or not be set at all."
        )
    return datetime.fromtimestamp(int(written), UTC)


def _loaded(
    request: Request, found: list[Problem], texts: dict[str, tuple[str, ...]]
) -> Project | None:
    from brochure.load.project import load

    loaded = load(request.content, request.layouts, request.theme, request.home)
    found += loaded.problems
    texts.update(loaded.texts)  # also of a project that could not be made
    return loaded.project


def _composed(
    project: Project,
    request: Request,
    found: list[Problem],
    make: Callable[[Scene], _Piece],
    aside: Aside,
    moment: datetime,
) -> list[Scene]:
    """Brochure and deck whatever `--only` says, since checks look at them together; the speaker's
    kit when it is asked for.

    The deck takes as long as all that is printed, and is a piece by itself: it is composed, drawn
    and checked aside.
    """
    from brochure.check import content_problems, scene_problems, word_problems
    from brochure.compose import brochure_scenes, deck_scene

    found += content_problems(project, moment)
    faulty = _any_error(found)
    several = "deck" in request.only and len(request.only) > 1
    if several and not faulty and not request.staying:
        aside.begin(partial(_talk, project, make), project.pictures)
    found += word_problems(project)
    scenes: list[Scene] = []
    deck: Scene | None = None
    with _as_far_as_it_goes(faulty):
        printed, problems = brochure_scenes(project, _PRINTED, request.flip)
        found += problems
    with _as_far_as_it_goes(faulty):
        deck, problems = aside.result(partial(deck_scene, project))
        found += problems
        if deck:
            scenes = [*printed, deck]
            found += scene_problems(project, scenes)
    if deck and not _any_error(found):
        scenes += _kit(project, deck, request, found)
    return scenes


def _talk(project: Project, make: Callable[[Scene], _Piece]) -> Iterator[object]:
    """The deck's scene with what does not fit; then the piece, if all does."""
    from brochure.compose import deck_scene

    scene, problems = deck_scene(project)
    yield scene, problems
    if scene and not _any_error(problems):
        yield make(scene)


def _kit(project: Project, deck: Scene, request: Request, found: list[Problem]) -> list[Scene]:
    """The pieces of the speaker's kit that are asked for."""
    wanted = [name for name in request.only if name in KIT]
    if not wanted:
        return []
    from brochure.check import kit_problems
    from brochure.compose import kit_scene

    scenes = []
    for name in wanted:
        scene, problems = kit_scene(project, deck, name)
        scenes.append(scene)
        found += problems
    found += kit_problems(project, scenes)
    return scenes


@contextmanager
def _as_far_as_it_goes(faulty: bool) -> Iterator[None]:
    """Content already known to be faulty (a name that leads nowhere) is composed as far as it
    goes, so that one run tells all it can; what breaks on the way has been told before."""
    try:
        yield
    except BuildFailed:
        raise
    except Exception:
        if not faulty:
            raise


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece as drawn: its bytes, its pages, what its check found, the seconds both took."""

    data: bytes
    pages: int
    problems: list[Problem]
    seconds: float


def _made(
    request: Request,
    scenes: list[Scene],
    make: Callable[[Scene], _Piece],
    form: Callable[[str, Mapping[str, Scene], Mapping[str, _Piece]], tuple[Scene, list[Problem]]],
    aside: Aside,
    found: list[Problem],
    told: Callable[[Done], None],
) -> list[Done]:
    """Draws and checks each piece, then changes them all in the folder at once."""
    by_name = {_name_of(scene): scene for scene in scenes}
    pieces: dict[str, _Piece] = {}
    outputs: list[Done] = []
    for name, file in PIECES.items():
        if name not in request.only:
            continue
        if name not in by_name:
            by_name[name], problems = form(name, by_name, pieces)
            found += problems
        work = partial(make, by_name[name])
        pieces[name] = piece = aside.result(work) if name == "deck" else work()
        found += piece.problems
        path = shown(request.out / file)
        outputs.append(Done(path, len(piece.data), piece.pages, piece.seconds))
        if request.writing and not _any_error(piece.problems):
            told(outputs[-1])
    if request.writing and not _any_error(found):
        files = {PIECES[name]: piece.data for name, piece in pieces.items()}
        found += [_kept_problem(kept) for kept in deliver(request.out, files)]
    return outputs


def _form(
    project: Project,
    name: str,
    scenes: Mapping[str, Scene],
    pieces: Mapping[str, _Piece],
    moment: datetime,
    make: Callable[[Scene], _Piece],
) -> tuple[Scene, list[Problem]]:
    """The scene of the job ticket or the print card, and what is wrong with it.

    The ticket tells of a press file that was really drawn, looked at and measured, made for it
    when need be.
    """
    from brochure.check import form_problems, press_finding
    from brochure.compose import card_scene, ticket_scene

    if name == "card":
        scene, problems = card_scene(project, scenes["office"], PIECES["office"])
        return scene, problems + form_problems(project, scene)
    press = pieces.get("press") or make(scenes["press"])
    finding, measured = press_finding(scenes["press"], press.data, PIECES["press"])
    scene, problems = ticket_scene(project, scenes["press"], finding, moment)
    known = [] if "press" in pieces else press.problems  # those of a piece are told with it
    more = [problem for problem in measured if problem not in press.problems]
    return scene, known + more + problems + form_problems(project, scene)


def _drawn_and_checked(scene: Scene, fonts: Path, moment: datetime) -> _Piece:
    from brochure.check import file_problems

    start = time.perf_counter()
    data = drawn(scene, fonts, moment)
    problems = file_problems(scene, data, fonts)
    return _Piece(data, len(scene.pages), problems, time.perf_counter() - start)


def drawn(scene: Scene, fonts: Path, moment: datetime) -> bytes:
    """The bytes of a piece, by the pen of its medium."""
    if scene.medium == "slides":
        from brochure.draw.pptx import deck

        return deck(scene, moment)
    from brochure.draw.pdf import pdf

    return pdf(scene, fonts, moment)


def _name_of(scene: Scene) -> str:
    return scene.piece if scene.piece in PIECES else scene.medium


def _kept_problem(kept: Kept) -> Problem:
    piece = shown(kept.piece)
    return warning(
        KEPT,
        f"{piece} had been changed by hand; that version is kept as {shown(kept.kept)}.",
        "Carry over from it what you still need, into the content where it can be, then delete it.",
        Span(shown(kept.kept)),
        piece=kept.piece.stem,
    )


def _any_error(problems: list[Problem]) -> bool:
    return any(problem.is_error for problem in problems)
