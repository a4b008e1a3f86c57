"""Parts and properties in; the bytes of a package out, in one fixed order and with one date."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from brochure.draw.pptx_kinds import CT, RT
from brochure.draw.pptx_xml import XML_HEAD, quoted, words
from brochure.model.scene import Scene

_LANGUAGES = {"en": "en-US", "es": "es-US"}
_STORED = ("png", "jpg", "jpeg")
_DEFLATE_LEVEL = 2
"""A quarter of the time of level 6 for a quarter more bytes, measured on a deck of drawings."""

_PACKAGE_NS = "http://schemas.openxmlformats.org/package/2006"
_DEFAULT_TYPES = {
    "jpg": CT.JPEG,
    "rels": CT.RELATIONSHIPS,
    "xlsx": CT.WORKBOOK,
    "xml": CT.XML,
}


def proofing_language(language: str) -> str:
    """The language of the words as PowerPoint's proofing names it."""
    return _LANGUAGES.get(language, language)


@dataclass(eq=False, slots=True)
class Part:
    """A part of a package by its name; the package itself is the part `/`, with relations alone."""

    name: str
    content_type: str = ""
    blob: bytes = b""
    relations: dict[tuple[str, Part | str], str] = field(default_factory=dict)
    """The id of each relation, by its type and by the part or the address it leads to."""

    def relate_to(self, target: Part | str, kind: str) -> str:
        """The id of the relation to a part, or to an address outside of the package."""
        return self.relations.setdefault((kind, target), f"rId{len(self.relations) + 1}")


def add_properties(package: Part, scene: Scene, moment: datetime) -> None:
    """Core properties from the scene and the moment, and the plainest application properties."""
    core = Part("/docProps/core.xml", CT.CORE_PROPERTIES, _core(scene, moment))
    app = Part("/docProps/app.xml", CT.EXTENDED_PROPERTIES, _app(scene))
    package.relate_to(core, RT.CORE_PROPERTIES)
    package.relate_to(app, RT.EXTENDED_PROPERTIES)


def package_bytes(package: Part) -> bytes:
    """The package as a file: every part that something leads to, relations and content types."""
    entries: dict[str, bytes] = {}
    overrides: dict[str, str] = {}
    for part in _led_to(package, set()):
        if part is not package:
            entries[part.name[1:]] = part.blob
            if _DEFAULT_TYPES.get(part.name.rpartition(".")[2]) != part.content_type:
                overrides[part.name] = part.content_type
        if part.relations:
            folder, name = posixpath.split(part.name)
            entries[posixpath.join(folder, "_rels", f"{name}.rels")[1:]] = _relations(part)
    entries["[Content_Types].xml"] = _content_types(overrides)
    return zipped(entries)


def _led_to(part: Part, seen: set[Part]) -> Iterator[Part]:
    """The part and all that its relations lead to, each once."""
    seen.add(part)
    yield part
    for _, target in part.relations:
        if isinstance(target, Part) and target not in seen:
            yield from _led_to(target, seen)


def _relations(part: Part) -> bytes:
    """`Relationships` of a part; those within the package are told from where it stands."""
    folder = posixpath.dirname(part.name)
    told = ""
    for (kind, target), number in part.relations.items():
        if isinstance(target, Part):
            where, mode = posixpath.relpath(target.name, folder), ""
        else:
            where, mode = target, ' TargetMode="External"'
        told += f'<Relationship Id="{number}" Type="{kind}" Target={quoted(where)}{mode}/>'
    namespace = f'xmlns="{_PACKAGE_NS}/relationships"'
    return f"{XML_HEAD}<Relationships {namespace}>{told}</Relationships>".encode()


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
    return (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE_NS}/content-types">{defaults}{parts}</Types>'.encode()
    )


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
