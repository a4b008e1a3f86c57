"""The bytes of a finished PDF in; every check that bears on it, run, out.

Independent of the pens: only the file is asked, and the Scene where the check runs inside a build.
What a file claims decides what it is judged by; a piece of ours is also judged as what it is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from brochure.check.preflight import (
    bleed,
    boxes,
    embedded,
    ink,
    lettering,
    office,
    overprint,
    pictures,
    safe,
    screen,
    x4,
)
from brochure.check.preflight.opened import Opened, Unopened, open_file
from brochure.check.preflight.reading import get, name
from brochure.check.preflight.state import BROKEN
from brochure.check.preflight.structure import told_as_composed
from brochure.check.preflight_report import Checked, Preflight
from brochure.model.scene import Scene
from brochure.problems import Problem, Span, error

Use = Literal["any", "press", "X-4", "office", "form", "screen", "UA"]
PIECES: tuple[Use, ...] = ("press", "office", "screen")
"""What a file can be judged as; X-4 and UA are judged where they are claimed."""

_USES: dict[str, tuple[Use, ...]] = {**{use: (use,) for use in PIECES}, "form": ("form", "screen")}
"""What the pieces of a build are for, by their medium: forms are printed at an office and read."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check: what it makes sure of, and the uses of a file that call for it."""

    sentence: str
    use: Use
    run: Callable[[Opened], Iterable[Problem]]
    also: Use | None = None


CHECKS: tuple[Check, ...] = (
    Check("every font is in the file", "any", embedded.fonts_embedded),
    Check("text can be copied and read aloud", "any", embedded.words_extract),
    Check("trim, bleed and page lie in one another, upright", "press", boxes.press_boxes),
    Check("what touches the cut runs into the bleed", "press", bleed.bleed_is_covered),
    Check("nothing is in the colours of a screen", "press", ink.no_screen_colours),
    Check("four inks, no spot plate, marks alone on all plates", "press", ink.plates),
    Check("black text is black ink alone, rich black is for areas", "press", ink.blacks),
    Check("small coloured text is of one ink or two", "press", ink.text_inks),
    Check("no tint is under 5 %", "press", ink.tints),
    Check("total ink keeps its limit, as computed from what is painted", "press", ink.total_ink),
    Check("black text overprints, white never does", "press", overprint.overprint),
    Check("type is large enough", "press", lettering.type_sizes),
    Check("type reversed out of ink is sturdy", "press", lettering.reversed_type),
    Check("lines are wide enough", "press", lettering.rules),
    Check("text keeps clear of cuts and folds", "press", safe.text_is_safe),
    Check("pictures have enough pixels", "press", pictures.resolution),
    Check("nothing is transparent", "press", x4.no_transparency),
    Check("no annotation lies inside the bleed", "press", x4.no_annotations),
    Check("the file says what it is made for", "press", x4.claims_x4),
    Check("PDF/X-4: form of the file", "X-4", x4.file_form),
    Check("PDF/X-4: metadata, the same in both places", "X-4", x4.metadata),
    Check("PDF/X-4: one output intent with its profile", "X-4", x4.output_intent),
    Check("PDF/X-4: nothing acts by itself", "X-4", x4.no_actions),
    Check("PDF/X-4: ink is laid down as it is written", "X-4", x4.graphics_states),
    Check("the page is exactly Letter or A4", "office", office.paper_size, also="form"),
    Check("nothing lies out of a printer's reach", "office", office.within_reach, also="form"),
    Check("black text is plain black", "office", office.black_text, also="form"),
    Check("the print window is set up", "office", office.printing),
    Check("text stands out from its ground", "screen", screen.contrast),
    Check("the file says what it is for", "screen", screen.claims_ua),
    Check("PDF/UA-1: everything is tagged", "UA", screen.tagged),
    Check("PDF/UA-1: the language is said", "UA", screen.language),
    Check("PDF/UA-1: the title is said and shown", "UA", screen.title),
    Check("PDF/UA-1: figures have alternative texts", "UA", screen.alternatives),
    Check("PDF/UA-1: headings leave out no level", "UA", screen.headings),
    Check("PDF/UA-1: tables have headers", "UA", screen.tables),
    Check("PDF/UA-1: links are described, tabs in order", "UA", screen.links),
    Check("there are bookmarks", "UA", screen.bookmarks),
)


def judged(scene: Scene, data: bytes, measured: bool = False) -> Preflight:
    """A piece of a build: judged as what it is for, by what it claims, and against its Scene.

    `checks` of the result list each check run with its problems: the job ticket prints them.
    `measured` has Ghostscript render a press file and adds up every pixel (about two seconds).
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
            "the boxes lie where the layout puts them",
            tuple(boxes.boxes_as_composed(opened, scene)),
        )
        if scene.condition is not None:
            opened.is_to_claim, opened.ink_limit = True, scene.condition.ink_limit
        uses: list[Use] = [*_USES.get(scene.medium, ())]
        before = [as_composed]
        if scene.medium in ("screen", "slides"):
            told = tuple(told_as_composed(opened, scene))
            before.append(Checked("a screen reader hears what the pages say", told))
        if measured and scene.medium == "press":
            before += _measured(opened)
        return _run(opened, uses, before, careful=False)


def preflight(
    data: bytes, known_as: str, uses: Iterable[Use] = (), measured: bool = False
) -> Preflight:
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
        before = _measured(opened) if measured and "press" in wanted else []
        return _run(opened, wanted, before, careful=True)


OURS = "This is a fault of the program, not of your content: please report it."


def _measured(opened: Opened) -> list[Checked]:
    from brochure.check.preflight import separations  # seldom asked for

    try:
        problems = tuple(separations.measured_ink(opened))
    except separations.Unmeasured as why:
        opened.unjudged[f"the ink of every pixel ({why}); it is computed from what is painted"] = (
            None
        )
        return []
    return [Checked("total ink keeps its limit, measured on every pixel by Ghostscript", problems)]


def _run(opened: Opened, uses: list[Use], before: list[Checked], careful: bool) -> Preflight:
    """Runs the checks that the uses call for; `careful` expects damage of every kind."""
    claimed: list[Use] = ["X-4"] if opened.claims_x4 else []
    claimed += ["UA"] if opened.claims_ua else []
    done = list(before)
    for check in CHECKS:
        if not {check.use, check.also} & {"any", *uses, *claimed}:
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
