"""A Scene and its finished deck in; what the file shows when opened again out. Door to lxml.

The package is read by its own rules, from the presentation's list of slides on, by a parser that
did not write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import BadZipFile, ZipFile

from lxml import etree

from brochure.model.scene import Page, Scene
from brochure.problems import Problem, error

_OFFICE = "http://schemas.openxmlformats.org"
_NS = {
    "a": f"{_OFFICE}/drawingml/2006/main",
    "p": f"{_OFFICE}/presentationml/2006/main",
    "r": f"{_OFFICE}/package/2006/relationships",
}
_RELATION = f"{{{_OFFICE}/officeDocument/2006/relationships}}id"
_KINDS = f"{_OFFICE}/officeDocument/2006/relationships"
_TITLES = ("title", "ctrTitle")


def finished_deck(scene: Scene, data: bytes) -> list[Problem]:
    """Slides, titles, notes and filled placeholders: read from the bytes, not from the pen."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return _judged(scene, package)
    except (BadZipFile, KeyError, etree.XMLSyntaxError) as fault:
        return [_fault(scene.pages[0], 1, f"The finished deck cannot be opened again: {fault}.")]


def _judged(scene: Scene, package: ZipFile) -> list[Problem]:
    slides = list(_slides(package))
    if len(slides) != len(scene.pages):
        message = f"The deck has {len(slides)} slides instead of {len(scene.pages)}."
        return [_fault(scene.pages[0], 1, message)]
    found: list[Problem] = []
    for number, (page, name) in enumerate(zip(scene.pages, slides, strict=True), 1):
        found += [_fault(page, number, message) for message in _faults(package, page, name)]
    return found


def _slides(package: ZipFile) -> Iterator[str]:
    """The parts of the slides in the order they are shown."""
    main = next(iter(_related(package, "", "officeDocument").values()))
    slides = _related(package, main, "slide")
    for entry in _read(package, main).iterfind("p:sldIdLst/p:sldId", _NS):
        yield slides[str(entry.get(_RELATION))]


def _faults(package: ZipFile, page: Page, name: str) -> list[str]:
    found = []
    title = None
    for shape in _read(package, name).iterfind("p:cSld/p:spTree/p:sp", _NS):
        place = shape.find("p:nvSpPr/p:nvPr/p:ph", _NS)
        if place is None:
            continue
        text = _text(shape)
        if place.get("type") in _TITLES:
            title = text
        if not text.strip():
            called = shape.find("p:nvSpPr/p:cNvPr", _NS)
            known = "" if called is None else called.get("name")
            found.append(f"The placeholder “{known}” is empty.")
    if title != page.title:
        found.insert(0, "The slide has not the title it should have.")
    if bool(page.notes) != bool(_related(package, name, "notesSlide")):
        found.append("The speaker's notes of the slide are missing.")
    return found


def _text(shape: etree._Element) -> str:
    """The words of a shape, a line for each paragraph."""
    return "\n".join(
        "".join(words.text or "" for words in paragraph.iterfind(".//a:t", _NS))
        for paragraph in shape.iterfind("p:txBody/a:p", _NS)
    )


def _related(package: ZipFile, name: str, kind: str) -> dict[str, str]:
    """The parts that a part (the package itself when empty) names as of one kind, by relation."""
    folder = dirname(name)
    relations = join(folder, "_rels", f"{name[len(folder) :].lstrip('/')}.rels")
    if relations not in package.namelist():
        return {}
    return {
        str(one.get("Id")): normpath(join("/", folder, str(one.get("Target")))).lstrip("/")
        for one in _read(package, relations).iterfind("r:Relationship", _NS)
        if one.get("Type") == f"{_KINDS}/{kind}"
    }


def _read(package: ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(name))


def _fault(page: Page, number: int, message: str) -> Problem:
    return error(
        "deck/incomplete",
        message,
        "This is a fault of the program, not of your content: please report it.",
        page.span,
        piece="deck",
        at=f"slide {number}",
    )
