"""The bytes of a finished PDF in; every check that bears on it, run, out.

Independent of the pens: only the file is asked, and the Scene where the check runs inside a build.
What a file claims decides what it is judged by; a piece of ours is also judged as what it is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from brochure.check.preflight.boxes import boxes_as_composed, press_boxes
from brochure.check.preflight.embedded import fonts_embedded, words_extract
from brochure.check.preflight.ink import no_screen_colours
from brochure.check.preflight.opened import Opened, Unopened, open_file
from brochure.check.preflight.reading import get, name
from brochure.check.preflight.report import Checked, Preflight
from brochure.check.preflight.structure import told_as_composed
from brochure.check.preflight.walk import BROKEN
from brochure.model.scene import Scene
from brochure.problems import Problem, Span, error

Use = Literal["any", "press", "X-4", "office", "screen", "UA"]
PIECES: tuple[Use, ...] = ("press", "office", "screen")
"""What a file can be judged as; X-4 and UA are judged where they are claimed."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check: what it makes sure of, and the use of a file that calls for it."""

    sentence: str
    use: Use
    run: Callable[[Opened], Iterable[Problem]]


CHECKS: tuple[Check, ...] = (
    Check("every font is in the file", "any", fonts_embedded),
    Check("text can be copied and read aloud", "any", words_extract),
    Check("trim, bleed and page lie in one another, upright", "press", press_boxes),
    Check("nothing is in the colours of a screen", "press", no_screen_colours),
)


def judged(scene: Scene, data: bytes) -> Preflight:
    """A piece of a build: judged as what it is for, by what it claims, and against its Scene.

    `checks` of the result list each check run with its problems: the job ticket prints them.
    """
    span, at = scene.pages[0].span, scene.pages[0].name
    try:
        opened = open_file(data, scene.piece)
    except Unopened as fault:
        message = f"The finished file cannot be opened again. {fault}"
        return _unopened(scene.piece, message, span, scene.piece, at)
    with opened.pdf:
        for sheet, page in zip(opened.sheets, scene.pages, strict=False):
            sheet.span, sheet.piece, sheet.at = page.span, scene.piece, page.name
            sheet.folds = page.folds
        if len(opened.pdf.pages) != len(scene.pages):
            message = f"The file has {len(opened.pdf.pages)} pages instead of {len(scene.pages)}."
            pages = error("pdf/pages", message, OURS, span, piece=scene.piece, at=at)
            return _result(opened, (), [Checked("all pages are there", (pages,))])
        as_composed = Checked(
            "the boxes lie where the layout puts them", tuple(boxes_as_composed(opened, scene))
        )
        uses: list[Use] = [use for use in PIECES if use == scene.medium]
        before = [as_composed]
        if scene.medium == "screen":
            told = tuple(told_as_composed(opened, scene))
            before.append(Checked("a screen reader hears what the pages say", told))
        return _run(opened, uses, before, careful=False)


def preflight(data: bytes, known_as: str, uses: Iterable[Use] = ()) -> Preflight:
    """Any file, by what it claims and as what it is asked for; whatever the bytes, a result."""
    span = Span(known_as)
    try:
        opened = open_file(data, known_as)
    except Unopened as fault:
        return _unopened(known_as, str(fault), span, "", "")
    with opened.pdf:
        wanted: list[Use] = list(uses)
        if opened.claims_x4 and "press" not in wanted:
            wanted.append("press")
        if opened.claims_ua and "screen" not in wanted:
            wanted.append("screen")
        if name(get(opened.root, "ViewerPreferences", "Duplex")) and "office" not in wanted:
            wanted.append("office")
        return _run(opened, wanted, [], careful=True)


OURS = "This is a fault of the program, not of your content: please report it."


def _run(opened: Opened, uses: list[Use], before: list[Checked], careful: bool) -> Preflight:
    """Runs the checks that the uses call for; `careful` expects damage of every kind."""
    claimed: list[Use] = ["X-4"] if opened.claims_x4 else []
    claimed += ["UA"] if opened.claims_ua else []
    done = list(before)
    for check in CHECKS:
        if check.use not in ("any", *uses, *claimed):
            continue
        try:
            problems = tuple(check.run(opened))
        except (*BROKEN, RecursionError):
            if not careful:
                raise
            opened.unjudged[f"whether {check.sentence}: the file is damaged there"] = None
            continue
        done.append(Checked(check.sentence, problems))
    return _result(opened, tuple(uses), done)


def _result(opened: Opened, uses: tuple[Use, ...], done: list[Checked]) -> Preflight:
    claims = [opened.xmp.get("pdfxid:GTS_PDFXVersion", "PDF/X")] if opened.claims_x4 else []
    if opened.claims_ua:
        claims.append(f"PDF/UA-{opened.xmp['pdfuaid:part']}")
    return Preflight(
        opened.name, len(opened.pdf.pages), tuple(claims), uses, tuple(done),
        tuple(_unjudged(opened)),
    )  # fmt: skip


def _unjudged(opened: Opened) -> Iterator[str]:
    yield from opened.unjudged
    for sheet in opened.sheets:
        for why in sheet.walked.unjudged:
            yield f"page {sheet.number}: {why}"


def _unopened(known_as: str, message: str, span: Span, piece: str, at: str) -> Preflight:
    hint = OURS if piece else "Ask whoever made it for the PDF as it was exported."
    fault = error("pdf/unreadable", message, hint, span, piece=piece, at=at)
    return Preflight(known_as, 0, (), (), (Checked("the file can be opened", (fault,)),), ())
