"""Parts and properties in; the bytes of a package out, in one fixed order and with one date."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from zipfile import ZipFile

from pptx.chart.data import CategoryChartData
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.package import Package

from brochure.draw.pptx_surface import Chart, Drawn
from brochure.draw.pptx_xml import XML_HEAD, quoted, words
from brochure.draw.zipped import zipped
from brochure.model.scene import ChartData, Scene

_LANGUAGES = {"en": "en-US", "es": "es-US"}
_DEFAULT_TYPES = {
    "jpg": CT.JPEG,
    "rels": CT.OPC_RELATIONSHIPS,
    "xlsx": CT.SML_SHEET,
    "xml": CT.XML,
}


def proofing_language(language: str) -> str:
    """The language of the words as PowerPoint's proofing names it."""
    return _LANGUAGES.get(language, language)


class DeckPackage:
    """A package of python-pptx that begins with nothing in it, so nothing of its stock either.

    Pictures are one part for all their uses; a chart brings its workbook.
    """

    def __init__(self, moment: datetime) -> None:
        self._package = Package(io.BytesIO())
        self._moment = moment
        self._pictures: dict[bytes, Part] = {}
        self._charts = 0

    def add(self, name: str, content_type: str, blob: bytes = b"") -> Part:
        """A part under its name; it is written once something relates to it."""
        return Part(PackURI(name), content_type, self._package, blob)

    def begins_with(self, main: Part, scene: Scene) -> None:
        """The presentation, and the properties of the file."""
        core = self.add("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, _core(scene, self._moment))
        app = self.add("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, _app(scene))
        self._package.relate_to(main, RT.OFFICE_DOCUMENT)
        self._package.relate_to(core, RT.CORE_PROPERTIES)
        self._package.relate_to(app, RT.EXTENDED_PROPERTIES)

    def fill(self, part: Part, drawn: Drawn) -> None:
        """The part as drawn, and the parts and addresses it relates to, in the order of ids."""
        part.blob = drawn.xml
        for target, kind in drawn.relations:
            if isinstance(target, str):
                part.relate_to(target, kind, is_external=True)
            elif isinstance(target, bytes):
                part.relate_to(self._picture(target), kind)
            else:
                part.relate_to(self._chart(target), kind)

    def file(self) -> bytes:
        """The package as a file: every part, its relations and the content types."""
        package = self._package
        entries = {PACKAGE_URI.rels_uri.membername: _relations(package._rels, "/")}
        overrides: dict[str, str] = {}
        for part in package.iter_parts():
            name = part.partname
            entries[name.membername] = part.blob
            if _DEFAULT_TYPES.get(name.ext) != part.content_type:
                overrides[str(name)] = part.content_type
            if len(part.rels):
                entries[name.rels_uri.membername] = _relations(part.rels, name.baseURI)
        entries[CONTENT_TYPES_URI.membername] = _content_types(overrides)
        return zipped(entries)

    def _picture(self, jpeg: bytes) -> Part:
        part = self._pictures.get(jpeg)
        if part is None:
            name = f"/ppt/media/image{len(self._pictures) + 1}.jpg"
            part = self._pictures[jpeg] = self.add(name, CT.JPEG, jpeg)
        return part

    def _chart(self, chart: Chart) -> Part:
        self._charts += 1
        part = self.add(f"/ppt/charts/chart{self._charts}.xml", CT.DML_CHART, chart.xml)
        name = f"/ppt/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"
        book = self.add(name, CT.SML_SHEET, workbook(chart.data, self._moment))
        part.relate_to(book, RT.PACKAGE)
        return part


def _relations(relations: Mapping[str, Any], folder: str) -> bytes:
    """The relations of a part; python-pptx would make an element of lxml for each of them."""
    written = "".join(
        f'<Relationship Id="{name}" Type="{one.reltype}" '
        + (
            f'Target={quoted(one.target_ref)} TargetMode="External"/>'
            if one.is_external
            else f'Target="{_from_folder(folder, one.target_part.partname)}"/>'
        )
        for name, one in relations.items()
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{XML_HEAD}<Relationships xmlns="{namespace}">{written}</Relationships>'.encode()


@lru_cache(maxsize=1024)
def _from_folder(folder: str, part: str) -> str:
    """The name of a part as it is seen from a folder."""
    return posixpath.relpath(part, folder)


def workbook(data: ChartData, moment: datetime) -> bytes:
    """The workbook of a chart by XlsxWriter, its dates set to the moment, packed like the deck."""
    entries = dict(_sheets(data))
    dated = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    core = entries["docProps/core.xml"]
    entries["docProps/core.xml"] = dated.sub(rb"\g<1>" + _stamp(moment).encode(), core)
    return zipped(entries)


@lru_cache(maxsize=16)
def _sheets(data: ChartData) -> Mapping[str, bytes]:
    """The parts of a chart's workbook as they come."""
    table = CategoryChartData()  # type: ignore[no-untyped-call]  # python-pptx: no types
    table.categories = data.categories
    table.add_series(data.title, data.values)  # type: ignore[no-untyped-call]
    with ZipFile(io.BytesIO(table.xlsx_blob)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


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
