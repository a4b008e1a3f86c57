"""A Scene and its finished PDF in; what the file shows when reopened out. Door to pikepdf."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

from brochure.model.scene import Box, Page, Scene
from brochure.problems import Problem, error

_NEAR = 0.1
_RGB_OPERATORS = {"rg", "RG"}
_RGB_SPACES = {"/DeviceRGB", "/CalRGB", "/RGB"}


def finished_pdf(scene: Scene, data: bytes) -> list[Problem]:
    """Pages, boxes, embedded fonts, and on press no RGB: read from the bytes, not from the pen."""
    try:
        with pikepdf.open(BytesIO(data)) as file:
            return _judged(scene, file)
    except pikepdf.PdfError as fault:
        message = f"The finished file cannot be opened again: {fault}."
        return [_fault(scene, scene.pages[0], "pdf/unreadable", message)]


def _judged(scene: Scene, file: pikepdf.Pdf) -> list[Problem]:
    found = _pages(scene, file)
    if not found:
        for page, written in zip(scene.pages, file.pages, strict=True):
            found += _boxes(scene, page, written)
            found += _fonts(scene, page, written)
            if scene.medium == "press":
                found += _no_rgb(scene, page, written)
    return found


def _fault(scene: Scene, page: Page, code: str, message: str) -> Problem:
    return error(
        code,
        message,
        "This is a fault of the program, not of your content: please report it.",
        page.span,
        piece=scene.piece,
        at=page.name,
    )


def _pages(scene: Scene, file: pikepdf.Pdf) -> list[Problem]:
    if len(file.pages) == len(scene.pages):
        return []
    message = f"The file has {len(file.pages)} pages instead of {len(scene.pages)}."
    return [_fault(scene, scene.pages[0], "pdf/pages", message)]


def _boxes(scene: Scene, page: Page, written: pikepdf.Page) -> list[Problem]:
    wanted = {"/MediaBox": Box(0, 0, page.width, page.height)}
    if scene.medium == "press":
        wanted |= {"/TrimBox": page.trim, "/BleedBox": page.bleed}
    found = []
    for name, box in wanted.items():
        corners = (box.x, page.height - box.bottom, box.right, page.height - box.y)
        real = [float(value) for value in written.obj.get(name, [])]
        if len(real) != 4 or any(abs(a - b) > _NEAR for a, b in zip(real, corners, strict=True)):
            message = f"{name[1:]} of the page “{page.name}” is not where it belongs."
            found.append(_fault(scene, page, "pdf/boxes", message))
    return found


def _fonts(scene: Scene, page: Page, written: pikepdf.Page) -> list[Problem]:
    fonts: Any = written.resources.get("/Font", {})
    return [
        _fault(
            scene, page, "pdf/font-not-embedded", f"The font {font.get('/BaseFont')} is missing."
        )
        for font in fonts.values()
        if "/FontFile2" not in font.get("/FontDescriptor", {})
    ]


def _no_rgb(scene: Scene, page: Page, written: pikepdf.Page) -> list[Problem]:
    if _uses_rgb(written.obj, written.resources, set()):
        message = f"The page “{page.name}” has RGB colour in it; a press prints inks."
        return [_fault(scene, page, "pdf/rgb", message)]
    return []


def _uses_rgb(stream: Any, resources: Any, seen: set[tuple[int, int]]) -> bool:
    """Whether a content stream, its images, forms, shadings or colour spaces know RGB."""
    for instruction in pikepdf.parse_content_stream(stream):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            if _is_rgb(instruction.iimage.obj.get("/ColorSpace")):
                return True
            continue
        operator = str(instruction.operator)
        chosen = operator in ("cs", "CS") and _is_rgb(instruction.operands[0])
        if chosen or operator in _RGB_OPERATORS:
            return True
    spaces = [*resources.get("/ColorSpace", {}).values()]
    spaces += [one.get("/ColorSpace") for one in resources.get("/Shading", {}).values()]
    for one in resources.get("/XObject", {}).values():
        spaces.append(one.get("/ColorSpace"))
        if one.get("/Subtype") == "/Form" and one.objgen not in seen:
            seen.add(one.objgen)
            if _uses_rgb(one, one.get("/Resources", resources), seen):
                return True
    return any(map(_is_rgb, spaces))


def _is_rgb(space: Any) -> bool:
    """A colour space by name, or as an array with one of three components in it."""
    if isinstance(space, pikepdf.Array):
        if str(space[0]) == "/ICCBased":
            return int(space[1].get("/N", 0)) == 3
        return any(_is_rgb(part) for part in space)
    return isinstance(space, pikepdf.Name) and str(space) in _RGB_SPACES
