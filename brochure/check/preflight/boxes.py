"""A finished file in; problems of its page boxes out, against the layout where there is one."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.preflight.marks import Rect
from brochure.check.preflight.opened import Opened, Sheet
from brochure.check.preflight.reading import get, inherited, number
from brochure.model.scene import Box, Page, Scene
from brochure.problems import Problem

NEAR = 0.1
"""How far a box may be off, in points."""

_LEAST_BLEED = 8.5
"""3 mm in points; US shops ask for 9."""


def boxes_as_composed(opened: Opened, scene: Scene) -> Iterator[Problem]:
    """The boxes are those of the layout: as exact as a box can be asked for."""
    for sheet, page in zip(opened.sheets, scene.pages, strict=False):
        for name, box in _wanted(scene, page).items():
            corners = (box.x, page.height - box.bottom, box.right, page.height - box.y)
            if not _same(sheet.boxes.get(name), corners):
                yield sheet.error(
                    "pdf/boxes",
                    f"{name} of the page “{page.name}” is not where the layout puts it.",
                    "This is a fault of the program, not of your content: please report it.",
                )


def _wanted(scene: Scene, page: Page) -> dict[str, Box]:
    wanted = {"MediaBox": Box(0, 0, page.width, page.height)}
    if scene.medium == "press":
        wanted |= {"TrimBox": page.trim, "BleedBox": page.bleed}
    return wanted


def press_boxes(opened: Opened) -> Iterator[Problem]:
    """What a print shop's software takes from the boxes: trim, bleed, and nothing that hides."""
    for sheet in opened.sheets:
        told = _press_fault(sheet)
        if told:
            yield sheet.error("press/boxes", told[0], told[1])
        yield from _turned(sheet)


def _press_fault(sheet: Sheet) -> tuple[str, str] | None:
    boxes = sheet.boxes
    if "TrimBox" in boxes and "ArtBox" in boxes:
        return "The page has a TrimBox and an ArtBox.", "Keep the TrimBox alone."
    if "TrimBox" not in boxes:
        return "The page has no TrimBox: nothing says where it is cut.", (
            "Export it with a trim size and a bleed of 0.125 in or 3 mm."
        )
    if "BleedBox" not in boxes:
        return "The page has no BleedBox: nothing says how far colour runs over the cut.", (
            "Export it with a bleed of 0.125 in or 3 mm."
        )
    trim, bleed, media = boxes["TrimBox"], boxes["BleedBox"], sheet.media
    if not _inside(trim, bleed) or not _inside(bleed, media):
        return "TrimBox, BleedBox and MediaBox do not lie in one another.", (
            "Export it anew with trim and bleed set in the page set-up."
        )
    margins = [abs(one - other) for one, other in zip(trim, bleed, strict=True)]
    if min(margins) < _LEAST_BLEED - NEAR or max(margins) - min(margins) > NEAR:
        return f"The bleed is {min(margins) / 72:.3f} in at its least.", (
            "Give all four sides the same bleed of 0.125 in or 3 mm."
        )
    crop = boxes.get("CropBox")
    if crop and not _inside(media, crop):
        return "A CropBox smaller than the MediaBox hides marks or bleed.", (
            "Export it without a CropBox."
        )
    return None


def _turned(sheet: Sheet) -> Iterator[Problem]:
    turned = int(number(inherited(sheet.page, "Rotate")) or 0) % 360
    unit = number(get(sheet.page, "UserUnit"))
    if turned:
        yield sheet.error(
            "press/boxes",
            f"The page is turned by {turned}° for viewers; presses may turn it or not.",
            "Export it upright, without rotation.",
        )
    if unit not in (None, 1.0):
        yield sheet.error(
            "press/boxes",
            f"The page counts in units of {unit:g} points (UserUnit), which PDF/X forbids.",
            "Export it at its real size.",
        )


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner[0] >= outer[0] - NEAR
        and inner[1] >= outer[1] - NEAR
        and inner[2] <= outer[2] + NEAR
        and inner[3] <= outer[3] + NEAR
    )


def _same(real: Rect | None, wanted: Rect) -> bool:
    return real is not None and all(
        abs(one - other) <= NEAR for one, other in zip(real, wanted, strict=True)
    )
