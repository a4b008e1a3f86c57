"""A Scene and its finished PDF in; what the file shows when reopened out. Door to pikepdf."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

from brochure.model.scene import Box, Page, Scene
from brochure.problems import Problem, error

_NEAR = 0.1
_RGB_OPERATORS = {"rg", "RG"}
_RGB_SPACES = {"/DeviceRGB", "/CalRGB"}


def finished_pdf(scene: Scene, data: bytes) -> list[Problem]:
    """Pages, boxes, embedded fonts, and on press no RGB: read from the bytes, not from the pen."""
    with pikepdf.open(BytesIO(data)) as file:
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
    operators = {str(op.operator) for op in pikepdf.parse_content_stream(written)}
    images: Any = written.resources.get("/XObject", {})
    spaces = {str(image.get("/ColorSpace")) for image in images.values()}
    if operators & _RGB_OPERATORS or spaces & _RGB_SPACES:
        message = f"The page “{page.name}” has RGB colour in it; a press prints inks."
        return [_fault(scene, page, "pdf/rgb", message)]
    return []
