"""A scene of slides in; the bytes of a PowerPoint file out, the same for the same scene and moment.

Every part is written as XML of our own, so nothing of python-pptx's stock template can remain;
python-pptx keeps the package: its parts, their relations, charts and their workbooks.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import groupby

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from brochure.draw.pptx_layouts import FIRST_LAYOUT_ID, default_text, drawn_layout, master_xml
from brochure.draw.pptx_notes import PAGE as NOTES_PAGE
from brochure.draw.pptx_notes import notes_master_xml, notes_xml
from brochure.draw.pptx_package import DeckPackage, proofing_language
from brochure.draw.pptx_slides import drawn_slide
from brochure.draw.pptx_surface import Deck, Drawn, Surface, places
from brochure.draw.pptx_theme import theme_xml
from brochure.draw.pptx_xml import NAMESPACES, NS_A, XML_HEAD, guid, quoted
from brochure.model.scene import LayoutFrame, Page, Scene
from brochure.same import Made
from brochure.units import emu

_FIRST_SLIDE_ID = 256
_DEFAULT_TABLE_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


_drawn_layouts: Made[LayoutFrame, Drawn] = Made(64)
_drawn_slides: Made[Page, Drawn] = Made(48)
_drawn_notes: Made[Page, bytes] = Made(64)
"""What was drawn of a layout, a slide, its notes, for the next deck that shows the very same."""


def deck(scene: Scene, moment: datetime) -> bytes:
    """The whole .pptx of a scene whose medium is slides."""
    package = DeckPackage(moment)
    shared = Deck(scene.inks, proofing_language(scene.language))
    main = package.add("/ppt/presentation.xml", CT.PML_PRESENTATION_MAIN)
    package.begins_with(main, scene)

    master, layouts = _master(scene, shared, package)
    master_relation = main.relate_to(master, RT.SLIDE_MASTER)
    main.relate_to(master.part_related_by(RT.THEME), RT.THEME)
    notes_relation = ""
    if any(page.notes for page in scene.pages):
        notes_master = _notes_master(scene, shared, package)
        notes_relation = main.relate_to(notes_master, RT.NOTES_MASTER)
    slide_relations = []
    for number, page in enumerate(scene.pages, 1):
        part = package.add(f"/ppt/slides/slide{number}.xml", CT.PML_SLIDE)
        slide_relations.append(main.relate_to(part, RT.SLIDE))
        _slide(page, number, part, scene, shared, layouts, package)
        if page.notes:
            _notes(page, number, part, shared, notes_master, package)
    _settings(package, main)
    main.blob = _presentation(scene, shared, master_relation, notes_relation, slide_relations)
    return package.file()


def _master(scene: Scene, shared: Deck, package: DeckPackage) -> tuple[Part, dict[str, Part]]:
    """The master with its theme and its layouts; the layouts also by name."""
    master = package.add("/ppt/slideMasters/slideMaster1.xml", CT.PML_SLIDE_MASTER)
    layouts: dict[str, Part] = {}
    relations = []
    for i, frame in enumerate(scene.layouts, 1):
        name = f"/ppt/slideLayouts/slideLayout{i}.xml"
        part = layouts[frame.name] = package.add(name, CT.PML_SLIDE_LAYOUT)
        part.relate_to(master, RT.SLIDE_MASTER)
        draw = partial(drawn_layout, frame, Surface(shared))
        package.fill(part, _drawn_layouts.of(frame, draw, shared.language, (scene.inks,)))
        relations.append(master.relate_to(part, RT.SLIDE_LAYOUT))
    master.relate_to(_theme(1, scene.title, scene, package), RT.THEME)
    master.blob = master_xml(scene.layouts, shared, relations)
    return master, layouts


def _theme(number: int, name: str, scene: Scene, package: DeckPackage) -> Part:
    blob = theme_xml(name, scene.inks, scene.fonts)
    return package.add(f"/ppt/theme/theme{number}.xml", CT.OFC_THEME, blob)


def _slide(
    page: Page,
    number: int,
    part: Part,
    scene: Scene,
    shared: Deck,
    layouts: dict[str, Part],
    package: DeckPackage,
) -> None:
    if page.layout not in layouts:
        raise ValueError(f"no layout is named {page.layout} ({page.name})")
    frame = next(frame for frame in scene.layouts if frame.name == page.layout)
    part.relate_to(layouts[page.layout], RT.SLIDE_LAYOUT)

    def draw() -> Drawn:
        return drawn_slide(page, Surface(shared, number, places(frame)))

    kept = _drawn_slides.of(page, draw, (number, shared.language), (frame, scene.inks))
    package.fill(part, kept)


def _notes_master(scene: Scene, shared: Deck, package: DeckPackage) -> Part:
    part = package.add("/ppt/notesMasters/notesMaster1.xml", CT.PML_NOTES_MASTER)
    part.relate_to(_theme(2, f"{scene.title} (notes)", scene, package), RT.THEME)
    part.blob = notes_master_xml(shared.language)
    return part


def _notes(
    page: Page, number: int, slide: Part, shared: Deck, notes_master: Part, package: DeckPackage
) -> None:
    name = f"/ppt/notesSlides/notesSlide{number}.xml"
    draw = partial(notes_xml, page, number, shared.language)
    blob = _drawn_notes.of(page, draw, (number, shared.language))
    part = package.add(name, CT.PML_NOTES_SLIDE, blob)
    part.relate_to(notes_master, RT.NOTES_MASTER)
    part.relate_to(slide, RT.SLIDE)
    slide.relate_to(part, RT.NOTES_SLIDE)


def _settings(package: DeckPackage, main: Part) -> None:
    """The parts every program expects beside the presentation, with nothing in them."""
    properties = f"{XML_HEAD}<p:presentationPr {NAMESPACES}/>".encode()
    view = f"{XML_HEAD}<p:viewPr {NAMESPACES}/>".encode()
    styles = f'{XML_HEAD}<a:tblStyleLst {NS_A} def="{_DEFAULT_TABLE_STYLE}"/>'.encode()
    for name, content_type, kind, blob in (
        ("presProps", CT.PML_PRES_PROPS, RT.PRES_PROPS, properties),
        ("viewProps", CT.PML_VIEW_PROPS, RT.VIEW_PROPS, view),
        ("tableStyles", CT.PML_TABLE_STYLES, RT.TABLE_STYLES, styles),
    ):
        main.relate_to(package.add(f"/ppt/{name}.xml", content_type, blob), kind)


def _presentation(
    scene: Scene, shared: Deck, master: str, notes_master: str, slides: list[str]
) -> bytes:
    notes = f'<p:notesMasterId r:id="{notes_master}"/>'
    listed = "".join(
        f'<p:sldId id="{_FIRST_SLIDE_ID + i}" r:id="{relation}"/>'
        for i, relation in enumerate(slides)
    )
    first = scene.pages[0]
    return (
        f'{XML_HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_LAYOUT_ID - 1}" r:id="{master}"/>'
        "</p:sldMasterIdLst>"
        f"{f'<p:notesMasterIdLst>{notes}</p:notesMasterIdLst>' if notes_master else ''}"
        f"<p:sldIdLst>{listed}</p:sldIdLst>"
        f'<p:sldSz cx="{emu(first.width)}" cy="{emu(first.height)}"/>'
        f'<p:notesSz cx="{emu(NOTES_PAGE.w)}" cy="{emu(NOTES_PAGE.h)}"/>'
        f"<p:defaultTextStyle>{default_text(shared.language)}</p:defaultTextStyle>"
        f"{_sections(scene.pages)}</p:presentation>"
    ).encode()


def _sections(pages: tuple[Page, ...]) -> str:
    """Named runs of slides; a slide without a section stays in the one before it."""
    names: list[str] = []
    known = next((page.section for page in pages if page.section), "")
    if not known:
        return ""
    for page in pages:
        known = page.section or known
        names.append(known)
    written = ""
    for i, (name, members) in enumerate(groupby(range(len(pages)), key=lambda n: names[n])):
        slides = "".join(f'<p14:sldId id="{_FIRST_SLIDE_ID + n}"/>' for n in members)
        written += (
            f'<p14:section name={quoted(name)} id="{guid(f"section {i} {name}")}">'
            f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
        )
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"{written}</p14:sectionLst></p:ext></p:extLst>"
    )
