"""Parts and properties in; the bytes of a package out, in one fixed order and with one date."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.package import Package

from brochure.draw.pptx_xml import XML_HEAD, quoted, words
from brochure.model.scene import Scene

_LANGUAGES = {"en": "en-US", "es": "es-US"}
_STORED = ("png", "jpg", "jpeg")
_DEFLATE_LEVEL = 2
"""A quarter of the time of level 6 for a quarter more bytes, measured on a deck of drawings."""

_DEFAULT_TYPES = {
    "jpg": CT.JPEG,
    "rels": CT.OPC_RELATIONSHIPS,
    "xlsx": CT.SML_SHEET,
    "xml": CT.XML,
}


def proofing_language(language: str) -> str:
    """The language of the words as PowerPoint's proofing names it."""
    return _LANGUAGES.get(language, language)


def empty_package() -> Package:
    """A package of python-pptx that holds nothing yet, so nothing of its stock either."""
    return Package(io.BytesIO())


def add_part(package: Package, name: str, content_type: str, blob: bytes = b"") -> Part:
    """A part of the package under its name; it is written once something relates to it."""
    return Part(PackURI(name), content_type, package, blob)


def add_properties(package: Package, scene: Scene, moment: datetime) -> None:
    """Core properties from the scene and the moment, and the plainest application properties."""
    core = add_part(package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, _core(scene, moment))
    app = add_part(package, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, _app(scene))
    package.relate_to(core, RT.CORE_PROPERTIES)
    package.relate_to(app, RT.EXTENDED_PROPERTIES)


def package_bytes(package: Package) -> bytes:
    """The package as a file: every part, its relations and the content types."""
    entries = {PACKAGE_URI.rels_uri.membername: package._rels.xml}  # no public door in python-pptx
    overrides: dict[str, str] = {}
    for part in package.iter_parts():
        entries[part.partname.membername] = part.blob
        if _DEFAULT_TYPES.get(part.partname.ext) != part.content_type:
            overrides[str(part.partname)] = part.content_type
        if len(part.rels):
            entries[part.partname.rels_uri.membername] = part.rels.xml
    entries[CONTENT_TYPES_URI.membername] = _content_types(overrides)
    return zipped(entries)


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """A zip with sorted names and one date; pictures stored, the rest deflated."""
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name in sorted(entries):
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            info.external_attr = 0
            stored = name.rsplit(".", 1)[-1].lower() in _STORED
            info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            archive.writestr(info, entries[name], compresslevel=_DEFLATE_LEVEL)
    return target.getvalue()


def settled_workbook(blob: bytes, moment: datetime) -> bytes:
    """A workbook of XlsxWriter with its dates set to the moment, packed like the deck."""
    with ZipFile(io.BytesIO(blob)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    dated = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    core = entries["docProps/core.xml"]
    entries["docProps/core.xml"] = dated.sub(rb"\g<1>" + _stamp(moment).encode(), core)
    return zipped(entries)


def _stamp(moment: datetime) -> str:
    """The moment in UTC; without a zone it is taken as UTC, whatever the machine's zone."""
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _content_types(overrides: Mapping[str, str]) -> bytes:
    defaults = "".join(
        f'<Default Extension="{ext}" ContentType="{kind}"/>'
        for ext, kind in sorted(_DEFAULT_TYPES.items())
    )
    parts = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in sorted(overrides.items())
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{XML_HEAD}<Types xmlns="{namespace}">{defaults}{parts}</Types>'.encode()


def _core(scene: Scene, moment: datetime) -> bytes:
    stamp = _stamp(moment)
    author = words(scene.author)
    version = f"<cp:version>{words(scene.version)}</cp:version>" if scene.version else ""
    return (
        f"{XML_HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{words(scene.title)}</dc:title><dc:subject>{words(scene.subject)}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
        f"<dc:language>{words(proofing_language(scene.language))}</dc:language>"
        f"{version}"
        "</cp:coreProperties>"
    ).encode()


def _app(scene: Scene) -> bytes:
    noted = sum(1 for page in scene.pages if page.notes)
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f"{XML_HEAD}<Properties xmlns={quoted(namespace)}><Application>Brochure</Application>"
        f"<Slides>{len(scene.pages)}</Slides><Notes>{noted}</Notes></Properties>"
    ).encode()
