"""A file for screens and screen readers in; what a reader would not see or hear out.

Tags, titles, alternatives and links after PDF/UA-1 (ISO 14289-1); contrast after WCAG 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.preflight.colours import light
from brochure.check.preflight.grounds import grounded
from brochure.check.preflight.marks import Mark, Walked
from brochure.check.preflight.opened import Opened
from brochure.check.preflight.reading import get, name, text
from brochure.check.preflight.tree import Tagged
from brochure.check.preflight.x4 import annotations_of
from brochure.problems import Problem, error

LEAST_CONTRAST = 4.5
LEAST_CONTRAST_LARGE = 3.0
_LARGE = 18.0
_PAPER = 1.0
_UNTAGGED = "Export the file with tags (accessible PDF, PDF/UA)."


def contrast(opened: Opened) -> Iterator[Problem]:
    """Text stands out from its ground by 4.5 to 1, from 18 pt on by 3 to 1."""
    for sheet in opened.sheets:
        pale = sheet.walked.once(_pale)
        if pale:
            least = min(ratio for _, ratio in pale)
            yield sheet.error(
                "screen/contrast",
                f"{sheet.naming([mark for mark, _ in pale])} stands out from its ground by only "
                f"{least:.1f} to 1.",
                "Make it darker or its ground lighter: 4.5 to 1 is needed, 3 to 1 from 18 pt.",
            )


def _pale(walked: Walked) -> list[tuple[Mark, float]]:
    """The texts that do not stand out enough, and by how much they do."""
    found = []
    for mark, ground in walked.once(grounded):
        if mark.typed is None or mark.typed.mode == 3 or not mark.typed.text.strip():
            continue
        own = light(mark.colour) if mark.colour else None
        below = _PAPER if ground is None else light(ground.colour) if ground.colour else None
        if own is None or below is None:
            continue
        ratio = (max(own, below) + 0.05) / (min(own, below) + 0.05)
        wanted = LEAST_CONTRAST_LARGE if mark.typed.size >= _LARGE else LEAST_CONTRAST
        if ratio < wanted - 0.005:
            found.append((mark, ratio))
    return found


def _told(opened: Opened, code: str, message: str, hint: str) -> Problem:
    sheet = opened.first
    return error(code, message, hint, sheet.span, piece=sheet.piece)


def tagged(opened: Opened) -> Iterator[Problem]:
    """The file has a structure tree and says so; all text is in it or marked as decoration."""
    root = opened.root
    if get(root, "StructTreeRoot") is None or get(root, "MarkInfo", "Marked") is not True:
        yield _told(opened, "screen/tagged", "The file has no tags.", _UNTAGGED)
        return
    for sheet in opened.sheets:
        loose = [
            mark for mark in sheet.texts
            if mark.typed and mark.typed.text.strip()
            and mark.look.mcid < 0 and mark.look.tag != "Artifact"
        ]  # fmt: skip
        if loose:
            yield sheet.error(
                "screen/tagged",
                f"{sheet.naming(loose)} stands in no tag: a screen reader leaves it out.",
                _UNTAGGED,
            )


def claims_ua(opened: Opened) -> Iterator[Problem]:
    """A screen file of ours claims PDF/UA-1; what claims nothing was judged by nothing."""
    if opened.first.piece and not opened.claims_ua:
        message = "The screen file does not say that it is PDF/UA-1."
        yield _told(opened, "screen/claim", message, _UNTAGGED)


def language(opened: Opened) -> Iterator[Problem]:
    """The file says its language, or a screen reader reads it with the wrong voice."""
    if not text(get(opened.root, "Lang")).strip():
        message = "The file does not say its language."
        yield _told(opened, "screen/language", message, "Set the language in its properties.")


def title(opened: Opened) -> Iterator[Problem]:
    """The title is said and shown in place of the file's name."""
    said, other = text(opened.info.get("Title")).strip(), opened.xmp.get("dc:title", "")
    hint = "Give the file a title, and let viewers show it (DisplayDocTitle)."
    if not other:
        yield _told(opened, "screen/title", "The file has no title in its metadata.", hint)
    elif said and said != other:
        message = f"The title is “{said}” in Info and “{other}” in the metadata."
        yield _told(opened, "screen/title", message, hint)
    if get(opened.root, "ViewerPreferences", "DisplayDocTitle") is not True:
        message = "Viewers are not asked to show the title; they read out the file's name."
        yield _told(opened, "screen/title", message, hint)


def alternatives(opened: Opened) -> Iterator[Problem]:
    """Every figure says in words what it shows."""
    silent = [
        one for one in opened.elements
        if one.kind in ("Figure", "Formula")
        and not one.alternative.strip() and not one.actual.strip()
    ]  # fmt: skip
    if silent:
        count = f"{len(silent)} figures have" if len(silent) > 1 else "A figure has"
        message = f"{count} no alternative text."
        hint = "Say in a sentence what each picture shows, or mark it as decoration."
        yield _told(opened, "screen/alt", message, hint)


def headings(opened: Opened) -> Iterator[Problem]:
    """Headings begin at the first level and leave out none on the way down."""
    before = 0
    for kind in (one.kind for one in opened.elements):
        if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
            level = int(kind[1])
            if level > before + 1:
                message = (
                    f"A heading of level {level} follows one of level {before}."
                    if before
                    else f"The first heading is of level {level}."
                )
                hint = "Let headings begin at level 1 and go down one level at a time."
                yield _told(opened, "screen/headings", message, hint)
                return
            before = level


def tables(opened: Opened) -> Iterator[Problem]:
    """Every table has header cells."""
    for one in opened.elements:
        if one.kind == "Table" and not any(inner.kind == "TH" for inner in _below(one)):
            message = "A table has no header cells: its numbers are read without what they are of."
            yield _told(opened, "screen/tables", message, "Tag the cells of its head as TH.")
            return


def _below(one: Tagged) -> Iterator[Tagged]:
    waiting = [one]
    while waiting:
        kids = [kid for kid in waiting.pop().kids if isinstance(kid, Tagged)]
        yield from kids
        waiting += kids


def bookmarks(opened: Opened) -> Iterator[Problem]:
    """A file of several pages has bookmarks."""
    if len(opened.sheets) > 4 and get(opened.root, "Outlines", "First") is None:
        message = f"The file has {len(opened.sheets)} pages and no bookmarks."
        yield _told(opened, "screen/bookmarks", message, "Export it with bookmarks.")


def links(opened: Opened) -> Iterator[Problem]:
    """Links say where they lead, stand in the structure, and follow its order by the Tab key."""
    for sheet in opened.sheets:
        found = annotations_of(sheet)
        linked = [one for one in found if name(get(one, "Subtype")) == "Link"]
        if found and name(get(sheet.page, "Tabs")) != "S":
            yield sheet.error(
                "screen/tab-order",
                "The Tab key does not follow the order of reading on this page.",
                "Set the tab order of pages to follow the structure.",
            )
        silent = [one for one in linked if not text(get(one, "Contents")).strip()]
        loose = [one for one in linked if get(one, "StructParent") is None]
        if silent or loose:
            what = "do not say where they lead" if silent else "are not in the structure"
            count = len(silent or loose)
            yield sheet.error(
                "screen/links",
                f"{count} link{'s' if count > 1 else ''} on the page {what}.",
                "Describe each link, and tag it.",
            )
